//! What is decided for a day to come: every place where a status stands says its last day, what follows, and both days of it.

use std::fs;

use scraper::{Html, Node};
use serde_json::{Value, json};

use crate::project::{Project, Run, TODAY, files_below};

const ENDS: &str = "2029-02-28";

/// An event of 2026-12-31 that was recorded on 2026-11-16, and what has to be said of it on 2026-11-21.
struct Decision {
    kind: &'static str,
    /// The last day beside the status.
    last_day: &'static str,
    ahead_zh: &'static str,
    ahead_en: &'static str,
    change_zh: &'static str,
    change_en: &'static str,
    badge: &'static str,
}

const DECISIONS: [Decision; 4] = [
    Decision {
        kind: "cancellation, reason: own-request",
        last_day: "2026-12-30",
        ahead_zh: "已决定自 2026-12-31 起注销",
        ahead_en: "Decided to be cancelled from 2026-12-31",
        change_zh: "自 2026-12-31 起注销（企业申请）",
        change_en: "Cancelled (at the company’s request) from 2026-12-31",
        badge: "有效期至 2026-12-30，之后失效",
    },
    Decision {
        kind: "withdrawal, reason: mark-misuse",
        last_day: "2026-12-30",
        ahead_zh: "已决定自 2026-12-31 起撤销",
        ahead_en: "Decided to be withdrawn from 2026-12-31",
        change_zh: "自 2026-12-31 起撤销（违规使用标志）",
        change_en: "Withdrawn (misuse of the mark) from 2026-12-31",
        badge: "有效期至 2026-12-30，之后失效",
    },
    Decision {
        kind: "suspension, reason: fees",
        last_day: "2026-12-30",
        ahead_zh: "已决定自 2026-12-31 起暂停",
        ahead_en: "Decided to be suspended from 2026-12-31",
        change_zh: "自 2026-12-31 起暂停（未履行缴费义务）",
        change_en: "Suspended (fees not paid) from 2026-12-31",
        badge: "有效期至 2026-12-30，之后暂停",
    },
    Decision {
        kind: "level-change, level: four-star",
        last_day: ENDS,
        ahead_zh: "自 2026-12-31 起四星级",
        ahead_en: "Four stars from 2026-12-31",
        change_zh: "自 2026-12-31 起级别调整为四星级",
        change_en: "Level changed to Four stars from 2026-12-31",
        badge: "五星级至 2026-12-30",
    },
];

fn decided(kind: &str) -> Project {
    Project::with_events(&format!("      - {{ kind: {kind}, on: 2026-12-31, recorded: 2026-11-16 }}\n"))
}

fn build(project: &Project, day: &str) {
    let run = project.run_here(&["build", "--as-of", day]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

/// What a reader sees of a page, one blank between the words.
fn words(project: &Project, path: &str) -> String {
    let page = fs::read_to_string(project.path("public").join(path)).unwrap_or_else(|_| panic!("{path} is published"));
    let document = Html::parse_document(&page);
    let texts = document.tree.nodes().filter_map(|node| {
        let within =
            node.parent().and_then(|parent| parent.value().as_element().map(|element| element.name().to_owned()));
        match node.value() {
            Node::Text(text) if !matches!(within.as_deref(), Some("script" | "style")) => Some(text.to_string()),
            _ => None,
        }
    });
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn data(project: &Project, path: &str) -> Value {
    let file = fs::read(project.path("public").join(path)).expect("data are published");
    serde_json::from_slice(&file).expect("JSON")
}

fn status(project: &Project, arguments: &[&str]) -> Run {
    project.run_here(&[&["status", "7K3M9P2XC9", "--on", TODAY, "--known-on", TODAY], arguments].concat())
}

#[test]
fn the_last_day_and_what_follows_stand_wherever_the_status_does() {
    for decision in &DECISIONS {
        let project = decided(decision.kind);
        build(&project, TODAY);
        let Decision { last_day, ahead_zh, ahead_en, change_zh, change_en, badge, .. } = decision;
        for (path, until, ahead) in [
            ("c/7K3M9P2XC9/index.html", "有效期至", ahead_zh),
            ("e/91110108MA01CERT0P/index.html", "有效期至", ahead_zh),
            ("levels/five-star/index.html", "有效期至", ahead_zh),
            ("regions/11/index.html", "有效期至", ahead_zh),
            ("industries/household-appliances/index.html", "有效期至", ahead_zh),
            ("en/c/7K3M9P2XC9/index.html", "Valid until", ahead_en),
            ("en/e/91110108MA01CERT0P/index.html", "Valid until", ahead_en),
            ("en/levels/five-star/index.html", "Valid until", ahead_en),
        ] {
            let page = words(&project, path);
            assert!(page.contains(&format!("{until} {last_day}")), "{path}: {page}");
            assert!(page.contains(ahead), "{path}: {page}");
        }
        for (path, change) in [
            ("index.html", change_zh),
            ("changes/index.html", change_zh),
            ("feed.xml", change_zh),
            ("en/index.html", change_en),
            ("en/changes/index.html", change_en),
            ("en/feed.xml", change_en),
        ] {
            let page = words(&project, path);
            assert!(page.contains(change) && page.contains("2026-11-16"), "{path}: {page}");
        }
        let history = words(&project, "c/7K3M9P2XC9/index.html");
        assert!(history.contains("2026-11-16 公示 已决定，自这一天起生效"), "{history}");
        assert!(words(&project, "c/7K3M9P2XC9/badge.svg").contains(badge));

        let credential = data(&project, "c/7K3M9P2XC9/certificate.json");
        let subject = &credential["credentialSubject"];
        assert_eq!(credential["validUntil"], json!(format!("{last_day}T23:59:59+08:00")));
        assert_eq!((&subject["until"], &subject["expires"]), (&json!(last_day), &json!(ENDS)));
        let line = fs::read_to_string(project.path("public/data/certificates.jsonl")).expect("open data");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON"), *subject);
        for table in ["data/certificates.csv", "levels/five-star/certificates.csv"] {
            let table = fs::read_to_string(project.path("public").join(table)).expect("a table");
            assert!(table.trim_end().ends_with(&format!(",{last_day}")), "{table}");
        }
        let page = fs::read_to_string(project.path("public/c/7K3M9P2XC9/index.html")).expect("a page");
        assert!(page.contains(&format!("\"expires\":\"{last_day}\"")), "JSON-LD");

        let said = status(&project, &["--lang", "zh"]).stdout;
        assert!(said.contains("2026-12-31：") && said.contains("2026-11-16 公示 · 已决定，自这一天起生效"), "{said}");
        let said: Value = serde_json::from_str(&status(&project, &["--format", "json"]).stdout).expect("JSON");
        assert_eq!(said["announced"][0]["on"], "2026-12-31");
        assert_eq!(said["announced"][0]["recorded"], "2026-11-16");
        assert_eq!(said["history"], json!([]));

        let label = project.run_here(&["artwork", "7K3M9P2XC9", "--as-of", TODAY, "--lang", "zh"]);
        assert_eq!(label.code, 1);
        assert!(label.stderr.contains("已决定自 2026-12-31 起"), "{}", label.stderr);
    }
}

/// Whatever is kept of a site, nothing on it vouches for a day after the decision, and `public/` says the printed day
/// only as what was meant once.
#[test]
fn no_page_vouches_for_a_day_after_an_end_that_is_decided() {
    for decision in DECISIONS.iter().filter(|decision| decision.last_day != ENDS) {
        let project = decided(decision.kind);
        build(&project, TODAY);
        let public = project.path("public");
        let vouches = ["有效期至", "Valid until", "valid until"].map(|until| format!("{until} {ENDS}"));
        for file in files_below(&public).iter().filter(|file| file.extension().is_some_and(|end| end == "html")) {
            let page = words(&project, file.to_str().expect("UTF-8"))
                .replace("原定有效期至", "原定")
                .replace("Originally valid until", "");
            assert!(!vouches.iter().any(|words| page.contains(words)), "{}: {page}", file.display());
        }
    }
}

#[test]
fn an_announcement_is_one_until_its_day_and_history_from_then_on() {
    let project = decided("cancellation, reason: own-request");
    let said_on = |day: &str| {
        build(&project, day);
        let band = words(&project, "c/7K3M9P2XC9/index.html");
        let counts = words(&project, "transparency/index.html");
        (
            band.contains("已决定自 2026-12-31 起注销"),
            band.contains("已决定，自这一天起生效"),
            band.contains("有效期至 2026-12-30"),
            counts.contains("注销 0，另有 1 次已决定、尚未生效"),
            counts.contains("注销 1"),
        )
    };
    assert_eq!(said_on("2026-11-15"), (false, false, false, false, false));
    assert_eq!(said_on("2026-11-16"), (true, true, true, true, false));
    assert_eq!(said_on("2026-12-30"), (true, true, true, true, false));
    assert_eq!(said_on("2026-12-31"), (false, false, false, false, true));
    let subject = &data(&project, "c/7K3M9P2XC9/certificate.json");
    assert_eq!(subject["validUntil"], "2026-12-30T23:59:59+08:00");
}

#[test]
fn a_restoration_is_told_while_the_certificate_is_suspended() {
    let project = Project::with_events(
        "      - { kind: suspension, on: 2026-10-01, reason: fees }
      - { kind: restoration, on: 2026-12-31, recorded: 2026-11-16 }\n",
    );
    build(&project, TODAY);
    for path in ["c/7K3M9P2XC9/index.html", "e/91110108MA01CERT0P/index.html", "status/suspended/index.html"] {
        let page = words(&project, path);
        assert!(
            page.contains(&format!("原定有效期至 {ENDS}")) && page.contains("已决定自 2026-12-31 起恢复"),
            "{path}: {page}"
        );
    }
    assert_eq!(data(&project, "c/7K3M9P2XC9/certificate.json")["validUntil"], format!("{ENDS}T23:59:59+08:00"));
}

#[test]
fn nothing_is_asked_for_after_an_end_that_is_decided() {
    let due = |project: &Project| {
        let list = project.run_here(&["due", "--as-of", TODAY, "--within", "900d", "--format", "json"]).stdout;
        list.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["kind"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(due(&decided("cancellation, reason: own-request")), Vec::<Value>::new());
    assert_eq!(due(&decided("suspension, reason: fees")), ["surveillance", "surveillance", "recertification"]);
    let later = Project::with_events(
        "      - { kind: cancellation, on: 2027-06-01, reason: own-request, recorded: 2026-11-16 }\n",
    );
    assert_eq!(due(&later), ["surveillance"]);
}

/// A certificate is renewed before it ends: each page says when the other holds, and for what where that differs.
#[test]
fn a_renewal_that_is_still_to_begin_shows_what_holds_until_then() {
    let project = Project::with_events("      - { kind: surveillance, on: 2026-11-20, result: passed }\n");
    let record = fs::read_to_string(project.path(Project::RECORD)).expect("a record")
        + "  - code: 2A8YHT31KX
    number: EX-27922-2027-00001
    standard: GB/T 27922-2011
    scope: { zh: 家用电器的安装和维修 }
    issued: 2027-01-01
    expires: 2029-12-31
    level: four-star
    replaces: 7K3M9P2XC9\n";
    let project = project.file(Project::RECORD, record);
    build(&project, TODAY);
    let old = words(&project, "c/7K3M9P2XC9/index.html");
    assert!(old.contains("2027-01-01 起生效") && old.contains("认证范围： 家用电器的安装和维修"), "{old}");
    let new = words(&project, "c/2A8YHT31KX/index.html");
    assert!(new.contains("在那以前，现行的证书是： EX-27922-2026-00012"), "{new}");
    assert!(new.contains(&format!("有效期至 {ENDS}")) && new.contains("认证范围： 家用电器的售后服务"), "{new}");
    build(&project, "2027-01-01");
    assert!(!words(&project, "c/2A8YHT31KX/index.html").contains("现行的证书是"));
}
