//! Scores clause by clause, summed up by section.

use super::indicators::ScoreSheet;
use crate::diagnostics::Reporter;
use crate::model::{Indicator, Indicators, Points, Section, SectionScore};
use crate::read::{At, RawClause, RawClauseScore, RawClauses, nearest};
use crate::report;
use crate::say;

/// The sums of the sections, in the order of [`Section::ALL`].
///
/// Any indicator may be named, a section, a clause or a clause below it; each leaf of the tree must be answered for once.
/// Reported: Y103 clauses that are not, Y104 clauses that the tree lacks or gives no points, Y105 clauses answered for
/// twice, S301 and S305.   `None` after any of these, and silently where the tree itself is faulty.   Source: record.md §2.
pub(super) fn check_clauses(raw: &At<RawClauses>, sheet: &ScoreSheet, at: Reporter<'_>) -> Option<[SectionScore; 3]> {
    let indicators = match sheet {
        ScoreSheet::Given(indicators) => indicators,
        ScoreSheet::Faulty => return None,
        ScoreSheet::Absent => {
            report!(at, Y104, raw.key,
                zh: "没有 registry/indicators.yaml，无法逐条计分", en: "there is no registry/indicators.yaml to score by";
                help zh: "写上指标树和分值，或改写 sections", en: "write the tree with its points, or give `sections` instead");
            return None;
        }
    };
    let clauses = &raw.value.0;
    let mut all_good = true;
    for clause in clauses {
        all_good &= check_clause(clause, clauses, indicators, at);
    }
    let mut tally = ClauseTally { clauses, missing: Vec::new(), twice: Vec::new(), sums: [NOTHING; 3] };
    for section in Section::ALL {
        tally.walk(indicators.section(section), section, None);
    }
    for (clause, by) in &tally.twice {
        let (id, above) = (&clause.id.value, &by.id.value);
        report!(at, Y105, clause.id.span, zh: "{id} 已经算在 {above} 里", en: "{id} is counted in {above} already";
            related at.place(by.id.span), zh: "算在这里", en: "counted here";
            help zh: "两个里只留一个", en: "keep one of the two");
    }
    if !tally.missing.is_empty() {
        let missing = tally.missing.join(", ");
        report!(at, Y103, raw.span,
            zh: "有条款既没有得分，也没有删减：{missing}", en: "neither scored nor excluded: {missing}";
            help zh: "每条写 {{ obtained: 得分 }}，不适用的写 excluded", en: "give each {{ obtained: … }}, or excluded where it does not apply");
    }
    all_good &= tally.twice.is_empty() && tally.missing.is_empty();
    for section in Section::ALL {
        all_good &= check_exclusions(section, &tally, indicators, at);
    }
    all_good.then_some(tally.sums)
}

const NOTHING: SectionScore = SectionScore { obtained: Points::ZERO, excluded: Points::ZERO };

/// Y104 for a clause that cannot be scored, S301 for its score.
fn check_clause(clause: &RawClause, given: &[RawClause], indicators: &Indicators, at: Reporter<'_>) -> bool {
    let id = &clause.id.value;
    let Some(indicator) = indicators.iter().find(|indicator| indicator.id == *id) else {
        let ids = indicators.iter().map(|indicator| &*indicator.id);
        let unanswered = ids.filter(|id| given.iter().all(|clause| *clause.id.value != **id));
        let help = match nearest(id, unanswered) {
            Some(nearest) => say!(zh: "是不是“{nearest}”？", en: "did you mean `{nearest}`?"),
            None => {
                say!(zh: "条款写在 registry/indicators.yaml 里", en: "clauses are those of registry/indicators.yaml")
            }
        };
        report!(at, Y104, clause.id.span, zh: "指标树里没有“{id}”", en: "the indicators have no clause `{id}`";
            help help);
        return false;
    };
    let Some(points) = indicator.points else {
        report!(at, Y104, clause.id.span, zh: "指标树没有给“{id}”分值", en: "the indicators give no points to `{id}`";
            help zh: "在 registry/indicators.yaml 里写 points，或逐条写它下面的条款", en: "write its points in registry/indicators.yaml, or score the clauses below it");
        return false;
    };
    match &clause.score {
        None => false,
        Some(At { value: RawClauseScore::Excluded, .. }) => true,
        Some(At { value: RawClauseScore::Obtained(raw), .. }) => {
            let Some(obtained) = raw.obtained.given() else { return false };
            let scored = obtained.value;
            let is_within = !scored.is_negative() && scored <= points;
            if !is_within {
                report!(at, S301, obtained.span,
                    zh: "得分 {scored} 不在 0 到 {points} 之间", en: "{scored} points are not between 0 and {points}";
                    help zh: "条款 {id} 满分 {points} 分", en: "clause {id} has {points} points");
            }
            is_within
        }
    }
}

/// S305: a section of which nothing is left.
fn check_exclusions(section: Section, tally: &ClauseTally<'_, '_>, indicators: &Indicators, at: Reporter<'_>) -> bool {
    let (id, full) = (section.id(), section.ceiling());
    if tally.sums[section as usize].excluded < full {
        return true;
    }
    let first = tally.clauses.iter().find(|clause| {
        let of_section = indicators.section(section).with_descendants().any(|below| below.id == clause.id.value);
        of_section && matches!(clause.score, Some(At { value: RawClauseScore::Excluded, .. }))
    });
    if let Some(clause) = first {
        report!(at, S305, clause.id.span,
            zh: "删减之后，{id} 的 {full} 分什么也不剩", en: "the exclusions leave nothing of the {full} points of {id}";
            help zh: "每一部分至少评一条", en: "at least one clause of each section is scored");
    }
    false
}

/// The tree gone through with the clauses of a record in hand.
struct ClauseTally<'r, 'i> {
    clauses: &'r [RawClause],
    /// Indicators of which nothing is answered for, the highest of each branch.
    missing: Vec<&'i str>,
    /// Clauses that stand below another one which was given too.
    twice: Vec<(&'r RawClause, &'r RawClause)>,
    sums: [SectionScore; 3],
}

impl<'r, 'i> ClauseTally<'r, 'i> {
    fn walk(&mut self, indicator: &'i Indicator, section: Section, above: Option<&'r RawClause>) {
        let given = self.clauses.iter().find(|clause| clause.id.value == indicator.id);
        match (given, above) {
            (Some(clause), Some(above)) => self.twice.push((clause, above)),
            (Some(clause), None) => self.add(clause, indicator, section),
            (None, None) if !self.is_answered_below(indicator) => {
                self.missing.push(&indicator.id);
                return;
            }
            (None, _) => {}
        }
        for child in &indicator.children {
            self.walk(child, section, above.or(given));
        }
    }

    fn is_answered_below(&self, indicator: &Indicator) -> bool {
        let mut below = indicator.children.iter().flat_map(Indicator::with_descendants);
        below.any(|below| self.clauses.iter().any(|clause| clause.id.value == below.id))
    }

    fn add(&mut self, clause: &RawClause, indicator: &Indicator, section: Section) {
        let sum = &mut self.sums[section as usize];
        match clause.score.as_ref().map(|score| &score.value) {
            Some(RawClauseScore::Excluded) => sum.excluded = sum.excluded + indicator.points.unwrap_or(Points::ZERO),
            Some(RawClauseScore::Obtained(raw)) => {
                sum.obtained = sum.obtained + raw.obtained.value().copied().unwrap_or(Points::ZERO);
            }
            None => {}
        }
    }
}
