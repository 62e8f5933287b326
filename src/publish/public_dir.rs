//! The output before a build: locked, cleared of what a killed build left, known by its manifest. Takes a folder, gives the ledger
//! to begin with. Refuses to change a file of the site.

use std::fs;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::PublishError;
use super::disk::{Disk, OsDisk};
use super::error::failed;
use super::journal;
use super::ledger::Ledger;
use super::manifest;
use super::output_folder::{OutputFolder, look_at};
use super::sealed_text::Sealed;
use super::staging::Staging;
use super::sweep;
use crate::plan::OWN_FOLDER;

/// The file that tells a site of ours from any other folder.
const SNAPSHOT: &str = "snapshot.json";

/// What to believe about the files in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The manifest of the last build: what it lists is ours, and as it says while the length is right.
    Manifest,
    /// Nothing: every file is compared by its bytes, and at the end whatever this build did not make is deleted.
    Fresh,
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
    /// Errors: [`PublishError::Busy`] while another build runs; [`PublishError::NotOurs`] for [`Trust::Fresh`] on a folder that
    /// holds anything but our own and has no `snapshot.json`; [`PublishError::Io`]. Cost: reading the manifest, 80 bytes a file;
    /// with `Fresh` a walk through the folder.
    pub fn open(out: &Utf8Path, trust: Trust) -> Result<Self, PublishError> {
        Self::open_on(Box::new(OsDisk), out, trust)
    }

    pub(super) fn open_on(disk: Box<dyn Disk>, out: &Utf8Path, trust: Trust) -> Result<Self, PublishError> {
        // Before the lock: it would leave a trace in a folder that is not ours.
        if trust == Trust::Fresh && is_foreign(out)? {
            return Err(not_ours(out));
        }
        let output = OutputFolder::lock(out, disk)?;
        sweep::remove_tree(output.disk(), &output.staging())?;
        let (ledger, past) = match trust {
            Trust::Manifest => remember(&output)?,
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

/// The ledger by manifest and journal.
fn remember(output: &OutputFolder) -> Result<(Ledger, PastBuild), PublishError> {
    let published = manifest::read(output)?;
    let touched = journal::read(&output.journal())?;
    Ok(match (published, touched) {
        (Sealed::Absent, Sealed::Absent) => (Ledger::new(vec![], vec![]), PastBuild::Unknown),
        (Sealed::Sound(files), Sealed::Absent) => (Ledger::new(files, vec![]), PastBuild::Complete),
        (Sealed::Sound(files), Sealed::Sound(paths)) => (Ledger::new(files, paths), PastBuild::CutOff),
        (Sealed::Absent, Sealed::Sound(paths)) => (Ledger::new(vec![], paths), PastBuild::CutOff),
        (Sealed::Sound(files), Sealed::Damaged) => {
            let paths = files.into_iter().map(|file| file.path).collect();
            (Ledger::new(vec![], paths), PastBuild::Unreadable)
        }
        (Sealed::Damaged, Sealed::Sound(paths)) => (Ledger::new(vec![], paths), PastBuild::Unreadable),
        (Sealed::Damaged | Sealed::Absent, _) => (Ledger::new(vec![], vec![]), PastBuild::Unreadable),
    })
}

/// The ledger by what lies in the output: all of it is ours to replace or delete.
fn look_around(output: &OutputFolder) -> Result<(Ledger, PastBuild), PublishError> {
    let found = sweep::survey(output.root())?;
    Ok((Ledger::new(vec![], found), PastBuild::Unknown))
}

/// Whether there is anything in the folder that no build of ours is known to have put there.
fn is_foreign(out: &Utf8Path) -> Result<bool, PublishError> {
    if look_at(&out.join(SNAPSHOT))?.is_some_and(|found| found.is_file()) {
        return Ok(false);
    }
    // A first build, killed before its snapshot, has left a journal of all that it put there.
    let journal = out.join(OWN_FOLDER).join("journal");
    let Sealed::Sound(mut ours) = journal::read(&journal)? else {
        return holds_anything(out);
    };
    ours.sort();
    let found = sweep::survey(out)?;
    Ok(found.iter().any(|path| ours.binary_search(path).is_err()))
}

fn holds_anything(out: &Utf8Path) -> Result<bool, PublishError> {
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed("list", out)(error)),
    };
    for entry in entries {
        if entry.map_err(failed("list", out))?.file_name() != OWN_FOLDER {
            return Ok(true);
        }
    }
    Ok(false)
}

fn not_ours(out: &Utf8Path) -> PublishError {
    PublishError::NotOurs { out: Utf8PathBuf::from(out) }
}
