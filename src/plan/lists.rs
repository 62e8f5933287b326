//! Which certificates are on which list.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::ListOf;
use super::name_order::name_order;
use crate::derive::{Certified, OnDay};
use crate::model::{Industry, Province, StarLevel, Status};

/// Certificates on one page of a list.   Source: record.md §7.
pub const PAGE_LENGTH: usize = 50;

/// Every list of the site with its certificates, as indices into the registry, by pinyin of the holder's name, then by code.
#[derive(Debug)]
pub struct Lists(BTreeMap<ListOf, Vec<u32>>);

/// Indices into `certificates`, which stand by code, by pinyin of the holder's name, then by code.   Cost: on all threads.
fn by_name(certificates: &[Certified<'_>]) -> Vec<u32> {
    let readings = certificates.par_iter().map(|certified| name_order(&certified.holding.enterprise.name.zh));
    let mut keys: Vec<_> = readings.collect::<Vec<_>>().into_iter().zip(0u32..).collect();
    keys.par_sort_unstable();
    keys.into_iter().map(|(_, index)| index).collect()
}

/// How many certificates are on each list.
#[derive(Debug, Hash)]
pub struct Counts(BTreeMap<ListOf, usize>);

impl Counts {
    #[must_use]
    pub fn of(&self, list: ListOf) -> usize {
        self.0.get(&list).copied().unwrap_or_default()
    }
}

impl ListOf {
    /// Every list there can be: its first page always exists.
    pub fn all() -> impl Iterator<Item = Self> {
        let levels = StarLevel::ALL.into_iter().rev().map(Self::Level);
        let regions = Province::all().map(Self::Region);
        let industries = Industry::all().map(Self::Industry);
        let ended = Status::ALL.into_iter().filter(|status| *status != Status::Valid).map(Self::Status);
        levels.chain(regions).chain(industries).chain(ended)
    }
}

impl Lists {
    /// The lists of a register on a day.
    ///
    /// Valid certificates are listed by level, province and industry, the others by status.   Source: record.md §7.
    #[must_use]
    pub fn of(on_day: &OnDay<'_>) -> Self {
        let mut lists: BTreeMap<ListOf, Vec<u32>> = ListOf::all().map(|list| (list, Vec::new())).collect();
        let certificates = on_day.certificates();
        for index in by_name(certificates) {
            let certified = &certificates[index as usize];
            let (enterprise, standing) = (certified.holding.enterprise, certified.standing);
            let mut put = |list| lists.entry(list).or_default().push(index);
            if standing.status == Status::Valid {
                put(ListOf::Level(standing.level));
                put(ListOf::Region(enterprise.province));
                put(ListOf::Industry(enterprise.industry));
            } else {
                put(ListOf::Status(standing.status));
            }
        }
        Self(lists)
    }

    /// How many certificates are on each list.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts(self.0.iter().map(|(list, certificates)| (*list, certificates.len())).collect())
    }

    /// Every list with its certificates, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (ListOf, &[u32])> {
        self.0.iter().map(|(list, certificates)| (*list, certificates.as_slice()))
    }

    /// The certificates on `list`.
    #[must_use]
    pub fn certificates(&self, list: ListOf) -> &[u32] {
        self.0.get(&list).map(Vec::as_slice).unwrap_or_default()
    }
}
