//! Takes a page of a list; gives its HTML: cards in the order given, the ways to its neighbours, the table to download.

use serde::Serialize;

use super::page::Link;
use super::row::{Card, Row};
use super::{Frame, Html, Overview, Page, Shrink};
use crate::inputs::{Digest, Input, Own};
use crate::plan::{ListOf, Route};

#[derive(Serialize)]
struct ListView<'a> {
    count: String,
    lead: &'a str,
    /// What the lists beside it differ by.
    kind: &'a str,
    /// All lists of its kind, itself among them.
    siblings: Vec<Link<'a>>,
    rows: Vec<Row<'a>>,
    csv: String,
    pages: usize,
    place: String,
    previous: Option<String>,
    next: Option<String>,
}

/// A page of a list.
#[derive(Hash)]
pub struct ListPage<'a> {
    pub list: ListOf,
    /// Its place among the pages of the list, from 1, and how many there are.
    pub number: usize,
    pub pages: usize,
    /// How many certificates are on the list.
    pub count: usize,
    /// Those on this page, in the order of the list.
    pub cards: Vec<Card<'a>>,
}

impl Page for ListPage<'_> {
    const NAME: &'static str = "list";

    fn route(&self) -> Route<'_> {
        Route::List(self.list, self.number)
    }

    fn own(&self) -> Own {
        Own::of([(Input::Register, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { list, number, pages, count, cards } = self;
        let (list, number, pages) = (*list, *number, *pages);
        let wording = frame.words();
        let neighbour = |number| frame.path(Route::List(list, number));
        let place = [("page", number.to_string()), ("pages", pages.to_string())];
        let overview = Overview::of(list);
        let keys = overview.keys();
        let view = ListView {
            count: wording.fill("list_count", &[("count", &count.to_string())]),
            lead: wording.get(keys.lead),
            kind: wording.get(keys.title),
            siblings: overview.lists().map(|other| frame.link(other, list)).collect(),
            rows: cards.iter().map(|card| frame.row(card)).collect(),
            csv: frame.path(Route::ListCsv(list)),
            pages,
            place: wording.fill("page_of", &place.each_ref().map(|(name, value)| (*name, value.as_str()))),
            previous: (number > 1).then(|| neighbour(number - 1)),
            next: (number < pages).then(|| neighbour(number + 1)),
        };
        let title = wording.fill(keys.list, &[("name", frame.list_name(list))]);
        let page = frame.page(self.route(), title).with_tabs(frame.tabs(overview.route()));
        let record = format!("list {}", frame.path(self.route()));
        frame.render(&page, ("list", &view), Shrink::Always, &record)
    }
}

impl Frame<'_> {
    fn link(&self, list: ListOf, current: ListOf) -> Link<'_> {
        Link { path: self.path(Route::List(list, 1)), name: self.list_name(list), current: list == current }
    }

    /// What a list is named after.
    pub(super) fn list_name(&self, list: ListOf) -> &str {
        let wording = self.words();
        match list {
            ListOf::Level(level) => wording.of("level", level.slug()),
            ListOf::Region(province) => province.name(self.language),
            ListOf::Industry(industry) => industry.name(self.language),
            ListOf::Status(status) => wording.of("status", status.slug()),
        }
    }
}
