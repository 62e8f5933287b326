//! Takes the words of a language; gives those that a script says, as JSON that may stand inside a page.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{StarLevel, Status};
use crate::render::theme::Wording;
use crate::settings::Freshness;

/// What every script says: statuses, levels, the age of the data.
const EVERYWHERE: [&str; 5] = ["offline", "stale", "unknown_since", "data_as_of", "maybe_changed"];

const VERDICT: [&str; 15] = [
    "level_service", "level_before", "this_certificate_now", "since", "valid_from", "valid_until",
    "was_valid_until", "checking", "confirmed", "on_day", "on_day_level", "on_future", "shown_differs",
    "shown_absent", "bad_day",
];

const SEARCH: [&str; 16] = [
    "search_start", "search_loading", "search_failed", "search_count", "search_count_shown", "search_none",
    "search_none_hint", "search_more", "filter_status", "filter_level", "filter_all", "valid_until", "number",
    "code", "uscc", "former_names",
];

/// The words of the script on certificate pages.
#[must_use]
pub fn verdict(wording: &Wording, freshness: Freshness) -> String {
    let mut words = everywhere(wording, freshness);
    words.extend(VERDICT.map(|key| (key.to_owned(), wording.get(key).into())));
    words.insert("renewed".to_owned(), wording.get("status_renewed").into());
    let statuses = Status::ALL.iter().map(|status| status.slug()).chain(["unknown"]);
    words.extend(statuses.map(|slug| (format!("do_{slug}"), wording.of("do", slug).into())));
    json(&words)
}

/// The words of the script on pages that list certificates.
#[must_use]
pub fn lists(wording: &Wording, freshness: Freshness) -> String {
    json(&everywhere(wording, freshness))
}

/// The words of the search.
#[must_use]
pub fn search(wording: &Wording, freshness: Freshness) -> String {
    let mut words = everywhere(wording, freshness);
    words.extend(SEARCH.map(|key| (key.to_owned(), wording.get(key).into())));
    words.insert("brands".to_owned(), wording.get("brands").into());
    json(&words)
}

/// JSON that neither ends the script element around it nor opens a comment there.
#[must_use]
pub fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("texts and numbers");
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => safe.push(character),
        }
    }
    safe
}

fn everywhere(wording: &Wording, freshness: Freshness) -> BTreeMap<String, Value> {
    let mut words: BTreeMap<String, Value> = EVERYWHERE
        .iter()
        .map(|key| ((*key).to_owned(), wording.get(key).into()))
        .collect();
    let statuses = Status::ALL.iter().map(|status| status.slug()).chain(["unknown"]);
    words.extend(statuses.map(|slug| (slug.to_owned(), wording.of("status", slug).into())));
    let levels = StarLevel::ALL.iter().map(|level| level.slug());
    words.extend(levels.map(|slug| (slug.to_owned(), wording.of("level", slug).into())));
    words.insert("warn_days".to_owned(), json!(freshness.warn_days));
    words.insert("unknown_days".to_owned(), json!(freshness.unknown_days));
    words
}
