//! Days as written, and the day that was meant where they are written otherwise.

use unicode_normalization::UnicodeNormalization;

use super::scalar::{Fault, Scalar};
use crate::diagnostics::{Code, Words};
use crate::model::Day;
use crate::say;

impl Scalar for Day {
    fn parse(text: &str, name: &str) -> Result<Self, Fault> {
        Self::parse(text).ok_or_else(|| {
            let (message, help) = told(text, name);
            Fault::new(Code::Y109, message, help)
        })
    }
}

fn told(text: &str, name: &str) -> (Words, Words) {
    let other_form =
        say!(zh: "“{name}”的“{text}”不是日期的写法", en: "`{name}`: `{text}` is not how a date is written");
    let no_day = say!(zh: "“{name}”的“{text}”不是日历上的日期", en: "`{name}`: `{text}` is not a date of the calendar");
    match meant_by(text) {
        Some(Meant::Day(day)) => (other_form, say!(zh: "写成 {day}", en: "write {day}")),
        Some(Meant::Either(day, other)) => (
            other_form,
            say!(
                zh: "照证书写成 {day} 或 {other}：这样写看不出哪个是月",
                en: "write {day} or {other}, whichever the certificate says: which is the month cannot be told"
            ),
        ),
        Some(Meant::NoDay { last }) => (
            no_day,
            say!(zh: "那个月的最后一天是 {last}：照证书写", en: "the last day of that month is {last}: copy the certificate"),
        ),
        None => (no_day, say!(zh: "写成 YYYY-MM-DD，例如 2026-03-01", en: "write YYYY-MM-DD, such as 2026-03-01")),
    }
}

/// What another form of writing means.
#[derive(Debug, PartialEq, Eq)]
enum Meant {
    Day(Day),
    /// Which of the two numbers is the month cannot be told.
    Either(Day, Day),
    /// A day that the month does not have, whose last is `last`.
    NoDay {
        last: Day,
    },
}

/// The day that `text` means: year, month and day in this order with anything that people put between and behind them, eight
/// digits, or two numbers before a year.
fn meant_by(text: &str) -> Option<Meant> {
    let text: String = text.nfkc().collect();
    let is_of_dates = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-/.,:年月日号TZ+–—−".contains(c);
    if !text.chars().all(is_of_dates) {
        return None;
    }
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    match numbers[..] {
        [whole, ..] if whole.len() == 8 => day_of(&whole[..4], &whole[4..6], &whole[6..]),
        [year, month, day, ..] if year.len() == 4 => day_of(year, month, day),
        [one, other, year] if year.len() == 4 => match (day_of(year, one, other), day_of(year, other, one)) {
            (Some(Meant::Day(day)), Some(Meant::Day(other))) if day != other => Some(Meant::Either(day, other)),
            (Some(Meant::Day(day)), _) | (_, Some(Meant::Day(day))) => Some(Meant::Day(day)),
            _ => None,
        },
        _ => None,
    }
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Meant> {
    let on = |day: &str| Day::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
    let last = on("01")?.plus_months(1).previous();
    Some(on(day).map_or(Meant::NoDay { last }, Meant::Day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day of the calendar")
    }

    #[test]
    fn the_day_that_was_meant_is_understood_from_every_usual_form() {
        for text in [
            "2026/3/1",
            "2026.3.1",
            "2026年3月1日",
            "2026 年 3 月 1 日",
            "20260301",
            "2026-3-1",
            "2026-03-01 00:00:00",
            "2026-03-01T00:00:00Z",
            "２０２６－０３－０１",
            "2026—03—01",
            "2026年3月1号",
        ] {
            assert_eq!(meant_by(text), Some(Meant::Day(day("2026-03-01"))), "{text}");
        }
        assert_eq!(meant_by("13/04/2026"), Some(Meant::Day(day("2026-04-13"))));
        assert_eq!(meant_by("03/03/2026"), Some(Meant::Day(day("2026-03-03"))));
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        assert_eq!(meant_by("03/04/2026"), Some(Meant::Either(day("2026-03-04"), day("2026-04-03"))));
        assert_eq!(meant_by("2026-02-30"), Some(Meant::NoDay { last: day("2026-02-28") }));
        for text in ["26-3-1", "2026-13-01", "March 1, 2026", "2026", "46082", "9999999999", ""] {
            assert_eq!(meant_by(text), None, "{text}");
        }
    }
}
