//! Which pages there are, and what their front matter says.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::destinations::{Destinations, Elsewhere, LinkOrigin, Lost};
use super::markdown::{MarkdownPage, render};
use super::outline::{Outline, TooDeep};
use super::page_files::{PageFile, page_files};
use super::{Content, EditorialPage, Heading};
use crate::diagnostics::{Findings, Purpose};
use crate::finding;
use crate::model::Language;
use crate::read::{RawFrontMatter, Whole, read_file, read_front_matter, report_old_sentences, report_placeholders};
use crate::report;
use crate::source::{Span, TextFile};

/// The editorial pages below `root`, whose links lead to each other and `elsewhere`; a folder that is not there has no pages.
///
/// Y codes for front matter and files that are not read, C701 to C704; M806, which is an error where `purpose` is to publish.
#[must_use]
pub fn load_content(root: &Utf8Path, elsewhere: &Elsewhere<'_>, purpose: Purpose, found: &Findings) -> Content {
    let languages = elsewhere.languages.unwrap_or(&Language::ALL);
    let names = page_files(root, elsewhere.languages, found);
    if elsewhere.languages.is_some() {
        report_missing(&names, languages, found);
    }
    let files: Vec<Option<File>> = names.iter().map(|name| File::read(root, name, found)).collect();
    for File { text, .. } in files.iter().flatten() {
        report_placeholders(text, std::iter::once(0..text.text.len()), purpose, found);
        report_old_sentences(text, found);
    }
    let outlines: Vec<Option<Outline<'_>>> =
        files.iter().map(|file| file.as_ref().and_then(|file| file.outline(found))).collect();
    let headings = outlines.iter().map(|outline| outline.as_ref().map(|outline| outline.headings.as_slice()));
    let pages: BTreeMap<(Language, &str), Option<&[Heading]>> =
        names.iter().map(|name| (name.language, &*name.stem)).zip(headings).collect();
    let destinations = Destinations::new(elsewhere, pages);
    for (place, link) in &elsewhere.literal_links {
        if let Err(Lost { message, help }) = destinations.lead_literally(link) {
            found.report(finding!(C701, place.clone(), message; help help));
        }
    }
    let pages = names.iter().zip(&files).zip(&outlines);
    let mut pages: Vec<EditorialPage> = pages
        .filter_map(|((name, file), outline)| page(name, file.as_ref()?, outline.as_ref()?, &destinations, found))
        .collect();
    pages.sort_by(|a, b| navigation(a).cmp(&navigation(b)));
    Content { pages }
}

fn navigation(page: &EditorialPage) -> impl Ord + '_ {
    (page.language, page.order.is_none(), page.order, &page.name)
}

/// A page as written.
struct File {
    text: TextFile,
    front: RawFrontMatter,
    /// Where the Markdown begins, in bytes.
    body: usize,
}

impl File {
    fn read(root: &Utf8Path, name: &PageFile, found: &Findings) -> Option<Self> {
        let text = read_file(root, &name.file, found)?;
        let length = text.text.len();
        if length > LARGEST {
            report!(found.at(&text.name), Y106, Span::WHOLE_FILE,
                zh: "这一页有 {length} 字节，超过 {LARGEST}", en: "a page of {length} bytes, more than {LARGEST}";
                help zh: "分成几页", en: "make several pages of it");
            return None;
        }
        let (front, body) = read_front_matter(&text, found)?;
        Some(Self { text, front: front.value, body })
    }

    /// The outline of its Markdown; Y106 when that nests too deep.
    fn outline(&self, found: &Findings) -> Option<Outline<'_>> {
        let TextFile { name, text } = &self.text;
        Outline::of(&text[self.body..])
            .map_err(|TooDeep(range)| {
                let span = Span::in_text(text, self.body + range.start, self.body + range.end);
                let deepest = Outline::DEEPEST;
                report!(found.at(name), Y106, span,
                    zh: "列表、引用等嵌套超过 {deepest} 层", en: "lists, quotations and the like nest more than {deepest} deep";
                    help zh: "写得平一些；符号本身前面加 \\", en: "write it flatter; a \\ before a mark makes it an ordinary character");
            })
            .ok()
    }
}

/// C702, once, at the page that exists, for every page that a language of the site lacks.
fn report_missing(names: &[PageFile], languages: &[Language], found: &Findings) {
    let exists =
        |stem: &str, language: Language| names.iter().any(|name| name.stem == stem && name.language == language);
    for name in names {
        let is_first = languages.iter().find(|language| exists(&name.stem, **language)) == Some(&name.language);
        for lacking in languages.iter().filter(|language| is_first && !exists(&name.stem, **language)) {
            let missing = format!("content/{lacking}/{}.md", name.stem);
            report!(found.at(&name.file.as_str().into()), C702, Span::WHOLE_FILE,
                zh: "缺少 {missing}", en: "{missing} is missing";
                help zh: "译出这一页；只用一种语言的网站，在 site.yaml 的 languages 里只写那一种", en: "translate the page; a site of one language names that one alone in `languages` of site.yaml");
        }
    }
}

fn page(
    name: &PageFile,
    file: &File,
    outline: &Outline<'_>,
    destinations: &Destinations<'_>,
    found: &Findings,
) -> Option<EditorialPage> {
    let front = &file.front;
    let title = front.title.value();
    let from = LinkOrigin { language: name.language, name: &name.stem };
    let source = MarkdownPage {
        file: &file.text,
        body: file.body,
        title: title.map_or(name.stem.as_str(), |title| title),
        from,
    };
    let rendered = render(&source, outline, destinations, found);
    Some(EditorialPage {
        name: name.stem.as_str().into(),
        language: name.language,
        title: title?.clone(),
        description: front.description.value().cloned(),
        order: front.order.value().map(|Whole(order)| *order),
        html: rendered.html,
        headings: outline.headings.iter().filter(|heading| heading.level <= DEEPEST_LISTED).cloned().collect(),
        footnotes: rendered.footnotes,
    })
}

/// The largest page, in bytes.   Source: record.md §2.
const LARGEST: usize = 256 * 1024;

/// The level of headings that a table of contents still lists.
const DEEPEST_LISTED: u8 = 3;
