//! Where something stands in a file.

use std::sync::Arc;

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
    /// Byte offset in the file's text, a byte-order mark not counted.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The place of findings about a file as a whole.
    pub const WHOLE_FILE: Self = Self { line: 1, column: 1, start: 0, end: 0 };

    /// The stretch `start..end` of `text`, counting its line and column.   Cost: O(start).
    #[must_use]
    pub fn in_text(text: &str, start: usize, end: usize) -> Self {
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let count = |number: usize| u32::try_from(number).expect("files are at most 64 MB");
        Self {
            line: count(before.matches('\n').count() + 1),
            column: count(before[line_start..].chars().count() + 1),
            start: count(start),
            end: count(end),
        }
    }
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn whole_file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), span: Span::WHOLE_FILE }
    }
}
