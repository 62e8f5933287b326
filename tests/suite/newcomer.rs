//! The README's promise to a newcomer: its commands and its record, taken from the file itself, do what it says.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::preview::Preview;
use crate::project::{Project, TODAY};

const README: &str = include_str!("../../README.md");
/// The commands of the README that need a tool chain or the network: `.ci/run` and `./test` are their test.
const NOT_RUN_HERE: [&str; 2] = ["cargo ", "./test"];

/// The contents of the README's code blocks in `language`, below the heading `section`.
fn blocks(section: &str, language: &str) -> Vec<String> {
    let section = README.split("\n## ").find(|part| part.starts_with(section)).expect("the README has the section");
    let fence = format!("\n```{language}\n");
    section
        .split(&fence)
        .skip(1)
        .map(|rest| rest.split("\n```").next().expect("a split has a first part").to_owned())
        .collect()
}

/// Every command of the section on a register of one's own, in order, comments taken off.
fn commands() -> Vec<String> {
    let lines = blocks("Your own register", "sh").join("\n");
    let commands = lines.lines().flat_map(|line| line.split(" #").next().unwrap_or_default().split(" && "));
    commands.map(|command| command.trim().to_owned()).filter(|command| !command.is_empty()).collect()
}

fn in_shell(command: &str, folder: &Path) -> Output {
    let binary = Path::new(env!("CARGO_BIN_EXE_registry")).parent().expect("a binary stands in a folder");
    let path = std::env::var("PATH").expect("the tests run with a PATH");
    Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", binary.display()))
        .output()
        .expect("there is a shell")
}

#[test]
fn the_commands_of_the_readme_lead_to_a_first_record_with_a_page() {
    let home = Project::empty();
    let mut folder = home.path("");
    let mut was_served = false;
    for command in commands() {
        if NOT_RUN_HERE.iter().any(|tool| command.starts_with(tool)) {
            continue;
        }
        if let Some(dir) = command.strip_prefix("cd ") {
            folder.push(dir);
        } else if command == "registry serve" {
            assert_eq!(Preview::of(&folder).get("/").status, 200);
            assert!(!folder.join("public").exists(), "looking publishes nothing");
            was_served = true;
        } else {
            if command == "registry build" {
                fill_in(&folder.join(RECORD), fill);
                fill_in(&folder.join("registry/site.yaml"), settle);
            }
            let output = in_shell(&command, &folder);
            let is_first_check = command == "registry check";
            let code = i32::from(is_first_check);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(code), "{command}: {stderr}");
            assert_eq!(stderr.contains("error[Y103]"), is_first_check, "{command}: {stderr}");
            assert_eq!(stderr.matches("warning[M806]").count(), 4 * usize::from(is_first_check), "{command}: {stderr}");
        }
    }
    assert!(was_served, "the README shows how to look at the site");
    let record = fs::read_to_string(folder.join(RECORD)).expect("the README wrote the record there");
    let code = record.split("code: ").nth(1).and_then(|rest| rest.lines().next()).expect("a skeleton has a code");
    let page = fs::read_to_string(folder.join(format!("public/c/{code}/index.html"))).expect("the README published it");
    assert!(page.contains("钱塘示例认证有限公司") && page.contains("钱塘示例家具有限公司"), "{page}");
}

/// The record that the README writes.
const RECORD: &str = "registry/enterprises/qiantang.yaml";

fn fill_in(file: &Path, fill: impl FnOnce(&str) -> String) {
    let text = fs::read_to_string(file).expect("the README made the file");
    fs::write(file, fill(&text)).expect("the file can be edited");
}

/// The settings with their placeholders filled in.
fn settle(settings: &str) -> String {
    let mut settled = settings.to_owned();
    for (asked, answer) in [
        ("〔请填写：查验网址〕", "https://cx.qiantang.example"),
        ("〔请填写：认证机构名称〕", "钱塘示例认证有限公司"),
        ("〔请填写：认证机构英文名称〕", "Qiantang Example Certification"),
        ("〔请填写：认证机构批准号〕", "CNCA-R-2026-999"),
    ] {
        assert_eq!(settled.matches(asked).count(), 1, "{asked}: {settings}");
        settled = settled.replace(asked, answer);
    }
    settled
}

/// The skeleton with its blanks filled in.
fn fill(skeleton: &str) -> String {
    let mut in_scope = false;
    let mut filled = String::new();
    for line in skeleton.lines() {
        in_scope = (in_scope || line.ends_with("scope:")) && !line.starts_with("    issued");
        let value = match line.trim() {
            "uscc:" => " 91330106MA28A0YQ1P",
            "zh:" if in_scope => " 家具的售后服务",
            "zh:" => " 钱塘示例家具有限公司",
            "region:" => " \"330106\"",
            "industry:" => " furniture",
            "number:" => " EX-27922-2026-00077",
            "level:" => " four-star",
            _ => "",
        };
        filled.extend([line, value, "\n"]);
    }
    filled
}

#[test]
fn the_record_of_the_readme_can_be_published() {
    let records = blocks("Your own register", "yaml");
    let [record] = records.as_slice() else { panic!("the README shows one record: {records:?}") };
    let project = Project::base().file("registry/enterprises/example.yaml", record);
    let run = project.build_on(TODAY, &[]).succeeds();
    assert_eq!(run.stderr, "");
}

#[test]
fn check_names_every_blank_of_a_skeleton_and_nothing_else() {
    let project = Project::base();
    let skeleton = project.run(&["new"]).succeeds().stdout;
    let lines: Vec<&str> = skeleton.lines().collect();
    // A line that ends with its colon is a blank, unless its fields stand below.
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let is_blank =
        |at: &usize| lines[*at].ends_with(':') && lines.get(at + 1).is_none_or(|next| depth(next) <= depth(lines[*at]));
    let mut blanks: Vec<&str> =
        (0..lines.len()).filter(is_blank).map(|at| lines[at].trim().trim_end_matches(':')).collect();
    blanks.sort_unstable();
    assert_eq!(blanks.len(), 7, "{skeleton}");

    let name = "registry/enterprises/new.yaml";
    let project = project.file(name, &skeleton);
    // As of the day on which the skeleton was printed: it is issued on that day.
    let findings = project.run(&["check", "--lang", "en", "--format", "json"]).ends_with(1).stdout;
    let findings: Vec<Value> = findings.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let mut named: Vec<&str> = findings
        .iter()
        .map(|finding| {
            assert_eq!((&finding["code"], &finding["file"]), (&"Y103".into(), &name.into()), "{finding}");
            finding["message"].as_str().and_then(|message| message.split('`').nth(1)).expect("the field is named")
        })
        .collect();
    named.sort_unstable();
    assert_eq!(named, blanks, "{skeleton}");

    let project = project.file(name, fill(&skeleton));
    let run = project.run(&["check", "--lang", "en"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn new_fills_in_what_it_is_told() {
    let name = "示例: “甲” # 不是注释";
    let record = Project::base().run(&["new", "--uscc", "91330106MA28A0YQ1P", "--name", name]).succeeds().stdout;
    assert!(record.contains("uscc: 91330106MA28A0YQ1P\n") && record.contains("region: \"330106\"\n"), "{record}");
    let project = Project::base().file("registry/enterprises/new.yaml", fill(&record));
    project.build(&[]).succeeds();
    let site = project.site();
    assert!(crate::site::text(&site, "data/certificates.jsonl").contains("示例: “甲” # 不是注释"));
}

#[test]
fn new_prints_nothing_for_a_wrong_credit_code() {
    let run = Project::base().run(&["new", "--uscc", "91330106MA28A0YQ1Q"]).ends_with(2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("91330106MA28A0YQ1Q"), "{}", run.stderr);
}
