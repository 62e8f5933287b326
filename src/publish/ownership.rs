//! Whose is the folder? Takes an output, gives what in it makes it somebody else's. Refuses to change anything, and to
//! follow a link.

use std::fs::{self, File};
use std::io::{self, Read};

use camino::Utf8Path;

use super::PublishError;
use super::error::failed;
use super::output_folder::look_at;
use super::{journal, manifest};
use crate::memory::Publication;
use crate::plan::OWN_FOLDER;

/// The folder of a file system's own repairs, at its root.
const LOST_AND_FOUND: &str = "lost+found";

/// Whether something of that name, so deep below the output, is neither counted nor touched: it is hidden, or a file system's own.
pub(super) fn is_passed_over(name: &str, depth: usize) -> bool {
    name.starts_with('.') || (depth == 1 && name == LOST_AND_FOUND)
}

/// The first name, in their order, of what somebody else may have put into `out`; `None` when the folder is absent, empty or ours.
///
/// It is ours when a manifest or journal of any version lies in it, or data with the snapshot that belongs to them. Cost: a list of
/// the folder, and reading the data where there is neither manifest nor journal.
pub(super) fn first_of_others(out: &Utf8Path) -> Result<Option<String>, PublishError> {
    let Some(first) = first_that_counts(out)? else { return Ok(None) };
    Ok((!has_our_books(out)? && !snapshot_vouches(out)?).then_some(first))
}

fn first_that_counts(out: &Utf8Path) -> Result<Option<String>, PublishError> {
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed("list", out)(error)),
    };
    let mut first: Option<String> = None;
    for entry in entries {
        let name = entry.map_err(failed("list", out))?.file_name().to_string_lossy().into_owned();
        if !is_passed_over(&name, 1) && first.as_ref().is_none_or(|first| name < *first) {
            first = Some(name);
        }
    }
    Ok(first)
}

fn has_our_books(out: &Utf8Path) -> Result<bool, PublishError> {
    for (name, title) in [("manifest", manifest::ANY_VERSION), ("journal", journal::ANY_VERSION)] {
        if let Some(file) = open_real(out, &[OWN_FOLDER, name])? {
            let mut begins = Vec::new();
            let path = out.join(OWN_FOLDER).join(name);
            file.take(title.len() as u64).read_to_end(&mut begins).map_err(failed("read", path))?;
            if begins == title.as_bytes() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn snapshot_vouches(out: &Utf8Path) -> Result<bool, PublishError> {
    let Some(publication) = Publication::in_folder(out).map_err(failed("read", out))? else { return Ok(false) };
    publication.is_whole().map_err(failed("read", publication.data()))
}

/// The regular file at `parts` below `out` that is reached through no link.
fn open_real(out: &Utf8Path, parts: &[&str]) -> Result<Option<File>, PublishError> {
    let mut path = out.to_owned();
    for (nth, part) in parts.iter().enumerate() {
        path.push(part);
        let is_last = nth + 1 == parts.len();
        if !look_at(&path)?.is_some_and(|found| if is_last { found.is_file() } else { found.is_dir() }) {
            return Ok(None);
        }
    }
    File::open(&path).map(Some).map_err(failed("open", &path))
}
