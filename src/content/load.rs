//! Which pages there are, and what their front matter says.

use std::collections::BTreeMap;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::destinations::{Destinations, Elsewhere, Lost, Origin};
use super::markdown::{Page, render};
use super::outline::{Outline, TooDeep};
use super::{Content, EditorialPage, Heading};
use crate::diagnostics::{Code, Finding, Findings, Purpose};
use crate::model::Language;
use crate::plan::Route;
use crate::read::{RawFrontMatter, Whole, read_file, read_front_matter, report_old_sentences, report_placeholders};
use crate::say;
use crate::source::{Place, Span, TextFile};

/// The editorial pages below `root`, whose links lead to each other and `elsewhere`; a folder that is not there has no pages.
///
/// Y codes for front matter, C701 to C704; M806, which is an error where `purpose` is to publish.
#[must_use]
pub fn load_content(root: &Utf8Path, elsewhere: &Elsewhere<'_>, purpose: Purpose, found: &Findings) -> Content {
    let languages = elsewhere.languages.unwrap_or(&Language::ALL);
    let names: Vec<Name> = languages.iter().flat_map(|language| list_pages(root, *language, found)).collect();
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

/// A page by its file.
struct Name {
    language: Language,
    stem: String,
    file: String,
}

/// A page as written.
struct File {
    text: TextFile,
    front: RawFrontMatter,
    /// Where the Markdown begins, in bytes.
    body: usize,
}

impl File {
    fn read(root: &Utf8Path, name: &Name, found: &Findings) -> Option<Self> {
        let text = read_file(root, &name.file, found)?;
        let length = text.text.len();
        if length > LARGEST {
            found.report(
                Finding::new(
                    Code::Y106,
                    Place::whole_file(&text.name),
                    say!(zh: "这一页有 {length} 字节，超过 {LARGEST}", en: "a page of {length} bytes, more than {LARGEST}"),
                )
                .help(say!(zh: "分成几页", en: "make several pages of it")),
            );
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
                found.report(
                    Finding::new(
                        Code::Y106,
                        Place { file: name.clone(), span },
                        say!(zh: "列表、引用等嵌套超过 {deepest} 层", en: "lists, quotations and the like nest more than {deepest} deep"),
                    )
                    .help(say!(zh: "写得平一些；符号本身前面加 \\", en: "write it flatter; a \\ before a mark makes it an ordinary character")),
                );
            })
            .ok()
    }
}

/// The pages of `language`, sorted; names that cannot be paths are reported.
fn list_pages(root: &Utf8Path, language: Language, found: &Findings) -> Vec<Name> {
    let folder = Utf8PathBuf::from("content").join(language.code());
    let Ok(entries) = fs::read_dir(root.join(&folder)) else { return Vec::new() };
    let mut pages = Vec::new();
    for entry in entries.flatten() {
        let Ok(file) = Utf8PathBuf::from_path_buf(entry.path()) else { continue };
        if file.extension() != Some("md") {
            continue;
        }
        let (Some(stem), Some(file_name)) = (file.file_stem(), file.file_name()) else { continue };
        let file = format!("{folder}/{file_name}");
        if let Some(finding) = refuse_name(stem, &file) {
            found.report(finding);
        } else {
            pages.push(Name { language, stem: stem.to_owned(), file });
        }
    }
    pages.sort_unstable_by(|a, b| a.stem.cmp(&b.stem));
    pages
}

/// C704 for a name that cannot be a path, or is a fixed route's.
fn refuse_name(name: &str, file: &str) -> Option<Finding> {
    let is_path = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let (message, help) = if !is_path {
        (
            say!(zh: "文件名“{name}”不能作网址", en: "`{name}` cannot be a path"),
            say!(zh: "只用小写字母、数字和连字符", en: "lower-case letters, digits and hyphens only"),
        )
    } else if Route::RESERVED.contains(&name) {
        (
            say!(zh: "/{name}/ 是网站自己的路径", en: "/{name}/ is a path of the site itself"),
            say!(zh: "给文件换个名字", en: "give the file another name"),
        )
    } else {
        return None;
    };
    Some(Finding::new(Code::C704, Place::whole_file(&file.into()), message).help(help))
}

/// C702, once, at the page that exists, for every page that a language of the site lacks.
fn report_missing(names: &[Name], languages: &[Language], found: &Findings) {
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
    name: &Name,
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

/// The largest page, in bytes.   Source: record.md §2.
const LARGEST: usize = 256 * 1024;

/// The level of headings that a table of contents still lists.
const DEEPEST_LISTED: u8 = 3;
