//! `registry status`: what was in effect on a day, as this register knew it on a day; who is meant; exit codes.

use serde_json::{Value, json};

use crate::project::{Project, Run};

const RECORD: &str = "registry/enterprises/example.yaml";

/// A certificate whose withdrawal of 2026-05-18 was entered on the 20th and taken back on the 25th, and whose level rose in July.
const HISTORY: &str = "\
uscc: 91110108MA01CERT0P
name: { zh: 示例家电有限公司, en: Example Appliances }
former_names: [{ zh: 旧名示例电器厂, until: 2023-05-01 }]
region: \"110108\"
industry: household-appliances
certificates:
  - code: 7K3M9P2XC9
    number: EX-27922-2026-00012
    standard: GB/T 27922-2011
    scope: { zh: 家用电器的售后服务, en: After-sales service of household appliances }
    issued: 2026-03-01
    expires: 2029-02-28
    recorded: 2026-03-10
    level: four-star
    events:
      - { kind: withdrawal, on: 2026-05-18, recorded: 2026-05-20, reason: mark-misuse, decision: 2026-033 }
      - { kind: correction, on: 2026-05-25, note: 撤销决定登错了证书, voids: { kind: withdrawal, on: 2026-05-18 } }
      - { kind: level-change, on: 2026-07-01, level: five-star }
";

fn project() -> Project {
    Project::base().file(RECORD, HISTORY)
}

fn status(arguments: &[&str]) -> Run {
    project().run(&[&["status", "--lang", "en"], arguments].concat())
}

fn answer(arguments: &[&str]) -> Value {
    let run = status(&[arguments, &["--format", "json"]].concat());
    let mut lines = run.stdout.lines();
    let line = lines.next().unwrap_or_else(|| panic!("no answer: {}", run.stderr));
    assert_eq!(lines.next(), None);
    serde_json::from_str(line).expect("a line is an object")
}

#[test]
fn a_withdrawal_that_was_a_mistake_is_gone_for_every_day_once_the_correction_is_known() {
    let on = |on: &str, known_on: &str| {
        let answer = answer(&["7K3M9P2XC9", "--on", on, "--known-on", known_on]);
        (answer["status"].clone(), answer["shown"].clone())
    };
    // Nobody knew yet; then it was withdrawn, even for the days before it was entered; then it never had been.
    assert_eq!(on("2026-05-19", "2026-05-19"), (json!("valid"), Value::Null));
    let shown_valid = json!({ "in_register": true, "status": "valid", "level": "four-star" });
    assert_eq!(on("2026-05-19", "2026-05-20"), (json!("withdrawn"), shown_valid));
    assert_eq!(on("2026-05-22", "2026-05-24"), (json!("withdrawn"), Value::Null));
    let shown_withdrawn = json!({ "in_register": true, "status": "withdrawn", "level": "four-star" });
    assert_eq!(on("2026-05-22", "2026-05-25"), (json!("valid"), shown_withdrawn));
    assert_eq!(on("2026-05-25", "2026-05-25"), (json!("valid"), Value::Null));
}

#[test]
fn the_history_of_the_day_keeps_both_the_mistake_and_its_correction() {
    let answer = answer(&["7K3M9P2XC9", "--on", "2026-05-22", "--known-on", "2026-11-21"]);
    let withdrawal = json!({
        "kind": "withdrawal", "on": "2026-05-18", "recorded": "2026-05-20", "decision": "2026-033",
        "reason": "mark-misuse", "void": true,
    });
    let correction = json!({
        "kind": "correction", "on": "2026-05-25", "recorded": "2026-05-25", "note": "撤销决定登错了证书",
        "voids": { "kind": "withdrawal", "on": "2026-05-18" }, "void": false,
    });
    assert_eq!(answer["history"], json!([withdrawal, correction]));
    assert_eq!(answer["since"], "2026-03-01");
    assert_eq!(answer["until"], "2026-06-30");
}

#[test]
fn before_it_was_recorded_it_was_not_in_the_register() {
    let run = status(&["7K3M9P2XC9", "--known-on", "2026-03-09", "--on", "2026-03-09", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).expect("one object");
    assert_eq!((&answer["in_register"], &answer["status"], run.code), (&json!(false), &Value::Null, 1));
    let later = self::answer(&["7K3M9P2XC9", "--on", "2026-03-09", "--known-on", "2026-03-10"]);
    assert_eq!((&later["status"], &later["shown"]), (&json!("valid"), &json!({ "in_register": false })));
}

#[test]
fn people_read_the_verdict_first() {
    let run = status(&["7K3M9P2XC9", "--on", "2026-08-01", "--known-on", "2026-11-21"]);
    assert_eq!(
        run.stdout,
        "EX-27922-2026-00012  7K3M9P2XC9
  2026-08-01, as known on 2026-11-21: Valid · Five stars (2026-07-01 to 2029-02-28)
  holder: Example Appliances (91110108MA01CERT0P)
  scope: After-sales service of household appliances
  standard, validity: GB/T 27922-2011, 2026-03-01 to 2029-02-28
  2026-05-18: Withdrawn (misuse of the mark) · published 2026-05-20 · Document 2026-033 · Corrected, as if it had never happened
  2026-05-25: Correction: 撤销决定登错了证书
  2026-07-01: Level changed to Five stars
  page: https://verify.example.cn/en/c/7K3M9P2XC9/

"
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_certificate_is_found_by_all_that_people_have_of_it() {
    for about in [
        "7K3M9P2XC9",
        " 7k3m9p2xc9 ",
        "７Ｋ３Ｍ９Ｐ２ＸＣ９",
        "EX-27922-2026-00012",
        "ex-27922-2026-00012",
        "27922-2026-000",
        "91110108MA01CERT0P",
        "9111 0108 MA01 CERT0P",
        "示例家电有限公司",
        "示例家電有限公司",
        "示例 家电（有限）公司",
        "家电",
        "旧名示例电器厂",
        "example appliances",
        "EX\u{2011}27922\u{2010}2026\u{2212}00012",
        "EX–27922—2026－00012",
        "EX\u{200b}-27922\u{ad}-2026-00012\u{200e}",
        "\u{202d}ｅｘ-27922-2026-00012\u{202c}",
        "EX27922 2026 00012",
        "27922\u{2011}2026",
        "（7K3M9P2XC9）。",
        "91110108MA01CERT0P\u{200b}",
        "⽰例家電",
    ] {
        assert_eq!(answer(&[about])["code"], "7K3M9P2XC9", "{about}");
    }
}

#[test]
fn a_number_is_not_drowned_by_one_that_differs_in_its_hyphens() {
    let other = HISTORY
        .replace("91110108MA01CERT0P", "91350100M000100Y43")
        .replace("示例家电有限公司", "示例洗衣机有限公司")
        .replace("旧名示例电器厂", "示例洗衣机厂")
        .replace("7K3M9P2XC9", "2A8YHT31KX")
        .replace("EX-27922-2026-00012", "EX-279-222026-00012");
    let project = project().file("registry/enterprises/other.yaml", other);
    assert_eq!(codes(&project, "ex\u{2011}27922\u{2011}2026\u{2011}00012"), ["7K3M9P2XC9"]);
    assert_eq!(codes(&project, "EX-279-222026-00012"), ["2A8YHT31KX"]);
    assert_eq!(codes(&project, "EX27922202600012"), ["7K3M9P2XC9", "2A8YHT31KX"]);
}

/// Whom a question about `about` means, in the order of the answers.
fn codes(project: &Project, about: &str) -> Vec<Value> {
    let run = project.run(&["status", about, "--format", "json"]);
    let code = |line: &str| serde_json::from_str::<Value>(line).expect("an object")["code"].clone();
    run.stdout.lines().map(code).collect()
}

#[test]
fn an_exact_name_is_not_drowned_by_names_that_have_it_as_a_part() {
    let other = HISTORY
        .replace("91110108MA01CERT0P", "91350100M000100Y43")
        .replace("示例家电有限公司", "新示例家电有限公司")
        .replace("旧名示例电器厂", "示例洗衣机厂")
        .replace("7K3M9P2XC9", "2A8YHT31KX")
        .replace("2026-00012", "2026-00013");
    let project = project().file("registry/enterprises/other.yaml", other);
    assert_eq!(codes(&project, "示例家电有限公司"), ["7K3M9P2XC9"]);
    assert_eq!(codes(&project, "家电有限公司"), ["7K3M9P2XC9", "2A8YHT31KX"]);
    assert_eq!(codes(&project, "洗衣机"), ["2A8YHT31KX"]);
}

#[test]
fn the_exit_code_says_whether_one_is_valid() {
    let code = |arguments: &[&str]| status(arguments).code;
    assert_eq!(code(&["7K3M9P2XC9", "--on", "2029-02-28"]), 0);
    assert_eq!(code(&["7K3M9P2XC9", "--on", "2029-03-01"]), 1);
    assert_eq!(code(&["没有这家企业"]), 1);
    assert_eq!(code(&["7K3M9P2XC9", "--on", "2026-02-30"]), 2);
    assert_eq!(code(&[]), 2);
}

#[test]
fn nothing_found_tells_a_slip_from_what_was_never_issued() {
    for (about, said) in [
        ("7K3M9P2XC8", "`7K3M9P2XC8` is probably mistyped: its check character would be `9` if the rest is right.\n"),
        (
            "91110108MA01CERT0Q",
            "`91110108MA01CERT0Q` is probably mistyped: its check character would be `P` if the rest is right.\n",
        ),
        (
            "2A8YHT31KX",
            "Public code 2A8YHT31KX is well formed, but was never issued here. Not found does not mean forged.\n",
        ),
        ("新星", "No certificate with number or name `新星` is in this register. Not found does not mean forged.\n"),
    ] {
        let run = status(&[about]);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str(), run.code), (said, "", 1));
    }
    let given_up = project().file("registry/published.txt", "7K3M9P2XC9\n2A8YHT31KX lost\n");
    let run = given_up.run(&["status", "2A8YHT31KX", "--lang", "en"]);
    assert_eq!(run.stdout, "Public code 2A8YHT31KX was public once and has been given up.\n");
}

#[test]
fn faulty_data_give_no_answer() {
    let project = project().edit(RECORD, "issued: 2026-03-01", "issued: 2026-03-32");
    let run = project.run(&["status", "7K3M9P2XC9", "--lang", "en"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error[Y109]"), "{}", run.stderr);
}
