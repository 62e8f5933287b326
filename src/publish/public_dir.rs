//! The output before a build: locked, cleared of what a killed build left, known by its manifest. Takes a folder, gives the ledger
//! to begin with. Refuses to change a file of the site.

use camino::Utf8Path;
use rayon::prelude::*;

use super::PublishError;
use super::destination::Destination;
use super::disk::{Disk, OsDisk};
use super::journal;
use super::ledger::Ledger;
use super::manifest::Manifest;
use super::output_folder::{OutputFolder, look_at};
use super::ownership::first_of_others;
use super::sealed_text::Sealed;
use super::site_path::SitePath;
use super::staging::{Staging, is_in_place};
use super::sweep;
use crate::say;

/// What to believe about the files in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The manifest of the last build: what it lists is ours, and as it says where the folder or file at the top of the output is there.
    Manifest,
    /// As `Manifest`, and every file that it lists is read: one that is not as it says is made again.
    Verify,
    /// Nothing: every file is compared by its bytes, and at the end whatever this build did not make is deleted, hidden files aside.
    Fresh,
    /// As `Manifest`, in a folder that others may have filled: without a manifest files are compared by their bytes, those that stand
    /// where this build publishes are replaced, none is deleted.
    Adopt,
}

/// What the build found to know the output by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PastBuild {
    /// No manifest, or none that was asked: files are compared by their bytes.
    Unknown,
    /// Manifest and output agree.
    Complete,
    /// It was cut off between its first rename and its end; this build finishes the work.
    CutOff,
    /// The manifest is damaged or of another version: nothing that it listed is deleted, files are compared by their bytes.
    Unreadable,
}

/// A published folder that this build alone may change.
pub struct PublicDir {
    output: OutputFolder,
    ledger: Ledger,
    trust: Trust,
    past: PastBuild,
}

impl PublicDir {
    /// Locks `out`, creating it when absent, and learns what of it is ours. Leftovers of a killed build's staging go.
    ///
    /// Errors: [`PublishError::Busy`] while another build runs; [`PublishError::Refused`], before anything is created, for a folder that
    /// is neither absent, empty nor ours, unless `trust` is to adopt it; [`PublishError::Io`]. Cost: reading the manifest, 100 bytes a
    /// file; with `Verify` every file of it, with `Fresh` a walk through the folder.
    pub fn open(out: &Destination, trust: Trust) -> Result<Self, PublishError> {
        Self::open_on(Box::new(OsDisk), out.path(), trust)
    }

    pub(super) fn open_on(disk: Box<dyn Disk>, out: &Utf8Path, trust: Trust) -> Result<Self, PublishError> {
        // Before the lock: it would leave a trace in a folder that is not ours.
        if trust != Trust::Adopt
            && let Some(found) = first_of_others(out)?
        {
            return Err(not_ours(out, &found));
        }
        let output = OutputFolder::lock(out, disk)?;
        sweep::remove_tree(output.disk(), &output.staging())?;
        let (ledger, past) = match trust {
            Trust::Manifest | Trust::Adopt => remember(&output, |files| gone_at_the_top(&output, files))?,
            Trust::Verify => remember(&output, |files| damaged(&output, files))?,
            Trust::Fresh => look_around(&output)?,
        };
        Ok(Self { output, ledger, trust, past })
    }

    /// What the last build left to know the output by.
    pub fn past_build(&self) -> PastBuild {
        self.past
    }

    /// The place to put what is made. Errors: [`PublishError::Io`].
    pub fn stage(self) -> Result<Staging, PublishError> {
        Staging::new(self.output, self.ledger, self.trust, self.past)
    }
}

/// The ledger by manifest and journal; `in_doubt` are files of the manifest that are not believed to be as it says.
fn remember(
    output: &OutputFolder,
    in_doubt: impl FnOnce(&Manifest) -> Result<Vec<SitePath>, PublishError>,
) -> Result<(Ledger, PastBuild), PublishError> {
    let published = Manifest::read(output)?;
    let touched = journal::read(&output.journal())?;
    Ok(match (published, touched) {
        (Sealed::Absent, Sealed::Absent) => (Ledger::new(Manifest::default(), vec![]), PastBuild::Unknown),
        (Sealed::Sound(files), Sealed::Absent) => {
            let doubtful = in_doubt(&files)?;
            (Ledger::new(files, doubtful), PastBuild::Complete)
        }
        (Sealed::Sound(files), Sealed::Sound(mut paths)) => {
            paths.extend(in_doubt(&files)?);
            (Ledger::new(files, paths), PastBuild::CutOff)
        }
        (Sealed::Absent, Sealed::Sound(paths)) => (Ledger::new(Manifest::default(), paths), PastBuild::CutOff),
        (Sealed::Sound(files), Sealed::Damaged) => {
            let paths = files.paths().collect();
            (Ledger::new(files, paths), PastBuild::Unreadable)
        }
        (Sealed::Damaged, Sealed::Sound(paths)) => (Ledger::new(Manifest::default(), paths), PastBuild::Unreadable),
        (Sealed::Damaged | Sealed::Absent, _) => (Ledger::new(Manifest::default(), vec![]), PastBuild::Unreadable),
    })
}

/// The ledger by what lies in the output: all of it is ours to replace or delete. The manifest only tells which hidden files are.
fn look_around(output: &OutputFolder) -> Result<(Ledger, PastBuild), PublishError> {
    let mut found = sweep::survey(output.root())?;
    if let Sealed::Sound(files) = Manifest::read(output)? {
        found.extend(files.paths().filter(SitePath::is_hidden));
    }
    Ok((Ledger::new(Manifest::default(), found), PastBuild::Unknown))
}

/// The files that cannot be as the manifest says, by a look at the top of the output: one there is gone or has another length, or
/// their folder there is gone or a link.   Cost: a look at each file and folder there.
fn gone_at_the_top(output: &OutputFolder, files: &Manifest) -> Result<Vec<SitePath>, PublishError> {
    let mut gone = Vec::new();
    let mut at = 0;
    while at < files.len() {
        let path = files.path(at);
        let (is_there, next) = match path.split_once('/') {
            // Behind all that begins with the slash.
            Some((folder, _)) => (output.is_real(folder)?, files.first_from(&format!("{folder}0"))),
            None => {
                let length = files.print(at).map(|print| print.length());
                let found = look_at(&output.at(path))?;
                (found.is_some_and(|found| found.is_file() && Some(found.len()) == length), at + 1)
            }
        };
        if !is_there {
            gone.extend((at..next).filter_map(|at| SitePath::new(files.path(at)).ok()));
        }
        at = next;
    }
    Ok(gone)
}

/// The files that are not as the manifest says, or are reached through a link.   Cost: reads every file, on all threads.
fn damaged(output: &OutputFolder, files: &Manifest) -> Result<Vec<SitePath>, PublishError> {
    let each = (0..files.len()).into_par_iter().filter_map(|at| {
        let path = SitePath::new(files.path(at)).ok()?;
        let Some(print) = files.print(at) else { return Some(Ok(path)) };
        match is_in_place(output, &path, print) {
            Ok(true) => None,
            Ok(false) => Some(Ok(path)),
            Err(error) => Some(Err(error)),
        }
    });
    each.collect()
}

fn not_ours(out: &Utf8Path, found: &str) -> PublishError {
    PublishError::Refused(say!(
        zh: "{out} 里有 {found}，不是本工具发布的网站，没有写入任何内容。请用 --out 另指一个空文件夹；确实要用这里，加上 --adopt：挡住的文件会被替换，其余的保留",
        en: "nothing was written: `{out}` holds `{found}` and is no site of ours; name an empty folder with --out, or take this one over with \
             --adopt, which replaces the files that stand in the way and keeps the others"
    ))
}
