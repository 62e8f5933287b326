//! The arguments, streams and exit codes of record.md §6, as another program meets them.

use serde_json::json;

use crate::project::{Project, TODAY};

const RECORD: &str = "registry/enterprises/example.yaml";

fn too_long() -> Project {
    Project::base().edit(RECORD, "2029-02-28", "2029-03-02")
}

#[test]
fn json_is_one_object_a_line_with_exactly_these_fields() {
    let run = too_long().run(&["check", "--as-of", TODAY, "--lang", "en", "--format", "json"]);
    assert_eq!(
        run.stdout,
        "{\"code\":\"V402\",\"severity\":\"error\",\
         \"message\":\"certificate `EX-27922-2026-00012` is valid for more than three years\",\
         \"file\":\"registry/enterprises/example.yaml\",\"line\":11,\"column\":14,\
         \"help\":\"three years would be 2029-02-28\"}\n"
    );
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
}

#[test]
fn what_runs_in_this_process_says_what_the_binary_says() {
    let project = too_long();
    let questions: [&[&str]; 5] = [
        &["check", "--as-of", TODAY, "--lang", "zh"],
        &["check", "--as-of", TODAY, "--lang", "en", "--format", "github"],
        &["status", "EX-27922-2026-00012", "--lang", "en"],
        &["explain", "V40", "--lang", "zh"],
        &["check", "--format", "yaml"],
    ];
    for arguments in questions {
        let (here, binary) = (project.run_here(arguments), project.run(arguments));
        assert_eq!(
            (here.code, &here.stdout, &here.stderr),
            (binary.code, &binary.stdout, &binary.stderr),
            "{arguments:?}"
        );
    }
}

#[test]
fn github_is_told_of_a_finding_by_one_command_at_its_place() {
    let run = too_long().run(&["check", "--as-of", TODAY, "--lang", "zh", "--format", "github"]);
    assert_eq!(
        run.stdout,
        "::error file=registry/enterprises/example.yaml,line=11,col=14,endColumn=24,title=V402::\
         证书“EX-27922-2026-00012”的有效期超过三年%0A\
         registry/enterprises/example.yaml:10:13: 从这里开始%0A三年为 2029-02-28\n"
    );
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
}

#[test]
fn a_warning_says_so_and_fails_nothing() {
    let project = Project::base().edit("registry/site.yaml", "CNCA-R-2016-999", "CNCA-R-2016-9");
    let run = project.run(&["check", "--as-of", TODAY, "--lang", "zh", "--format", "json"]);
    assert_eq!(
        run.stdout,
        "{\"code\":\"U208\",\"severity\":\"warning\",\"message\":\"批准号“CNCA-R-2016-9”的写法少见\",\
         \"file\":\"registry/site.yaml\",\"line\":5,\"column\":20,\
         \"help\":\"通常是 CNCA-R-2016-999 或 CNCA-RF-2016-99 的样子\"}\n"
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn json_gives_every_finding_in_the_order_of_files_and_lines() {
    let project =
        too_long().edit(RECORD, "household-appliances", "bakery").edit("registry/site.yaml", "https://", "http://");
    let findings = project.check_json("en");
    let places: Vec<_> =
        findings.iter().map(|found| json!([found["code"], found["file"], found["line"], found["column"]])).collect();
    assert_eq!(
        places,
        [json!(["Y104", RECORD, 4, 11]), json!(["V402", RECORD, 11, 14]), json!(["M801", "registry/site.yaml", 1, 11]),]
    );
}

#[test]
fn columns_count_characters_not_bytes() {
    let project = Project::base().edit(RECORD, "{ zh: 示例家电有限公司 }", "{ zh: 𠮷㛃示例家电有限公司, eng: x }");
    let findings = project.check_json("en");
    assert_eq!((&findings[0]["line"], &findings[0]["column"]), (&json!(2), &json!(25)));
}

#[test]
fn nothing_wrong_says_nothing() {
    let run = Project::base().run(&["check", "--as-of", TODAY, "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn what_cannot_be_understood_or_found_is_2() {
    let project = Project::base();
    for arguments in [
        &["check", "--as-of", "2026-02-29"][..],
        &["check", "--as-of", "21.11.2026"],
        &["check", "--format", "xml"],
        &["check", "--lang", "fr"],
        &["check", "--no-such-option"],
        &["no-such-command"],
        &["build", "--allow-lost", "7K3M9P2XC8"],
        &["check", "--root", "no-such-folder"],
        &[],
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!run.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(Project::empty().run(&["check"]).code, 2);
}

#[test]
fn the_project_is_found_from_any_folder_within_it() {
    let project = Project::base().edit(RECORD, "2029-02-28", "2029-03-02");
    let expected = project.check("en").stderr;
    let inside = project.run_in("registry/enterprises", &["check", "--as-of", TODAY, "--lang", "en"]);
    let root = project.root().as_str();
    let outside = Project::empty().run(&["check", "--as-of", TODAY, "--lang", "en", "--root", root]);
    assert_eq!((inside.stderr, outside.stderr), (expected.clone(), expected));
}

#[test]
fn check_writes_nothing() {
    let project = too_long();
    let before = project.contents();
    project.check("en");
    assert_eq!(project.contents(), before);
}

#[test]
fn a_register_that_passes_today_passes_on_every_other_day() {
    let project = Project::base();
    for day in ["0001-01-01", "2026-02-28", "2027-03-02", "2029-03-01", "2029-09-01", "9999-12-31"] {
        let run = project.run(&["check", "--as-of", day, "--lang", "en"]);
        assert_eq!(run.code, 0, "{day}: {}", run.stderr);
    }
}

#[test]
fn of_two_files_the_later_by_name_is_the_one_that_repeats() {
    let two = |first: &str, second: &str| {
        let record = std::fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read");
        let other = record.replace("91110108MA01CERT0P", "91330106MA28A0YQ1P").replace("00012", "00013");
        Project::base().without(RECORD).file(first, &record).file(second, &other).check("en").stderr
    };
    let (a, b) = ("registry/enterprises/a.yaml", "registry/enterprises/b/b.yaml");
    for told in [two(a, b), two(b, a)] {
        assert!(told.contains("error[U205]") && told.contains("┌─ registry/enterprises/b/b.yaml:6:11"), "{told}");
    }
}
