//! What the register says about itself: what it holds, what was corrected, and what it does not promise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::overview::{Overview, Tile};
use super::page::foreign;
use super::{Html, Pages, Shrink};
use crate::derive::voided_events;
use crate::model::{Event, EventKind, Holding, Language};
use crate::plan::Route;

#[derive(Serialize)]
struct TransparencyView<'a> {
    certificates: usize,
    enterprises: usize,
    levels: Vec<Tile<'a>>,
    statuses: Vec<Tile<'a>>,
    events: Vec<EventCount<'a>>,
    corrections: Vec<CorrectionView<'a>>,
    coverage_since: Option<String>,
    snapshot: String,
    data: String,
}

#[derive(Serialize)]
struct EventCount<'a> {
    name: &'a str,
    count: usize,
}

/// A correction of the history.
#[derive(Serialize)]
struct CorrectionView<'a> {
    day: String,
    number: &'a str,
    path: String,
    note: &'a str,
    note_lang: Option<&'static str>,
}

impl Pages<'_> {
    /// The page on the register itself.
    ///
    /// # Errors
    /// C705 at its template and line.
    pub fn transparency(&self, language: Language) -> Html {
        let wording = self.edition(language).wording;
        let mut counts: BTreeMap<&'static str, usize> = EventKind::SLUGS.into_iter().map(|slug| (slug, 0)).collect();
        let mut corrections = Vec::new();
        for certified in self.on_day.certificates() {
            let holding = certified.holding;
            let events = &holding.certificate.events;
            let voided = voided_events(events, self.today());
            for (place, event) in events.iter().enumerate().filter(|(_, event)| event.recorded <= self.today()) {
                if !voided.contains(&place) {
                    *counts.entry(event.kind.slug()).or_default() += 1;
                }
                corrections.extend(self.correction(holding, event, language));
            }
        }
        corrections.sort_by(|a, b| b.day.cmp(&a.day));
        let view = TransparencyView {
            certificates: self.on_day.certificates().len(),
            enterprises: self.on_day.registry().enterprises().len(),
            levels: self.tiles(Overview::Levels, language),
            statuses: self.tiles(Overview::Statuses, language),
            events: EventKind::SLUGS
                .into_iter()
                .map(|slug| EventCount { name: wording.of("count_of", slug), count: counts[slug] })
                .collect(),
            corrections,
            coverage_since: self.settings.coverage_since.map(|day| day.to_string()),
            snapshot: self.path(Route::Snapshot, language),
            data: self.path(Route::Data, language),
        };
        let page = self
            .page(Route::Transparency, language, wording.get("transparency_title"))
            .described(wording.get("transparency_lead"));
        self.render("transparency.html", &page, ("register", &view), Shrink::Always, "the page on the register itself")
    }

    fn correction<'v>(&self, holding: Holding<'v>, event: &'v Event, language: Language) -> Option<CorrectionView<'v>> {
        let correction = event.kind.correction()?;
        Some(CorrectionView {
            day: event.recorded.to_string(),
            number: &holding.certificate.number,
            path: self.path(Route::Certificate(holding.certificate.code), language),
            note: &correction.note,
            note_lang: foreign(Language::Zh, language),
        })
    }
}
