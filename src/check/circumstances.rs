//! What the records of a project are checked against.

use std::collections::BTreeSet;

use super::indicators::ScoreSheet;
use super::published::PublishedCodes;
use super::rewritten::Rewritten;
use crate::memory::Publication;
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
    /// What was published last, where anything was.
    pub memory: Option<&'a Publication>,
    /// What was rewritten before.
    pub rewritten: &'a Rewritten,
    /// Certificates that may read otherwise than they were published.
    pub allow_rewrite: &'a BTreeSet<PublicCode>,
}

impl<'a> Circumstances<'a> {
    /// Those of a register of which nothing was published yet and nothing may leave.
    #[must_use]
    pub const fn first(
        today: Day,
        bonus_allowed: Option<bool>,
        sheet: &'a ScoreSheet,
        published: &'a PublishedCodes,
    ) -> Self {
        let (none, never) = const { (&BTreeSet::new(), &Rewritten::NONE) };
        Self {
            today,
            bonus_allowed,
            sheet,
            published,
            allow_lost: none,
            memory: None,
            rewritten: never,
            allow_rewrite: none,
        }
    }
}
