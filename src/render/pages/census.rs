//! Takes the register and a day; gives how many certificates every list has, and what changed latest.

use std::collections::BTreeMap;

use crate::derive::{events_in_effect, timeline};
use crate::model::{Day, EventKind, Holding, PublicCode, Registry, StarLevel, Status};
use crate::plan::ListOf;

/// Counts and latest changes of a register on a day.
pub struct Census<'a> {
    counts: BTreeMap<ListOf, usize>,
    changes: Vec<Change<'a>>,
}

/// Something that the public learned about a certificate.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// The day on which it was recorded.
    pub day: Day,
    pub kind: ChangeKind<'a>,
    pub holding: Holding<'a>,
    /// Its place among the changes of the certificate.
    index: usize,
}

/// What the public learned.
#[derive(Clone, Copy)]
pub enum ChangeKind<'a> {
    Issued(StarLevel),
    Event(&'a EventKind),
}

impl<'a> Census<'a> {
    /// How many changes the front page tells.
    const CHANGES: usize = 10;

    /// The counts and changes as known on `today`.   Cost: one timeline a certificate.
    #[must_use]
    pub fn of(registry: &'a Registry, today: Day) -> Self {
        let mut census = Self { counts: BTreeMap::new(), changes: Vec::new() };
        for holding in registry.certificates() {
            census.count(holding, today);
            census.gather(holding, today);
        }
        census.keep_latest();
        census
    }

    /// How many certificates are on `list`.
    #[must_use]
    pub fn count_of(&self, list: ListOf) -> usize {
        self.counts.get(&list).copied().unwrap_or(0)
    }

    /// The latest changes: suspensions and withdrawals first, then the latest.
    #[must_use]
    pub fn changes(&self) -> &[Change<'a>] {
        &self.changes
    }

    fn count(&mut self, holding: Holding<'a>, today: Day) {
        let standing = timeline(holding.certificate, today).on(today);
        let mut add = |list| *self.counts.entry(list).or_default() += 1;
        add(ListOf::Status(standing.status));
        if standing.status == Status::Valid {
            add(ListOf::Level(standing.level));
            add(ListOf::Region(holding.enterprise.province));
            add(ListOf::Industry(holding.enterprise.industry));
        }
    }

    fn gather(&mut self, holding: Holding<'a>, today: Day) {
        let certificate = holding.certificate;
        let recorded = certificate.recorded.unwrap_or(certificate.issued);
        if recorded <= today {
            let kind = ChangeKind::Issued(certificate.level);
            self.changes.push(Change { day: recorded, kind, holding, index: 0 });
        }
        for (index, event) in events_in_effect(&certificate.events, today) {
            if !matches!(event.kind, EventKind::Surveillance(_)) {
                let kind = ChangeKind::Event(&event.kind);
                self.changes.push(Change { day: event.recorded, kind, holding, index: index + 1 });
            }
        }
        if self.changes.len() > 64 * Self::CHANGES {
            self.sort_by_day();
            self.changes.truncate(Self::CHANGES);
        }
    }

    fn keep_latest(&mut self) {
        self.sort_by_day();
        self.changes.truncate(Self::CHANGES);
        self.changes.sort_by_key(|change| !change.is_grave());
    }

    fn sort_by_day(&mut self) {
        self.changes.sort_by_key(|change| std::cmp::Reverse(change.key()));
    }
}

impl Change<'_> {
    /// The status of warning that it brought.
    #[must_use]
    pub fn brought(&self) -> Option<Status> {
        match self.kind {
            ChangeKind::Event(EventKind::Suspension(_)) => Some(Status::Suspended),
            ChangeKind::Event(EventKind::Withdrawal(_)) => Some(Status::Withdrawn),
            ChangeKind::Event(EventKind::Cancellation(_)) => Some(Status::Cancelled),
            ChangeKind::Issued(_) | ChangeKind::Event(_) => None,
        }
    }

    /// Whether the public is to hear of it first.
    #[must_use]
    pub fn is_grave(&self) -> bool {
        matches!(self.brought(), Some(Status::Suspended | Status::Withdrawn))
    }

    fn key(&self) -> (Day, PublicCode, usize) {
        (self.day, self.holding.certificate.code, self.index)
    }
}
