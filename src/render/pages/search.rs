//! Gives the search page: a box, and the lists for those who have no script. The index is another's.

use serde::Serialize;

use super::{Frame, Html, Page, Shrink};
use crate::inputs::{Digest, Input, Own};
use crate::model::Day;
use crate::plan::Route;

#[derive(Serialize)]
struct SearchView {
    coverage: Option<String>,
}

/// The search page.
#[derive(Hash)]
pub struct SearchPage {
    /// The day from which on the register holds everything.
    pub coverage_since: Option<Day>,
}

impl Page for SearchPage {
    const NAME: &'static str = "search";

    fn route(&self) -> Route<'_> {
        Route::Search
    }

    fn own(&self) -> Own {
        Own::of([(Input::Settings, Digest::of(self))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let wording = frame.words();
        let coverage = |day: Day| wording.fill("search_coverage", &[("day", &day.to_string())]);
        let view = SearchView { coverage: self.coverage_since.map(coverage) };
        let page = frame.page(Route::Search, wording.get("search_title")).with_tabs(frame.tabs(Route::Search));
        frame.render(&page, ("search", &view), Shrink::Always, "the search page")
    }
}
