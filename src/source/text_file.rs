//! A file's text, read under limits.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
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
    /// [`Unreadable`]. A FIFO or a device is refused before it is opened, so that nothing hangs.
    pub fn read(root: &Utf8Path, name: &str) -> Result<Self, Unreadable> {
        let path = root.join(name);
        let metadata = std::fs::metadata(&path).map_err(Unreadable::Io)?;
        if !metadata.is_file() {
            return Err(Unreadable::NotRegular);
        }
        if metadata.len() > Self::LARGEST {
            return Err(Unreadable::TooLarge { size: metadata.len() });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        File::open(&path)
            .and_then(|file| file.take(Self::LARGEST + 1).read_to_end(&mut bytes))
            .map_err(Unreadable::Io)?;
        if bytes.len() as u64 > Self::LARGEST {
            return Err(Unreadable::TooLarge { size: bytes.len() as u64 });
        }
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
