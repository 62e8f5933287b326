//! The status and level of a certificate on every day. The rules of status are coded here and nowhere else.

use serde::Serialize;

use super::events_in_effect;
use crate::model::{Certificate, Day, EventKind, StarLevel, Status};

/// What a certificate is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    pub status: Status,
    pub level: StarLevel,
}

/// From this day on, until the next entry begins, the certificate stands so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub from: Day,
    #[serde(flatten)]
    pub standing: Standing,
}

/// Status and level on every day: entries with rising days, neighbours different, at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Timeline(Vec<Entry>);

/// The timeline of `certificate` as known on `known_on`.
///
/// Its first entry is from `issued`; `expired` is from the day after `expires`, since the last day counts.
/// Source: record.md §3.   Cost: O(events log events).
#[must_use]
pub fn timeline(certificate: &Certificate, known_on: Day) -> Timeline {
    let effective = events_in_effect(&certificate.events, known_on);
    let expired_from = certificate.expires.next();
    let mut days: Vec<Day> = effective.iter().map(|(_, event)| event.on).collect();
    days.extend([certificate.issued, expired_from]);
    days.retain(|day| *day >= certificate.issued);
    days.sort_unstable();
    days.dedup();

    let mut pending = effective.into_iter().peekable();
    let mut level = certificate.level;
    let mut suspended = false;
    let mut ended = None;
    let mut timeline = Timeline(Vec::with_capacity(days.len()));
    for day in days {
        while let Some((_, event)) = pending.next_if(|(_, event)| event.on <= day) {
            match &event.kind {
                EventKind::Suspension(_) => suspended = true,
                EventKind::Restoration => suspended = false,
                EventKind::Withdrawal(_) => ended = Some(Status::Withdrawn),
                EventKind::Cancellation(_) => ended = ended.or(Some(Status::Cancelled)),
                EventKind::LevelChange { level: changed, .. } => level = *changed,
                EventKind::Surveillance(_) | EventKind::Correction(_) => {}
            }
        }
        let status = match ended {
            Some(ended) => ended,
            None if day >= expired_from => Status::Expired,
            None if suspended => Status::Suspended,
            None => Status::Valid,
        };
        timeline.push(Entry { from: day, standing: Standing { status, level } });
    }
    timeline
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
