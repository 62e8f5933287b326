//! What is due: never at odds with E504 and E506 on any day, and at every edge of the windows.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::certificates::{any_certificate_of_years, day, event, issued};
use super::definition::{days, in_order_of_effect, standing};
use crate::derive::{Due, DueKind, DueState, Overdue, due, overdue_suspension, overdue_visits};
use crate::model::{Certificate, Day, EventKind, Status, SuspensionReason, VisitResult};

/// Days after issue within which everything of [`any_certificate_of_years`] has happened.
const AROUND: i32 = 1200;

const YEAR_ONE: DueKind = DueKind::Surveillance { year: 1 };
const YEAR_TWO: DueKind = DueKind::Surveillance { year: 2 };

fn of_kind(certificate: &Certificate, today: &str, kind: DueKind) -> Option<Due> {
    due(certificate, day(today)).into_iter().find(|due| due.kind == kind)
}

fn overdue(certificate: &Certificate, today: Day) -> BTreeSet<(DueKind, Day)> {
    let due = due(certificate, today).into_iter();
    due.filter(|due| due.state == DueState::Overdue).map(|due| (due.kind, due.deadline)).collect()
}

/// What E506 finds.
fn late_visits(certificate: &Certificate, today: Day) -> BTreeSet<(DueKind, Day)> {
    let found = overdue_visits(certificate, today).into_iter();
    found
        .map(|overdue| match overdue {
            Overdue::Year { year, closed } => (DueKind::Surveillance { year }, closed),
            Overdue::FollowUp { event, deadline } => {
                (DueKind::FollowUp { failed: certificate.events[event].on }, deadline)
            }
        })
        .collect()
}

/// What E504 finds, of suspensions that nothing has ended by `today`, on a day on which the certificate can be worked on.
fn lasting_suspensions(certificate: &Certificate, today: Day) -> BTreeSet<(DueKind, Day)> {
    let ends = |kind: &EventKind| kind.is_final() || *kind == EventKind::Restoration;
    let in_order = in_order_of_effect(certificate, today);
    let found = overdue_suspension(certificate, today).into_iter();
    found
        .map(|late| (&certificate.events[late.event], late.deadline))
        .filter(|(suspension, _)| {
            let later = in_order.iter().skip_while(|event| !std::ptr::eq(**event, *suspension));
            !later.into_iter().any(|event| event.on <= today && ends(&event.kind))
        })
        .filter(|_| matches!(standing(certificate, today, today).status, Status::Valid | Status::Suspended))
        .map(|(suspension, deadline)| (DueKind::Suspension { since: suspension.on }, deadline))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn overdue_is_what_e506_finds_and_what_e504_finds_that_still_lasts(certificate in any_certificate_of_years()) {
        for today in days(certificate.issued.plus_days(-5), certificate.issued.plus_days(AROUND)) {
            let (suspensions, visits): (BTreeSet<_>, BTreeSet<_>) = overdue(&certificate, today)
                .into_iter()
                .partition(|(kind, _)| matches!(kind, DueKind::Suspension { .. }));
            prop_assert_eq!(visits, late_visits(&certificate, today), "{}", today);
            prop_assert_eq!(suspensions, lasting_suspensions(&certificate, today), "{}", today);
        }
    }

    #[test]
    fn only_valid_and_suspended_certificates_are_asked_and_for_their_renewal_unless_an_end_is_decided(certificate in any_certificate_of_years()) {
        for today in days(certificate.issued.plus_days(-5), certificate.issued.plus_days(AROUND)) {
            let status = standing(&certificate, today, today).status;
            let is_asked = matches!(status, Status::Valid | Status::Suspended);
            let all = due(&certificate, today);
            let renewals = all.iter().filter(|due| due.kind == DueKind::Recertification).count();
            let ends = in_order_of_effect(&certificate, today).into_iter().find(|event| event.kind.is_final());
            let ends_early = ends.is_some_and(|end| end.on <= certificate.expires);
            prop_assert_eq!(renewals, usize::from(is_asked && !ends_early), "{}", today);
            prop_assert!(is_asked || all.is_empty(), "{}", today);
            prop_assert!(all.iter().all(|due| ends.is_none_or(|end| due.deadline < end.on)), "{}", today);
            let kinds: BTreeSet<DueKind> = all.iter().map(|due| due.kind).collect();
            prop_assert_eq!(kinds.len(), all.len(), "each once, {}", today);
            for due in all {
                prop_assert!(due.date <= due.deadline && due.deadline <= certificate.expires, "{} {:?}", today, due);
                let is_late = due.deadline < today;
                prop_assert_eq!(due.state == DueState::Overdue, is_late, "{} {:?}", today, due);
                prop_assert!(due.date >= today || is_late, "{} {:?}", today, due);
            }
        }
    }

    #[test]
    fn a_matter_only_grows_more_pressing_and_its_date_is_when(life in 30..1096i32, issued_on in 0..1500i32) {
        let mut certificate = issued("2024-01-01");
        certificate.issued = certificate.issued.plus_days(issued_on);
        certificate.expires = certificate.issued.plus_days(life - 1);
        for today in days(certificate.issued, certificate.expires.previous()) {
            for now in due(&certificate, today) {
                let tomorrow = due(&certificate, today.next());
                let then = tomorrow.iter().find(|then| then.kind == now.kind).expect("nothing was done about it");
                prop_assert_eq!(then.deadline, now.deadline);
                prop_assert!(then.state >= now.state, "{} {:?}", today, now);
                if then.state != now.state {
                    let changes_on = if then.state == DueState::Overdue { now.deadline.next() } else { now.date };
                    prop_assert_eq!(changes_on, today.next(), "{:?}", now);
                } else if now.state != DueState::Overdue {
                    prop_assert!(now.date > today, "{} {:?}", today, now);
                }
            }
        }
    }
}

#[test]
fn a_window_opens_turns_nominal_and_closes_on_the_days_of_the_contract() {
    let unvisited = issued("2024-03-01");
    for (kind, deadline, steps) in [
        (
            YEAR_ONE,
            "2025-03-01",
            [
                ("2024-03-01", DueState::Upcoming, "2024-10-01"),
                ("2024-09-30", DueState::Upcoming, "2024-10-01"),
                ("2024-10-01", DueState::Open, "2024-12-01"),
                ("2024-12-01", DueState::Nominal, "2025-02-01"),
                ("2025-02-01", DueState::Closing, "2025-03-01"),
                ("2025-03-01", DueState::Closing, "2025-03-01"),
                ("2025-03-02", DueState::Overdue, "2025-03-01"),
            ],
        ),
        (
            YEAR_TWO,
            "2026-03-01",
            [
                ("2024-03-01", DueState::Upcoming, "2025-10-01"),
                ("2025-09-30", DueState::Upcoming, "2025-10-01"),
                ("2025-10-01", DueState::Open, "2025-12-01"),
                ("2025-12-01", DueState::Nominal, "2026-02-01"),
                ("2026-02-01", DueState::Closing, "2026-03-01"),
                ("2026-03-01", DueState::Closing, "2026-03-01"),
                ("2026-03-02", DueState::Overdue, "2026-03-01"),
            ],
        ),
        (
            DueKind::Recertification,
            "2027-02-28",
            [
                ("2024-03-01", DueState::Upcoming, "2026-10-01"),
                ("2026-09-30", DueState::Upcoming, "2026-10-01"),
                ("2026-10-01", DueState::Open, "2026-12-01"),
                ("2026-12-01", DueState::Nominal, "2027-02-01"),
                ("2027-01-31", DueState::Nominal, "2027-02-01"),
                ("2027-02-01", DueState::Closing, "2027-02-28"),
                ("2027-02-28", DueState::Closing, "2027-02-28"),
            ],
        ),
    ] {
        for (today, state, date) in steps {
            let due = of_kind(&unvisited, today, kind).expect("it is to be done");
            assert_eq!((due.state, due.date, due.deadline), (state, day(date), day(deadline)), "{today}");
        }
    }
}

#[test]
fn an_early_visit_takes_its_year_off_the_list() {
    let mut certificate = issued("2024-03-01");
    certificate.events = Box::from([event("2024-04-01", EventKind::Surveillance(VisitResult::Passed))]);
    assert!(of_kind(&certificate, "2024-03-31", YEAR_ONE).is_some());
    assert_eq!(of_kind(&certificate, "2024-04-01", YEAR_ONE), None);
}

#[test]
fn a_failed_visit_waits_three_months_and_a_suspension_six() {
    let mut certificate = issued("2024-03-01");
    certificate.events = Box::from([
        event("2024-11-30", EventKind::Surveillance(VisitResult::Failed)),
        event("2025-02-10", EventKind::Suspension(SuspensionReason::Nonconformity)),
        event("2025-07-01", EventKind::Restoration),
    ]);
    let listed = |today: &str| {
        let others = due(&certificate, day(today)).into_iter().filter(|due| due.kind.event().is_some());
        others.map(|due| (due.kind, due.state, due.date, due.deadline)).collect::<Vec<_>>()
    };
    let failed = DueKind::FollowUp { failed: day("2024-11-30") };
    let suspended = DueKind::Suspension { since: day("2025-02-10") };
    assert_eq!(listed("2024-11-29"), []);
    assert_eq!(listed("2024-11-30"), [(failed, DueState::Open, day("2025-01-28"), day("2025-02-28"))]);
    assert_eq!(listed("2025-01-28"), [(failed, DueState::Closing, day("2025-02-28"), day("2025-02-28"))]);
    assert_eq!(listed("2025-02-10"), [(suspended, DueState::Open, day("2025-07-10"), day("2025-08-10"))]);
    assert_eq!(listed("2025-06-30"), [(suspended, DueState::Open, day("2025-07-10"), day("2025-08-10"))]);
    assert_eq!(listed("2025-07-01"), []);
}

#[test]
fn a_decision_that_is_known_and_in_time_settles_before_it_takes_effect() {
    let mut certificate = issued("2024-03-01");
    let mut restoration = event("2025-07-01", EventKind::Restoration);
    restoration.recorded = day("2025-06-20");
    certificate.events = Box::from([event("2025-02-10", EventKind::Suspension(SuspensionReason::Fees)), restoration]);
    let suspension = DueKind::Suspension { since: day("2025-02-10") };
    assert!(of_kind(&certificate, "2025-06-19", suspension).is_some());
    assert_eq!(of_kind(&certificate, "2025-06-20", suspension), None);
}

#[test]
fn no_deadline_outlives_the_certificate() {
    let mut certificate = issued("2024-03-01");
    certificate.events = Box::from([event("2026-12-15", EventKind::Suspension(SuspensionReason::Fees))]);
    let suspension = DueKind::Suspension { since: day("2026-12-15") };
    let suspension = of_kind(&certificate, "2026-12-15", suspension);
    assert_eq!(suspension.map(|due| due.deadline), Some(day("2027-02-28")));
}

#[test]
fn a_certificate_of_one_year_is_asked_for_its_renewal_not_for_a_visit() {
    let mut certificate = issued("2024-03-01");
    certificate.expires = day("2025-02-28");
    for (today, state) in
        [("2024-09-30", DueState::Upcoming), ("2024-10-02", DueState::Open), ("2025-02-01", DueState::Closing)]
    {
        let all = due(&certificate, day(today));
        assert_eq!(
            all.iter().map(|due| (due.kind, due.state)).collect::<Vec<_>>(),
            [(DueKind::Recertification, state)]
        );
    }
}
