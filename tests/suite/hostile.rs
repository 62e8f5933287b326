//! A register whose every text is an attack. What staff type is text, whatever it looks like: it comes back to the letter
//! where data is read, and is nowhere markup, template or formula.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use resvg::usvg::roxmltree::Document;
use scraper::{Html, Node};
use serde_json::{Value, json};

use crate::project::{Project, Run, TODAY};
use crate::site::{Tree, text, tree};

const CODE: &str = "7K3M9P2XC9";
const HARMLESS: &str = "示例";

/// What people who mean harm type, and people who do not.
fn attacks() -> Vec<String> {
    let short = [
        "<script>alert(1)</script>",
        "</script><script>alert(1)//",
        "</title></style></textarea><svg onload=alert(1)>",
        "\"onload=\"alert(1)",
        "'><img src=x onerror=alert(1)>",
        "' autofocus onfocus='alert(1)",
        "{{7*7}}",
        "{% raw %}",
        "{{ __tera_context }}",
        "../../x",
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "+1",
        "\u{3000}=1+1",
        "&amp;",
        "&lt;b&gt;",
        "]]>",
        "<!--",
        "-->",
        "\\u003cb\\u003e",
        "\\",
        "$&",
        "`${7*7}`",
        "javascript:alert(1)",
        "%00",
        "𠮷㛃\u{301}",
        "一\u{E0100}☎\u{FE0F}",
    ];
    short.into_iter().map(str::to_owned).chain([String::from("长").repeat(10_000)]).collect()
}

/// The documents of a project, each with its name in the schema: every text that people are free to write is `value`.
fn documents(value: &str) -> [(&'static str, &'static str, Value); 3] {
    let text = json!({ "zh": value, "en": value });
    let settings = json!({
        "base_url": "https://verify.example.cn", "title": text, "icp": value, "mark": { "legal_basis": value },
        "body": {
            "name": text, "approval_number": value, "address": text, "phone": value, "email": "office@example.cn",
        },
    });
    let record = json!({
        "uscc": "91110108MA01CERT0P", "name": text, "brands": [value, value], "region": "110108", "address": text,
        "former_names": [{ "zh": value, "en": value, "until": "2023-05-01" }], "industry": "household-appliances",
        "contact": { "hotline": value },
        "certificates": [{
            "code": CODE, "number": value, "standard": "GB/T 27922-2011", "scope": text, "issued": "2026-03-01",
            "expires": "2029-02-28", "level": "five-star", "sites": [{ "name": value, "address": value }],
            "events": [
                { "kind": "suspension", "on": "2026-05-10", "reason": "nonconformity", "decision": value },
                {
                    "kind": "correction", "on": "2026-06-10", "note": value, "decision": value,
                    "voids": { "kind": "suspension", "on": "2026-05-10" },
                },
            ],
        }],
    });
    let section = |id, points| {
        let below = json!([{ "id": format!("{id}.1"), "name": text, "points": points }]);
        json!({ "id": id, "name": text, "points": points, "children": below })
    };
    let indicators = json!({ "indicators": [section("5.1", 40), section("5.2", 35), section("5.3", 25)] });
    [
        ("settings", "registry/site.yaml", settings),
        ("record", "registry/enterprises/example.yaml", record),
        ("indicators", "registry/indicators.yaml", indicators),
    ]
}

/// A project whose every text holds `value`. What is JSON is YAML.
fn project(value: &str) -> Project {
    let quoted = serde_json::to_string(value).expect("a string is JSON");
    let page = format!("---\ntitle: {quoted}\ndescription: {quoted}\n---\n# {HARMLESS}\n\n```\n{value}\n```\n");
    let project = ["zh", "en"]
        .into_iter()
        .fold(Project::empty(), |project, language| project.file(&format!("content/{language}/about.md"), &page));
    documents(value).into_iter().fold(project, |project, (_, name, document)| project.file(name, document.to_string()))
}

/// Texts of the schema whose form a rule fixes, with the rule.
const FIXED: [(&str, &str); 6] = [
    ("settings/base_url", "M801: an address"),
    ("settings/theme", "M801: the name of a folder"),
    ("settings/languages/*", "M801: zh or en"),
    ("record/certificates/*/standard", "S310: the number of a standard"),
    ("indicators/indicators/*/id", "S307: the number of a clause"),
    ("indicators/indicators/*/children/*/id", "Y104: the number of a clause"),
];

/// Where the schema lets anything be written, below `node`: `*` for every item of a list.
fn free_texts(schema: &Value, node: &Value, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = node["$ref"].as_str() {
        let seen_before = path.matches("/children").count() > 1;
        let target = schema.pointer(name.trim_start_matches('#')).expect("a definition");
        if !seen_before {
            free_texts(schema, target, path, found);
        }
        return;
    }
    if node["pattern"] == r"\S" {
        found.insert(path.to_owned());
    }
    for (name, field) in node["properties"].as_object().into_iter().flatten() {
        free_texts(schema, field, &format!("{path}/{name}"), found);
    }
    if node["items"].is_object() {
        free_texts(schema, &node["items"], &format!("{path}/*"), found);
    }
    for part in node["allOf"].as_array().into_iter().flatten() {
        free_texts(schema, &part["then"], path, found);
    }
}

/// Whether `value` stands at `path` in the document, in any item of its lists.
fn holds(document: &Value, path: &[&str], value: &str) -> bool {
    match path {
        [] => document == value,
        ["*", rest @ ..] => document.as_array().is_some_and(|items| items.iter().any(|item| holds(item, rest, value))),
        [name, rest @ ..] => document.get(name).is_some_and(|field| holds(field, rest, value)),
    }
}

#[test]
fn every_text_that_people_are_free_to_write_is_tried() {
    let schema: Value = serde_json::from_str(&starmark::commands::schema()).expect("the schema is JSON");
    let mut texts = BTreeSet::new();
    for (name, ..) in documents(HARMLESS) {
        free_texts(&schema, &schema["$defs"][name], name, &mut texts);
    }
    for (path, rule) in FIXED {
        assert!(texts.remove(path), "{path} is no text of the schema any more ({rule})");
    }
    assert!(texts.len() >= 25, "{texts:?}");
    let documents: BTreeMap<&str, Value> =
        documents(HARMLESS).into_iter().map(|(name, _, document)| (name, document)).collect();
    texts.retain(|text| {
        let path: Vec<&str> = text.split('/').collect();
        !holds(&documents[path[0]], &path[1..], HARMLESS)
    });
    assert_eq!(texts, BTreeSet::new(), "texts that no attack is put into");
}

/// Builds where nothing above the output is the test's alone, and gives the site.
fn built(value: &str) -> Tree {
    let project = project(value);
    let run = project.build(&["--out", "nest/in/out"]);
    assert_eq!(run.code, 0, "{value:.80}: {}", run.stderr);
    let unusual_approval_number = "warning[U208]";
    let others =
        run.stderr.lines().filter(|line| line.starts_with("warning[") && !line.starts_with(unusual_approval_number));
    assert_eq!(others.count(), 0, "{value:.80}: {}", run.stderr);

    let beside: Vec<String> =
        tree(&project.path("")).into_keys().filter(|path| !path.starts_with("nest/in/out/")).collect();
    let written = [
        "content/en/about.md",
        "content/zh/about.md",
        "registry/enterprises/example.yaml",
        "registry/indicators.yaml",
        "registry/published.txt",
        "registry/site.yaml",
    ];
    assert_eq!(beside, written, "{value:.80}: a file outside the output");
    tree(&project.path("nest/in/out"))
}

#[test]
fn no_text_of_a_record_or_setting_becomes_markup_template_or_formula() {
    let harmless = built(HARMLESS);
    let shape = shapes(&harmless);
    attacks().par_iter().for_each(|value| {
        let site = built(value);
        assert!(site.keys().eq(harmless.keys()), "{value:.80}: other files");
        for (path, found) in shapes(&site) {
            let new: Vec<_> = found.difference(&shape[&path]).collect();
            assert!(new.is_empty(), "{value:.80}: {path} has {new:?}");
        }
        comes_back(value, &site);
        is_no_formula(value, &site);
        if value.contains("7*7") {
            is_not_worked_out(&harmless, &site);
        }
    });
}

/// The words of the default theme in `language`, each with `value` before it.
fn words(language: &str, value: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("themes/default/i18n/{language}.yaml"));
    let words = fs::read_to_string(path).expect("the theme has words");
    let quoted = serde_json::to_string(value).expect("a string is JSON");
    let quoted = quoted.trim_matches('"');
    words
        .lines()
        .map(|line| match line.split_once(": ") {
            Some((key, text)) if !line.starts_with('#') => {
                let text = text.trim_matches('"').replace('\\', "\\\\").replace('"', "\\\"");
                format!("{key}: \"{quoted}{text}\"\n")
            }
            _ => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn no_word_of_a_theme_becomes_markup() {
    let built = |value: &str| {
        let settings = documents(HARMLESS)[0].2.to_string().replacen('{', "{ \"theme\": \"own\", ", 1);
        let project = project(HARMLESS).file("registry/site.yaml", settings);
        let project = ["zh", "en"].into_iter().fold(project, |project, language| {
            project.file(&format!("themes/own/i18n/{language}.yaml"), words(language, value))
        });
        let run = project.build(&[]);
        assert_eq!(run.code, 0, "{value}: {}", run.stderr);
        project.site()
    };
    let shape = shapes(&built(HARMLESS));
    // What stands in braces is for the templates to fill in.
    let attacks = attacks().into_iter().filter(|value| !value.contains('{') && value.len() < 100);
    attacks.collect::<Vec<_>>().par_iter().for_each(|value| {
        let site = built(value);
        let home: String = Html::parse_document(text(&site, "index.html")).root_element().text().collect();
        assert!(home.matches(value.trim()).count() > 10, "{value}: the home page says the words");
        for (path, found) in shapes(&site) {
            let new: Vec<_> = found.difference(&shape[&path]).collect();
            assert!(new.is_empty(), "{value}: {path} has {new:?}");
        }
    });
}

/// What a page of 10,000 characters may have and a short one has not: words that mark a long text, for the style sheet.
const MARKS_OF_LENGTH: [&str; 2] = ["dt class=long", "dd class=long"];

/// Of every HTML, XML and SVG file all elements with their attributes, of those that run or lead somewhere with the value.
fn shapes(site: &Tree) -> BTreeMap<String, BTreeSet<String>> {
    let mut shapes = BTreeMap::new();
    for path in site.keys() {
        if path.ends_with(".html") {
            shapes.insert(path.clone(), html_shape(text(site, path)));
        } else if path.ends_with(".svg") || path.ends_with(".xml") {
            shapes.insert(path.clone(), xml_shape(text(site, path)));
        }
    }
    shapes
}

fn html_shape(html: &str) -> BTreeSet<String> {
    let document = Html::parse_document(html);
    let mut shape = BTreeSet::new();
    for node in document.tree.values() {
        match node {
            Node::Element(element) => {
                shape.insert(element.name().to_owned());
                for (name, value) in element.attrs() {
                    shape.insert(format!("{} {}", element.name(), shape_of_attribute(name, value)));
                }
            }
            Node::Comment(_) => {
                shape.insert("a comment".to_owned());
            }
            _ => {}
        }
    }
    for block in document.select(&scraper::Selector::parse("script").expect("a selector")) {
        let content: String = block.text().collect();
        if matches!(block.value().attr("type"), Some("application/json" | "application/ld+json")) {
            let parsed: Result<Value, _> = serde_json::from_str(&content);
            assert!(parsed.is_ok(), "a data block that is no JSON: {content:.200}");
        } else {
            shape.insert(format!("script: {content}"));
        }
    }
    for mark in MARKS_OF_LENGTH {
        shape.remove(mark);
    }
    shape
}

/// The name of an attribute; with its value where a foreign value would do harm.
fn shape_of_attribute(name: &str, value: &str) -> String {
    match name {
        "class" | "id" | "src" | "action" | "style" | "rel" | "type" => format!("{name}={value}"),
        "href" => {
            let is_mail = value.starts_with("mailto:");
            format!("{name}={}", if is_mail { "mailto:" } else { value })
        }
        _ => name.to_owned(),
    }
}

fn xml_shape(xml: &str) -> BTreeSet<String> {
    let document = Document::parse(xml).expect("XML");
    let elements = document.descendants().filter(resvg::usvg::roxmltree::Node::is_element);
    elements
        .flat_map(|element| {
            let name = element.tag_name().name();
            let attributes = element.attributes().map(move |attribute| format!("{name} {}", attribute.name()));
            std::iter::once(name.to_owned()).chain(attributes).collect::<Vec<_>>()
        })
        // A long number is drawn narrower.
        .filter(|shape| shape != "text textLength" && shape != "text lengthAdjust")
        .collect()
}

/// Programs that read the data get the very value.
fn comes_back(value: &str, site: &Tree) {
    let value = value.trim();
    let credential: Value = serde_json::from_str(text(site, &format!("c/{CODE}/certificate.json"))).expect("JSON");
    let line: Value = serde_json::from_str(text(site, "data/certificates.jsonl")).expect("JSON");
    let records: Value = serde_json::from_str(text(site, "search/records.json")).expect("JSON");
    let subject = &credential["credentialSubject"];
    assert_eq!(*subject, line);
    for pointer in [
        "/number",
        "/holder/name/zh",
        "/holder/name/en",
        "/scope/zh",
        "/scope/en",
        "/events/0/decision",
        "/events/1/note",
    ] {
        assert_eq!(subject.pointer(pointer), Some(&value.into()), "{pointer}");
    }
    assert_eq!(credential.pointer("/issuer/name/0/@value"), Some(&value.into()));
    for cell in [1, 3, 4] {
        assert_eq!(records["rows"][0][cell], value, "records.json, {cell}");
    }
    let badge = Document::parse(text(site, &format!("c/{CODE}/badge.svg"))).expect("XML");
    let said: String = badge.descendants().filter_map(|node| node.text()).collect();
    assert!(said.contains(value), "the badge says the number");

    let page = Html::parse_document(text(site, &format!("c/{CODE}/index.html")));
    let said: String = page.root_element().text().collect();
    assert!(said.contains(value), "the page says the value");
}

/// Every table gives the value back, behind a quote where a spreadsheet would run it.
fn is_no_formula(value: &str, site: &Tree) {
    let value = value.trim();
    for path in site.keys().filter(|path| path.ends_with(".csv")) {
        let table = text(site, path).trim_start_matches('\u{feff}');
        for row in csv::Reader::from_reader(table.as_bytes()).records() {
            let row = row.expect("rows of one length");
            for cell in &row {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']),
                    "{path}: {cell:.80}"
                );
            }
            for cell in [1, 3, 4, 12] {
                let is_formula = value.starts_with(['=', '+', '-', '@']);
                assert_eq!(row[cell], if is_formula { format!("'{value}") } else { value.to_owned() }, "{path}");
            }
        }
    }
}

/// Seven times seven stands nowhere where it did not stand before.
fn is_not_worked_out(harmless: &Tree, site: &Tree) {
    let count = |site: &Tree, path: &str| text(site, path).matches("49").count();
    for path in site.keys().filter(|path| path.ends_with(".html") || path.ends_with(".csv") || path.ends_with(".xml")) {
        assert_eq!(count(site, path), count(harmless, path), "{path}");
    }
}

#[test]
fn markdown_is_refused_or_harmless() {
    let page = |body: &str| {
        format!("---\ntitle: {HARMLESS}\n---\n{body}\n\n[{HARMLESS}](https://example.cn)\n\n`{HARMLESS}`\n")
    };
    let publish = |body: &str| -> (Run, Project) {
        let project =
            Project::base().file("content/zh/about.md", page(body)).file("content/en/about.md", page(HARMLESS));
        (project.build(&[]), project)
    };
    // What Markdown itself may make of a line.
    let allowed = shapes(&publish("# 一\n\n- 二\n\n> 三\n\n1. 四\n\n---\n\n    五\n").1.site());
    attacks().par_iter().for_each(|value| {
        let (run, project) = publish(value);
        if run.code == 1 {
            let errors: Vec<&str> = run.stderr.lines().filter(|line| line.starts_with("error[")).collect();
            assert!(
                !errors.is_empty() && errors.iter().all(|line| line.starts_with("error[C703]")),
                "{value:.80}: {}",
                run.stderr
            );
            assert!(!project.public().exists(), "{value:.80}: published in spite of errors");
        } else {
            let site = project.site();
            let found = html_shape(text(&site, "about/index.html"));
            let new: Vec<_> = found.difference(&allowed["about/index.html"]).collect();
            assert!(new.is_empty(), "{value:.80}: {new:?}");
        }
    });
}

#[test]
fn links_that_run_something_are_refused() {
    for link in ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"] {
        let page = format!("---\ntitle: {HARMLESS}\n---\n[{HARMLESS}]({link})\n");
        let run = Project::base().file("content/zh/about.md", page).build(&[]).ends_with(1);
        assert!(run.stderr.contains("error[C703]"), "{link}: {}", run.stderr);
        let record = fs::read_to_string(Project::base().path("registry/enterprises/example.yaml")).expect("a record");
        let record = record.replace("certificates:", &format!("contact: {{ website: \"{link}\" }}\ncertificates:"));
        let run = Project::base().file("registry/enterprises/example.yaml", record).build_on(TODAY, &[]).ends_with(1);
        assert!(run.stderr.contains("error[Y104]"), "{link}: {}", run.stderr);
    }
}
