//! What the rules of one record are looked at with.

use super::indicators::ScoreSheet;
use super::published::PublishedCodes;
use crate::diagnostics::Reporter;
use crate::model::Day;

/// The record being checked and the circumstances: nothing here depends on other records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub at: Reporter<'a>,
    pub today: Day,
    /// Whether the body grants the bonus point; `None` when the settings could not be read.
    pub bonus_allowed: Option<bool>,
    /// The points by which clauses are scored.
    pub sheet: &'a ScoreSheet,
    /// The codes that were ever public.
    pub published: &'a PublishedCodes,
}
