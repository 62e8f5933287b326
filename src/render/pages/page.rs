//! What every page says about itself: its address, its title, its counterparts in other languages.

use std::borrow::Cow;

use serde::Serialize;

use crate::model::Language;

/// What every page says about itself.
#[derive(Serialize)]
pub struct PageView<'a> {
    pub title: Cow<'a, str>,
    pub description: Option<Cow<'a, str>>,
    /// The permanent, absolute URL; none for the page that stands for all that do not exist.
    pub url: Option<String>,
    pub alternates: Vec<Alternate<'a>>,
    pub tabs: Vec<Link<'a>>,
}

/// The same page in another language.
#[derive(Serialize)]
pub struct Alternate<'a> {
    pub lang: &'static str,
    pub name: &'a str,
    pub path: String,
    pub url: String,
}

/// A link of a navigation.
#[derive(Serialize)]
pub struct Link<'a> {
    pub path: String,
    pub name: &'a str,
    pub current: bool,
}

impl<'a> PageView<'a> {
    /// The page with a description for search engines and for its lead.
    #[must_use]
    pub fn described(mut self, description: impl Into<Cow<'a, str>>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn with_tabs(mut self, tabs: Vec<Link<'a>>) -> Self {
        self.tabs = tabs;
        self
    }
}

/// The language of a text, where it is not that of the page around it.
#[must_use]
pub fn foreign(text: Language, page: Language) -> Option<&'static str> {
    (text != page).then(|| text.tag())
}
