//! One build at a time, one file a path, no path out of the output.

use std::thread;

use super::{File, Kind, Made, Output, PublishError, Trust, made};

const SITE: &[File] = &[("c/A/index.html", Kind::Page, "A"), ("snapshot.json", Kind::Snapshot, "1")];

#[test]
fn a_second_build_at_the_same_time_is_told_so_and_disturbs_nothing() {
    let output = Output::new();
    let staging = output.open(Trust::Manifest).stage().expect("staged");
    for file in SITE {
        staging.add(made(&staging, file)).expect("added");
    }
    for trust in [Trust::Manifest, Trust::Fresh] {
        let refused = output.try_build(trust, SITE);
        assert!(matches!(refused, Err(PublishError::Busy { .. })), "{refused:?}");
    }
    staging.commit(&output.cache(), || Ok(())).expect("published");
    assert_eq!(output.tree(), Output::with(SITE).tree());
    output.build(SITE);
}

#[test]
fn the_same_path_twice_is_an_error_that_names_it() {
    let twice = [SITE[0], SITE[1], SITE[0]];
    for output in [Output::new(), Output::with(SITE)] {
        let before = output.tree();
        let refused = output.try_build(Trust::Manifest, &twice);
        assert!(matches!(&refused, Err(PublishError::MadeTwice { path }) if path == "c/A/index.html"), "{refused:?}");
        let site_only = |mut tree: super::Tree| {
            tree.retain(|path, _| !path.starts_with(".starmark"));
            tree
        };
        assert_eq!(site_only(output.tree()), site_only(before));
    }
}

#[test]
fn a_path_out_of_the_output_is_refused() {
    let output = Output::new();
    let staging = output.open(Trust::Manifest).stage().expect("staged");
    let escaping = Made { path: "../x".into(), ..made(&staging, &SITE[0]) };
    assert!(matches!(staging.add(escaping), Err(PublishError::UnsafePath { .. })));
}

#[test]
fn any_order_and_any_number_of_threads_give_the_same_bytes() {
    let in_order = Output::new();
    let staging = in_order.open(Trust::Manifest).stage().expect("staged");
    let page = |n| Made {
        path: format!("c/{}/{n}.html", n % 7),
        bytes: format!("page {n}").into_bytes(),
        ..made(&staging, &SITE[0])
    };
    let site: Vec<Made> = (0..200).map(page).collect();
    for made in &site {
        staging.add(made.clone()).expect("added");
    }
    staging.commit(&in_order.cache(), || Ok(())).expect("published");

    let by_threads = Output::new();
    let staging = by_threads.open(Trust::Manifest).stage().expect("staged");
    staging.family("file", |_, _| None);
    thread::scope(|scope| {
        for part in site.rchunks(30) {
            let staging = &staging;
            scope.spawn(move || {
                part.iter().rev().for_each(|made| {
                    staging.add(made.clone()).expect("added");
                });
            });
        }
    });
    staging.commit(&by_threads.cache(), || Ok(())).expect("published");
    assert_eq!(by_threads.tree(), in_order.tree());
}
