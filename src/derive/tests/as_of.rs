//! The answer for a day as known on a day, against the definition.

use proptest::prelude::*;

use super::certificates::{any_certificate, issued};
use super::definition::{days, standing};
use crate::derive::shown::shown;
use crate::derive::timeline::timeline;
use crate::derive::{Shown, as_of};
use crate::model::Day;

fn any_day() -> impl Strategy<Value = Day> {
    (-30..120).prop_map(|days| issued("2026-02-10").issued.plus_days(days))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn it_is_what_was_in_effect_as_known_then(certificate in any_certificate(), on in any_day(), known_on in any_day()) {
        let was_registered = certificate.recorded.is_none_or(|recorded| recorded <= known_on);
        let answer = as_of(&certificate, on, known_on);
        prop_assert_eq!(answer.is_some(), was_registered);
        let Some(answer) = answer else { return Ok(()) };
        let defined = |day: Day| standing(&certificate, day, known_on);
        prop_assert_eq!(answer.standing.status, defined(on).status);
        prop_assert_eq!(answer.standing.level, defined(on.max(certificate.issued)).level);
        prop_assert_eq!(answer.since.is_none(), on < certificate.issued);
        let span_begins = answer.since.unwrap_or(on);
        let span_ends = answer.until.unwrap_or(on).min(on.plus_days(120));
        for day in days(span_begins, span_ends) {
            prop_assert_eq!(defined(day).status, answer.standing.status, "{}", day);
        }
        if let Some(until) = answer.until {
            prop_assert_ne!(defined(until.next()), answer.standing);
        }
    }

    #[test]
    fn what_was_shown_on_the_day_is_what_the_site_says_was_shown(certificate in any_certificate(), today in any_day()) {
        let in_effect = timeline(&certificate, today);
        let shown = shown(&certificate, &in_effect, today);
        let first = certificate.recorded.unwrap_or(certificate.issued).max(certificate.issued);
        for on in days(first, today) {
            let answer = as_of(&certificate, on, today).expect("it was recorded by then");
            let on_the_site = shown.as_ref().unwrap_or(&in_effect).on(on);
            let expected = if on_the_site == answer.standing { Shown::Same } else { Shown::Otherwise(on_the_site) };
            prop_assert_eq!(answer.shown, expected, "{}", on);
        }
    }

    #[test]
    fn the_history_has_nothing_that_was_unknown_and_everything_that_decides(certificate in any_certificate(), on in any_day(), known_on in any_day()) {
        let on = on.max(certificate.issued);
        let Some(answer) = as_of(&certificate, on, known_on) else { return Ok(()) };
        let standing_events: Vec<_> =
            answer.history.iter().filter(|past| !past.is_void).map(|past| past.event.clone()).collect();
        prop_assert!(answer.history.iter().all(|past| past.event.recorded <= known_on));
        // What is left when void entries and the corrections of them are taken out gives the same standing.
        let mut retold = certificate.clone();
        retold.events = standing_events
            .into_iter()
            .filter(|event| !matches!(event.kind, crate::model::EventKind::Correction(_)))
            .collect();
        prop_assert_eq!(timeline(&retold, known_on).on(on), answer.standing);
    }
}
