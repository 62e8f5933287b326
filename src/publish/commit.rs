//! From staged to published. Takes a build whose every file is made, gives the site that they are. Refuses to begin before the
//! journal is on the medium, or to end before the manifest is.

use std::io;
use std::sync::PoisonError;

use rayon::prelude::*;

use super::PublishError;
use super::cache::Cache;
use super::error::failed;
use super::journal;
use super::ledger::{Book, MadeFile};
use super::made::Phase;
use super::manifest::Manifest;
use super::obstruction;
use super::prune::prune;
use super::public_dir::{PastBuild, Trust};
use super::staging::{Staging, StagingFolder};
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
    /// Makes the site what was kept and added, no more and no less, and saves `cache`; files of other origin stay unless the build is fresh.
    ///
    /// Order: `before_first_rename`, then assets, new pages, changed pages, lists, search, data, snapshot, deletions. Where a file
    /// of the old site lies in a folder's place, or the other way round, that one is deleted first.
    ///
    /// Errors: until `before_first_rename` has returned, that one's own included, the old site stands: [`PublishError::MadeTwice`],
    /// [`PublishError::Blocked`], [`PublishError::BeforeFirstRename`]. After it [`PublishError::Io`]: every file is whole, and the
    /// next build finishes the work.
    pub fn commit(
        self,
        cache: &Cache,
        before_first_rename: impl FnOnce() -> io::Result<()>,
    ) -> Result<Report, PublishError> {
        let Self { folder, ledger, obstructed, trust, past } = self;
        let obstructed = obstructed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let book = ledger.finish()?;
        obstruction::check(&folder.output, &book, &obstructed)?;
        cache.save(&folder.output)?;
        before_first_rename().map_err(PublishError::BeforeFirstRename)?;

        let deleted = if past == PastBuild::Complete && book.is_as_before() {
            0
        } else {
            journal::write(&folder.output, book.to_journal())?;
            let made_way = obstruction::make_way(&folder.output, &book, &obstructed)?;
            made_way + publish(&folder, &book, trust)?
        };
        folder.remove()?;
        Ok(report(&book, deleted, past))
    }
}

/// From the first rename to the end of the journal; says how many files were deleted.
fn publish(folder: &StagingFolder, book: &Book, trust: Trust) -> Result<u64, PublishError> {
    let output = &folder.output;
    for phase in Phase::ORDER {
        put_in_place(folder, book.made(), phase)?;
    }
    let mut deleted = prune(output, book.left())?;
    if trust == Trust::Fresh {
        deleted += sweep(output, book)?;
    }
    let Report { files, bytes, .. } = report(book, 0, PastBuild::Unknown);
    Manifest::write(output, book.families(), (files, bytes), book.lines())?;
    journal::forget(output)?;
    Ok(deleted)
}

fn put_in_place(folder: &StagingFolder, made: &[MadeFile], phase: Phase) -> Result<(), PublishError> {
    made.par_iter().try_for_each(|entry| match entry.staged {
        Some((turn, number)) if turn == phase => rename(folder, entry, number),
        _ => Ok(()),
    })
}

/// Creates the folder only when it turns out to be missing: most are there.
fn rename(folder: &StagingFolder, entry: &MadeFile, number: u32) -> Result<(), PublishError> {
    let disk = folder.output.disk();
    let staged = folder.file(number);
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

fn report(book: &Book, deleted: u64, past_build: PastBuild) -> Report {
    let (kept, bytes) = book.kept_files();
    let mut report = Report { written: 0, unchanged: kept, deleted, files: kept, bytes, past_build };
    for entry in book.made() {
        match entry.staged {
            None => report.unchanged += 1,
            Some(_) => report.written += 1,
        }
        report.files += 1;
        report.bytes += entry.published.print.length();
    }
    report
}
