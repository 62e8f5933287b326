//! Takes the certificate before or after one; gives the box that stands for it on that one's page.

use serde::Serialize;

use super::ahead::{level_ahead, status_ahead};
use super::page::foreign;
use super::{Frame, timeline_json};
use crate::derive::{Certified, Outlook, Standing, Timeline};
use crate::model::{Day, Holding, PublicCode, Status, Text};
use crate::plan::Route;
use crate::render::theme::fill;

/// Another certificate of the holder, to be looked at as well.
#[derive(Serialize)]
pub(super) struct CounterpartView<'a> {
    /// Why it is to be looked at.
    lead: &'a str,
    path: String,
    number: &'a str,
    status: &'static str,
    level: &'static str,
    level_word: &'a str,
    level_ahead: Option<String>,
    /// From when on, where that is still to come.
    begins: Option<String>,
    until_label: &'a str,
    last_day: String,
    status_ahead: Option<String>,
    /// Where it differs from that of the page.
    scope: Option<&'a str>,
    scope_lang: Option<&'static str>,
    timeline: String,
}

/// What the page of a certificate says of the one before or after it.
#[derive(Clone, Copy, Hash)]
pub(super) struct Counterpart<'a> {
    code: PublicCode,
    number: &'a str,
    scope: &'a Text,
    issued: Day,
    last_day: Day,
    standing: Standing,
    outlook: Outlook,
    timeline: &'a Timeline,
}

impl<'a> Counterpart<'a> {
    pub fn of(certified: &'a Certified<'a>) -> Self {
        let Certified { holding: Holding { certificate, .. }, standing, outlook, timeline, .. } = certified;
        Self {
            code: certificate.code,
            number: &certificate.number,
            scope: &certificate.scope,
            issued: certificate.issued,
            last_day: certified.last_day(),
            standing: *standing,
            outlook: *outlook,
            timeline,
        }
    }
}

impl Frame<'_> {
    /// The box of `other`; `lead` says why it is to be looked at, and its scope stands there unless it is `scope_here`.
    pub(super) fn counterpart<'v>(
        &'v self,
        other: &'v Counterpart<'_>,
        lead: &'v str,
        scope_here: &Text,
    ) -> CounterpartView<'v> {
        let wording = self.words();
        let Counterpart {
            code,
            number,
            scope,
            issued,
            last_day,
            standing: Standing { status, level },
            outlook,
            timeline,
        } = other;
        let (scope_text, scope_language) = scope.in_language(self.language);
        let begins = fill(wording.of("detail", Status::NotYetValid.slug()), &[("day", &issued.to_string())]);
        CounterpartView {
            lead,
            path: self.path(Route::Certificate(*code)),
            number,
            status: status.slug(),
            level: level.slug(),
            level_word: wording.of("level", level.slug()),
            level_ahead: level_ahead(outlook, wording),
            begins: (*status == Status::NotYetValid).then_some(begins),
            until_label: wording.of("until", status.slug()),
            last_day: last_day.to_string(),
            status_ahead: status_ahead(outlook, wording),
            scope: (*scope != scope_here).then_some(scope_text),
            scope_lang: foreign(scope_language, self.language),
            timeline: timeline_json::rows(timeline),
        }
    }
}
