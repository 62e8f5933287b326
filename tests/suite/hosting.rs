//! What web servers are told of a site: one policy, by kinds of files, with the hashes of the code that its pages hold. That
//! real servers do as told, and browsers too, is shown in `tests/browser/`.   Source: site.md §5.

use std::collections::BTreeSet;
use std::fs;

use scraper::{Html, Selector};
use starmark::render::hosting::SentWith;
use starmark::render::theme::Inline;

use crate::preview::Preview;
use crate::project::Project;
use crate::site::{Tree, text};

const PAGE: &str = "c/7K3M9P2XC9/index.html";
const SNIPPETS: [&str; 2] = [".starmark/hosting/nginx.conf", ".starmark/hosting/Caddyfile"];

/// What Cloudflare Pages reads of a file: rules, and characters in a line.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2000;

fn policy(site: &Tree) -> String {
    let sent_with = SentWith::parse(text(site, "_headers"));
    let policy = sent_with.headers("/").find(|(name, _)| *name == "Content-Security-Policy");
    policy.expect("pages have a policy").1.to_owned()
}

/// The hashes of all style and script that stand in `page`, as a policy writes them.
fn hashes(page: &str) -> BTreeSet<String> {
    let code = Selector::parse("style, script:not([src]):not([type])").expect("a selector");
    let page = Html::parse_document(page);
    page.select(&code).map(|element| format!("'{}'", Inline::new(element.text().collect()).hash)).collect()
}

fn hashes_in(policy: &str) -> BTreeSet<String> {
    let words = policy.split([' ', ';']).filter(|word| word.starts_with("'sha256-"));
    words.map(str::to_owned).collect()
}

#[test]
fn the_code_in_pages_is_allowed_by_its_hash_and_no_other_is() {
    let project = Project::base();
    let built_in = project.built();
    let allowed = hashes_in(&policy(&built_in));
    assert_eq!((allowed.len(), &allowed), (3, &hashes(text(&built_in, PAGE))));

    let own = project
        .edit("registry/site.yaml", "mark:", "theme: own\nmark:")
        .file("themes/own/static/verdict.js", "document.title = 'own';\n")
        .file("themes/own/static/certificate.css", "h1 { color: #123456 }\n")
        .built();
    let theirs = hashes_in(&policy(&own));
    assert_eq!((theirs.len(), &theirs), (3, &hashes(text(&own, PAGE))));
    // The script in the head is nobody's own here.
    assert_eq!(allowed.intersection(&theirs).count(), 1);
}

#[test]
fn all_three_forms_hold_one_policy() {
    let site = Project::base().built();
    let policy = policy(&site);
    for snippet in SNIPPETS {
        let written = text(&site, snippet);
        assert!(written.contains(&format!("Content-Security-Policy \"{policy}\"")), "{snippet}: {written}");
    }
}

#[test]
fn no_file_is_sent_with_two_headers_of_one_name() {
    let site = Project::example().built();
    let sent_with = SentWith::parse(text(&site, "_headers"));
    for file in site.keys() {
        let path = format!("/{}", file.strip_suffix("index.html").unwrap_or(file));
        let mut names: Vec<&str> = sent_with.headers(&path).map(|(name, _)| name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{path}");
    }
}

#[test]
fn rules_are_as_many_for_a_register_of_any_size_and_within_the_limits_of_hosts() {
    let (one, many) = (Project::base().built(), Project::example().built());
    assert_eq!(text(&one, "_headers"), text(&many, "_headers"));
    let lines: Vec<&str> = text(&one, "_headers").lines().collect();
    assert!(lines.iter().all(|line| line.chars().count() <= LONGEST_LINE));
    let paths: Vec<&str> = lines.into_iter().filter(|line| line.starts_with('/')).collect();
    assert!((2..=MOST_RULES).contains(&paths.len()), "{}", paths.len());
    for path in paths {
        assert!(!path[..path.len() - 1].contains('*'), "{path}: Netlify wants it at the end");
    }
}

#[test]
fn a_snippet_that_is_gone_or_changed_is_put_back() {
    let project = Project::base();
    project.build(&[]).succeeds();
    for snippet in SNIPPETS {
        let path = project.public().join(snippet);
        let written = fs::read(&path).expect("the build writes it");
        fs::remove_file(&path).expect("it can be deleted");
        project.build(&["--verify-output"]).succeeds();
        assert!(fs::read(&path).is_ok_and(|again| again == written), "{snippet}");
        fs::write(&path, "another").expect("it can be written");
        project.build(&["--fresh"]).succeeds();
        assert!(fs::read(&path).is_ok_and(|again| again == written), "{snippet}");
    }
}

#[test]
fn the_preview_sends_what_hosts_are_told() {
    let project = Project::base();
    let site = project.built();
    let preview = Preview::of(&project.path(""));
    let sent = |path: &str, header: &str| {
        let head = preview.get(path).head;
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(name, _)| name.eq_ignore_ascii_case(header)).map(|(_, value)| value.to_owned())
    };
    for path in ["/", "/c/7K3M9P2XC9/", "/nothing/"] {
        assert_eq!(sent(path, "Content-Security-Policy"), Some(policy(&site)), "{path}");
    }
    assert_eq!(sent("/snapshot.json", "Access-Control-Allow-Origin").as_deref(), Some("*"));
    assert_eq!(sent("/", "Access-Control-Allow-Origin"), None);
    assert_eq!(sent("/data/certificates.jsonl", "Content-Type").as_deref(), Some("application/jsonl; charset=utf-8"));
    assert_eq!(sent("/c/AAAAAAAAAF/certificate.json", "Content-Type").as_deref(), Some("text/html"));
    assert_eq!(sent("/snapshot.json", "Cache-Control").as_deref(), Some("no-store"));
}
