//! What a certificate owes by a day: its visits, the follow-up of failed ones, the end of suspensions; and what is overdue.

use super::events_in_effect;
use super::timeline::standing;
use crate::model::{Certificate, Day, Effect, Event, EventKind, Status, VisitResult};

/// Months after issue at which the window of year 1 opens; those of later years are whole years on.   Source: record.md §3.
const OPENS: i32 = 7;
/// Months after issue at which the nominal time of year 1 begins.   Source: record.md §3.
const NOMINAL: i32 = 9;
/// Months after issue at which the last month of year 1 begins.
const CLOSING: i32 = 11;
/// Months after issue at which the window of year 1 closes.   Source: record.md §3.
const CLOSES: i32 = 12;
/// Months within which a failed visit wants a passed one or a suspension.   Source: record.md §3.
const FOLLOW_UP: i32 = 3;
/// Months that a suspension may last.   Source: scheme.md §4.
const LONGEST_SUSPENSION: i32 = 6;

/// A visit that should have taken place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overdue {
    /// The visit of this year did not take place by `closed`.
    Year { year: u8, closed: Day },
    /// The failed visit at this place of the list was not followed up by `deadline`, nor has it been since.
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

/// The window of a year: each stage begins on its day and ends where the next begins, the last one after `closes`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub opens: Day,
    pub nominal: Day,
    pub closing: Day,
    pub closes: Day,
}

impl Window {
    /// The window of `year`, counted from 1, of a certificate issued on `issued`.
    pub fn of_year(issued: Day, year: u8) -> Self {
        let [opens, nominal, closing, closes] =
            [OPENS, NOMINAL, CLOSING, CLOSES].map(|months| issued.plus_months(12 * (i32::from(year) - 1) + months));
        Self { opens, nominal, closing, closes }
    }
}

/// An event that wants another one by a deadline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Obligation {
    /// The place of the event in the list.
    pub event: usize,
    /// Its day.
    pub since: Day,
    pub deadline: Day,
    /// The day of the first event that meets it, in time or late.
    pub met: Option<Day>,
}

impl Obligation {
    fn is_met_by(self, day: Day) -> bool {
        self.met.is_some_and(|met| met <= day)
    }

    /// Whether nothing is to be done any more: what meets it in time counts as soon as it is known, what is late when it
    /// takes effect.
    pub fn is_settled(self, today: Day) -> bool {
        self.is_met_by(self.deadline.max(today))
    }
}

/// Whether a certificate is asked for anything on a day on which it is `status`.
pub(super) const fn is_watched(status: Status) -> bool {
    matches!(status, Status::Valid | Status::Suspended)
}

/// Which of the years 1 and 2 a passed visit up to `today` answers; `effective` is in order of effect.
pub(super) fn answered_years(issued: Day, effective: &[(usize, &Event)], today: Day) -> [(u8, bool); 2] {
    let (mut first_year, mut second_year) = (false, false);
    let year_one_closes = Window::of_year(issued, 1).closes;
    let year_two_opens = Window::of_year(issued, 2).opens;
    for (_, event) in effective.iter().filter(|(_, event)| is_passed(&event.kind) && event.on <= today) {
        if event.on <= year_one_closes {
            first_year = true;
        } else if event.on < year_two_opens {
            second_year |= first_year;
            first_year = true;
        } else {
            (first_year, second_year) = (true, true);
        }
    }
    [(1, first_year), (2, second_year)]
}

/// The failed visits of `effective`, which is in order of effect: each wants a later passed one or a suspension.
pub(super) fn follow_ups(effective: &[(usize, &Event)]) -> Vec<Obligation> {
    obligations(
        effective,
        FOLLOW_UP,
        |kind| kind.visit() == Some(VisitResult::Failed),
        |kind| is_passed(kind) || kind.effect() == Effect::Suspends,
    )
}

/// The suspensions of `effective`, which is in order of effect: each wants a restoration or the end of the certificate.
pub(super) fn suspensions(effective: &[(usize, &Event)]) -> Vec<Obligation> {
    obligations(
        effective,
        LONGEST_SUSPENSION,
        |kind| kind.effect() == Effect::Suspends,
        |kind| kind.is_final() || kind.effect() == Effect::Restores,
    )
}

/// The last day by which a suspension that began on `day` is to end.
#[must_use]
pub(super) fn suspension_ends(day: Day) -> Day {
    day.plus_months(LONGEST_SUSPENSION)
}

fn obligations(
    effective: &[(usize, &Event)],
    months: i32,
    begins: fn(&EventKind) -> bool,
    meets: fn(&EventKind) -> bool,
) -> Vec<Obligation> {
    let mut obligations = Vec::new();
    for (position, (index, event)) in effective.iter().enumerate() {
        if begins(&event.kind) {
            let met = effective[position + 1..].iter().find(|(_, later)| meets(&later.kind));
            obligations.push(Obligation {
                event: *index,
                since: event.on,
                deadline: event.on.plus_months(months),
                met: met.map(|(_, later)| later.on),
            });
        }
    }
    obligations
}

fn is_passed(kind: &EventKind) -> bool {
    kind.visit() == Some(VisitResult::Passed)
}

/// The visits overdue on `today` of a certificate that is then valid or suspended; of others none.
///
/// Year 1 closes 12 months after issue, year 2 after 24; in year 3 re-certification takes the place of the visit. What was
/// answered late is overdue no longer.   Source: record.md §3.
#[must_use]
pub fn overdue_visits(certificate: &Certificate, today: Day) -> Vec<Overdue> {
    if !is_watched(standing(certificate, today).status) {
        return Vec::new();
    }
    let effective = events_in_effect(&certificate.events, today);
    let mut overdue = Vec::new();
    for (year, answered) in answered_years(certificate.issued, &effective, today) {
        let closed = Window::of_year(certificate.issued, year).closes;
        if !answered && today > closed {
            overdue.push(Overdue::Year { year, closed });
        }
    }
    for follow_up in follow_ups(&effective) {
        if !follow_up.is_settled(today) && today > follow_up.deadline {
            overdue.push(Overdue::FollowUp { event: follow_up.event, deadline: follow_up.deadline });
        }
    }
    overdue
}

/// The suspensions, as known on `today`, that neither an event nor expiry ended by their deadline; on the deadline
/// itself ending is still allowed. One that was ended late stays one that lasted too long.
#[must_use]
pub fn overdue_suspension(certificate: &Certificate, today: Day) -> Vec<LateSuspension> {
    let effective = events_in_effect(&certificate.events, today);
    suspensions(&effective)
        .into_iter()
        .filter(|suspension| !suspension.is_met_by(suspension.deadline))
        .filter(|suspension| certificate.expires > suspension.deadline && today > suspension.deadline)
        .map(|suspension| LateSuspension { event: suspension.event, deadline: suspension.deadline })
        .collect()
}
