//! Takes the body's score sheet, where there is one; gives the form by which an enterprise reckons its own level, with the
//! rules that the script on it goes by. Refuses to know what anybody types.

use serde::Serialize;

use super::page::foreign;
use super::{Frame, Html, Page, Shrink, script_words};
use crate::inputs::{Digest, Input, Own};
use crate::model::{Evaluation, Indicator, Indicators, Language, Points, Section, StarLevel};
use crate::plan::Route;
use crate::render::theme::Phrases;

/// The editorial pages that go on from here.
const FURTHER: [&str; 3] = ["standard", "service-system", "apply"];

#[derive(Serialize)]
struct AssessmentView<'a> {
    sections: Vec<SectionView<'a>>,
    /// Highest first.
    levels: Vec<LevelView<'a>>,
    /// Below every level.
    under: String,
    /// All sections together.
    total: String,
    failing_deductions: u32,
    bonus_allowed: bool,
    further: Vec<Further<'a>>,
    /// What the script goes by, as JSON.
    rules: String,
    words: String,
}

#[derive(Serialize)]
struct SectionView<'a> {
    slug: &'static str,
    name: &'a str,
    ceiling: String,
    clauses: Vec<ClauseView<'a>>,
}

/// A line of the form.
#[derive(Serialize)]
struct ClauseView<'a> {
    id: &'a str,
    /// Its number, where the sheet says every point of the section: then it is the body's own, and printed.
    number: Option<&'a str>,
    name: NameView<'a>,
    /// What of it the sheet names.
    below: Vec<NameView<'a>>,
}

#[derive(Serialize)]
struct NameView<'a> {
    text: &'a str,
    lang: Option<&'static str>,
    /// `None` where the sheet does not say.
    points: Option<String>,
}

#[derive(Serialize)]
struct LevelView<'a> {
    name: &'a str,
    from: String,
}

#[derive(Serialize)]
struct Further<'a> {
    path: String,
    title: &'a str,
}

/// The rules of the scheme for the script, points in billionths: it has none of its own.   Source: record.md §3, §5.
#[derive(Serialize)]
struct Rules {
    decimals: usize,
    sections: [SectionRule; 3],
    /// Highest first.
    levels: Vec<LevelRule>,
    failing_deductions: u32,
    bonus_allowed: bool,
}

#[derive(Serialize)]
struct SectionRule {
    slug: &'static str,
    ceiling: i64,
}

#[derive(Serialize)]
struct LevelRule {
    level: StarLevel,
    threshold: u8,
}

/// The self-assessment.
#[derive(Hash)]
pub struct SelfAssessmentPage<'a> {
    /// With these every section can be filled in clause by clause.
    pub indicators: Option<&'a Indicators>,
    pub bonus_allowed: bool,
    /// The editorial pages of each language: name and title.
    pub editorial: Vec<(Language, &'a str, &'a str)>,
}

impl Page for SelfAssessmentPage<'_> {
    const NAME: &'static str = "self_assessment";

    fn route(&self) -> Route<'_> {
        Route::SelfAssessment
    }

    fn own(&self) -> Own {
        let Self { indicators, bonus_allowed, editorial } = self;
        Own::of([(Input::Settings, Digest::of(&(indicators, bonus_allowed))), (Input::Content, Digest::of(editorial))])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { indicators, bonus_allowed, editorial } = self;
        let language = frame.language;
        let wording = frame.words();
        let further = FURTHER.iter().filter_map(|name| {
            let (.., title) = editorial.iter().find(|(of, page, _)| *of == language && page == name)?;
            Some(Further { path: frame.path(Route::Editorial(name)), title })
        });
        let view = AssessmentView {
            sections: Section::ALL
                .map(|section| SectionView {
                    slug: section.slug(),
                    name: wording.of("section", section.slug()),
                    ceiling: section.ceiling().to_string(),
                    clauses: indicators.map(|all| clauses(all.section(section), section, language)).unwrap_or_default(),
                })
                .into(),
            levels: levels(wording),
            under: wording.fill("assess_under", &[("least", &StarLevel::ALL[0].threshold().to_string())]),
            total: Section::ALL.into_iter().map(Section::ceiling).sum::<Points>().to_string(),
            failing_deductions: Evaluation::FAILING_DEDUCTIONS,
            bonus_allowed: *bonus_allowed,
            further: further.collect(),
            rules: script_words::json(&rules(*bonus_allowed)),
            words: script_words::self_assessment(wording),
        };
        let page = frame.page(Route::SelfAssessment, wording.get("assess_title")).described(wording.get("assess_lead"));
        frame.render(&page, ("assess", &view), Shrink::Always, "the self-assessment")
    }
}

/// The lines of a section: its finest clauses where the sheet says every point of it, else what stands directly below it.
fn clauses(indicator: &Indicator, section: Section, language: Language) -> Vec<ClauseView<'_>> {
    let finest: Vec<_> = indicator.with_descendants().skip(1).filter(|clause| clause.children.is_empty()).collect();
    let known: Option<Points> = finest.iter().map(|clause| clause.points).sum();
    let is_whole = known == Some(section.ceiling());
    let lines = if is_whole { finest } else { indicator.children.iter().collect() };
    lines
        .into_iter()
        .map(|clause| ClauseView {
            id: &clause.id,
            number: is_whole.then_some(&*clause.id),
            name: name(clause, language),
            below: clause.with_descendants().skip(1).map(|below| name(below, language)).collect(),
        })
        .collect()
}

fn name(indicator: &Indicator, language: Language) -> NameView<'_> {
    let (text, written_in) = indicator.name.in_language(language);
    NameView { text, lang: foreign(written_in, language), points: points(indicator) }
}

fn points(indicator: &Indicator) -> Option<String> {
    indicator.points.map(|points| points.to_string())
}

fn levels(wording: Phrases<'_>) -> Vec<LevelView<'_>> {
    let mut above: Option<StarLevel> = None;
    let mut levels = Vec::new();
    for level in StarLevel::ALL.into_iter().rev() {
        let least = level.threshold().to_string();
        let from = match above {
            None => wording.fill("assess_from", &[("least", &least)]),
            Some(above) => {
                wording.fill("assess_from_to", &[("least", &least), ("below", &above.threshold().to_string())])
            }
        };
        levels.push(LevelView { name: wording.of("level", level.slug()), from });
        above = Some(level);
    }
    levels
}

fn rules(bonus_allowed: bool) -> Rules {
    Rules {
        decimals: Points::DECIMALS,
        sections: Section::ALL
            .map(|section| SectionRule { slug: section.slug(), ceiling: section.ceiling().billionths() }),
        levels: StarLevel::ALL
            .into_iter()
            .rev()
            .map(|level| LevelRule { level, threshold: level.threshold() })
            .collect(),
        failing_deductions: Evaluation::FAILING_DEDUCTIONS,
        bonus_allowed,
    }
}
