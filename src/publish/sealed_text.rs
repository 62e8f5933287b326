//! Text files that know whether they are whole: a title, lines, a seal. Takes lines, gives them back or says that the file is
//! damaged. Refuses to know what the lines mean.
//!
//! ```text
//! starmark manifest 1          title: what it is and which version
//! …                            lines
//! blake3 4f6a…                 seal: BLAKE3 of all above, 64 hexadecimal digits
//! ```

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

use camino::Utf8Path;

use super::disk::Disk;
use super::error::{PublishError, failed};
use super::output_folder::look_at;

/// What was found at the path of a sealed text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sealed<T> {
    Absent,
    /// Cut off, edited, of another version or origin, or no file but a link.
    Damaged,
    /// Every line, in the order of the file.
    Sound(Vec<T>),
}

/// Reads line by line: the file is never in memory as a whole.
///
/// `parse` gives `None` for a line that no version of ours writes. Errors: [`PublishError::Io`], absence is none.
pub(super) fn read<T>(
    path: &Utf8Path,
    title: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Sealed<T>, PublishError> {
    match look_at(path)? {
        None => return Ok(Sealed::Absent),
        Some(found) if !found.is_file() => return Ok(Sealed::Damaged),
        Some(_) => {}
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Sealed::Absent),
        Err(error) => return Err(failed("open", path)(error)),
    };
    match unseal(BufReader::new(file), title, parse) {
        Ok(Some(lines)) => Ok(Sealed::Sound(lines)),
        Ok(None) => Ok(Sealed::Damaged),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(Sealed::Damaged),
        Err(error) => Err(failed("read", path)(error)),
    }
}

fn unseal<T>(file: impl BufRead, title: &str, parse: impl Fn(&str) -> Option<T>) -> io::Result<Option<Vec<T>>> {
    let mut lines = file.lines();
    let mut hasher = blake3::Hasher::new();
    let mut found = Vec::new();

    let Some(mut above) = lines.next().transpose()? else {
        return Ok(None);
    };
    if above != title {
        return Ok(None);
    }
    for (nth, line) in lines.enumerate() {
        let line = line?;
        hasher.update(above.as_bytes()).update(b"\n");
        if nth > 0 {
            let Some(value) = parse(&above) else {
                return Ok(None);
            };
            found.push(value);
        }
        above = line;
    }
    Ok((above == seal(&hasher)).then_some(found))
}

/// Replaces the file at `path` in one step, by way of `unfinished` on the same file system; the content is on the medium before
/// it gets its name.
pub(super) fn replace(
    disk: &dyn Disk,
    unfinished: &Utf8Path,
    path: &Utf8Path,
    title: &str,
    mut lines: impl Iterator<Item = impl Display>,
) -> Result<(), PublishError> {
    let mut fill = |file: &mut dyn Write| {
        let mut sealing = Sealing { file, hasher: blake3::Hasher::new() };
        writeln!(sealing, "{title}")?;
        for line in lines.by_ref() {
            writeln!(sealing, "{line}")?;
        }
        let Sealing { file, hasher } = sealing;
        writeln!(file, "{}", seal(&hasher))
    };
    disk.write_synced(unfinished.as_std_path(), &mut fill).map_err(failed("write", unfinished))?;
    disk.rename(unfinished.as_std_path(), path.as_std_path()).map_err(failed("replace", path))
}

fn seal(hasher: &blake3::Hasher) -> String {
    format!("blake3 {}", hasher.finalize().to_hex())
}

/// Passes text on and hashes it on the way.
struct Sealing<'a> {
    file: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl Write for Sealing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use camino::Utf8PathBuf;

    use super::super::disk::OsDisk;
    use super::*;

    const TITLE: &str = "starmark numbers 1";

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = Utf8PathBuf::from_path_buf(folder.path().join("numbers")).expect("UTF-8");
        (folder, path)
    }

    fn write(path: &Utf8Path, title: &str, numbers: std::ops::Range<u32>) {
        replace(&OsDisk, &path.with_extension("new"), path, title, numbers).expect("written");
    }

    fn number(line: &str) -> Option<u32> {
        line.parse().ok()
    }

    #[test]
    fn what_was_written_is_read() {
        let (_folder, path) = folder();
        for count in [0, 1, 2, 1000] {
            write(&path, TITLE, 0..count);
            let expected = Sealed::Sound((0..count).collect());
            assert_eq!(read(&path, TITLE, number).expect("read"), expected);
        }
    }

    #[test]
    fn an_absent_file_is_no_error() {
        let (_folder, path) = folder();
        assert_eq!(read(&path, TITLE, number).expect("read"), Sealed::Absent);
    }

    #[test]
    fn any_byte_cut_off_or_altered_is_noticed() {
        let (_folder, path) = folder();
        write(&path, TITLE, 10..30);
        let whole = fs::read(&path).expect("read");
        for at in 0..whole.len() - 1 {
            fs::write(&path, &whole[..at]).expect("cut off");
            assert_eq!(read(&path, TITLE, number).expect("read"), Sealed::Damaged, "cut at {at}");
            let mut altered = whole.clone();
            altered[at] ^= 1;
            fs::write(&path, &altered).expect("altered");
            assert_eq!(read(&path, TITLE, number).expect("read"), Sealed::Damaged, "altered at {at}");
        }
    }

    #[test]
    fn another_version_or_bytes_that_are_no_text_are_damage() {
        let (_folder, path) = folder();
        write(&path, "starmark numbers 2", 0..3);
        assert_eq!(read(&path, TITLE, number).expect("read"), Sealed::Damaged);
        fs::write(&path, [0xff, 0xfe, 0x00, 0x0a]).expect("written");
        assert_eq!(read(&path, TITLE, number).expect("read"), Sealed::Damaged);
    }
}
