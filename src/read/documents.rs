//! A file cut into its YAML documents, so that a broken one hides nothing in the next.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::source::{TextFile, without_forbidden};

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

/// The documents of `file`, in its order. An empty file is one empty document.
///
/// A line that begins with `---` or is `...` ends a document wherever it stands: YAML allows neither inside a scalar at
/// the left margin (YAML 1.2.2, production 206).   Cost: one pass over the lines.
#[must_use]
pub fn documents(file: &TextFile) -> Vec<Document<'_>> {
    let mut cuts = Vec::new();
    let mut begin = (0, 0);
    let mut has_content = false;
    let mut position = 0;
    for (line_index, line) in file.text.split_inclusive('\n').enumerate() {
        let behind = position + line.len();
        match Marker::of(line) {
            Some(Marker::Start) => {
                if has_content {
                    cuts.push((begin.0..position, begin.1));
                    begin = (position, line_index);
                }
                has_content = true;
            }
            Some(Marker::End) => {
                if has_content {
                    cuts.push((begin.0..behind, begin.1));
                }
                has_content = false;
                begin = (behind, line_index + 1);
            }
            None => has_content |= is_content(line),
        }
        position = behind;
    }
    if has_content || cuts.is_empty() {
        cuts.push((begin.0..position, begin.1));
    }
    (0..)
        .zip(cuts)
        .map(|(index, (range, lines_before))| {
            let start = range.start;
            let (text, forbidden) = without_forbidden(&file.text[range]);
            Document { file: &file.name, index, text, start, lines_before, forbidden }
        })
        .collect()
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
        documents(&file).iter().map(|document| (document.lines_before, document.text.to_string())).collect()
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
    }

    #[test]
    fn forbidden_characters_are_replaced_width_for_width() {
        assert_eq!(cut("a: x\0y\u{202E}z\n"), [(0, "a: x_y〓z\n".to_owned())]);
    }
}
