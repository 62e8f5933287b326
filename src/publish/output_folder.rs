//! The output, locked: who may write, and where our own files lie in it. Refuses to know what is published.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::PublishError;
use super::disk::Disk;
use super::error::failed;
use crate::plan::OWN_FOLDER;

/// An output that no other build writes to as long as this lives.
pub(super) struct OutputFolder {
    root: Utf8PathBuf,
    own: Utf8PathBuf,
    disk: Box<dyn Disk>,
    _lock: File,
}

impl OutputFolder {
    /// Creates the folder when absent, and locks it. The lock goes with the process, however that ends.
    ///
    /// Errors: [`PublishError::Busy`] when another build holds it, [`PublishError::Io`].
    pub(super) fn lock(root: &Utf8Path, disk: Box<dyn Disk>) -> Result<Self, PublishError> {
        let own = root.join(OWN_FOLDER);
        remove_unless(disk.as_ref(), &own, |found| !found.is_symlink())?;
        disk.create_folders(own.as_std_path()).map_err(failed("create folder", &own))?;

        let path = own.join("lock");
        remove_unless(disk.as_ref(), &path, Metadata::is_file)?;
        let lock =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(failed("open", &path))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root: root.to_path_buf(), own, disk, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(PublishError::Busy { out: root.to_path_buf() }),
            Err(TryLockError::Error(error)) => Err(failed("lock", &path)(error)),
        }
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        self.disk.as_ref()
    }

    pub(super) fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Where the site's file or folder of that relative path lies.
    pub(super) fn at(&self, path: &str) -> Utf8PathBuf {
        self.root.join(path)
    }

    pub(super) fn manifest(&self) -> Utf8PathBuf {
        self.own.join("manifest")
    }

    pub(super) fn cache(&self) -> Utf8PathBuf {
        self.own.join("cache")
    }

    pub(super) fn journal(&self) -> Utf8PathBuf {
        self.own.join("journal")
    }

    pub(super) fn staging(&self) -> Utf8PathBuf {
        self.own.join("staging")
    }

    /// How far these folders, each in the one before, lie in the output itself.
    pub(super) fn way<'a>(&self, folders: impl Iterator<Item = &'a str>) -> Result<Way, PublishError> {
        for folder in folders {
            match look_at(&self.at(folder))? {
                None => return Ok(Way::Ends),
                Some(found) if !found.is_dir() => return Ok(Way::Barred),
                Some(_) => {}
            }
        }
        Ok(Way::Open)
    }

    /// Whether a folder, not a link, lies there.
    pub(super) fn is_real(&self, folder: &str) -> Result<bool, PublishError> {
        Ok(look_at(&self.at(folder))?.is_some_and(|found| found.is_dir()))
    }

    /// Whether a file, or a link, was there to delete. A folder stays: it is not what was published.
    pub(super) fn delete_file(&self, path: &str) -> Result<bool, PublishError> {
        let path = self.at(path);
        match look_at(&path)? {
            Some(found) if !found.is_dir() => {
                self.disk.remove_file(path.as_std_path()).map_err(failed("delete", &path))?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

/// What one meets on the way to a file of the output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Every folder is there.
    Open,
    /// From some folder on there is nothing.
    Ends,
    /// A link, which would lead elsewhere, or a file.
    Barred,
}

/// Removes what others left where our own file or folder has to be: a link would lead elsewhere, a FIFO stops whoever opens it.
fn remove_unless(disk: &dyn Disk, path: &Utf8Path, is_right: fn(&Metadata) -> bool) -> Result<(), PublishError> {
    match look_at(path)? {
        Some(found) if !is_right(&found) && !found.is_dir() => {
            disk.remove_file(path.as_std_path()).map_err(failed("delete", path))
        }
        _ => Ok(()),
    }
}

/// What lies at a path, links not followed; `None` for nothing.
pub(super) fn look_at(path: &Utf8Path) -> Result<Option<Metadata>, PublishError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(failed("look at", path)(error)),
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
