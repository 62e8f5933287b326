//! The last day of a status and what is decided to follow, against the definition of status and level.

use proptest::prelude::*;

use super::certificates::{any_certificate, day, event, issued};
use super::definition::{days, standing};
use crate::derive::timeline::timeline;
use crate::derive::{Entry, Outlook};
use crate::model::{CancellationReason, Certificate, Day, EventKind, StarLevel, Status, SuspensionReason};

fn any_day() -> impl Strategy<Value = Day> {
    (-30..120).prop_map(|days| issued("2026-02-10").issued.plus_days(days))
}

/// Day by day, from `from` on, as far as anything of [`any_certificate`] happens.
fn ahead(certificate: &Certificate, from: Day) -> impl Iterator<Item = Day> + use<> {
    days(from, certificate.issued.plus_days(130))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_vouched_for_beyond_the_days_that_the_definition_gives(certificate in any_certificate(), today in any_day()) {
        let on = |day| standing(&certificate, day, today);
        // Before the issue, what is said is said of the first day.
        let first = today.max(certificate.issued);
        let now = on(first);
        let Outlook { until, status, level } = timeline(&certificate, today).outlook(today);
        let other_status = ahead(&certificate, first).find(|day| on(*day).status != now.status);
        let ended = ahead(&certificate, certificate.issued).find(|day| on(*day).status.is_ended());
        let ends = if now.status == Status::Valid { other_status } else { ended };
        prop_assert_eq!(Some(until), ends.map(Day::previous));
        if now.status == Status::Valid {
            prop_assert!(days(first, until).all(|day| on(day).status == Status::Valid));
        }
        let entry = |from: Day| Entry { from, standing: on(from) };
        prop_assert_eq!(status, other_status.map(entry).filter(|next| next.standing.status != Status::Expired));
        let same_status = ahead(&certificate, first).take_while(|day| on(*day).status == now.status);
        let other_level = same_status.into_iter().find(|day| on(*day).level != now.level);
        prop_assert_eq!(level, other_level.map(entry).filter(|_| !now.status.is_ended()));
    }
}

#[test]
fn a_certificate_without_decisions_is_vouched_for_to_its_last_day_and_no_further() {
    let certificate = issued("2026-02-10");
    for today in ["2026-02-09", "2026-02-10", "2029-02-09", "2029-02-10"] {
        let outlook = timeline(&certificate, day(today)).outlook(day(today));
        assert_eq!(outlook, Outlook { until: day("2029-02-09"), status: None, level: None }, "{today}");
    }
}

#[test]
fn what_is_decided_is_ahead_until_it_takes_effect() {
    let mut certificate = issued("2026-02-10");
    let known = |on, kind| crate::model::Event { recorded: day("2026-03-01"), ..event(on, kind) };
    certificate.events = [
        known("2026-04-01", EventKind::LevelChange { level: StarLevel::FourStar, evaluation: None }),
        known("2026-05-01", EventKind::Suspension(SuspensionReason::Fees)),
        known("2026-06-01", EventKind::Restoration),
        known("2026-07-01", EventKind::Cancellation(CancellationReason::OwnRequest)),
    ]
    .into();
    for (today, until, status, level) in [
        ("2026-02-28", "2029-02-09", None, None),
        ("2026-03-01", "2026-04-30", Some(("2026-05-01", Status::Suspended)), Some("2026-04-01")),
        ("2026-03-31", "2026-04-30", Some(("2026-05-01", Status::Suspended)), Some("2026-04-01")),
        ("2026-04-01", "2026-04-30", Some(("2026-05-01", Status::Suspended)), None),
        ("2026-05-01", "2026-06-30", Some(("2026-06-01", Status::Valid)), None),
        ("2026-06-01", "2026-06-30", Some(("2026-07-01", Status::Cancelled)), None),
        ("2026-07-01", "2026-06-30", None, None),
    ] {
        let outlook = timeline(&certificate, day(today)).outlook(day(today));
        let next = |entry: Entry| (entry.from.to_string(), entry.standing.status);
        let status = status.map(|(from, status): (&str, Status)| (from.to_owned(), status));
        assert_eq!((outlook.until, outlook.status.map(next)), (day(until), status), "{today}");
        assert_eq!(outlook.level.map(|entry| entry.from), level.map(day), "{today}");
    }
}
