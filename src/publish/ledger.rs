//! The book of one build: every file that was ours or is made now. Takes what the last build left and what this one made, gives
//! each path its fate. Refuses to touch a disk.

use std::mem;

use super::PublishError;
use super::fingerprint::Fingerprint;
use super::made::Phase;
use super::manifest::Published;
use super::site_path::SitePath;

/// One path. About 100 bytes with its text: a site may have a million.
pub(super) struct Entry {
    pub(super) path: SitePath,
    /// Of what was made; of what lies on disk as long as nothing was.
    print: Fingerprint,
    /// The name in the staging folder of what is [`Fate::Staged`].
    number: u32,
    pub(super) fate: Fate,
    before: Before,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Not made by this build: to be deleted.
    Left,
    /// Made, and the same on disk.
    Kept,
    /// Made anew, to be renamed in that phase.
    Staged(Phase),
}

/// What we knew of a path before this build.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    /// It is ours, the content unknown.
    Doubtful,
    /// It is ours, the content by the manifest.
    Known,
}

impl Entry {
    pub(super) fn print(&self) -> &Fingerprint {
        &self.print
    }

    pub(super) fn number(&self) -> u32 {
        self.number
    }

    pub(super) fn is_made(&self) -> bool {
        self.fate != Fate::Left
    }

    /// Whether the manifest of the last build already says all there is to say.
    pub(super) fn is_settled(&self) -> bool {
        self.fate == Fate::Kept && self.before == Before::Known
    }

    /// Whether the path, were this build to be killed, may differ from what the manifest says.
    pub(super) fn needs_journal(&self) -> bool {
        self.fate != Fate::Kept || self.before == Before::Doubtful
    }
}

/// Proof that a path is made for the first time in this build.
pub(super) struct Claim {
    path: SitePath,
    /// Its place among what was ours.
    known: Option<usize>,
    before: Option<Fingerprint>,
}

impl Claim {
    pub(super) fn path(&self) -> &SitePath {
        &self.path
    }

    /// What lies on disk, by the manifest; `None` when nobody knows.
    pub(super) fn before(&self) -> Option<Fingerprint> {
        self.before
    }
}

pub(super) struct Ledger {
    /// Sorted by path, never grows: what was ours before this build.
    ours: Vec<Entry>,
    /// In the order of making: what is new.
    added: Vec<Entry>,
}

impl Ledger {
    /// A ledger of what was ours: the manifest's files, sorted by path, and paths whose content is unknown, in any order.
    pub(super) fn new(published: Vec<Published>, doubtful: Vec<SitePath>) -> Self {
        let nothing = Fingerprint::of(b"");
        let known = published.into_iter().map(|file| Entry {
            path: file.path,
            print: file.print,
            number: 0,
            fate: Fate::Left,
            before: Before::Known,
        });
        let mut ours: Vec<Entry> = known.collect();
        ours.extend(doubtful.into_iter().map(|path| Entry {
            path,
            print: nothing,
            number: 0,
            fate: Fate::Left,
            before: Before::Doubtful,
        }));
        ours.sort_by(|a, b| a.path.cmp(&b.path));
        ours.dedup_by(|next, kept| {
            let same = next.path == kept.path;
            if same {
                kept.before = Before::Doubtful;
            }
            same
        });
        Self { ours, added: Vec::new() }
    }

    /// Errors: [`PublishError::MadeTwice`] for a path of ours; for a new one [`Ledger::finish`] says so.
    pub(super) fn claim(&mut self, path: SitePath) -> Result<Claim, PublishError> {
        let known = self.ours.binary_search_by(|entry| entry.path.cmp(&path)).ok();
        let before = match known.map(|at| &mut self.ours[at]) {
            None => None,
            Some(entry) if entry.is_made() => {
                return Err(PublishError::MadeTwice { path: path.to_string() });
            }
            Some(entry) => {
                entry.fate = Fate::Kept;
                (entry.before == Before::Known).then_some(entry.print)
            }
        };
        Ok(Claim { path, known, before })
    }

    pub(super) fn settle(&mut self, claim: Claim, print: Fingerprint, fate: Fate, number: u32) {
        match claim.known.map(|at| &mut self.ours[at]) {
            Some(entry) => {
                entry.print = print;
                entry.fate = fate;
                entry.number = number;
            }
            None => self.added.push(Entry { path: claim.path, print, number, fate, before: Before::Nothing }),
        }
    }

    /// Every path, sorted. Errors: [`PublishError::MadeTwice`].
    pub(super) fn finish(self) -> Result<Vec<Entry>, PublishError> {
        let (mut all, mut rest) = (self.ours, self.added);
        if all.len() < rest.len() {
            mem::swap(&mut all, &mut rest);
        }
        all.append(&mut rest);
        all.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        match all.windows(2).find(|pair| pair[0].path == pair[1].path) {
            Some(pair) => Err(PublishError::MadeTwice { path: pair[0].path.to_string() }),
            None => Ok(all),
        }
    }
}
