//! Which pages there are, and what their front matter says.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::destinations::{Destinations, Elsewhere, Lost, Origin};
use super::markdown::{Page, render};
use super::outline::Outline;
use super::page_files::{PageFile, page_files};
use super::{Content, EditorialPage, Heading};
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::Language;
use crate::read::{RawFrontMatter, Whole, read_file, read_front_matter};
use crate::say;
use crate::source::{Place, TextFile};

/// The editorial pages below `root`, whose links lead to each other and `elsewhere`; a folder that is not there has no pages.
///
/// Y codes for front matter and files that are not read, C701 to C704.
#[must_use]
pub fn load_content(root: &Utf8Path, elsewhere: &Elsewhere<'_>, found: &Findings) -> Content {
    let languages = elsewhere.languages.unwrap_or(&Language::ALL);
    let names = page_files(root, elsewhere.languages, found);
    if elsewhere.languages.is_some() {
        report_missing(&names, languages, found);
    }
    let files: Vec<Option<File>> = names.iter().map(|name| File::read(root, name, found)).collect();
    let outlines: Vec<Option<Outline<'_>>> =
        files.iter().map(|file| file.as_ref().map(|file| Outline::of(file.markdown()))).collect();
    let headings = outlines.iter().map(|outline| outline.as_ref().map(|outline| outline.headings.as_slice()));
    let pages: BTreeMap<(Language, &str), Option<&[Heading]>> =
        names.iter().map(|name| (name.language, &*name.stem)).zip(headings).collect();
    let destinations = Destinations::new(elsewhere, pages);
    for (place, link) in &elsewhere.literal_links {
        if let Err(Lost { message, help }) = destinations.lead_literally(link) {
            found.report(Finding::new(Code::C701, place.clone(), message).help(help));
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
        let (front, body) = read_front_matter(&text, found)?;
        Some(Self { text, front: front.value, body })
    }

    fn markdown(&self) -> &str {
        &self.text.text[self.body..]
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
            found.report(
                Finding::new(
                    Code::C702,
                    Place::whole_file(&name.file.as_str().into()),
                    say!(zh: "缺少 {missing}", en: "{missing} is missing"),
                )
                .help(say!(
                    zh: "译出这一页；只用一种语言的网站，在 site.yaml 的 languages 里只写那一种",
                    en: "translate the page; a site of one language names that one alone in `languages` of site.yaml"
                )),
            );
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
    let from = Origin { language: name.language, name: &name.stem };
    let source =
        Page { file: &file.text, body: file.body, title: title.map_or(name.stem.as_str(), |title| title), from };
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

/// The level of headings that a table of contents still lists.
const DEEPEST_LISTED: u8 = 3;
