//! `registry due`: what staff have to do, in each of its formats.   Source: record.md §6.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;
use serde_json::Value;
use starmark::check::{Circumstances, NoStore, PublishedCodes, ScoreSheet, check_records};
use starmark::derive::{DueKind, DueState, worklist};
use starmark::diagnostics::{Code, Findings};
use starmark::model::Day;

use crate::project::{Project, Run, TODAY};

/// Two holders and a task in every state.
const RECORDS: &str = "\
uscc: 91110108MA01CERT0P
name: { zh: 示例家电有限公司 }
region: \"110108\"
industry: household-appliances
contact: { hotline: \"400-000-0000\" }
certificates:
  - code: 5WH8J43P11
    number: EX-27922-2027-00001
    standard: GB/T 27922-2011
    scope: { zh: 家用电器的售后服务 }
    issued: 2027-01-01
    expires: 2029-12-31
    level: five-star
    replaces: 2A8YHT31KX
  - code: 2A8YHT31KX
    number: EX-27922-2024-00001
    standard: GB/T 27922-2011
    scope: { zh: 家用电器的售后服务 }
    issued: 2024-01-01
    expires: 2026-12-31
    level: five-star
    events:
      - { kind: surveillance, on: 2024-10-09, result: passed }
      - { kind: surveillance, on: 2025-10-09, result: passed }
---
uscc: 91330106MA28A0YQ1P
name: { zh: 钱塘示例家具（杭州）有限公司, en: \"Qiantang Example Furniture; Hangzhou, \\\"QEF\\\" Co., Ltd.\" }
region: \"330106\"
industry: furniture
certificates:
  - code: 7K3M9P2XC9
    number: EX-27922-2026-00012
    standard: GB/T 27922-2011
    scope: { zh: 家具的售后服务 }
    issued: 2026-02-15
    expires: 2029-02-14
    level: four-star
  - code: WY3386T6YN
    number: EX-27922-2025-00031
    standard: GB/T 27922-2011
    scope: { zh: 家具的设计服务 }
    issued: 2025-06-01
    expires: 2028-05-31
    level: three-star
    events:
      - { kind: surveillance, on: 2026-03-04, result: passed }
      - { kind: suspension, on: 2026-06-10, reason: fees }
      - { kind: surveillance, on: 2026-08-01, result: failed }
      - { kind: surveillance, on: 2026-09-25, result: failed }
";

const TABLE_ZH: &str = "\
期限        状态        事项                              证书编号             公开编码
剩余        下一日期    企业                              统一社会信用代码     服务电话
2026-11-01  已逾期      2026-08-01 审核不通过，待处理     EX-27922-2025-00031  WY3386T6YN
过 20 天                钱塘示例家具（杭州）有限公司      91330106MA28A0YQ1P
2026-12-10  即将截止    2026-06-10 起暂停，待恢复或撤销   EX-27922-2025-00031  WY3386T6YN
19 天                   钱塘示例家具（杭州）有限公司      91330106MA28A0YQ1P
2026-12-25  可办理      2026-09-25 审核不通过，待处理     EX-27922-2025-00031  WY3386T6YN
34 天       2026-11-25  钱塘示例家具（杭州）有限公司      91330106MA28A0YQ1P
2026-12-31  已换证      到期，已换证 EX-27922-2027-00001  EX-27922-2024-00001  2A8YHT31KX
40 天                   示例家电有限公司                  91110108MA01CERT0P   400-000-0000
2027-02-15  宜办理      第 1 年监督审核                   EX-27922-2026-00012  7K3M9P2XC9
86 天       2027-01-15  钱塘示例家具（杭州）有限公司      91330106MA28A0YQ1P
2027-06-01  即将开始    第 2 年监督审核                   EX-27922-2025-00031  WY3386T6YN
192 天      2027-01-01  钱塘示例家具（杭州）有限公司      91330106MA28A0YQ1P

共 6 项：已逾期 1，即将截止 1，宜办理 1，可办理 1，即将开始 1，已换证 1。截至 2026-11-21，今后 90 天。
";

const TABLE_EN: &str = "\
Deadline    State       Matter                                                 Number               Code
Left        Next date   Enterprise                                             Credit code          Hotline
2026-11-01  overdue     visit failed on 2026-08-01                             EX-27922-2025-00031  WY3386T6YN
20 d late               Qiantang Example Furniture; Hangzhou, \"QEF\" Co., Ltd.  91330106MA28A0YQ1P
2026-12-10  closing     suspended since 2026-06-10                             EX-27922-2025-00031  WY3386T6YN
19 d                    Qiantang Example Furniture; Hangzhou, \"QEF\" Co., Ltd.  91330106MA28A0YQ1P
2026-12-25  open        visit failed on 2026-09-25                             EX-27922-2025-00031  WY3386T6YN
34 d        2026-11-25  Qiantang Example Furniture; Hangzhou, \"QEF\" Co., Ltd.  91330106MA28A0YQ1P
2026-12-31  renewed     expires, renewed by EX-27922-2027-00001                EX-27922-2024-00001  2A8YHT31KX
40 d                    示例家电有限公司                                       91110108MA01CERT0P   400-000-0000
2027-02-15  nominal     surveillance, year 1                                   EX-27922-2026-00012  7K3M9P2XC9
86 d        2027-01-15  Qiantang Example Furniture; Hangzhou, \"QEF\" Co., Ltd.  91330106MA28A0YQ1P
2027-06-01  upcoming    surveillance, year 2                                   EX-27922-2025-00031  WY3386T6YN
192 d       2027-01-01  Qiantang Example Furniture; Hangzhou, \"QEF\" Co., Ltd.  91330106MA28A0YQ1P

6 in all: 1 overdue, 1 closing, 1 nominal, 1 open, 1 upcoming, 1 renewed. As of 2026-11-21, 90 days ahead.
";

fn small() -> Project {
    Project::base().file("registry/enterprises/example.yaml", RECORDS)
}

fn due(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["due", "--as-of", TODAY], arguments].concat())
}

fn json(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let run = due(project, &[&["--format", "json"], arguments].concat()).succeeds();
    run.stdout.lines().map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// The unfolded lines of a calendar, which are checked on the way.
fn content_lines(calendar: &str) -> Vec<String> {
    let calendar = calendar.strip_suffix("\r\n").expect("the last line ends");
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count(), "every line ends with CRLF");
    assert!(calendar.split("\r\n").all(|line| !line.is_empty() && line.len() <= 75), "75 octets at most");
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

/// The properties of every event, by name with parameters.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let lines = content_lines(calendar);
    let mut events = Vec::new();
    for event in lines.split(|line| line == "BEGIN:VEVENT").skip(1) {
        let lines = event.iter().take_while(|line| *line != "END:VEVENT");
        let pairs = lines.map(|line| line.split_once(':').expect("a name and a value"));
        events.push(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    }
    events
}

#[test]
fn the_table_is_in_the_language_of_its_reader() {
    for (language, table) in [("zh", TABLE_ZH), ("en", TABLE_EN)] {
        let run = due(&small(), &["--lang", language]).succeeds();
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (table, ""));
    }
}

#[test]
fn nothing_due_is_said_plainly() {
    let nothing = |arguments: &[&str]| Project::base().run(&[&["due", "--as-of", "2026-03-02"], arguments].concat());
    for (arguments, said) in [
        (&["--lang", "zh"][..], "截至 2026-03-02，没有逾期，今后 90 天内也没有要办的事。\n"),
        (&["--lang", "en"], "Nothing is overdue on 2026-03-02, and nothing is due within 90 days.\n"),
        (&["--format", "json"], ""),
        (
            &["--format", "csv"],
            "\u{feff}deadline,date,kind,state,year,event,code,number,uscc,name_zh,name_en,hotline,successor\r\n",
        ),
    ] {
        assert_eq!(nothing(arguments).succeeds().stdout, said);
    }
    assert!(events(&nothing(&["--format", "ics"]).succeeds().stdout).is_empty());
}

#[test]
fn the_horizon_counts_days_and_never_hides_what_is_overdue() {
    let listed = |within: &str| {
        let tasks = json(&small(), &["--within", within]);
        let said = |task: &Value| format!("{} {}", text(&task["deadline"]), text(&task["kind"]));
        tasks.iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(listed("0d"), ["2026-11-01 follow-up"]);
    assert_eq!(listed("3d"), ["2026-11-01 follow-up"]);
    // The last month of the second begins within four days.
    assert_eq!(listed("4d"), ["2026-11-01 follow-up", "2026-12-25 follow-up"]);
    for wrong in ["90", "d", "-1d", "+1d", "65536d", "3m", "９０d", ""] {
        let run = due(&small(), &[&format!("--within={wrong}")]).ends_with(2);
        assert_eq!(run.stdout, "", "{wrong}");
        assert!(run.stderr.contains("90d"), "{wrong}: {}", run.stderr);
    }
}

#[test]
fn an_error_in_the_data_is_reported_and_nothing_is_listed() {
    let project = Project::base().edit("registry/enterprises/example.yaml", "2029-02-28", "2029-03-02");
    for format in ["terminal", "csv", "json", "ics"] {
        let run = due(&project, &["--lang", "en", "--format", format]).ends_with(1);
        assert_eq!(run.stdout, "", "{format}");
        assert_eq!(run.stderr, project.check("en").stderr, "{format}");
    }
}

#[test]
fn table_and_objects_have_the_same_fields_in_the_same_order() {
    let project = small();
    let tasks = json(&project, &[]);
    assert_eq!(tasks.len(), 6);
    let table = due(&project, &["--format", "csv"]).succeeds().stdout;
    let table = table.strip_prefix('\u{feff}').expect("a byte-order mark");
    assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let columns: Vec<String> = rows.headers().expect("a heading").iter().map(str::to_owned).collect();
    let rows: Vec<csv::StringRecord> = rows.records().collect::<Result<_, _>>().expect("rows");
    assert_eq!(rows.len(), tasks.len());
    for (row, task) in rows.iter().zip(&tasks) {
        assert_eq!(task.as_object().map(serde_json::Map::len), Some(columns.len()));
        for (column, cell) in columns.iter().zip(row) {
            let value = match &task[column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                number => number.to_string(),
            };
            assert_eq!(cell, value, "{column}");
        }
    }
    let objects = due(&project, &["--format", "json"]).stdout;
    assert_eq!(
        objects.lines().nth(3),
        Some(
            "{\"deadline\":\"2026-12-31\",\"date\":\"2026-12-31\",\"kind\":\"recertification\",\"state\":\"renewed\",\
             \"year\":3,\"event\":null,\"code\":\"2A8YHT31KX\",\"number\":\"EX-27922-2024-00001\",\
             \"uscc\":\"91110108MA01CERT0P\",\"name_zh\":\"示例家电有限公司\",\"name_en\":null,\
             \"hotline\":\"400-000-0000\",\"successor\":\"5WH8J43P11\"}"
        )
    );
}

#[test]
fn a_successor_that_has_ended_renews_nothing() {
    let renewal = |records: &str| {
        let project = Project::base().file("registry/enterprises/example.yaml", records);
        let tasks = json(&project, &[]);
        let of_the_old_one = tasks.into_iter().find(|task| task["code"] == "2A8YHT31KX").expect("it expires soon");
        (text(&of_the_old_one["state"]), of_the_old_one["successor"].clone())
    };
    let early =
        RECORDS.replace("issued: 2027-01-01\n    expires: 2029-12-31", "issued: 2026-11-01\n    expires: 2029-10-31");
    let withdrawal = "    events: [{ kind: withdrawal, on: 2026-11-20, reason: mark-misuse }]\n";
    let withdrawn = early.replace("    replaces: 2A8YHT31KX\n", &format!("    replaces: 2A8YHT31KX\n{withdrawal}"));
    assert_eq!(renewal(&early), ("renewed".to_owned(), "5WH8J43P11".into()));
    assert_eq!(renewal(&withdrawn), ("nominal".to_owned(), Value::Null));
}

#[test]
fn tasks_stand_by_deadline_then_number() {
    for tasks in [json(&small(), &["--within", "1100d"]), json(&Project::example(), &["--within", "1100d"])] {
        let keys: Vec<(String, String)> =
            tasks.iter().map(|task| (text(&task["deadline"]), text(&task["number"]))).collect();
        assert!(keys.len() > 6 && keys.is_sorted(), "{keys:?}");
    }
}

#[test]
fn an_event_is_an_all_day_deadline_that_blocks_nobody() {
    let project = small();
    let run = due(&project, &["--lang", "en", "--format", "ics"]).succeeds();
    let lines = content_lines(&run.stdout);
    assert_eq!(
        lines[..6],
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//starmark//registry due//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Example Register · due",
        ]
    );
    let events = events(&run.stdout);
    assert_eq!(events.len(), 6);
    let expected = [
        ("UID", "WY3386T6YN-follow-up-2026-09-25@verify.example.cn"),
        ("DTSTAMP", "20261121T000000Z"),
        ("DTSTART;VALUE=DATE", "20261225"),
        ("DTEND;VALUE=DATE", "20261226"),
        ("TRANSP", "TRANSPARENT"),
        ("CATEGORIES", "follow-up of a failed visit"),
        ("SUMMARY", "visit failed on 2026-09-25: Qiantang Example Furniture\\; Hangzhou\\, \"QEF\" Co.\\, Ltd."),
        (
            "DESCRIPTION",
            "On 2026-11-21: open\\nNext date: 2026-11-25\\nCertificate number: EX-27922-2025-00031\\n\
             Public code: WY3386T6YN\\nUnified social credit code: 91330106MA28A0YQ1P",
        ),
        ("URL", "https://verify.example.cn/en/c/WY3386T6YN/"),
    ];
    let expected: BTreeMap<String, String> =
        expected.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    assert_eq!(events[2], expected);
}

#[test]
fn a_name_of_formulas_and_line_ends_stays_in_its_place() {
    let name = r#"name: { zh: "=示例,;\\\n家具\t有限公司" }"#;
    let record = RECORDS.replace("name: { zh: 示例家电有限公司 }", name);
    let project = Project::base().file("registry/enterprises/example.yaml", record);
    let table = due(&project, &["--lang", "zh"]).succeeds().stdout;
    assert_eq!(table.lines().count(), TABLE_ZH.lines().count());
    assert!(table.contains(r"=示例,;\\n家具\t有限公司"), "{table}");
    let calendar = due(&project, &["--lang", "zh", "--format", "ics"]).succeeds().stdout;
    let summary = &events(&calendar)[3]["SUMMARY"];
    assert_eq!(summary, r"到期，已换证 EX-27922-2027-00001：=示例\,\;\\\\n家具\\t有限公司");
    let table = due(&project, &["--format", "csv"]).succeeds().stdout;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let row = rows.records().nth(3).expect("a row").expect("cells");
    assert_eq!(&row[9], r"'=示例,;\\n家具\t有限公司");
}

#[test]
fn a_uid_is_the_same_in_every_language_and_for_as_long_as_the_task_is_open() {
    let project = small();
    let uids = |day: &str, language: &str| -> BTreeSet<String> {
        let calendar = project
            .run(&["due", "--as-of", day, "--within", "1100d", "--format", "ics", "--lang", language])
            .succeeds();
        let events = events(&calendar.stdout);
        let uids: BTreeSet<String> = events.iter().map(|event| event["UID"].clone()).collect();
        assert_eq!(uids.len(), events.len());
        uids
    };
    let before = uids(TODAY, "en");
    assert_eq!(before, uids(TODAY, "zh"));
    let mut after = uids("2026-12-20", "zh");
    assert_eq!(after, before);
    after = uids("2027-01-05", "zh");
    let gone: Vec<&String> = before.difference(&after).collect();
    assert_eq!(gone, ["2A8YHT31KX-recertification-3@verify.example.cn"]);
}

#[test]
fn a_page_is_linked_in_a_language_that_the_site_speaks() {
    let link = |project: &Project, language: &str| {
        let calendar = due(project, &["--format", "ics", "--lang", language]).succeeds().stdout;
        events(&calendar)[2]["URL"].clone()
    };
    let bilingual = small();
    let chinese = small().edit("registry/site.yaml", "title:", "languages: [zh]\ntitle:");
    assert_eq!(link(&bilingual, "zh"), "https://verify.example.cn/c/WY3386T6YN/");
    assert_eq!(link(&bilingual, "en"), "https://verify.example.cn/en/c/WY3386T6YN/");
    assert_eq!(link(&chinese, "en"), "https://verify.example.cn/c/WY3386T6YN/");
}

#[test]
fn the_same_records_and_day_give_the_same_bytes_in_whatever_files_they_stand() {
    let (first, second) = RECORDS.split_once("---\n").expect("two documents");
    let swapped = Project::base()
        .file("registry/enterprises/example.yaml", second)
        .file("registry/enterprises/z/other.yaml", first);
    for format in ["terminal", "csv", "json", "ics"] {
        let arguments = ["--within", "1100d", "--lang", "zh", "--format", format];
        let one = due(&small(), &arguments).succeeds().stdout;
        assert_eq!(one, due(&swapped, &arguments).succeeds().stdout, "{format}");
        assert!(one.len() > 1000, "{format}");
    }
}

#[test]
fn the_list_writes_nothing() {
    let project = small();
    let before = project.contents();
    due(&project, &["--format", "ics"]).succeeds();
    assert_eq!(project.contents(), before);
}

#[test]
fn e506_of_the_example_register_is_what_is_overdue_of_its_visits() {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    let published = PublishedCodes::read(root, &Findings::new());
    let sheet = ScoreSheet::read(root, &Findings::new());
    let mut today = Day::parse("2026-01-01").expect("a day of the calendar");
    let last = Day::parse("2029-12-31").expect("a day of the calendar");
    let (mut visits_seen, mut suspensions_seen) = (0, 0);
    while today <= last {
        let found = Findings::new();
        let circumstances = Circumstances::first(today, Some(false), &sheet, &published);
        let registry =
            check_records(root, circumstances, &NoStore, &found).registry.expect("a register without errors");
        let overdue = worklist(&registry, today, 0).into_iter().filter(|task| task.due.state == DueState::Overdue);
        let (suspensions, visits): (Vec<_>, Vec<_>) =
            overdue.partition(|task| matches!(task.due.kind, DueKind::Suspension { .. }));
        let findings = found.into_sorted();
        let count = |code: Code| findings.listed.iter().filter(|finding| finding.code == code).count();
        assert_eq!(visits.len(), count(Code::E506), "{today}");
        // E504 stays when the certificate has expired; then nothing is left to be done.
        assert!(suspensions.len() <= count(Code::E504), "{today}");
        visits_seen += visits.len();
        suspensions_seen += suspensions.len();
        today = today.plus_days(7);
    }
    assert!(visits_seen > 100 && suspensions_seen > 5, "{visits_seen} {suspensions_seen}");
}
