//! Whole folders, whatever is in them: survey, sweep, removal. Takes folders, gives paths or emptiness. Links are things to
//! list or delete, never ways to follow.

use std::io;
use std::path::Path;

use camino::Utf8Path;
use walkdir::{DirEntry, WalkDir};

use super::PublishError;
use super::disk::Disk;
use super::error::failed;
use super::ledger::Book;
use super::output_folder::{OutputFolder, look_at};
use super::ownership::is_passed_over;
use super::site_path::SitePath;

/// Every file and link in the output whose path we could have published, in no particular order; our own folder and what is
/// passed over left out.
pub(super) fn survey(root: &Utf8Path) -> Result<Vec<SitePath>, PublishError> {
    if look_at(root)?.is_none() {
        return Ok(vec![]);
    }
    let mut found = Vec::new();
    for entry in what_counts(root) {
        let entry = entry.map_err(|error| unwalkable(root, error))?;
        if entry.file_type().is_dir() {
            continue;
        }
        if let Some(path) = site_path(root, &entry) {
            found.push(path);
        }
    }
    Ok(found)
}

/// Deletes whatever is no part of the site, folders that are then empty included; says how many files. What is passed over stays.
pub(super) fn sweep(output: &OutputFolder, book: &Book) -> Result<u64, PublishError> {
    let root = output.root();
    let mut deleted = 0;
    let mut folders = Vec::new();
    for entry in what_counts(root) {
        let entry = entry.map_err(|error| unwalkable(root, error))?;
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        } else if !site_path(root, &entry).is_some_and(|path| book.has(path.as_str())) {
            output.disk().remove_file(entry.path()).map_err(failed("delete", entry.path()))?;
            deleted += 1;
        }
    }
    for folder in folders.iter().rev() {
        remove_if_empty(output.disk(), folder)?;
    }
    Ok(deleted)
}

fn what_counts(root: &Utf8Path) -> impl Iterator<Item = walkdir::Result<DirEntry>> {
    let counts = |entry: &DirEntry| !is_passed_over(&entry.file_name().to_string_lossy(), entry.depth());
    WalkDir::new(root).min_depth(1).into_iter().filter_entry(counts)
}

/// Deletes a folder of our own with all that is in it; no error when it is absent.
pub(super) fn remove_tree(disk: &dyn Disk, folder: &Utf8Path) -> Result<(), PublishError> {
    if look_at(folder)?.is_none() {
        return Ok(());
    }
    for entry in WalkDir::new(folder).follow_root_links(false).contents_first(true) {
        let entry = entry.map_err(|error| unwalkable(folder, error))?;
        let removed =
            if entry.file_type().is_dir() { disk.remove_folder(entry.path()) } else { disk.remove_file(entry.path()) };
        removed.map_err(failed("delete", entry.path()))?;
    }
    Ok(())
}

/// Deletes a folder and those in it as far as they hold no file; no error when it is absent.
pub(super) fn remove_empty_folders(disk: &dyn Disk, folder: &Utf8Path) -> Result<(), PublishError> {
    if !look_at(folder)?.is_some_and(|found| found.is_dir()) {
        return Ok(());
    }
    for entry in WalkDir::new(folder).follow_root_links(false).contents_first(true) {
        let entry = entry.map_err(|error| unwalkable(folder, error))?;
        if entry.file_type().is_dir() {
            remove_if_empty(disk, entry.path())?;
        }
    }
    Ok(())
}

/// Deletes a folder unless something is left in it.
pub(super) fn remove_if_empty(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    match disk.remove_folder(folder) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound) => {
            Err(failed("delete folder", folder)(error))
        }
        _ => Ok(()),
    }
}

/// The path of a file that a walk through the output found; `None` for one that we would never publish.
pub(super) fn site_path(root: &Utf8Path, entry: &DirEntry) -> Option<SitePath> {
    let relative = entry.path().strip_prefix(root).ok()?;
    SitePath::new(relative.to_str()?).ok()
}

fn unwalkable(root: &Utf8Path, error: walkdir::Error) -> PublishError {
    let path = error.path().unwrap_or(root.as_std_path()).to_path_buf();
    failed("list", path)(error.into())
}
