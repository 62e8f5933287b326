//! What an unfinished build may have touched. Takes paths before the first rename, gives them to the build that comes after a
//! kill: they are ours, but whether old, new or absent nobody knows.

use camino::Utf8Path;

use super::PublishError;
use super::error::failed;
use super::output_folder::OutputFolder;
use super::sealed_text::{self, Sealed};
use super::site_path::SitePath;

const TITLE: &str = "starmark journal 1";
/// What the title of a journal of any version begins with.
pub(super) const ANY_VERSION: &str = "starmark journal ";

/// The paths that the last build was about to create, replace or delete; absent when it came to its end.
pub(super) fn read(path: &Utf8Path) -> Result<Sealed<Vec<SitePath>>, PublishError> {
    let text = sealed_text::read(path, TITLE)?;
    Ok(text.and_then(|text| text.lines().map(|line| SitePath::new(line).ok()).collect()))
}

/// Replaces the journal.
pub(super) fn write(output: &OutputFolder, touched: impl Iterator<Item = SitePath>) -> Result<(), PublishError> {
    let unfinished = output.staging().join("journal");
    sealed_text::replace(output.disk(), &unfinished, &output.journal(), TITLE, touched)
}

/// Deletes the journal: the manifest says it all.
pub(super) fn forget(output: &OutputFolder) -> Result<(), PublishError> {
    let journal = output.journal();
    output.disk().remove_file(journal.as_std_path()).map_err(failed("delete", &journal))
}
