//! Where something stands in a file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A place in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Relative to the project's root, `/` separated.
    pub file: Arc<str>,
    pub span: Span,
}

/// A stretch of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

/// A count of bytes, characters or lines of a file.
///
/// # Panics
/// Never for one of a file that was read: it has at most 64 MB.
#[must_use]
pub fn count(number: usize) -> u32 {
    u32::try_from(number).expect("files are at most 64 MB")
}

impl Span {
    /// The place of findings about a file as a whole.
    pub const WHOLE_FILE: Self = Self { line: 1, column: 1, start: 0, end: 0 };

    /// The stretch `start..end` of `text`, counting its line and column.   Cost: O(start).
    #[must_use]
    pub fn in_text(text: &str, start: usize, end: usize) -> Self {
        Positions::of(text).span(start, end)
    }
}

/// Lines and columns of a text, counted once for any number of places that are asked for first to last.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    counted: usize,
    line: u32,
    column: u32,
}

impl<'t> Positions<'t> {
    /// Begins at the beginning of `text`.
    #[must_use]
    pub const fn of(text: &'t str) -> Self {
        Self { text, counted: 0, line: 1, column: 1 }
    }

    /// The stretch `start..end`.   Cost: O(bytes since the one before it); from the beginning for one that lies before it.
    pub fn span(&mut self, start: usize, end: usize) -> Span {
        if start < self.counted {
            *self = Self::of(self.text);
        }
        let passed = &self.text[self.counted..start];
        let last_line = match passed.rfind('\n') {
            Some(newline) => {
                self.line += count(passed.bytes().filter(|byte| *byte == b'\n').count());
                self.column = 1;
                &passed[newline + 1..]
            }
            None => passed,
        };
        self.column += count(last_line.chars().count());
        self.counted = start;
        Span { line: self.line, column: self.column, start: count(start), end: count(end) }
    }
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn whole_file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), span: Span::WHOLE_FILE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_row_are_counted_on_from_one_another() {
        let text = "ab\n示例c\n\nd";
        let mut positions = Positions::of(text);
        let told: Vec<_> = text
            .char_indices()
            .map(|(at, character)| positions.span(at, at + character.len_utf8()))
            .map(|span| (span.line, span.column))
            .collect();
        assert_eq!(told, [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (2, 4), (3, 1), (4, 1)]);
        assert_eq!(positions.span(text.len(), text.len()), Span::in_text(text, text.len(), text.len()));
    }
}
