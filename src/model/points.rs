//! Exact decimal points, as auditors write them.

use std::fmt;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// Points of a score, exact to the billionth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Points {
    billionths: i64,
}

/// Why a text is not a number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsError {
    /// Not of the form `-?digits[.digits]`.
    Form,
    /// More than nine decimals that are not zero: finer than any score sheet, and than this type.
    TooFine,
}

impl Points {
    pub const DECIMALS: usize = 9;
    const ONE: i64 = 1_000_000_000;
    /// Far beyond any ceiling of the scheme: larger numbers are as wrong as this one.
    const LARGEST: i64 = 1_000_000;

    pub const ZERO: Self = Self::whole(0);

    /// This many whole points.
    #[must_use]
    pub const fn whole(points: i32) -> Self {
        Self { billionths: points as i64 * Self::ONE }
    }

    /// The number that `text` writes as `-?digits[.digits]`. Numbers beyond a million points are read as a million.
    ///
    /// # Errors
    /// [`PointsError`].
    pub fn parse(text: &str) -> Result<Self, PointsError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = match digits.split_once('.') {
            Some((_, "")) => return Err(PointsError::Form),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(decimals) {
            return Err(PointsError::Form);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > Self::DECIMALS {
            return Err(PointsError::TooFine);
        }
        let number = |digits: &str| {
            digits.bytes().fold(0i64, |sum, digit| sum.saturating_mul(10).saturating_add(i64::from(digit - b'0')))
        };
        let whole = number(whole).min(Self::LARGEST) * Self::ONE;
        let missing = u32::try_from(Self::DECIMALS - decimals.len()).expect("at most nine");
        let billionths = whole + number(decimals) * 10i64.pow(missing);
        Ok(Self { billionths: if negative { -billionths } else { billionths } })
    }

    /// The number in billionths of a point.
    #[must_use]
    pub const fn billionths(self) -> i64 {
        self.billionths
    }

    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.billionths < 0
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { billionths: self.billionths + other.billionths }
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { billionths: self.billionths - other.billionths }
    }
}

impl std::iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.billionths.unsigned_abs();
        let sign = if self.is_negative() { "-" } else { "" };
        let one = Self::ONE.unsigned_abs();
        let decimals = format!("{:09}", magnitude % one);
        let decimals = decimals.trim_end_matches('0');
        write!(f, "{sign}{}", magnitude / one)?;
        if decimals.is_empty() { Ok(()) } else { write!(f, ".{decimals}") }
    }
}

impl fmt::Debug for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly_and_written_shortest() {
        for (text, written) in [
            ("38.5", "38.5"),
            ("1.10", "1.1"),
            ("0", "0"),
            ("-2", "-2"),
            ("007", "7"),
            ("0.000000001", "0.000000001"),
            ("-0.5", "-0.5"),
            ("32.000000000000", "32"),
            ("99999999999999999999999", "1000000"),
        ] {
            assert_eq!(Points::parse(text).map(|points| points.to_string()), Ok(written.to_owned()));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "-", ".5", "1.", "1e400", "+1", "0x10", "1_000", "NaN", "1.2.3", "３"] {
            assert_eq!(Points::parse(text), Err(PointsError::Form), "{text}");
        }
        assert_eq!(Points::parse("89.9999999999"), Err(PointsError::TooFine));
    }
}
