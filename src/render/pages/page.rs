//! Takes a route; gives what every page says about itself: its address, its title, its counterparts in other languages.

use std::borrow::Cow;

use serde::Serialize;

use super::Pages;
use crate::model::Language;
use crate::plan::Route;

/// What every page says about itself.
#[derive(Serialize)]
pub struct PageView<'a> {
    #[serde(skip)]
    pub language: Language,
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

impl Pages<'_> {
    /// The page at `route`, which exists in every language of the site.
    pub(super) fn page<'p>(
        &'p self,
        route: Route<'_>,
        language: Language,
        title: impl Into<Cow<'p, str>>,
    ) -> PageView<'p> {
        let others = self.settings.languages.iter().filter(|other| **other != language);
        PageView {
            language,
            title: title.into(),
            description: None,
            url: Some(self.address.url(&self.settings.base_url, route, language)),
            alternates: others.map(|other| self.alternate(route, *other)).collect(),
            tabs: Vec::new(),
        }
    }

    pub(super) fn alternate(&self, route: Route<'_>, language: Language) -> Alternate<'_> {
        let path = self.path(route, language);
        Alternate {
            lang: language.tag(),
            name: self.edition(language).wording.get("lang_name"),
            url: format!("{}{path}", self.settings.base_url),
            path,
        }
    }

    /// The four ways into the lists, `current` among them.
    pub(super) fn tabs(&self, current: Route<'_>, language: Language) -> Vec<Link<'_>> {
        let wording = self.edition(language).wording;
        [
            (Route::Levels, "by_level"),
            (Route::Regions, "by_region"),
            (Route::Industries, "by_industry"),
            (Route::Statuses, "by_status"),
        ]
        .map(|(route, key)| Link {
            path: self.path(route, language),
            name: wording.get(key),
            current: route == current,
        })
        .into()
    }
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
