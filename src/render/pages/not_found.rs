//! Gives the page for every address that does not exist: one file, in all languages of the site.

use serde::Serialize;
use tera::Value;

use super::{Html, Pages, Shrink};
use crate::model::Language;
use crate::plan::Route;

#[derive(Serialize)]
struct Part<'a> {
    lang: &'static str,
    t: &'a Value,
    search: String,
    mistyped: (&'a str, &'a str),
    never: (&'a str, &'a str),
    given_up: (&'a str, &'a str),
    moving: (&'a str, &'a str),
}

impl Pages<'_> {
    /// The page for what does not exist.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn not_found(&self) -> Html {
        let languages = &self.settings.languages;
        let parts: Vec<Part<'_>> = languages.iter().map(|language| self.not_found_part(*language)).collect();
        let titles: Vec<&str> =
            languages.iter().map(|language| self.edition(*language).wording.get("not_found_title")).collect();
        let mut page = self.page(Route::NotFound, self.settings.default_language(), titles.join(" · "));
        page.url = None;
        page.alternates.clear();
        self.render("not_found.html", &page, ("parts", &parts), Shrink::Always, "the page for what does not exist")
    }

    fn not_found_part(&self, language: Language) -> Part<'_> {
        let wording = self.edition(language).wording;
        let around_code = |key| wording.get(key).split_once("{code}").unwrap_or((wording.get(key), ""));
        Part {
            lang: language.tag(),
            t: &wording.value,
            search: self.path(Route::Search, language),
            mistyped: around_code("not_found_mistyped"),
            never: around_code("not_found_never"),
            given_up: around_code("not_found_given_up"),
            moving: around_code("not_found_moving"),
        }
    }
}
