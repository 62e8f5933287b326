//! What the register says about itself: what it holds, what was corrected, and what it does not promise.

use std::collections::BTreeMap;

use serde::Serialize;

use super::overview::{Overview, Tile};
use super::page::foreign;
use super::{Frame, Html, Page, Shrink};
use crate::derive::Certified;
use crate::inputs::{Digest, Input, Own};
use crate::model::{Day, Event, EventWord, Holding, Language};
use crate::plan::{Counts, Route};

#[derive(Serialize)]
struct TransparencyView<'a> {
    certificates: usize,
    enterprises: usize,
    levels: Vec<Tile<'a>>,
    statuses: Vec<Tile<'a>>,
    events: Vec<EventCount<'a>>,
    corrections: Vec<CorrectionView<'a>>,
    rewritten: Vec<RewrittenView<'a>>,
    coverage_since: Option<String>,
    snapshot: String,
    data: String,
}

#[derive(Serialize)]
struct EventCount<'a> {
    name: &'a str,
    count: usize,
    /// How many more are decided and take effect later.
    to_come: Option<String>,
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

/// A certificate that was rewritten after it was public.
#[derive(Serialize)]
struct RewrittenView<'a> {
    day: String,
    number: &'a str,
    path: String,
}

/// The page on the register itself.
pub struct TransparencyPage<'a> {
    pub certificates: &'a [Certified<'a>],
    /// Of everything that these are on the day.
    pub digest: Digest,
    pub enterprises: usize,
    pub counts: &'a Counts,
    pub coverage_since: Option<Day>,
}

impl Page for TransparencyPage<'_> {
    const NAME: &'static str = "transparency";

    fn route(&self) -> Route<'_> {
        Route::Transparency
    }

    fn own(&self) -> Own {
        let Self { certificates: _, digest, enterprises, counts, coverage_since } = self;
        Own::of([
            (Input::Settings, Digest::of(coverage_since)),
            (Input::Register, Digest::of(&(digest, enterprises, counts))),
        ])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let wording = frame.words();
        let (mut begun, mut to_come): (BTreeMap<EventWord, usize>, BTreeMap<EventWord, usize>) = Default::default();
        let (mut corrections, mut rewritten) = (Vec::new(), Vec::new());
        for certified in self.certificates {
            rewritten.extend(certified.rewritten.iter().map(|day| frame.rewritten(certified.holding, *day)));
            let voided = certified.voided();
            for (place, event) in certified.events() {
                if !voided.contains(&place) {
                    let counts = if certified.has_begun(event) { &mut begun } else { &mut to_come };
                    *counts.entry(event.kind.word()).or_default() += 1;
                }
                corrections.extend(frame.correction(certified.holding, event));
            }
        }
        corrections.sort_by(|a, b| b.day.cmp(&a.day));
        rewritten.sort_by(|a, b| b.day.cmp(&a.day));
        let view = TransparencyView {
            certificates: self.certificates.len(),
            enterprises: self.enterprises,
            levels: frame.tiles(Overview::Levels, self.counts),
            statuses: frame.tiles(Overview::Statuses, self.counts),
            events: EventWord::ALL
                .into_iter()
                .map(|word| EventCount {
                    name: wording.of("count_of", word.slug()),
                    count: begun.get(&word).copied().unwrap_or_default(),
                    to_come: to_come
                        .get(&word)
                        .map(|count| wording.fill("count_to_come", &[("count", &count.to_string())])),
                })
                .collect(),
            corrections,
            rewritten,
            coverage_since: self.coverage_since.map(|day| day.to_string()),
            snapshot: frame.path(Route::Snapshot),
            data: frame.path(Route::Data),
        };
        let title = wording.get("transparency_title");
        let page = frame.page(Route::Transparency, title).described(wording.get("transparency_lead"));
        frame.render(&page, ("register", &view), Shrink::Always, "the page on the register itself")
    }
}

impl Frame<'_> {
    fn rewritten<'v>(&self, holding: Holding<'v>, day: Day) -> RewrittenView<'v> {
        let certificate = holding.certificate;
        RewrittenView {
            day: day.to_string(),
            number: &certificate.number,
            path: self.path(Route::Certificate(certificate.code)),
        }
    }

    fn correction<'v>(&self, holding: Holding<'v>, event: &'v Event) -> Option<CorrectionView<'v>> {
        let correction = event.kind.correction()?;
        Some(CorrectionView {
            day: event.recorded.to_string(),
            number: &holding.certificate.number,
            path: self.path(Route::Certificate(holding.certificate.code)),
            note: &correction.note,
            note_lang: foreign(Language::Zh, self.language),
        })
    }
}
