//! `registry/published.txt` and `registry/rewritten.txt` brought up to date: what was ever public, and what of it was rewritten,
//! outlives every checkout.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use tempfile::NamedTempFile;

use super::Project;
use crate::check::{PublishedCodes, Rewritten};
use crate::model::{Day, PublicCode};

/// Marks the codes that are given up, appends those that are new, and notes which certificates are rewritten on `today`. A file that
/// would not change is not touched; one that does keeps its mode, and its owner and group where we may give them. A link is
/// written through.
///
/// # Errors
/// The file system refuses; the old file stands.
pub(super) fn update(root: &Utf8Path, project: &Project, today: Day) -> io::Result<()> {
    edit(&root.join(Rewritten::FILE), |text| {
        let lines = project.rewritten.iter().map(|code| format!("{code} {today}"));
        let new = lines.filter(|new| !text.lines().any(|line| line.trim_end() == new));
        text.lines().map(str::to_owned).chain(new).collect()
    })?;
    let new = project.published.missing_from(&project.registry);
    let given_up = &project.given_up;
    edit(&root.join(PublishedCodes::FILE), |text| {
        let code = |line: &str| line.split_whitespace().next().map(str::to_owned);
        let lost = |code: &PublicCode| format!("{code} {}", PublishedCodes::LOST);
        let named = |code: &PublicCode| text.lines().any(|line| line.split_whitespace().next() == Some(code.as_str()));
        let marked = text.lines().map(|line| {
            let given_up = given_up.iter().find(|given_up| code(line).as_deref() == Some(given_up.as_str()));
            given_up.map_or_else(|| line.to_owned(), lost)
        });
        let unnamed = given_up.iter().filter(|code| !named(code)).map(lost);
        marked.chain(unnamed).chain(new.iter().map(PublicCode::to_string)).collect()
    })
}

/// Puts the lines that `lines` makes of the text of the file at `path` in its place, unless they are those that stand there.
fn edit(path: &Utf8Path, lines: impl FnOnce(&str) -> Vec<String>) -> io::Result<()> {
    let (path, old) = existing(path.into())?;
    let text = if old.is_some() { fs::read_to_string(&path)? } else { String::new() };
    let text = text.trim_start_matches('\u{feff}');
    let lines = lines(text);
    if text.lines().eq(&lines) {
        return Ok(());
    }
    let folder = path.parent().expect("a file lies in a folder");
    let mut file = unfinished(folder)?;
    for line in lines {
        writeln!(file, "{line}")?;
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
