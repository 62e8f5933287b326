//! What a certificate was on one day, as the register knew it on another: the answer for tenders and audits.

use super::timeline::{Standing, standing, timeline};
use super::{events_in_effect, voided_events};
use crate::model::{Certificate, Day, Event};

/// A certificate on a day, as known on a day.
#[derive(Clone, Debug)]
pub struct AsOf<'a> {
    pub standing: Standing,
    /// The first day on which it stands so; `None` before the issue.
    pub since: Option<Day>,
    /// The last day on which it stands so, as far as is known; `None` where no end is known.
    pub until: Option<Day>,
    /// What the register showed on that day itself.
    pub shown: Shown,
    /// The history that bears on the day: what took effect by then, and the corrections of it. As the record lists them.
    pub history: Vec<PastEvent<'a>>,
    /// What is announced: decided by the day on which it is known, for a day after both. In order of effect.
    pub announced: Vec<&'a Event>,
}

/// What the register showed on a day, as against what was in effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The same, or the day was still to come.
    Same,
    /// Something else.
    Otherwise(Standing),
    /// The certificate was not in the register yet.
    NotYet,
}

/// An event of the past.
#[derive(Clone, Copy, Debug)]
pub struct PastEvent<'a> {
    pub event: &'a Event,
    /// Whether a correction took it back.
    pub is_void: bool,
}

/// What `certificate` was on `on`, as this register knew it on `known_on`; `None` when it was not in the register then.
///
/// Source: record.md §2, §3 and §6.   Cost: O(events log events).
#[must_use]
pub fn as_of(certificate: &Certificate, on: Day, known_on: Day) -> Option<AsOf<'_>> {
    if certificate.recorded.is_some_and(|recorded| recorded > known_on) {
        return None;
    }
    let timeline = timeline(certificate, known_on);
    let standing = timeline.on(on);
    Some(AsOf {
        standing,
        since: timeline.began(on),
        until: timeline.next_change(on).map(Day::previous),
        shown: shown_on(certificate, on, known_on, standing),
        history: history(certificate, on, known_on),
        announced: announced(certificate, on.max(known_on), known_on),
    })
}

fn shown_on(certificate: &Certificate, on: Day, known_on: Day, in_effect: Standing) -> Shown {
    if on > known_on {
        return Shown::Same;
    }
    if certificate.recorded.is_some_and(|recorded| recorded > on) {
        return Shown::NotYet;
    }
    let shown = standing(certificate, on);
    if shown == in_effect { Shown::Same } else { Shown::Otherwise(shown) }
}

fn announced(certificate: &Certificate, after: Day, known_on: Day) -> Vec<&Event> {
    let effective = events_in_effect(&certificate.events, known_on).into_iter();
    effective.map(|(_, event)| event).filter(|event| event.on > after).collect()
}

fn history(certificate: &Certificate, on: Day, known_on: Day) -> Vec<PastEvent<'_>> {
    let events = &certificate.events;
    let voided = voided_events(events, known_on);
    let bears_on_the_day = |event: &Event| {
        let corrected = event.kind.voids().map(|place| events[place].on);
        corrected.unwrap_or(event.on) <= on
    };
    let known = events.iter().enumerate().filter(|(_, event)| event.recorded <= known_on && bears_on_the_day(event));
    known.map(|(place, event)| PastEvent { event, is_void: voided.contains(&place) }).collect()
}
