//! A file cut into its YAML documents, so that a broken one hides nothing in the next.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::model::Origin;
use crate::source::{Span, TextFile, count, without_forbidden};

/// One YAML document with its place in the file.
#[derive(Debug)]
pub struct Document<'t> {
    pub file: &'t Arc<str>,
    /// Place of the document in the file, from 0.
    pub index: u32,
    /// Its text; forbidden characters stand replaced by others of the same width, so that positions hold.
    pub(super) text: Cow<'t, str>,
    /// Where `text` begins in the file, in bytes.
    pub(super) start: usize,
    /// Lines of the file before `text`.
    pub(super) lines_before: usize,
    /// Where the forbidden characters were, in bytes of `text`.
    pub(super) forbidden: Vec<Range<usize>>,
}

/// The documents of `file`, in its order, each cut when it is asked for. An empty file is one empty document.
///
/// A line that begins with `---` or is `...` ends a document wherever it stands: YAML allows neither inside a scalar at
/// the left margin (YAML 1.2.2, production 206).   Cost: one pass over the lines.
#[must_use]
pub const fn documents(file: &TextFile) -> Documents<'_> {
    Documents { file, position: 0, lines: 0, index: 0 }
}

/// The documents of a file that were not asked for yet.
#[derive(Debug)]
pub struct Documents<'t> {
    file: &'t TextFile,
    /// What is behind the last document, in bytes.
    position: usize,
    /// Lines before `position`.
    lines: usize,
    index: u32,
}

impl<'t> Iterator for Documents<'t> {
    type Item = Document<'t>;

    fn next(&mut self) -> Option<Document<'t>> {
        let (mut start, mut lines_before) = (self.position, self.lines);
        let mut has_content = false;
        for line in self.file.text[start..].split_inclusive('\n') {
            let marker = Marker::of(line);
            if has_content && matches!(marker, Some(Marker::Start)) {
                return Some(self.cut(start, lines_before));
            }
            self.position += line.len();
            self.lines += 1;
            match marker {
                Some(Marker::Start) => has_content = true,
                Some(Marker::End) if has_content => return Some(self.cut(start, lines_before)),
                Some(Marker::End) if line.ends_with('\n') => (start, lines_before) = (self.position, self.lines),
                Some(Marker::End) => {}
                None => has_content |= is_content(line),
            }
        }
        (has_content || self.index == 0).then(|| self.cut(start, lines_before))
    }
}

impl<'t> Documents<'t> {
    /// The document that ends at the present position.
    fn cut(&mut self, start: usize, lines_before: usize) -> Document<'t> {
        let index = self.index;
        self.index += 1;
        let (text, forbidden) = without_forbidden(&self.file.text[start..self.position]);
        Document { file: &self.file.name, index, text, start, lines_before, forbidden }
    }
}

impl<'t> Document<'t> {
    /// The document that `origin` names, when `text` is what stands there in the file `name`.
    #[must_use]
    pub fn at(origin: Origin, name: &'t Arc<str>, text: &'t str) -> Self {
        let (text, forbidden) = without_forbidden(text);
        let (start, lines_before) = (origin.start as usize, origin.line as usize - 1);
        Self { file: name, index: 0, text, start, lines_before, forbidden }
    }

    /// Where it stands: in the file number `file` of the project's sorted record files.
    #[must_use]
    pub fn origin(&self, file: u32) -> Origin {
        let (start, length) = (count(self.start), count(self.text.len()));
        Origin { file, start, length, line: count(self.lines_before + 1) }
    }

    /// A stretch of its text as one of the file.
    pub(super) fn in_file(&self, within: Span) -> Span {
        let (lines, bytes) = (count(self.lines_before), count(self.start));
        let Span { line, column, start, end } = within;
        Span { line: line + lines, column, start: start + bytes, end: end + bytes }
    }

    /// Bytes of its text.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.len()
    }
}

enum Marker {
    Start,
    End,
}

impl Marker {
    fn of(line: &str) -> Option<Self> {
        let (marker, rest) = if let Some(rest) = line.strip_prefix("---") {
            (Self::Start, rest)
        } else {
            (Self::End, line.strip_prefix("...")?)
        };
        (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])).then_some(marker)
    }
}

/// Whether a line is more than a blank, a comment or a directive.
fn is_content(line: &str) -> bool {
    let trimmed = line.trim_start();
    !(trimmed.is_empty() || trimmed.starts_with('#') || line.starts_with('%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(usize, String)> {
        let file = TextFile { name: "records.yaml".into(), text: text.to_owned() };
        documents(&file).map(|document| (document.lines_before, document.text.to_string())).collect()
    }

    #[test]
    fn markers_begin_and_end_documents() {
        assert_eq!(
            cut("# first\n---\na: 1\n--- # second\nb: 2\n...\n# rest\n"),
            [(0, "# first\n---\na: 1\n".to_owned()), (3, "--- # second\nb: 2\n...\n".to_owned())]
        );
        assert_eq!(cut("a: |\n  ---\n  x\n---x: 1\n"), [(0, "a: |\n  ---\n  x\n---x: 1\n".to_owned())]);
    }

    #[test]
    fn an_empty_document_is_a_document_and_so_is_an_empty_file() {
        assert_eq!(cut("a: 1\n---\n"), [(0, "a: 1\n".to_owned()), (1, "---\n".to_owned())]);
        assert_eq!(cut(""), [(0, String::new())]);
        assert_eq!(cut("# nothing\n"), [(0, "# nothing\n".to_owned())]);
        assert_eq!(cut("...\n"), [(1, String::new())]);
        assert_eq!(cut("...\n... #"), [(1, "... #".to_owned())]);
    }

    #[test]
    fn forbidden_characters_are_replaced_width_for_width() {
        assert_eq!(cut("a: x\0y\u{202E}z\n"), [(0, "a: x_y〓z\n".to_owned())]);
    }
}
