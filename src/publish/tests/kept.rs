//! What is made of the same inputs is not made again, and what is made has a reason.

use std::collections::BTreeMap;

use super::super::{PastBuild, Why};
use super::{Kind, Made, Output, Trust};
use crate::inputs::{Digest, Input, Own};

/// The digests of all things that files read in common.
type Things = BTreeMap<(Input, &'static str), u8>;

const PATH: &str = "c/A/index.html";

/// Builds a page of family `name` that reads `read` of `things` and is made of `record`; gives why, and what the build said of the past.
fn build(output: &Output, name: &str, things: &Things, read: &[(Input, &'static str)], record: u8) -> Option<Why> {
    let staging = output.open(Trust::Manifest).stage().expect("staged");
    let now = |thing: (Input, &'static str)| things.get(&thing).map(Digest::of);
    let family = staging.family(name, |input, name| {
        things.iter().find(|((kind, thing), _)| *kind == input && *thing == name).map(|(_, value)| Digest::of(value))
    });
    let own = Own::of([(Input::Record, Digest::of(&record))]);
    let why = staging.keep(PATH, family, &own).expect("kept or not");
    if why.is_some() {
        let bytes = format!("{record}").into_bytes();
        staging.add(Made { path: PATH.into(), kind: Kind::Page, bytes, family, own }).expect("added");
        let reads =
            read.iter().map(|(input, name)| ((*input, (*name).to_owned()), now((*input, name)).expect("there")));
        staging.note(family, reads.collect());
    }
    staging.commit(&output.cache(), || Ok(())).expect("published");
    why
}

#[test]
fn only_what_was_read_makes_a_file_anew() {
    let (word, other, tool) = ((Input::Words, "a word"), (Input::Words, "another"), (Input::Tool, "tool"));
    let things = Things::from([(word, 1), (other, 1), (tool, 1)]);
    let output = Output::new();
    let reads = &[word, tool];
    assert_eq!(build(&output, "page", &things, reads, 1), Some(Why::New));
    assert_eq!(build(&output, "page", &things, reads, 1), None);

    let mut changed = things.clone();
    changed.insert(other, 2);
    assert_eq!(build(&output, "page", &changed, reads, 1), None, "nobody read it");
    changed.insert(word, 2);
    assert_eq!(build(&output, "page", &changed, reads, 1), Some(Why::Changed(Input::Words)));
    assert_eq!(build(&output, "page", &changed, reads, 1), None);
    changed.insert(tool, 2);
    assert_eq!(build(&output, "page", &changed, reads, 2), Some(Why::Changed(Input::Tool)), "the first reason");
    assert_eq!(build(&output, "page", &changed, reads, 3), Some(Why::Changed(Input::Record)));
    changed.remove(&word);
    assert_eq!(build(&output, "page", &changed, &[tool], 3), Some(Why::Changed(Input::Words)), "it is gone");
    assert_eq!(build(&output, "page", &changed, &[tool], 3), None, "and forgotten");
}

#[test]
fn what_an_earlier_build_read_still_counts_for_what_it_made() {
    let (first, second) = ((Input::Words, "first"), (Input::Words, "second"));
    let mut things = Things::from([(first, 1), (second, 1)]);
    let output = Output::new();
    build(&output, "page", &things, &[first], 1);
    build(&output, "page", &things, &[second], 2);
    things.insert(first, 2);
    assert_eq!(build(&output, "page", &things, &[first], 2), Some(Why::Changed(Input::Words)));
}

#[test]
fn a_file_of_another_family_is_made_anew() {
    let output = Output::new();
    build(&output, "page", &Things::new(), &[], 1);
    assert_eq!(build(&output, "list", &Things::new(), &[], 1), Some(Why::Unknown));
    assert_eq!(build(&output, "list", &Things::new(), &[], 1), None);
}

#[test]
fn a_file_kept_twice_or_kept_and_made_is_made_twice() {
    let output = Output::new();
    build(&output, "page", &Things::new(), &[], 1);
    let own = Own::of([(Input::Record, Digest::of(&1_u8))]);
    for keeps in [true, false] {
        let staging = output.open(Trust::Manifest).stage().expect("staged");
        assert_eq!(staging.past, PastBuild::Complete);
        let family = staging.family("page", |_, _| None);
        assert_eq!(staging.keep(PATH, family, &own).expect("kept"), None);
        let made = Made { path: PATH.into(), kind: Kind::Page, bytes: vec![], family, own };
        assert!(if keeps { staging.keep(PATH, family, &own).is_err() } else { staging.add(made).is_err() });
    }
}

#[test]
fn what_is_gone_at_the_top_of_the_output_is_made_again() {
    let site = &[(PATH, Kind::Page, "A"), ("c/B/index.html", Kind::Page, "B"), ("index.html", Kind::List, "home")];
    let output = Output::with(site);
    std::fs::remove_dir_all(output.path.join("c")).expect("removed");
    assert_eq!(output.build(site).written, 2);
    output.put("index.html", "other");
    assert_eq!(output.build(site).written, 1);
    assert_eq!(output.tree(), Output::with(site).tree());
}
