//! Which events of a list took effect, as the public knew on a day.

use crate::model::{Day, Event};

/// The events that the public knows on `known_on`, as the record lists them, each with its place in the list.
pub fn known_events(events: &[Event], known_on: Day) -> impl Iterator<Item = (usize, &Event)> {
    events.iter().enumerate().filter(move |(_, event)| event.recorded <= known_on)
}

/// The events that took effect as known on `known_on`, in order of effect, each with its place in the list.
///
/// Left out: what was recorded later, what a correction recorded by then voids, and corrections themselves,
/// which change no status. Equal days keep the order of the list.   Source: record.md §2 and §3.
///
/// Cost: O(events log events).
#[must_use]
pub fn events_in_effect(events: &[Event], known_on: Day) -> Vec<(usize, &Event)> {
    let voided = voided_events(events, known_on);
    let mut effective: Vec<(usize, &Event)> = known_events(events, known_on)
        .filter(|(index, event)| event.kind.correction().is_none() && !voided.contains(index))
        .collect();
    effective.sort_by_key(|(_, event)| event.on);
    effective
}

/// The places in the list of the events that a correction recorded by `known_on` voids.
#[must_use]
pub fn voided_events(events: &[Event], known_on: Day) -> Vec<usize> {
    known_events(events, known_on).filter_map(|(_, event)| event.kind.voids()).collect()
}
