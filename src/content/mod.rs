//! Editorial pages: front matter checked, Markdown rendered to safe HTML.

mod load;
mod markdown;

pub use load::load_content;

use crate::model::Language;

/// A page of `content/<lang>/`, checked and rendered.
#[derive(Clone, Debug)]
pub struct EditorialPage {
    /// The file's stem, the page's path: `apply` stands at `/apply/`.
    pub name: Box<str>,
    pub language: Language,
    pub title: Box<str>,
    pub description: Option<Box<str>>,
    /// Place in the navigation, lowest first; pages without one come last, by name.
    pub order: Option<i64>,
    /// Sanitised HTML: headings from `h2` down with `id`s, links with the prefix of the language.
    pub html: Box<str>,
    /// The `h2` headings with their ids, for a table of contents.
    pub headings: Vec<Heading>,
}

/// A heading that can be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub id: Box<str>,
    pub text: Box<str>,
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
