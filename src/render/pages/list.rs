//! Takes a page of a list; gives its HTML: cards in the order given, the ways to its neighbours, the table to download.

use serde::Serialize;

use super::page::Link;
use super::row::{Detail, Row};
use super::{Html, Overview, Pages, Shrink};
use crate::derive::Certified;
use crate::model::Language;
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

impl Pages<'_> {
    /// Page `number` of `pages` of a list, both counted from 1, with the certificates that stand on it.
    ///
    /// # Errors
    /// C705 at its template and line, naming the list.
    pub fn list(
        &self,
        list: ListOf,
        (number, pages): (usize, usize),
        certificates: &[&Certified<'_>],
        language: Language,
    ) -> Html {
        let wording = self.edition(language).wording;
        let neighbour = |number| self.path(Route::List(list, number), language);
        let count = self.lists.certificates(list).len().to_string();
        let place = [("page", number.to_string()), ("pages", pages.to_string())];
        let (title, overview) = match list {
            ListOf::Level(_) => ("list_level", Overview::Levels),
            ListOf::Region(_) => ("list_region", Overview::Regions),
            ListOf::Industry(_) => ("list_industry", Overview::Industries),
            ListOf::Status(_) => ("list_status", Overview::Statuses),
        };
        let view = ListView {
            count: wording.fill("list_count", &[("count", &count)]),
            lead: wording.get(match list {
                ListOf::Status(_) => "lists_lead_status",
                _ => "lists_lead_valid",
            }),
            kind: wording.get(overview.title()),
            siblings: overview.lists().map(|other| self.link(other, list, language)).collect(),
            rows: certificates.iter().map(|certified| self.row(certified, Detail::Short, language)).collect(),
            csv: self.path(Route::ListCsv(list), language),
            pages,
            place: wording.fill("page_of", &place.each_ref().map(|(name, value)| (*name, value.as_str()))),
            previous: (number > 1).then(|| neighbour(number - 1)),
            next: (number < pages).then(|| neighbour(number + 1)),
        };
        let title = wording.fill(title, &[("name", self.list_name(list, language))]);
        let route = Route::List(list, number);
        let page = self.page(route, language, title).with_tabs(self.tabs(overview.route(), language));
        let record = format!("list {}", self.path(route, language));
        self.render("list.html", &page, ("list", &view), Shrink::Always, &record)
    }

    fn link(&self, list: ListOf, current: ListOf, language: Language) -> Link<'_> {
        Link {
            path: self.path(Route::List(list, 1), language),
            name: self.list_name(list, language),
            current: list == current,
        }
    }

    /// What a list is named after.
    pub(super) fn list_name(&self, list: ListOf, language: Language) -> &str {
        let wording = self.edition(language).wording;
        match list {
            ListOf::Level(level) => wording.of("level", level.slug()),
            ListOf::Region(province) => province.name(language),
            ListOf::Industry(industry) => industry.name(language),
            ListOf::Status(status) => wording.of("status", status.slug()),
        }
    }
}
