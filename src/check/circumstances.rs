//! What the records of a project are checked against.

use std::collections::BTreeSet;

use super::indicators::ScoreSheet;
use super::published::PublishedCodes;
use crate::model::{Day, PublicCode};

/// What records are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    pub today: Day,
    /// Whether the body grants the bonus point; `None` when the settings could not be read.
    pub bonus_allowed: Option<bool>,
    /// The points by which clauses are scored.
    pub sheet: &'a ScoreSheet,
    /// The codes that were ever public.
    pub published: &'a PublishedCodes,
    /// Public codes that may leave the register.
    pub allow_lost: &'a BTreeSet<PublicCode>,
}
