//! `registry check`: findings only.

use std::io;

use camino::Utf8Path;

use super::{Occasion, load_project};
use crate::check::NoStore;
use crate::diagnostics::{Findings, SortedFindings};
use crate::memory::Publication;
use crate::model::Day;

/// Every finding about the project below `root` as of `today`, sorted, what its output folder says was published last among what
/// it is held against. Writes nothing.
///
/// # Errors
/// The file system keeps the last publication from being read.
pub fn check(root: &Utf8Path, today: Day) -> io::Result<SortedFindings> {
    let found = Findings::new();
    let memory = Publication::in_folder(&root.join("public"))?;
    load_project(root, Occasion { memory: memory.as_ref(), ..Occasion::look(today) }, &NoStore, &found);
    Ok(found.into_sorted())
}
