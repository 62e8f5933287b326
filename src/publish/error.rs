//! What can go wrong on the way to disk. Takes the outside world's errors, gives them a path and an action.

use std::io;
use std::path::{Path, PathBuf};

use camino::Utf8PathBuf;

use crate::diagnostics::Words;

/// Why nothing, or not everything, was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Another build holds the lock of this output.
    #[error("another build is writing to `{out}`")]
    Busy { out: Utf8PathBuf },

    /// The folder is one that no site may be in, or somebody else's: what was found, and what to do.
    #[error("{}", .0.en)]
    Refused(Words),

    /// A [`Made`](super::Made) with a path that would leave the output, or that no file system takes.
    #[error("`{path}` cannot be published: {reason}")]
    UnsafePath { path: String, reason: &'static str },

    /// Two [`Made`](super::Made) with one path.
    #[error("`{path}` was made twice in one build")]
    MadeTwice { path: String },

    /// A file that is not ours lies where a folder must be, or the other way round.
    #[error("`{path}` stands in the way of `{wanted}` and is not ours to delete")]
    Blocked { path: PathBuf, wanted: String },

    /// The caller's own step before the first rename failed; the old site stands.
    #[error("the step before the first rename failed")]
    BeforeFirstRename(#[source] io::Error),

    /// The file system refused.
    #[error("could not {action} `{}`", path.display())]
    Io { action: &'static str, path: PathBuf, source: io::Error },
}

/// For `map_err`: the error of an `action` on `path`.
pub(super) fn failed(action: &'static str, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> PublishError {
    move |source| PublishError::Io { action, path: path.as_ref().to_path_buf(), source }
}
