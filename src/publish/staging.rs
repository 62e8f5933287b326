//! What is made, beside the site. Takes finished files one by one, keeps what is the same on disk, writes the rest into the
//! staging folder on the same file system. Refuses to change the site.

use std::fs;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::PublishError;
use super::error::failed;
use super::fingerprint::Fingerprint;
use super::ledger::{Fate, Ledger};
use super::made::{Change, Made, Phase, Place};
use super::output_folder::{OutputFolder, Way};
use super::public_dir::{PastBuild, Trust};
use super::site_path::SitePath;
use super::sweep;

/// A build under way. Dropped without [`commit`](Self::commit), the old site stands and what was staged is removed.
///
/// After an error there is nothing to do but drop it.
pub struct Staging {
    pub(super) folder: StagingFolder,
    pub(super) progress: Mutex<Progress>,
    pub(super) trust: Trust,
    pub(super) past: PastBuild,
}

/// What the threads that add share.
pub(super) struct Progress {
    pub(super) ledger: Ledger,
    /// Paths where a folder lies, or a file where their folder should be.
    pub(super) obstructed: Vec<SitePath>,
}

impl Staging {
    pub(super) fn new(
        output: OutputFolder,
        ledger: Ledger,
        trust: Trust,
        past: PastBuild,
    ) -> Result<Self, PublishError> {
        Ok(Self {
            folder: StagingFolder::create(output)?,
            progress: Mutex::new(Progress { ledger, obstructed: Vec::new() }),
            trust,
            past,
        })
    }

    /// Takes a file into the build and says what that changes; from any number of threads, in any order.
    ///
    /// Cost: hashing the bytes; where the manifest vouches for the same bytes, one look at the file's length; where nothing
    /// does and the length is the same, reading it; else writing it once.
    ///
    /// Errors: [`PublishError::UnsafePath`]; [`PublishError::MadeTwice`], for a path new to the output only at the commit;
    /// [`PublishError::Io`].
    pub fn add(&self, made: Made) -> Result<Change, PublishError> {
        let path = SitePath::new(made.path)?;
        let print = Fingerprint::of(&made.bytes);
        let claim = self.progress().ledger.claim(path)?;

        let found = look(&self.folder.output, claim.path(), claim.before(), print)?;
        let place = match found {
            Found::Same => {
                self.progress().ledger.settle(claim, print, Fate::Kept, 0);
                return Ok(Change::None);
            }
            Found::Other => Place::Taken,
            Found::Nothing | Found::Obstacle => Place::Free,
        };
        let number = self.folder.write(&made.bytes)?;
        let fate = Fate::Staged(Phase::of(made.kind, place));

        let mut progress = self.progress();
        if found == Found::Obstacle {
            progress.obstructed.push(claim.path().clone());
        }
        progress.ledger.settle(claim, print, fate, number);
        Ok(match place {
            Place::Free => Change::New,
            Place::Taken => Change::Bytes,
        })
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// These very bytes.
    Same,
    /// Another file, or a link.
    Other,
    Nothing,
    /// A folder, or a file or link where the path needs a folder.
    Obstacle,
}

/// What lies at `path`, compared with what was made; `before` is what the manifest says of it, whose folders are known to be no links.
fn look(
    output: &OutputFolder,
    path: &SitePath,
    before: Option<Fingerprint>,
    made: Fingerprint,
) -> Result<Found, PublishError> {
    if before.is_none() {
        match output.way(path.folders())? {
            Way::Open => {}
            Way::Ends => return Ok(Found::Nothing),
            Way::Barred => return Ok(Found::Obstacle),
        }
    }
    let file = output.at(path.as_str());
    let metadata = match fs::symlink_metadata(&file) {
        Ok(metadata) => metadata,
        Err(error) => {
            return match error.kind() {
                io::ErrorKind::NotFound => Ok(Found::Nothing),
                io::ErrorKind::NotADirectory => Ok(Found::Obstacle),
                _ => Err(failed("look at", &file)(error)),
            };
        }
    };
    if metadata.is_dir() {
        return Ok(Found::Obstacle);
    }
    if !metadata.is_file() || metadata.len() != made.length() {
        return Ok(Found::Other);
    }
    let same = match before {
        Some(before) => before == made,
        None => on_disk(&file)? == made,
    };
    Ok(if same { Found::Same } else { Found::Other })
}

fn on_disk(file: &Utf8Path) -> Result<Fingerprint, PublishError> {
    let bytes = fs::read(file).map_err(failed("read", file))?;
    Ok(Fingerprint::of(&bytes))
}

/// A folder of numbered files that goes when it is dropped.
pub(super) struct StagingFolder {
    pub(super) output: OutputFolder,
    path: Utf8PathBuf,
    next: AtomicU32,
}

impl StagingFolder {
    fn create(output: OutputFolder) -> Result<Self, PublishError> {
        let path = output.staging();
        output.disk().create_folders(path.as_std_path()).map_err(failed("create folder", &path))?;
        Ok(Self { output, path, next: AtomicU32::new(0) })
    }

    fn write(&self, bytes: &[u8]) -> Result<u32, PublishError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let file = self.file(number);
        self.output.disk().write(file.as_std_path(), bytes).map_err(failed("write", &file))?;
        Ok(number)
    }

    /// Where the file of that number lies.
    pub(super) fn file(&self, number: u32) -> Utf8PathBuf {
        self.path.join(number.to_string())
    }

    /// Deletes the folder and all that is in it.
    pub(super) fn remove(&self) -> Result<(), PublishError> {
        sweep::remove_tree(self.output.disk(), &self.path)
    }
}

impl Drop for StagingFolder {
    fn drop(&mut self) {
        // Whoever drops an unfinished build has a better error to tell; the next one removes what is left here.
        drop(self.remove());
    }
}
