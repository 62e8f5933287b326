//! The order in which an enterprise's certificates are listed.

use crate::model::{Day, Status};

/// A sort key: valid, suspended, not yet valid, then the ended ones; the latest issue first.   Source: record.md §3.
#[must_use]
pub fn listing_order(status: Status, issued: Day) -> impl Ord {
    let ended = if status.is_ended() { Status::Expired } else { status };
    (ended, std::cmp::Reverse(issued))
}
