//! A fresh build trusts no manifest and leaves nothing but what it made, hidden files of others aside.

use std::fs;

use super::{File, Kind, Output, Trust};

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
fn what_is_hidden_stays_and_so_does_what_a_file_system_keeps() {
    let theirs = [".git/config", ".nojekyll", "c/.git", "c/B/.htaccess", "lost+found/#1"];
    let output = Output::with(SITE);
    for path in theirs {
        output.put(path, "theirs");
    }
    output.put("c/lost+found/x", "only at the root it is the file system's");
    let report = output.try_build(Trust::Fresh, SITE).expect("built");
    assert_eq!((report.written, report.unchanged, report.deleted), (0, 2, 1));
    for path in theirs {
        assert_eq!(output.text(path).as_deref(), Some("theirs"), "{path}");
    }
}

#[test]
fn a_hidden_file_that_an_earlier_build_made_goes() {
    let hidden = (".starmark/hosting/old.conf", Kind::List, "old");
    let output = Output::with(&[SITE[0], hidden, SITE[1], (".well-known/x", Kind::Page, "x")]);
    output.try_build(Trust::Fresh, SITE).expect("built");
    assert_eq!(output.tree(), Output::with(SITE).tree());
}
