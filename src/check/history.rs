//! Whether a history can have happened: days, order, and what may follow what.

use super::subject::Subject;
use crate::derive::{Contradiction, State, events_in_effect};
use crate::diagnostics::{Code, Finding};
use crate::model::{Day, Event, StarLevel};
use crate::read::{At, RawEvent, RawEventKind, in_chinese};
use crate::say;
use crate::source::Span;

/// The days and the level within which a history has to make sense; what is unknown is not asked about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub issued: Option<Day>,
    pub expires: Option<Day>,
    pub level: Option<StarLevel>,
}

/// E501, E502 and E507 of every event; E503, E505 and S304 of the list when every event is known.
pub(super) fn check_history(frame: Frame, raw: &[At<RawEvent>], events: Option<&[Event]>, subject: Subject<'_>) {
    check_days(frame, raw, subject);
    check_recorded(raw, subject);
    if let Some(events) = events {
        check_order(frame.level, raw, events, subject);
    }
}

/// E501: nothing happens before the issue, and little after the last day.
fn check_days(frame: Frame, raw: &[At<RawEvent>], subject: Subject<'_>) {
    for event in raw {
        let Some(on) = event.value.on.given() else { continue };
        let day = on.value;
        if let Some(issued) = frame.issued
            && day < issued
        {
            subject.report(
                subject
                    .finding(
                        Code::E501,
                        on.span,
                        say!(zh: "事件在颁发日 {issued} 之前", en: "an event before the issue on {issued}"),
                    )
                    .help(say!(zh: "不早于 {issued}", en: "{issued} at the earliest")),
            );
        }
        let may_follow_expiry = event.value.says.as_ref().is_none_or(may_follow_expiry);
        if let Some(expires) = frame.expires
            && day > expires
            && !may_follow_expiry
        {
            subject.report(
                subject
                    .finding(
                        Code::E501,
                        on.span,
                        say!(zh: "事件在有效期最后一天 {expires} 之后", en: "an event after {expires}, the last day of validity"),
                    )
                    .help(say!(
                        zh: "到期后只能撤销、注销或更正",
                        en: "after it a certificate can only be withdrawn, cancelled or corrected"
                    )),
            );
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
        if let Some((before, at)) = previous
            && day < before
        {
            subject.report(
                subject
                    .finding(
                        Code::E502,
                        recorded.span,
                        say!(zh: "记录于 {day}，早于上一个事件的 {before}", en: "recorded on {day}, before the event above it, {before}"),
                    )
                    .related(subject.place(at), say!(zh: "上一个事件", en: "the event above"))
                    .help(say!(
                        zh: "事件只在末尾添加；补记的写 recorded: 补记的那天",
                        en: "events are only ever appended; a late entry says recorded: the day it was entered"
                    )),
            );
        }
        previous = Some((day, recorded.span));
        let today = subject.today;
        if day > today {
            subject.report(
                subject
                    .finding(
                        Code::E507,
                        recorded.span,
                        say!(zh: "这个事件到 {day} 才公开", en: "the public does not see this event until {day}"),
                    )
                    .help(say!(
                        zh: "要现在公开，写 recorded: {today}",
                        en: "to publish it now, write recorded: {today}"
                    )),
            );
        }
    }
}

/// E503, E505 and the level changes of S304, for the list as known on every `recorded` day: each of them was public once.
///
/// Source: record.md §5.
fn check_order(at_issue: Option<StarLevel>, raw: &[At<RawEvent>], events: &[Event], subject: Subject<'_>) {
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
                subject.report(contradicted(contradiction, (raw, index, end), first_known, subject));
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

/// The finding at the event of this index; `end` is the one that ended the certificate.
fn contradicted(
    by: Contradiction,
    (raw, index, end): (&[At<RawEvent>], usize, Option<usize>),
    known_on: Day,
    subject: Subject<'_>,
) -> Finding {
    let (message, help) = match by {
        Contradiction::AfterTheEnd => return after_end(raw, index, end.unwrap_or(index), known_on, subject),
        Contradiction::SameLevel(level) => return same_level(raw, index, level, known_on, subject),
        Contradiction::SuspendedAlready => (
            say!(zh: "证书已经暂停（按 {known_on} 所知）", en: "suspended while suspended, as known on {known_on}"),
            say!(zh: "先写恢复（restoration）", en: "a restoration comes in between"),
        ),
        Contradiction::NotSuspended => (
            say!(zh: "证书没有暂停，不能恢复（按 {known_on} 所知）", en: "restored while not suspended, as known on {known_on}"),
            say!(zh: "先写暂停（suspension），或删去这一条", en: "a suspension comes first, or this entry goes"),
        ),
    };
    subject.finding(Code::E503, kind_span(raw, index), message).help(help)
}

fn after_end(raw: &[At<RawEvent>], index: usize, end: usize, known_on: Day, subject: Subject<'_>) -> Finding {
    subject
        .finding(
            Code::E505,
            kind_span(raw, index),
            say!(zh: "撤销或注销之后还有事件（按 {known_on} 所知）", en: "an event after the end, as known on {known_on}"),
        )
        .related(subject.place(kind_span(raw, end)), say!(zh: "证书在这里终止", en: "the certificate ends here"))
        .help(say!(
            zh: "终止不可恢复；若终止记错了，用 correction 的 voids 写明",
            en: "an end is final; if it was a mistake, a correction that voids it says so"
        ))
}

/// S304 for a level change that changes nothing.
fn same_level(raw: &[At<RawEvent>], index: usize, level: StarLevel, known_on: Day, subject: Subject<'_>) -> Finding {
    let written = match &raw[index].value.says {
        Some(RawEventKind::LevelChange { level, .. }) => level.given().map(|level| level.span),
        _ => None,
    };
    let level_zh = in_chinese(level.slug(), level.chinese());
    subject
        .finding(
            Code::S304,
            written.unwrap_or_else(|| kind_span(raw, index)),
            say!(zh: "等级本来就是 {level_zh}（按 {known_on} 所知）", en: "the level was {level} already, as known on {known_on}"),
        )
        .help(say!(zh: "写变更后的等级，或删去这一条", en: "write the new level, or delete the entry"))
}

fn kind_span(raw: &[At<RawEvent>], index: usize) -> Span {
    let event = &raw[index];
    event.value.kind.given().map_or(event.span, |kind| kind.span)
}
