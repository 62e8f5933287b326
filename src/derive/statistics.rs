//! How many certificates there are of each status and each level.

use std::collections::BTreeMap;

use super::Standing;
use crate::model::{StarLevel, Status};

/// Counts of a register on one day. Every status and every level has its count, 0 included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    pub certificates: usize,
    pub by_status: BTreeMap<Status, usize>,
    /// Valid certificates only.
    pub by_level: BTreeMap<StarLevel, usize>,
}

/// The counts over the standings of all certificates on one day.
pub fn statistics(standings: impl Iterator<Item = Standing>) -> Statistics {
    let mut counted = Statistics {
        certificates: 0,
        by_status: Status::ALL.into_iter().map(|status| (status, 0)).collect(),
        by_level: StarLevel::ALL.into_iter().map(|level| (level, 0)).collect(),
    };
    for standing in standings {
        counted.certificates += 1;
        *counted.by_status.entry(standing.status).or_default() += 1;
        if standing.status == Status::Valid {
            *counted.by_level.entry(standing.level).or_default() += 1;
        }
    }
    counted
}
