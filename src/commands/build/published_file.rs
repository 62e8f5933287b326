//! `registry/published.txt` brought up to date: the list of codes that were ever public outlives every checkout.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use tempfile::NamedTempFile;

use super::Project;
use crate::check::PublishedCodes;

/// Marks the codes that are given up and appends those that are new. A file that would not change is not touched; one that does keeps
/// its mode, and its owner and group where we may give them. A link is written through.
///
/// # Errors
/// The file system refuses; the old file stands.
pub(super) fn update(root: &Utf8Path, project: &Project) -> io::Result<()> {
    let new = project.published.missing_from(&project.registry);
    if new.is_empty() && project.given_up.is_empty() {
        return Ok(());
    }
    let (path, old) = existing(root.join(PublishedCodes::FILE).into())?;
    let text = if old.is_some() { fs::read_to_string(&path)? } else { String::new() };
    let text = text.trim_start_matches('\u{feff}');
    let given_up = |line: &str| {
        let code = line.split_whitespace().next()?;
        project.given_up.iter().find(|given_up| given_up.as_str() == code)
    };
    let folder = path.parent().expect("a file lies in a folder");
    let mut file = unfinished(folder)?;
    for line in text.lines() {
        match given_up(line) {
            Some(code) => writeln!(file, "{code} {}", PublishedCodes::LOST)?,
            None => writeln!(file, "{line}")?,
        }
    }
    for code in &new {
        writeln!(file, "{code}")?;
    }
    if let Some(old) = old {
        keep_access(&old, file.as_file())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// The file behind all links, and what the system says of it; `None` when there is none yet.
fn existing(path: PathBuf) -> io::Result<(PathBuf, Option<Metadata>)> {
    match path.canonicalize() {
        Ok(real) => {
            let metadata = fs::metadata(&real)?;
            Ok((real, Some(metadata)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((path, None)),
        Err(error) => Err(error),
    }
}

/// A file beside its later place, with the rights of any new file: others have to read it.
fn unfinished(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn keep_access(old: &Metadata, new: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // One by one: who may not give away a file may still give it to a group.
        for (owner, group) in [(Some(old.uid()), None), (None, Some(old.gid()))] {
            match fchown(new, owner, group) {
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
                _ => {}
            }
        }
    }
    new.set_permissions(old.permissions())
}
