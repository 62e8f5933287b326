//! The unified social credit code of an enterprise, GB 32100-2015, and the organisation code inside it, GB 11714.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::check_character::{ALPHABET, check_character};

/// A unified social credit code: 18 characters, the last of which checks the others, or which stand so on a licence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uscc([u8; Self::LENGTH]);

/// Why a text is not a credit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UsccError {
    /// It has this many characters, not 18.
    Length(usize),
    /// This character, counted from 1, is not of the set.
    Character { at: usize, found: char },
    /// The 18th character should be this one.
    Check { expected: char },
}

impl fmt::Display for UsccError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(length) => write!(f, "it has {length} characters, not 18"),
            Self::Character { at, found } => write!(f, "character {at}, `{found}`, is not of its set"),
            Self::Check { expected } => write!(f, "its check character would be `{expected}`"),
        }
    }
}

impl Uscc {
    /// Characters in a code.
    pub const LENGTH: usize = 18;

    /// The code that `text` writes, or the first thing wrong with it. Lower case is wrong.
    ///
    /// # Errors
    /// [`UsccError`], the length before the characters before the check.
    pub fn parse(text: &str) -> Result<Self, UsccError> {
        let code = Self::as_licensed(text)?;
        match code.expected_check() {
            None => Ok(code),
            Some(expected) => Err(UsccError::Check { expected }),
        }
    }

    /// The code that `text` writes, whatever its check character: some that were given out before October 2015 disagree with
    /// GB 32100 and stand on licences in force.
    ///
    /// # Errors
    /// [`UsccError`], the length before the characters.
    pub fn as_licensed(text: &str) -> Result<Self, UsccError> {
        let length = text.chars().count();
        if length != Self::LENGTH {
            return Err(UsccError::Length(length));
        }
        for (index, found) in text.chars().enumerate() {
            if !found.is_ascii() || !ALPHABET.contains(&(found as u8)) {
                return Err(UsccError::Character { at: index + 1, found });
            }
        }
        Ok(Self(text.as_bytes().try_into().expect("18 ASCII characters")))
    }

    /// The check character that the 17 before it ask for, where another stands there.
    #[must_use]
    pub fn expected_check(&self) -> Option<char> {
        let expected = check_character(&self.0[..17]).expect("characters of the set");
        (self.0[17] != expected).then_some(expected as char)
    }

    /// The check character that the organisation code (characters 9 to 16) asks for at character 17.
    ///
    /// Its letters count A = 10 to Z = 35, other than in the code around it.   Source: GB 11714, scheme.md §7.
    #[must_use]
    pub fn organisation_check(&self) -> char {
        const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = self.0[8..16]
            .iter()
            .zip(WEIGHTS)
            .map(|(character, weight)| {
                let value = (*character as char).to_digit(36).expect("a letter or digit");
                value * weight
            })
            .sum();
        match 11 - sum % 11 {
            10 => 'X',
            11 => '0',
            digit => char::from_digit(digit, 10).expect("a value below ten"),
        }
    }

    /// Character 17, which should equal [`Uscc::organisation_check`].
    #[must_use]
    pub fn organisation_check_found(&self) -> char {
        self.0[16] as char
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("ASCII")
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Uscc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Uscc {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::as_licensed(<&str>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_good_codes_of_the_scheme_pass_both_checks() {
        for text in [
            "91110108MA01CERT0P",
            "9137021316358205XC",
            "914406067077711168",
            "914403001000002860",
            "9144030010000018XH",
            "91440300100000040X",
            "91330106MA28A0YQ1P",
            "91350100M000100Y43",
            "91100000100003962T",
        ] {
            let code = Uscc::parse(text).expect("a good code");
            assert_eq!(code.organisation_check(), code.organisation_check_found(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(Uscc::parse("91350100M000100Y4Z"), Err(UsccError::Character { at: 18, found: 'Z' }));
        assert_eq!(Uscc::parse("91350100m000100Y43"), Err(UsccError::Character { at: 9, found: 'm' }));
        assert_eq!(Uscc::parse("91350100M000100Y4"), Err(UsccError::Length(17)));
        assert_eq!(Uscc::parse("91350100M000100Y44"), Err(UsccError::Check { expected: '3' }));
    }

    #[test]
    fn a_licence_is_taken_at_its_word_for_the_check_character_alone() {
        let code = Uscc::as_licensed("91350100M000100Y44").expect("characters of the set");
        assert_eq!((code.as_str(), code.expected_check()), ("91350100M000100Y44", Some('3')));
        assert_eq!(Uscc::as_licensed("91350100M000100Y4I"), Err(UsccError::Character { at: 18, found: 'I' }));
        assert_eq!(Uscc::as_licensed("91350100M000100Y4"), Err(UsccError::Length(17)));
    }
}
