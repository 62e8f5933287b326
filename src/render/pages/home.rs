//! Gives the front page: the search box, three doors, counts and latest changes.

use serde::Serialize;

use super::changes::ChangeView;
use super::overview::{Overview, Tile};
use super::{Html, Pages, Shrink};
use crate::model::Language;
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
    all_changes: String,
}

#[derive(Serialize)]
struct Door<'a> {
    path: String,
    title: &'a str,
    text: &'a str,
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
            levels: self.tiles(Overview::Levels, language),
            statuses: self.tiles(Overview::Statuses, language),
            changes: self.changes_on_the_front_page(language),
            all_changes: self.path(Route::Changes, language),
        };
        let page = self.page(Route::Home, language, wording.get("home")).described(wording.get("home_lead"));
        self.render("home.html", &page, ("home", &view), Shrink::Always, "the front page")
    }
}
