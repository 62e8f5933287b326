//! Status and level on a day, as record.md §3 defines them: plain, slow, and without the code that it judges.

use crate::derive::{Entry, Standing};
use crate::model::{Certificate, Day, Event, EventKind, StarLevel, Status};

/// Status and level of `certificate` on `day`, as known on `known_on`.
pub(super) fn standing(certificate: &Certificate, day: Day, known_on: Day) -> Standing {
    let past: Vec<&Event> =
        in_order_of_effect(certificate, known_on).into_iter().filter(|event| event.on <= day).collect();
    Standing { status: status(certificate, day, &past), level: level(certificate, &past) }
}

/// The entries that follow from the standing on every day of `from..=until`, equal neighbours merged.
pub(super) fn entries(from: Day, until: Day, standing_on: impl Fn(Day) -> Standing) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        days(from, until).map(|day| Entry { from: day, standing: standing_on(day) }).collect();
    entries.dedup_by(|next, entry| next.standing == entry.standing);
    entries
}

/// Every day of `from..=until`.
pub(super) fn days(from: Day, until: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(from), |day| Some(day.next())).take_while(move |day| *day <= until)
}

/// First match wins.
fn status(certificate: &Certificate, day: Day, past: &[&Event]) -> Status {
    let happened = |kind: fn(&EventKind) -> bool| past.iter().any(|event| kind(&event.kind));
    let last_turn =
        past.iter().rev().find(|event| matches!(event.kind, EventKind::Suspension(_) | EventKind::Restoration));
    if day < certificate.issued {
        Status::NotYetValid
    } else if happened(|kind| matches!(kind, EventKind::Withdrawal(_))) {
        Status::Withdrawn
    } else if happened(|kind| matches!(kind, EventKind::Cancellation(_))) {
        Status::Cancelled
    } else if day > certificate.expires {
        Status::Expired
    } else if last_turn.is_some_and(|event| event.kind != EventKind::Restoration) {
        Status::Suspended
    } else {
        Status::Valid
    }
}

/// That of the last change, else that at issue.
fn level(certificate: &Certificate, past: &[&Event]) -> StarLevel {
    let mut changes = past.iter().filter_map(|event| match event.kind {
        EventKind::LevelChange { level, .. } => Some(level),
        _ => None,
    });
    changes.next_back().unwrap_or(certificate.level)
}

/// What was known by then and not voided, by day of effect, equal days in list order.
pub(super) fn in_order_of_effect(certificate: &Certificate, known_on: Day) -> Vec<&Event> {
    let is_voided = |place: usize| {
        certificate.events.iter().any(|event| match &event.kind {
            EventKind::Correction(correction) => correction.voids == Some(place) && event.recorded <= known_on,
            _ => false,
        })
    };
    let mut events: Vec<(Day, usize)> = Vec::new();
    for (place, event) in certificate.events.iter().enumerate() {
        if event.recorded <= known_on && !is_voided(place) {
            events.push((event.on, place));
        }
    }
    events.sort_unstable();
    events.into_iter().map(|(_, place)| &certificate.events[place]).collect()
}
