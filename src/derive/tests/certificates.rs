//! Certificates for tests: one by hand, and any that a history can make of it.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::{
    CancellationReason, Certificate, Correction, Day, Event, EventKind, PublicCode, StarLevel, SuspensionReason, Text,
    VisitResult, WithdrawalReason,
};

/// The day that `text` writes.
pub(super) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

/// A five-star certificate of three years.
pub(super) fn issued(on: &str) -> Certificate {
    let issued = day(on);
    Certificate {
        code: PublicCode::from_serial(1),
        number: "EX-27922-2026-00012".into(),
        standard: "GB/T 27922-2011".into(),
        scope: Text { zh: "家用电器的售后服务".into(), en: None },
        sites: Box::default(),
        first_issued: issued,
        issued,
        expires: issued.plus_years(3).previous(),
        level: StarLevel::FiveStar,
        evaluation: None,
        replaces: None,
        recorded: None,
        events: Box::default(),
    }
}

/// An event that the public knew on its own day.
pub(super) fn event(on: &str, kind: EventKind) -> Event {
    Event { on: day(on), recorded: day(on), decision: None, kind }
}

/// Any certificate: a life of days rather than years, so that days meet; events of all kinds before, within and after
/// it, known early, in time and late, corrections that void.
pub(super) fn any_certificate() -> impl Strategy<Value = Certificate> {
    any_history(1..50, -5..70)
}

/// Any certificate with a life of months or years, so that its windows open and close; often the usual three.
pub(super) fn any_certificate_of_years() -> impl Strategy<Value = Certificate> {
    prop_oneof![any_history(1095..1097, 0..1100), any_history(30..1096, 0..1100)]
}

/// A certificate that lives for one of `lives` days, with events on some of `days` after its issue.
fn any_history(lives: Range<i32>, days: Range<i32>) -> impl Strategy<Value = Certificate> {
    let event = (any_kind(), days, -20..20i32);
    let events = prop::collection::vec(event, 0..8);
    (lives, events, prop::option::of(-10..70i32)).prop_map(|(life, written, recorded)| {
        let mut certificate = issued("2026-02-10");
        let begin = certificate.issued;
        certificate.expires = begin.plus_days(life - 1);
        certificate.recorded = recorded.map(|days| begin.plus_days(days));
        certificate.events = (0..)
            .zip(written)
            .map(|(place, (kind, on, delay))| Event {
                on: begin.plus_days(on),
                recorded: begin.plus_days(on + delay),
                decision: None,
                kind: kind.at(place),
            })
            .collect();
        certificate
    })
}

/// A kind of event before its place in the list is known.
#[derive(Clone, Debug)]
enum AnyKind {
    Plain(EventKind),
    Correction(Option<Index>),
}

impl AnyKind {
    fn at(self, place: usize) -> EventKind {
        match self {
            Self::Plain(kind) => kind,
            Self::Correction(voids) => EventKind::Correction(Correction {
                note: "误记".into(),
                voids: voids.filter(|_| place > 0).map(|voids| voids.index(place)),
            }),
        }
    }
}

fn any_kind() -> impl Strategy<Value = AnyKind> {
    let level = prop::sample::select(StarLevel::ALL.to_vec());
    let plain = prop_oneof![
        2 => Just(EventKind::Surveillance(VisitResult::Passed)),
        2 => Just(EventKind::Surveillance(VisitResult::Failed)),
        6 => Just(EventKind::Suspension(SuspensionReason::Fees)),
        6 => Just(EventKind::Restoration),
        1 => Just(EventKind::Withdrawal(WithdrawalReason::MarkMisuse)),
        1 => Just(EventKind::Cancellation(CancellationReason::OwnRequest)),
        4 => level.prop_map(|level| EventKind::LevelChange { level, evaluation: None }),
    ];
    prop_oneof![
        4 => plain.prop_map(AnyKind::Plain),
        1 => prop::option::weighted(0.8, any::<Index>()).prop_map(AnyKind::Correction),
    ]
}
