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

/// Where the lines of a text begin, for many places in one text.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.   Cost: one pass.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let behind_newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self { text, starts: std::iter::once(0).chain(behind_newlines).collect() }
    }

    /// The stretch `start..end`, as [`Span::in_text`] gives it.   Cost: O(its line).
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let count = |number: usize| u32::try_from(number).expect("files are at most 64 MB");
        let line = self.starts.partition_point(|line| *line <= start);
        Span {
            line: count(line),
            column: count(self.text[self.starts[line - 1]..start].chars().count() + 1),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_give_the_same_spans_as_the_text_itself() {
        let text = "一二\n\nab\r\n三";
        let lines = Lines::of(text);
        for (start, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(lines.span(start, text.len()), Span::in_text(text, start, text.len()), "{start}");
        }
    }
}
