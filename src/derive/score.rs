//! The final score of an audit and the level that it earns, exactly.

use crate::model::{Evaluation, Points, Section, StarLevel};

/// A final score as an exact fraction of points.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

/// The final score of `evaluation`: obtained ÷ involved × 100, less special deductions, plus the bonus.
///
/// It may exceed 100 by the bonus, and is never rounded.   Source: scheme.md §3, record.md §3.
///
/// `None` when the exclusions leave no points involved.
#[must_use]
pub fn score(evaluation: &Evaluation) -> Option<Score> {
    let obtained: Points = evaluation.sections.iter().map(|section| section.obtained).sum();
    let excluded: Points = evaluation.sections.iter().map(|section| section.excluded).sum();
    let ceiling: Points = Section::ALL.into_iter().map(Section::ceiling).sum();
    let involved = i128::from((ceiling - excluded).billionths());
    if involved <= 0 {
        return None;
    }
    let added = i128::from(evaluation.bonus) - i128::from(evaluation.special_deductions);
    Some(Score { numerator: i128::from(obtained.billionths()) * 100 + added * involved, denominator: involved })
}

impl Score {
    /// The level that the score earns: the lower edge of each is included; `None` below 70.
    #[must_use]
    pub fn level(self) -> Option<StarLevel> {
        StarLevel::ALL
            .into_iter()
            .rev()
            .find(|level| self.numerator >= i128::from(level.threshold()) * self.denominator)
    }

    /// The score with two decimals, never above what it is: 89.999 reads 89.99, so that it never suggests another level.
    #[must_use]
    pub fn display(self) -> String {
        let hundredths = (self.numerator * 100).div_euclid(self.denominator);
        let sign = if hundredths < 0 { "-" } else { "" };
        let magnitude = hundredths.unsigned_abs();
        format!("{sign}{}.{:02}", magnitude / 100, magnitude % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SectionScore;

    fn evaluation(obtained: [&str; 3], excluded: [&str; 3], deductions: u32, bonus: u32) -> Evaluation {
        let points = |text| Points::parse(text).expect("a number");
        let section =
            |index: usize| SectionScore { obtained: points(obtained[index]), excluded: points(excluded[index]) };
        Evaluation {
            concluded: None,
            sections: [section(0), section(1), section(2)],
            special_deductions: deductions,
            bonus,
        }
    }

    fn level_and_text(evaluation: &Evaluation) -> (Option<StarLevel>, String) {
        let score = score(evaluation).expect("points are involved");
        (score.level(), score.display())
    }

    #[test]
    fn every_edge_belongs_to_the_higher_level() {
        let none = ["0", "0", "0"];
        for (obtained, level, text) in [
            (["40", "35", "20"], Some(StarLevel::FiveStar), "95.00"),
            (["40", "35", "19.999999999"], Some(StarLevel::FourStar), "94.99"),
            (["40", "30", "20"], Some(StarLevel::FourStar), "90.00"),
            (["40", "30", "19.95"], Some(StarLevel::ThreeStar), "89.95"),
            (["40", "20", "20"], Some(StarLevel::ThreeStar), "80.00"),
            (["40", "20", "10"], Some(StarLevel::Standard), "70.00"),
            (["40", "20", "9.99"], None, "69.99"),
        ] {
            assert_eq!(level_and_text(&evaluation(obtained, none, 0, 0)), (level, text.to_owned()));
        }
    }

    #[test]
    fn exclusions_leave_both_sides_and_deductions_stand_outside_the_percentage() {
        let with_exclusion = evaluation(["38.5", "32.0", "24.5"], ["0", "2", "0"], 0, 0);
        assert_eq!(level_and_text(&with_exclusion), (Some(StarLevel::FiveStar), "96.93".to_owned()));
        let with_deductions = evaluation(["38.5", "32.0", "24.5"], ["0", "2", "0"], 2, 0);
        assert_eq!(level_and_text(&with_deductions), (Some(StarLevel::FourStar), "94.93".to_owned()));
        let with_bonus = evaluation(["40", "35", "25"], ["0", "0", "0"], 0, 1);
        assert_eq!(level_and_text(&with_bonus), (Some(StarLevel::FiveStar), "101.00".to_owned()));
    }

    #[test]
    fn a_score_below_nothing_reads_as_it_is() {
        let next_to_nothing = evaluation(["0.5", "0", "0"], ["0", "0", "0"], 4, 0);
        assert_eq!(level_and_text(&next_to_nothing), (None, "-3.50".to_owned()));
        let a_billionth_more = evaluation(["0.500000001", "0", "0"], ["0", "0", "0"], 4, 0);
        assert_eq!(level_and_text(&a_billionth_more), (None, "-3.50".to_owned()));
        let a_billionth_less = evaluation(["0.499999999", "0", "0"], ["0", "0", "0"], 4, 0);
        assert_eq!(level_and_text(&a_billionth_less), (None, "-3.51".to_owned()));
    }

    #[test]
    fn nothing_involved_gives_no_score() {
        assert!(score(&evaluation(["0", "0", "0"], ["40", "35", "25"], 0, 0)).is_none());
    }
}
