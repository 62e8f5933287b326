//! Bytes that are kept from one build to the next, beside the manifest. Takes and gives them by key; refuses to know what they are.
//! The file may be gone, torn or edited at any time: what is not whole is not given.
//!
//! ```text
//! starmark cache 1⏎
//! …                      the bytes of every entry, one behind the other
//! key, hash, begin, end  of every entry, by key: 32, 32, 8 and 8 bytes, numbers with the highest byte first
//! begin of the entries' table, BLAKE3 of it: 8 and 32 bytes
//! ```

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::Utf8Path;

use super::PublishError;
use super::destination::Destination;
use super::error::failed;
use super::output_folder::{OutputFolder, look_at};
use crate::plan::OWN_FOLDER;

/// Names an entry: a hash of all that it was made of.
type Key = [u8; 32];

const TITLE: &[u8] = b"starmark cache 1\n";
const NAME: &str = "cache";
/// Bytes of a row of the table, and of what stands behind it.
const ROW: usize = 80;
const END: u64 = 40;

/// What earlier builds kept and what this one adds.
pub struct Cache {
    kept: Mutex<Option<File>>,
    table: BTreeMap<Key, CachedSpan>,
    asked: Mutex<Vec<Key>>,
    added: Mutex<Added>,
}

#[derive(Clone, Copy)]
struct CachedSpan {
    hash: [u8; 32],
    begin: u64,
    end: u64,
}

/// What is new, in a file without a name.
#[derive(Default)]
struct Added {
    file: Option<File>,
    length: u64,
    table: BTreeMap<Key, CachedSpan>,
}

impl Cache {
    /// What lies in `out`; nothing when there is none, or it is not whole.   Cost: reading the table.
    #[must_use]
    pub fn open(out: &Destination) -> Self {
        let (kept, table) = open(&out.path().join(OWN_FOLDER).join(NAME)).unzip();
        Self {
            kept: Mutex::new(kept),
            table: table.unwrap_or_default(),
            asked: Mutex::default(),
            added: Mutex::default(),
        }
    }

    /// The bytes under `key`, as they were put.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let entry = self.table.get(key)?;
        let bytes = lock(&self.kept).as_mut().and_then(|file| entry.read(file))?;
        if *blake3::hash(&bytes).as_bytes() != entry.hash {
            return None;
        }
        lock(&self.asked).push(*key);
        Some(bytes)
    }

    /// Keeps `bytes` for the next build, unless the disk has no room for them.
    pub fn put(&self, key: Key, bytes: &[u8]) {
        let hash = blake3::hash(bytes).into();
        let mut added = lock(&self.added);
        if added.push(key, hash, bytes).is_err() {
            *added = Added::default();
        }
    }

    /// Replaces the file by what was asked for and added, when it has other entries.
    pub(super) fn save(&self, output: &OutputFolder) -> Result<(), PublishError> {
        if lock(&self.added).table.is_empty() && lock(&self.asked).len() == self.table.len() {
            return Ok(());
        }
        let (unfinished, path) = (output.staging().join(NAME), output.cache());
        let mut fill = |out: &mut dyn Write| self.write(out);
        output.disk().write_in_pieces(unfinished.as_std_path(), &mut fill).map_err(failed("write", &unfinished))?;
        output.disk().rename(unfinished.as_std_path(), path.as_std_path()).map_err(failed("replace", &path))
    }

    /// Writes what was asked for and added, by key.
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (mut kept, mut added) = (lock(&self.kept), lock(&self.added));
        let Added { file, table, .. } = &mut *added;
        let mut keys: Vec<Key> = lock(&self.asked).iter().chain(table.keys()).copied().collect();
        keys.sort_unstable();
        keys.dedup();
        out.write_all(TITLE)?;
        let mut begin = TITLE.len() as u64;
        let mut rows = Vec::with_capacity(keys.len() * ROW);
        for key in keys {
            let (entry, source) = match table.get(&key) {
                Some(entry) => (entry, file.as_mut()),
                None => (&self.table[&key], kept.as_mut()),
            };
            let Some(bytes) = source.and_then(|file| entry.read(file)) else { continue };
            out.write_all(&bytes)?;
            let end = begin + bytes.len() as u64;
            for part in [&key[..], &entry.hash, &begin.to_be_bytes(), &end.to_be_bytes()] {
                rows.extend_from_slice(part);
            }
            begin = end;
        }
        out.write_all(&rows)?;
        out.write_all(&begin.to_be_bytes())?;
        out.write_all(blake3::hash(&rows).as_bytes())
    }
}

impl CachedSpan {
    fn read(&self, file: &mut File) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(self.end - self.begin).ok()?];
        file.seek(SeekFrom::Start(self.begin)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Added {
    fn push(&mut self, key: Key, hash: [u8; 32], bytes: &[u8]) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        file.write_all(bytes)?;
        let (begin, end) = (self.length, self.length + bytes.len() as u64);
        self.length = end;
        self.table.insert(key, CachedSpan { hash, begin, end });
        Ok(())
    }
}

/// The file at `path` with its table.
fn open(path: &Utf8Path) -> Option<(File, BTreeMap<Key, CachedSpan>)> {
    // A FIFO stops whoever opens it, a link leads elsewhere.
    let mut file = if look_at(path).ok()??.is_file() { File::open(path).ok()? } else { return None };
    let mut title = [0; TITLE.len()];
    file.read_exact(&mut title).ok()?;
    let behind_table = file.seek(SeekFrom::End(-i64::try_from(END).ok()?)).ok()?;
    let (mut begin, mut hash) = ([0; 8], [0; 32]);
    file.read_exact(&mut begin).ok()?;
    file.read_exact(&mut hash).ok()?;
    let begin = u64::from_be_bytes(begin);
    let mut rows = vec![0; usize::try_from(behind_table.checked_sub(begin)?).ok()?];
    file.seek(SeekFrom::Start(begin)).ok()?;
    file.read_exact(&mut rows).ok()?;
    if title != *TITLE || *blake3::hash(&rows).as_bytes() != hash {
        return None;
    }
    let (rows, []) = rows.as_chunks::<ROW>() else { return None };
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    let entry = |row: &[u8; ROW]| {
        let (mut key, mut hash) = ([0; 32], [0; 32]);
        key.copy_from_slice(&row[..32]);
        hash.copy_from_slice(&row[32..64]);
        let (from, to) = (number(&row[64..72]), number(&row[72..]));
        (from <= to && to <= begin).then_some((key, CachedSpan { hash, begin: from, end: to }))
    };
    let table: Option<BTreeMap<Key, CachedSpan>> = rows.iter().map(entry).collect();
    Some((file, table?))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::disk::{Disk, OsDisk};
    use super::*;

    struct Folder {
        _folder: tempfile::TempDir,
        out: Destination,
        output: OutputFolder,
    }

    impl Folder {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let path = Utf8Path::from_path(folder.path()).expect("UTF-8");
            let output = OutputFolder::lock(path, Box::new(OsDisk)).expect("locked");
            OsDisk.create_folders(output.staging().as_std_path()).expect("created");
            Self { out: Destination::of_our_own(path).expect("a folder"), output, _folder: folder }
        }

        /// Keeps each of `values` under itself, asking for it first.
        fn keep(&self, values: std::ops::Range<u8>) {
            let cache = Cache::open(&self.out);
            for value in values {
                if cache.get(&[value; 32]).is_none() {
                    cache.put([value; 32], &value_of(value));
                }
            }
            cache.save(&self.output).expect("saved");
        }

        fn kept(&self) -> Vec<u8> {
            let cache = Cache::open(&self.out);
            let is_kept = |value: &u8| match cache.get(&[*value; 32]) {
                Some(bytes) => {
                    assert_eq!(bytes, value_of(*value));
                    true
                }
                None => false,
            };
            (0..9).filter(is_kept).collect()
        }
    }

    fn value_of(value: u8) -> Vec<u8> {
        vec![value; usize::from(value) * 7]
    }

    #[test]
    fn what_was_put_is_given_and_what_nobody_asks_for_goes() {
        let folder = Folder::new();
        assert!(folder.kept().is_empty());
        folder.keep(0..5);
        assert_eq!(folder.kept(), [0, 1, 2, 3, 4]);
        folder.keep(3..7);
        assert_eq!(folder.kept(), [3, 4, 5, 6]);
    }

    #[test]
    fn the_same_entries_are_the_same_file_and_are_not_written_again() {
        let (one, other) = (Folder::new(), Folder::new());
        one.keep(0..5);
        one.keep(3..7);
        other.keep(3..7);
        let bytes = |folder: &Folder| fs::read(folder.output.cache()).expect("there");
        assert_eq!(bytes(&one), bytes(&other));
        let path = one.output.cache();
        let long_past = std::time::SystemTime::UNIX_EPOCH;
        fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(long_past)).expect("aged");
        one.keep(3..7);
        assert_eq!(fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("a time"), long_past);
    }

    #[test]
    fn cut_off_or_altered_anywhere_it_gives_right_bytes_or_none() {
        let folder = Folder::new();
        folder.keep(0..5);
        let path = folder.output.cache();
        let whole = fs::read(&path).expect("there");
        for at in 0..whole.len() {
            fs::write(&path, &whole[..at]).expect("cut off");
            assert!(folder.kept().is_empty(), "cut at {at}");
            let mut altered = whole.clone();
            altered[at] ^= 0x80;
            fs::write(&path, &altered).expect("altered");
            assert!(folder.kept().len() < 5, "altered at {at}");
            folder.keep(0..5);
            assert_eq!(folder.kept(), [0, 1, 2, 3, 4], "made whole again");
        }
    }

    #[test]
    fn a_table_that_points_elsewhere_is_not_believed() {
        let folder = Folder::new();
        for (begin, end) in [(0, u64::MAX), (5, 4), (u64::MAX, u64::MAX)] {
            let mut rows = [7; 32].to_vec();
            rows.extend([0; 32]);
            rows.extend(begin.to_be_bytes());
            rows.extend(u64::to_be_bytes(end));
            let mut file = TITLE.to_vec();
            let table = file.len() as u64;
            file.extend(&rows);
            file.extend(table.to_be_bytes());
            file.extend(blake3::hash(&rows).as_bytes());
            fs::write(folder.output.cache(), &file).expect("written");
            assert!(folder.kept().is_empty());
        }
    }
}
