//! A disk that is cut off: after so many changes it does the next one by half and none after it, as a kill would.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::disk::{Disk, Fill, OsDisk};

pub(super) struct CutDisk {
    changes: AtomicUsize,
    allowed: usize,
}

enum Turn {
    Whole,
    Half,
    None,
}

impl CutDisk {
    pub(super) fn after(allowed: usize) -> Box<Self> {
        Box::new(Self { changes: AtomicUsize::new(0), allowed })
    }

    /// Cut off never; faster than the real disk, for it syncs nothing.
    pub(super) fn never() -> Box<Self> {
        Self::after(usize::MAX)
    }

    fn turn(&self) -> Turn {
        let before = self.changes.fetch_add(1, Ordering::SeqCst);
        match before {
            _ if before < self.allowed => Turn::Whole,
            _ if before == self.allowed => Turn::Half,
            _ => Turn::None,
        }
    }

    fn whole_or_nothing(&self, change: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        match self.turn() {
            Turn::Whole => change(),
            Turn::Half | Turn::None => Err(cut()),
        }
    }
}

fn cut() -> io::Error {
    io::Error::other("cut off")
}

impl Disk for CutDisk {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.whole_or_nothing(|| OsDisk.create_folders(path))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.turn() {
            Turn::Whole => fs::write(path, bytes),
            Turn::Half => fs::write(path, &bytes[..bytes.len() / 2]).and(Err(cut())),
            Turn::None => Err(cut()),
        }
    }

    fn write_in_pieces(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        self.write_synced(path, fill)
    }

    /// Not synced: what a kill leaves is the same, and the tests are faster.
    fn write_synced(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        let mut bytes: Vec<u8> = Vec::new();
        fill(&mut bytes as &mut dyn Write)?;
        self.write(path, &bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole_or_nothing(|| OsDisk.rename(from, to))
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.whole_or_nothing(|| OsDisk.remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.whole_or_nothing(|| OsDisk.remove_folder(path))
    }
}
