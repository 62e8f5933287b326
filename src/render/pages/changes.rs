//! What changed latest: the page, and the lines that it, the front page and the feed have in common.

use serde::Serialize;

use super::history::event_text;
use super::page::foreign;
use super::{Frame, Html, Page, Shrink};
use crate::derive::{Change, ChangeKind};
use crate::inputs::{Digest, Input, Own};
use crate::model::{EventKind, Status};
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

/// How many changes the page and the feed tell.
pub const CHANGES: usize = 50;
/// How many of them the front page tells.
const ON_THE_FRONT_PAGE: usize = 10;

/// The page of the latest changes, the last first.
#[derive(Hash)]
pub struct ChangesPage<'a>(pub &'a [Change<'a>]);

impl Page for ChangesPage<'_> {
    const NAME: &'static str = "changes";

    fn route(&self) -> Route<'_> {
        Route::Changes
    }

    fn own(&self) -> Own {
        Own::of([(Input::Register, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let wording = frame.words();
        let Self(latest) = self;
        let changes = latest.iter().map(|change| frame.change(change)).collect();
        let view = ChangesView { changes, feed: frame.path(Route::Feed) };
        let page = frame.page(Route::Changes, wording.get("changes_title")).described(wording.get("changes_lead"));
        frame.render(&page, ("latest", &view), Shrink::Always, "the page of the latest changes")
    }
}

impl Frame<'_> {
    /// The latest of all, suspensions and withdrawals first; nothing that was taken back.
    pub(super) fn changes_on_the_front_page<'v>(&'v self, latest: &'v [Change<'_>]) -> Vec<ChangeView<'v>> {
        let standing = latest.iter().filter(|change| !change.is_void);
        let mut latest: Vec<&Change<'_>> = standing.take(ON_THE_FRONT_PAGE).collect();
        latest.sort_by_key(|change| !change.is_grave());
        latest.into_iter().map(|change| self.change(change)).collect()
    }

    /// What the public learned; what takes effect on another day than that on which it was told says so.
    pub(super) fn change_text(&self, change: &Change<'_>) -> String {
        let wording = self.words();
        let (event, from) = match change.kind {
            ChangeKind::Issued(level) => {
                let event = wording.fill("event_issued", &[("level", wording.of("level", level.slug()))]);
                (event, "issued_from")
            }
            ChangeKind::Event(EventKind::Correction(_)) => return wording.get("event_correction").to_owned(),
            ChangeKind::Event(kind) => (event_text(kind, wording), "event_from"),
        };
        if change.on == change.day {
            return event;
        }
        wording.fill(from, &[("day", &change.on.to_string()), ("event", &event)])
    }

    fn change<'v>(&'v self, change: &Change<'v>) -> ChangeView<'v> {
        let certificate = change.holding.certificate;
        let (name, of) = change.holding.enterprise.name.in_language(self.language);
        ChangeView {
            day: change.day.to_string(),
            text: self.change_text(change),
            status: change.brought().map(Status::slug),
            void: change.is_void,
            path: self.path(Route::Certificate(certificate.code)),
            name,
            name_lang: foreign(of, self.language),
            number: &certificate.number,
        }
    }
}
