//! Takes a kind of list; gives the page that leads to all lists of the kind, each with its count.

use serde::Serialize;

use super::{Html, Pages, Shrink};
use crate::model::{Industry, Language, Province, StarLevel, Status};
use crate::plan::{ListOf, Route};

/// A way to a list.
#[derive(Serialize)]
pub struct Tile<'a> {
    path: String,
    name: &'a str,
    count: usize,
}

#[derive(Serialize)]
struct OverviewView<'a> {
    tiles: Vec<Tile<'a>>,
}

/// The four kinds of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overview {
    Levels,
    Regions,
    Industries,
    Statuses,
}

impl Overview {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Levels, Self::Regions, Self::Industries, Self::Statuses];

    /// Where its page stands.
    #[must_use]
    pub const fn route(self) -> Route<'static> {
        match self {
            Self::Levels => Route::Levels,
            Self::Regions => Route::Regions,
            Self::Industries => Route::Industries,
            Self::Statuses => Route::Statuses,
        }
    }

    /// Its lists: levels from the highest, and every status but the valid ones, which are listed by level.
    pub(super) fn lists(self) -> Box<dyn Iterator<Item = ListOf>> {
        match self {
            Self::Levels => Box::new(StarLevel::ALL.into_iter().rev().map(ListOf::Level)),
            Self::Regions => Box::new(Province::all().map(ListOf::Region)),
            Self::Industries => Box::new(Industry::all().map(ListOf::Industry)),
            Self::Statuses => {
                let others = Status::ALL.into_iter().filter(|status| *status != Status::Valid);
                Box::new(others.map(ListOf::Status))
            }
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Levels => "by_level",
            Self::Regions => "by_region",
            Self::Industries => "by_industry",
            Self::Statuses => "by_status",
        }
    }
}

impl Pages<'_> {
    /// The page that leads to all lists of a kind; empty lists are there too, with 0.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn overview(&self, overview: Overview, language: Language) -> Html {
        let tiles = self.tiles(overview, language);
        let route = overview.route();
        let title = self.edition(language).wording.get(overview.title());
        let page = self.page(route, language, title).with_tabs(self.tabs(route, language));
        self.render("overview.html", &page, ("overview", &OverviewView { tiles }), Shrink::Always, title)
    }

    /// A way to each list of a kind.
    pub(super) fn tiles(&self, overview: Overview, language: Language) -> Vec<Tile<'_>> {
        overview.lists().map(|list| self.tile(list, language)).collect()
    }

    fn tile(&self, list: ListOf, language: Language) -> Tile<'_> {
        Tile {
            path: self.path(Route::List(list, 1), language),
            name: self.list_name(list, language),
            count: self.lists.certificates(list).len(),
        }
    }
}
