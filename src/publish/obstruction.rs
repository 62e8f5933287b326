//! A file or a link where a folder must be, a folder where a file must be. Takes the ledger, gives what has to be deleted before the
//! first rename instead of after the last, or says what stands in the way for good.

use std::path::PathBuf;

use walkdir::WalkDir;

use super::PublishError;
use super::error::failed;
use super::ledger::Entry;
use super::output_folder::{OutputFolder, look_at};
use super::prune::prune;
use super::site_path::SitePath;
use super::sweep::{remove_empty_folders, site_path};

/// Errors: [`PublishError::Blocked`] when one of the `wanted` paths cannot come to be although all that is ours makes way.
///
/// `entries` are sorted by path, here and below.
pub(super) fn check(output: &OutputFolder, entries: &[Entry], wanted: &[SitePath]) -> Result<(), PublishError> {
    for wanted in wanted {
        if let Some(path) = foreign_obstacle(output, entries, wanted)? {
            return Err(PublishError::Blocked { path, wanted: wanted.to_string() });
        }
    }
    Ok(())
}

/// Deletes what this build did not make and what lies where it needs a folder, or in a folder where it needs a file; then links in the
/// place of folders of a `wanted` path, and the empty folders that lie at it. Says how many files, links aside.
///
/// Cost: nothing while there is nothing to delete.
pub(super) fn make_way(output: &OutputFolder, entries: &[Entry], wanted: &[SitePath]) -> Result<u64, PublishError> {
    let left = entries.iter().filter(|entry| !entry.is_made());
    let in_the_way =
        left.map(|entry| &entry.path).filter(|path| is_made_above(entries, path) || is_made_below(entries, path));
    let deleted = prune(output, in_the_way)?;
    for path in wanted {
        remove_link(output, path)?;
        remove_empty_folders(output.disk(), &output.at(path.as_str()))?;
    }
    Ok(deleted)
}

fn foreign_obstacle(
    output: &OutputFolder,
    entries: &[Entry],
    wanted: &SitePath,
) -> Result<Option<PathBuf>, PublishError> {
    for folder in wanted.folders() {
        let path = output.at(folder);
        let Some(found) = look_at(&path)? else {
            return Ok(None);
        };
        if found.is_symlink() {
            return Ok(None);
        }
        if !found.is_dir() {
            return Ok((!makes_way(entries, folder)).then(|| path.into()));
        }
    }
    let at_its_place = output.at(wanted.as_str());
    for entry in WalkDir::new(&at_its_place).follow_root_links(false) {
        let entry = entry.map_err(|error| failed("list", &at_its_place)(error.into()))?;
        let is_ours = site_path(output.root(), &entry).is_some_and(|path| makes_way(entries, path.as_str()));
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

fn makes_way(entries: &[Entry], path: &str) -> bool {
    find(entries, path).is_some_and(|entry| !entry.is_made())
}

fn is_made_above(entries: &[Entry], path: &SitePath) -> bool {
    path.folders().any(|folder| find(entries, folder).is_some_and(Entry::is_made))
}

fn is_made_below(entries: &[Entry], path: &SitePath) -> bool {
    let below = format!("{path}/");
    let first = entries.partition_point(|entry| entry.path.as_str() < below.as_str());
    entries[first..].iter().take_while(|entry| entry.path.as_str().starts_with(&below)).any(Entry::is_made)
}

fn find<'a>(entries: &'a [Entry], path: &str) -> Option<&'a Entry> {
    let at = entries.binary_search_by(|entry| entry.path.as_str().cmp(path));
    at.ok().map(|at| &entries[at])
}
