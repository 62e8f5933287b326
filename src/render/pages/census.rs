//! Takes the register and a day; gives how many certificates every list has.

use std::collections::BTreeMap;

use crate::derive::timeline;
use crate::model::{Day, Holding, Registry, Status};
use crate::plan::ListOf;

/// Counts of a register on a day.
pub struct Census {
    counts: BTreeMap<ListOf, usize>,
}

impl Census {
    /// The counts as known on `today`.   Cost: one timeline a certificate.
    #[must_use]
    pub fn of(registry: &Registry, today: Day) -> Self {
        let mut census = Self { counts: BTreeMap::new() };
        for holding in registry.certificates() {
            census.count(holding, today);
        }
        census
    }

    /// How many certificates are on `list`.
    #[must_use]
    pub fn count_of(&self, list: ListOf) -> usize {
        self.counts.get(&list).copied().unwrap_or(0)
    }

    fn count(&mut self, holding: Holding<'_>, today: Day) {
        let standing = timeline(holding.certificate, today).on(today);
        let mut add = |list| *self.counts.entry(list).or_default() += 1;
        add(ListOf::Status(standing.status));
        if standing.status == Status::Valid {
            add(ListOf::Level(standing.level));
            add(ListOf::Region(holding.enterprise.province));
            add(ListOf::Industry(holding.enterprise.industry));
        }
    }
}
