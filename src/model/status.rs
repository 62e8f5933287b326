//! What a certificate is on a given day.

use std::fmt;

use serde::{Serialize, Serializer};

/// The six states of a certificate, in the order in which an enterprise's certificates are listed.
///
/// Source: record.md §3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Valid,
    Suspended,
    NotYetValid,
    Expired,
    Cancelled,
    Withdrawn,
}

impl Status {
    /// Every status, in listing order.
    pub const ALL: [Self; 6] =
        [Self::Valid, Self::Suspended, Self::NotYetValid, Self::Expired, Self::Cancelled, Self::Withdrawn];

    /// The word for it in URLs, in style classes and in data.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Suspended => "suspended",
            Self::NotYetValid => "not-yet-valid",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it can never become valid again.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Cancelled | Self::Withdrawn)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}
