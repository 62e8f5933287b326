//! Which files stand below a folder. Knows nothing of what they mean.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Why a part of a folder cannot be walked.
#[derive(Debug)]
pub enum Unwalkable {
    /// A link leads back to a folder that it stands in.
    LinkLoop,
    NameNotUtf8,
    Io(io::Error),
}

/// Every file below `folder` of `root`, relative to `root`, sorted; links are followed.
///
/// Passed over are names that begin with a dot, and `__MACOSX`: systems, editors and archives leave them, not people.
/// What cannot be walked (a circle of links, a folder without permission, a name that is not UTF-8) is given to
/// `refuse` with its path relative to `root` and the reason. A `folder` that does not exist has no files.
pub fn discover(root: &Utf8Path, folder: &str, mut refuse: impl FnMut(String, Unwalkable)) -> Vec<String> {
    let start = root.join(folder);
    if !start.exists() {
        return Vec::new();
    }
    let relative = |path: &Utf8Path| {
        let inside: Vec<&str> = path.strip_prefix(root).unwrap_or(path).iter().collect();
        inside.join("/")
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(&start).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_of_people) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => match Utf8PathBuf::from_path_buf(entry.into_path()) {
                Ok(path) => files.push(relative(&path)),
                Err(path) => {
                    let inside = path.strip_prefix(root).unwrap_or(&path);
                    refuse(inside.to_string_lossy().into_owned(), Unwalkable::NameNotUtf8);
                }
            },
            Err(error) => {
                let path = error.path().unwrap_or(start.as_std_path());
                let name = Utf8Path::from_path(path).map_or_else(|| path.to_string_lossy().into_owned(), relative);
                let reason = match error.into_io_error() {
                    Some(error) => Unwalkable::Io(error),
                    None => Unwalkable::LinkLoop,
                };
                refuse(name, reason);
            }
        }
    }
    files.sort_unstable();
    files
}

/// Whether people put `entry` there; the folder that the walk begins with is whatever it is called.
fn is_of_people(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    entry.depth() == 0 || !(name.as_encoded_bytes().starts_with(b".") || name == "__MACOSX")
}
