//! Markdown to HTML, as a page of two among others sees it.

use std::collections::BTreeMap;

use super::destinations::{Asset, Destinations, Elsewhere, Origin};
use super::markdown::{Page, Rendered, render};
use super::outline::Outline;
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::Language;
use crate::source::TextFile;

const PICTURE: &[u8] = b"<svg viewBox='0 0 360 200'/>";

/// The English page `page` of a site whose first language is Chinese.
fn rendered(markdown: &str) -> (Rendered, Vec<Finding>) {
    let asset = Asset { published: "label-1f2e3d4c5b.svg", bytes: PICTURE };
    let elsewhere = Elsewhere { assets: Some(BTreeMap::from([("label.svg", asset)])), ..Elsewhere::default() };
    let file = TextFile { name: "content/en/page.md".into(), text: markdown.to_owned() };
    let (outline, other) = (Outline::of(&file.text), Outline::of("## X\n"));
    let pages = BTreeMap::from([
        ((Language::En, "page"), Some(outline.headings.as_slice())),
        ((Language::En, "apply"), Some(other.headings.as_slice())),
        ((Language::Zh, "apply"), None),
    ]);
    let destinations = Destinations::new(&elsewhere, pages);
    let found = Findings::new();
    let from = Origin { language: Language::En, name: "page" };
    let page = Page { file: &file, body: 0, title: "Title", from };
    let rendered = render(&page, &outline, &destinations, &found);
    (rendered, found.into_sorted().listed)
}

fn html(markdown: &str) -> String {
    let (rendered, findings) = rendered(markdown);
    assert_eq!(findings, []);
    rendered.html.into()
}

#[test]
fn a_link_leads_to_the_language_of_its_page_unless_it_names_one() {
    for (link, href) in [
        ("/apply/#x", "/en/apply/#x"),
        ("../apply/", "/en/apply/"),
        ("./#", "/en/page/"),
        ("/zh/apply/#whatever-is-there", "/apply/#whatever-is-there"),
        ("/en/apply/", "/en/apply/"),
        ("/", "/en/"),
        ("/zh/", "/"),
        ("/search/?q=1", "/en/search/?q=1"),
        ("/levels/five-star/", "/en/levels/five-star/"),
        ("/data/certificates.csv", "/data/certificates.csv"),
        ("/assets/label.svg", "/assets/label-1f2e3d4c5b.svg"),
        ("/c/7K3M9P2XC9/", "/c/7K3M9P2XC9/"),
        ("https://example.cn", "https://example.cn"),
        ("mailto:office@example.cn", "mailto:office@example.cn"),
    ] {
        let html = html(&format!("[a]({link})\n"));
        assert_eq!(html, format!("<p><a href=\"{href}\">a</a></p>\n"), "{link}");
    }
}

#[test]
fn what_could_hurt_is_reported_and_does_not_pass() {
    let (rendered, findings) = rendered(
        "a <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://evil.example/z.png)\n\n<div onload=\"x\">\n",
    );
    let places: Vec<_> = findings.iter().map(|f| (f.code, f.place.span.line, f.place.span.column)).collect();
    assert_eq!(
        places,
        [(Code::C703, 1, 3), (Code::C703, 1, 19), (Code::C703, 3, 1), (Code::C703, 3, 26), (Code::C703, 5, 1)]
    );
    let html = rendered.html;
    assert!(!["script", "onload", "evil"].iter().any(|word| html.contains(word)), "{html}");
}

#[test]
fn a_table_names_its_columns_and_can_be_scrolled_by_keyboard() {
    assert_eq!(
        html("## A & \"b\"\n\n| | One |\n|---|--:|\n| 1 | [x](/apply/) |\n"),
        concat!(
            "<h2 id=\"a-b\">A &amp; \"b\"</h2>\n",
            "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"A &amp; &quot;b&quot;\"><table>",
            "<thead><tr><td></td><th scope=\"col\">One</th></tr></thead><tbody>\n",
            "<tr><td>1</td><td><a href=\"/en/apply/\">x</a></td></tr>\n</tbody></table></div>\n",
        )
    );
    assert!(html("| One |\n|---|\n").contains("aria-label=\"Title\""), "without a heading it is the page's");
}

#[test]
fn tasks_are_a_checklist() {
    assert_eq!(
        html("- [ ] one\n- [x] two\n- three\n\ntext\n\n- four\n"),
        concat!(
            "<ul class=\"checklist\" role=\"list\">\n<li class=\"open\">one</li>\n<li class=\"done\">✓ two</li>\n",
            "<li>three</li>\n</ul>\n<p>text</p>\n<ul>\n<li>four</li>\n</ul>\n"
        )
        .replacen("<ul", "\n<ul", 1)
    );
    assert!(html("- [ ] one\n\n- [ ] two\n").contains("<li class=\"open\">\n<p>one</p>"), "in a loose list too");
}

#[test]
fn pictures_keep_their_room_and_are_loaded_late() {
    assert_eq!(
        html("![A \"label\" & more](/assets/label.svg)\n"),
        concat!(
            "<p><img src=\"/assets/label-1f2e3d4c5b.svg\" alt=\"A &quot;label&quot; &amp; more\" ",
            "width=\"360\" height=\"200\" loading=\"lazy\"></p>\n"
        )
    );
    let (rendered, findings) = rendered("![ ](/assets/label.svg) ![x](/assets/lable.svg) ![x](/search/)\n");
    let found: Vec<_> = findings.iter().map(|f| (f.code, f.place.span.column)).collect();
    assert_eq!(found, [(Code::C703, 1), (Code::C701, 25), (Code::C701, 49)]);
    assert_eq!(rendered.html.matches("<img").count(), 1, "{}", rendered.html);
}

#[test]
fn notes_stand_apart_in_the_order_of_the_text() {
    let (rendered, findings) =
        rendered("[^b]: Two.\n\n[^c]: Three.\n\nx[^a] y[^b] z[^a]\n\n[^a]: One, [see](/apply/).\n");
    assert_eq!(findings, []);
    assert_eq!(
        &*rendered.html,
        concat!(
            "<p>x<sup><a href=\"#note_1\" id=\"to_note_1\" role=\"doc-noteref\">1</a></sup> ",
            "y<sup><a href=\"#note_2\" id=\"to_note_2\" role=\"doc-noteref\">2</a></sup> ",
            "z<sup><a href=\"#note_1\" role=\"doc-noteref\">1</a></sup></p>\n"
        )
    );
    let notes: Vec<_> = rendered.footnotes.iter().map(|note| (note.html.trim(), note.is_referred_to)).collect();
    let one = "<p>One, <a href=\"/en/apply/\">see</a>.</p>";
    assert_eq!(notes, [(one, true), ("<p>Two.</p>", true), ("<p>Three.</p>", false)]);
}
