//! Takes the words of a language; gives those that a script says, as JSON that may stand inside a page.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{StarLevel, Status};
use crate::render::json::to_json;
use crate::render::theme::Phrases;
use crate::settings::Freshness;

/// What every script says about the age of the data.
const EVERYWHERE: [&str; 3] = ["offline", "data_as_of", "maybe_changed"];

const VERDICT: [&str; 9] = [
    "checking",
    "confirmed",
    "on_day",
    "on_day_valid",
    "on_day_suspended",
    "on_future",
    "shown_differs",
    "shown_absent",
    "bad_day",
];

const SEARCH: [&str; 17] = [
    "search_start",
    "search_loading",
    "search_failed",
    "search_count",
    "search_count_shown",
    "search_none",
    "search_none_hint",
    "search_more",
    "filter_status",
    "filter_level",
    "filter_all",
    "level_from",
    "number",
    "code",
    "uscc",
    "former_names",
    "brands",
];

const SELF_ASSESSMENT: [&str; 15] = [
    "assess_start",
    "assess_unanswered",
    "assess_faults",
    "assess_level",
    "assess_below",
    "assess_failed",
    "assess_next",
    "assess_highest",
    "assess_reckoned",
    "assess_lost",
    "assess_lost_item",
    "assess_not_a_number",
    "assess_not_a_count",
    "assess_between",
    "assess_less",
];

/// The statuses that may be decided for a day to come.
const DECIDED: [Status; 4] = [Status::Valid, Status::Suspended, Status::Cancelled, Status::Withdrawn];

/// The words of a status: what it is, and the parts of a certificate page that follow from it.
const OF_A_STATUS: [&str; 3] = ["detail", "until", "do"];

/// The words of the script on certificate pages.
#[must_use]
pub fn verdict(wording: Phrases<'_>, freshness: Freshness) -> String {
    let mut words = everywhere(wording, freshness);
    words.extend(VERDICT.map(|key| (key.to_owned(), wording.get(key).into())));
    for slug in statuses() {
        words.extend(OF_A_STATUS.map(|part| (format!("{part}_{slug}"), wording.of(part, slug).into())));
    }
    for slug in Status::ALL.into_iter().filter(|status| status.is_ended()).map(Status::slug) {
        for part in ["renewed", "detail_renewed", "do_renewed"] {
            words.insert(format!("{part}_{slug}"), wording.of(part, slug).into());
        }
    }
    json(&words)
}

/// The words of the script on pages that list certificates.
#[must_use]
pub fn lists(wording: Phrases<'_>, freshness: Freshness) -> String {
    json(&everywhere(wording, freshness))
}

/// The words of the search.
#[must_use]
pub fn search(wording: Phrases<'_>, freshness: Freshness) -> String {
    let mut words = everywhere(wording, freshness);
    words.extend(SEARCH.map(|key| (key.to_owned(), wording.get(key).into())));
    words.extend(statuses().map(|slug| (format!("until_{slug}"), wording.of("until", slug).into())));
    words.extend(DECIDED.map(|status| {
        let slug = status.slug();
        (format!("decided_{slug}"), wording.of("decided", slug).into())
    }));
    json(&words)
}

/// The words of the self-assessment.
#[must_use]
pub fn self_assessment(wording: Phrases<'_>) -> String {
    let mut words: BTreeMap<String, Value> =
        SELF_ASSESSMENT.iter().map(|key| ((*key).to_owned(), wording.get(key).into())).collect();
    words.extend(levels(wording));
    words.insert("list_separator".to_owned(), wording.get("list_separator").into());
    json(&words)
}

/// JSON that may stand inside a page.
#[must_use]
pub fn json(value: &impl Serialize) -> String {
    String::from_utf8(to_json(value)).expect("JSON is UTF-8")
}

/// Every status, and what stands in for "valid" when the data are too old.
fn statuses() -> impl Iterator<Item = &'static str> {
    Status::ALL.into_iter().map(Status::slug).chain(["unknown"])
}

fn everywhere(wording: Phrases<'_>, freshness: Freshness) -> BTreeMap<String, Value> {
    let mut words: BTreeMap<String, Value> =
        EVERYWHERE.iter().map(|key| ((*key).to_owned(), wording.get(key).into())).collect();
    words.extend(statuses().map(|slug| (slug.to_owned(), wording.of("status", slug).into())));
    words.extend(levels(wording));
    for (limit, text, days) in
        [("warn_days", "stale", freshness.warn_days), ("unknown_days", "unknown_since", freshness.unknown_days)]
    {
        words.insert(limit.to_owned(), json!(days));
        words.insert(text.to_owned(), wording.fill(text, &[("days", &days.to_string())]).into());
    }
    words
}

fn levels(wording: Phrases<'_>) -> impl Iterator<Item = (String, Value)> {
    let slugs = StarLevel::ALL.into_iter().map(StarLevel::slug);
    slugs.map(move |slug| (slug.to_owned(), wording.of("level", slug).into()))
}
