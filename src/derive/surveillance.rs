//! Which visits and which ends of suspensions are overdue on a day.

use super::events_in_effect;
use super::timeline::timeline;
use crate::model::{Certificate, Day, EventKind, Status, VisitResult};

/// Months after issue at which the visit of year 2 can first take place.   Source: record.md §3.
const YEAR_TWO_OPENS: i32 = 19;
/// Months within which a failed visit wants a passed one or a suspension.   Source: record.md §3.
const FOLLOW_UP: i32 = 3;
/// Months that a suspension may last.   Source: scheme.md §4.
const LONGEST_SUSPENSION: i32 = 6;

/// A visit that should have taken place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overdue {
    /// The visit of this year did not take place by `closed`.
    Year { year: u8, closed: Day },
    /// The failed visit at this place of the list was not followed up by `deadline`.
    FollowUp { event: usize, deadline: Day },
}

/// A suspension that was not ended by its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateSuspension {
    /// Its place in the list of events.
    pub event: usize,
    /// Six months after its day.
    pub deadline: Day,
}

/// The visits overdue on `today` of a certificate that is then valid or suspended; of others none.
///
/// Year 1 closes 12 months after issue, year 2 after 24; in year 3 re-certification takes the place of the visit.
#[must_use]
pub fn overdue_visits(certificate: &Certificate, today: Day) -> Vec<Overdue> {
    let status = timeline(certificate, today).on(today).status;
    if !matches!(status, Status::Valid | Status::Suspended) {
        return Vec::new();
    }
    let effective = events_in_effect(&certificate.events, today);
    let passed = |event: &EventKind| matches!(event, EventKind::Surveillance(VisitResult::Passed));
    let (mut first_year, mut second_year) = (false, false);
    let year_one_closes = certificate.issued.plus_months(12);
    let year_two_opens = certificate.issued.plus_months(YEAR_TWO_OPENS);
    for (_, event) in effective.iter().filter(|(_, event)| passed(&event.kind) && event.on <= today) {
        if event.on <= year_one_closes {
            first_year = true;
        } else if event.on < year_two_opens {
            second_year |= first_year;
            first_year = true;
        } else {
            (first_year, second_year) = (true, true);
        }
    }
    let mut overdue = Vec::new();
    for (year, answered) in [(1, first_year), (2, second_year)] {
        let closed = certificate.issued.plus_months(12 * i32::from(year));
        if !answered && today > closed {
            overdue.push(Overdue::Year { year, closed });
        }
    }
    for (position, (index, failed)) in effective.iter().enumerate() {
        if !matches!(failed.kind, EventKind::Surveillance(VisitResult::Failed)) {
            continue;
        }
        let deadline = failed.on.plus_months(FOLLOW_UP);
        let followed = effective[position + 1..].iter().any(|(_, event)| {
            event.on <= deadline && (passed(&event.kind) || matches!(event.kind, EventKind::Suspension(_)))
        });
        if !followed && today > deadline {
            overdue.push(Overdue::FollowUp { event: *index, deadline });
        }
    }
    overdue
}

/// The suspensions, as known on `today`, that neither an event nor expiry ended by their deadline; on the deadline
/// itself ending is still allowed.
#[must_use]
pub fn overdue_suspension(certificate: &Certificate, today: Day) -> Vec<LateSuspension> {
    let effective = events_in_effect(&certificate.events, today);
    let mut late = Vec::new();
    for (position, (index, suspension)) in effective.iter().enumerate() {
        if !matches!(suspension.kind, EventKind::Suspension(_)) {
            continue;
        }
        let deadline = suspension.on.plus_months(LONGEST_SUSPENSION);
        let ended = effective[position + 1..]
            .iter()
            .any(|(_, event)| event.on <= deadline && (event.kind.is_final() || event.kind == EventKind::Restoration));
        if !ended && certificate.expires > deadline && today > deadline {
            late.push(LateSuspension { event: *index, deadline });
        }
    }
    late
}
