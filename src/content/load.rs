//! Which pages there are, and what their front matter says.

use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::markdown::{Site, render};
use super::{Content, EditorialPage};
use crate::diagnostics::{Code, Finding, Findings};
use crate::model::Language;
use crate::plan::{Address, Route};
use crate::read::{Whole, read_file, read_front_matter};
use crate::say;
use crate::settings::Settings;
use crate::source::{Place, TextFile};

/// The editorial pages below `root` in the languages of `settings`; a folder that is not there has no pages.
///
/// Y codes for front matter, C703 and C704.
#[must_use]
pub fn load_content(root: &Utf8Path, settings: &Settings, found: &Findings) -> Content {
    let mut pages = Vec::new();
    for language in &settings.languages {
        let files = list_pages(root, *language, found);
        let site = Site {
            address: Address::new(settings.default_language()),
            language: *language,
            names: files.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>(),
        };
        for (name, file) in &files {
            if let Some(file) = read_file(root, file, found)
                && let Some(page) = read_page(name, &file, &site, found)
            {
                pages.push(page);
            }
        }
    }
    pages.sort_by(|a, b| navigation(a).cmp(&navigation(b)));
    Content { pages }
}

fn navigation(page: &EditorialPage) -> impl Ord + '_ {
    (page.language, page.order.is_none(), page.order, &page.name)
}

/// Name and file of each page of `language`, sorted; names that cannot be paths are reported.
fn list_pages(root: &Utf8Path, language: Language, found: &Findings) -> Vec<(String, String)> {
    let folder = Utf8PathBuf::from("content").join(language.code());
    let Ok(entries) = fs::read_dir(root.join(&folder)) else { return Vec::new() };
    let mut pages = Vec::new();
    for entry in entries.flatten() {
        let Ok(file) = Utf8PathBuf::from_path_buf(entry.path()) else { continue };
        if file.extension() != Some("md") {
            continue;
        }
        let (Some(name), Some(file_name)) = (file.file_stem(), file.file_name()) else { continue };
        let file = format!("{folder}/{file_name}");
        if let Some(finding) = refuse_name(name, &file) {
            found.report(finding);
        } else {
            pages.push((name.to_owned(), file));
        }
    }
    pages.sort_unstable();
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

fn read_page(name: &str, file: &TextFile, site: &Site, found: &Findings) -> Option<EditorialPage> {
    let (front, body) = read_front_matter(file, found)?;
    let markdown = render(file, body, site, found);
    let front = front.value;
    Some(EditorialPage {
        name: name.into(),
        language: site.language,
        title: front.title.value()?.clone(),
        description: front.description.value().cloned(),
        order: front.order.value().map(|Whole(order)| *order),
        html: markdown.html.into(),
        headings: markdown.headings,
    })
}
