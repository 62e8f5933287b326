//! The output before a build: locked, cleared of what a killed build left, known by its manifest. Takes a folder, gives the ledger
//! to begin with. Refuses to change a file of the site.

use camino::Utf8Path;

use super::PublishError;
use super::destination::Destination;
use super::disk::{Disk, OsDisk};
use super::journal;
use super::ledger::Ledger;
use super::manifest::{self, Published};
use super::output_folder::{OutputFolder, Way};
use super::ownership::first_of_others;
use super::sealed_text::Sealed;
use super::site_path::SitePath;
use super::staging::Staging;
use super::sweep;
use crate::say;

/// What to believe about the files in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The manifest of the last build: what it lists is ours, and as it says while the length is right.
    Manifest,
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
    /// is neither absent, empty nor ours, unless `trust` is to adopt it; [`PublishError::Io`]. Cost: reading the manifest, 80 bytes a
    /// file, and a look at every folder; with `Fresh` a walk through all of it.
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
            Trust::Manifest | Trust::Adopt => remember(&output)?,
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
        (Sealed::Sound(files), Sealed::Absent) => {
            let (files, doubtful) = still_in_place(output, files)?;
            (Ledger::new(files, doubtful), PastBuild::Complete)
        }
        (Sealed::Sound(files), Sealed::Sound(mut paths)) => {
            let (files, doubtful) = still_in_place(output, files)?;
            paths.extend(doubtful);
            (Ledger::new(files, paths), PastBuild::CutOff)
        }
        (Sealed::Absent, Sealed::Sound(paths)) => (Ledger::new(vec![], paths), PastBuild::CutOff),
        (Sealed::Sound(files), Sealed::Damaged) => {
            let paths = files.into_iter().map(|file| file.path).collect();
            (Ledger::new(vec![], paths), PastBuild::Unreadable)
        }
        (Sealed::Damaged, Sealed::Sound(paths)) => (Ledger::new(vec![], paths), PastBuild::Unreadable),
        (Sealed::Damaged | Sealed::Absent, _) => (Ledger::new(vec![], vec![]), PastBuild::Unreadable),
    })
}

/// The ledger by what lies in the output: all of it is ours to replace or delete. The manifest only tells which hidden files are.
fn look_around(output: &OutputFolder) -> Result<(Ledger, PastBuild), PublishError> {
    let mut found = sweep::survey(output.root())?;
    if let Sealed::Sound(files) = manifest::read(output)? {
        found.extend(files.into_iter().map(|file| file.path).filter(SitePath::is_hidden));
    }
    Ok((Ledger::new(vec![], found), PastBuild::Unknown))
}

/// Those behind links now, and in a folder that is gone, are not what was published: their content counts as unknown.
///
/// Cost: a look at every folder that the files are in; what a path shares with the one before it is not looked at again.
fn still_in_place(
    output: &OutputFolder,
    files: Vec<Published>,
) -> Result<(Vec<Published>, Vec<SitePath>), PublishError> {
    let (mut in_place, mut elsewhere) = (Vec::with_capacity(files.len()), Vec::new());
    let (mut folder, mut is_open) = (String::new(), true);
    for file in files {
        let next = file.path.folders().last().unwrap_or_default();
        if next != folder {
            let is_known = |part: &&str| {
                let rest = folder.strip_prefix(*part);
                is_open && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            is_open = output.way(file.path.folders().skip_while(is_known))? == Way::Open;
            next.clone_into(&mut folder);
        }
        if is_open {
            in_place.push(file);
        } else {
            elsewhere.push(file.path);
        }
    }
    Ok((in_place, elsewhere))
}

fn not_ours(out: &Utf8Path, found: &str) -> PublishError {
    PublishError::Refused(say!(
        zh: "{out} 里有 {found}，不是本工具发布的网站，没有写入任何内容。请用 --out 另指一个空文件夹；确实要用这里，加上 --adopt：挡住的文件会被替换，其余的保留",
        en: "nothing was written: `{out}` holds `{found}` and is no site of ours; name an empty folder with --out, or take this one over with \
             --adopt, which replaces the files that stand in the way and keeps the others"
    ))
}
