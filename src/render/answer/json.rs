//! An answer as one JSON object on a line.   Source: record.md §6.

use serde::Serialize;

use super::Answer;
use crate::derive::{AsOf, Shown, Standing};
use crate::model::{Day, PublicCode, StarLevel, Status, Uscc};
use crate::render::data::PublishedEvent;
use crate::render::json::append;

#[derive(Serialize)]
struct AnswerLine<'a> {
    on: Day,
    known_on: Day,
    in_register: bool,
    status: Option<Status>,
    level: Option<StarLevel>,
    since: Option<Day>,
    until: Option<Day>,
    shown: Option<ShownThen>,
    code: PublicCode,
    number: &'a str,
    uscc: Uscc,
    name_zh: &'a str,
    name_en: Option<&'a str>,
    standard: &'a str,
    scope_zh: &'a str,
    scope_en: Option<&'a str>,
    issued: Day,
    expires: Day,
    history: Vec<PastRow<'a>>,
    announced: Vec<PublishedEvent<'a>>,
    successor: Option<SuccessorAnswer<'a>>,
}

/// What the register showed on the day: nothing, when the certificate was not in it yet.
#[derive(Serialize)]
struct ShownThen {
    in_register: bool,
    #[serde(flatten)]
    standing: Option<Standing>,
}

#[derive(Serialize)]
struct PastRow<'a> {
    #[serde(flatten)]
    event: PublishedEvent<'a>,
    void: bool,
}

#[derive(Serialize)]
struct SuccessorAnswer<'a> {
    code: PublicCode,
    number: &'a str,
    #[serde(flatten)]
    standing: Standing,
}

/// The answer as a line of JSON. `until` is the last day on which the certificate stands so; `shown` is there where the register
/// showed something else on the day; a `history` row is void when a correction took it back; `announced` are the
/// events that are decided for a day after the one asked and the one on which they are known. Scores only where the body publishes them.
#[must_use]
pub fn answer_json(answer: &Answer<'_>) -> Vec<u8> {
    let Answer { holding, on, known_on, as_of, successor, settings } = answer;
    let (certificate, enterprise) = (holding.certificate, holding.enterprise);
    let standing = as_of.as_ref().map(|as_of| as_of.standing);
    let published = |event| PublishedEvent::of(event, certificate, settings.publish_scores);
    let line = AnswerLine {
        on: *on,
        known_on: *known_on,
        in_register: as_of.is_some(),
        status: standing.map(|standing| standing.status),
        level: standing.map(|standing| standing.level),
        since: as_of.as_ref().and_then(|as_of| as_of.since),
        until: as_of.as_ref().and_then(|as_of| as_of.until),
        shown: as_of.as_ref().and_then(shown_then),
        code: certificate.code,
        number: &certificate.number,
        uscc: enterprise.uscc,
        name_zh: &enterprise.name.zh,
        name_en: enterprise.name.en.as_deref(),
        standard: &certificate.standard,
        scope_zh: &certificate.scope.zh,
        scope_en: certificate.scope.en.as_deref(),
        issued: certificate.issued,
        expires: certificate.expires,
        history: as_of
            .iter()
            .flat_map(|as_of| &as_of.history)
            .map(|past| PastRow { event: published(past.event), void: past.is_void })
            .collect(),
        announced: as_of.iter().flat_map(|as_of| &as_of.announced).map(|event| published(event)).collect(),
        successor: successor.map(|(next, standing)| SuccessorAnswer {
            code: next.code,
            number: &next.number,
            standing,
        }),
    };
    let mut json = Vec::new();
    append(&line, &mut json);
    json.push(b'\n');
    json
}

fn shown_then(as_of: &AsOf<'_>) -> Option<ShownThen> {
    match as_of.shown {
        Shown::Same => None,
        Shown::Otherwise(standing) => Some(ShownThen { in_register: true, standing: Some(standing) }),
        Shown::NotYet => Some(ShownThen { in_register: false, standing: None }),
    }
}
