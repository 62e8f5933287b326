//! `registry init`: a register begins as its body's own, and says of nobody what nobody knows yet.

use std::path::PathBuf;

use crate::preview::Preview;
use crate::project::{Project, TODAY, files_below};
use crate::site::{text, tree};

const TOLD: [&str; 8] = [
    "--body-zh",
    "钱塘示例认证有限公司",
    "--body-en",
    "Qiantang Example Certification Co., Ltd.",
    "--approval",
    "CNCA-R-2026-999",
    "--base-url",
    "https://cx.qiantang.example",
];

/// A register that knows whose it is.
fn told(more: &[&str]) -> Project {
    let project = Project::empty();
    project.run(&[&["init"][..], &TOLD, more].concat()).succeeds();
    project
}

#[test]
fn init_never_touches_what_is_there() {
    for mine in ["registry/site.yaml", ".gitignore", ".gitattributes", "content/en/faq.md"] {
        let project = Project::empty().file(mine, "mine");
        let before = tree(&project.path(""));
        let run = project.run(&["init"]).ends_with(2);
        assert!(run.stderr.contains(mine), "{}", run.stderr);
        assert_eq!(tree(&project.path("")), before);
    }
}

#[test]
fn init_names_what_it_wrote() {
    for more in [&[][..], &["--example"]] {
        let project = Project::empty();
        let run = project.run(&[&["init", "mine"][..], more].concat()).succeeds();
        let written: Vec<PathBuf> = files_below(&project.path("mine"));
        let named: Vec<PathBuf> = run.stdout.lines().map(in_the_project).collect();
        assert_eq!(named, written);
    }
}

fn in_the_project(line: &str) -> PathBuf {
    PathBuf::from(line.strip_prefix("mine/").expect("a file of the new project"))
}

#[test]
fn told_who_the_body_is_a_register_has_no_finding_and_can_be_published() {
    let project = told(&[]);
    let check = project.run(&["check"]);
    assert_eq!((check.code, check.stdout.as_str(), check.stderr.as_str()), (0, "", ""));
    project.build(&[]).succeeds();
    let site = project.site();
    assert!(text(&site, "index.html").contains("钱塘示例认证有限公司"));
    assert!(text(&site, "en/index.html").contains("Qiantang Example Certification Co., Ltd."));
    assert!(text(&site, "robots.txt").contains("https://cx.qiantang.example/"));
}

#[test]
fn whatever_a_body_is_called_is_its_name() {
    for name in ["甲: “乙” # 丙", "{approval}", "'a' \"b\" \\", "第一行\n第二行", "@`&*!|>%", "〔2026〕"]
    {
        let project = Project::empty();
        project.run(&["init", "--body-zh", name, "--approval", "CNCA-R-2026-999"]).succeeds();
        let settings = starmark::settings::load_settings(
            project.root(),
            starmark::diagnostics::Purpose::Look,
            &starmark::diagnostics::Findings::new(),
        );
        assert_eq!(settings.expect("settings without errors").body.name.zh.as_ref(), name);
    }
}

#[test]
fn what_is_not_told_is_a_placeholder_with_a_finding_of_its_own_at_which_build_stops() {
    let project = Project::empty();
    project.run(&["init", "--body-zh", "钱塘示例认证有限公司", "--body-en", " "]).succeeds();
    let findings = project.check_json("zh");
    let told: Vec<(&str, &str, u64)> = findings
        .iter()
        .map(|finding| {
            assert_eq!((&finding["code"], &finding["severity"]), (&"M806".into(), &"warning".into()), "{finding}");
            let said = |field: &str| finding[field].as_str().expect("a text");
            (said("message"), said("help"), finding["line"].as_u64().expect("a line"))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("“〔请填写：查验网址〕”还没有填写", "连同括号换成：查验网址，https:// 加域名，二维码指向这里", 4),
            ("“〔请填写：认证机构英文名称〕”还没有填写", "连同括号换成：认证机构的英文名称", 12),
            ("“〔请填写：认证机构批准号〕”还没有填写", "连同括号换成：认证机构的批准号，CNCA-R-年份-序号", 13),
        ]
    );
    let run = project.build_on(TODAY, &[]).ends_with(1);
    assert_eq!(run.stderr.matches("error[M806]").count(), 3, "{}", run.stderr);
    assert!(!project.path("public").exists() && !project.path("registry/published.txt").exists());

    // Staff see on the pages what is missing.
    let preview = Preview::of(&project.path(""));
    let page = String::from_utf8(preview.get("/en/").body).expect("a page is text");
    assert!(page.contains("〔请填写：认证机构英文名称〕"));
    assert_eq!(preview.said().matches("warning[M806]").count(), 3);
}

#[test]
fn no_label_is_printed_that_leads_nowhere() {
    let project = Project::empty();
    project.run(&["init", "--example"]).succeeds();
    let run = project.run(&["artwork", "--all", "--lang", "en"]).ends_with(1);
    assert_eq!(run.stderr.matches("error[M806]").count(), 4, "{}", run.stderr);
    assert!(!project.path("artwork").exists());
}

#[test]
fn an_address_that_cannot_be_one_is_refused_and_nothing_is_written() {
    for address in ["http://cx.qiantang.example", "cx.qiantang.example", "https://cx.qiantang.example/register"] {
        let project = Project::empty();
        let run = project.run(&["init", "--base-url", address, "--lang", "zh"]).ends_with(2);
        assert!(run.stderr.contains(address) && run.stderr.contains("--base-url"), "{}", run.stderr);
        assert_eq!(project.contents(), []);
    }
}

#[test]
fn a_register_of_ones_own_speaks_of_no_example() {
    let project = Project::empty();
    project.run(&["init"]).succeeds();
    for (file, bytes) in project.contents() {
        let file = file.display().to_string();
        let said = String::from_utf8(bytes).expect("init writes texts");
        let is_schema = file == "registry/schema.json";
        for word in ["示例", "虚构", "invented", "made up", ".example", "example.cn", "999"] {
            assert!(is_schema || !said.contains(word), "{file} says {word}");
        }
    }
    assert_eq!(files_below(&project.path("registry/enterprises")), [PathBuf::from(".gitkeep")]);
    assert!(!project.path("content/zh/example.md").exists());
}

#[test]
fn the_example_record_comes_when_it_is_asked_for_and_is_sound() {
    let project = told(&["--example"]);
    let check = project.run(&["check"]);
    assert_eq!((check.code, check.stdout.as_str(), check.stderr.as_str()), (0, "", ""));
    let record = std::fs::read_to_string(project.path("registry/enterprises/example.yaml")).expect("it is there");
    assert!(record.contains("示例家电（北京）有限公司"));
}

#[test]
fn a_register_without_records_has_every_page_and_every_list() {
    let project = told(&[]);
    let run = project.build(&[]).succeeds();
    assert_eq!(run.stderr, "");
    let site = project.site();
    for path in [
        "index.html",
        "search/index.html",
        "levels/five-star/index.html",
        "status/withdrawn/index.html",
        "regions/index.html",
        "changes/index.html",
        "transparency/index.html",
        "data/index.html",
        "feed.xml",
        "en/feed.xml",
        "levels/five-star/certificates.csv",
        "data/certificates.csv",
        "snapshot.json",
    ] {
        assert!(site.contains_key(path), "{path}");
    }
    assert!(site["data/certificates.jsonl"].is_empty());
    assert!(text(&site, "snapshot.json").contains("\"certificates\":0"), "{}", text(&site, "snapshot.json"));
    let status = project.run(&["status", "7K3M9P2XC9"]);
    assert_eq!(status.code, 1, "{}", status.stderr);
    let due = project.run(&["due", "--format", "csv"]).succeeds();
    assert_eq!(due.stdout.lines().count(), 1);
}
