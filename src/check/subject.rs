//! What the rules of one record are looked at with.

use std::sync::Arc;

use super::indicators::ScoreSheet;
use super::published::Published;
use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::model::Day;
use crate::source::{Place, Span};

/// The record being checked and the circumstances: nothing here depends on other records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub found: &'a Findings,
    pub file: &'a Arc<str>,
    pub today: Day,
    /// Whether the body grants the bonus point; `None` when the settings could not be read.
    pub bonus_allowed: Option<bool>,
    /// The points by which clauses are scored.
    pub sheet: &'a ScoreSheet,
    /// The codes that were ever public.
    pub published: &'a Published,
}

impl Subject<'_> {
    pub fn place(self, span: Span) -> Place {
        Place { file: Arc::clone(self.file), span }
    }

    /// A finding at `span`, to be completed and reported.
    pub fn finding(self, code: Code, span: Span, message: Words) -> Finding {
        Finding::new(code, self.place(span), message)
    }

    pub fn report(self, finding: Finding) {
        self.found.report(finding);
    }
}
