//! Markdown to HTML that cannot hurt: no raw HTML, known link schemes, local images.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::Heading;
use crate::diagnostics::{Code, Finding, Findings, Words};
use crate::model::Language;
use crate::plan::{Address, Route};
use crate::say;
use crate::source::{Place, Span, TextFile};

/// What links of a page can lead to.
pub(super) struct Site {
    pub address: Address,
    pub language: Language,
    /// The editorial pages of the language.
    pub names: BTreeSet<String>,
}

/// A rendered page.
pub(super) struct Rendered {
    pub html: String,
    pub headings: Vec<Heading>,
}

/// Schemes that a link may have.   Source: record.md §5, C703.
const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// The HTML of the Markdown in `file` from byte `body` on; C703 for raw HTML, other link schemes and remote images.
pub(super) fn render(file: &TextFile, body: usize, site: &Site, found: &Findings) -> Rendered {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page { file, body, site, found, headings: Vec::new(), taken: BTreeMap::new() };
    let mut events = Vec::new();
    for (event, range) in Parser::new_ext(&file.text[body..], options).into_offset_iter() {
        if let Some(event) = page.checked(event, range) {
            events.push(event);
        }
    }
    page.name_headings(&mut events);
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    Rendered { html: SANITISER.clean(&html).to_string(), headings: page.headings }
}

struct Page<'a> {
    file: &'a TextFile,
    body: usize,
    site: &'a Site,
    found: &'a Findings,
    headings: Vec<Heading>,
    /// How often each heading's id was given.
    taken: BTreeMap<String, usize>,
}

impl Page<'_> {
    fn checked<'e>(&self, event: Event<'e>, range: Range<usize>) -> Option<Event<'e>> {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                self.refuse(
                    &range,
                    say!(zh: "正文里不能写 HTML", en: "raw HTML is not accepted"),
                    say!(zh: "用 Markdown 来写；尖括号本身写成 &lt;", en: "write Markdown; a bare < is written &lt;"),
                );
                None
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.checked_link(&dest_url, &range).into();
                Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
            }
            Event::Start(Tag::Image { ref dest_url, .. })
                if scheme(dest_url).is_some() || dest_url.starts_with("//") =>
            {
                self.refuse(
                    &range,
                    say!(zh: "图片来自别的网站：{dest_url}", en: "a remote image: {dest_url}"),
                    say!(zh: "图片要放在本站", en: "images live on this site"),
                );
                Some(event)
            }
            other => Some(other),
        }
    }

    /// The link with the prefix of the page's language; C703 for a scheme that is not allowed.
    fn checked_link(&self, link: &str, range: &Range<usize>) -> String {
        if let Some(scheme) = scheme(link) {
            if !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) {
                self.refuse(
                    range,
                    say!(zh: "不允许的链接协议“{scheme}:”", en: "link scheme `{scheme}:` is not allowed"),
                    say!(zh: "可用 https、http、mailto、tel", en: "https, http, mailto and tel are"),
                );
            }
            return link.to_owned();
        }
        let Some(path) = link.strip_prefix('/').filter(|path| !path.starts_with('/')) else {
            return link.to_owned();
        };
        let end = path.find(['/', '#', '?']).unwrap_or(path.len());
        let first = &path[..end];
        let has_own_page = first.is_empty()
            || self.site.names.contains(first)
            || (Route::RESERVED.contains(&first)
                && path.split(['#', '?']).next().is_some_and(|path| path.ends_with('/')));
        if has_own_page && Language::from_code(first).is_none() {
            let home = self.site.address.path(Route::Home, self.site.language);
            return format!("{home}{path}");
        }
        link.to_owned()
    }

    fn refuse(&self, range: &Range<usize>, message: Words, help: Words) {
        let span = Span::in_text(&self.file.text, self.body + range.start, self.body + range.end);
        let place = Place { file: self.file.name.clone(), span };
        self.found.report(Finding::new(Code::C703, place, message).help(help));
    }

    /// Gives every heading an id made of its words and begins the outline at `h2`: the page's title is its `h1`.
    fn name_headings(&mut self, events: &mut [Event<'_>]) {
        let mut index = 0;
        while index < events.len() {
            if let Event::Start(Tag::Heading { .. }) = &events[index] {
                let end = index
                    + events[index..]
                        .iter()
                        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))))
                        .expect("every heading ends");
                let text = plain_text(&events[index..end]);
                let name = self.free_id(&text);
                let Event::Start(Tag::Heading { level, id, .. }) = &mut events[index] else {
                    unreachable!("matched above");
                };
                *id = Some(CowStr::from(name.clone()));
                *level = (*level).max(HeadingLevel::H2);
                let level = *level;
                events[end] = Event::End(TagEnd::Heading(level));
                if level == HeadingLevel::H2 {
                    self.headings.push(Heading { id: name.into(), text: text.into() });
                }
                index = end;
            }
            index += 1;
        }
    }

    fn free_id(&mut self, text: &str) -> String {
        let mut name = String::new();
        for character in text.chars().flat_map(char::to_lowercase) {
            if character.is_alphanumeric() {
                name.push(character);
            } else if !name.ends_with('-') && !name.is_empty() {
                name.push('-');
            }
        }
        let name = name.trim_end_matches('-').to_owned();
        let count = self.taken.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}-{count}") }
    }
}

fn plain_text(events: &[Event<'_>]) -> String {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(&**text),
            _ => None,
        })
        .collect()
}

/// The scheme of a link that has one.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// What is left when everything but the marks of Markdown is taken out.
static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let headings = ["h2", "h3", "h4", "h5", "h6"];
    let tags = [
        "p",
        "br",
        "hr",
        "strong",
        "em",
        "del",
        "code",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "sup",
        "div",
    ];
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", HashSet::from(["href", "title"]));
    attributes.insert("img", HashSet::from(["src", "alt", "title"]));
    attributes.insert("ol", HashSet::from(["start"]));
    attributes.insert("div", HashSet::from(["class", "id"]));
    attributes.insert("sup", HashSet::from(["class"]));
    for heading in headings {
        attributes.insert(heading, HashSet::from(["id"]));
    }
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(tags.into_iter().chain(headings).collect())
        .tag_attributes(attributes)
        .url_schemes(SCHEMES.into_iter().collect())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    fn rendered(markdown: &str) -> (String, Vec<Finding>) {
        let site = Site {
            address: Address::new(Language::Zh),
            language: Language::En,
            names: BTreeSet::from(["apply".to_owned()]),
        };
        let file = TextFile { name: "content/en/page.md".into(), text: markdown.to_owned() };
        let found = Findings::new();
        let html = render(&file, 0, &site, &found).html;
        (html, found.into_sorted().listed)
    }

    #[test]
    fn links_get_the_prefix_of_the_language_and_data_does_not() {
        let (html, findings) = rendered(
            "[a](/apply/#x) [b](/) [c](/search/?q=1) [d](/data/certificates.csv) [e](https://example.cn) [f](#g) [h](/levels/five-star/)",
        );
        assert_eq!(findings, []);
        for link in [
            "/en/apply/#x",
            "/en/",
            "/en/search/?q=1",
            "/data/certificates.csv",
            "https://example.cn",
            "#g",
            "/en/levels/five-star/",
        ] {
            assert!(html.contains(&format!("href=\"{link}\"")), "{link}: {html}");
        }
    }

    #[test]
    fn what_could_hurt_is_reported_and_does_not_pass() {
        let (html, findings) = rendered(
            "a <script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://evil.example/z.png)\n\n<div onload=\"x\">\n",
        );
        let places: Vec<_> = findings.iter().map(|f| (f.code, f.place.span.line, f.place.span.column)).collect();
        assert_eq!(
            places,
            [(Code::C703, 1, 3), (Code::C703, 1, 19), (Code::C703, 3, 1), (Code::C703, 3, 26), (Code::C703, 5, 1)]
        );
        assert!(!html.contains("script") && !html.contains("onload"), "{html}");
    }

    #[test]
    fn headings_begin_at_two_and_can_be_linked_to() {
        let (html, _) = rendered("# One, two\n\n## 有效期 怎么算？\n\n## One two\n");
        assert_eq!(
            html,
            "<h2 id=\"one-two\">One, two</h2>\n<h2 id=\"有效期-怎么算\">有效期 怎么算？</h2>\n<h2 id=\"one-two-2\">One two</h2>\n"
        );
    }
}
