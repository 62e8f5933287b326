//! Takes a certificate's standing; gives the words of the band, the advice and the dates that belong to it.

use crate::derive::{Standing, events_in_effect};
use crate::model::{Certificate, Day, Event, EventKind, Status};
use crate::render::theme::{Wording, fill};

use super::fact::Fact;

/// What a suspension may last at most, in months.   Source: scheme.md §4.
const SUSPENSION_MONTHS: i32 = 6;

/// The words that follow from a certificate's standing on a day.
pub struct Verdict<'a> {
    pub word: &'a str,
    pub detail: String,
    pub until_label: &'a str,
    pub advice: &'a str,
    /// Since when, why, and until when it is to be settled.
    pub since: Vec<Fact<'a>>,
}

impl<'a> Verdict<'a> {
    /// The words for `standing`, which holds since `from`; `is_replaced` when the certificate has a successor.
    #[must_use]
    pub fn of(
        certificate: &'a Certificate,
        standing: Standing,
        (from, today): (Day, Day),
        is_replaced: bool,
        wording: &'a Wording,
    ) -> Self {
        let status = standing.status;
        let renewed = is_replaced && status.is_ended();
        let (word, detail, advice) =
            if renewed { ("renewed", "detail_renewed", "do_renewed") } else { ("status", "detail", "do") };
        let level = wording.of("level", standing.level.slug());
        Self {
            word: wording.of(word, status.slug()),
            detail: fill(wording.of(detail, status.slug()), &[("level", level), ("day", &from.to_string())]),
            until_label: wording.of("until", status.slug()),
            advice: wording.of(advice, status.slug()),
            since: since_facts(certificate, status, today, wording),
        }
    }
}

fn since_facts<'a>(certificate: &'a Certificate, status: Status, today: Day, wording: &'a Wording) -> Vec<Fact<'a>> {
    let fact = |key, day: Day| Fact::new(wording.get(key), day.to_string());
    match status {
        Status::Valid => Vec::new(),
        Status::NotYetValid => vec![fact("starts_on", certificate.issued)],
        Status::Expired => vec![fact("ended_on", certificate.expires)],
        Status::Suspended | Status::Withdrawn | Status::Cancelled => {
            let Some(event) = decisive_event(certificate, status, today) else {
                return Vec::new();
            };
            let key = match status {
                Status::Suspended => "suspended_since",
                Status::Withdrawn => "withdrawn_on",
                _ => "cancelled_on",
            };
            let mut facts = vec![fact(key, event.on)];
            facts.extend(reason(&event.kind).map(|slug| Fact::new(wording.get("reason"), wording.of("reason", slug))));
            if status == Status::Suspended {
                let latest = event.on.plus_months(SUSPENSION_MONTHS).min(certificate.expires);
                facts.push(fact("resolve_by", latest));
            }
            facts
        }
    }
}

/// The event that made the certificate what it is on `today`.
fn decisive_event(certificate: &Certificate, status: Status, today: Day) -> Option<&Event> {
    let makes = |kind: &EventKind| match status {
        Status::Suspended => matches!(kind, EventKind::Suspension(_)),
        Status::Withdrawn => matches!(kind, EventKind::Withdrawal(_)),
        _ => matches!(kind, EventKind::Cancellation(_)),
    };
    events_in_effect(&certificate.events, today)
        .into_iter()
        .map(|(_, event)| event)
        .rfind(|event| event.on <= today && makes(&event.kind))
}

/// The word of the reason, where the event has one.
#[must_use]
pub fn reason(kind: &EventKind) -> Option<&'static str> {
    match kind {
        EventKind::Suspension(reason) => Some(reason.slug()),
        EventKind::Withdrawal(reason) => Some(reason.slug()),
        EventKind::Cancellation(reason) => Some(reason.slug()),
        _ => None,
    }
}
