//! A build killed at any change of the disk leaves whole files in the order of the phases, and the next build ends as a clean one.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::made::{Phase, Slot};
use super::cut_disk::CutDisk;
use super::{File, Kind, Output, Trust};

/// Texts of the same path have the same length: no length gives a change away.
const OLD: &[File] = &[
    ("assets/gone.css", Kind::Asset, "gone"),
    ("assets/site.css", Kind::Asset, "style 1"),
    ("becomes/folder", Kind::Page, "a file"),
    ("becomes-file/deep/page", Kind::Page, "a page in a folder"),
    ("c/A/badge.svg", Kind::Asset, "badge 1"),
    ("c/A/index.html", Kind::Page, "page A 1"),
    ("c/B/deep/er/index.html", Kind::Page, "page B"),
    ("c/B/index.html", Kind::Page, "page B"),
    ("c/same/index.html", Kind::Page, "always the same"),
    ("data/all.csv", Kind::Data, "data 1"),
    ("index.html", Kind::List, "home 1"),
    ("search/index.json", Kind::Search, "search 1"),
    ("snapshot.json", Kind::Snapshot, "snapshot 1"),
];

const NEW: &[File] = &[
    ("assets/new.css", Kind::Asset, "new"),
    ("assets/site.css", Kind::Asset, "style 2"),
    ("becomes/folder/index.html", Kind::Page, "a page in a folder"),
    ("becomes-file", Kind::Page, "a file"),
    ("c/A/badge.svg", Kind::Asset, "badge 2"),
    ("c/A/index.html", Kind::Page, "page A 2"),
    ("c/C/badge.svg", Kind::Asset, "badge C"),
    ("c/C/index.html", Kind::Page, "page C"),
    ("c/same/index.html", Kind::Page, "always the same"),
    ("data/all.csv", Kind::Data, "data 2"),
    ("index.html", Kind::List, "home 2"),
    ("search/index.json", Kind::Search, "search 2"),
    ("snapshot.json", Kind::Snapshot, "snapshot 2"),
];

const NEITHER: &[File] = &[
    ("c/A/index.html", Kind::Page, "page A 3"),
    ("c/same/index.html", Kind::Page, "always the same"),
    ("snapshot.json", Kind::Snapshot, "snapshot 3"),
];

/// Where a folder takes a file's place or the other way round, the old file has to go first.
const MAKES_WAY: &[&str] = &["becomes/folder", "becomes-file/deep/page"];

/// What lies in the output after each build of `site` that is killed, from the first change to the last.
fn killed_at_every_change(trust: Trust, before: &[File], site: &[File], look: impl Fn(&Output)) {
    let mut kills = 0;
    loop {
        let output = Output::new();
        if !before.is_empty() {
            output.build(before);
        }
        if output.build_on(CutDisk::after(kills), trust, site).is_ok() {
            break;
        }
        look(&output);
        kills += 1;
    }
    assert!(kills > 2 * site.len(), "only {kills} changes were cut off");
}

#[test]
fn the_next_build_ends_as_a_clean_one() {
    for before in [&[], OLD] {
        for next in [OLD, NEW, NEITHER] {
            let clean = Output::with(next).tree();
            killed_at_every_change(Trust::Manifest, before, NEW, |output| {
                output.build(next);
                assert_eq!(output.tree(), clean);
                assert!(output.keeps(next));
            });
        }
    }
}

#[test]
fn the_build_after_two_kills_ends_as_a_clean_one() {
    let (first, second) = (&[OLD[9], OLD[10], OLD[12]], &[NEW[0], NEW[10], NEW[12]]);
    let clean = Output::with(first).tree();
    for again in [first, second] {
        let changes = Cell::new(0);
        let more = Cell::new(true);
        while more.replace(false) {
            killed_at_every_change(Trust::Manifest, first, second, |output| {
                let killed = CutDisk::after(changes.get());
                let done = output.build_on(killed, Trust::Manifest, again);
                more.set(more.get() || done.is_err());
                output.build(first);
                assert_eq!(output.tree(), clean);
            });
            changes.set(changes.get() + 1);
        }
    }
}

#[test]
fn a_fresh_build_after_a_killed_fresh_build_ends_as_a_clean_one() {
    let clean = Output::with(NEW).tree();
    for before in [&[], OLD] {
        killed_at_every_change(Trust::Fresh, before, NEW, |output| {
            output.try_build(Trust::Fresh, NEW).expect("built");
            assert_eq!(output.tree(), clean);
        });
        killed_at_every_change(Trust::Fresh, before, NEW, |output| {
            output.build(NEW);
            assert_eq!(output.tree(), clean);
        });
    }
}

#[test]
fn every_file_is_whole_at_any_moment() {
    let old = texts(OLD);
    let new = texts(NEW);
    killed_at_every_change(Trust::Manifest, OLD, NEW, |output| {
        for path in old.keys().chain(new.keys()) {
            let now = output.text(path);
            let (was, will_be) = (old.get(path), new.get(path));
            let is = now.as_deref();
            match (was, will_be) {
                (Some(was), Some(will_be)) => {
                    assert!(is == Some(*was) || is == Some(*will_be), "{path}: {is:?}");
                }
                (Some(only), None) | (None, Some(only)) => {
                    assert!(is.is_none() || is == Some(*only), "{path}: {is:?}");
                }
                (None, None) => unreachable!("the path is of one of them"),
            }
        }
    });
}

#[test]
fn nothing_appears_before_all_of_the_earlier_phases_is_there() {
    for before in [&[], OLD] {
        let old = texts(before);
        killed_at_every_change(Trust::Manifest, before, NEW, |output| {
            let changing = NEW.iter().filter(|(path, _, text)| old.get(path) != Some(text));
            let seen: Vec<(Phase, bool)> = changing
                .map(|&(path, kind, text)| {
                    let place = if old.contains_key(path) { Slot::Taken } else { Slot::Free };
                    (Phase::of(kind, place), output.text(path).as_deref() == Some(text))
                })
                .collect();
            let last_begun = seen.iter().filter(|(_, there)| *there).map(|(phase, _)| phase).max();
            let first_unfinished = seen.iter().filter(|(_, there)| !there).map(|(phase, _)| phase).min();
            if let (Some(begun), Some(unfinished)) = (last_begun, first_unfinished) {
                assert!(begun <= unfinished, "{begun:?} began before {unfinished:?} was complete");
            }

            let new = texts(NEW);
            let gone = old
                .keys()
                .filter(|path| !new.contains_key(*path) && !MAKES_WAY.contains(path))
                .find(|path| output.text(path).is_none());
            if let Some(gone) = gone {
                assert_eq!(first_unfinished, None, "{gone} was deleted too early");
            }
        });
    }
}

#[test]
fn until_the_last_file_is_made_the_old_site_stands() {
    let output = Output::with(OLD);
    let before = output.tree();

    let staging = output.open(Trust::Manifest).stage().expect("staged");
    for file in NEW {
        staging.add(super::made(&staging, file)).expect("added");
    }
    drop(staging);
    assert_eq!(output.tree(), before);

    let staging = output.open(Trust::Manifest).stage().expect("staged");
    for file in NEW {
        staging.add(super::made(&staging, file)).expect("added");
    }
    let refused = staging.commit(&output.cache(), || {
        assert_eq!(output.text("index.html").as_deref(), Some("home 1"));
        assert_eq!(output.text("assets/new.css"), None);
        Err(std::io::Error::other("no room for published.txt"))
    });
    assert!(matches!(refused, Err(super::PublishError::BeforeFirstRename(_))));
    assert_eq!(output.tree(), before);
}

fn texts(site: &[File]) -> BTreeMap<&'static str, &'static str> {
    site.iter().map(|&(path, _, text)| (path, text)).collect()
}
