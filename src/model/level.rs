//! The four levels at which a service is certified.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A certified level, lowest first. One and two stars do not exist; `Standard` (达标级) has no star at all.
///
/// Source: GB/T 27922-2011, scheme.md §3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StarLevel {
    Standard,
    ThreeStar,
    FourStar,
    FiveStar,
}

impl StarLevel {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::Standard, Self::ThreeStar, Self::FourStar, Self::FiveStar];

    /// The word for it in YAML, in URLs, in style classes and in data.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::ThreeStar => "three-star",
            Self::FourStar => "four-star",
            Self::FiveStar => "five-star",
        }
    }

    /// What it is called in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Standard => "达标级",
            Self::ThreeStar => "三星级",
            Self::FourStar => "四星级",
            Self::FiveStar => "五星级",
        }
    }

    /// The level that [`StarLevel::slug`] names.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.slug() == slug)
    }

    /// How many stars its mark shows: 0, 3, 4 or 5.
    #[must_use]
    pub const fn stars(self) -> u8 {
        match self {
            Self::Standard => 0,
            Self::ThreeStar => 3,
            Self::FourStar => 4,
            Self::FiveStar => 5,
        }
    }

    /// The lowest final score, in points, that earns it; the edge itself is included.
    #[must_use]
    pub const fn threshold(self) -> u8 {
        match self {
            Self::Standard => 70,
            Self::ThreeStar => 80,
            Self::FourStar => 90,
            Self::FiveStar => 95,
        }
    }
}

impl fmt::Display for StarLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl Serialize for StarLevel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

impl<'de> Deserialize<'de> for StarLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_slug(<&str>::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("no level"))
    }
}
