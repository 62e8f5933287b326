//! Gives the page for every address that does not exist: one file, in all languages of the site.

use serde::Serialize;
use tera::Value;

use super::{Frame, Html, Page, Shrink};
use crate::inputs::{Digest, Input, Own};
use crate::model::Language;
use crate::plan::Route;
use crate::render::theme::Wording;

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

/// The page for what does not exist, in all languages of the site at once.
pub struct NotFoundPage<'a> {
    pub languages: Vec<(Language, &'a Wording)>,
}

impl Page for NotFoundPage<'_> {
    const NAME: &'static str = "not_found";

    fn route(&self) -> Route<'_> {
        Route::NotFound
    }

    fn own(&self) -> Own {
        let all = |(language, wording): &(Language, &'_ Wording)| (*language, wording.digest_of_all());
        Own::of([(Input::Words, Digest::of(&self.languages.iter().map(all).collect::<Vec<_>>()))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let each = || self.languages.iter().map(|(language, wording)| (*language, *wording));
        let parts: Vec<Part<'_>> = each().map(|(language, wording)| frame.not_found_part(language, wording)).collect();
        let titles: Vec<&str> = each().map(|(_, wording)| wording.words().get("not_found_title")).collect();
        let mut page = frame.page(Route::NotFound, titles.join(" · "));
        page.url = None;
        page.alternates.clear();
        frame.render(&page, ("parts", &parts), Shrink::Always, "the page for what does not exist")
    }
}

impl Frame<'_> {
    fn not_found_part<'v>(&self, language: Language, wording: &'v Wording) -> Part<'v> {
        let words = wording.words();
        let around_code = |key| words.get(key).split_once("{code}").unwrap_or((words.get(key), ""));
        Part {
            lang: language.tag(),
            t: &wording.value,
            search: self.path_in(Route::Search, language),
            mistyped: around_code("not_found_mistyped"),
            never: around_code("not_found_never"),
            given_up: around_code("not_found_given_up"),
            moving: around_code("not_found_moving"),
        }
    }
}
