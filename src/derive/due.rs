//! The worklist of the certification staff: what is to be done for which certificate, and by when. Knows no format.

use super::events_in_effect;
use super::surveillance::{Obligation, Window, answered_years, follow_ups, is_watched, suspensions};
use super::timeline::standing;
use crate::model::{Certificate, Day, Holding, Registry, words};

/// Something to be done for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// The surveillance visit of year 1 or 2.
    Surveillance { year: u8 },
    /// A passed visit, or a suspension, after the one that failed on this day.
    FollowUp { failed: Day },
    /// The end of the suspension that began on this day.
    Suspension { since: Day },
    /// The certificate's renewal before it expires: the matter of year 3.
    Recertification,
}

words! {
    /// How pressing a matter is, from the least to the most.
    DueState {
        /// Nothing is to be done: another certificate takes the place of this one.
        Renewed = "renewed",
        /// It cannot be done yet.
        Upcoming = "upcoming",
        /// It can be done.
        Open = "open",
        /// The scheme asks for it in these two months.
        Nominal = "nominal",
        /// The last month, deadline included.
        Closing = "closing",
        /// The deadline is past.
        Overdue = "overdue",
    }
}

/// A matter with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub kind: DueKind,
    pub state: DueState,
    /// The next day on which the state changes for the more pressing; the deadline when there is none before it.
    pub date: Day,
    /// The last day on which it can be done in time.
    pub deadline: Day,
}

/// A line of the worklist.
#[derive(Clone, Copy, Debug)]
pub struct Task<'a> {
    pub holding: Holding<'a>,
    pub due: Due,
    /// The certificate that renews this one, not itself ended: only where the matter is re-certification.
    pub successor: Option<Holding<'a>>,
}

impl DueKind {
    /// The word for it in data.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Surveillance { .. } => "surveillance",
            Self::FollowUp { .. } => "follow-up",
            Self::Suspension { .. } => "suspension",
            Self::Recertification => "recertification",
        }
    }

    /// The year of the certificate to which it belongs, where it is that of a year.
    #[must_use]
    pub const fn year(self) -> Option<u8> {
        match self {
            Self::Surveillance { year } => Some(year),
            Self::Recertification => Some(3),
            Self::FollowUp { .. } | Self::Suspension { .. } => None,
        }
    }

    /// The day of the event from which it follows, where it follows from one.
    #[must_use]
    pub const fn event(self) -> Option<Day> {
        match self {
            Self::FollowUp { failed: day } | Self::Suspension { since: day } => Some(day),
            Self::Surveillance { .. } | Self::Recertification => None,
        }
    }
}

/// The worklist of `today`: what is overdue, and what has its date within `days` days; by deadline, then number, then kind.
///
/// Only certificates that are valid or suspended on `today` are asked for anything. One that has a successor, not itself
/// ended, is listed when its last day is within `days` days.   Cost: O(certificates × events log events).
#[must_use]
pub fn worklist(registry: &Registry, today: Day, days: u16) -> Vec<Task<'_>> {
    let horizon = today.plus_days(i32::from(days));
    let mut tasks = Vec::new();
    for holding in registry.certificates() {
        let successor = registry
            .successor_of(holding.certificate.code)
            .filter(|next| !standing(next.certificate, today).status.is_ended());
        for mut due in due(holding.certificate, today) {
            let successor = successor.filter(|_| due.kind == DueKind::Recertification);
            if successor.is_some() {
                due = Due { state: DueState::Renewed, date: due.deadline, ..due };
            }
            if due.state == DueState::Overdue || due.date <= horizon {
                tasks.push(Task { holding, due, successor });
            }
        }
    }
    tasks.sort_by_key(|task| (task.due.deadline, &task.holding.certificate.number, task.due.kind));
    tasks
}

/// Everything still to be done for `certificate`, as known on `today`, by kind; whether it has a successor is not asked.
///
/// No deadline lies after the last day of validity, and nothing is asked for whose deadline lies after an end that is
/// decided. Overdue is just what E506 reports, and of E504 what is still suspended.
/// Source: record.md §3.
#[must_use]
pub fn due(certificate: &Certificate, today: Day) -> Vec<Due> {
    if !is_watched(standing(certificate, today).status) {
        return Vec::new();
    }
    let effective = events_in_effect(&certificate.events, today);
    let mut due = Vec::new();
    for (year, answered) in answered_years(certificate.issued, &effective, today) {
        let window = Window::of_year(certificate.issued, year);
        // A year that the certificate does not outlive is that of re-certification.
        if !answered && window.closes <= certificate.expires {
            due.push(in_window(DueKind::Surveillance { year }, window, today));
        }
    }
    let pending = |obligation: &Obligation| obligation.since <= today && !obligation.is_settled(today);
    let follow_ups = follow_ups(&effective).into_iter().filter(pending);
    due.extend(follow_ups.map(|visit| after(visit, DueKind::FollowUp { failed: visit.since }, certificate, today)));
    let suspensions = suspensions(&effective).into_iter().filter(pending);
    due.extend(suspensions.map(|event| after(event, DueKind::Suspension { since: event.since }, certificate, today)));
    due.push(in_window(DueKind::Recertification, recertification(certificate), today));
    let ends = effective.iter().find(|(_, event)| event.kind.is_final());
    due.retain(|due| ends.is_none_or(|(_, end)| due.deadline < end.on));
    // Two failed visits of one day want the same.
    due.dedup();
    due
}

/// Months 31 to 36, the last of which ends with the last day; for a shorter life as much earlier as it is shorter.
fn recertification(certificate: &Certificate) -> Window {
    let whole = Window::of_year(certificate.issued, 3);
    let shorter_by = certificate.expires.next().days_until(whole.closes).max(0);
    Window {
        opens: whole.opens.plus_days(-shorter_by),
        nominal: whole.nominal.plus_days(-shorter_by),
        closing: whole.closing.plus_days(-shorter_by),
        closes: certificate.expires,
    }
}

fn in_window(kind: DueKind, window: Window, today: Day) -> Due {
    let begins =
        [(window.opens, DueState::Open), (window.nominal, DueState::Nominal), (window.closing, DueState::Closing)];
    on_day(kind, &begins, window.closes, today)
}

fn after(obligation: Obligation, kind: DueKind, certificate: &Certificate, today: Day) -> Due {
    let deadline = obligation.deadline.min(certificate.expires);
    let begins = [(obligation.since, DueState::Open), (deadline.plus_months(-1), DueState::Closing)];
    on_day(kind, &begins, deadline, today)
}

/// The matter as it stands on `today`; `begins` says on which day each state begins, the least first.
fn on_day(kind: DueKind, begins: &[(Day, DueState)], deadline: Day, today: Day) -> Due {
    let begun = begins.iter().rev().find(|(day, _)| *day <= today);
    let state = match begun {
        _ if today > deadline => DueState::Overdue,
        Some((_, state)) => *state,
        None => DueState::Upcoming,
    };
    let coming = begins.iter().map(|(day, _)| *day).find(|day| *day > today);
    let date = coming.filter(|day| *day <= deadline).unwrap_or(deadline);
    Due { kind, state, date, deadline }
}
