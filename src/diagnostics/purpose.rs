//! What a project is read for. Refuses to know which rules ask.

/// Decides how the rules weigh that forbid to publish, and not to look.   Source: record.md §5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// What is made leaves the house: a site, a label in print.
    Publish,
    /// Nothing is made but answers to staff, or a preview.
    Look,
}
