//! Timeline and shown, on every day, against the definition.

use proptest::prelude::*;

use super::certificates::{any_certificate, issued};
use super::definition::{days, entries, standing};
use crate::derive::shown::shown;
use crate::derive::timeline::timeline;
use crate::derive::{Entry, Timeline, standing as standing_alone};
use crate::model::{Certificate, Day};

/// Days before issue and after the last day, within which everything of [`any_certificate`] has happened.
const AROUND: i32 = 120;

fn any_day() -> impl Strategy<Value = Day> {
    (-30..AROUND).prop_map(|days| issued("2026-02-10").issued.plus_days(days))
}

fn horizon(certificate: &Certificate) -> Day {
    certificate.issued.plus_days(AROUND)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_timeline_is_the_definition_day_by_day(certificate in any_certificate(), known_on in any_day()) {
        let found = timeline(&certificate, known_on);
        let on = |day| standing(&certificate, day, known_on);
        prop_assert_eq!(found.entries(), entries(certificate.issued, horizon(&certificate), on));
        for day in days(certificate.issued.plus_days(-30), horizon(&certificate)) {
            prop_assert_eq!(found.on(day).status, on(day).status, "{}", day);
            // Entries begin at issue: a level before it is that of the day of issue.
            prop_assert_eq!(found.on(day).level, on(day.max(certificate.issued)).level, "{}", day);
        }
    }

    #[test]
    fn the_standing_on_a_day_is_that_of_the_timeline(certificate in any_certificate(), day in any_day()) {
        prop_assert_eq!(standing_alone(&certificate, day), timeline(&certificate, day).on(day));
    }

    #[test]
    fn the_timeline_rises_from_the_day_of_issue_and_never_repeats_itself(certificate in any_certificate(), known_on in any_day()) {
        let found = timeline(&certificate, known_on);
        prop_assert_eq!(found.entries()[0].from, certificate.issued);
        for pair in found.entries().windows(2) {
            prop_assert!(pair[0].from < pair[1].from);
            prop_assert_ne!(pair[0].standing, pair[1].standing);
        }
    }

    #[test]
    fn the_next_change_is_the_next_day_that_differs(certificate in any_certificate(), known_on in any_day()) {
        let found = timeline(&certificate, known_on);
        for day in days(certificate.issued, horizon(&certificate)) {
            let mut later = days(day.next(), horizon(&certificate));
            prop_assert_eq!(found.next_change(day), later.find(|later| found.on(*later) != found.on(day)));
        }
    }

    #[test]
    fn shown_is_what_was_known_on_each_day_and_absent_when_that_was_right(certificate in any_certificate(), today in any_day()) {
        let in_effect = timeline(&certificate, today);
        let first = certificate.recorded.unwrap_or(certificate.issued).max(certificate.issued);
        let expected = entries(first, horizon(&certificate), |day| standing(&certificate, day, day.min(today)));
        let found = shown(&certificate, &in_effect, today);
        let found: Option<&[Entry]> = found.as_ref().map(Timeline::entries);
        prop_assert_eq!(found, (expected != in_effect.entries()).then_some(&expected[..]));
    }
}
