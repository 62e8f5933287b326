//! What cannot stand in a repository as a fixture: files too large, too deep, or no files at all.

use std::fs;

use crate::project::{Project, TODAY};

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

/// The base project with `faults` blank items in a list.
fn with_faults(faults: usize) -> Project {
    Project::base().edit(RECORD, "industry:", &format!("brands:\n{}industry:", "  -\n".repeat(faults)))
}

#[test]
fn ten_thousand_findings_are_listed_and_the_rest_counted() {
    let check = ["check", "--as-of", TODAY, "--lang", "en", "--format", "json"];
    let all = with_faults(10_000).run(&check);
    assert_eq!((all.code, all.stdout.lines().count(), all.stderr.as_str()), (1, 10_000, ""));
    let more = with_faults(10_001).run(&check);
    assert_eq!((more.code, more.stdout), (1, all.stdout));
    assert_eq!(more.stderr, "not listed: 1 errors, 0 warnings\n");
    let told = with_faults(10_001).check("zh");
    assert_eq!((told.code, told.stderr.lines().last()), (1, Some("共 10001 个错误，0 条警告，其中 9801 条未列出")));
}

#[test]
fn behind_ten_thousand_errors_a_file_is_left_alone() {
    let file = "registry/enterprises/many.yaml";
    let project = Project::base().file(file, "---\n".repeat(2_000_000));
    let run = project.run(&["check", "--as-of", TODAY, "--lang", "en", "--format", "json"]);
    let first = run.stdout.lines().next().expect("there are findings");
    assert!(first.contains("Y106") && first.contains("more than 10000 errors in this file"), "{first}");
    assert_eq!((run.code, run.stdout.lines().count()), (1, 10_000));
    let left_out = run.stderr.strip_prefix("not listed: ").and_then(|rest| rest.strip_suffix(" errors, 0 warnings\n"));
    let left_out: u32 = left_out.and_then(|number| number.parse().ok()).expect("how many are not listed");
    assert!(left_out < 2000, "{left_out}");
}

#[test]
fn a_document_has_thirty_thousand_parts_and_not_one_more() {
    let project = |items: usize| Project::base().file("registry/enterprises/parts.yaml", "- a\n".repeat(items));
    let file = "registry/enterprises/parts.yaml";
    assert_eq!(places(&project(29_999)), [place("Y104", file, 1, 1)]);
    assert_eq!(places(&project(30_000)), [place("Y106", file, 1, 1)]);
    assert_eq!(places(&project(30_001)), [place("Y106", file, 30_001, 3)]);
}

#[test]
fn behind_a_hundred_forbidden_characters_a_file_is_not_read() {
    let number_and = |nuls: usize| Project::base().edit(RECORD, NUMBER, &"\0".repeat(nuls)).edit(RECORD, NAME, "x");
    let read = places(&number_and(100));
    assert_eq!((read.len(), &read[0]), (101, &place("Y104", RECORD, 2, 7)));
    let unread = number_and(101).check_json("en");
    assert_eq!(unread.len(), 101);
    assert_eq!(unread[100]["message"], "more than 100 forbidden characters: the file was not read any further");
}

#[test]
fn unknown_fields_are_told_one_by_one_up_to_twenty() {
    let unknown = |fields: usize| {
        let fields: String = (0..fields).map(|number| format!("field{number}: 1\n")).collect();
        Project::base().edit(RECORD, "industry:", &format!("{fields}industry:")).check_json("en")
    };
    assert_eq!(unknown(20).len(), 20);
    let more = unknown(10_000);
    assert_eq!(more.len(), 21);
    assert_eq!(more[20]["message"], "from here on 9980 more fields that there are not");
}

#[test]
fn a_message_does_not_repeat_a_value_of_64_kilobytes() {
    let project = Project::base().edit(RECORD, "five-star", &"星".repeat(20_000));
    for language in ["en", "zh"] {
        let findings = project.check_json(language);
        assert_eq!((findings.len(), findings[0]["code"].as_str()), (1, Some("Y104")));
        assert!(findings[0].to_string().len() < 2000, "{}", findings[0]);
        assert!(project.check(language).stderr.len() < 2500);
    }
}

#[test]
fn behind_a_hundred_malformed_lines_the_published_codes_are_left_alone() {
    let file = "registry/published.txt";
    let lines = |lines: usize| places(&Project::base().file(file, "x\n".repeat(lines)));
    assert_eq!(lines(100).len(), 100);
    let more = lines(1_000_000);
    assert_eq!((more.len(), &more[100]), (101, &place("U204", file, 101, 1)));
}

#[test]
fn records_that_all_clash_are_counted_without_looking_each_up() {
    let base = fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read");
    let project = Project::base().file(RECORD, format!("---\n{base}").repeat(5_000));
    let run = project.run(&["check", "--as-of", TODAY, "--lang", "en", "--format", "json"]);
    assert_eq!((run.code, run.stdout.lines().count()), (1, 10_000));
    assert_eq!(run.stderr, "not listed: 4997 errors, 0 warnings\n");
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
    project.pipe("registry/enterprises/pipe.yaml");
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
fn a_page_of_content_has_256_kilobytes_and_not_a_byte_more() {
    const LARGEST: usize = 256 * 1024;
    let page = |bytes: usize| {
        let head = "---\ntitle: Test\n---\n\n";
        let text = format!("{head}{}", "a ".repeat(LARGEST))[..bytes].to_owned();
        Project::base().file("content/zh/about.md", &text).file("content/en/about.md", format!("{head}x\n"))
    };
    assert_eq!(places(&page(LARGEST)), []);
    assert_eq!(places(&page(LARGEST + 1)), [place("Y106", "content/zh/about.md", 1, 1)]);
}
