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
use std::io::{self, BufWriter, Read, Write};

use camino::Utf8Path;

use super::disk::Disk;
use super::error::{PublishError, failed};
use super::output_folder::look_at;

/// Bytes that are hashed at a time.
const PIECE: usize = 64 * 1024;

/// What was found at the path of a sealed text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sealed<T> {
    Absent,
    /// Cut off, edited, of another version or origin, or no file but a link.
    Damaged,
    Sound(T),
}

impl<T> Sealed<T> {
    /// What `parse` makes of what was found; damage when it makes nothing of it.
    pub(super) fn and_then<U>(self, parse: impl FnOnce(T) -> Option<U>) -> Sealed<U> {
        match self {
            Self::Absent => Sealed::Absent,
            Self::Damaged => Sealed::Damaged,
            Self::Sound(found) => parse(found).map_or(Sealed::Damaged, Sealed::Sound),
        }
    }
}

/// The lines between title and seal, each with its end. Errors: [`PublishError::Io`], absence is none.
pub(super) fn read(path: &Utf8Path, title: &str) -> Result<Sealed<String>, PublishError> {
    match look_at(path)? {
        None => return Ok(Sealed::Absent),
        Some(found) if !found.is_file() => return Ok(Sealed::Damaged),
        Some(_) => {}
    }
    match File::open(path).and_then(|file| unseal(file, title)) {
        Ok(lines) => Ok(lines.map_or(Sealed::Damaged, Sealed::Sound)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Sealed::Absent),
        Err(error) => Err(failed("read", path)(error)),
    }
}

/// The lines of `file` between its title, which has to be `title`, and its seal.
fn unseal(mut file: File, title: &str) -> io::Result<Option<String>> {
    let title = format!("{title}\n");
    let mut begins = Vec::with_capacity(title.len());
    Read::by_ref(&mut file).take(title.len() as u64).read_to_end(&mut begins)?;
    if begins != title.as_bytes() {
        return Ok(None);
    }
    let mut rest = Vec::new();
    file.read_to_end(&mut rest)?;
    Ok(String::from_utf8(rest).ok().and_then(|rest| without_seal(&title, rest)))
}

/// The lines of `rest`, which stood behind `title` and ends in the seal of both.
fn without_seal(title: &str, mut rest: String) -> Option<String> {
    let sealed = rest.strip_suffix('\n').unwrap_or(&rest);
    let end = sealed.rfind('\n').map_or(0, |at| at + 1);
    let mut hasher = blake3::Hasher::new();
    hasher.update(title.as_bytes()).update(&rest.as_bytes()[..end]);
    if sealed[end..] != seal(&hasher) {
        return None;
    }
    rest.truncate(end);
    Some(rest)
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
        // Hashed in large pieces: in small ones that costs more than the writing.
        let mut sealing = BufWriter::with_capacity(PIECE, Sealing { file, hasher: blake3::Hasher::new() });
        writeln!(sealing, "{title}")?;
        for line in lines.by_ref() {
            writeln!(sealing, "{line}")?;
        }
        let Sealing { file, hasher } = sealing.into_inner()?;
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

    fn numbers(path: &Utf8Path) -> Sealed<Vec<u32>> {
        let text = read(path, TITLE).expect("read");
        text.and_then(|text| text.lines().map(|line| line.parse().ok()).collect())
    }

    #[test]
    fn what_was_written_is_read() {
        let (_folder, path) = folder();
        for count in [0, 1, 2, 1000] {
            write(&path, TITLE, 0..count);
            assert_eq!(numbers(&path), Sealed::Sound((0..count).collect()));
        }
    }

    #[test]
    fn an_absent_file_is_no_error() {
        let (_folder, path) = folder();
        assert_eq!(numbers(&path), Sealed::Absent);
    }

    #[test]
    fn any_byte_cut_off_or_altered_is_noticed() {
        let (_folder, path) = folder();
        write(&path, TITLE, 10..30);
        let whole = fs::read(&path).expect("read");
        for at in 0..whole.len() - 1 {
            fs::write(&path, &whole[..at]).expect("cut off");
            assert_eq!(numbers(&path), Sealed::Damaged, "cut at {at}");
            let mut altered = whole.clone();
            altered[at] ^= 1;
            fs::write(&path, &altered).expect("altered");
            assert_eq!(numbers(&path), Sealed::Damaged, "altered at {at}");
        }
    }

    #[test]
    fn another_version_or_bytes_that_are_no_text_are_damage() {
        let (_folder, path) = folder();
        write(&path, "starmark numbers 2", 0..3);
        assert_eq!(numbers(&path), Sealed::Damaged);
        fs::write(&path, [0xff, 0xfe, 0x00, 0x0a]).expect("written");
        assert_eq!(numbers(&path), Sealed::Damaged);
    }
}
