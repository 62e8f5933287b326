//! `registry check`: findings only.

use camino::Utf8Path;

use super::{Occasion, load_project};
use crate::check::NoStore;
use crate::diagnostics::{Findings, SortedFindings};
use crate::model::Day;

/// Every finding about the project below `root` as of `today`, sorted. Writes nothing.
#[must_use]
pub fn check(root: &Utf8Path, today: Day) -> SortedFindings {
    let found = Findings::new();
    load_project(root, Occasion::look(today), &NoStore, &found);
    found.into_sorted()
}
