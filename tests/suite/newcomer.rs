//! The README's promise to a newcomer: its commands and its record, taken from the file itself, do what it says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::preview::Preview;
use crate::project::{Project, TODAY, files_below};
use crate::site::tree;

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
            let preview = Preview::of(&folder);
            assert_eq!(preview.get("/").status, 200);
            was_served = true;
        } else {
            let output = in_shell(&command, &folder);
            let is_first_check = command == "registry check";
            let code = i32::from(is_first_check);
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(code), "{command}: {stderr}");
            assert_eq!(stderr.contains("error[Y103]"), is_first_check, "{command}: {stderr}");
        }
    }
    assert!(was_served, "the README shows how to look at the site");

    let skeleton = folder.join("registry/enterprises/qiantang.yaml");
    let filled = fill(&fs::read_to_string(&skeleton).expect("the README wrote the record there"));
    fs::write(&skeleton, &filled).expect("the record can be edited");
    let built = in_shell("registry build", &folder);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let code = filled.split("code: ").nth(1).and_then(|rest| rest.lines().next()).expect("a skeleton has a code");
    assert_eq!(Preview::of(&folder).get(&format!("/c/{code}/")).status, 200);
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

#[test]
fn init_never_touches_what_is_there() {
    let project = Project::empty().file("registry/site.yaml", "mine");
    let before = tree(&project.path(""));
    let run = project.run(&["init"]).ends_with(2);
    assert!(run.stderr.contains("registry/site.yaml"), "{}", run.stderr);
    assert_eq!(tree(&project.path("")), before);
}

#[test]
fn init_names_what_it_wrote_and_the_project_has_no_finding() {
    let project = Project::empty();
    let run = project.run(&["init", "mine"]).succeeds();
    let written: Vec<PathBuf> = files_below(&project.path("mine"));
    for file in &written {
        assert!(run.stdout.contains(&format!("mine/{}\n", file.display())), "{}: {}", file.display(), run.stdout);
    }
    let check = project.run(&["check", "--root", "mine"]);
    assert_eq!((check.code, check.stdout.as_str(), check.stderr.as_str()), (0, "", ""));
}

#[test]
fn without_a_site_there_is_nothing_to_serve() {
    let run = Project::base().run(&["serve", "--port", "0"]).ends_with(2);
    assert!(run.stderr.contains("registry build"), "{}", run.stderr);
}

#[test]
fn the_preview_answers_as_a_host_of_the_site_would() {
    let project = Project::base();
    let site = project.built();
    let preview = Preview::of(&project.path(""));
    let home = preview.get("/");
    assert_eq!((home.status, home.body.as_slice()), (200, site["index.html"].as_slice()));
    assert!(home.head.to_ascii_lowercase().contains("content-type: text/html"), "{}", home.head);
    let badge = preview.get("/c/7K3M9P2XC9/badge.svg");
    assert_eq!(badge.status, 200);
    assert!(badge.head.to_ascii_lowercase().contains("content-type: image/svg+xml"), "{}", badge.head);

    for hidden in [
        "/nowhere/",
        "/_headers",
        "/%5Fheaders",
        "/.starmark/hosting/nginx.conf",
        "/.starmark/manifest",
        "/%2Estarmark/manifest",
        "/%2estarmark/lock",
        "//.starmark/manifest",
        "/c/../.starmark/manifest",
        "/../registry/site.yaml",
        "/%2e%2e/registry/site.yaml",
        "/..%2fregistry/site.yaml",
    ] {
        let answer = preview.get(hidden);
        assert_eq!(answer.status, 404, "{hidden}");
        assert!(answer.body == site["404.html"], "{hidden} is answered with the page for it");
    }
}
