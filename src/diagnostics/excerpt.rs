//! The lines that a finding names, cut out of their files for codespan: a file of 64 MB is neither copied nor indexed, and
//! a line of 60 KB is shown around what is meant. Takes places and texts; knows nothing of codes and words.

use std::collections::BTreeMap;
use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use super::visible;
use crate::source::{Place, without_forbidden};

/// Characters of a line that is shown whole.
const WIDEST: usize = 240;
/// Characters shown before and behind what is meant in a longer line.
const AROUND: usize = 60;
/// Characters of what is meant that are shown in a longer line.
const MEANT: usize = 120;

/// Lines of files as codespan asks for them, by the index of the file.
#[derive(Debug, Default)]
pub(super) struct Excerpts {
    files: Vec<Excerpt>,
}

#[derive(Debug)]
struct Excerpt {
    name: String,
    text: String,
    /// By the index of the line in its file, where in `text` it stands.
    lines: BTreeMap<usize, Range<usize>>,
    /// The column in the file of what begins at a byte of `text`.
    columns: BTreeMap<usize, usize>,
}

/// A line that is meant: its bytes in the file, and which bytes of the file are meant by which place.
struct Line {
    range: Range<usize>,
    meant: Vec<(usize, Range<usize>)>,
}

impl Excerpts {
    /// Adds the lines that `places`, all of the file `name` with `text`, begin in. Gives for each place the file's index and
    /// where the part of it in its first line now stands; `None` for a place that is not in `text`.
    pub fn add(&mut self, name: &str, text: &str, places: &[&Place]) -> Vec<Option<(usize, Range<usize>)>> {
        let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
        for (number, place) in places.iter().enumerate() {
            let (start, end) = (place.span.start as usize, place.span.end as usize);
            let Some(meant) = text.get(start..end) else { continue };
            let first_line = meant.lines().next().unwrap_or_default();
            let index = place.span.line as usize - 1;
            let line =
                lines.entry(index).or_insert_with(|| Line { range: line_around(text, start), meant: Vec::new() });
            line.meant.push((number, start..start + first_line.len()));
        }
        for index in between(&lines) {
            let start = lines[&(index - 1)].range.end;
            lines.insert(index, Line { range: line_around(text, start), meant: Vec::new() });
        }
        let file = self.files.len();
        let mut excerpt = Excerpt {
            name: visible(name).into_owned(),
            text: String::new(),
            lines: BTreeMap::new(),
            columns: BTreeMap::new(),
        };
        let mut located = vec![None; places.len()];
        for (index, line) in lines {
            for (number, range) in excerpt.push(index, &line, text) {
                excerpt.columns.insert(range.start, places[number].span.column as usize);
                located[number] = Some((file, range));
            }
        }
        self.files.push(excerpt);
        located
    }

    fn file(&self, id: usize) -> Result<&Excerpt, Error> {
        self.files.get(id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    /// Appends `line` of the file's `text`; where what is meant in it stands in the excerpt.
    fn push(&mut self, index: usize, line: &Line, text: &str) -> Vec<(usize, Range<usize>)> {
        let begin = self.text.len();
        let mut meant = Vec::new();
        let mut shown_to = line.range.start;
        for window in windows(line, text) {
            if window.start > shown_to {
                self.text.push('…');
            }
            let moved = |byte: usize| self.text.len() + byte - window.start;
            let inside =
                line.meant.iter().filter(|(_, range)| window.contains(&range.start) || range.start == window.end);
            meant.extend(inside.map(|(number, range)| (*number, moved(range.start)..moved(range.end.min(window.end)))));
            self.text.push_str(&harmless(&text[window.clone()]));
            shown_to = window.end;
        }
        if shown_to < line.range.end {
            self.text.push('…');
        }
        if !self.text.ends_with('\n') || self.text.len() == begin {
            self.text.push('\n');
        }
        self.lines.insert(index, begin..self.text.len());
        meant
    }
}

/// `text` with what is not to reach a terminal or a log replaced width for width, so that positions hold.
fn harmless(text: &str) -> String {
    without_forbidden(text).0.replace("##[", "#_[")
}

/// The line of `text` that byte `at` stands in, with its end of line.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    start..end
}

/// The single lines between two that are meant: codespan shows them too.
fn between(lines: &BTreeMap<usize, Line>) -> Vec<usize> {
    let indices: Vec<usize> = lines.keys().copied().collect();
    indices.windows(2).filter(|pair| pair[1] - pair[0] == 2).map(|pair| pair[0] + 1).collect()
}

/// The parts of `line` that are shown, first to last: all of it, or what is meant and a little around it.
fn windows(line: &Line, text: &str) -> Vec<Range<usize>> {
    if text[line.range.clone()].chars().nth(WIDEST).is_none() {
        return vec![line.range.clone()];
    }
    let back = |from: usize| {
        let before = text[line.range.start..from].char_indices().rev().nth(AROUND - 1);
        before.map_or(line.range.start, |(byte, _)| line.range.start + byte)
    };
    let forth = |from: usize, to: usize, characters: usize| {
        text[from..to].char_indices().nth(characters).map_or(to, |(byte, _)| from + byte)
    };
    let mut starts: Vec<&Range<usize>> = line.meant.iter().map(|(_, range)| range).collect();
    starts.sort_unstable_by_key(|range| (range.start, range.end));
    let mut windows: Vec<Range<usize>> = Vec::new();
    for meant in starts {
        let end = forth(forth(meant.start, meant.end, MEANT), line.range.end, AROUND);
        match windows.last_mut() {
            Some(last) if back(meant.start) <= last.end => last.end = last.end.max(end),
            _ => windows.push(back(meant.start)..end),
        }
    }
    if windows.is_empty() {
        windows.push(line.range.start..forth(line.range.start, line.range.end, WIDEST));
    }
    windows
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.file(id)?.text)
    }

    fn line_index(&'a self, id: usize, byte_index: usize) -> Result<usize, Error> {
        let file = self.file(id)?;
        let line = file.lines.iter().find(|(_, range)| range.contains(&byte_index));
        let max = file.text.len();
        line.map(|(index, _)| *index).ok_or(Error::IndexTooLarge { given: byte_index, max })
    }

    fn column_number(&'a self, id: usize, _: usize, byte_index: usize) -> Result<usize, Error> {
        let file = self.file(id)?;
        let max = file.text.len();
        file.columns.get(&byte_index).copied().ok_or(Error::ColumnTooLarge { given: byte_index, max })
    }

    fn line_range(&'a self, id: usize, line_index: usize) -> Result<Range<usize>, Error> {
        let file = self.file(id)?;
        let max = file.lines.last_key_value().map_or(0, |(index, _)| *index);
        file.lines.get(&line_index).cloned().ok_or(Error::LineTooLarge { given: line_index, max })
    }
}
