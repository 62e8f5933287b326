//! A file of `registry/` that is a list, an entry a line: takes its name, gives its lines, each with its place.

use std::io;

use camino::Utf8Path;

use crate::diagnostics::Findings;
use crate::read::read_file;
use crate::source::{Place, Span, TextFile, count};

/// The file called `name` below `root`; `None` when it is absent, or cannot be read, which is reported.
pub(super) fn list_file(root: &Utf8Path, name: &str, found: &Findings) -> Option<TextFile> {
    // A link that leads nowhere is not the same as no file: all that it lists would be forgotten.
    let is_absent = root.join(name).symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if is_absent { None } else { read_file(root, name, found) }
}

/// The lines of `file` that are not blank, without what is blank at their ends.
pub(super) fn entries(file: &TextFile) -> impl Iterator<Item = (&str, Place)> {
    let mut start = 0;
    let lines = file.text.split_inclusive('\n').zip(1..).map(move |(line, number)| {
        let text = line.trim_end();
        let span = Span { line: number, column: 1, start: count(start), end: count(start + text.len()) };
        start += line.len();
        (text, Place { file: file.name.clone(), span })
    });
    lines.filter(|(text, _)| !text.is_empty())
}
