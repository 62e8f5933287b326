//! The changes we make to a disk, and no others. A seam: the tests put a disk behind it that is cut off at any operation.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes the content of a file.
pub(super) type Fill<'a> = &'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Everything that alters the output. Looking and reading need no seam: they leave nothing behind.
pub(super) trait Disk: Send + Sync {
    /// The folder and those above it; no error when it is there.
    fn create_folders(&self, path: &Path) -> io::Result<()>;
    /// A file with these bytes, replacing what was there.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// As [`write`](Self::write), in pieces.
    fn write_in_pieces(&self, path: &Path, fill: Fill<'_>) -> io::Result<()>;
    /// As [`write_in_pieces`](Self::write_in_pieces), and on the medium when it returns.
    fn write_synced(&self, path: &Path, fill: Fill<'_>) -> io::Result<()>;
    /// Replaces `to` in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// A file, or a link itself, never what it points to.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// A folder, only when it is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk as the operating system gives it.
pub(super) struct OsDisk;

impl Disk for OsDisk {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create(path)?.write_all(bytes)
    }

    fn write_in_pieces(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        filled(path, fill).map(drop)
    }

    fn write_synced(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        filled(path, fill)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

fn filled(path: &Path, fill: Fill<'_>) -> io::Result<File> {
    let mut file = BufWriter::new(File::create(path)?);
    fill(&mut file)?;
    Ok(file.into_inner()?)
}
