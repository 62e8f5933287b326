//! Takes a certificate; gives the card that stands for it in lists and on its enterprise's page.

use serde::Serialize;

use super::ahead::{level_ahead, status_ahead};
use super::page::foreign;
use super::{Frame, timeline_json};
use crate::derive::{Certified, Entry, Outlook, Standing, Timeline};
use crate::model::{Day, Holding, Province, PublicCode, Status, Text};
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
    level_ahead: Option<String>,
    until_label: &'a str,
    last_day: String,
    status_ahead: Option<String>,
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

/// What a card in a list is made of.
#[derive(Hash)]
pub struct Card<'a> {
    code: PublicCode,
    number: &'a str,
    name: &'a Text,
    province: Province,
    last_day: Day,
    standing: Standing,
    outlook: Outlook,
    timeline: &'a Timeline,
}

impl<'a> Card<'a> {
    #[must_use]
    pub fn of(certified: &'a Certified<'a>) -> Self {
        let Certified { holding: Holding { enterprise, certificate }, timeline, standing, outlook, .. } = certified;
        Self {
            code: certificate.code,
            number: &certificate.number,
            name: &enterprise.name,
            province: enterprise.province,
            last_day: certified.last_day(),
            standing: *standing,
            outlook: *outlook,
            timeline,
        }
    }
}

impl Frame<'_> {
    /// The card of a list: enough to choose it.
    pub(super) fn row<'v>(&'v self, card: &Card<'v>) -> Row<'v> {
        let Card { code, number, name, province, last_day, standing, outlook, timeline } = card;
        let wording = self.words();
        let (name, name_language) = name.in_language(self.language);
        Row {
            path: self.path(Route::Certificate(*code)),
            title: name,
            title_lang: foreign(name_language, self.language),
            number: Some(number),
            status: standing.status.slug(),
            level: standing.level.slug(),
            level_word: wording.of("level", standing.level.slug()),
            pill: match standing.status {
                Status::Valid => "",
                status => wording.of("status", status.slug()),
            },
            level_ahead: level_ahead(outlook, wording),
            until_label: wording.of("until", standing.status.slug()),
            last_day: last_day.to_string(),
            status_ahead: status_ahead(outlook, wording),
            province: province.name(self.language),
            timeline: timeline_json::rows(timeline),
            scope: None,
            scope_lang: None,
            periods: Vec::new(),
        }
    }

    /// The card on the holder's own page: under its number, with its scope, and its status over time.
    pub(super) fn full_row<'v>(&'v self, certified: &'v Certified<'_>) -> Row<'v> {
        let (scope, scope_language) = certified.holding.certificate.scope.in_language(self.language);
        Row {
            title: &certified.holding.certificate.number,
            title_lang: None,
            number: None,
            scope: Some(scope),
            scope_lang: foreign(scope_language, self.language),
            periods: certified.begun().iter().map(|entry| self.period(*entry)).collect(),
            ..self.row(&Card::of(certified))
        }
    }

    fn period(&self, entry: Entry) -> Period<'_> {
        let wording = self.words();
        Period {
            from: entry.from.to_string(),
            word: match entry.standing.status {
                Status::Valid => wording.of("level", entry.standing.level.slug()),
                status => wording.of("status", status.slug()),
            },
        }
    }
}
