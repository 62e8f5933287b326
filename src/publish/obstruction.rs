//! A file or a link where a folder must be, a folder where a file must be. Takes the ledger, gives what has to be deleted before the
//! first rename instead of after the last, or says what stands in the way for good.

use std::path::PathBuf;

use walkdir::WalkDir;

use super::PublishError;
use super::error::failed;
use super::ledger::Book;
use super::output_folder::{OutputFolder, look_at};
use super::prune::prune;
use super::site_path::SitePath;
use super::sweep::{remove_empty_folders, site_path};

/// Errors: [`PublishError::Blocked`] when one of the `wanted` paths cannot come to be although all that is ours makes way.
pub(super) fn check(output: &OutputFolder, book: &Book, wanted: &[SitePath]) -> Result<(), PublishError> {
    for wanted in wanted {
        if let Some(path) = foreign_obstacle(output, book, wanted)? {
            return Err(PublishError::Blocked { path, wanted: wanted.to_string() });
        }
    }
    Ok(())
}

/// Deletes what this build did not make and what lies where it needs a folder, or in a folder where it needs a file; then links in the
/// place of folders of a `wanted` path, and the empty folders that lie at it. Says how many files, links aside.
///
/// Cost: nothing while there is nothing to delete.
pub(super) fn make_way(output: &OutputFolder, book: &Book, wanted: &[SitePath]) -> Result<u64, PublishError> {
    let is_in_the_way =
        |path: &SitePath| path.folders().any(|folder| book.has(folder)) || book.has_below(path.as_str());
    let deleted = prune(output, book.left().filter(is_in_the_way))?;
    for path in wanted {
        remove_link(output, path)?;
        remove_empty_folders(output.disk(), &output.at(path.as_str()))?;
    }
    Ok(deleted)
}

fn foreign_obstacle(output: &OutputFolder, book: &Book, wanted: &SitePath) -> Result<Option<PathBuf>, PublishError> {
    for folder in wanted.folders() {
        let path = output.at(folder);
        let Some(found) = look_at(&path)? else {
            return Ok(None);
        };
        if found.is_symlink() {
            return Ok(None);
        }
        if !found.is_dir() {
            return Ok((!book.leaves(folder)).then(|| path.into()));
        }
    }
    let at_its_place = output.at(wanted.as_str());
    for entry in WalkDir::new(&at_its_place).follow_root_links(false) {
        let entry = entry.map_err(|error| failed("list", &at_its_place)(error.into()))?;
        let is_ours = site_path(output.root(), &entry).is_some_and(|path| book.leaves(path.as_str()));
        if !entry.file_type().is_dir() && !is_ours {
            return Ok(Some(entry.into_path()));
        }
    }
    Ok(None)
}

/// Removes the link, never what it leads to, that stands where `wanted` needs a folder.
fn remove_link(output: &OutputFolder, wanted: &SitePath) -> Result<(), PublishError> {
    for folder in wanted.folders() {
        let path = output.at(folder);
        match look_at(&path)? {
            Some(found) if found.is_dir() => {}
            Some(found) if found.is_symlink() => {
                return output.disk().remove_file(path.as_std_path()).map_err(failed("delete", &path));
            }
            _ => break,
        }
    }
    Ok(())
}
