//! The example register: sound on every day of four years, and rich enough to show everything.

use std::collections::BTreeSet;

use camino::Utf8Path;
use starmark::check::{Circumstances, NoStore, PublishedCodes, ScoreSheet, check_records};
use starmark::derive::standing;
use starmark::diagnostics::{Code, Findings};
use starmark::model::{Day, Registry, StarLevel, Status};

/// The day on which it shows every status.
const SHOW_DAY: &str = "2026-11-21";

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day of the calendar")
}

fn checked(today: Day) -> (Option<Registry>, BTreeSet<Code>) {
    let found = Findings::new();
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    let published = PublishedCodes::read(root, &found);
    let sheet = ScoreSheet::read(root, &found);
    let circumstances = Circumstances::first(today, Some(false), &sheet, &published);
    let records = check_records(root, circumstances, &NoStore, &found);
    let codes = found.into_sorted().listed.iter().map(|finding| finding.code).collect();
    (records.registry, codes)
}

#[test]
fn it_can_be_published_on_every_day_of_2026_to_2029() {
    let brought_by_time = BTreeSet::from([Code::V405, Code::E504, Code::E506, Code::E507]);
    let mut today = day("2026-01-01");
    while today <= day("2029-12-31") {
        let (registry, codes) = checked(today);
        assert!(registry.is_some(), "no register on {today}: {codes:?}");
        assert!(codes.is_subset(&brought_by_time), "on {today}: {codes:?}");
        today = today.next();
    }
}

#[test]
fn on_its_show_day_it_has_every_status_and_every_level() {
    let today = day(SHOW_DAY);
    let registry = checked(today).0.expect("a register without errors");
    let standings: Vec<_> = registry.certificates().map(|holding| standing(holding.certificate, today)).collect();
    for status in Status::ALL {
        assert!(standings.iter().any(|standing| standing.status == status), "{status}");
    }
    for level in StarLevel::ALL {
        let valid = |standing: &&_| **standing == starmark::derive::Standing { status: Status::Valid, level };
        assert!(standings.iter().filter(valid).count() > 1, "{level}");
    }
    assert!(registry.records().iter().all(|record| record.enterprise.name.zh.contains("示例")));
}
