//! Which files read the same things, and why one of them is made. Refuses to know what the things are.

use crate::inputs::Input;

/// A family of files in a build: they are of one kind, and read the same things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Family {
    pub(super) number: u16,
    /// Which of the things that its files read last time is another now.
    pub(super) changed: Option<Input>,
}

/// Why a file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No build made it before.
    New,
    /// Whether it is there as a build left it nobody knows, or it is known not to be.
    Unknown,
    /// What it is made of is not what it was.
    Changed(Input),
}
