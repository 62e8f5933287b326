//! What is made, beside the site. Takes finished files one by one, keeps what is the same on disk, writes the rest into the
//! staging folder on the same file system. Refuses to change the site.

use std::fs;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::PublishError;
use super::error::failed;
use super::family::{Family, Why};
use super::fingerprint::Fingerprint;
use super::ledger::Ledger;
use super::made::{Difference, Made, Phase, Slot};
use super::manifest::FileEntry;
use super::output_folder::{OutputFolder, Way};
use super::public_dir::{PastBuild, Trust};
use super::site_path::SitePath;
use super::sweep;
use crate::inputs::{Digest, Input, Own, Reads};

/// A build under way. Dropped without [`commit`](Self::commit), the old site stands and what was staged is removed.
///
/// After an error there is nothing to do but drop it.
pub struct Staging {
    pub(super) folder: StagingFolder,
    pub(super) ledger: Ledger,
    /// Paths where a folder lies, or a file where their folder should be.
    pub(super) obstructed: Mutex<Vec<SitePath>>,
    pub(super) trust: Trust,
    pub(super) past: PastBuild,
}

impl Staging {
    pub(super) fn new(
        output: OutputFolder,
        ledger: Ledger,
        trust: Trust,
        past: PastBuild,
    ) -> Result<Self, PublishError> {
        Ok(Self { folder: StagingFolder::create(output)?, ledger, obstructed: Mutex::default(), trust, past })
    }

    /// The family of files called `name`. `now` gives the digest that something which they read in common has now, by what it is and
    /// its name; `None` when it is gone.
    ///
    /// Cost: a question for each thing that they read when they were last made.
    pub fn family(&self, name: &str, now: impl Fn(Input, &str) -> Option<Digest>) -> Family {
        self.ledger.family(name, now)
    }

    /// Notes what the files of `family` that this build made read in common. To be called before the [`commit`](Self::commit).
    pub fn note(&self, family: Family, reads: Reads) {
        self.ledger.note(family, reads);
    }

    /// Keeps the file at `path` when the last build left it there, made of the same; else says why it is to be made, and [`add`](Self::add)ed.
    ///
    /// The manifest is believed: the file itself is not looked at.   Cost: a search among the files of the last build.
    ///
    /// Errors: [`PublishError::MadeTwice`].
    pub fn keep(&self, path: &str, family: Family, own: &Own) -> Result<Option<Why>, PublishError> {
        self.ledger.keep(path, family, own)
    }

    /// Takes a file into the build and says what that changes; from any number of threads, in any order.
    ///
    /// Cost: hashing the bytes; where the manifest vouches for the same bytes, one look at the file's length; where nothing
    /// does and the length is the same, reading it; else writing it once.
    ///
    /// Errors: [`PublishError::UnsafePath`]; [`PublishError::MadeTwice`], for a path new to the output only at the commit;
    /// [`PublishError::Io`].
    pub fn add(&self, made: Made) -> Result<Difference, PublishError> {
        let Made { path, kind, bytes, family, own } = made;
        let print = Fingerprint::of(&bytes);
        let claim = self.ledger.claim(SitePath::new(path)?)?;
        let published = FileEntry { print, family: family.number, own };

        let found = look(&self.folder.output, claim.path(), claim.before(), print)?;
        let place = match found {
            Found::Same => {
                self.ledger.settle(claim, published, None);
                return Ok(Difference::None);
            }
            Found::Other => Slot::Taken,
            Found::Nothing | Found::Obstacle => Slot::Free,
        };
        let number = self.folder.write(&bytes)?;
        if found == Found::Obstacle {
            self.obstructed.lock().unwrap_or_else(PoisonError::into_inner).push(claim.path().clone());
        }
        self.ledger.settle(claim, published, Some((Phase::of(kind, place), number)));
        Ok(match place {
            Slot::Free => Difference::New,
            Slot::Taken => Difference::Bytes,
        })
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

/// What lies at `path`, compared with what was made; `before` is what the manifest says of it.
fn look(
    output: &OutputFolder,
    path: &SitePath,
    before: Option<Fingerprint>,
    made: Fingerprint,
) -> Result<Found, PublishError> {
    match output.way(path.folders())? {
        Way::Open => {}
        Way::Ends => return Ok(Found::Nothing),
        Way::Barred => return Ok(Found::Obstacle),
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

/// Whether what lies at `path`, reached through no link, is what the manifest says.
pub(super) fn is_in_place(output: &OutputFolder, path: &SitePath, print: Fingerprint) -> Result<bool, PublishError> {
    Ok(look(output, path, None, print)? == Found::Same)
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
