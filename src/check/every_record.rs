//! All records of a project together: what the rules across records are held against.

use super::claims::Checked;
use super::locate::Locate;

/// Every record that could be read, with what it takes to name the places of its values.
#[derive(Clone, Copy)]
pub(super) struct EveryRecord<'a> {
    /// In the order of files and documents.
    pub records: &'a [Checked],
    /// Whether every document and every public code could be read, so that a code that is nowhere is really gone.
    pub complete: bool,
    pub locate: Locate<'a>,
}
