//! Takes a certificate; gives its history as lines, the latest first, each with both clocks.

use std::borrow::Cow;

use serde::Serialize;

use crate::derive::Certified;
use crate::model::{Certificate, Day, EventKind, Language, Status, VisitResult};
use crate::render::theme::Phrases;

use super::page::foreign;

/// One line of the history.
#[derive(Serialize)]
pub struct HistoryLine<'a> {
    /// The day from which it took effect.
    on: String,
    text: String,
    /// Whether a later correction took it back.
    void: bool,
    notes: Vec<Note<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    text: Cow<'a, str>,
    lang: Option<&'static str>,
}

/// Every event known on the day, the issue and, once it came, the expiry; the latest effect first, of equal days the
/// one listed later.
pub fn history<'a>(certified: &Certified<'a>, wording: Phrases<'a>, language: Language) -> Vec<HistoryLine<'a>> {
    let certificate = certified.holding.certificate;
    let voided = certified.voided();
    let mut lines = issue_lines(certificate, wording);
    for (index, event) in certified.events() {
        let void = voided.contains(&index);
        let mut notes = Vec::new();
        let mut note = |text: String| notes.push(Note { text: text.into(), lang: None });
        if event.recorded != event.on {
            note(wording.fill("recorded", &[("day", &event.recorded.to_string())]));
        }
        if !certified.has_begun(event) {
            note(wording.get("to_come").to_owned());
        }
        if let Some(number) = &event.decision {
            note(wording.fill("decision", &[("number", number)]));
        }
        if void {
            note(wording.get("event_voided").to_owned());
        }
        if let Some(correction) = event.kind.correction() {
            let text = (&*correction.note).into();
            notes.push(Note { text, lang: foreign(Language::Zh, language) });
        }
        lines.push((
            event.on,
            HistoryLine { on: event.on.to_string(), text: event_text(&event.kind, wording), void, notes },
        ));
    }
    if certified.standing.status == Status::Expired {
        lines.push(plain_line(certificate.expires, wording.get("event_expires").to_owned()));
    }
    lines.sort_by_key(|(on, _)| *on);
    lines.into_iter().rev().map(|(_, line)| line).collect()
}

fn issue_lines<'a>(certificate: &Certificate, wording: Phrases<'_>) -> Vec<(Day, HistoryLine<'a>)> {
    let level = wording.of("level", certificate.level.slug());
    let is_renewal = certificate.first_issued < certificate.issued;
    let issued = wording.fill(if is_renewal { "event_reissued" } else { "event_issued" }, &[("level", level)]);
    let mut lines = Vec::with_capacity(2 + certificate.events.len());
    if is_renewal {
        lines.push(plain_line(certificate.first_issued, wording.get("event_first_issued").to_owned()));
    }
    lines.push(plain_line(certificate.issued, issued));
    lines
}

fn plain_line<'a>(day: Day, text: String) -> (Day, HistoryLine<'a>) {
    (day, HistoryLine { on: day.to_string(), text, void: false, notes: Vec::new() })
}

/// What happened, with its reason.
#[must_use]
pub fn event_text(kind: &EventKind, wording: Phrases<'_>) -> String {
    let event = match kind {
        EventKind::Surveillance(VisitResult::Passed) => "event_surveillance_passed",
        EventKind::Surveillance(VisitResult::Failed) => "event_surveillance_failed",
        EventKind::Suspension(_) => "event_suspension",
        EventKind::Restoration => "event_restoration",
        EventKind::Withdrawal(_) => "event_withdrawal",
        EventKind::Cancellation(_) => "event_cancellation",
        EventKind::LevelChange { level, .. } => {
            return wording.fill("event_level_change", &[("level", wording.of("level", level.slug()))]);
        }
        EventKind::Correction(_) => "event_correction",
    };
    let event = wording.get(event);
    match kind.reason() {
        Some(slug) => wording.fill("with_reason", &[("event", event), ("reason", wording.of("reason", slug))]),
        None => event.to_owned(),
    }
}
