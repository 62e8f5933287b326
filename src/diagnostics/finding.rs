//! One finding and the places that it names.

use std::sync::Arc;

use super::{Code, Severity, Words};

/// Something that is wrong, with the place of the very value and, where it can be told, what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    pub message: Words,
    pub place: Place,
    /// What is written at the place itself, under the carets.
    pub note: Option<Words>,
    /// Other places that belong to the matter.
    pub related: Vec<Label>,
    pub help: Option<Words>,
}

/// A place in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Relative to the project's root, `/` separated.
    pub file: Arc<str>,
    pub span: Span,
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// From 1.
    pub line: u32,
    /// From 1, in Unicode characters.
    pub column: u32,
    /// Byte offsets in the file.
    pub start: u32,
    pub end: u32,
}

/// A second place with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    pub note: Words,
}

impl Span {
    /// The place of findings about a file as a whole.
    pub const WHOLE_FILE: Self = Self { line: 1, column: 1, start: 0, end: 0 };
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn whole_file(file: &str) -> Self {
        Self { file: file.into(), span: Span::WHOLE_FILE }
    }
}

impl Finding {
    #[must_use]
    pub const fn new(code: Code, place: Place, message: Words) -> Self {
        Self { code, message, place, note: None, related: Vec::new(), help: None }
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

    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }
}
