//! Editorial pages: front matter checked, links followed, Markdown rendered to safe HTML.

mod beside;
mod destinations;
mod emphasis;
mod line_ends;
mod load;
mod markdown;
mod outline;
mod page_files;
mod parts;
mod picture;
mod sanitiser;
#[cfg(test)]
mod tests;

pub use destinations::{Asset, Elsewhere};
pub use load::load_content;

use crate::model::Language;

/// A page of `content/<lang>/`, checked and rendered.
#[derive(Clone, Debug, Hash)]
pub struct EditorialPage {
    /// The file's stem, the page's path: `apply` stands at `/apply/`.
    pub name: Box<str>,
    pub language: Language,
    pub title: Box<str>,
    pub description: Option<Box<str>>,
    /// Place in the navigation, lowest first; pages without one come last, by name.
    pub order: Option<i64>,
    /// Sanitised HTML: headings from `h2` down with `id`s, links with the prefix of their language. Its notes stand apart.
    pub html: Box<str>,
    /// The `h2` and `h3` headings in their order, for a table of contents.
    pub headings: Vec<Heading>,
    /// In the order of their numbers, from 1.
    pub footnotes: Vec<Footnote>,
}

/// A heading that can be linked to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    /// From 2: the page's title is its `h1`.
    pub level: u8,
    pub id: Box<str>,
    pub text: Box<str>,
}

/// A note below the text. In the text its number leads to `#note_1`, and stands at `#to_note_1` for the way back.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Footnote {
    /// Sanitised HTML.
    pub html: Box<str>,
    /// Whether the text leads to it, so that there is a way back.
    pub is_referred_to: bool,
}

/// Every editorial page, by language, then in the order of the navigation.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pages: Vec<EditorialPage>,
}

impl Content {
    /// Every page.
    #[must_use]
    pub fn all(&self) -> &[EditorialPage] {
        &self.pages
    }

    /// The pages of `language`, in the order of the navigation.
    pub fn pages(&self, language: Language) -> impl Iterator<Item = &EditorialPage> {
        self.pages.iter().filter(move |page| page.language == language)
    }
}
