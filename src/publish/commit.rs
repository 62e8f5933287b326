//! From staged to published. Takes a build whose every file is made, gives the site that they are. Refuses to begin before the
//! journal is on the medium, or to end before the manifest is.

use std::io;
use std::sync::PoisonError;

use rayon::prelude::*;

use super::PublishError;
use super::error::failed;
use super::journal;
use super::ledger::{Entry, Fate};
use super::made::Phase;
use super::manifest;
use super::obstruction;
use super::prune::prune;
use super::public_dir::{PastBuild, Trust};
use super::site_path::SitePath;
use super::staging::{Progress, Staging, StagingFolder};
use super::sweep::sweep;

/// What a build did to the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have other bytes than before.
    pub written: u64,
    /// Files that were left as they are, their times too.
    pub unchanged: u64,
    /// Files that are gone.
    pub deleted: u64,
    /// Files of the site now.
    pub files: u64,
    /// Bytes of all these files.
    pub bytes: u64,
    /// What the build knew the output by.
    pub past_build: PastBuild,
}

impl Staging {
    /// Makes the site what was added, no more and no less; files of other origin stay unless the build is fresh.
    ///
    /// Order: `before_first_rename`, then assets, new pages, changed pages, lists, search, data, snapshot, deletions. Where a file
    /// of the old site lies in a folder's place, or the other way round, that one is deleted first.
    ///
    /// Errors: until `before_first_rename` has returned, that one's own included, the old site stands: [`PublishError::MadeTwice`],
    /// [`PublishError::Blocked`], [`PublishError::BeforeFirstRename`]. After it [`PublishError::Io`]: every file is whole, and the
    /// next build finishes the work.
    pub fn commit(self, before_first_rename: impl FnOnce() -> io::Result<()>) -> Result<Report, PublishError> {
        let Self { folder, progress, trust, past } = self;
        let Progress { ledger, obstructed } = progress.into_inner().unwrap_or_else(PoisonError::into_inner);
        let entries = ledger.finish()?;
        obstruction::check(&folder.output, &entries, &obstructed)?;
        before_first_rename().map_err(PublishError::BeforeFirstRename)?;

        let deleted = if is_all_as_before(&entries, past) {
            0
        } else {
            journal::write(&folder.output, to_journal(&entries))?;
            let made_way = obstruction::make_way(&folder.output, &entries, &obstructed)?;
            made_way + publish(&folder, &entries, trust)?
        };
        folder.remove()?;
        Ok(report(&entries, deleted, past))
    }
}

/// Whether output and manifest already are what this build would make them.
fn is_all_as_before(entries: &[Entry], past: PastBuild) -> bool {
    past == PastBuild::Complete && entries.iter().all(Entry::is_settled)
}

fn to_journal(entries: &[Entry]) -> impl Iterator<Item = &SitePath> {
    let touched = entries.iter().filter(|entry| entry.needs_journal());
    touched.map(|entry| &entry.path)
}

/// From the first rename to the end of the journal; says how many files were deleted.
fn publish(folder: &StagingFolder, entries: &[Entry], trust: Trust) -> Result<u64, PublishError> {
    let output = &folder.output;
    for phase in Phase::ORDER {
        put_in_place(folder, entries, phase)?;
    }
    let left = entries.iter().filter(|entry| !entry.is_made());
    let mut deleted = prune(output, left.map(|entry| &entry.path))?;
    if trust == Trust::Fresh {
        deleted += sweep(output, entries)?;
    }

    let made = entries.iter().filter(|entry| entry.is_made());
    manifest::write(output, made.map(|entry| (&entry.path, entry.print())))?;
    journal::forget(output)?;
    Ok(deleted)
}

fn put_in_place(folder: &StagingFolder, entries: &[Entry], phase: Phase) -> Result<(), PublishError> {
    entries.par_iter().filter(|entry| entry.fate == Fate::Staged(phase)).try_for_each(|entry| rename(folder, entry))
}

/// Creates the folder only when it turns out to be missing: most are there.
fn rename(folder: &StagingFolder, entry: &Entry) -> Result<(), PublishError> {
    let disk = folder.output.disk();
    let staged = folder.file(entry.number());
    let target = folder.output.at(entry.path.as_str());
    let rename = || disk.rename(staged.as_std_path(), target.as_std_path());

    let renamed = match (rename(), target.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            disk.create_folders(parent.as_std_path()).map_err(failed("create folder", parent))?;
            rename()
        }
        (done, _) => done,
    };
    renamed.map_err(failed("put into place", &target))
}

fn report(entries: &[Entry], deleted: u64, past_build: PastBuild) -> Report {
    let mut report = Report { written: 0, unchanged: 0, deleted, files: 0, bytes: 0, past_build };
    for entry in entries {
        match entry.fate {
            Fate::Left => continue,
            Fate::Kept => report.unchanged += 1,
            Fate::Staged(_) => report.written += 1,
        }
        report.files += 1;
        report.bytes += entry.print().length();
    }
    report
}
