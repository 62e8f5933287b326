//! Editorial pages: what their links may lead to is what the site has, and every fault of theirs shows in one run.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use crate::project::Project;
use crate::site::text;

const FRONT: &str = "---\ntitle: 示例\n---\n\n";

/// A page in both languages, the Chinese one saying `body`.
fn with_page(project: Project, body: &str) -> Project {
    project
        .file("content/zh/about.md", format!("{FRONT}{body}\n"))
        .file("content/en/about.md", format!("{FRONT}Text.\n"))
}

/// The attribute of every element that `selector` finds in `html`.
fn attributes<'h>(html: &'h Html, selector: &str, name: &str) -> Vec<&'h str> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).filter_map(|element| element.value().attr(name)).collect()
}

#[test]
fn every_file_of_the_site_can_be_linked_to_and_none_beside_it() {
    let site = with_page(Project::base(), "正文。").built();
    let paths: BTreeSet<String> = site
        .keys()
        .filter(|path| !path.starts_with("assets/") && !path.starts_with(".starmark/") && *path != "_headers")
        .map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))
        .collect();
    assert!(paths.len() > 200, "{}", paths.len());
    let link = |path: &String| format!("[示例]({path})\n\n");
    let run = with_page(Project::base(), &paths.iter().map(link).collect::<String>()).check("en");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));

    let beside: Vec<String> =
        paths.iter().filter(|path| *path != "/").map(|path| path.trim_end_matches('/').to_owned() + "x").collect();
    let findings = with_page(Project::base(), &beside.iter().map(link).collect::<String>()).check_json("en");
    let lines: BTreeSet<u64> = findings
        .iter()
        .map(|finding| {
            assert_eq!(finding["code"], "C701");
            finding["line"].as_u64().expect("a line")
        })
        .collect();
    assert_eq!(lines.len(), beside.len());
}

#[test]
fn content_is_checked_whatever_is_wrong_elsewhere() {
    let project = with_page(
        Project::base(),
        "[示例](/nowhere/) [示例](javascript:x) [示例](/assets/own.svg) [示例](/c/2A8YHT31KX/)",
    );
    let project = project.edit("registry/site.yaml", "https://verify.example.cn", "ftp://verify.example.cn").edit(
        "registry/enterprises/example.yaml",
        "7K3M9P2XC9",
        "7K3M9P2XC8",
    );
    let findings = project.check_json("en");
    let codes: BTreeSet<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert_eq!(codes, BTreeSet::from(["C701", "C703", "M801", "U204"]));
    // Neither the theme nor the register could be read: nobody can tell what they have.
    assert_eq!(findings.iter().filter(|finding| finding["code"] == "C701").count(), 1);
}

#[test]
fn a_long_page_has_a_table_of_contents_and_a_short_one_has_none() {
    let contents = |body: &str| {
        let site = with_page(Project::base(), body).built();
        let page = Html::parse_document(text(&site, "about/index.html"));
        let links = attributes(&page, ".toc a", "href").into_iter().map(str::to_owned).collect::<Vec<_>>();
        let ids = attributes(&page, ".text [id]", "id").into_iter().map(|id| format!("#{id}")).collect::<Vec<_>>();
        (links, ids)
    };
    let (links, ids) = contents("## 一\n\n### 二\n\n#### 三\n\n## 四\n");
    assert_eq!(links, ["#一", "#二", "#四"]);
    assert_eq!(ids, ["#一", "#二", "#三", "#四"]);
    let (links, ids) = contents("## 一\n\n### 二\n");
    assert_eq!((links.len(), ids.len()), (0, 2));
}

#[test]
fn a_note_leads_back_to_where_it_was_called() {
    let site = with_page(Project::base(), "一[^甲]\n\n[^甲]: 二\n").built();
    let page = Html::parse_document(text(&site, "about/index.html"));
    assert_eq!(attributes(&page, "sup a", "href"), ["#note_1"]);
    assert_eq!(attributes(&page, "li[id=note_1] a", "href"), ["#to_note_1"]);
    assert_eq!(attributes(&page, "sup a", "id"), ["to_note_1"]);
}

#[test]
fn a_word_without_translation_is_shown_in_the_other_language() {
    let theme = "themes/default/";
    let project = with_page(Project::base(), "一")
        .file(&format!("{theme}i18n/zh.yaml"), "our_promise: 有问必答\n")
        .file(&format!("{theme}templates/notice.html"), "<p class=\"promise\">{{ t.our_promise }}</p>\n");
    let run = project.build(&[]).succeeds();
    assert_eq!(run.stderr.matches("warning[C702]").count(), 1, "{}", run.stderr);
    assert!(text(&project.site(), "en/index.html").contains("有问必答"));
}
