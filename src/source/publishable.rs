//! What may become public byte for byte. Takes a path and the project's real folder, gives where the path really lies; refuses what
//! a link would bring in that nobody meant to publish.

use std::path::{Component, Path, PathBuf};

use super::text_file::Unreadable;
use super::version_control::is_version_control;

/// The folder of records, settings and published codes, which is read and never shown as it is.   Source: record.md §1.
const RECORDS: &str = "registry";

/// Where `path` lies behind all links. `root` is the project's folder, itself without a link.
///
/// # Errors
/// [`Unreadable::OutsideProject`]; [`Unreadable::Private`] for the project's folder itself, and for what lies in `registry/`, in a hidden
/// folder or in one of version control; [`Unreadable::Io`].
pub fn publishable(root: &Path, path: &Path) -> Result<PathBuf, Unreadable> {
    let real = path.canonicalize().map_err(Unreadable::Io)?;
    let Ok(inside) = real.strip_prefix(root) else { return Err(Unreadable::OutsideProject) };
    let mut parts = inside.components().peekable();
    let is_of_records = match parts.peek() {
        Some(Component::Normal(first)) => first.eq_ignore_ascii_case(RECORDS),
        // The root, in which the records lie.
        _ => true,
    };
    let is_private = |part: Component<'_>| {
        let name = part.as_os_str().to_string_lossy();
        name.starts_with('.') || is_version_control(&name)
    };
    if is_of_records || parts.any(is_private) {
        return Err(Unreadable::Private);
    }
    Ok(real)
}
