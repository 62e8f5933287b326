//! Gives the front page: the search box, three doors, counts and latest changes.

use serde::Serialize;

use super::changes::ChangeView;
use super::overview::{Overview, Tile};
use super::{Frame, Html, Page, Shrink};
use crate::derive::Change;
use crate::inputs::{Digest, Input, Own};
use crate::model::Language;
use crate::plan::{Counts, Route};

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

/// The front page.
#[derive(Hash)]
pub struct HomePage<'a> {
    pub counts: &'a Counts,
    /// The last first.
    pub latest: &'a [Change<'a>],
    /// The editorial pages of each language, by name.
    pub editorial: Vec<(Language, &'a str)>,
}

impl Page for HomePage<'_> {
    const NAME: &'static str = "home";

    fn route(&self) -> Route<'_> {
        Route::Home
    }

    fn own(&self) -> Own {
        let Self { counts, latest, editorial } = self;
        Own::of([(Input::Content, Digest::of(editorial)), (Input::Register, Digest::of(&(counts, latest)))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { counts, latest, editorial } = self;
        let wording = frame.words();
        let exists = |name: &str| editorial.contains(&(frame.language, name));
        let view = HomeView {
            doors: DOORS
                .into_iter()
                .filter(|(name, ..)| exists(name))
                .map(|(name, title, text)| Door {
                    path: frame.path(Route::Editorial(name)),
                    title: wording.get(title),
                    text: wording.get(text),
                })
                .collect(),
            levels: frame.tiles(Overview::Levels, counts),
            statuses: frame.tiles(Overview::Statuses, counts),
            changes: frame.changes_on_the_front_page(latest),
            all_changes: frame.path(Route::Changes),
        };
        let page = frame.page(Route::Home, wording.get("home")).described(wording.get("home_lead"));
        frame.render(&page, ("home", &view), Shrink::Always, "the front page")
    }
}
