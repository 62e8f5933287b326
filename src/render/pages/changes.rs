//! What changed latest: the page, and the lines that it, the front page and the feed have in common.

use serde::Serialize;

use super::history::event_text;
use super::page::foreign;
use super::{Html, Pages, Shrink};
use crate::derive::{Change, ChangeKind};
use crate::model::{Language, Status};
use crate::plan::Route;

/// One change as a line.
#[derive(Serialize)]
pub(super) struct ChangeView<'a> {
    day: String,
    text: String,
    /// The status that it brought, where the public is to be warned.
    status: Option<&'static str>,
    void: bool,
    path: String,
    name: &'a str,
    name_lang: Option<&'static str>,
    number: &'a str,
}

#[derive(Serialize)]
struct ChangesView<'a> {
    changes: Vec<ChangeView<'a>>,
    feed: String,
}

impl Pages<'_> {
    /// How many changes the page and the feed tell.
    pub const CHANGES: usize = 50;
    /// How many of them the front page tells.
    const ON_THE_FRONT_PAGE: usize = 10;

    /// The page of the latest changes.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn changes(&self, language: Language) -> Html {
        let wording = self.edition(language).wording;
        let view = ChangesView {
            changes: self.latest.iter().map(|change| self.change(change, language)).collect(),
            feed: self.path(Route::Feed, language),
        };
        let page =
            self.page(Route::Changes, language, wording.get("changes_title")).described(wording.get("changes_lead"));
        self.render("changes.html", &page, ("latest", &view), Shrink::Always, "the page of the latest changes")
    }

    /// The latest of all, suspensions and withdrawals first; nothing that was taken back.
    pub(super) fn changes_on_the_front_page(&self, language: Language) -> Vec<ChangeView<'_>> {
        let standing = self.latest.iter().filter(|change| !change.is_void);
        let mut latest: Vec<&Change<'_>> = standing.take(Self::ON_THE_FRONT_PAGE).collect();
        latest.sort_by_key(|change| !change.is_grave());
        latest.into_iter().map(|change| self.change(change, language)).collect()
    }

    pub(super) fn change_text(&self, change: &Change<'_>, language: Language) -> String {
        let wording = self.edition(language).wording;
        match change.kind {
            ChangeKind::Issued(level) => wording.fill("event_issued", &[("level", wording.of("level", level.slug()))]),
            ChangeKind::Event(kind) => event_text(kind, wording),
        }
    }

    fn change<'v>(&'v self, change: &Change<'v>, language: Language) -> ChangeView<'v> {
        let certificate = change.holding.certificate;
        let (name, of) = change.holding.enterprise.name.in_language(language);
        ChangeView {
            day: change.day.to_string(),
            text: self.change_text(change, language),
            status: change.brought().map(Status::slug),
            void: change.is_void,
            path: self.path(Route::Certificate(certificate.code), language),
            name,
            name_lang: foreign(of, language),
            number: &certificate.number,
        }
    }
}
