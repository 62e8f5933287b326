//! What `registry artwork` makes, refuses and leaves out; its streams and exit codes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::project::{Project, Run, TODAY, files_below};

const CODE: &str = "7K3M9P2XC9";
const SITE: &str = "registry/site.yaml";
const RECORD: &str = "registry/enterprises/example.yaml";

fn artwork(project: &Project, more: &[&str]) -> Run {
    project.run(&[&["artwork", "--as-of", TODAY, "--lang", "en"], more].concat())
}

/// Runs the command, which must refuse: exit code 1 and not a file more than before. Gives what it says.
fn refused(project: &Project, more: &[&str]) -> String {
    let before = project.contents();
    let run = artwork(project, more);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{more:?}: {}", run.stderr);
    assert_eq!(project.contents(), before, "{more:?}");
    run.stderr
}

#[test]
fn it_makes_three_files_in_the_projects_folder_unless_told_otherwise() {
    let project = Project::base();
    let run = artwork(&project, &[CODE]).succeeds();
    let root = project.root();
    let named = |format: &str| format!("{root}/artwork/{CODE}-20mm.{format}\n");
    assert_eq!(run.stdout, ["svg", "pdf", "png"].map(named).concat());
    assert_eq!(run.stderr, "");

    let run = artwork(&project, &["7k3m9p2xc9", "--side", "25", "--format", "png,svg", "--out", "for the printer"]);
    let named = |format: &str| format!("for the printer/{CODE}-25mm.{format}\n");
    assert_eq!(run.succeeds().stdout, ["svg", "png"].map(named).concat());
    let made = files_below(&project.path("for the printer"));
    assert_eq!(made, [format!("{CODE}-25mm.png"), format!("{CODE}-25mm.svg")].map(PathBuf::from));
}

#[test]
fn the_side_is_that_of_the_settings() {
    let project = Project::base().edit(SITE, "{ legal_basis: 示例规则 }", "{ legal_basis: 示例规则, qr_side_mm: 28 }");
    let run = artwork(&project, &[CODE, "--format", "svg", "--out", "."]).succeeds();
    assert_eq!(run.stdout, format!("./{CODE}-28mm.svg\n"));
}

#[test]
fn what_is_not_valid_is_refused_by_the_name_of_its_status() {
    let project = Project::base();
    let with = |event: &str| {
        let events = format!("five-star\n    events:\n      - {{ {event} }}");
        Project::base().edit(RECORD, "five-star", &events)
    };
    let expired = project.edit(RECORD, "2026-03-01", "2023-03-01").edit(RECORD, "2029-02-28", "2026-02-28");
    let to_come = Project::base().edit(RECORD, "2026-03-01", "2026-11-22");
    for (project, status) in [
        (expired, "has expired"),
        (to_come, "is not yet valid"),
        (with("kind: suspension, on: 2026-06-01, reason: fees"), "is suspended"),
        (with("kind: withdrawal, on: 2026-06-01, reason: mark-misuse"), "is withdrawn"),
        (with("kind: cancellation, on: 2026-06-01, reason: own-request"), "is cancelled"),
    ] {
        let said = refused(&project, &[CODE]);
        let reason = format!("No label was made: certificate EX-27922-2026-00012 ({CODE}) {status} on {TODAY}.\n");
        assert_eq!(said, reason);
    }
}

#[test]
fn a_body_that_forbids_the_mark_on_packs_gives_no_label() {
    let project = Project::base().edit(SITE, "{ legal_basis", "{ on_pack: forbidden, legal_basis");
    assert!(refused(&project, &[CODE]).contains("mark.on_pack: forbidden"));
    assert!(refused(&project, &["--all"]).contains("mark.on_pack: forbidden"));
    let run = project.run(&["artwork", CODE, "--as-of", TODAY, "--lang", "zh"]);
    assert!(run.stderr.starts_with("没有制作标签：按本机构的规定，标志不得用于包装"), "{}", run.stderr);
}

#[test]
fn a_side_that_does_not_scan_is_refused() {
    let project = Project::base();
    for side in ["14mm", "0", "201mm"] {
        assert!(refused(&project, &[CODE, "--side", side]).contains("is 15 to 200 mm"), "{side}");
    }
    artwork(&project, &[CODE, "--side", "15mm", "--format", "svg"]).succeeds();
    let stricter = Project::base().edit(SITE, "{ legal_basis", "{ qr_min_side_mm: 18, legal_basis");
    assert!(refused(&stricter, &[CODE, "--side", "17mm"]).contains("is 18 to 200 mm, not 17 mm"));
}

#[test]
fn a_code_that_is_unknown_or_mistyped_is_refused() {
    let project = Project::base();
    assert!(refused(&project, &["2A8YHT31KX"]).contains("no certificate with public code 2A8YHT31KX"));
    assert!(refused(&project, &["7K3M9P2XC8"]).contains("its check character would be `9`"));
    assert!(refused(&project, &["EX-27922-2026-00012"]).contains("`EX-27922-2026-00012` is not a public code"));
}

#[test]
fn without_a_legal_basis_it_warns_and_goes_on() {
    for mark in ["", "mark: { on_pack: permitted }"] {
        let project = Project::base().edit(SITE, "mark: { legal_basis: 示例规则 }", mark);
        let run = artwork(&project, &[CODE]).succeeds();
        assert_eq!(run.stderr.matches("warning[M803]").count(), 1, "{}", run.stderr);
        assert_eq!(run.stdout.lines().count(), 3);
    }
}

#[test]
fn other_warnings_are_left_to_check() {
    let project = Project::base().edit(SITE, "CNCA-R-2016-999", "CNCA-R-2016-9");
    assert!(project.check("en").stderr.contains("U208"));
    assert_eq!(artwork(&project, &[CODE]).succeeds().stderr, "");
}

#[test]
fn data_with_errors_gives_findings_and_no_label() {
    let project = Project::base().edit(RECORD, "2029-02-28", "2029-03-02");
    let said = refused(&project, &[CODE]);
    assert!(said.contains("error[V402]"), "{said}");
}

#[test]
fn a_number_that_the_typeface_lacks_is_refused_by_its_character() {
    let project = Project::base().edit(RECORD, "EX-27922-2026-00012", "EX-鑫-12");
    let said = refused(&project, &[CODE]);
    assert!(said.contains("the character `鑫` (U+946B)"), "{said}");
    let all = artwork(&project, &["--all"]).succeeds();
    assert_eq!((all.stdout.as_str(), all.stderr), ("", said), "left out for the same reason");
}

#[test]
fn all_makes_those_that_are_valid_and_stay_so_and_names_the_others() {
    let project = Project::example();
    let run = artwork(&project, &["--all", "--format", "svg"]).succeeds();
    let table = project.run(&["status", "示例", "--on", TODAY, "--known-on", TODAY, "--format", "json"]).stdout;
    let subjects: Vec<serde_json::Value> =
        table.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect();
    let (valid, others): (Vec<_>, Vec<_>) = subjects
        .iter()
        .partition(|subject| subject["status"] == "valid" && subject["announced"] == serde_json::json!([]));
    assert!(valid.len() > 20 && others.len() > 10, "{} valid, {} others", valid.len(), others.len());
    let code = |subject: &serde_json::Value| subject["code"].as_str().expect("a code").to_owned();
    let codes: BTreeSet<String> = valid.into_iter().map(code).collect();
    let made = run.stdout.lines().map(|path| path.rsplit('/').next().expect("a name").replace("-20mm.svg", ""));
    assert!(made.eq(codes), "{}", run.stdout);
    assert_eq!(run.stderr.lines().count(), others.len());
    for other in others {
        let place = format!("({}) ", code(other));
        let status = match other["status"].as_str().expect("a status") {
            "valid" => "is decided to be cancelled from 2026-12-31".to_owned(),
            status => status.replace('-', " "),
        };
        let line = run.stderr.lines().find(|line| line.contains(&place)).unwrap_or_else(|| panic!("{place}"));
        assert!(line.contains(&status), "{line}: {status}");
    }
}

#[test]
fn nothing_is_ever_put_into_a_built_site() {
    let project = Project::base();
    for out in ["public", "public/artwork", "artwork/../public/x"] {
        let run = artwork(&project, &[CODE, "--out", out]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{out}");
        assert!(run.stderr.contains("lies in a built site"), "{}", run.stderr);
    }
    project.build(&["--out", "elsewhere"]).succeeds();
    let run = artwork(&project, &[CODE, "--out", "elsewhere/c"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let project = Project::base();
    let before = project.contents();
    let run = artwork(&project, &[CODE, "--out", "registry/site.yaml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("registry/site.yaml"), "{}", run.stderr);
    assert_eq!(project.contents(), before);
}

#[test]
fn one_certificate_or_all_has_to_be_asked_for() {
    let project = Project::base();
    for arguments in [
        &[][..],
        &[CODE, "--all"],
        &[CODE, "--format", "jpg"],
        &[CODE, "--side", "2cm"],
        &[CODE, "--side", "17.5mm"],
        &[CODE, "--format", ""],
    ] {
        assert_eq!(artwork(&project, arguments).code, 2, "{arguments:?}");
    }
}
