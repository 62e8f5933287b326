//! Gives the search page: a box, and the lists for those who have no script. The index is another's.

use serde::Serialize;

use super::{Html, Pages, Shrink};
use crate::model::Language;
use crate::plan::Route;

#[derive(Serialize)]
struct SearchView {
    coverage: Option<String>,
}

impl Pages<'_> {
    /// The search page.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn search(&self, language: Language) -> Html {
        let wording = self.edition(language).wording;
        let since = self.settings.coverage_since;
        let view =
            SearchView { coverage: since.map(|day| wording.fill("search_coverage", &[("day", &day.to_string())])) };
        let page = self
            .page(Route::Search, language, wording.get("search_title"))
            .with_tabs(self.tabs(Route::Search, language));
        self.render("search.html", &page, ("search", &view), Shrink::Always, "the search page")
    }
}
