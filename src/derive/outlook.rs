//! What may be said of the days to come: the last day of a status, and what is decided to follow it.

use super::timeline::{Entry, Timeline};
use crate::model::{Day, Status};

/// What is known of a certificate's days to come.   Source: record.md §3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outlook {
    /// The last day for which anything may be vouched: while valid or not yet valid, the last of that status as it lies
    /// ahead; else the day before the certificate ends or ended for ever.
    pub until: Day,
    /// The status that is decided to follow; `None` where the certificate runs out by itself first.
    pub status: Option<Entry>,
    /// The level that is decided to follow while the status stays the same.
    pub level: Option<Entry>,
}

impl Timeline {
    /// What lies ahead of `day`; before the first entry, what lies ahead of that.   Cost: O(entries).
    #[must_use]
    pub fn outlook(&self, day: Day) -> Outlook {
        let entries = self.entries();
        let now = entries.partition_point(|entry| entry.from <= day).saturating_sub(1);
        let (standing, ahead) = (entries[now].standing, &entries[now + 1..]);
        let follows = ahead.iter().find(|entry| entry.standing.status != standing.status);
        let ends = if standing.status == Status::Valid { follows } else { entries.iter().find(|entry| entry.is_end()) };
        Outlook {
            until: ends.or(follows).map_or(entries[now].from, |entry| entry.from.previous()),
            status: follows.copied().filter(|entry| entry.standing.status != Status::Expired),
            level: ahead
                .iter()
                .take_while(|entry| entry.standing.status == standing.status)
                .find(|entry| entry.standing.level != standing.level)
                .copied()
                .filter(|_| !standing.status.is_ended()),
        }
    }
}

impl Entry {
    fn is_end(self) -> bool {
        self.standing.status.is_ended()
    }
}
