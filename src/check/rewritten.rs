//! The certificates that were rewritten after they were public, and the days: a trace that stays.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;

use super::list_file::{entries, list_file};
use crate::diagnostics::Findings;
use crate::finding;
use crate::model::{Day, PublicCode};

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
        let Some(file) = list_file(root, Self::FILE, found) else { return rewritten };
        for (text, place) in entries(&file) {
            let mut words = text.split_whitespace();
            match (words.next().map(PublicCode::parse), words.next().map(Day::parse), words.next()) {
                (Some(Ok(code)), Some(Some(day)), None) => rewritten.note(code, day),
                _ => found.report(finding!(U204, place,
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

    /// The days of each certificate, oldest first.
    #[must_use]
    pub fn days(&self) -> BTreeMap<PublicCode, Box<[Day]>> {
        self.0.iter().map(|(code, days)| (*code, days.iter().copied().collect())).collect()
    }
}
