//! Which files of `content/` are pages, and which are only meant to be (Y110). Refuses to know what they say.

use camino::Utf8Path;

use crate::diagnostics::{Finding, Findings};
use crate::finding;
use crate::model::Language;
use crate::plan::Route;
use crate::read::{ending, is_meant_to_end, passed_over, stem, unwalkable};
use crate::say;
use crate::source::{Place, discover};

/// A page by its file.
pub(super) struct PageFile {
    pub language: Language,
    /// Its name in the path.
    pub stem: String,
    /// Relative to the project's root.
    pub file: String,
}

/// The endings by which people know Markdown; a page ends in the first.
const MARKDOWN: &[&str] = &["md", "markdown", "mdown", "mkd"];

/// The pages below `root` in the languages that the site has `spoken`, in any where that is not known:
/// `content/<lang>/<name>.md`, in the order of languages and names.
///
/// C704 for names that cannot be paths, Y106 for what cannot be walked. Y110 for what is plainly meant as a page: one in
/// a folder below that of its language, one of another ending, one beside the folders of the languages; and, once, for
/// the folder of a language that the site does not speak.
pub(super) fn page_files(root: &Utf8Path, spoken: Option<&[Language]>, found: &Findings) -> Vec<PageFile> {
    let languages = spoken.unwrap_or(&Language::ALL);
    let mut pages = Vec::new();
    let mut unspoken: Vec<String> = Vec::new();
    let files = discover(root, "content", |path, reason| {
        if languages.iter().any(|language| path.starts_with(&format!("content/{language}"))) && ending(&path) == "md" {
            found.report(unwalkable(path, &reason));
        }
    });
    for file in files {
        let parts: Vec<&str> = file.split('/').skip(1).collect();
        let [folders @ .., name] = &parts[..] else { continue };
        let language = folders.first().and_then(|folder| Language::from_code(folder));
        let language = language.filter(|language| languages.contains(language));
        match (folders, language, name.strip_suffix(".md")) {
            ([_], Some(language), Some(stem)) => match refuse_name(stem, &file) {
                Some(finding) => found.report(finding),
                None => pages.push(PageFile { language, stem: stem.to_owned(), file: file.clone() }),
            },
            _ if !is_meant_to_end(name, MARKDOWN) || is_read_me(name) => {}
            ([folder, ..], None, _) if is_language(folder) => unspoken.push(format!("content/{folder}/")),
            ([_, ..], None, _) => {}
            ([..], _, _) => {
                let folder = language.map_or_else(|| languages[0].code(), Language::code);
                let instead = format!("content/{folder}/{}.md", stem(name));
                found.report(passed_over(&file, say!(zh: "页面放在 {instead}", en: "a page stands in {instead}")));
            }
        }
    }
    unspoken.dedup();
    for folder in unspoken.iter().filter(|_| spoken.is_some()) {
        let spoken = languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(", ");
        found.report(passed_over(
            folder,
            say!(
                zh: "site.yaml 的 languages 里是 [{spoken}]：加上这种语言，或删去这个文件夹",
                en: "`languages` of site.yaml is [{spoken}]: add the language there, or delete the folder"
            ),
        ));
    }
    let order = |page: &PageFile| languages.iter().position(|language| *language == page.language);
    pages.sort_by(|a, b| (order(a), &a.stem).cmp(&(order(b), &b.stem)));
    pages
}

/// Whether `folder` is named as languages are: `fr`, `EN`, `zh-Hans`.
fn is_language(folder: &str) -> bool {
    let mut parts = folder.split(['-', '_']);
    let is_word = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    parts.next().is_some_and(|part| is_word(part, 2..=2)) && parts.all(|part| is_word(part, 2..=4))
}

/// Whether a file named `name` tells people of the folder that it stands in.
fn is_read_me(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("readme.")
}

/// C704 for a name that cannot be a path, or is a fixed route's.
fn refuse_name(name: &str, file: &str) -> Option<Finding> {
    let is_path = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let (message, help) = if !is_path {
        (
            say!(zh: "文件名“{name}”不能作网址", en: "`{name}` cannot be a path"),
            say!(zh: "只用小写字母、数字和连字符", en: "lower-case letters, digits and hyphens only"),
        )
    } else if Route::is_reserved(name) {
        (
            say!(zh: "/{name}/ 是网站自己的路径", en: "/{name}/ is a path of the site itself"),
            say!(zh: "给文件换个名字", en: "give the file another name"),
        )
    } else {
        return None;
    };
    Some(finding!(C704, Place::whole_file(&file.into()), message; help help))
}
