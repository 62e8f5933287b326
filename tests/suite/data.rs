//! Open data, snapshot, sitemap and credentials: what programs of others rely on.   Source: record.md §7.

use std::collections::BTreeSet;

use resvg::usvg::roxmltree::Document;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::project::{Project, TODAY};
use crate::site::{Tree, text};

const BASE_URL: &str = "https://verify.example.cn";
const COLUMNS: &str =
    "code,number,uscc,name_zh,name_en,region,industry,level,status,first_issued,issued,expires,scope_zh,until";

fn subjects(site: &Tree) -> Vec<Value> {
    let lines = text(site, "data/certificates.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a line is an object")).collect()
}

fn json(site: &Tree, name: &str) -> Value {
    serde_json::from_str(text(site, name)).expect("JSON")
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn the_snapshot_counts_the_register_and_seals_the_data() {
    let site = Project::example().built();
    let snapshot = json(&site, "snapshot.json");
    assert_eq!(keys(&snapshot), BTreeSet::from(["by_level", "by_status", "certificates", "day", "digest"]));
    assert_eq!(snapshot["day"], TODAY);
    let digest = Sha256::digest(&site["data/certificates.jsonl"]);
    let digits: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(snapshot["digest"], digits.concat());

    let subjects = subjects(&site);
    assert_eq!(snapshot["certificates"], subjects.len());
    let counted = |field: &str, word: &str, of: &dyn Fn(&Value) -> bool| {
        subjects.iter().filter(|subject| subject[field] == word && of(subject)).count()
    };
    for (status, count) in snapshot["by_status"].as_object().expect("an object") {
        assert_eq!(*count, counted("status", status, &|_| true), "{status}");
    }
    for (level, count) in snapshot["by_level"].as_object().expect("an object") {
        assert_eq!(*count, counted("level", level, &|subject| subject["status"] == "valid"), "{level}");
    }
}

#[test]
fn every_table_has_the_columns_and_line_ends_of_the_contract() {
    let site = Project::example().built();
    let tables: Vec<&String> = site.keys().filter(|path| path.ends_with(".csv")).collect();
    assert!(tables.len() > 50, "{} tables", tables.len());
    for table in tables {
        let text = text(&site, table).strip_prefix('\u{feff}').expect("a byte-order mark");
        assert_eq!(text.lines().next(), Some(COLUMNS), "{table}");
        assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{table}");
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let beside = site.keys().any(|path| *path == table.replace("certificates.csv", "index.html"));
        assert!(beside && rows.records().all(|row| row.is_ok()), "{table}");
    }
}

#[test]
fn table_lines_and_credentials_tell_the_same() {
    let site = Project::example().built();
    let table = text(&site, "data/certificates.csv").trim_start_matches('\u{feff}');
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(table.as_bytes()).records().collect::<Result<_, _>>().expect("rows");
    let subjects = subjects(&site);
    assert_eq!(rows.len(), subjects.len());
    let allowed = BTreeSet::from([
        "code",
        "number",
        "level",
        "status",
        "timeline",
        "shown",
        "holder",
        "scope",
        "sites",
        "standard",
        "firstIssued",
        "issued",
        "expires",
        "until",
        "recorded",
        "events",
        "replaces",
        "replacedBy",
    ]);
    let optional = BTreeSet::from(["shown", "recorded", "replaces", "replacedBy"]);
    let mut seen = BTreeSet::new();
    for (row, subject) in rows.iter().zip(&subjects) {
        let code = subject["code"].as_str().expect("a code");
        let credential = json(&site, &format!("c/{code}/certificate.json"));
        assert_eq!(credential["credentialSubject"], *subject, "{code}");
        assert_eq!(credential["id"], format!("{BASE_URL}/c/{code}/certificate.json"));
        let found = keys(subject);
        assert!(found.is_subset(&allowed) && allowed.difference(&found).all(|key| optional.contains(key)), "{found:?}");
        assert_eq!(keys(&subject["holder"]), BTreeSet::from(["name", "uscc"]));
        seen.extend(found);

        let cells =
            ["code", "number", "level", "status", "firstIssued", "issued", "expires", "until"].map(|key| &subject[key]);
        assert!([0, 1, 7, 8, 9, 10, 11, 13].into_iter().map(|cell| &row[cell]).eq(cells), "{code}");
        assert_eq!(
            [&row[2], &row[3], &row[12]],
            [&subject["holder"]["uscc"], &subject["holder"]["name"]["zh"], &subject["scope"]["zh"]]
        );
    }
    assert_eq!(seen, allowed, "the example register shows every field");
}

#[test]
fn the_status_of_a_day_is_looked_up_in_the_timeline() {
    let site = Project::example().built();
    for subject in subjects(&site) {
        let entries = subject["timeline"].as_array().expect("a list");
        let from = |entry: &Value| entry["from"].as_str().expect("a day").to_owned();
        assert_eq!(from(&entries[0]), subject["issued"]);
        assert!(entries.windows(2).all(|two| from(&two[0]) < from(&two[1]) && differ(&two[0], &two[1])), "{subject}");
        let today = entries.iter().rev().find(|entry| from(entry).as_str() <= TODAY);
        let status = today.map_or("not-yet-valid", |entry| entry["status"].as_str().expect("a status"));
        assert_eq!(subject["status"], status);
        assert_ne!(subject.get("shown"), Some(&subject["timeline"]), "shown is there only where it differs");
    }
}

fn differ(one: &Value, other: &Value) -> bool {
    one["status"] != other["status"] || one["level"] != other["level"]
}

#[test]
fn the_sitemap_lists_every_page_and_nothing_else() {
    let site = Project::example().built();
    let sitemap = Document::parse(text(&site, "sitemap.xml")).expect("XML");
    let listed: Vec<&str> =
        sitemap.descendants().filter(|node| node.has_tag_name("loc")).filter_map(|node| node.text()).collect();
    let pages: BTreeSet<String> = site
        .keys()
        .filter_map(|path| path.strip_suffix("index.html"))
        .filter(|path| !is_numbered(path))
        .map(|path| format!("{BASE_URL}/{path}"))
        .collect();
    assert_eq!(listed.len(), pages.len(), "each once");
    assert_eq!(listed.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), pages);
}

/// Whether the page is the second or a later one of a list.
fn is_numbered(path: &str) -> bool {
    let is_list = ["levels/", "industries/", "status/", "regions/"].iter().any(|list| path.contains(list));
    let folders: Vec<&str> = path.trim_start_matches("en/").trim_end_matches('/').split('/').collect();
    is_list && folders.len() == 3
}

#[test]
fn robots_may_read_everything() {
    let site = Project::base().built();
    assert_eq!(text(&site, "robots.txt"), format!("User-agent: *\nAllow: /\n\nSitemap: {BASE_URL}/sitemap.xml\n"));
}

/// The base project with numbers that stand nowhere else by chance: staff, and points that give 96.123457.
fn with_staff_and_points() -> Project {
    Project::base().edit("registry/enterprises/example.yaml", "certificates:", STAFF).edit(
        "registry/enterprises/example.yaml",
        "level: five-star",
        "level: five-star\n    evaluation:\n      sections:\n        system: { obtained: 38.123457 }\n        \
         commodity: { obtained: 33.5 }\n        customer: { obtained: 24.5 }",
    )
}

const STAFF: &str = "staff: { declared: 876541, verified: 876542, outlets: 76543, service_management: 65432, \
                     service_managers: 54321 }\ncertificates:";

fn files_with<'t>(site: &'t Tree, words: &str) -> Vec<&'t str> {
    let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|window| window == words.as_bytes());
    site.iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path.as_str()).collect()
}

#[test]
fn staff_numbers_are_never_published_and_scores_only_by_choice() {
    let project = with_staff_and_points();
    let staff = ["876541", "876542", "76543", "65432", "54321"];
    let points = ["38.123457", "96.12"];
    let site = project.built();
    for number in staff.iter().chain(&points) {
        assert_eq!(files_with(&site, number), [""; 0], "{number}");
    }

    let site = project.edit("registry/site.yaml", "base_url", "publish_scores: true\nbase_url").built();
    for number in staff {
        assert_eq!(files_with(&site, number), [""; 0], "{number}");
    }
    let evaluation = &json(&site, "c/7K3M9P2XC9/certificate.json")["credentialSubject"]["evaluation"];
    assert_eq!(evaluation["sections"]["system"]["obtained"], "38.123457");
    let with_score = files_with(&site, "96.12");
    for path in ["c/7K3M9P2XC9/index.html", "c/7K3M9P2XC9/certificate.json", "data/certificates.jsonl"] {
        assert!(with_score.contains(&path), "{with_score:?}");
    }
}
