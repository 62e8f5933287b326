//! A finished file and its turn. Takes what the renderers made, gives the order of renames. Refuses to know the content.

use super::family::Family;
use crate::inputs::Own;
use crate::plan::Kind;

/// A file that a build made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Relative to the output, `/`-separated; checked when it is added.
    pub path: String,
    /// Decides when the file appears.
    pub kind: Kind,
    pub bytes: Vec<u8>,
    /// What it was made of: what its family reads, and what it alone is made of.
    pub family: Family,
    pub own: Own,
}

/// What a made file changes in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The same bytes lie there: they are not touched.
    None,
    /// Other bytes lie there.
    Bytes,
    /// Nothing lies there yet.
    New,
}

/// Whether a file lies at the path already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Free,
    Taken,
}

/// A turn in the order of renames; all of one phase are in place before the next begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    Assets,
    NewPages,
    ChangedPages,
    Lists,
    Search,
    Data,
    Snapshot,
}

impl Phase {
    pub(super) const ORDER: [Self; 7] =
        [Self::Assets, Self::NewPages, Self::ChangedPages, Self::Lists, Self::Search, Self::Data, Self::Snapshot];

    pub(super) fn of(kind: Kind, place: Slot) -> Self {
        match (kind, place) {
            (Kind::Asset, _) => Self::Assets,
            (Kind::Page, Slot::Free) => Self::NewPages,
            (Kind::Page, Slot::Taken) => Self::ChangedPages,
            (Kind::List, _) => Self::Lists,
            (Kind::Search, _) => Self::Search,
            (Kind::Data, _) => Self::Data,
            (Kind::Snapshot, _) => Self::Snapshot,
        }
    }
}
