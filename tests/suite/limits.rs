//! What cannot stand in a repository as a fixture: files too large, too deep, or no files at all.

use std::fs;
use std::process::Command;

use crate::project::Project;

const RECORD: &str = "registry/enterprises/example.yaml";
const NUMBER: &str = "EX-27922-2026-00012";
const NAME: &str = "{ zh: 示例家电有限公司 }";

/// Code, line and column of every finding.
fn places(project: &Project) -> Vec<(String, String, u64, u64)> {
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let number = |value: &serde_json::Value| value.as_u64().expect("a number");
    project
        .check_json("en")
        .iter()
        .map(|finding| {
            (text(&finding["code"]), text(&finding["file"]), number(&finding["line"]), number(&finding["column"]))
        })
        .collect()
}

fn place(code: &str, file: &str, line: u64, column: u64) -> (String, String, u64, u64) {
    (code.to_owned(), file.to_owned(), line, column)
}

#[test]
fn a_scalar_has_64_kilobytes_and_not_a_byte_more() {
    let with_number = |bytes| Project::base().edit(RECORD, NUMBER, &"9".repeat(bytes));
    assert_eq!(places(&with_number(64 * 1024)), []);
    assert_eq!(places(&with_number(64 * 1024 + 1)), [place("Y106", RECORD, 7, 13)]);
}

#[test]
fn collections_nest_32_deep_and_no_deeper() {
    let nested = |depth: usize| {
        let lists = depth - 1;
        let value = format!("{}{}", "[".repeat(lists), "]".repeat(lists));
        Project::base().edit(RECORD, "industry:", &format!("nested: {value}\nindustry:"))
    };
    assert_eq!(places(&nested(32)), [place("Y102", RECORD, 4, 1)]);
    assert_eq!(places(&nested(33)), [place("Y106", RECORD, 4, 40)]);
}

#[test]
fn a_record_of_brackets_alone_is_a_finding_like_any_other() {
    for bomb in ["[".repeat(200_000), "{a: ".repeat(200_000), "- ".repeat(200_000), "? ".repeat(200_000)] {
        let findings = places(&Project::base().file("registry/enterprises/bomb.yaml", bomb));
        let [(code, file, ..)] = &findings[..] else { panic!("one finding: {findings:?}") };
        assert_eq!((code.as_str(), file.as_str()), ("Y106", "registry/enterprises/bomb.yaml"));
    }
}

#[test]
fn a_file_has_64_megabytes_and_not_a_byte_more() {
    const LARGEST: u64 = 64 * 1024 * 1024;
    let project = Project::base().file("registry/enterprises/large.yaml", "uscc:\n");
    let grow = |size| {
        let file = fs::File::options().write(true).open(project.path("registry/enterprises/large.yaml"));
        file.and_then(|file| file.set_len(size)).expect("a sparse file can be made");
    };
    grow(LARGEST + 1);
    assert_eq!(places(&project), [place("Y106", "registry/enterprises/large.yaml", 1, 1)]);
    fs::write(project.path("registry/enterprises/large.yaml"), comment_of(LARGEST)).expect("a file can be written");
    assert_eq!(places(&project), [place("Y104", "registry/enterprises/large.yaml", 1, 1)]);
}

/// A comment of `bytes` bytes.
fn comment_of(bytes: u64) -> Vec<u8> {
    vec![b'#'; usize::try_from(bytes).expect("it fits memory")]
}

#[cfg(unix)]
#[test]
fn a_folder_that_links_to_itself_is_named_and_not_walked_for_ever() {
    let project = Project::base();
    std::os::unix::fs::symlink(".", project.path("registry/enterprises/again")).expect("a link can be made");
    assert_eq!(places(&project), [place("Y106", "registry/enterprises/again", 1, 1)]);
}

#[cfg(unix)]
#[test]
fn a_file_that_links_to_itself_or_nowhere_is_a_finding() {
    let project = Project::base();
    for (target, link) in [("loop.yaml", "loop.yaml"), ("nowhere.yaml", "lost.yaml")] {
        let link = project.path("registry/enterprises").join(link);
        std::os::unix::fs::symlink(target, link).expect("a link can be made");
    }
    assert_eq!(
        places(&project),
        [place("Y106", "registry/enterprises/loop.yaml", 1, 1), place("Y106", "registry/enterprises/lost.yaml", 1, 1),]
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let project = Project::base();
    let pipe = project.path("registry/enterprises/pipe.yaml");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    assert_eq!(places(&project), [place("Y106", "registry/enterprises/pipe.yaml", 1, 1)]);
}

#[test]
fn no_message_names_the_folder_that_the_project_lies_in() {
    let project = Project::base().edit(RECORD, NAME, "[");
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", project.path("registry/enterprises/again")).expect("a link can be made");
    let folder = project.path("").to_string_lossy().into_owned();
    for finding in project.check_json("en").into_iter().chain(project.check_json("zh")) {
        assert!(!finding.to_string().contains(folder.trim_end_matches('/')), "{finding}");
    }
}

#[test]
fn a_project_without_records_is_told_so() {
    let project = Project::base().without(RECORD);
    assert_eq!(places(&project), [place("Y103", "registry/enterprises/", 1, 1)]);
}
