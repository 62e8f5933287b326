//! Takes the parts of a page's Markdown; gives HTML that cannot hurt: no raw HTML, known link schemes, local pictures with
//! a description (C703), links that lead somewhere (C701).

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};

use super::destinations::{Destinations, Led, LinkOrigin, Lost};
use super::outline::{Outline, end_of, plain_text};
use super::sanitiser::{SCHEMES, sanitised};
use super::{Footnote, parts};
use crate::diagnostics::{Findings, Reporter};
use crate::report;
use crate::source::{Positions, Span, TextFile};

/// A page whose Markdown begins at byte `body` of `file`.
pub(super) struct MarkdownPage<'a> {
    pub file: &'a TextFile,
    pub body: usize,
    pub title: &'a str,
    pub from: LinkOrigin<'a>,
}

/// A rendered page.
pub(super) struct Rendered {
    pub html: Box<str>,
    pub footnotes: Vec<Footnote>,
}

type Part<'t> = (Event<'t>, Range<usize>);

/// The HTML of `outline`, the Markdown of `page`; reports C701 and C703.
pub(super) fn render(
    page: &MarkdownPage<'_>,
    outline: &Outline<'_>,
    destinations: &Destinations<'_>,
    found: &Findings,
) -> Rendered {
    let mut renderer = Renderer {
        page,
        positions: Positions::of(&page.file.text),
        destinations,
        at: found.at(&page.file.name),
        subject: page.title.to_owned(),
        is_table_head: false,
        events: Vec::new(),
        numbers: BTreeMap::new(),
        notes: BTreeMap::new(),
    };
    renderer.take(&outline.parts);
    let html = sanitised(&written(std::mem::take(&mut renderer.events)));
    Rendered { html, footnotes: renderer.footnotes() }
}

struct Renderer<'a, 't> {
    page: &'a MarkdownPage<'a>,
    positions: Positions<'a>,
    destinations: &'a Destinations<'a>,
    at: Reporter<'a>,
    /// The last heading: what a table is about.
    subject: String,
    is_table_head: bool,
    events: Vec<Event<'t>>,
    /// The number of each note that the text leads to, in the order of the text.
    numbers: BTreeMap<String, usize>,
    notes: BTreeMap<String, Box<str>>,
}

impl<'a, 't> Renderer<'a, 't> {
    fn take(&mut self, parts: &[Part<'t>]) {
        let mut index = 0;
        while index < parts.len() {
            let (event, range) = &parts[index];
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let end = end_of(parts, index);
                    self.picture(dest_url, &plain_text(&parts[index..end]), range);
                    index = end;
                }
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    let end = end_of(parts, index);
                    let around = std::mem::take(&mut self.events);
                    self.take(&parts[index + 1..end]);
                    let note = sanitised(&written(std::mem::replace(&mut self.events, around)));
                    self.notes.entry(name.to_string()).or_insert(note);
                    index = end;
                }
                Event::Start(Tag::List(None)) if parts::is_checklist(parts, index) => {
                    self.html(parts::CHECKLIST_START);
                }
                Event::Start(Tag::Item) => match parts::task(parts, index) {
                    Some(is_done) => {
                        self.html(if is_done { parts::DONE_TASK_START } else { parts::OPEN_TASK_START });
                    }
                    None => self.events.push(event.clone()),
                },
                Event::Start(Tag::Heading { .. }) => {
                    self.subject = plain_text(&parts[index..end_of(parts, index)]);
                    self.events.push(event.clone());
                }
                Event::Start(Tag::TableCell) => {
                    let says_something = end_of(parts, index) > index + 1;
                    let (start, end) = parts::cell(self.is_table_head && says_something);
                    let inner = index + 1..end_of(parts, index);
                    index = inner.end;
                    self.html(start);
                    self.take(&parts[inner]);
                    self.html(end);
                }
                _ => self.single(event, range),
            }
            index += 1;
        }
    }

    fn single(&mut self, event: &Event<'t>, range: &Range<usize>) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => report!(self.at, C703, self.span(range),
                zh: "正文里不能写 HTML", en: "raw HTML is not accepted";
                help zh: "用 Markdown 来写；尖括号本身写成 &lt;", en: "write Markdown; a bare < is written &lt;"),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.link(dest_url, range).into();
                let (link_type, title, id) = (*link_type, title.clone(), id.clone());
                self.events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::Start(Tag::Table(_)) => {
                let start = parts::table_start(&self.subject);
                self.html(start);
            }
            Event::End(TagEnd::Table) => self.html(parts::TABLE_END),
            Event::Start(Tag::TableHead) => {
                self.is_table_head = true;
                self.html(parts::TABLE_HEAD_START);
            }
            Event::End(TagEnd::TableHead) => {
                self.is_table_head = false;
                self.html(parts::TABLE_HEAD_END);
            }
            Event::Start(Tag::TableRow) => self.html(parts::TABLE_ROW_START),
            Event::End(TagEnd::TableRow) => self.html(parts::TABLE_ROW_END),
            Event::TaskListMarker(true) => self.html(parts::TICK),
            Event::TaskListMarker(false) => {}
            Event::FootnoteReference(name) => {
                let (next, known) = (self.numbers.len() + 1, self.numbers.get(&**name).copied());
                self.numbers.entry(name.to_string()).or_insert(next);
                self.html(parts::note_reference(known.unwrap_or(next), known.is_none()));
            }
            other => self.events.push(other.clone()),
        }
    }

    fn html(&mut self, html: impl Into<CowStr<'t>>) {
        self.events.push(Event::InlineHtml(html.into()));
    }

    /// The address that a link leads to; C703 for a scheme that is not allowed, C701 when nothing is there.
    fn link(&mut self, link: &str, range: &Range<usize>) -> String {
        match scheme(link) {
            Some(scheme) if !SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
                report!(self.at, C703, self.span(range),
                    zh: "不允许的链接协议“{scheme}:”", en: "link scheme `{scheme}:` is not allowed";
                    help zh: "可用 https、http、mailto、tel", en: "https, http, mailto and tel are");
                link.to_owned()
            }
            Some(_) => link.to_owned(),
            None if link.starts_with("//") => link.to_owned(),
            None => self.led(link, range).map_or_else(|| link.to_owned(), |(href, _)| href),
        }
    }

    fn led(&mut self, link: &str, range: &Range<usize>) -> Option<(String, Led<'a>)> {
        match self.destinations.lead(link, self.page.from) {
            Ok(led) => Some(led),
            Err(Lost { message, help }) => {
                report!(self.at, C701, self.span(range), message; help help);
                None
            }
        }
    }

    fn picture(&mut self, source: &str, description: &str, range: &Range<usize>) {
        if description.trim().is_empty() {
            report!(self.at, C703, self.span(range), zh: "图片没有说明", en: "a picture without a description";
                help zh: "写 ![图上有什么]({source})，读屏软件念的就是它", en: "write ![what is to be seen]({source}): it is what a screen reader says");
        }
        if scheme(source).is_some() || source.starts_with("//") {
            report!(self.at, C703, self.span(range), zh: "图片来自别的网站：{source}", en: "a remote image: {source}";
                help zh: "图片要放在本站", en: "images live on this site");
            return;
        }
        let Some((href, led)) = self.led(source, range) else { return };
        if led.is_page {
            report!(self.at, C701, self.span(range),
                zh: "{source} 是页面，不是图片", en: "{source} is a page, not a picture";
                help zh: "图片是文件，例如 /assets/label.svg", en: "a picture is a file, such as /assets/label.svg");
            return;
        }
        self.html(parts::picture(&href, description, led.asset));
    }

    /// Where `range` of the Markdown stands in the page's file.
    fn span(&mut self, range: &Range<usize>) -> Span {
        self.positions.span(self.page.body + range.start, self.page.body + range.end)
    }

    /// The notes in the order of their numbers, then those to which nothing leads.
    fn footnotes(self) -> Vec<Footnote> {
        let Self { numbers, notes, .. } = self;
        let mut notes: Vec<_> = notes.into_iter().map(|(name, html)| (numbers.get(&name), name, html)).collect();
        notes.sort_by_key(|(number, ..)| (number.is_none(), number.copied()));
        let footnote = |(number, _, html): (Option<&usize>, _, _)| Footnote { html, is_referred_to: number.is_some() };
        notes.into_iter().map(footnote).collect()
    }
}

fn written(events: Vec<Event<'_>>) -> String {
    let mut written = String::new();
    html::push_html(&mut written, events.into_iter());
    written
}

/// The scheme of a link that has one.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}
