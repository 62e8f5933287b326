//! A file's text, read under limits.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use camino::Utf8Path;

use super::encoding::{BYTE_ORDER_MARK, NotUtf8, decode};

/// A file of the project with its text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Relative to the project's root, `/` separated: the name that findings give.
    pub name: Arc<str>,
    /// Without a byte-order mark.
    pub text: String,
}

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("not a regular file")]
    NotRegular,
    /// What is published as it is must not come from elsewhere.
    #[error("a link leads out of the project")]
    OutsideProject,
    /// What is published as it is must not be what is kept from the public.
    #[error("a link leads to what is not public")]
    Private,
    #[error("{size} bytes, more than {}", TextFile::LARGEST)]
    TooLarge { size: u64 },
    #[error(transparent)]
    Encoding(NotUtf8),
    #[error(transparent)]
    Io(io::Error),
}

impl TextFile {
    /// The largest file that is read, in bytes.   Source: record.md §2.
    pub const LARGEST: u64 = 64 * 1024 * 1024;

    /// Reads the file called `name` below `root`, never more than [`TextFile::LARGEST`] bytes of it.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(root: &Utf8Path, name: &str) -> Result<Self, Unreadable> {
        let bytes = read_regular(root.join(name).as_std_path())?;
        let text = decode(bytes).map_err(Unreadable::Encoding)?;
        Ok(Self { name: name.into(), text })
    }

    /// The bytes `start..start + length` of the text of the file called `name` below `root`, which was read before.
    ///
    /// # Errors
    /// The file is not what it was: it is gone, shorter, or has another character at either end.
    pub fn read_part(root: &Utf8Path, name: &str, start: u32, length: u32) -> io::Result<String> {
        let mut file = File::open(root.join(name))?;
        let mut head = Vec::with_capacity(BYTE_ORDER_MARK.len());
        file.by_ref().take(BYTE_ORDER_MARK.len() as u64).read_to_end(&mut head)?;
        let mark = if head == BYTE_ORDER_MARK { BYTE_ORDER_MARK.len() as u64 } else { 0 };
        file.seek(SeekFrom::Start(mark + u64::from(start)))?;
        let mut bytes = vec![0; length as usize];
        file.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}

/// The bytes of the file at `path`, never more than [`TextFile::LARGEST`]; links are followed.
///
/// # Errors
/// [`Unreadable`]. A FIFO or a device is refused before it is opened, so that nothing hangs.
pub fn read_regular(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let metadata = fs::metadata(path).map_err(Unreadable::Io)?;
    if !metadata.is_file() || is_made_up(path, &metadata) {
        return Err(Unreadable::NotRegular);
    }
    if metadata.len() > TextFile::LARGEST {
        return Err(Unreadable::TooLarge { size: metadata.len() });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    let file = File::open(path).map_err(Unreadable::Io)?;
    file.take(TextFile::LARGEST + 1).read_to_end(&mut bytes).map_err(Unreadable::Io)?;
    if bytes.len() as u64 > TextFile::LARGEST {
        return Err(Unreadable::TooLarge { size: bytes.len() as u64 });
    }
    Ok(bytes)
}

/// Where the system makes files up while they are read, some of them without end; all say that they are regular and empty.
const MADE_UP: [&str; 2] = ["/proc", "/sys"];

fn is_made_up(path: &Path, metadata: &Metadata) -> bool {
    let lies_in = |real: &Path| MADE_UP.iter().any(|folder| real.starts_with(folder));
    metadata.len() == 0 && path.canonicalize().is_ok_and(|real| lies_in(&real))
}
