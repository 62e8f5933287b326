//! Takes a certificate's standing; gives the words of the band, the advice and the dates that belong to it.

use crate::derive::Certified;
use crate::model::{Day, Status};
use crate::render::theme::{Phrases, fill};

use super::fact::Fact;

/// The words that follow from a certificate's standing on a day.
pub struct Verdict<'a> {
    pub word: &'a str,
    pub detail: String,
    pub until_label: &'a str,
    pub advice: &'a str,
    /// Since when, why, and until when it is to be settled.
    pub since: Vec<Fact<'a>>,
}

impl<'a> Verdict<'a> {
    /// The words for `certified` as it stands.
    #[must_use]
    pub fn of(certified: &Certified<'a>, wording: Phrases<'a>) -> Self {
        let standing = certified.standing;
        let status = standing.status;
        let renewed = certified.successor.is_some() && status.is_ended();
        let (word, detail, advice) =
            if renewed { ("renewed", "detail_renewed", "do_renewed") } else { ("status", "detail", "do") };
        let level = wording.of("level", standing.level.slug());
        Self {
            word: wording.of(word, status.slug()),
            detail: fill(wording.of(detail, status.slug()), &[("level", level), ("day", &certified.since.to_string())]),
            until_label: wording.of("until", status.slug()),
            advice: wording.of(advice, status.slug()),
            since: since_facts(certified, wording),
        }
    }
}

fn since_facts<'a>(certified: &Certified<'a>, wording: Phrases<'a>) -> Vec<Fact<'a>> {
    let certificate = certified.holding.certificate;
    let fact = |key, day: Day| Fact::new(wording.get(key), day.to_string());
    let since = match certified.standing.status {
        Status::Valid => return Vec::new(),
        Status::NotYetValid => return vec![fact("starts_on", certificate.issued)],
        Status::Expired => return vec![fact("ended_on", certificate.expires)],
        Status::Suspended => "suspended_since",
        Status::Withdrawn => "withdrawn_on",
        Status::Cancelled => "cancelled_on",
    };
    let Some(event) = certified.decisive else { return Vec::new() };
    let mut facts = vec![fact(since, event.on)];
    facts.extend(event.kind.reason().map(|slug| Fact::new(wording.get("reason"), wording.of("reason", slug))));
    facts.extend(certified.resolve_by.map(|day| fact("resolve_by", day)));
    facts
}
