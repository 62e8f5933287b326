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

    const fn title(self) -> &'static str {
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
        let tiles = match overview {
            Overview::Levels => self.level_tiles(language),
            Overview::Statuses => self.status_tiles(language),
            Overview::Regions => {
                Province::all().map(|province| self.tile(ListOf::Region(province), language)).collect()
            }
            Overview::Industries => {
                Industry::all().map(|industry| self.tile(ListOf::Industry(industry), language)).collect()
            }
        };
        let route = overview.route();
        let title = self.edition(language).wording.get(overview.title());
        let page = self.page(route, language, title).with_tabs(self.tabs(route, language));
        self.render("overview.html", &page, ("overview", &OverviewView { tiles }), Shrink::Always, title)
    }

    /// The levels, highest first.
    pub(super) fn level_tiles(&self, language: Language) -> Vec<Tile<'_>> {
        let levels = StarLevel::ALL.into_iter().rev();
        levels.map(|level| self.tile(ListOf::Level(level), language)).collect()
    }

    /// Every status that has lists of its own: the valid ones are listed by level.
    pub(super) fn status_tiles(&self, language: Language) -> Vec<Tile<'_>> {
        let others = Status::ALL.into_iter().filter(|status| *status != Status::Valid);
        others.map(|status| self.tile(ListOf::Status(status), language)).collect()
    }

    fn tile(&self, list: ListOf, language: Language) -> Tile<'_> {
        Tile {
            path: self.path(Route::List(list, 1), language),
            name: self.list_name(list, language),
            count: self.census.count_of(list),
        }
    }
}
