//! The book of one build: every file that was ours or is made now. Takes what the last build left and what this one keeps and makes,
//! gives each path its fate. Refuses to touch a disk.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::PublishError;
use super::family::{Family, Why};
use super::fingerprint::Fingerprint;
use super::made::Phase;
use super::manifest::{FamilyReads, FileEntry, Manifest, ManifestLine};
use super::site_path::SitePath;
use crate::inputs::{Digest, Input, Own, Reads};

/// What a build does with a file that was ours before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Not kept, not made: to be deleted.
    Left,
    /// As `Left`, and whether it is what the manifest says nobody knows.
    Doubtful,
    /// Not looked at: it is what the manifest says, made of the same inputs.
    Kept,
    /// Made by this build.
    Made,
}

/// A fate that any thread may seal, once.
struct SealedFate(AtomicU8);

impl SealedFate {
    const fn new(fate: Fate) -> Self {
        Self(AtomicU8::new(fate as u8))
    }

    fn get(&self) -> Fate {
        match self.0.load(Ordering::Relaxed) {
            0 => Fate::Left,
            1 => Fate::Doubtful,
            2 => Fate::Kept,
            _ => Fate::Made,
        }
    }

    /// Seals `fate` unless one is sealed; gives the one that stood.
    fn seal(&self, fate: Fate) -> Fate {
        let was = self.get();
        match was {
            Fate::Left | Fate::Doubtful => {
                let sealed = self.0.compare_exchange(was as u8, fate as u8, Ordering::Relaxed, Ordering::Relaxed);
                if sealed.is_ok() { was } else { self.get() }
            }
            Fate::Kept | Fate::Made => was,
        }
    }
}

/// A file that this build made. About 150 bytes with its path: a site may have a million.
pub(super) struct MadeFile {
    pub(super) path: SitePath,
    pub(super) published: FileEntry,
    /// Its turn among the renames, and its name in the staging folder; `None` when its bytes lie in place already.
    pub(super) staged: Option<(Phase, u32)>,
    /// Whether it lay there in doubt.
    was_doubtful: bool,
}

/// Proof that a path is made for the first time in this build.
pub(super) struct PathClaim {
    path: SitePath,
    before: Option<Fingerprint>,
    was_doubtful: bool,
}

impl PathClaim {
    pub(super) fn path(&self) -> &SitePath {
        &self.path
    }

    /// What lies on disk, by the manifest; `None` when nobody knows.
    pub(super) fn before(&self) -> Option<Fingerprint> {
        self.before
    }
}

pub(super) struct Ledger {
    /// What the last build published, and the fate of each of its files.
    past: Manifest,
    fates: Vec<SealedFate>,
    /// What is ours besides, by path.
    strays: Vec<(SitePath, SealedFate)>,
    families: Mutex<Vec<FamilyBook>>,
    made: Mutex<Vec<MadeFile>>,
}

/// A family in this build.
struct FamilyBook {
    name: String,
    /// What its files read in common, as far as that still holds for those that are kept.
    reads: Reads,
}

impl Ledger {
    /// A ledger of what was ours: the manifest's files, and paths whose content is unknown, in any order.
    pub(super) fn new(past: Manifest, mut doubtful: Vec<SitePath>) -> Self {
        let fates: Vec<SealedFate> = (0..past.len()).map(|_| SealedFate::new(Fate::Left)).collect();
        doubtful.sort_unstable();
        doubtful.dedup();
        let strays = doubtful.into_iter().filter(|path| match past.find(path.as_str()) {
            Some(at) => {
                fates[at].seal(Fate::Doubtful);
                false
            }
            None => true,
        });
        let strays = strays.map(|path| (path, SealedFate::new(Fate::Doubtful))).collect();
        let families = past.families.iter().map(|family| FamilyBook { name: family.name.clone(), reads: Reads::new() });
        let families = Mutex::new(families.collect());
        Self { past, fates, strays, families, made: Mutex::default() }
    }

    /// The family called `name`; `now` is the digest that something has now which its files read in common, `None` when it is gone.
    pub(super) fn family(&self, name: &str, now: impl Fn(Input, &str) -> Option<Digest>) -> Family {
        let mut families = lock(&self.families);
        let at = families.iter().position(|family| family.name == name).unwrap_or_else(|| {
            families.push(FamilyBook { name: name.to_owned(), reads: Reads::new() });
            families.len() - 1
        });
        let past = self.past.families.get(at);
        let changed = past.and_then(|past| {
            let other = past.reads.iter().find(|((input, read), digest)| now(*input, read) != Some(**digest));
            other.map(|((input, _), _)| *input)
        });
        if let (Some(past), None) = (past, changed) {
            families[at].reads.clone_from(&past.reads);
        }
        let number = u16::try_from(at).expect("the families of a site are few");
        Family { number, changed }
    }

    /// Notes what the files of `family` that were made read in common.
    pub(super) fn note(&self, family: Family, reads: Reads) {
        lock(&self.families)[usize::from(family.number)].reads.extend(reads);
    }

    /// Keeps the file at `path` when the last build left it there, made of the same; else says why it is to be made.
    ///
    /// Errors: [`PublishError::MadeTwice`].
    pub(super) fn keep(&self, path: &str, family: Family, own: &Own) -> Result<Option<Why>, PublishError> {
        let Some(at) = self.past.find(path) else {
            let is_ours = self.strays.binary_search_by(|(stray, _)| stray.as_str().cmp(path)).is_ok();
            return Ok(Some(if is_ours { Why::Unknown } else { Why::New }));
        };
        let fate = &self.fates[at];
        let why = match self.past.inputs(at) {
            _ if fate.get() == Fate::Doubtful => Why::Unknown,
            None => Why::Unknown,
            Some((number, _)) if self.past.families.is_empty() || number != family.number => Why::Unknown,
            Some((_, before)) if family.changed.is_none() && own.is_written(before) => {
                return match fate.seal(Fate::Kept) {
                    Fate::Left => Ok(None),
                    _ => Err(PublishError::MadeTwice { path: path.to_owned() }),
                };
            }
            Some((_, before)) => Own::parse(before).map_or(Why::Unknown, |before| {
                let changed = family.changed.into_iter().chain(own.changed_since(&before)).min();
                changed.map_or(Why::Unknown, Why::Changed)
            }),
        };
        Ok(Some(why))
    }

    /// Errors: [`PublishError::MadeTwice`] for a path of ours; for a new one [`Ledger::finish`] says so.
    pub(super) fn claim(&self, path: SitePath) -> Result<PathClaim, PublishError> {
        let stray = || self.strays.binary_search_by(|(stray, _)| stray.cmp(&path)).ok().map(|at| &self.strays[at].1);
        let known = self.past.find(path.as_str());
        let fate = known.map(|at| &self.fates[at]).or_else(stray);
        let was = fate.map(|fate| fate.seal(Fate::Made));
        if matches!(was, Some(Fate::Kept | Fate::Made)) {
            return Err(PublishError::MadeTwice { path: path.to_string() });
        }
        let was_doubtful = was == Some(Fate::Doubtful);
        let before = known.filter(|_| !was_doubtful).and_then(|at| self.past.print(at));
        Ok(PathClaim { path, before, was_doubtful })
    }

    pub(super) fn settle(&self, claim: PathClaim, published: FileEntry, staged: Option<(Phase, u32)>) {
        let PathClaim { path, was_doubtful, .. } = claim;
        lock(&self.made).push(MadeFile { path, published, staged, was_doubtful });
    }

    /// The book at the end of the making. Errors: [`PublishError::MadeTwice`].
    pub(super) fn finish(self) -> Result<Book, PublishError> {
        let Self { past, fates, strays, families, made } = self;
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        if let Some(pair) = made.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(PublishError::MadeTwice { path: pair[0].path.to_string() });
        }
        let families = families.into_inner().unwrap_or_else(PoisonError::into_inner);
        let families = families.into_iter().map(|FamilyBook { name, reads }| FamilyReads { name, reads }).collect();
        Ok(Book { past, fates, strays, families, made })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every path with its fate; nothing changes any more.
pub(super) struct Book {
    past: Manifest,
    fates: Vec<SealedFate>,
    strays: Vec<(SitePath, SealedFate)>,
    families: Vec<FamilyReads>,
    made: Vec<MadeFile>,
}

impl Book {
    /// What was made, by path.
    pub(super) fn made(&self) -> &[MadeFile] {
        &self.made
    }

    /// What was ours and is no part of the site any more.
    pub(super) fn left(&self) -> impl Iterator<Item = SitePath> {
        let past = self.fates.iter().enumerate().filter(|(_, fate)| is_left(fate));
        let past = past.filter_map(|(at, _)| SitePath::new(self.past.path(at)).ok());
        past.chain(self.strays.iter().filter(|(_, fate)| is_left(fate)).map(|(path, _)| path.clone()))
    }

    /// Whether the manifest of the last build already says all there is to say.
    pub(super) fn is_as_before(&self) -> bool {
        self.made.is_empty()
            && self.families == self.past.families
            && self.fates.iter().chain(self.strays.iter().map(|(_, fate)| fate)).all(|fate| fate.get() == Fate::Kept)
    }

    /// What may, were this build to be killed, differ from what the manifest says.
    pub(super) fn to_journal(&self) -> impl Iterator<Item = SitePath> {
        let made = self.made.iter().filter(|entry| entry.staged.is_some() || entry.was_doubtful);
        self.left().chain(made.map(|entry| entry.path.clone()))
    }

    /// Whether this path is one of the site.
    pub(super) fn has(&self, path: &str) -> bool {
        self.is_made(path) || self.fate(path) == Some(Fate::Kept)
    }

    /// Whether this path was ours and is no part of the site any more.
    pub(super) fn leaves(&self, path: &str) -> bool {
        matches!(self.fate(path), Some(Fate::Left | Fate::Doubtful))
    }

    /// Whether a file of the site lies in the folder of this path.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let first = self.made.partition_point(|entry| entry.path.as_str() < below.as_str());
        let is_made = self.made.get(first).is_some_and(|entry| entry.path.as_str().starts_with(&below));
        let past =
            (self.past.first_from(&below)..self.past.len()).take_while(|at| self.past.path(*at).starts_with(&below));
        is_made || past.into_iter().any(|at| self.fates[at].get() == Fate::Kept)
    }

    pub(super) fn families(&self) -> &[FamilyReads] {
        &self.families
    }

    /// The lines of the next manifest, by path. What is kept between two files that are not comes as it stands.
    pub(super) fn lines(&self) -> impl Iterator<Item = ManifestLine<'_>> {
        let mut made = self.made.iter().peekable();
        let mut at = 0;
        std::iter::from_fn(move || {
            while self.fates.get(at).is_some_and(|fate| fate.get() != Fate::Kept) {
                at += 1;
            }
            let next = made.peek().map(|entry| entry.path.as_str());
            if at == self.past.len() || next.is_some_and(|next| next < self.past.path(at)) {
                return made.next().map(|entry| ManifestLine::File(&entry.path, entry.published));
            }
            let begin = at;
            let is_before = |at: usize| next.is_none_or(|next| self.past.path(at) < next);
            while self.fates.get(at).is_some_and(|fate| fate.get() == Fate::Kept) && is_before(at) {
                at += 1;
            }
            Some(ManifestLine::Same(self.past.lines(begin..at)))
        })
    }

    /// How many files were kept, and their bytes.
    pub(super) fn kept_files(&self) -> (u64, u64) {
        let others = (0..self.past.len()).filter(|at| self.fates[*at].get() != Fate::Kept);
        let lengths = others.map(|at| self.past.print(at).map_or(0, |print| print.length()));
        let all = (self.past.len() as u64, self.past.bytes);
        lengths.fold(all, |(files, bytes), length| (files - 1, bytes.saturating_sub(length)))
    }

    fn is_made(&self, path: &str) -> bool {
        self.made.binary_search_by(|entry| entry.path.as_str().cmp(path)).is_ok()
    }

    fn fate(&self, path: &str) -> Option<Fate> {
        let stray = || self.strays.binary_search_by(|(stray, _)| stray.as_str().cmp(path)).ok();
        let known = self.past.find(path).map(|at| self.fates[at].get());
        known.or_else(|| stray().map(|at| self.strays[at].1.get()))
    }
}

fn is_left(fate: &SealedFate) -> bool {
    matches!(fate.get(), Fate::Left | Fate::Doubtful)
}
