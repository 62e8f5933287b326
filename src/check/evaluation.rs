//! An audit's result: section by section, then the level that it earns.

use super::clauses::check_clauses;
use super::subject::Subject;
use crate::derive::score;
use crate::diagnostics::Reporter;
use crate::finding;
use crate::model::{Day, Evaluation, Points, Section, SectionScore, StarLevel};
use crate::read::{At, Optional, RawEvaluation, RawSection, RawSections, Required, Whole, in_chinese};
use crate::report;
use crate::say;
use crate::source::Span;

/// An evaluation that could be read, and the level that it earns if that can be told.
pub(super) struct CheckedEvaluation {
    pub evaluation: Evaluation,
    pub level: Option<StarLevel>,
}

/// S301–S305 and V406. `takes_effect` is the day of issue or of the level change that the audit was for.
///
/// `None` after a finding that leaves no evaluation.
pub(super) fn check_evaluation(
    raw: &At<RawEvaluation>,
    takes_effect: Option<Day>,
    given_level: &Optional<StarLevel>,
    subject: Subject<'_>,
) -> Option<CheckedEvaluation> {
    let raw = &raw.value;
    check_concluded(raw, takes_effect, subject.at);
    let sections = check_scores(raw, subject);
    let special_deductions =
        raw.special_deductions.checked_or(0, |deductions| check_deductions(deductions, subject.at));
    let bonus = raw.bonus.checked_or(0, |bonus| check_bonus(bonus, subject));
    let evaluation = Evaluation {
        concluded: raw.concluded.value().copied(),
        sections: sections?,
        special_deductions: special_deductions?,
        bonus: bonus?,
    };
    let at_scores =
        raw.sections.given().map(|sections| sections.span).or(raw.clauses.given().map(|clauses| clauses.span))?;
    let level = check_level(&evaluation, raw, at_scores, given_level, subject.at);
    Some(CheckedEvaluation { evaluation, level })
}

/// The scores of the sections, given by section or clause by clause; the reader reports neither and both.
fn check_scores(raw: &RawEvaluation, subject: Subject<'_>) -> Option<[SectionScore; 3]> {
    if raw.sections.is_absent() {
        check_clauses(raw.clauses.given()?, subject.sheet, subject.at)
    } else {
        check_sections(raw.sections.value().filter(|_| raw.clauses.is_absent())?, subject.at)
    }
}

fn check_sections(raw: &RawSections, at: Reporter<'_>) -> Option<[SectionScore; 3]> {
    let system = check_section(&raw.system, Section::System, at);
    let commodity = check_section(&raw.commodity, Section::Commodity, at);
    let customer = check_section(&raw.customer, Section::Customer, at);
    Some([system?, commodity?, customer?])
}

fn check_concluded(raw: &RawEvaluation, takes_effect: Option<Day>, at: Reporter<'_>) {
    if let (Some(concluded), Some(takes_effect)) = (raw.concluded.given(), takes_effect)
        && concluded.value > takes_effect
    {
        let day = concluded.value;
        report!(at, V406, concluded.span,
            zh: "评价结束于 {day}，晚于 {takes_effect}", en: "the evaluation ended on {day}, after {takes_effect}";
            help zh: "评价先于发证或等级变更：不晚于 {takes_effect}", en: "an evaluation comes before the issue or the change of level: {takes_effect} at the latest");
    }
}

fn check_section(raw: &Required<RawSection>, section: Section, at: Reporter<'_>) -> Option<SectionScore> {
    let raw = &raw.given()?.value;
    let full = section.ceiling();
    let excluded = raw.excluded.checked_or(Points::ZERO, |excluded| check_excluded(excluded, full, at));
    let obtained = raw.obtained.given()?;
    let ceiling = full - excluded.unwrap_or(Points::ZERO);
    let points = obtained.value;
    if points.is_negative() || points > ceiling {
        report!(at, S301, obtained.span,
            zh: "得分 {points} 不在 0 到 {ceiling} 之间", en: "{points} points are not between 0 and {ceiling}";
            help zh: "这一部分满分 {full} 分，删减的分值不计", en: "the section has {full} points, less what is excluded");
        return None;
    }
    Some(SectionScore { obtained: points, excluded: excluded? })
}

fn check_excluded(excluded: &At<Points>, full: Points, at: Reporter<'_>) -> Option<Points> {
    let points = excluded.value;
    if !points.is_negative() && points < full {
        return Some(points);
    }
    let message = if points.is_negative() {
        say!(zh: "删减的分值 {points} 是负数", en: "the excluded points, {points}, are negative")
    } else {
        say!(zh: "删减 {points} 分后这一部分什么也不剩", en: "excluding {points} points leaves nothing of the section")
    };
    report!(at, S305, excluded.span, message; help zh: "0 或以上，少于 {full}", en: "0 or more, less than {full}");
    None
}

fn check_deductions(deductions: &At<Whole>, at: Reporter<'_>) -> Option<u32> {
    let Whole(count) = deductions.value;
    if count < 0 {
        report!(at, S302, deductions.span,
            zh: "特别扣分 {count} 是负数", en: "special deductions are negative: {count}";
            help zh: "每项 1 分：写 0 到 4", en: "one point each: write 0 to 4");
        return None;
    }
    if count >= i64::from(Evaluation::FAILING_DEDUCTIONS) {
        report!(at, S303, deductions.span,
            zh: "特别扣分 {count} 项，不能认证", en: "{count} special deductions: cannot be certified";
            help zh: "五项及以上，无论得分多少都不通过", en: "five or more fail the audit whatever the score");
        return None;
    }
    u32::try_from(count).ok()
}

fn check_bonus(bonus: &At<Points>, subject: Subject<'_>) -> Option<u32> {
    let points = bonus.value;
    if points == Points::ZERO {
        return Some(0);
    }
    let (message, help) = if points != Points::whole(1) {
        (
            say!(zh: "特别加分不能是 {points}", en: "the bonus cannot be {points}"),
            say!(zh: "写 0 或 1", en: "write 0 or 1"),
        )
    } else if subject.bonus_allowed == Some(false) {
        (
            say!(zh: "本登记不接受特别加分", en: "this register refuses the bonus"),
            say!(
                zh: "写 0；机构规则允许时，在 site.yaml 写 scoring: {{ bonus: allowed }}",
                en: "write 0, or, if the body's rules grant it, scoring: {{ bonus: allowed }} in site.yaml"
            ),
        )
    } else {
        return Some(1);
    };
    report!(subject.at, S302, bonus.span, message; help help);
    None
}

/// S303 by the score, S304 by the level that is written.
fn check_level(
    evaluation: &Evaluation,
    raw: &RawEvaluation,
    at_scores: Span,
    given: &Optional<StarLevel>,
    at: Reporter<'_>,
) -> Option<StarLevel> {
    let score = score(evaluation)?;
    let shown = score.display();
    let Some(earned) = score.level() else {
        let below = finding!(S303, at.place(at_scores),
            zh: "最终得分 {shown}，低于 70，不能认证", en: "the final score is {shown}, below 70: cannot be certified";
            help zh: "最低一级（达标级）要 70 分", en: "the lowest level, standard, wants 70");
        at.report(match raw.special_deductions.given() {
            Some(deductions) if deductions.value.0 > 0 => below
                .related(at.place(deductions.span), say!(zh: "特别扣分已减去", en: "special deductions are taken off")),
            _ => below,
        });
        return None;
    };
    if let Some(level) = given.given()
        && level.value != earned
    {
        let written = level.value;
        let [written_zh, earned_zh] = [written, earned].map(in_chinese);
        report!(at, S304, level.span,
            zh: "等级写的是 {written_zh}，得分 {shown} 是 {earned_zh}", en: "the level says {written}, the score {shown} gives {earned}";
            related at.place(at_scores), zh: "得分出自这里", en: "the score comes from here";
            help zh: "应为 level: {earned_zh}", en: "it would be level: {earned}");
    }
    Some(earned)
}
