//! Takes an editorial page; gives its HTML inside the frame of the site.

use serde::Serialize;

use super::{Html, Pages, Shrink};
use crate::content::EditorialPage;
use crate::plan::Route;

/// With fewer headings than this a page is read without a table of contents.
const HEADINGS_WORTH_A_TABLE: usize = 3;

#[derive(Serialize)]
struct TextView<'a> {
    html: &'a str,
    headings: Vec<HeadingView<'a>>,
}

#[derive(Serialize)]
struct HeadingView<'a> {
    id: &'a str,
    text: &'a str,
}

impl Pages<'_> {
    /// An editorial page. Languages in which it does not exist are not offered.
    ///
    /// # Errors
    /// C705 at its template and line, naming the page.
    pub fn editorial(&self, text: &EditorialPage) -> Html {
        let language = text.language;
        let route = Route::Editorial(&text.name);
        let mut page = self.page(route, language, &*text.title);
        page.description = text.description.as_deref().map(Into::into);
        let others = self.settings.languages.iter().filter(|other| **other != language);
        page.alternates = others
            .filter(|other| self.content.pages(**other).any(|page| page.name == text.name))
            .map(|other| self.alternate(route, *other))
            .collect();
        let headings = text.headings.iter();
        let mut view = TextView {
            html: &text.html,
            headings: headings.map(|heading| HeadingView { id: &heading.id, text: &heading.text }).collect(),
        };
        if view.headings.len() < HEADINGS_WORTH_A_TABLE {
            view.headings.clear();
        }
        let record = format!("content/{language}/{}.md", text.name);
        self.render("editorial.html", &page, ("text", &view), Shrink::Always, &record)
    }
}
