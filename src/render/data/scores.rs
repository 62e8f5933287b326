//! An audit's points as they are published, where the body publishes them at all.

use serde::Serialize;

use crate::derive::score;
use crate::model::{Day, Evaluation, Points, Section};

/// Points as decimal text, never as floating numbers.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Scores {
    #[serde(skip_serializing_if = "Option::is_none")]
    concluded: Option<Day>,
    sections: Sections,
    special_deductions: u32,
    bonus: u32,
    /// The final score, cut to two decimals.
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    final_score: Option<String>,
}

#[derive(Serialize)]
struct Sections {
    system: SectionPoints,
    commodity: SectionPoints,
    customer: SectionPoints,
}

#[derive(Serialize)]
struct SectionPoints {
    obtained: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    excluded: Option<String>,
}

impl Scores {
    pub fn of(evaluation: &Evaluation) -> Self {
        let points = |section: Section| {
            let scored = evaluation.sections[section as usize];
            let excluded = (scored.excluded != Points::ZERO).then(|| scored.excluded.to_string());
            SectionPoints { obtained: scored.obtained.to_string(), excluded }
        };
        Self {
            concluded: evaluation.concluded,
            sections: Sections {
                system: points(Section::System),
                commodity: points(Section::Commodity),
                customer: points(Section::Customer),
            },
            special_deductions: evaluation.special_deductions,
            bonus: evaluation.bonus,
            final_score: score(evaluation).map(crate::derive::Score::display),
        }
    }
}
