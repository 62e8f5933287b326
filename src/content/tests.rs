//! Markdown to HTML, as a page of two among others sees it.

use std::collections::BTreeMap;

use super::destinations::{Asset, Destinations, Elsewhere, LinkOrigin};
use super::markdown::{MarkdownPage, Rendered, render};
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
    let (outline, other) = (Outline::of(&file.text).expect("it is flat"), Outline::of("## X\n").expect("it is flat"));
    let pages = BTreeMap::from([
        ((Language::En, "page"), Some(outline.headings.as_slice())),
        ((Language::En, "apply"), Some(other.headings.as_slice())),
        ((Language::Zh, "apply"), None),
    ]);
    let destinations = Destinations::new(&elsewhere, pages);
    let found = Findings::new();
    let from = LinkOrigin { language: Language::En, name: "page" };
    let page = MarkdownPage { file: &file, body: 0, title: "Title", from };
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

/// What `markdown`, one paragraph, says between its tags.
fn paragraph(markdown: &str) -> String {
    let html = html(markdown);
    html.trim_end().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

#[test]
fn marks_beside_han_characters_pair_as_they_were_meant() {
    for (markdown, html) in [
        ("**好，**我们和**你。**他", "<strong>好，</strong>我们和<strong>你。</strong>他"),
        ("看**“等级”**一栏", "看<strong>“等级”</strong>一栏"),
        ("**样例（杭州）**有限公司", "<strong>样例（杭州）</strong>有限公司"),
        ("**样例(杭州)**有限公司", "<strong>样例(杭州)</strong>有限公司"),
        ("见**《通则》**第*三、*四条", "见<strong>《通则》</strong>第<em>三、</em>四条"),
        ("**[查证](/search/)**之后", "<strong><a href=\"/en/search/\">查证</a></strong>之后"),
        ("**`code`**是公开码", "<strong><code>code</code></strong>是公开码"),
        ("**GB/T 27922（现行）**A 级", "<strong>GB/T 27922（现行）</strong>A 级"),
        ("用**“样例”**App", "用<strong>“样例”</strong>App"),
        ("~~旧规则，~~新规则", "<del>旧规则，</del>新规则"),
        ("***重要！***请看", "<em><strong>重要！</strong></em>请看"),
        ("*外面**里面。**外面。*后", "<em>外面<strong>里面。</strong>外面。</em>后"),
        ("[**注意：**这里](/search/)", "<a href=\"/en/search/\"><strong>注意：</strong>这里</a>"),
        ("カタカナ**です。**はい", "カタカナ<strong>です。</strong>はい"),
        ("\\**真，*她", "*<em>真，</em>她"),
        ("`**真，**她`", "<code>**真，**她</code>"),
        ("3~5 年，7~9 年", "3~5 年，7~9 年"),
        ("** 空 **格", "** 空 **格"),
        ("乘号 2*3*4 和 a_b_c", "乘号 2<em>3</em>4 和 a_b_c"),
        ("真_的_吗", "真_的_吗"),
        ("**没有结尾，", "**没有结尾，"),
    ] {
        assert_eq!(paragraph(markdown), html, "{markdown}");
    }
    assert!(html("## **第一，**总则\n").contains("<strong>第一，</strong>总则</h2>"), "in a heading");
    assert!(html("- **第一，**总则\n").contains("<strong>第一，</strong>总则</li>"), "in an item");
    assert!(html("|栏|\n|---|\n|**第一，**总则|\n").contains("<td><strong>第一，</strong>总则</td>"), "in a cell");
    assert!(html("![**图，**说明](/assets/label.svg)\n").contains("alt=\"图，说明\""), "in a description");
}

#[test]
fn marks_that_touch_no_han_character_pair_as_in_commonmark() {
    for (markdown, html) in [
        ("a**\"b\"**c", "a**&quot;b&quot;**c"),
        ("**foo*bar**baz*", "<strong>foo*bar</strong>baz*"),
        ("_a_ *b **c** d*", "<em>a</em> <em>b <strong>c</strong> d</em>"),
    ] {
        assert_eq!(paragraph(markdown).replace('"', "&quot;"), html, "{markdown}");
    }
}

#[test]
fn the_end_of_a_line_is_no_blank_within_chinese() {
    for (markdown, html) in [
        ("第一行接着，\n第二行\n第三行", "第一行接着，第二行第三行"),
        ("按 GB/T\n27922 认证\nSB/T 不算", "按 GB/T\n27922 认证\nSB/T 不算"),
        ("编号，\nEX-1", "编号，EX-1"),
        ("见\n（附件）", "见（附件）"),
        ("EX-1\n（附件）", "EX-1（附件）"),
        ("**第一，**\n*第二*\n第三", "<strong>第一，</strong><em>第二</em>第三"),
        ("[名单](/search/)\n里有", "<a href=\"/en/search/\">名单</a>里有"),
        ("写 `代码`\n即可", "写 <code>代码</code>即可"),
        ("写“等级”\n一栏", "写“等级”一栏"),
        ("first line\nsecond “line”\nthird", "first line\nsecond “line”\nthird"),
        ("真\\\n断行", "真<br>\n断行"),
    ] {
        assert_eq!(paragraph(markdown), html, "{markdown}");
    }
    assert!(html("> 一段\n> 引文\n").contains("<p>一段引文</p>"), "in a quotation");
    assert!(html("- 一项\n  两行\n").contains("<li>一项两行</li>"), "in an item");
    assert!(html("一行\n标题\n===\n").contains("id=\"一行标题\">一行标题</h2>"), "in a heading");
    assert!(html("![一图\n两行](/assets/label.svg)\n").contains("alt=\"一图两行\""), "in a description");
    assert!(html("```\n一行\n两行\n```\n").contains("一行\n两行"), "code keeps its lines");
    let (noted, _) = rendered("一句[^1]\n两句\n\n[^1]: 注。\n");
    assert!(noted.html.contains("</sup>两句"), "{}", noted.html);
}
