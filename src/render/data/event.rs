//! An event of a certificate's history as it is published.

use serde::Serialize;

use super::scores::Scores;
use crate::model::{Certificate, Day, Event, EventKind, StarLevel};

/// One entry of `credentialSubject.events`: what its kind says, both clocks, the body's document number.
#[derive(Serialize)]
pub(in crate::render) struct PublishedEvent<'a> {
    kind: &'static str,
    on: Day,
    recorded: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<StarLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evaluation: Option<Scores>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voids: Option<Voided>,
}

/// The event that a correction takes back.
#[derive(Serialize)]
struct Voided {
    kind: &'static str,
    on: Day,
}

impl<'a> PublishedEvent<'a> {
    pub fn of(event: &'a Event, certificate: &Certificate, publish_scores: bool) -> Self {
        let mut published = Self {
            kind: event.kind.slug(),
            on: event.on,
            recorded: event.recorded,
            decision: event.decision.as_deref(),
            result: None,
            reason: event.kind.reason(),
            level: None,
            evaluation: None,
            note: None,
            voids: None,
        };
        match &event.kind {
            EventKind::Surveillance(result) => published.result = Some(result.slug()),
            EventKind::LevelChange { level, evaluation } => {
                published.level = Some(*level);
                published.evaluation = evaluation.as_deref().filter(|_| publish_scores).map(Scores::of);
            }
            EventKind::Correction(correction) => {
                published.note = Some(&correction.note);
                published.voids = correction.voids.map(|place| {
                    let voided = &certificate.events[place];
                    Voided { kind: voided.kind.slug(), on: voided.on }
                });
            }
            EventKind::Suspension(_)
            | EventKind::Restoration
            | EventKind::Withdrawal(_)
            | EventKind::Cancellation(_) => {}
        }
        published
    }
}
