//! Events one by one: what each says, and which earlier one a correction voids.

use super::evaluation::check_evaluation;
use super::subject::Subject;
use crate::diagnostics::Reporter;
use crate::model::{Correction, Day, Event, EventKind, EventWord, StarLevel};
use crate::read::{At, List, Optional, RawEvaluation, RawEvent, RawEventKind, RawVoided, in_chinese};
use crate::report;
use crate::say;

/// The events of one certificate, in the order of the list; `None` after a finding that leaves one of them unknown.
pub(super) fn check_events(raw: &Optional<List<RawEvent>>, subject: Subject<'_>) -> Option<Vec<Event>> {
    let events: Vec<Option<Event>> = raw.readable().iter().map(|event| check_event(event, subject)).collect();
    let mut events: Vec<Event> = events.into_iter().collect::<Option<_>>()?;
    resolve_voids(raw.every()?, &mut events, subject.at).then_some(events)
}

fn check_event(at: &At<RawEvent>, subject: Subject<'_>) -> Option<Event> {
    let raw = &at.value;
    let on = raw.on.value().copied();
    let kind = match raw.says.as_ref()? {
        RawEventKind::Surveillance { result } => result.value().copied().map(EventKind::Surveillance),
        RawEventKind::Suspension { reason } => reason.value().copied().map(EventKind::Suspension),
        RawEventKind::Restoration {} => Some(EventKind::Restoration),
        RawEventKind::Withdrawal { reason } => reason.value().copied().map(EventKind::Withdrawal),
        RawEventKind::Cancellation { reason } => reason.value().copied().map(EventKind::Cancellation),
        RawEventKind::LevelChange { level, evaluation } => check_level_change(level, evaluation, on, subject),
        RawEventKind::Correction { note, .. } => {
            note.value().map(|note| EventKind::Correction(Correction { note: note.clone(), voids: None }))
        }
    };
    Some(Event { on: on?, recorded: raw.recorded.or(on?)?, decision: raw.decision.value().cloned(), kind: kind? })
}

fn check_level_change(
    level: &Optional<StarLevel>,
    evaluation: &Optional<RawEvaluation>,
    on: Option<Day>,
    subject: Subject<'_>,
) -> Option<EventKind> {
    let evaluated = evaluation.given().and_then(|evaluation| check_evaluation(evaluation, on, level, subject));
    let earned = evaluated.as_ref().and_then(|evaluated| evaluated.level);
    Some(EventKind::LevelChange {
        level: level.value().copied().or(earned)?,
        evaluation: evaluated.map(|evaluated| Box::new(evaluated.evaluation)),
    })
}

/// Finds the event that each correction voids (E508 when there is none); whether all were found.
///
/// The later of two equal events is meant, as long as it still stands.
fn resolve_voids(raw: &[At<RawEvent>], events: &mut [Event], at: Reporter<'_>) -> bool {
    let mut voided = vec![false; events.len()];
    let mut all_found = true;
    for index in 0..events.len() {
        let Some(RawEventKind::Correction { voids, .. }) = &raw[index].value.says else { continue };
        let Some(named) = voids.given() else {
            all_found &= voids.is_absent();
            continue;
        };
        let (Some(word), Some(on)) = (named.value.kind.value(), named.value.on.value()) else {
            all_found = false;
            continue;
        };
        let is_named = |event: &Event| event.kind.word() == *word && event.on == *on;
        let earlier = (0..index).rev().filter(|earlier| is_named(&events[*earlier]));
        let is_correction = *word == EventWord::Correction;
        if let Some(target) = earlier.clone().find(|earlier| !voided[*earlier] && !is_correction) {
            voided[target] = true;
            if let EventKind::Correction(correction) = &mut events[index].kind {
                correction.voids = Some(target);
            }
        } else {
            all_found = false;
            let is_voided = earlier.clone().next().is_some();
            report_unknown_void(named, *word, *on, is_correction, is_voided, at);
        }
    }
    all_found
}

fn report_unknown_void(
    named: &At<RawVoided>,
    word: EventWord,
    on: Day,
    is_correction: bool,
    is_voided: bool,
    at: Reporter<'_>,
) {
    let (kind, kind_zh) = (word.slug(), in_chinese(word));
    let message = if is_correction {
        say!(zh: "更正不能再被更正作废", en: "a correction cannot be voided")
    } else if is_voided {
        say!(zh: "{on} 的 {kind_zh} 已经作废", en: "the {kind} of {on} is voided already")
    } else {
        say!(zh: "前面没有 {on} 的 {kind_zh}", en: "there is no earlier {kind} on {on}")
    };
    report!(at, E508, named.span, message;
        help zh: "写明本列表中前面一个事件的 kind 和 on", en: "name kind and on of an event that stands earlier in this list");
}
