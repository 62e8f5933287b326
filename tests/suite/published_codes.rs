//! `registry/published.txt`: how it is read whoever merged it, and what a build keeps of it.

use std::fs;

use serde_json::json;

use crate::project::Project;

const PUBLISHED: &str = "registry/published.txt";
/// The code of the base project's certificate, and two that are well formed and in no record.
const CODE: &str = "7K3M9P2XC9";
const GONE: &str = "2A8YHT31KX";

fn published(project: &Project) -> String {
    fs::read_to_string(project.path(PUBLISHED)).expect("the list of codes can be read")
}

/// Code, severity and line of every finding about the list; that none of these projects was ever published is M807.
fn found(project: &Project) -> Vec<serde_json::Value> {
    let findings = project.check_json("en");
    findings
        .iter()
        .filter(|finding| finding["code"] != "M807")
        .map(|finding| json!([finding["code"], finding["severity"], finding["line"]]))
        .collect()
}

#[test]
fn any_order_repeats_and_line_ends_are_taken() {
    for text in [
        format!("{GONE} lost\n{CODE}\n{CODE}\n"),
        format!("{CODE}\n{GONE}\n{GONE} lost\n"),
        format!("{GONE} lost\r\n{GONE}\r\n\r\n{CODE}"),
        format!("\u{feff}{GONE} lost\n{CODE}\n"),
        format!("{GONE}\n{CODE}\n{GONE} lost\n{GONE} lost\n{GONE}\n"),
        format!("  {GONE}\tlost  \n {CODE}\n"),
    ] {
        let project = Project::base().file(PUBLISHED, &text);
        assert_eq!(found(&project), [json!(null); 0], "{text:?}");
    }
    let text = format!("{CODE}\r\n{GONE}\n{GONE} lost");
    let project = Project::base().file(PUBLISHED, &text);
    project.build(&[]).succeeds();
    assert_eq!(published(&project), text, "nothing is new: it is left alone");
}

#[test]
fn a_code_that_is_public_and_lost_is_lost() {
    for text in [format!("{CODE}\n{CODE} lost\n"), format!("{CODE} lost\n{CODE}\n")] {
        assert_eq!(found(&Project::base().file(PUBLISHED, text))[0][0], "U205");
    }
}

#[test]
fn what_stands_behind_a_readable_code_is_a_warning_and_the_code_counts() {
    for line in
        [format!("{CODE} # the first"), format!("{CODE} lost?"), format!("{CODE} lost lost"), format!("{CODE} {GONE}")]
    {
        let project = Project::base().file(PUBLISHED, format!("{line}\n"));
        assert_eq!(found(&project), [json!(["U204", "warning", 1])], "{line}");
    }
    let project = Project::base().file(PUBLISHED, format!("{CODE}\n{GONE} 2026-01-01\n"));
    assert_eq!(found(&project), [json!(["P901", "error", 2]), json!(["U204", "warning", 2])]);
    project.build(&["--allow-lost", GONE]).succeeds();
    assert_eq!(published(&project), format!("{CODE}\n{GONE} lost\n"));
}

#[test]
fn a_line_without_a_code_is_an_error() {
    for line in ["7K3M9P2XC8", "<<<<<<< HEAD", "lost 7K3M9P2XC9", "7k3m9p2xc9"] {
        assert_eq!(
            found(&Project::base().file(PUBLISHED, format!("{line}\n"))),
            [json!(["U204", "error", 1])],
            "{line}"
        );
    }
}

#[test]
fn warnings_however_many_hide_no_code() {
    let many = format!("{CODE} x\n").repeat(200);
    let project = Project::base().file(PUBLISHED, format!("{many}{GONE}\n"));
    let found = found(&project);
    assert_eq!(found.len(), 201);
    assert!(found.contains(&json!(["P901", "error", 201])));
}

#[cfg(unix)]
mod on_disk {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    use super::*;

    #[test]
    fn a_new_list_can_be_read_by_all_who_may_read_any_new_file() {
        let project = Project::base();
        project.build(&[]).succeeds();
        let project = project.file("usual", "");
        let mode = |name| fs::metadata(project.path(name)).expect("it is there").mode();
        assert_eq!(mode(PUBLISHED), mode("usual"));
    }

    #[test]
    fn mode_owner_and_group_outlive_a_build() {
        for mode in [0o664, 0o600] {
            let project = Project::base().file(PUBLISHED, format!("{GONE} lost\n"));
            let path = project.path(PUBLISHED);
            // Only a superuser may give files away; for others the test is about the mode.
            let given = chown(&path, Some(12_345), Some(23_456)).is_ok();
            fs::set_permissions(&path, Permissions::from_mode(mode)).expect("the mode can be set");
            project.build(&[]).succeeds();
            assert_eq!(published(&project), format!("{GONE} lost\n{CODE}\n"));
            let found = fs::metadata(&path).expect("it is there");
            assert_eq!(found.mode() & 0o7777, mode);
            assert!(!given || (found.uid(), found.gid()) == (12_345, 23_456));
        }
    }

    #[test]
    fn a_link_is_written_through() {
        let shared = Project::empty().file("codes.txt", format!("{GONE} lost\n"));
        let project = Project::base();
        symlink(shared.path("codes.txt"), project.path("registry/hop")).expect("a link can be made");
        symlink("hop", project.path(PUBLISHED)).expect("a link can be made");
        project.build(&[]).succeeds();
        assert!(project.path(PUBLISHED).is_symlink());
        assert_eq!(fs::read_to_string(shared.path("codes.txt")).expect("there"), format!("{GONE} lost\n{CODE}\n"));
        assert_eq!(fs::read_dir(shared.path("")).expect("there").count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_not_taken_for_no_list() {
        let project = Project::base();
        symlink("nowhere", project.path(PUBLISHED)).expect("a link can be made");
        assert_eq!(found(&project), [json!(["Y106", "error", 1])]);
        project.build(&[]).ends_with(1);
    }
}
