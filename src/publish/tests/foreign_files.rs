//! What others put into the output stays, unless the build is fresh; a link is never followed to delete something.

use std::fs;

use super::{File, Kind, Output, PublishError, Trust};

const OLD: &[File] = &[
    ("c/A/index.html", Kind::Page, "A"),
    ("c/B/index.html", Kind::Page, "B"),
    ("d/e/f/index.html", Kind::Page, "f"),
    ("snapshot.json", Kind::Snapshot, "1"),
];
const NEW: &[File] = &[("c/A/index.html", Kind::Page, "A"), ("snapshot.json", Kind::Snapshot, "2")];

#[test]
fn what_the_build_no_longer_makes_goes_with_its_folders() {
    let output = Output::with(OLD);
    let report = output.build(NEW);
    assert_eq!((report.written, report.unchanged, report.deleted), (1, 1, 2));
    assert_eq!((report.files, report.bytes), (2, 2));
    assert_eq!(output.tree(), Output::with(NEW).tree());
}

#[test]
fn a_foreign_file_stays_and_keeps_its_folder() {
    let output = Output::with(OLD);
    output.put("c/B/theirs.txt", "theirs");
    output.put("CNAME", "theirs");
    output.build(NEW);
    assert_eq!(output.text("c/B/theirs.txt").as_deref(), Some("theirs"));
    assert_eq!(output.text("CNAME").as_deref(), Some("theirs"));
    assert_eq!(output.text("c/B/index.html"), None);
}

#[test]
fn without_a_readable_manifest_nothing_is_deleted() {
    for manifest in ["starmark manifest ", "starmark manifest 3\nblake3 0\n", "starmark manifest 1\n\u{fffd} anything"]
    {
        let output = Output::with(OLD);
        output.put(".starmark/manifest", manifest);
        let report = output.build(NEW);
        assert_eq!(report.past_build, super::super::PastBuild::Unreadable);
        assert_eq!((report.written, report.unchanged, report.deleted), (1, 1, 0));
        assert_eq!(output.text("c/B/index.html").as_deref(), Some("B"));
    }
}

#[test]
fn a_file_of_others_at_our_path_is_replaced() {
    let output = Output::with(&OLD[3..]);
    output.put("c/A/index.html", "theirs");
    output.build(NEW);
    assert_eq!(output.text("c/A/index.html").as_deref(), Some("A"));
}

#[test]
fn a_foreign_file_in_the_way_stops_the_build_before_the_first_rename() {
    let in_place_of_folder = Output::with(NEW);
    in_place_of_folder.put("d", "theirs");
    let in_place_of_file = Output::with(NEW);
    in_place_of_file.put("d/e/f/index.html/theirs.txt", "theirs");
    for output in [in_place_of_folder, in_place_of_file] {
        let before = output.tree();
        let refused = output.try_build(Trust::Manifest, OLD);
        assert!(
            matches!(&refused, Err(PublishError::Blocked { wanted, .. }) if wanted == "d/e/f/index.html"),
            "{refused:?}"
        );
        assert_eq!(output.tree(), before);
        output.try_build(Trust::Fresh, OLD).expect("built");
        assert_eq!(output.tree(), Output::with(OLD).tree());
    }
}

#[test]
fn empty_folders_in_the_way_of_a_file_go() {
    for trust in [Trust::Manifest, Trust::Fresh] {
        let output = Output::with(NEW);
        fs::create_dir_all(output.path.join("d/e/f/index.html/empty/er")).expect("created");
        output.try_build(trust, OLD).expect("built");
        assert_eq!(output.tree(), Output::with(OLD).tree());
    }
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    /// An output where `c/B` has become a link to a folder elsewhere that holds a file of the same name.
    fn with_a_link_to_elsewhere() -> (Output, Output) {
        let elsewhere = Output::new();
        elsewhere.put("index.html", "B");
        let output = Output::with(OLD);
        let link = output.path.join("c/B");
        fs::remove_dir_all(&link).expect("removed");
        symlink(&elsewhere.path, &link).expect("linked");
        (output, elsewhere)
    }

    #[test]
    fn nothing_is_deleted_through_a_link() {
        let (output, elsewhere) = with_a_link_to_elsewhere();
        output.build(NEW);
        assert_eq!(elsewhere.text("index.html").as_deref(), Some("B"));
        assert!(output.path.join("c/B").is_symlink());
    }

    #[test]
    fn a_fresh_build_deletes_the_link_and_not_what_it_points_to() {
        for site in [OLD, NEW] {
            let (output, elsewhere) = with_a_link_to_elsewhere();
            output.try_build(Trust::Fresh, site).expect("built");
            assert_eq!(elsewhere.text("index.html").as_deref(), Some("B"));
            assert_eq!(output.tree(), Output::with(site).tree());
        }
    }

    #[test]
    fn a_folder_that_became_a_link_is_made_again_and_nothing_is_written_through_it() {
        for (trust, manifest) in [(Trust::Verify, true), (Trust::Adopt, false), (Trust::Fresh, true)] {
            for site in [OLD, &[OLD[0], ("c/B/index.html", Kind::Page, "C"), OLD[3]]] {
                let (output, elsewhere) = with_a_link_to_elsewhere();
                if !manifest {
                    fs::remove_file(output.path.join(".starmark/manifest")).expect("removed");
                }
                output.try_build(trust, site).expect("built");
                assert_eq!(elsewhere.text("index.html").as_deref(), Some("B"));
                assert_eq!(output.text("c/B/index.html").as_deref(), Some(site[1].2));
                assert!(!output.path.join("c/B").is_symlink());
            }
        }
    }

    #[test]
    fn a_link_far_above_is_replaced_as_well() {
        let (elsewhere, output) = (Output::with(OLD), Output::with(OLD));
        fs::remove_dir_all(output.path.join("d")).expect("removed");
        symlink(elsewhere.path.join("d"), output.path.join("d")).expect("linked");
        fs::remove_dir_all(output.path.join("c")).expect("removed");
        symlink("/nowhere/at/all", output.path.join("c")).expect("linked");
        let before = elsewhere.tree();
        output.try_build(Trust::Verify, OLD).expect("built");
        assert_eq!(output.tree(), Output::with(OLD).tree());
        assert_eq!(elsewhere.tree(), before);
    }

    #[test]
    fn our_own_folder_and_what_is_in_it_are_no_way_out_either() {
        for own in [".starmark", ".starmark/staging", ".starmark/lock", ".starmark/manifest", ".starmark/journal"] {
            let elsewhere = Output::new();
            elsewhere.put("theirs/file", "theirs");
            let target = match own {
                ".starmark" | ".starmark/staging" => "theirs",
                ".starmark/lock" => "not there",
                _ => "theirs/file",
            };
            let before = elsewhere.tree();
            let output = Output::with(NEW);
            let link = output.path.join(own);
            if link.is_dir() {
                fs::remove_dir_all(&link).expect("removed");
            } else if link.exists() {
                fs::remove_file(&link).expect("removed");
            }
            symlink(elsewhere.path.join(target), &link).expect("linked");
            output.try_build(Trust::Adopt, NEW).expect("built");
            assert_eq!(elsewhere.tree(), before, "{own}");
            assert_eq!(output.tree(), Output::with(NEW).tree(), "{own}");
        }
    }

    #[test]
    fn a_link_at_our_path_is_replaced_itself() {
        let elsewhere = Output::new();
        elsewhere.put("theirs", "A");
        let output = Output::with(NEW);
        let page = output.path.join("c/A/index.html");
        fs::remove_file(&page).expect("removed");
        symlink(elsewhere.path.join("theirs"), &page).expect("linked");
        output.try_build(Trust::Verify, NEW).expect("built");
        assert!(page.is_file() && !page.is_symlink());
        assert_eq!(elsewhere.text("theirs").as_deref(), Some("A"));
    }
}
