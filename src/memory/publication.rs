//! The last publication in a folder: the day, the digest, and the certificates line by line.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::model::Day;

/// The data, and the file that carries their digest.   Source: record.md §7.
const DATA: [&str; 2] = ["data", "certificates.jsonl"];
const SNAPSHOT: [&str; 1] = ["snapshot.json"];
/// Bytes; ours have less than one thousand.
const LONGEST_SNAPSHOT: u64 = 64 * 1024;
/// Bytes of lines that are read by all threads together.
const AT_ONCE: usize = 1024 * 1024;

/// What a folder says was published last: `snapshot.json`, and the data whose digest it carries.
#[derive(Clone, Debug)]
pub struct Publication {
    pub day: Day,
    /// SHA-256 of the data in hexadecimal digits, as the snapshot has it.
    pub digest: Box<str>,
    data: Utf8PathBuf,
}

#[derive(Deserialize)]
struct SnapshotRead {
    day: String,
    digest: Box<str>,
}

impl Publication {
    /// What `folder` says was published; `None` where there is no snapshot, none that can be read, or none with data beside it.
    /// Whether they belong together is for [`every_line`](Self::every_line) to say.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn in_folder(folder: &Utf8Path) -> io::Result<Option<Self>> {
        Self::of(folder, &DATA)
    }

    fn of(folder: &Utf8Path, data: &[&str]) -> io::Result<Option<Self>> {
        let Some(snapshot) = open_real(folder, &SNAPSHOT)? else { return Ok(None) };
        let Ok(SnapshotRead { day, digest }) = serde_json::from_reader(snapshot.take(LONGEST_SNAPSHOT)) else {
            return Ok(None);
        };
        let is_there = open_real(folder, data)?.is_some();
        let data = data.iter().fold(folder.to_owned(), |path, part| path.join(part));
        Ok(Day::parse(&day).filter(|_| is_there).map(|day| Self { day, digest, data }))
    }

    /// What was published last by `path`: a folder as [`in_folder`](Self::in_folder) takes it, or data beside which their snapshot lies.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn at(path: &Utf8Path) -> io::Result<Option<Self>> {
        if path.as_std_path().is_dir() {
            return Self::in_folder(path);
        }
        let folder = path.parent().filter(|parent| !parent.as_str().is_empty()).unwrap_or_else(|| Utf8Path::new("."));
        let Some(name) = path.file_name() else { return Ok(None) };
        Self::of(folder, &[name])
    }

    /// Gives every line of the data to `each`, with its number from 1, from all threads and in no order; `false` when the data are
    /// not those of the snapshot: then nothing that was given counts.
    ///
    /// Cost: one pass over the data; about 1 MB of them stands in memory.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn every_line(&self, each: impl Fn(u32, &[u8]) + Sync) -> io::Result<bool> {
        let mut data = BufReader::with_capacity(AT_ONCE, File::open(&self.data)?);
        let mut hasher = Sha256::new();
        let (mut some, mut number) = (Vec::with_capacity(2 * AT_ONCE), 1);
        loop {
            some.clear();
            let piece = data.by_ref().take(AT_ONCE as u64).read_to_end(&mut some)?;
            if piece == 0 {
                break;
            }
            data.read_until(b'\n', &mut some)?;
            let lines: Vec<(u32, &[u8])> = (number..).zip(some.trim_ascii_end().split(|byte| *byte == b'\n')).collect();
            number += u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let ((), ()) = rayon::join(
                || hasher.update(&some),
                || lines.par_iter().with_min_len(16).for_each(|(number, line)| each(*number, line)),
            );
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>() == *self.digest)
    }

    /// Whether the data are those of the snapshot.   Cost: one pass over the data.
    ///
    /// # Errors
    /// The file system refuses.
    pub fn is_whole(&self) -> io::Result<bool> {
        self.every_line(|_, _| {})
    }

    /// Where its data lie.
    #[must_use]
    pub fn data(&self) -> &Utf8Path {
        &self.data
    }
}

/// The regular file at `parts` below `folder` that is reached through no link.
fn open_real(folder: &Utf8Path, parts: &[&str]) -> io::Result<Option<File>> {
    let mut path = folder.to_owned();
    for (nth, part) in parts.iter().enumerate() {
        path.push(part);
        let found = match fs::symlink_metadata(&path) {
            Ok(found) => found,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let is_last = nth + 1 == parts.len();
        if !(if is_last { found.is_file() } else { found.is_dir() }) {
            return Ok(None);
        }
    }
    File::open(&path).map(Some)
}
