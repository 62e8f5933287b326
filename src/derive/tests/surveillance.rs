//! Visits and suspensions at every edge of their deadlines.

use super::certificates::{day, event, issued};
use crate::derive::{LateSuspension, Overdue, overdue_suspension, overdue_visits};
use crate::model::{Certificate, Correction, EventKind, SuspensionReason, VisitResult, WithdrawalReason};

const PASSED: EventKind = EventKind::Surveillance(VisitResult::Passed);
const FAILED: EventKind = EventKind::Surveillance(VisitResult::Failed);
const SUSPENDED: EventKind = EventKind::Suspension(SuspensionReason::Fees);
const WITHDRAWN: EventKind = EventKind::Withdrawal(WithdrawalReason::SuspensionNotCured);

fn with(issued_on: &str, events: &[(&str, EventKind)]) -> Certificate {
    let mut certificate = issued(issued_on);
    certificate.events = events.iter().map(|(on, kind)| event(on, kind.clone())).collect();
    certificate
}

fn year(year: u8, closed: &str) -> Overdue {
    Overdue::Year { year, closed: day(closed) }
}

fn follow_up(event: usize, deadline: &str) -> Overdue {
    Overdue::FollowUp { event, deadline: day(deadline) }
}

#[test]
fn a_year_is_overdue_from_the_day_after_its_window() {
    let unvisited = with("2024-03-01", &[]);
    for (today, overdue) in [
        ("2025-03-01", vec![]),
        ("2025-03-02", vec![year(1, "2025-03-01")]),
        ("2026-03-01", vec![year(1, "2025-03-01")]),
        ("2026-03-02", vec![year(1, "2025-03-01"), year(2, "2026-03-01")]),
        ("2027-02-28", vec![year(1, "2025-03-01"), year(2, "2026-03-01")]),
        ("2027-03-01", vec![]),
    ] {
        assert_eq!(overdue_visits(&unvisited, day(today)), overdue, "{today}");
    }
}

#[test]
fn windows_of_a_certificate_of_29_february_close_on_the_28th() {
    let unvisited = with("2024-02-29", &[]);
    assert_eq!(overdue_visits(&unvisited, day("2025-02-28")), []);
    assert_eq!(overdue_visits(&unvisited, day("2025-03-01")), [year(1, "2025-02-28")]);
}

#[test]
fn a_passed_visit_answers_the_year_that_it_falls_in_and_a_late_one_what_is_still_open() {
    let (first, second) = (year(1, "2025-03-01"), year(2, "2026-03-01"));
    for (visits, overdue) in [
        (&["2024-03-01"][..], vec![second]),
        (&["2024-10-01"], vec![second]),
        (&["2025-03-01"], vec![second]),
        (&["2025-03-02"], vec![second]),
        (&["2025-09-30"], vec![second]),
        (&["2025-10-01"], vec![]),
        (&["2026-03-01"], vec![]),
        (&["2026-03-02"], vec![]),
        (&["2024-10-01", "2025-03-01"], vec![second]),
        (&["2024-10-01", "2025-03-02"], vec![]),
        (&["2024-10-01", "2025-10-01"], vec![]),
        (&["2025-03-02", "2025-09-30"], vec![]),
        (&[], vec![first, second]),
    ] {
        let events: Vec<(&str, EventKind)> = visits.iter().map(|on| (*on, PASSED)).collect();
        assert_eq!(overdue_visits(&with("2024-03-01", &events), day("2026-03-02")), overdue, "{visits:?}");
    }
}

#[test]
fn a_suspended_certificate_is_still_asked_for_its_visit_and_an_ended_one_is_not() {
    let today = day("2025-03-02");
    assert_eq!(overdue_visits(&with("2024-03-01", &[("2025-01-01", SUSPENDED)]), today), [year(1, "2025-03-01")]);
    assert_eq!(overdue_visits(&with("2024-03-01", &[("2025-01-01", WITHDRAWN)]), today), []);
    assert_eq!(overdue_visits(&with("2025-03-03", &[]), today), []);
}

#[test]
fn a_visit_counts_when_it_is_known_and_until_it_is_voided() {
    let mut certificate = with("2024-03-01", &[("2024-10-01", PASSED)]);
    certificate.events[0].recorded = day("2025-04-01");
    assert_eq!(overdue_visits(&certificate, day("2025-03-31")), [year(1, "2025-03-01")]);
    assert_eq!(overdue_visits(&certificate, day("2025-04-01")), []);

    let void = EventKind::Correction(Correction { note: "误记".into(), voids: Some(0) });
    let certificate = with("2024-03-01", &[("2024-10-01", PASSED), ("2025-05-01", void)]);
    assert_eq!(overdue_visits(&certificate, day("2025-04-30")), []);
    assert_eq!(overdue_visits(&certificate, day("2025-05-01")), [year(1, "2025-03-01")]);
}

#[test]
fn a_failed_visit_wants_a_later_passed_one_or_a_suspension_within_three_months() {
    let failed = ("2024-11-30", FAILED);
    let late = vec![follow_up(0, "2025-02-28")];
    for (after, today, overdue) in [
        (vec![], "2025-02-28", vec![]),
        (vec![], "2025-03-01", late.clone()),
        (vec![("2025-02-28", PASSED)], "2025-03-01", vec![]),
        (vec![("2025-02-28", SUSPENDED)], "2025-03-01", vec![]),
        (vec![("2024-11-30", PASSED)], "2025-03-01", vec![]),
        (vec![("2025-02-28", FAILED)], "2025-03-01", late.clone()),
        (vec![("2025-03-02", PASSED)], "2025-03-01", late),
        (vec![("2025-03-01", PASSED)], "2025-03-01", vec![]),
        (vec![("2025-03-01", SUSPENDED)], "2025-03-01", vec![]),
    ] {
        let events = [vec![failed.clone()], after].concat();
        assert_eq!(overdue_visits(&with("2024-03-01", &events), day(today)), overdue, "{events:?}");
    }
    let passed_before = with("2024-03-01", &[("2024-11-30", PASSED), failed]);
    assert_eq!(overdue_visits(&passed_before, day("2025-03-01")), [follow_up(1, "2025-02-28")]);
}

#[test]
fn a_suspension_may_end_on_the_last_day_of_its_six_months() {
    let suspended = ("2024-08-31", SUSPENDED);
    let late = [LateSuspension { event: 0, deadline: day("2025-02-28") }];
    let of = |after: &[(&str, EventKind)], today: &str| {
        overdue_suspension(&with("2024-03-01", &[std::slice::from_ref(&suspended), after].concat()), day(today))
    };
    assert_eq!(of(&[], "2025-02-28"), []);
    assert_eq!(of(&[], "2025-03-01"), late);
    assert_eq!(of(&[("2025-02-28", EventKind::Restoration)], "2025-03-01"), []);
    assert_eq!(of(&[("2025-02-28", WITHDRAWN)], "2025-03-01"), []);
    assert_eq!(of(&[("2025-03-01", EventKind::Restoration)], "2025-03-02"), late);
    assert_eq!(of(&[("2025-01-01", PASSED)], "2025-03-01"), late);
}

#[test]
fn expiry_ends_a_suspension_as_well() {
    let of = |suspended: &str| {
        let mut certificate = issued("2024-03-01");
        certificate.events = Box::from([event(suspended, SUSPENDED)]);
        overdue_suspension(&certificate, day("2027-06-01"))
    };
    assert_eq!(of("2026-08-28"), []);
    assert_eq!(of("2026-08-27"), [LateSuspension { event: 0, deadline: day("2027-02-27") }]);
}
