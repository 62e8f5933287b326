//! Takes a theme; tries every template on a small register that shows every status, so that a broken template is
//! found before a build begins.

use std::collections::BTreeSet;

use super::specimen::{DAY, indicators, register};
use super::{Html, Overview, Pages};
use crate::content::{Content, EditorialPage, Footnote, Heading};
use crate::derive::OnDay;
use crate::diagnostics::Findings;
use crate::model::{Day, Language, StarLevel, Status};
use crate::plan::{ListOf, Lists};
use crate::render::theme::Theme;
use crate::settings::Settings;

/// Reports C705 for every page that fails, in every language of the settings.
pub fn try_templates(theme: &Theme, settings: &Settings, found: &Findings) {
    let today = Day::parse(DAY).expect("a day of the calendar");
    let registry = register();
    let on_day = OnDay::of(&registry, today);
    let (lists, content) = (Lists::of(&on_day), Content::default());
    let pages = match Pages::prepare(theme, settings, &content, &on_day, &lists) {
        Ok(pages) => pages,
        Err(finding) => return found.report(*finding),
    };
    let mut places = BTreeSet::new();
    for language in &settings.languages {
        for page in every_page(&pages, &on_day, *language) {
            if let Err(finding) = page
                && places.insert(finding.place.clone())
            {
                found.report(*finding);
            }
        }
    }
}

fn every_page(pages: &Pages<'_>, on_day: &OnDay<'_>, language: Language) -> Vec<Html> {
    let all: Vec<_> = on_day.certificates().iter().collect();
    let mut made: Vec<_> = all.iter().map(|certified| pages.certificate(certified, language)).collect();
    made.extend(on_day.registry().enterprises().iter().map(|enterprise| pages.enterprise(enterprise, language)));
    made.extend(Overview::ALL.map(|overview| pages.overview(overview, language)));
    made.extend([
        pages.home(language),
        pages.list(ListOf::Level(StarLevel::FiveStar), (2, 3), &all, language),
        pages.list(ListOf::Status(Status::Expired), (1, 1), &[], language),
        pages.search(language),
        pages.changes(language),
        pages.self_assessment(None, language),
        pages.self_assessment(Some(&indicators()), language),
        pages.transparency(language),
        pages.data(language),
        pages.not_found(),
        pages.editorial(&editorial_page(language)),
    ]);
    made
}

fn editorial_page(language: Language) -> EditorialPage {
    let heading = |level, id: &str| Heading { level, id: id.into(), text: "样张".into() };
    EditorialPage {
        name: "specimen".into(),
        language,
        title: "样张".into(),
        description: Some("样张".into()),
        order: None,
        html: "<p>样张</p>".into(),
        headings: vec![heading(2, "a"), heading(3, "b"), heading(2, "c")],
        footnotes: vec![Footnote { html: "<p>样张</p>".into(), is_referred_to: true }],
    }
}
