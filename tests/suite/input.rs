//! What staff keep in `registry/` and `content/` is read, or something is said of it.

use std::fs;

use crate::project::{Project, TODAY};

const RECORD: &str = "registry/enterprises/example.yaml";
const USCC: &str = "91110108MA01CERT0P";
/// As some licences of Xiamen have it: the check character would be R.
const PILOT: &str = "91350203M0009TXN49";

fn record() -> String {
    fs::read_to_string(Project::base().path(RECORD)).expect("the base record can be read")
}

/// The base record as that of another enterprise.
fn another() -> String {
    let others = [
        (USCC, "91330106MA28A0YQ1P"),
        ("示例家电有限公司", "钱塘示例家具有限公司"),
        ("7K3M9P2XC9", "2A8YHT31KX"),
        ("00012", "00013"),
    ];
    others.into_iter().fold(record(), |text, (one, other)| text.replace(one, other))
}

/// How `status` ends when it is asked for the certificate of [`another`].
fn status_of_another(project: &Project) -> i32 {
    project.run(&["status", "2A8YHT31KX", "--on", TODAY, "--known-on", TODAY]).code
}

#[test]
fn a_record_is_read_whatever_the_case_of_its_ending() {
    for name in ["b.yml", "b.YML", "b.YAML", "b.Yaml", "某省/b.yaml.yml"] {
        let project = Project::base().file(&format!("registry/enterprises/{name}"), another());
        assert_eq!(status_of_another(&project), 0, "{name}");
        assert_eq!(project.check("en").stderr, "", "{name}");
    }
}

#[test]
fn what_systems_leave_is_passed_over() {
    for name in ["._example.yaml", "__MACOSX/._example.yaml", ".git/b.yaml", ".b.yaml.swp", ".DS_Store"] {
        let project = Project::base().file(&format!("registry/enterprises/{name}"), b"\0\x05\x16\x07\0\x02Mac OS X");
        let project = project.file(&format!("content/zh/{}", name.replace("yaml", "md")), b"\0\x05\x16\x07");
        let run = project.check("en");
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
    }
}

#[test]
fn of_two_endings_the_usual_one_is_read() {
    let project =
        Project::base().file("registry/enterprises/b.yaml", another()).file("registry/enterprises/b.yml", "x");
    assert_eq!(status_of_another(&project), 0);
    let run = project.check("en");
    assert!(
        run.code == 0 && run.stderr.contains("warning[Y110]") && run.stderr.contains("b.yml:1:1"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_code_as_licensed_stands_wherever_a_credit_code_does() {
    let page = format!("---\ntitle: 示例\n---\n[企业](/e/{PILOT}/)\n");
    let project = Project::base()
        .edit(RECORD, &format!("uscc: {USCC}"), &format!("uscc: {PILOT}\nuscc_as_licensed: true"))
        .file("content/zh/about.md", &page)
        .file("content/en/about.md", &page);
    let run = project.build(&[]);
    assert!(run.code == 0 && run.stderr.contains("warning[U202]"), "{}", run.stderr);
    let site = project.site();
    for path in [format!("e/{PILOT}/index.html"), format!("en/e/{PILOT}/index.html")] {
        assert!(site.contains_key(&path), "{path}");
    }
    let run = project.run(&["status", PILOT, "--on", TODAY, "--known-on", TODAY]);
    assert!(run.code == 0 && run.stdout.contains(PILOT), "{}", run.stdout);
}

#[test]
fn a_code_that_is_not_said_to_be_as_licensed_is_published_nowhere() {
    for (code, help) in [
        (PILOT, "uscc_as_licensed: true"),
        ("91350200M00012345A", "uscc_as_licensed: true"),
        ("914406067077711000", "a spreadsheet seems to have taken it for a number"),
        ("91110108MA01CERT0A", "the last is `P`"),
    ] {
        let run = Project::base().edit(RECORD, USCC, code).check("en");
        assert!(
            run.code == 1 && run.stderr.contains("error[U202]") && run.stderr.contains(help),
            "{code}: {}",
            run.stderr
        );
        assert!(help.contains("last") || !run.stderr.contains("the last is"), "{code}: {}", run.stderr);
    }
}

#[test]
fn a_chinese_reader_is_told_closed_words_in_chinese() {
    for (old, new, help) in [
        ("five-star", "四星级", "是不是“four-star（四星级）”？"),
        ("five-star", "five star", "是不是“five-star（五星级）”？"),
        (
            "five-star",
            "best",
            "只能是：standard（达标级） | three-star（三星级） | four-star（四星级） | five-star（五星级）",
        ),
        ("household-appliances", "冰箱", "是不是“household-appliances（家用电器）”？"),
        ("household-appliances", "制造业", "是不是“C（制造业）”？"),
    ] {
        let run = Project::base().edit(RECORD, old, new).check("zh");
        assert!(run.code == 1 && run.stderr.contains(help), "{new}: {}", run.stderr);
    }
}

#[test]
fn a_slip_hides_no_fault_of_another_document() {
    let faulty = another().replace("2029-02-28", "2029-03-02");
    let project = Project::base().file(RECORD, format!("{}---\n{faulty}", record().replace(": ", "：")));
    let found: Vec<_> =
        project.check_json("en").iter().map(|finding| finding["code"].as_str().map(str::to_owned)).collect();
    let codes: Vec<&str> = found.iter().flatten().map(String::as_str).collect();
    assert!(codes.iter().filter(|code| **code == "Y101").count() >= 10 && codes.last() == Some(&"V402"), "{codes:?}");
}

#[test]
fn text_that_a_comment_takes_away_is_named_even_where_nothing_else_is_wrong() {
    for (line, text) in [
        ("number: EX-27922-2026-00012", "number: EX-27922 #7"),
        ("scope: { zh: 家用电器的售后服务 }", "scope:\n      zh: 家电 #一 服务"),
        ("industry: household-appliances", "industry: household-appliances\naddress:\n  zh: 示例路 #8 楼"),
    ] {
        let run = Project::base().edit(RECORD, line, text).check("en");
        assert!(run.code == 0 && run.stderr.matches("warning[Y111]").count() == 1, "{text}: {}", run.stderr);
    }
}
