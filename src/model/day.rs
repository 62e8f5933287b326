//! A calendar day in Asia/Shanghai, the only notion of time that the scheme has.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One day of the Gregorian calendar, written `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day that `text` writes as `YYYY-MM-DD`; `None` for any other form and for days no calendar has.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let well_formed = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, byte)| match i {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !well_formed {
            return None;
        }
        let year = text[0..4].parse().ok()?;
        let month = text[5..7].parse().ok()?;
        let day = text[8..10].parse().ok()?;
        Date::new(year, month, day).ok().map(Self)
    }

    /// The same day `months` later (earlier when negative), clamped to the end of a shorter month:
    /// three years after 2024-02-29 is 2027-02-28.   Source: record.md §3.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        self.plus(months.months())
    }

    /// The same day `years` later, clamped as [`Day::plus_months`] does.
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.plus(years.years())
    }

    /// The day `days` later, earlier when negative.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        self.plus(days.days())
    }

    /// The following day.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus_days(-1)
    }

    /// Days from `self` to `other`; negative when `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        (other.0 - self.0).get_days()
    }

    /// The calendar date behind the day.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// At the ends of the calendar a sum stays at the end.
    fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span))
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(<&str>::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day of the calendar")
    }

    #[test]
    fn only_days_of_the_calendar_in_the_one_form_are_days() {
        for text in ["2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-01-01",
            "2026/01/01",
            "2026-01-01 ",
            "+026-01-01",
            "２０２６-01-01",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_years_clamp() {
        assert_eq!(day("2024-02-29").plus_years(3), day("2027-02-28"));
        assert_eq!(day("2026-08-31").plus_months(6), day("2027-02-28"));
        assert_eq!(day("2026-03-31").plus_months(-1), day("2026-02-28"));
        assert_eq!(day("9999-12-31").plus_years(3), day("9999-12-31"));
    }

    #[test]
    fn days_are_counted_across_years() {
        assert_eq!(day("2023-06-01").days_until(day("2024-06-01")), 366);
        assert_eq!(day("2024-06-01").days_until(day("2023-06-01")), -366);
    }
}
