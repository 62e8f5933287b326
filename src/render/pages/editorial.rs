//! Takes an editorial page; gives its HTML inside the frame of the site.

use serde::Serialize;

use super::{Frame, Html, Page, Shrink};
use crate::content::{Content, EditorialPage, Heading};
use crate::inputs::{Digest, Input, Own};
use crate::model::Language;
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
    entries: Vec<OutlineEntry<'a>>,
}

#[derive(Serialize)]
struct OutlineEntry<'a> {
    id: &'a str,
    text: &'a str,
    below: Vec<OutlineEntry<'a>>,
}

#[derive(Serialize)]
struct FootnoteView<'a> {
    html: &'a str,
    is_referred_to: bool,
}

/// An editorial page. Languages in which it does not exist are not offered.
#[derive(Hash)]
pub struct EditorialView<'a> {
    pub text: &'a EditorialPage,
    /// The other languages in which it exists.
    pub others: Vec<Language>,
}

impl<'a> EditorialView<'a> {
    #[must_use]
    pub fn of(text: &'a EditorialPage, content: &Content, languages: &[Language]) -> Self {
        let exists = |language: Language| content.pages(language).any(|page| page.name == text.name);
        let others = languages.iter().copied().filter(|other| *other != text.language && exists(*other));
        Self { text, others: others.collect() }
    }
}

impl Page for EditorialView<'_> {
    const NAME: &'static str = "editorial";

    fn route(&self) -> Route<'_> {
        Route::Editorial(&self.text.name)
    }

    fn own(&self) -> Own {
        Own::of([(Input::Content, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { text, others } = self;
        let route = self.route();
        let mut page = frame.page(route, &*text.title);
        page.description = text.description.as_deref().map(Into::into);
        page.alternates = others.iter().map(|other| frame.alternate(route, *other)).collect();
        let footnotes = text.footnotes.iter();
        let view = TextView {
            html: &text.html,
            contents: contents(&text.headings),
            footnotes: footnotes
                .map(|note| FootnoteView { html: &note.html, is_referred_to: note.is_referred_to })
                .collect(),
        };
        let record = format!("content/{}/{}.md", text.language, text.name);
        frame.render(&page, ("text", &view), Shrink::Always, &record)
    }
}

/// The headings of `h2` with those of `h3` below them; an `h3` before any `h2` stands for itself.
fn contents(headings: &[Heading]) -> Option<Contents<'_>> {
    if headings.len() < HEADINGS_WORTH_A_TABLE {
        return None;
    }
    let mut entries: Vec<OutlineEntry<'_>> = Vec::new();
    for heading in headings {
        let entry = OutlineEntry { id: &heading.id, text: &heading.text, below: Vec::new() };
        match entries.last_mut() {
            Some(above) if heading.level > 2 => above.below.push(entry),
            _ => entries.push(entry),
        }
    }
    Some(Contents { is_open: headings.len() <= HEADINGS_AT_A_GLANCE, entries })
}
