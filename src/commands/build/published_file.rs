//! `registry/published.txt` brought up to date: the list of codes that were ever public outlives every checkout.

use std::fs;
use std::io::{self, Write};

use tempfile::NamedTempFile;

use super::Project;
use crate::check::Published;
use camino::Utf8Path;

/// Marks the codes that are given up and appends those that are new. A file that would not change is not touched.
///
/// # Errors
/// The file system refuses; the old file stands.
pub(super) fn update(root: &Utf8Path, project: &Project) -> io::Result<()> {
    let new = project.published.missing_from(&project.registry);
    if new.is_empty() && project.given_up.is_empty() {
        return Ok(());
    }
    let path = root.join(Published::FILE);
    let old = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let mut lines: Vec<String> = old.lines().map(str::to_owned).collect();
    for line in &mut lines {
        if project.given_up.iter().any(|code| line.trim_end() == code.as_str()) {
            *line = format!("{} {}", line.trim_end(), Published::LOST);
        }
    }
    lines.extend(new.iter().map(ToString::to_string));
    let folder = path.parent().expect("a file of the registry folder");
    let mut file = NamedTempFile::new_in(folder)?;
    for line in &lines {
        writeln!(file, "{line}")?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}
