//! Deletion of what the last build published and this one did not make. Takes paths of ours, gives how many files went. Never
//! follows a link, never deletes a folder that holds anything.

use std::collections::BTreeSet;

use super::PublishError;
use super::output_folder::OutputFolder;
use super::site_path::SitePath;
use super::sweep::remove_if_empty;

/// Deletes the files that are still there, then the folders that they leave empty, innermost first.
///
/// A path that meanwhile leads through a link, or is a folder, is left alone: it is not what we published.
pub(super) fn prune(output: &OutputFolder, gone: impl Iterator<Item = SitePath>) -> Result<u64, PublishError> {
    let mut deleted = 0;
    let mut emptied = BTreeSet::new();
    for path in gone {
        let mut reached = true;
        for folder in path.folders() {
            reached = output.is_real(folder)?;
            if !reached {
                break;
            }
            emptied.insert(folder.to_owned());
        }
        if reached && output.delete_file(path.as_str())? {
            deleted += 1;
        }
    }
    for folder in emptied.into_iter().rev() {
        remove_if_empty(output.disk(), output.at(&folder).as_std_path())?;
    }
    Ok(deleted)
}
