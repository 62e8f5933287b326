//! `snapshot.json`: the one file that changes with every build.

use std::collections::BTreeMap;

use serde::Serialize;

use super::DataDigest;
use crate::derive::Statistics;
use crate::model::{Day, StarLevel, Status};
use crate::render::json::to_json;

/// The `snapshot.json` of a build: its day, how many certificates there are, and the digest of `certificates.jsonl`.
///
/// Every status and every level has its count; levels count valid certificates only.
#[must_use]
pub fn snapshot(today: Day, statistics: &Statistics, digest: DataDigest) -> Vec<u8> {
    to_json(&Snapshot {
        day: today,
        certificates: statistics.certificates,
        by_status: &statistics.by_status,
        by_level: &statistics.by_level,
        digest,
    })
}

#[derive(Serialize)]
struct Snapshot<'a> {
    day: Day,
    certificates: usize,
    by_status: &'a BTreeMap<Status, usize>,
    by_level: &'a BTreeMap<StarLevel, usize>,
    digest: DataDigest,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::{Standing, statistics};

    #[test]
    fn every_status_and_level_is_there() {
        let day = Day::parse("2026-11-21").expect("a day");
        let standing = Standing { status: Status::Valid, level: StarLevel::FiveStar };
        let json = snapshot(day, &statistics([standing].into_iter()), DataDigest::of(b""));
        assert_eq!(
            String::from_utf8(json).expect("UTF-8"),
            "{\"day\":\"2026-11-21\",\"certificates\":1,\
             \"by_status\":{\"valid\":1,\"suspended\":0,\"not-yet-valid\":0,\"expired\":0,\"cancelled\":0,\"withdrawn\":0},\
             \"by_level\":{\"standard\":0,\"three-star\":0,\"four-star\":0,\"five-star\":1},\
             \"digest\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}"
        );
    }
}
