//! Only a folder that is absent, empty or ours is written into; any other is taken over by those alone who say so.

use std::fs;

use super::{File, Kind, Output, PublishError, Trust};

/// The digest is that of the data.
const SITE: &[File] = &[
    ("c/A/index.html", Kind::Page, "A"),
    ("data/certificates.jsonl", Kind::Data, "{}\n"),
    (
        "snapshot.json",
        Kind::Snapshot,
        r#"{"day":"2026-11-21","digest":"ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"}"#,
    ),
];
const BOTH: [Trust; 2] = [Trust::Manifest, Trust::Fresh];

/// The folder must be refused as it stands, because of `found`.
#[track_caller]
fn refused(output: &Output, found: &str) {
    let before = output.tree();
    for trust in BOTH {
        match output.try_build(trust, SITE) {
            Err(PublishError::Refused(words)) => {
                assert!(words.en.contains(&format!("holds `{found}`")), "{}", words.en);
                assert!(words.zh.contains(&format!("里有 {found}，")), "{}", words.zh);
            }
            other => panic!("{trust:?}: {other:?}"),
        }
        assert_eq!(output.tree(), before);
    }
}

#[test]
fn an_absent_folder_an_empty_one_and_one_with_hidden_files_are_taken() {
    for hidden in [&[][..], &[".git", ".gitattributes"], &["lost+found/#1"], &[".starmark/lock", ".starmark/staging/0"]]
    {
        for trust in BOTH {
            let output = Output::new();
            for path in hidden {
                output.put(path, "theirs");
            }
            output.try_build(trust, SITE).expect("built");
            assert_eq!(output.text("c/A/index.html").as_deref(), Some("A"));
        }
    }
    let empty = Output::new();
    fs::create_dir_all(&empty.path).expect("created");
    empty.build(SITE);
}

#[test]
fn a_folder_with_anything_else_in_it_is_refused_and_untouched() {
    for theirs in ["thesis.txt", "index.html", "folder/.hidden", "a b/示例", "c/lost+found/x"] {
        let output = Output::new();
        output.put(theirs, "theirs");
        output.put("z", "the first in order is named");
        refused(&output, theirs.split('/').next().expect("a name"));
    }
    let folders_alone = Output::new();
    fs::create_dir_all(folders_alone.path.join("empty/er")).expect("created");
    refused(&folders_alone, "empty");
}

#[test]
fn a_file_with_the_name_of_ours_proves_nothing() {
    for (path, text) in [
        ("snapshot.json", SITE[2].2),
        ("snapshot.json", "{}"),
        (".starmark/manifest", "anything"),
        (".starmark/manifest", ""),
        (".starmark/notes", "starmark manifest 1\n"),
        (".starmark/journal", "starmark manifest 1\n"),
    ] {
        let output = Output::new();
        output.put("index.html", "theirs");
        output.put(path, text);
        refused(&output, "index.html");
    }
    let other_data = Output::new();
    other_data.put("snapshot.json", SITE[2].2);
    other_data.put("data/certificates.jsonl", "{} \n");
    refused(&other_data, "data");
}

#[test]
fn a_manifest_or_a_journal_of_any_version_makes_it_ours() {
    for (path, text) in [("manifest", "starmark manifest 17\n…"), ("journal", "starmark journal 0\n")] {
        let output = Output::new();
        output.put("theirs.txt", "theirs");
        output.put(&format!(".starmark/{path}"), text);
        output.build(SITE);
        assert_eq!(output.text("theirs.txt").as_deref(), Some("theirs"));
    }
}

#[test]
fn a_site_without_our_own_folder_is_known_by_its_data() {
    for trust in BOTH {
        let output = Output::with(SITE);
        fs::remove_dir_all(output.path.join(".starmark")).expect("removed");
        let report = output.try_build(trust, SITE).expect("built");
        assert_eq!((report.written, report.unchanged), (0, 3));
        assert_eq!(output.tree(), Output::with(SITE).tree());
    }
}

#[test]
fn to_adopt_is_to_compare_by_bytes_to_replace_and_to_delete_nothing() {
    let output = Output::new();
    output.put("c/A/index.html", "A");
    output.put("snapshot.json", "theirs");
    output.put("c/B/index.html", "theirs");
    output.put("notes/.hidden", "theirs");
    let report = output.try_build(Trust::Adopt, SITE).expect("built");
    assert_eq!((report.written, report.unchanged, report.deleted), (2, 1, 0));
    assert_eq!(output.text("snapshot.json").as_deref(), Some(SITE[2].2));
    assert_eq!(output.text("c/B/index.html").as_deref(), Some("theirs"));
    assert_eq!(output.text("notes/.hidden").as_deref(), Some("theirs"));

    output.build(&SITE[1..]);
    assert_eq!(output.text("c/A/index.html"), None, "what it made since is its own to delete");
    assert_eq!(output.text("c/B/index.html").as_deref(), Some("theirs"));
}

#[test]
fn to_adopt_what_is_ours_changes_nothing() {
    let output = Output::with(SITE);
    let report = output.try_build(Trust::Adopt, &SITE[1..]).expect("built");
    assert_eq!((report.written, report.unchanged, report.deleted), (0, 2, 1));
    assert_eq!(output.tree(), Output::with(&SITE[1..]).tree());
}

#[cfg(unix)]
#[test]
fn nothing_that_a_link_leads_to_makes_a_folder_ours() {
    use std::os::unix::fs::symlink;

    let site = Output::with(SITE);
    for link in [".starmark", "snapshot.json", "data"] {
        let output = Output::new();
        output.put("index.html", "theirs");
        if link != ".starmark" {
            output.put("data/certificates.jsonl", SITE[1].2);
            output.put("snapshot.json", SITE[2].2);
            let replaced = output.path.join(link);
            fs::remove_file(&replaced).or_else(|_| fs::remove_dir_all(&replaced)).expect("removed");
        }
        symlink(site.path.join(link), output.path.join(link)).expect("linked");
        refused(&output, if link == ".starmark" { "index.html" } else { "data" });
    }
}
