//! One finding and the places that it names.

use serde::{Deserialize, Serialize};

use super::{Code, Severity, Words};
use crate::source::Place;

/// Something that is wrong, with the place of the very value and, where it can be told, what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub code: Code,
    /// That of its rule, unless circumstances make it a warning.   Source: record.md §5.
    pub severity: Severity,
    pub message: Words,
    pub place: Place,
    /// What is written at the place itself, under the carets.
    pub note: Option<Words>,
    /// Other places that belong to the matter.
    pub related: Vec<Related>,
    pub help: Option<Words>,
}

/// A second place with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
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
        self.related.push(Related { place, note });
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

/// A [`Finding`] in a few lines: its rule, its place, what is said, and behind a `;` each what else there is to it, `as warning` last.
///
/// `finding!(V401, place, zh: "…", en: "…"; note zh: "…", en: "…"; related other, zh: "…", en: "…"; help words; as warning if excused)`.
/// Words are two format strings, as in [`say!`](crate::say), or a value.
#[macro_export]
macro_rules! finding {
    ($code:ident, $place:expr, zh: $zh:literal, en: $en:literal $(; $($parts:tt)+)?) => {
        $crate::finding!($code, $place, $crate::say!(zh: $zh, en: $en) $(; $($parts)+)?)
    };
    ($code:ident, $place:expr, $message:expr $(; $($parts:tt)+)?) => {
        $crate::finding!(@ $crate::diagnostics::Finding::new($crate::diagnostics::Code::$code, $place, $message) $(; $($parts)+)?)
    };
    (@ $finding:expr) => { $finding };
    (@ $finding:expr; as warning if $is_excused:expr) => {
        match $finding { finding if $is_excused => finding.as_warning(), finding => finding }
    };
    (@ $finding:expr; as warning) => { $finding.as_warning() };
    (@ $finding:expr; related $place:expr, zh: $zh:literal, en: $en:literal $(; $($parts:tt)+)?) => {
        $crate::finding!(@ $finding.related($place, $crate::say!(zh: $zh, en: $en)) $(; $($parts)+)?)
    };
    (@ $finding:expr; $part:ident zh: $zh:literal, en: $en:literal $(; $($parts:tt)+)?) => {
        $crate::finding!(@ $finding.$part($crate::say!(zh: $zh, en: $en)) $(; $($parts)+)?)
    };
    (@ $finding:expr; $part:ident $words:expr $(; $($parts:tt)+)?) => {
        $crate::finding!(@ $finding.$part($words) $(; $($parts)+)?)
    };
}
