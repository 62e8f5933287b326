//! Takes what stands on the site; gives where a link of an editorial page leads, or what is wrong with it (C701).
//! Refuses to know Markdown.
//!
//! A link is written as on the site's first language: `/apply/`. It leads to the page in the language of the page that it
//! stands on; `/en/apply/` leads to the English one from anywhere. A file of the theme is called by its own name,
//! `/assets/label.svg`, and published under a hashed one. What could not be read is taken to be there.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::Heading;
use crate::diagnostics::Words;
use crate::model::{Language, PublicCode, Registry, Uscc};
use crate::plan::{Address, Route};
use crate::read::nearest;
use crate::say;
use crate::settings::PerCertificate;

/// What stands on the site besides editorial pages; `None` for what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere<'a> {
    /// The first is the default, at the root of the site.
    pub languages: Option<&'a [Language]>,
    pub registry: Option<&'a Registry>,
    pub per_certificate: Option<PerCertificate>,
    pub assets: Option<BTreeMap<&'a str, Asset<'a>>>,
}

/// A file of the theme, by whose own name it is called in content.
#[derive(Clone, Copy, Debug)]
pub struct Asset<'a> {
    /// The name with its hash.
    pub published: &'a str,
    pub bytes: &'a [u8],
}

/// Everything that a link can lead to.
pub(super) struct Destinations<'a> {
    elsewhere: &'a Elsewhere<'a>,
    address: Address,
    languages: &'a [Language],
    always: BTreeMap<String, Route<'static>>,
    /// The headings of every editorial page; `None` where the page could not be read.
    pages: BTreeMap<(Language, &'a str), Option<&'a [Heading]>>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Led<'d> {
    pub asset: Option<Asset<'d>>,
    pub is_page: bool,
}

/// A page, as a place that links lead from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    pub language: Language,
    pub name: &'a str,
}

/// Why a link leads nowhere, and what would.
pub(super) struct Lost {
    pub message: Words,
    pub help: Words,
}

/// What stands at a path.
enum Target<'d> {
    At(Route<'d>),
    /// Whether it is there cannot be told.
    Unknown,
}

impl<'a> Destinations<'a> {
    pub fn new(elsewhere: &'a Elsewhere<'a>, pages: BTreeMap<(Language, &'a str), Option<&'a [Heading]>>) -> Self {
        let languages = elsewhere.languages.unwrap_or(&Language::ALL);
        let address = Address::new(languages[0]);
        let always = Route::always().map(|route| (address.path(route, languages[0]), route)).collect();
        Self { elsewhere, address, languages, always, pages }
    }

    /// The `href` of the link `written` on the page `from`, and what stands there. `written` has no scheme.
    pub fn lead(&self, written: &str, from: Origin<'_>) -> Result<(String, Led<'a>), Lost> {
        let (written, fragment) = written.split_once('#').map_or((written, None), |(path, id)| (path, Some(id)));
        let (written, query) = written.split_once('?').map_or((written, None), |(path, query)| (path, Some(query)));
        let fragment = fragment.filter(|id| !id.is_empty());
        if written.is_empty() && query.is_none() {
            let id = fragment.ok_or_else(|| Lost {
                message: say!(zh: "链接没有写去处", en: "a link without a destination"),
                help: say!(zh: "写上页面的路径，例如 /search/", en: "write the path of a page, such as /search/"),
            })?;
            self.find_heading(id, from)?;
            return Ok((format!("#{id}"), Led { asset: None, is_page: true }));
        }
        let own = format!("/{}/", from.name);
        let whole = absolute(written, &own);
        let (explicit, path) = self.split_language(&whole);
        let language = explicit.unwrap_or(from.language);
        let target = self.find(&path, language, explicit.is_some())?;
        let (mut href, led) = match target {
            Target::At(route) => {
                if let Some(id) = fragment {
                    let Route::Editorial(name) = route else { return Err(no_heading_there(&path)) };
                    self.find_heading(id, Origin { language, name })?;
                }
                let asset = match route {
                    Route::Asset(name) => self.asset(name).copied(),
                    _ => None,
                };
                let route = asset.map_or(route, |asset| Route::Asset(asset.published));
                let href = self.address.path(route, language);
                let is_page = href.ends_with('/');
                (href, Led { asset, is_page })
            }
            Target::Unknown => (whole.clone(), Led { asset: None, is_page: false }),
        };
        for (mark, part) in [('?', query), ('#', fragment)] {
            if let Some(part) = part {
                href.push(mark);
                href.push_str(part);
            }
        }
        Ok((href, led))
    }

    /// A path that begins with a language of the site is that language's.
    fn split_language(&self, path: &str) -> (Option<Language>, String) {
        let first = path[1..].split('/').next().unwrap_or_default();
        let explicit = Language::from_code(first).filter(|language| self.languages.contains(language));
        match explicit {
            Some(language) if path.len() > first.len() + 1 => (Some(language), path[first.len() + 1..].to_owned()),
            _ => (None, path.to_owned()),
        }
    }

    fn asset(&self, name: &str) -> Option<&Asset<'a>> {
        self.elsewhere.assets.as_ref()?.get(name)
    }

    fn find<'d>(&'d self, path: &'d str, language: Language, is_explicit: bool) -> Result<Target<'d>, Lost> {
        let in_language = |route: Route<'d>| (!is_explicit || route.is_per_language()).then_some(Target::At(route));
        if let Some(name) = path.strip_prefix("/assets/") {
            return match self.elsewhere.assets {
                None => Ok(Target::Unknown),
                Some(_) if self.asset(name).is_some() && !is_explicit => Ok(Target::At(Route::Asset(name))),
                Some(_) => Err(self.lost(path, language)),
            };
        }
        let always = self.always.get(path).copied().and_then(in_language);
        let editorial = || self.editorial(path, language).map(Target::At);
        let of_record = || {
            self.of_record(path).and_then(|target| match target {
                Target::At(route) => in_language(route),
                Target::Unknown => Some(Target::Unknown),
            })
        };
        always.or_else(editorial).or_else(of_record).ok_or_else(|| self.lost(path, language))
    }

    fn editorial<'d>(&'d self, path: &'d str, language: Language) -> Option<Route<'d>> {
        let name = path.strip_prefix('/')?.strip_suffix('/')?;
        let ((_, name), _) = self.pages.get_key_value(&(language, name))?;
        Some(Route::Editorial(name))
    }

    /// What stands at a path with a public code or a credit code in it.
    fn of_record(&self, path: &str) -> Option<Target<'static>> {
        let stands_here = |route: &Route<'static>| self.address.path(*route, self.languages[0]) == path;
        path.split('/').find_map(|part| {
            if let Ok(uscc) = Uscc::parse(part) {
                let route = Some(Route::Enterprise(uscc)).filter(stands_here)?;
                let Some(registry) = self.elsewhere.registry else { return Some(Target::Unknown) };
                let known = registry.enterprises().binary_search_by_key(&uscc, |enterprise| enterprise.uscc);
                return known.ok().map(|_| Target::At(route));
            }
            let code = PublicCode::parse(part).ok()?;
            let route = self.routes_of(code).into_iter().flatten().find(stands_here)?;
            let Some(registry) = self.elsewhere.registry else { return Some(Target::Unknown) };
            registry.find(code).map(|_| Target::At(route))
        })
    }

    /// The page of a certificate and the files beside it.
    fn routes_of(&self, code: PublicCode) -> [Option<Route<'static>>; 5] {
        let beside = |choose: fn(PerCertificate) -> bool, route| {
            self.elsewhere.per_certificate.is_none_or(choose).then_some(route)
        };
        [
            Some(Route::Certificate(code)),
            beside(|files| files.json, Route::CertificateJson(code)),
            beside(|files| files.badge, Route::Badge(code)),
            beside(|files| files.qr_svg, Route::QrSvg(code)),
            beside(|files| files.qr_png, Route::QrPng(code)),
        ]
    }

    /// C701 for an id that no heading of the page has.
    fn find_heading(&self, id: &str, page: Origin<'_>) -> Result<(), Lost> {
        let Some(Some(headings)) = self.pages.get(&(page.language, page.name)) else { return Ok(()) };
        let wanted = percent_decode_str(id).decode_utf8_lossy();
        if headings.iter().any(|heading| *heading.id == wanted) {
            return Ok(());
        }
        let name = page.name;
        let ids: BTreeSet<&str> = headings.iter().map(|heading| &*heading.id).collect();
        let help = match nearest(&wanted, ids.iter().copied()) {
            Some(nearest) => say!(zh: "是不是 #{nearest}？", en: "did you mean #{nearest}?"),
            None if ids.is_empty() => {
                say!(zh: "那一页没有标题：链接到页面本身", en: "that page has no headings: link to the page itself")
            }
            None => {
                let ids = ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>().join(" ");
                say!(zh: "那一页有：{ids}", en: "that page has {ids}")
            }
        };
        Err(Lost {
            message: say!(zh: "/{name}/ 上没有标题 #{wanted}", en: "/{name}/ has no heading #{wanted}"), help
        })
    }

    fn lost(&self, path: &str, language: Language) -> Lost {
        if let Some(list) = self.list_of_numbered_page(path) {
            return Lost {
                message: say!(zh: "{path} 是名单的编号页，会随证书增减而来去", en: "{path} is a numbered page of a list: it comes and goes"),
                help: say!(zh: "链接到第一页 {list}", en: "link to the first page, {list}"),
            };
        }
        let others = self.languages.iter().filter(|other| **other != language);
        if let Some(other) = others.copied().find(|other| self.editorial(path, *other).is_some()) {
            let name = path.trim_matches('/');
            return Lost {
                message: say!(zh: "{path} 没有 {language} 版", en: "{path} does not exist in `{language}`"),
                help: say!(
                    zh: "写 content/{language}/{name}.md，或链接到 /{other}{path}",
                    en: "write content/{language}/{name}.md, or link to /{other}{path}"
                ),
            };
        }
        let help = match self.nearest_to(path, language) {
            Some(nearest) => say!(zh: "是不是 {nearest}？", en: "did you mean {nearest}?"),
            None if path.starts_with("/c/") || path.starts_with("/e/") => {
                say!(zh: "从记录里抄下公开码或信用代码", en: "copy the public code or the credit code from the record")
            }
            None => say!(zh: "换成存在的页面，例如 /search/", en: "take a page that is there, such as /search/"),
        };
        Lost { message: say!(zh: "站内没有 {path}", en: "there is no {path} on the site"), help }
    }

    fn list_of_numbered_page<'p>(&self, path: &'p str) -> Option<&'p str> {
        let list = path.trim_end_matches('/').trim_end_matches(|c: char| c.is_ascii_digit());
        let is_numbered = list.len() < path.trim_end_matches('/').len();
        let is_list = matches!(self.always.get(list), Some(Route::List(..)));
        (is_numbered && is_list).then_some(list)
    }

    fn nearest_to(&self, path: &str, language: Language) -> Option<String> {
        if let Some(registry) = self.elsewhere.registry
            && path.starts_with("/c/")
        {
            let written = path.split('/').nth(2).unwrap_or_default().to_uppercase();
            let codes = registry.certificates().map(|holding| holding.certificate.code);
            let meant = codes.min_by_key(|code| differing(code.as_str(), &written));
            let meant = meant.filter(|code| differing(code.as_str(), &written) <= SLIPS)?;
            let routes = self.routes_of(meant).into_iter().flatten();
            let known: Vec<String> = routes.map(|route| self.address.path(route, self.languages[0])).collect();
            return nearest(path, known.iter().map(String::as_str)).map(str::to_owned);
        }
        let pages = self.pages.keys().filter(|(of, _)| *of == language).map(|(_, name)| format!("/{name}/"));
        let assets =
            self.elsewhere.assets.iter().flat_map(|assets| assets.keys().map(|name| format!("/assets/{name}")));
        let known: Vec<String> = self.always.keys().cloned().chain(pages).chain(assets).collect();
        let known = || known.iter().map(String::as_str);
        let written = path.trim_end_matches("index.html");
        let last = written.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let stem = format!("/{}/", last.split('.').next().unwrap_or_default());
        nearest(written, known()).or_else(|| nearest(&stem, known())).map(str::to_owned)
    }
}

fn no_heading_there(path: &str) -> Lost {
    Lost {
        message: say!(zh: "{path} 不是文章，不能链接到其中一处", en: "{path} is not an editorial page: no place on it can be linked to"),
        help: say!(zh: "链接到 {path} 本身", en: "link to {path} itself"),
    }
}

/// As many characters of a code may differ from the one that was meant: two neighbours swapped are two.
const SLIPS: usize = 2;

/// In how many places two texts differ; a longer one is another text.
fn differing(one: &str, other: &str) -> usize {
    if one.len() != other.len() {
        return usize::MAX;
    }
    one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count()
}

/// `written` as a path from the root, as seen from the page at `base`; percent signs decoded, `.` and `..` followed.
fn absolute(written: &str, base: &str) -> String {
    let written = percent_decode_str(written).decode_utf8_lossy();
    let joined = if written.starts_with('/') { written.into_owned() } else { format!("{base}{written}") };
    let mut parts: Vec<&str> = Vec::new();
    let mut all = joined.split('/').skip(1).peekable();
    while let Some(part) = all.next() {
        let is_last = all.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    parts.pop();
                }
                if is_last {
                    parts.push("");
                }
            }
            _ => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}
