//! What people and logs are shown of findings and of data: the order, what folds, and that nothing quoted acts on a terminal.

use crate::project::{Project, TODAY};

const RECORD: &str = "registry/enterprises/example.yaml";

/// The characters that no stream may carry as they are, line ends and tabs aside.
fn acts(text: &str) -> Option<char> {
    let is_hidden = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\t' | '\r')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().find(is_hidden)
}

/// Whether a line would be a command to GitHub.
fn commands(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with("::")) || text.contains("##[")
}

/// The base project with `warnings` more records, each with a validity that is unusual (V403).
fn with_warnings(warnings: usize) -> Project {
    let base = std::fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read");
    let (head, certificate) = base.split_once("certificates:\n").expect("a record has certificates");
    let certificates: String = (0..warnings)
        .map(|number| {
            let code = starmark::model::PublicCode::from_serial(number as u64 + 1).to_string();
            certificate
                .replace("7K3M9P2XC9", &code)
                .replace("00012", &format!("{:05}", number + 100))
                .replace("2029-02-28", "2029-02-20")
        })
        .collect();
    Project::base().file("registry/enterprises/a.yaml", format!("{head}certificates:\n{certificates}")).without(RECORD)
}

#[test]
fn errors_are_shown_before_any_number_of_warnings() {
    let project = with_warnings(250).file("registry/enterprises/z.yaml", "uscc: x\n");
    for command in [&["check"][..], &["build"]] {
        let run = project.run(&[command, &["--as-of", TODAY, "--lang", "zh"]].concat());
        assert_eq!(run.code, 1);
        assert!(run.stderr.starts_with("error["), "{}", run.stderr);
        let errors = run.stderr.matches("error[").count();
        let last = format!("共 {errors} 个错误，250 条警告，其中 245 条未列出");
        assert_eq!(run.stderr.lines().last(), Some(last.as_str()));
    }
    let json = project.check_json("en");
    assert_eq!(json[0]["severity"], "error", "so are they for programs");
}

#[test]
fn warnings_of_one_rule_fold_behind_five() {
    let told = |warnings: usize, language: &str| with_warnings(warnings).check(language).stderr;
    let five = told(5, "zh");
    assert_eq!((five.matches("warning[V403]").count(), five.lines().last()), (5, Some("共 0 个错误，5 条警告")));
    let many = told(267, "zh");
    assert_eq!(many.matches("warning[V403]").count(), 5);
    let last: Vec<&str> = many.lines().rev().take(2).collect();
    assert!(last[1].starts_with("V403 ") && last[1].ends_with("：以上 5 处，另有 262 处"), "{last:?}");
    assert_eq!(last[0], "共 0 个错误，267 条警告，其中 262 条未列出");
    let english = told(6, "en");
    let last: Vec<&str> = english.lines().rev().take(2).collect();
    assert!(last[1].starts_with("V403 ") && last[1].ends_with(": the 5 above and 1 more"), "{last:?}");
    assert_eq!(last[0], "errors: 0, warnings: 6; not shown: 1");
}

#[test]
fn what_a_record_quotes_acts_on_no_terminal_and_no_log() {
    let hostile = r#""\e[2J\e[31m样例\r\n::stop-commands::x\u0085\u202e ##[add-mask]y\u2028""#;
    for project in [
        Project::base().edit(RECORD, "household-appliances", hostile),
        Project::base().edit(RECORD, "\"110108\"", hostile),
        Project::base().edit(RECORD, "industry:", &format!("{hostile}: 1\nindustry:")),
        Project::base().edit(RECORD, "示例家电有限公司", "样例\u{1b}[2J\u{202e}").edit(
            RECORD,
            "five-star",
            "::stop-commands::x",
        ),
        Project::base().edit("registry/site.yaml", "https://verify.example.cn", hostile),
        Project::base()
            .file("content/en/about.md", "---\ntitle: Test\n---\n\n[a](/\u{1b}[2J/)\n[b](/%1b[31m%0a::x/)\n"),
    ] {
        for language in ["zh", "en"] {
            for format in ["terminal", "json", "github"] {
                let run = project.run(&["check", "--as-of", TODAY, "--lang", language, "--format", format]);
                assert_eq!(run.code, 1, "{}", run.stderr);
                let told = run.stdout.clone() + &run.stderr;
                assert_eq!(acts(&told), None, "{told:?}");
                assert!(!commands(&run.stderr) && !run.stdout.contains("##["), "{told}");
                for line in run.stdout.lines() {
                    let is_ours = line.starts_with("::error file=")
                        || line.starts_with("::warning file=")
                        || line.starts_with('{');
                    assert!(is_ours, "{line}");
                }
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn neither_does_the_name_of_a_file() {
    for name in ["a\u{1b}[2J.yaml", "b\n::stop-commands::x\n.yaml", "::c%0A,\u{202e}.yaml"] {
        let project = Project::base().file(&format!("registry/enterprises/{name}"), "uscc: x\n");
        for format in ["terminal", "json", "github"] {
            let run = project.run(&["check", "--as-of", TODAY, "--lang", "en", "--format", format]);
            let told = run.stdout.clone() + &run.stderr;
            assert_eq!((run.code, acts(&told)), (1, None), "{told:?}");
            assert!(!commands(&run.stderr), "{told}");
            assert!(
                run.stdout.lines().all(|line| line.starts_with("::error file=registry/") || line.starts_with('{')),
                "{told}"
            );
        }
        let json = project.check_json("en");
        assert_eq!(json[0]["file"], format!("registry/enterprises/{name}"), "a program gets the very name");
    }
}

#[test]
fn what_was_accepted_is_shown_harmlessly_too() {
    let number = r#"number: "::stop-commands::\e[2J\n::x\u202e##[warning]z""#;
    let name = r#"{ zh: "样例\e]0;x\a\u0085有限公司\n::y" }"#;
    let project = Project::base()
        .edit(RECORD, "number: EX-27922-2026-00012", number)
        .edit(RECORD, "{ zh: 示例家电有限公司 }", name)
        .edit(RECORD, "2026-03-01", "2024-03-01")
        .edit(RECORD, "2029-02-28", "2027-02-28");
    if project.check("en").code != 0 {
        return; // Refused at the door, which is better still.
    }
    for arguments in [
        &["status", "7K3M9P2XC9"][..],
        &["status", "7K3M9P2XC9", "--format", "json"],
        &["due", "--within", "900d"],
        &["due", "--within", "900d", "--format", "csv"],
        &["due", "--within", "900d", "--format", "ics"],
        &["due", "--within", "900d", "--format", "json"],
        &["artwork", "7K3M9P2XC9"],
        &["artwork", "--all"],
        &["build", "--why"],
    ] {
        for language in ["zh", "en"] {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            let told = run.stdout.trim_start_matches('\u{feff}').to_owned() + &run.stderr;
            assert_eq!(acts(&told), None, "{arguments:?} {told:?}");
            assert!(!commands(&told), "{arguments:?} {told}");
        }
    }
}

#[test]
fn neither_does_an_argument_that_is_quoted() {
    let hostile = "x\u{1b}[2J\n::stop-commands::y\u{202e}\u{9b}";
    let project = Project::base();
    for arguments in [
        &["explain", hostile][..],
        &["status", hostile],
        &["artwork", hostile],
        &["artwork", "7K3M9P2XC9", "--out", hostile],
        &["new", "--name", hostile],
        &["new", "--uscc", hostile],
        &["check", "--root", hostile],
        &["check", "--as-of", hostile],
        &["check", "--format", hostile],
        &["check", hostile],
        &["build", "--allow-lost", hostile],
        &["build", "--out", "registry/\u{1b}[2J\nx"],
        &["build", "--jobs", hostile],
        &["due", "--within", hostile],
        &["init", hostile],
        &["init", hostile],
        &[hostile],
    ] {
        for language in ["zh", "en"] {
            let run = project.run(&[arguments, &["--lang", language]].concat());
            let told = run.stdout.clone() + &run.stderr;
            assert_eq!(acts(&told), None, "{arguments:?} {told:?}");
            assert!(!commands(&told), "{arguments:?} {told}");
        }
    }
}
