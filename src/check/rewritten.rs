//! The certificates that were rewritten after they were public, and the days: a trace that stays.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use crate::diagnostics::Findings;
use crate::finding;
use crate::inputs::Digest;
use crate::model::{Day, PublicCode};
use crate::read::read_file;
use crate::source::{Place, Span, count};

/// `registry/rewritten.txt` as read: a code and a day a line, in any order.
#[derive(Clone, Debug, Default)]
pub struct Rewritten(BTreeMap<PublicCode, BTreeSet<Day>>);

impl Rewritten {
    /// The file, below the project's root.   Source: record.md §1.
    pub const FILE: &'static str = "registry/rewritten.txt";
    /// Of a register of which nothing was ever rewritten.
    pub const NONE: Self = Self(BTreeMap::new());

    /// Reads the file below `root`; it may be absent. U204 for a line that is not a public code and a day.
    #[must_use]
    pub fn read(root: &Utf8Path, found: &Findings) -> Self {
        let mut rewritten = Self::default();
        if !root.join(Self::FILE).as_std_path().is_file() {
            return rewritten;
        }
        let Some(file) = read_file(root, Self::FILE, found) else { return rewritten };
        let mut start = 0;
        for (line, number) in file.text.split_inclusive('\n').zip(1..) {
            let text = line.trim_end();
            let span = Span { line: number, column: 1, start: count(start), end: count(start + text.len()) };
            start += line.len();
            let mut words = text.split_whitespace();
            let entry = (words.next().map(PublicCode::parse), words.next().map(Day::parse), words.next());
            match entry {
                (None, ..) => {}
                (Some(Ok(code)), Some(Some(day)), None) => rewritten.note(code, day),
                _ => found.report(finding!(U204, Place { file: file.name.clone(), span },
                    zh: "这一行不是公开编码和日期", en: "this line is not a public code and a day";
                    help zh: "这个文件由 build 写：一行一个公开编码、一个空格、一个日期；从版本管理里取回", en: "`build` writes this file, a public code, a blank and a day a line: take it back from version control")),
            }
        }
        rewritten
    }

    /// Notes that the certificate with this code was rewritten on `day`.
    pub fn note(&mut self, code: PublicCode, day: Day) {
        self.0.entry(code).or_default().insert(day);
    }

    /// The digest of all of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }

    /// The days of each certificate, oldest first.
    #[must_use]
    pub fn days(&self) -> BTreeMap<PublicCode, Box<[Day]>> {
        self.0.iter().map(|(code, days)| (*code, days.iter().copied().collect())).collect()
    }
}
