//! What the register showed on every day, as against what was in effect.

use super::timeline::{Entry, Timeline, timeline};
use crate::model::{Certificate, Day};

/// What the register showed: on every day up to `today` the status as known on that day; for days to come, as known `today`.
///
/// Days before the certificate's own `recorded` have no entry. `None` when it showed just what `in_effect` says.
/// Source: record.md §3.   Cost: one timeline a recorded day; none where everything was
/// told in time.
#[must_use]
pub(super) fn shown(certificate: &Certificate, in_effect: &Timeline, today: Day) -> Option<Timeline> {
    if is_told_in_time(certificate) {
        return None;
    }
    let first_day = certificate.recorded.map_or(certificate.issued, |recorded| recorded.max(certificate.issued));
    let mut learned: Vec<Day> = certificate
        .events
        .iter()
        .map(|event| event.recorded)
        .filter(|recorded| *recorded > first_day && *recorded <= today)
        .collect();
    learned.insert(0, first_day);
    learned.sort_unstable();
    learned.dedup();

    let mut shown = Timeline::empty();
    for (index, from) in learned.iter().enumerate() {
        let known = timeline(certificate, (*from).min(today));
        let until = learned.get(index + 1);
        shown.push(Entry { from: *from, standing: known.on(*from) });
        for entry in known.entries() {
            if entry.from > *from && until.is_none_or(|until| entry.from < *until) {
                shown.push(*entry);
            }
        }
    }
    (shown != *in_effect).then_some(shown)
}

/// Whether on every day all was known that was in effect by then, and nothing was taken back.
fn is_told_in_time(certificate: &Certificate) -> bool {
    certificate.recorded.is_none_or(|recorded| recorded <= certificate.issued)
        && certificate.events.iter().all(|event| event.recorded <= event.on && event.kind.voids().is_none())
}
