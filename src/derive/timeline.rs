//! The status and level of a certificate on every day.

use serde::Serialize;

use super::events_in_effect;
use super::state::State;
use crate::model::{Certificate, Day, StarLevel, Status};

/// What a certificate is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Hash)]
pub struct Standing {
    pub status: Status,
    pub level: StarLevel,
}

/// From this day on, until the next entry begins, the certificate stands so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Hash)]
pub struct Entry {
    pub from: Day,
    #[serde(flatten)]
    pub standing: Standing,
}

/// Status and level on every day: entries with rising days, neighbours different, at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Hash)]
#[serde(transparent)]
pub struct Timeline(Vec<Entry>);

#[cfg(test)]
thread_local! {
    /// The days as known on which this thread made a timeline.
    pub static MADE: std::cell::RefCell<Vec<Day>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The timeline of `certificate` as known on `known_on`.
///
/// Its first entry is from `issued`; `expired` is from the day after `expires`, since the last day counts.
/// Source: record.md §3.   Cost: O(events log events).
#[must_use]
pub fn timeline(certificate: &Certificate, known_on: Day) -> Timeline {
    #[cfg(test)]
    MADE.with_borrow_mut(|made| made.push(known_on));
    let effective = events_in_effect(&certificate.events, known_on);
    let expired_from = certificate.expires.next();
    let mut days: Vec<Day> = effective.iter().map(|(_, event)| event.on).collect();
    days.extend([certificate.issued, expired_from]);
    days.retain(|day| *day >= certificate.issued);
    days.sort_unstable();
    days.dedup();

    let mut pending = effective.into_iter().peekable();
    let mut state = State::at_issue(Some(certificate.level));
    let mut timeline = Timeline(Vec::with_capacity(days.len()));
    for day in days {
        while let Some((_, event)) = pending.next_if(|(_, event)| event.on <= day) {
            state.apply(event.kind.effect());
        }
        let level = state.level().unwrap_or(certificate.level);
        timeline.push(Entry { from: day, standing: Standing { status: state.status(day >= expired_from), level } });
    }
    timeline
}

/// What `certificate` is on `day`, as known on that day: what its timeline says, without the other days.
///
/// Cost: O(events log events).
#[must_use]
pub fn standing(certificate: &Certificate, day: Day) -> Standing {
    let mut state = State::at_issue(Some(certificate.level));
    // Before the issue the level is that of the day of issue.
    let from_issue = day.max(certificate.issued);
    for (_, event) in events_in_effect(&certificate.events, day).into_iter().filter(|(_, event)| event.on <= from_issue)
    {
        state.apply(event.kind.effect());
    }
    let status = if day < certificate.issued { Status::NotYetValid } else { state.status(day > certificate.expires) };
    Standing { status, level: state.level().unwrap_or(certificate.level) }
}

impl Timeline {
    /// The entries, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// What the certificate is on `day`. Before the first entry it is not yet valid.
    ///
    /// The last day counts: on `expires` itself a certificate is still valid.   Source: scheme.md §4.
    /// Cost: O(log entries).
    #[must_use]
    pub fn on(&self, day: Day) -> Standing {
        match self.0.partition_point(|entry| entry.from <= day) {
            0 => Standing { status: Status::NotYetValid, level: self.0[0].standing.level },
            after => self.0[after - 1].standing,
        }
    }

    /// The first day of the standing that holds on `day`; `None` before the first entry.
    #[must_use]
    pub fn began(&self, day: Day) -> Option<Day> {
        self.0[..self.0.partition_point(|entry| entry.from <= day)].last().map(|entry| entry.from)
    }

    /// The first day after `day` on which status or level is another.
    #[must_use]
    pub fn next_change(&self, day: Day) -> Option<Day> {
        self.0.get(self.0.partition_point(|entry| entry.from <= day)).map(|entry| entry.from)
    }

    /// Appends `entry` unless it says what the last one says.
    pub(super) fn push(&mut self, entry: Entry) {
        if self.0.last().is_none_or(|last| last.standing != entry.standing) {
            self.0.push(entry);
        }
    }

    /// A timeline without an entry yet: its maker pushes the first.
    pub(super) const fn empty() -> Self {
        Self(Vec::new())
    }
}
