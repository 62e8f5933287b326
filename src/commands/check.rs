//! `registry check`: findings only.

use camino::Utf8Path;

use super::{Memory, Occasion, load_project};
use crate::check::NoStore;
use crate::diagnostics::{Findings, SortedFindings};
use crate::memory::Publication;
use crate::model::Day;

/// Every finding about the project below `root` as of `today`, sorted; `last` is what was published last. Writes nothing.
#[must_use]
pub fn check(root: &Utf8Path, today: Day, last: Option<&Publication>) -> SortedFindings {
    let found = Findings::new();
    load_project(root, Occasion { memory: Memory::Last(last), ..Occasion::look(today) }, &NoStore, &found);
    found.into_sorted()
}
