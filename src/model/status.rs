//! What a certificate is on a given day.

use super::vocabulary::words;

words! {
    /// The six states of a certificate, in the order in which an enterprise's certificates are listed.
    ///
    /// Source: record.md §3.
    Status {
        Valid = "valid",
        Suspended = "suspended",
        NotYetValid = "not-yet-valid",
        Expired = "expired",
        Cancelled = "cancelled",
        Withdrawn = "withdrawn",
    }
}

impl Status {
    /// Whether it can never become valid again.
    #[must_use]
    pub const fn is_ended(self) -> bool {
        matches!(self, Self::Expired | Self::Cancelled | Self::Withdrawn)
    }
}
