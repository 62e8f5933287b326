//! An audit's result: points by section, deductions, bonus.

use serde::{Deserialize, Serialize};

use super::vocabulary::words;
use super::{Day, Points};

words! {
    /// The three sections of the standard, in its order.
    Section {
        /// 5.1 after-sales service system
        System = "system",
        /// 5.2 commodity service
        Commodity = "commodity",
        /// 5.3 customer service
        Customer = "customer",
    }
}

impl Section {
    /// Its number in the standard.   Source: GB/T 27922-2011, scheme.md §2.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::System => "5.1",
            Self::Commodity => "5.2",
            Self::Customer => "5.3",
        }
    }

    /// The most that can be obtained in it: 40, 35, 25 of 100 points.   Source: GB/T 27922-2011, scheme.md §2.
    #[must_use]
    pub const fn ceiling(self) -> Points {
        match self {
            Self::System => Points::whole(40),
            Self::Commodity => Points::whole(35),
            Self::Customer => Points::whole(25),
        }
    }
}

/// What was obtained in a section, and what of it did not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SectionScore {
    pub obtained: Points,
    pub excluded: Points,
}

/// The result of an audit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evaluation {
    pub concluded: Option<Day>,
    /// In the order of [`Section::ALL`].
    pub sections: [SectionScore; 3],
    /// Points off outside the percentage; [`Evaluation::FAILING_DEDUCTIONS`] or more fail the audit.
    pub special_deductions: u32,
    /// 0 or 1.
    pub bonus: u32,
}

impl Evaluation {
    /// So many special deductions fail the audit, whatever the score.   Source: scheme.md §3.
    pub const FAILING_DEDUCTIONS: u32 = 5;
}
