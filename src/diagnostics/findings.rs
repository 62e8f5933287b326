//! The collector that every stage reports to.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::{Finding, Severity};

/// Gathers findings from any number of threads.
#[derive(Debug, Default)]
pub struct Findings {
    gathered: Mutex<Vec<Finding>>,
    has_errors: AtomicBool,
}

impl Findings {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn report(&self, finding: Finding) {
        if finding.severity() == Severity::Error {
            self.has_errors.store(true, Ordering::Relaxed);
        }
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }

    /// Whether anything was reported that keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.has_errors.load(Ordering::Relaxed)
    }

    /// Everything reported, by file, line, column and code, without repeats.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Finding> {
        let mut findings = self.gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
        findings.sort_by(|a, b| key(a).cmp(&key(b)));
        findings.dedup_by(|a, b| key(a) == key(b));
        findings
    }
}

fn key(finding: &Finding) -> impl Ord + '_ {
    (&finding.place, finding.code, &finding.message)
}
