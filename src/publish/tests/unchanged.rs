//! Bytes that are the same are not touched.

use std::fs;
use std::time::{Duration, SystemTime};

use super::super::PastBuild;
use super::{File, Kind, Output, Trust};

const OLD: &[File] = &[
    ("assets/site.css", Kind::Asset, "style"),
    ("c/A/index.html", Kind::Page, "A"),
    ("data/certificates.jsonl", Kind::Data, "{}\n"),
    (
        "snapshot.json",
        Kind::Snapshot,
        r#"{"day":"2026-11-20","digest":"ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"}"#,
    ),
];
const NEW: &[File] = &[
    ("assets/site.css", Kind::Asset, "style"),
    ("c/A/index.html", Kind::Page, "A"),
    ("data/certificates.jsonl", Kind::Data, "{}\n"),
    (
        "snapshot.json",
        Kind::Snapshot,
        r#"{"day":"2026-11-21","digest":"ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"}"#,
    ),
];

/// Gives every file of the output, the manifest too, a time long past.
fn age(output: &Output) -> SystemTime {
    let long_past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let paths = OLD.iter().map(|(path, ..)| *path).chain([".starmark/manifest"]);
    for path in paths {
        let file = fs::File::options().write(true).open(output.path.join(path)).expect("opened");
        file.set_modified(long_past).expect("aged");
    }
    long_past
}

#[test]
fn unchanged_files_keep_their_times() {
    let output = Output::with(OLD);
    let then = age(&output);
    let report = output.build(NEW);
    assert_eq!((report.written, report.unchanged, report.deleted), (1, 3, 0));
    assert_eq!(report.past_build, PastBuild::Complete);
    assert_eq!(output.modified("assets/site.css"), then);
    assert_eq!(output.modified("c/A/index.html"), then);
    assert_ne!(output.modified("snapshot.json"), then);
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let output = Output::with(OLD);
    let then = age(&output);
    let before = output.tree();
    let report = output.build(OLD);
    assert_eq!((report.written, report.unchanged, report.deleted), (0, 4, 0));
    assert_eq!(output.modified(".starmark/manifest"), then);
    assert_eq!(output.tree(), before);
}

#[test]
fn files_that_no_manifest_knows_are_compared_and_keep_their_times() {
    for trust in [Trust::Manifest, Trust::Fresh] {
        let output = Output::with(OLD);
        let then = age(&output);
        fs::remove_file(output.path.join(".starmark/manifest")).expect("removed");
        let report = output.try_build(trust, NEW).expect("built");
        assert_eq!((report.written, report.unchanged), (1, 3));
        assert_eq!(report.past_build, PastBuild::Unknown);
        assert_eq!(output.modified("c/A/index.html"), then);
        assert_eq!(output.tree(), Output::with(NEW).tree());
    }
}

#[test]
fn a_file_that_was_deleted_or_cut_short_behind_our_back_is_written_again_by_who_looks() {
    let output = Output::with(OLD);
    fs::remove_file(output.path.join("c/A/index.html")).expect("removed");
    output.put("assets/site.css", "sty");
    assert_eq!(output.build(OLD).written, 0, "the manifest is believed");
    assert_eq!(output.try_build(Trust::Verify, OLD).expect("built").written, 2);
    assert_eq!(output.tree(), Output::with(OLD).tree());
}

#[cfg(unix)]
#[test]
fn files_and_folders_have_the_usual_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let output = Output::with(OLD);
    let mode = |path| {
        let metadata = fs::metadata(output.path.join(path)).expect("metadata");
        metadata.permissions().mode() & 0o777
    };
    let usual = Output::new();
    usual.put("folder/file", "");
    let expected = |path| fs::metadata(usual.path.join(path)).expect("metadata").permissions().mode() & 0o777;
    assert_eq!(mode("c/A/index.html"), expected("folder/file"));
    assert_eq!(mode("c/A"), expected("folder"));
}
