//! Takes a timeline; gives it as the scripts read it. Days and closed vocabularies only: nothing in it needs escaping.

use std::fmt::Write as _;

use crate::derive::Timeline;

/// `[{"from":"2026-03-01","status":"valid","level":"five-star"},…]`, as in `certificate.json`.
#[must_use]
pub fn objects(timeline: &Timeline) -> String {
    list(timeline, r#"{"from":""#, r#"","status":""#, r#"","level":""#, r#""}"#)
}

/// `[["2026-03-01","valid","five-star"],…]`, for an attribute in single quotes.
#[must_use]
pub fn rows(timeline: &Timeline) -> String {
    list(timeline, r#"[""#, r#"",""#, r#"",""#, r#""]"#)
}

fn list(timeline: &Timeline, open: &str, status: &str, level: &str, close: &str) -> String {
    let mut text = String::with_capacity(70 * timeline.entries().len());
    for (index, entry) in timeline.entries().iter().enumerate() {
        let before = if index == 0 { '[' } else { ',' };
        let standing = entry.standing;
        write!(text, "{before}{open}{}{status}{}{level}{}{close}", entry.from, standing.status, standing.level)
            .expect("a String takes every character");
    }
    text.push(']');
    text
}
