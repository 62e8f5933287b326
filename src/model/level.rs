//! The four levels at which a service is certified.

use super::vocabulary::vocabulary;

vocabulary! {
    /// A certified level, lowest first. One and two stars do not exist; `Standard` (达标级) has no star at all.
    ///
    /// Source: GB/T 27922-2011, scheme.md §3.
    StarLevel {
        Standard = "standard" "达标级",
        ThreeStar = "three-star" "三星级",
        FourStar = "four-star" "四星级",
        FiveStar = "five-star" "五星级",
    }
}

impl StarLevel {
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
