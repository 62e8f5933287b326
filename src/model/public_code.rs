//! The public code: ten characters that are printed on packaging and never change.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::check_character::{ALPHABET, check_character};

/// A permanent public code: nine characters and their check character.   Source: record.md §4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicCode([u8; Self::LENGTH]);

/// Why a text is not a public code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicCodeError {
    /// It has this many characters, not ten.
    Length(usize),
    /// This character, counted from 1, is not of the set.
    Character { at: usize, found: char },
    /// The tenth character should be this one.
    Check { expected: char },
}

impl PublicCode {
    /// Characters in a code.
    pub const LENGTH: usize = 10;
    /// How many different codes there are: 31 to the ninth.
    pub const COUNT: u64 = 31u64.pow(9);

    /// The code that `text` writes, or the first thing wrong with it. Lower case is wrong.
    ///
    /// # Errors
    /// [`PublicCodeError`], the length before the characters before the check.
    pub fn parse(text: &str) -> Result<Self, PublicCodeError> {
        let length = text.chars().count();
        if length != Self::LENGTH {
            return Err(PublicCodeError::Length(length));
        }
        for (index, found) in text.chars().enumerate() {
            if !found.is_ascii() || !ALPHABET.contains(&(found as u8)) {
                return Err(PublicCodeError::Character { at: index + 1, found });
            }
        }
        let bytes: [u8; Self::LENGTH] = text.as_bytes().try_into().expect("ten ASCII characters");
        let expected = check_character(&bytes[..9]).expect("characters of the set");
        if bytes[9] == expected { Ok(Self(bytes)) } else { Err(PublicCodeError::Check { expected: expected as char }) }
    }

    /// The code with serial `number` below [`PublicCode::COUNT`] (taken modulo it), check character added.
    /// Every serial gives another code.
    #[must_use]
    pub fn from_serial(number: u64) -> Self {
        let mut bytes = [0; Self::LENGTH];
        let mut rest = number;
        for byte in &mut bytes[..9] {
            *byte = ALPHABET[(rest % 31) as usize];
            rest /= 31;
        }
        bytes[9] = check_character(&bytes[..9]).expect("characters of the set");
        Self(bytes)
    }

    /// The ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("ASCII")
    }
}

impl fmt::Display for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PublicCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PublicCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(<&str>::deserialize(deserializer)?).map_err(|_| D::Error::custom("no public code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_the_contract_are_good() {
        for text in ["7K3M9P2XC9", "2A8YHT31KX"] {
            assert_eq!(PublicCode::parse(text).map(|code| code.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn one_wrong_character_or_one_swap_of_neighbours_is_always_caught() {
        for serial in (0..200).map(|step| step * (PublicCode::COUNT / 200)) {
            let good = PublicCode::from_serial(serial).0;
            for at in 0..PublicCode::LENGTH {
                for other in ALPHABET {
                    let mut wrong = good;
                    wrong[at] = *other;
                    let text = std::str::from_utf8(&wrong).expect("ASCII");
                    assert_eq!(PublicCode::parse(text).is_ok(), wrong == good, "{text}");
                }
                if at > 0 {
                    let mut swapped = good;
                    swapped.swap(at - 1, at);
                    let text = std::str::from_utf8(&swapped).expect("ASCII");
                    assert_eq!(PublicCode::parse(text).is_ok(), swapped == good, "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(PublicCode::parse("7K3M9P2XC"), Err(PublicCodeError::Length(9)));
        assert_eq!(PublicCode::parse("7K3M9P2xC9"), Err(PublicCodeError::Character { at: 8, found: 'x' }));
        assert_eq!(PublicCode::parse("7K3M9P2XC8"), Err(PublicCodeError::Check { expected: '9' }));
        assert_eq!(PublicCode::parse("7K3M9P2XC九"), Err(PublicCodeError::Character { at: 10, found: '九' }));
    }
}
