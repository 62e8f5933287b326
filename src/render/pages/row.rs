//! Takes a certificate; gives the card that stands for it in lists and on its enterprise's page.

use serde::Serialize;

use super::page::foreign;
use super::{Pages, timeline_json};
use crate::derive::{Certified, Timeline};
use crate::model::{Holding, Language, Status};
use crate::plan::Route;

/// What a card says. It never says the bare "valid": the script does, from the timeline, on the day itself.
#[derive(Serialize)]
pub struct Row<'a> {
    path: String,
    /// The holder's name or, on the holder's own page, the certificate's number.
    title: &'a str,
    title_lang: Option<&'static str>,
    /// Unless it is the title.
    number: Option<&'a str>,
    status: &'static str,
    level: &'static str,
    level_word: &'a str,
    pill: &'a str,
    until_label: &'a str,
    expires: String,
    province: &'a str,
    timeline: String,
    scope: Option<&'a str>,
    scope_lang: Option<&'static str>,
    periods: Vec<Period<'a>>,
}

/// From this day on it stood so.
#[derive(Serialize)]
struct Period<'a> {
    from: String,
    word: &'a str,
}

/// How much a card tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Enough to choose it from a list.
    Short,
    /// Scope, and the status over time, too.
    Full,
}

impl Pages<'_> {
    pub(super) fn row<'v>(&'v self, certified: &'v Certified<'_>, detail: Detail, language: Language) -> Row<'v> {
        let Certified { holding: Holding { enterprise, certificate }, timeline, standing, .. } = certified;
        let wording = self.edition(language).wording;
        let (name, name_language) = enterprise.name.in_language(language);
        let (scope, scope_language) = certificate.scope.in_language(language);
        let is_full = detail == Detail::Full;
        Row {
            path: self.path(Route::Certificate(certificate.code), language),
            title: if is_full { &certificate.number } else { name },
            title_lang: if is_full { None } else { foreign(name_language, language) },
            number: (!is_full).then_some(&*certificate.number),
            status: standing.status.slug(),
            level: standing.level.slug(),
            level_word: wording.of("level", standing.level.slug()),
            pill: match standing.status {
                Status::Valid => "",
                status => wording.of("status", status.slug()),
            },
            until_label: wording.of("until", standing.status.slug()),
            expires: certificate.expires.to_string(),
            province: enterprise.province.name(language),
            timeline: timeline_json::rows(timeline),
            scope: is_full.then_some(scope),
            scope_lang: foreign(scope_language, language),
            periods: if is_full { self.periods(timeline, language) } else { Vec::new() },
        }
    }

    fn periods(&self, timeline: &Timeline, language: Language) -> Vec<Period<'_>> {
        let wording = self.edition(language).wording;
        timeline
            .entries()
            .iter()
            .filter(|entry| entry.from <= self.today())
            .map(|entry| Period {
                from: entry.from.to_string(),
                word: match entry.standing.status {
                    Status::Valid => wording.of("level", entry.standing.level.slug()),
                    status => wording.of("status", status.slug()),
                },
            })
            .collect()
    }
}
