//! Takes an editorial page; gives its HTML inside the frame of the site.

use serde::Serialize;

use super::{Html, Pages, Shrink};
use crate::content::{EditorialPage, Heading};
use crate::plan::Route;

/// With fewer headings than this a page is read without a table of contents.
const HEADINGS_WORTH_A_TABLE: usize = 3;
/// A longer table of contents is folded up until it is asked for.
const HEADINGS_AT_A_GLANCE: usize = 8;

#[derive(Serialize)]
struct TextView<'a> {
    html: &'a str,
    /// None where the page is short.
    contents: Option<Contents<'a>>,
    footnotes: Vec<FootnoteView<'a>>,
}

#[derive(Serialize)]
struct Contents<'a> {
    is_open: bool,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    text: &'a str,
    below: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct FootnoteView<'a> {
    html: &'a str,
    is_referred_to: bool,
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
        let footnotes = text.footnotes.iter();
        let view = TextView {
            html: &text.html,
            contents: contents(&text.headings),
            footnotes: footnotes
                .map(|note| FootnoteView { html: &note.html, is_referred_to: note.is_referred_to })
                .collect(),
        };
        let record = format!("content/{language}/{}.md", text.name);
        self.render("editorial.html", &page, ("text", &view), Shrink::Always, &record)
    }
}

/// The headings of `h2` with those of `h3` below them; an `h3` before any `h2` stands for itself.
fn contents(headings: &[Heading]) -> Option<Contents<'_>> {
    if headings.len() < HEADINGS_WORTH_A_TABLE {
        return None;
    }
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for heading in headings {
        let entry = Entry { id: &heading.id, text: &heading.text, below: Vec::new() };
        match entries.last_mut() {
            Some(above) if heading.level > 2 => above.below.push(entry),
            _ => entries.push(entry),
        }
    }
    Some(Contents { is_open: headings.len() <= HEADINGS_AT_A_GLANCE, entries })
}
