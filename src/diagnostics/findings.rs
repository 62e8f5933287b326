//! The collector that every stage reports to. It keeps the first findings of a run and counts the rest, so that no input
//! can make it grow without end. Knows nothing of files and of how findings are shown.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::atomic::{self, AtomicU64};
use std::sync::{Mutex, PoisonError};

use super::{Finding, Severity};
use crate::source::Place;

/// Gathers findings from any number of threads.
#[derive(Debug, Default)]
pub struct Findings {
    gathered: Mutex<Gathered>,
    errors: AtomicU64,
}

/// The findings of a run without repeats: the errors by file, line, column and code, then the warnings likewise.
#[derive(Debug, Default)]
pub struct SortedFindings {
    /// The first [`Findings::KEPT`] of them.
    pub listed: Vec<Finding>,
    /// How many more were reported.
    pub left_out: Tally,
}

/// So many errors and so many warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: u64,
    pub warnings: u64,
}

/// What was kept, each with how often it was reported, and what was not.
#[derive(Debug, Default)]
struct Gathered {
    kept: BTreeMap<Ranked, u64>,
    left_out: Tally,
}

/// A finding in its place among the others.
#[derive(Debug)]
struct Ranked(Finding);

impl Findings {
    /// Findings that are kept; behind so many, findings are counted only.   Source: record.md §5.
    pub const KEPT: usize = 10_000;

    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes `finding`. Words longer than a person reads lose their middle.   Cost: a search among what is kept.
    pub fn report(&self, mut finding: Finding) {
        finding.shorten();
        self.count_errors(finding.severity, 1);
        self.gathered().take(Ranked(finding), 1);
    }

    /// Takes the finding that `make` gives, which stands at or behind `from`, as one of `severity` (its rule's own, or
    /// a warning where circumstances make it one); when so many are before it that it would only be counted, `make` is not called.
    pub fn report_from(&self, from: &Place, severity: impl Into<Severity>, make: impl FnOnce() -> Finding) {
        let severity = severity.into();
        if self.gathered().is_full_before(severity, from) {
            self.count_errors(severity, 1);
            self.gathered().left_out.add(severity, 1);
        } else {
            self.report(Finding { severity, ..make() });
        }
    }

    /// Takes everything that `others` has.
    pub fn take_all(&self, others: Self) {
        self.errors.fetch_add(others.errors.into_inner(), atomic::Ordering::Relaxed);
        let Gathered { kept, left_out } = others.gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut gathered = self.gathered();
        for (finding, times) in kept {
            gathered.take(finding, times);
        }
        gathered.left_out.add(Severity::Error, left_out.errors);
        gathered.left_out.add(Severity::Warning, left_out.warnings);
    }

    /// The findings that are not `superseded`: by another that says all there is to say.
    #[must_use]
    pub fn without(self, superseded: impl Fn(&Finding) -> bool) -> Self {
        let mut rest = self;
        let gathered = rest.gathered.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut errors = 0;
        gathered.kept.retain(|Ranked(finding), times| {
            let stays = !superseded(finding);
            errors += u64::from(!stays && finding.severity == Severity::Error) * *times;
            stays
        });
        *rest.errors.get_mut() -= errors;
        rest
    }

    /// Whether anything was reported that keeps the site from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many errors were reported, repeats included.
    #[must_use]
    pub fn errors(&self) -> u64 {
        self.errors.load(atomic::Ordering::Relaxed)
    }

    /// Every finding once, when none is an error and none was only counted.
    #[must_use]
    pub fn only_warnings(&self) -> Option<Vec<Finding>> {
        let gathered = self.gathered();
        let is_all = !self.has_errors() && gathered.left_out == Tally::default();
        is_all.then(|| gathered.kept.keys().map(|Ranked(finding)| finding.clone()).collect())
    }

    /// Everything reported: the same for any order of reports, and so for any number of threads.
    #[must_use]
    pub fn into_sorted(self) -> SortedFindings {
        let Gathered { kept, left_out } = self.gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
        SortedFindings { listed: kept.into_keys().map(|Ranked(finding)| finding).collect(), left_out }
    }

    fn count_errors(&self, severity: Severity, number: u64) {
        if severity == Severity::Error {
            self.errors.fetch_add(number, atomic::Ordering::Relaxed);
        }
    }

    fn gathered(&self) -> std::sync::MutexGuard<'_, Gathered> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gathered {
    /// A finding that falls out is counted as often as it was reported: the count does not hang on who came first.
    fn take(&mut self, finding: Ranked, times: u64) {
        if self.kept.len() == Findings::KEPT && self.kept.last_key_value().is_some_and(|(last, _)| finding > *last) {
            self.left_out.add(finding.0.severity, times);
            return;
        }
        *self.kept.entry(finding).or_default() += times;
        if self.kept.len() > Findings::KEPT
            && let Some((last, times)) = self.kept.pop_last()
        {
            self.left_out.add(last.0.severity, times);
        }
    }

    fn is_full_before(&self, severity: Severity, from: &Place) -> bool {
        let is_before = |last: &Finding| (last.severity, &last.place) < (severity, from);
        self.kept.len() == Findings::KEPT && self.kept.last_key_value().is_some_and(|(Ranked(last), _)| is_before(last))
    }
}

impl SortedFindings {
    /// How many errors and how many warnings there are.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = self.left_out;
        for finding in &self.listed {
            tally.add(finding.severity, 1);
        }
        tally
    }
}

impl Tally {
    #[must_use]
    pub const fn sum(self) -> u64 {
        self.errors + self.warnings
    }

    const fn add(&mut self, severity: Severity, number: u64) {
        match severity {
            Severity::Error => self.errors += number,
            Severity::Warning => self.warnings += number,
        }
    }
}

impl Ranked {
    fn key(&self) -> impl Ord + '_ {
        let Self(finding) = self;
        (finding.severity, &finding.place, finding.code, &finding.message)
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::say;
    use crate::source::Span;

    fn finding(code: Code, line: u32) -> Finding {
        let place = Place { file: "a.yaml".into(), span: Span { line, ..Span::WHOLE_FILE } };
        Finding::new(code, place, say!(zh: "第 {line} 行", en: "line {line}"))
    }

    /// What is told of `lines`, each a warning, every third line an error too.
    fn told(lines: impl Iterator<Item = u32>) -> (Vec<u32>, Tally) {
        let found = Findings::new();
        for line in lines {
            found.report(finding(Code::E506, line));
            if line % 3 == 0 {
                found.report(finding(Code::Y105, line));
            }
        }
        let SortedFindings { listed, left_out } = found.into_sorted();
        (listed.iter().map(|finding| finding.place.span.line).collect(), left_out)
    }

    #[test]
    fn errors_are_kept_before_warnings_and_the_rest_counted_whatever_the_order() {
        let forwards = told((1..=20_000).chain(5..10).chain(19_990..=20_000));
        let backwards = told((19_990..=20_000).chain((1..=20_000).rev()).chain(5..10));
        assert_eq!(forwards, backwards);
        let (lines, left_out) = forwards;
        let errors = (1..=20_000).filter(|line| line % 3 == 0);
        let reported: Vec<u32> = errors.chain(1..=3_334).collect();
        assert_eq!(lines, reported);
        assert_eq!(left_out, Tally { errors: 0, warnings: 20_000 - 3_334 + 11 });
    }

    #[test]
    fn behind_ten_thousand_warnings_an_error_is_still_made_and_kept() {
        let found = Findings::new();
        for line in 1..=10_000 {
            found.report(finding(Code::E506, line));
        }
        let from = finding(Code::U207, 10_001).place;
        found.report_from(&from, Code::U210, || unreachable!("ten thousand are before it"));
        found.report_from(&from, Code::U207, || finding(Code::U207, 10_001));
        let sorted = found.into_sorted();
        assert_eq!(sorted.listed[0], finding(Code::U207, 10_001));
        assert_eq!(sorted.left_out, Tally { errors: 0, warnings: 2 });
    }

    #[test]
    fn a_repeat_is_listed_once_and_not_counted() {
        let (lines, left_out) = told([1, 2, 1, 1].into_iter());
        assert_eq!((lines, left_out), (vec![1, 2], Tally::default()));
    }

    #[test]
    fn an_error_that_circumstances_excuse_keeps_nothing_from_being_published() {
        let found = Findings::new();
        found.report(finding(Code::U206, 1).as_warning());
        found.report_from(&finding(Code::U206, 2).place, Severity::Warning, || finding(Code::U206, 2));
        assert!(!found.has_errors());
        let sorted = found.into_sorted();
        assert_eq!(sorted.tally(), Tally { errors: 0, warnings: 2 });
        assert!(sorted.listed.iter().all(|finding| finding.code == Code::U206));
    }

    #[test]
    fn what_would_only_be_counted_is_not_made() {
        let found = Findings::new();
        let place = |line| finding(Code::U207, line).place;
        for line in 1..=10_000 {
            found.report_from(&place(line), Code::U207, || finding(Code::U207, line));
        }
        found.report_from(&place(10_001), Code::U207, || unreachable!("ten thousand are before it"));
        found.report_from(&place(9_999), Code::U210, || finding(Code::U210, 10_000));
        let others = Findings::new();
        others.take_all(found);
        let sorted = others.into_sorted();
        assert_eq!(sorted.left_out, Tally { errors: 1, warnings: 1 });
        assert_eq!(sorted.tally(), Tally { errors: 10_001, warnings: 1 });
    }
}
