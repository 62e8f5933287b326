//! `registry check`: findings only.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::load_project;
use crate::diagnostics::{Finding, Findings};
use crate::model::Day;

/// Every finding about the project below `root` as of `today`, sorted. Writes nothing.
#[must_use]
pub fn check(root: &Utf8Path, today: Day) -> Vec<Finding> {
    let found = Findings::new();
    load_project(root, today, &BTreeSet::new(), &found);
    found.into_sorted()
}
