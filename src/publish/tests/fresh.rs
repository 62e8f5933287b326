//! A fresh build trusts no manifest, leaves nothing but what it made, and refuses a folder that is no site of ours.

use std::fs;

use super::{File, Kind, Output, PublishError, Trust};

const SITE: &[File] = &[("c/A/index.html", Kind::Page, "A"), ("snapshot.json", Kind::Snapshot, "1")];

#[test]
fn whatever_else_lies_in_the_output_goes() {
    let output = Output::with(SITE);
    output.put("theirs.txt", "theirs");
    output.put("deep/er/theirs.txt", "theirs");
    output.put("a\nline", "a name that we would never publish");
    fs::create_dir_all(output.path.join("stray/folder")).expect("created");
    let report = output.try_build(Trust::Fresh, SITE).expect("built");
    assert_eq!((report.written, report.unchanged, report.deleted), (0, 2, 3));
    assert_eq!(output.tree(), Output::with(SITE).tree());
}

#[test]
fn a_file_that_only_the_manifest_says_is_right_is_made_right() {
    let output = Output::with(SITE);
    output.put("c/A/index.html", "B");
    assert_eq!(output.build(SITE).written, 0, "the manifest is trusted");
    assert_eq!(output.try_build(Trust::Fresh, SITE).expect("built").written, 1);
    assert_eq!(output.text("c/A/index.html").as_deref(), Some("A"));
}

#[test]
fn a_folder_with_files_and_no_snapshot_is_refused_and_untouched() {
    let output = Output::new();
    output.put("theirs.txt", "theirs");
    let before = output.tree();
    let refused = output.try_build(Trust::Fresh, SITE);
    assert!(matches!(refused, Err(PublishError::NotOurs { .. })), "{refused:?}");
    assert_eq!(output.tree(), before);
}

#[test]
fn an_empty_or_absent_folder_is_taken() {
    let absent = Output::new();
    let empty = Output::new();
    fs::create_dir_all(&empty.path).expect("created");
    for output in [absent, empty] {
        output.try_build(Trust::Fresh, SITE).expect("built");
        assert_eq!(output.tree(), Output::with(SITE).tree());
    }
}
