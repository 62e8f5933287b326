//! One finding and the places that it names.

use super::{Code, Severity, Words};
use crate::source::Place;

/// Something that is wrong, with the place of the very value and, where it can be told, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    /// That of its rule, unless circumstances make it a warning.   Source: record.md §5.
    pub severity: Severity,
    pub message: Words,
    pub place: Place,
    /// What is written at the place itself, under the carets.
    pub note: Option<Words>,
    /// Other places that belong to the matter.
    pub related: Vec<Label>,
    pub help: Option<Words>,
}

/// A second place with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    pub note: Words,
}

impl Finding {
    #[must_use]
    pub const fn new(code: Code, place: Place, message: Words) -> Self {
        Self { code, severity: code.severity(), message, place, note: None, related: Vec::new(), help: None }
    }

    /// The finding with what is to be seen at its place.
    #[must_use]
    pub fn note(mut self, note: Words) -> Self {
        self.note = Some(note);
        self
    }

    /// The finding with a second place.
    #[must_use]
    pub fn related(mut self, place: Place, note: Words) -> Self {
        self.related.push(Label { place, note });
        self
    }

    /// The finding with what would be right.
    #[must_use]
    pub fn help(mut self, help: Words) -> Self {
        self.help = Some(help);
        self
    }

    /// The finding, a warning wherever its rule is an error: for what cannot be changed any more, or does no harm yet.
    #[must_use]
    pub const fn as_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Takes the middle out of words that are too long to be read.
    pub(super) fn shorten(&mut self) {
        let notes = self.related.iter_mut().map(|label| &mut label.note);
        for words in [&mut self.message].into_iter().chain(&mut self.note).chain(&mut self.help).chain(notes) {
            words.shorten();
        }
    }
}
