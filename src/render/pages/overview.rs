//! Takes a kind of list; gives the page that leads to all lists of the kind, each with its count.

use serde::Serialize;

use super::{Frame, Html, Page, Shrink};
use crate::inputs::{Digest, Input, Own};
use crate::model::{Industry, Province, StarLevel, Status};
use crate::plan::{Counts, ListOf, Route};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overview {
    Levels,
    Regions,
    Industries,
    Statuses,
}

/// The words of a kind, by their keys.
pub(super) struct Keys {
    /// What its page is called.
    pub title: &'static str,
    /// What one of its lists is called.
    pub list: &'static str,
    /// What stands at the head of one.
    pub lead: &'static str,
}

impl Keys {
    const fn new(title: &'static str, list: &'static str, lead: &'static str) -> Self {
        Self { title, list, lead }
    }
}

impl Overview {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Levels, Self::Regions, Self::Industries, Self::Statuses];

    /// The kind of `list`.
    #[must_use]
    pub const fn of(list: ListOf) -> Self {
        match list {
            ListOf::Level(_) => Self::Levels,
            ListOf::Region(_) => Self::Regions,
            ListOf::Industry(_) => Self::Industries,
            ListOf::Status(_) => Self::Statuses,
        }
    }

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

    pub(super) const fn keys(self) -> Keys {
        match self {
            Self::Levels => Keys::new("by_level", "list_level", "lists_lead_valid"),
            Self::Regions => Keys::new("by_region", "list_region", "lists_lead_valid"),
            Self::Industries => Keys::new("by_industry", "list_industry", "lists_lead_valid"),
            Self::Statuses => Keys::new("by_status", "list_status", "lists_lead_status"),
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
}

/// The page that leads to all lists of a kind; empty lists are there too, with 0.
#[derive(Hash)]
pub struct OverviewPage<'a> {
    pub overview: Overview,
    pub counts: &'a Counts,
}

impl Page for OverviewPage<'_> {
    const NAME: &'static str = "overview";

    fn route(&self) -> Route<'_> {
        self.overview.route()
    }

    fn own(&self) -> Own {
        Own::of([(Input::Register, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { overview, counts } = self;
        let tiles = frame.tiles(*overview, counts);
        let title = frame.words().get(overview.keys().title);
        let page = frame.page(self.route(), title).with_tabs(frame.tabs(self.route()));
        frame.render(&page, ("overview", &OverviewView { tiles }), Shrink::Always, title)
    }
}

impl Frame<'_> {
    /// A way to each list of a kind.
    pub(super) fn tiles(&self, overview: Overview, counts: &Counts) -> Vec<Tile<'_>> {
        let tile =
            |list| Tile { path: self.path(Route::List(list, 1)), name: self.list_name(list), count: counts.of(list) };
        overview.lists().map(tile).collect()
    }
}
