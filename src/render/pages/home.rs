//! Gives the front page: the search box, three doors, counts and latest changes.

use serde::Serialize;

use super::census::{Change, ChangeKind};
use super::history::event_text;
use super::overview::Tile;
use super::page::foreign;
use super::{Html, Pages, Shrink};
use crate::model::{Language, Status};
use crate::plan::Route;

/// The editorial pages that the doors lead to, with the words on them.
const DOORS: [(&str, &str, &str); 3] = [
    ("how-to-verify", "door_verify", "door_verify_text"),
    ("for-procurement", "door_procurement", "door_procurement_text"),
    ("apply", "door_apply", "door_apply_text"),
];

#[derive(Serialize)]
struct HomeView<'a> {
    doors: Vec<Door<'a>>,
    levels: Vec<Tile<'a>>,
    statuses: Vec<Tile<'a>>,
    changes: Vec<ChangeView<'a>>,
}

#[derive(Serialize)]
struct Door<'a> {
    path: String,
    title: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ChangeView<'a> {
    day: String,
    text: String,
    /// The status that it brought, where the public is to be warned.
    status: Option<&'static str>,
    path: String,
    name: &'a str,
    name_lang: Option<&'static str>,
}

impl Pages<'_> {
    /// The front page.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn home(&self, language: Language) -> Html {
        let wording = self.edition(language).wording;
        let exists = |name: &str| self.content.pages(language).any(|page| &*page.name == name);
        let view = HomeView {
            doors: DOORS
                .into_iter()
                .filter(|(name, ..)| exists(name))
                .map(|(name, title, text)| Door {
                    path: self.path(Route::Editorial(name), language),
                    title: wording.get(title),
                    text: wording.get(text),
                })
                .collect(),
            levels: self.level_tiles(language),
            statuses: self.status_tiles(language),
            changes: self.census.changes().iter().map(|change| self.change(change, language)).collect(),
        };
        let page = self.page(Route::Home, language, wording.get("home")).described(wording.get("home_lead"));
        self.render("home.html", &page, ("home", &view), Shrink::Always, "the front page")
    }

    fn change(&self, change: &Change<'_>, language: Language) -> ChangeView<'_> {
        let wording = self.edition(language).wording;
        let code = change.holding.certificate.code;
        let holding = self.registry.find(code).expect("a certificate of the register");
        let (name, of) = holding.enterprise.name.in_language(language);
        ChangeView {
            day: change.day.to_string(),
            text: match change.kind {
                ChangeKind::Issued(level) => {
                    wording.fill("event_issued", &[("level", wording.of("level", level.slug()))])
                }
                ChangeKind::Event(kind) => event_text(kind, wording),
            },
            status: change.brought().map(Status::slug),
            path: self.path(Route::Certificate(code), language),
            name,
            name_lang: foreign(of, language),
        }
    }
}
