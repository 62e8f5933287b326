//! Whether a history can have happened: days, order, and what may follow what.

use super::subject::Subject;
use crate::derive::{Contradiction, State, events_in_effect};
use crate::diagnostics::Reporter;
use crate::model::{Day, Event, StarLevel};
use crate::read::{At, RawEvent, RawEventKind, in_chinese};
use crate::report;
use crate::source::Span;

/// The days and the level within which a history has to make sense; what is unknown is not asked about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub issued: Option<Day>,
    pub expires: Option<Day>,
    pub level: Option<StarLevel>,
}

/// E501, E502 and E507 of every event; E503, E505 and S304 of the list when every event is known.
pub(super) fn check_history(bounds: Bounds, raw: &[At<RawEvent>], events: Option<&[Event]>, subject: Subject<'_>) {
    check_days(bounds, raw, subject.at);
    check_recorded(raw, subject);
    if let Some(events) = events {
        check_order(bounds.level, raw, events, subject.at);
    }
}

/// E501: nothing happens before the issue, and little after the last day.
fn check_days(bounds: Bounds, raw: &[At<RawEvent>], at: Reporter<'_>) {
    for event in raw {
        let Some(on) = event.value.on.given() else { continue };
        let day = on.value;
        if let Some(issued) = bounds.issued
            && day < issued
        {
            report!(at, E501, on.span, zh: "事件在颁发日 {issued} 之前", en: "an event before the issue on {issued}";
                help zh: "不早于 {issued}", en: "{issued} at the earliest");
        }
        let may_follow_expiry = event.value.says.as_ref().is_none_or(may_follow_expiry);
        if let Some(expires) = bounds.expires
            && day > expires
            && !may_follow_expiry
        {
            report!(at, E501, on.span,
                zh: "事件在有效期最后一天 {expires} 之后", en: "an event after {expires}, the last day of validity";
                help zh: "到期后只能撤销、注销或更正", en: "after it a certificate can only be withdrawn, cancelled or corrected");
        }
    }
}

const fn may_follow_expiry(says: &RawEventKind) -> bool {
    match says {
        RawEventKind::Withdrawal { .. } | RawEventKind::Cancellation { .. } | RawEventKind::Correction { .. } => true,
        RawEventKind::Surveillance { .. }
        | RawEventKind::Suspension { .. }
        | RawEventKind::Restoration {}
        | RawEventKind::LevelChange { .. } => false,
    }
}

/// E502: the list is only ever appended to. E507: what is not public yet.
fn check_recorded(raw: &[At<RawEvent>], subject: Subject<'_>) {
    let mut previous: Option<(Day, Span)> = None;
    for event in raw {
        let written = event
            .value
            .recorded
            .given()
            .or_else(|| event.value.on.given().filter(|_| event.value.recorded.is_absent()));
        let Some(recorded) = written else { continue };
        let day = recorded.value;
        if let Some((before, above)) = previous
            && day < before
        {
            report!(subject.at, E502, recorded.span,
                zh: "记录于 {day}，早于上一个事件的 {before}", en: "recorded on {day}, before the event above it, {before}";
                related subject.at.place(above), zh: "上一个事件", en: "the event above";
                help zh: "事件只在末尾添加；补记的写 recorded: 补记的那天", en: "events are only ever appended; a late entry says recorded: the day it was entered");
        }
        previous = Some((day, recorded.span));
        let today = subject.today;
        if day > today {
            report!(subject.at, E507, recorded.span,
                zh: "这个事件到 {day} 才公开", en: "the public does not see this event until {day}";
                help zh: "要现在公开，写 recorded: {today}", en: "to publish it now, write recorded: {today}");
        }
    }
}

/// E503, E505 and the level changes of S304, for the list as known on every `recorded` day: each of them was public once.
///
/// Source: record.md §5.
fn check_order(at_issue: Option<StarLevel>, raw: &[At<RawEvent>], events: &[Event], at: Reporter<'_>) {
    let is_plain = is_plainly_appended(events);
    let mut days: Vec<Day> = if is_plain {
        events.last().map(|event| event.recorded).into_iter().collect()
    } else {
        events.iter().map(|event| event.recorded).collect()
    };
    days.sort_unstable();
    days.dedup();
    let mut reported = vec![false; events.len()];
    for known_on in days {
        let mut state = State::at_issue(at_issue);
        let mut end: Option<usize> = None;
        for (index, event) in events_in_effect(events, known_on) {
            let first_known = if is_plain { event.recorded } else { known_on };
            let contradiction = state.apply(event.kind.effect());
            if let Some(contradiction) = contradiction
                && !std::mem::replace(&mut reported[index], true)
            {
                report_contradiction(contradiction, (raw, index, end), first_known, at);
            }
            if event.kind.is_final() {
                end = end.or(Some(index));
            }
        }
    }
}

/// Whether every state of the list that was ever public is a beginning of the last one.
fn is_plainly_appended(events: &[Event]) -> bool {
    events.is_sorted_by_key(|event| event.on) && events.iter().all(|event| event.kind.voids().is_none())
}

/// E503, E505 or S304 at the event of this index; `end` is the one that ended the certificate.
fn report_contradiction(
    by: Contradiction,
    (raw, index, end): (&[At<RawEvent>], usize, Option<usize>),
    known_on: Day,
    at: Reporter<'_>,
) {
    let kind = kind_span(raw, index);
    match by {
        Contradiction::AfterTheEnd => report!(at, E505, kind,
            zh: "撤销或注销之后还有事件（按 {known_on} 所知）", en: "an event after the end, as known on {known_on}";
            related at.place(kind_span(raw, end.unwrap_or(index))), zh: "证书在这里终止", en: "the certificate ends here";
            help zh: "终止不可恢复；若终止记错了，用 correction 的 voids 写明", en: "an end is final; if it was a mistake, a correction that voids it says so"),
        Contradiction::SameLevel(level) => {
            let written = match &raw[index].value.says {
                Some(RawEventKind::LevelChange { level, .. }) => level.given().map_or(kind, |level| level.span),
                _ => kind,
            };
            let level_zh = in_chinese(level);
            report!(at, S304, written,
                zh: "等级本来就是 {level_zh}（按 {known_on} 所知）", en: "the level was {level} already, as known on {known_on}";
                help zh: "写变更后的等级，或删去这一条", en: "write the new level, or delete the entry");
        }
        Contradiction::SuspendedAlready => report!(at, E503, kind,
            zh: "证书已经暂停（按 {known_on} 所知）", en: "suspended while suspended, as known on {known_on}";
            help zh: "先写恢复（restoration）", en: "a restoration comes in between"),
        Contradiction::NotSuspended => report!(at, E503, kind,
            zh: "证书没有暂停，不能恢复（按 {known_on} 所知）", en: "restored while not suspended, as known on {known_on}";
            help zh: "先写暂停（suspension），或删去这一条", en: "a suspension comes first, or this entry goes"),
    }
}

fn kind_span(raw: &[At<RawEvent>], index: usize) -> Span {
    let event = &raw[index];
    event.value.kind.given().map_or(event.span, |kind| kind.span)
}
