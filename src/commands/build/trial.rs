//! Takes a theme; tries every template on a small register that shows every status, so that a broken template is
//! found before a build begins.

use std::collections::BTreeSet;
use std::sync::Mutex;

use super::BuildError;
use super::make::{Job, Maker};
use super::output::Trial;
use super::sources::Sources;
use crate::check::PublishedCodes;
use crate::content::{Content, EditorialPage, Footnote, Heading};
use crate::derive::OnDay;
use crate::diagnostics::Findings;
use crate::model::{Day, Language, StarLevel, Status};
use crate::plan::{ListOf, Lists};
use crate::render::pages::specimen::{DAY, indicators, register};
use crate::render::pages::{Card, EditorialView, ListPage, Pages, SelfAssessmentPage};
use crate::render::theme::Theme;
use crate::settings::Settings;

/// Reports C705 for every page that fails, in every language of the settings.
pub fn try_templates(theme: &Theme, settings: &Settings, found: &Findings) {
    let today = Day::parse(DAY).expect("a day of the calendar");
    let (registry, indicators) = (register(), indicators());
    let on_day = OnDay::of(&registry, today);
    let (lists, content, published) = (Lists::of(&on_day), Content::default(), PublishedCodes::default());
    let pages = match Pages::prepare(theme, settings, &content) {
        Ok(pages) => pages,
        Err(finding) => return found.report(*finding),
    };
    let trial = Trial { found, places: Mutex::new(BTreeSet::new()) };
    let indicators = Some(&indicators);
    let sources = Sources {
        settings,
        theme,
        registry: &registry,
        indicators,
        content: &content,
        published: &published,
        given_up: &[],
    };
    let maker = Maker::prepare(sources, &on_day, &lists, &pages, &trial);
    // What fails is reported by the output.
    let tried = maker.jobs().into_iter().filter(shows_something_new).try_for_each(|job| maker.make(job));
    tried.and_then(|()| what_no_small_register_shows(&maker, &on_day, settings)).expect("a trial goes on");
}

/// One list shows what all of them show.
const fn shows_something_new(job: &Job) -> bool {
    match job {
        Job::Certificate(_) | Job::Enterprise(_) | Job::Fixed => true,
        Job::List(list) => matches!(list, ListOf::Level(StarLevel::FiveStar) | ListOf::Status(Status::Expired)),
        Job::Editorial(_) | Job::Assets | Job::Hosting | Job::Sitemap | Job::SearchRecords | Job::Data => false,
    }
}

fn what_no_small_register_shows(maker: &Maker<'_>, on_day: &OnDay<'_>, settings: &Settings) -> Result<(), BuildError> {
    let cards = || on_day.certificates().iter().map(Card::of).collect();
    let list = |list, cards| ListPage { list, number: 2, pages: 3, count: 120, cards };
    maker.in_every_language(&list(ListOf::Level(StarLevel::FiveStar), cards()))?;
    maker.in_every_language(&list(ListOf::Status(Status::Withdrawn), Vec::new()))?;
    let assessment =
        SelfAssessmentPage { indicators: None, bonus_allowed: settings.bonus_allowed, editorial: Vec::new() };
    maker.in_every_language(&assessment)?;
    for language in &settings.languages {
        let text = editorial_page(*language);
        maker.page(&EditorialView { text: &text, others: Vec::new() }, *language)?;
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Finding};
    use crate::render::data::specimen;

    /// The findings of a theme in which `path` is replaced by `text`.
    fn findings_with(path: &str, text: &str) -> Vec<Finding> {
        let root = tempfile::tempdir().expect("a temporary folder");
        let file = root.path().join("themes/mine").join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(file, text).expect("a file is written");
        let found = Findings::new();
        let settings = Settings { theme: "mine".into(), ..specimen::settings() };
        let root = root.path().try_into().expect("a path in UTF-8");
        if let Some(theme) = Theme::load(root, &settings, &found) {
            try_templates(&theme, &settings, &found);
        }
        found.into_sorted().listed
    }

    #[test]
    fn a_template_that_fails_is_named_with_its_line_and_the_record() {
        let findings = findings_with("templates/certificate.html", "<p>\n{{ c.number }}\n{{ c.nothing }}");
        let first = &findings[0];
        assert_eq!(
            (first.code, &*first.place.file, first.place.span.line),
            (Code::C705, "themes/mine/templates/certificate.html", 3)
        );
        assert!(first.message.en.contains("certificate ") && first.message.en.contains("91110108MA01CERT0P"));
    }

    #[test]
    fn a_template_that_cannot_be_read_is_named_with_its_line() {
        let findings = findings_with("templates/notice.html", "<p>\n\n{% if %}");
        assert_eq!(findings.len(), 1);
        let place = &findings[0].place;
        assert_eq!(
            (findings[0].code, &*place.file, place.span.line),
            (Code::C705, "themes/mine/templates/notice.html", 3)
        );
    }

    #[test]
    fn words_replace_those_of_the_built_in_theme_key_by_key() {
        assert_eq!(findings_with("i18n/zh.yaml", "status_valid: 在有效期内\n"), []);
        let findings = findings_with("i18n/zh.yaml", "status_valid: [1, 2\n");
        assert_eq!(findings.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::Y101]);
    }
}
