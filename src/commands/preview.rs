//! The site as it would be, in a folder that nobody publishes: what `registry serve` shows.

use std::fs;
use std::io::{self, Write};

use camino::Utf8Path;

use super::{BuildError, Built, Occasion, Target, Watch, build, load_project};
use crate::diagnostics::Findings;
use crate::model::Day;
use crate::publish::{Cache, Destination, PublishError, Trust};

/// Where it lies below the project's root.   Source: record.md §6.
pub const PREVIEW_FOLDER: &str = ".starmark/preview";

/// Builds the project below `root` into [`PREVIEW_FOLDER`]; neither `public/` nor `published.txt` is touched.
///
/// `None` after an error in the data: what the folder holds is then the last preview, or nothing.
///
/// # Errors
/// The folder cannot be written, or another preview of the project is being built.
pub fn preview(
    root: &Utf8Path,
    today: Day,
    watch: &dyn Watch,
    found: &Findings,
) -> Result<Option<Built>, PublishError> {
    let out = Destination::of_our_own(&root.join(PREVIEW_FOLDER))?;
    let cache = Cache::open(&out);
    let Some(project) = load_project(root, Occasion::look(today), &cache, found) else { return Ok(None) };
    keep_out_of_version_control(out.path()).map_err(|source| PublishError::Io {
        action: "create folder",
        path: out.path().into(),
        source,
    })?;
    match build(&project, Target { publishing: None, out: &out, trust: Trust::Manifest, today, cache: &cache }, watch) {
        Ok(built) => Ok(Some(built)),
        Err(BuildError::Template(finding)) => {
            found.report(*finding);
            Ok(None)
        }
        Err(BuildError::Publish(error)) => Err(error),
    }
}

/// Registers that began before there were previews do not name the folder in their `.gitignore`: it says so itself.
fn keep_out_of_version_control(out: &Utf8Path) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let ours = out.parent().expect("a folder below the root");
    match fs::File::create_new(ours.join(".gitignore")) {
        Ok(mut file) => file.write_all(b"*\n"),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
