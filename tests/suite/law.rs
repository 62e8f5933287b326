//! What holds for every text that lies in `registry/`: reading and checking it ends, and every finding has its place.
//! Shared with the fuzz targets, so it uses the library alone.

use camino::Utf8Path;
use starmark::check::{Circumstances, NoStore, PublishedCodes, ScoreSheet, check_records};
use starmark::diagnostics::{Finding, Findings, Purpose};
use starmark::model::Day;
use starmark::settings::load_settings;
use starmark::source::{Place, Span, TextFile};

/// Reads and checks settings and records below `root`; panics on a finding without a place that exists.
pub fn hold(root: &Utf8Path) {
    for finding in findings_of(root) {
        let places = [&finding.place].into_iter().chain(finding.related.iter().map(|label| &label.place));
        for place in places {
            assert!(exists(root, place), "{finding:#?}");
        }
        assert!(finding.help.is_some(), "{finding:#?}");
    }
}

fn findings_of(root: &Utf8Path) -> Vec<Finding> {
    let found = Findings::new();
    let today = Day::parse("2026-11-21").expect("a day of the calendar");
    let settings = load_settings(root, Purpose::Look, &found);
    let sheet = ScoreSheet::read(root, &found);
    let published = PublishedCodes::read(root, &found);
    let bonus_allowed = settings.map(|settings| settings.bonus_allowed);
    let circumstances = Circumstances::first(today, bonus_allowed, &sheet, &published);
    let is_published = check_records(root, circumstances, &NoStore, &found).registry.is_some();
    assert!(!(is_published && found.has_errors()), "a register was made of records with errors");
    found.into_sorted().listed
}

/// Whether `place` names bytes of its file, at the line and column where they stand. Of a file that is no text only
/// line and column are known.
fn exists(root: &Utf8Path, place: &Place) -> bool {
    let Span { line, column, start, end } = place.span;
    let Ok(file) = TextFile::read(root, &place.file) else { return line > 0 && column > 0 };
    let (start, end) = (start as usize, end as usize);
    file.text.get(start..end).is_some() && Span::in_text(&file.text, start, end) == place.span
}
