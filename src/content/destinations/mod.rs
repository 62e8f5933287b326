//! Takes what stands on the site; gives where a link of an editorial page leads, or what is wrong with it (C701).
//! Refuses to know Markdown.
//!
//! A link is written as on the site's first language: `/apply/`. It leads to the page in the language of the page that it
//! stands on; `/en/apply/` leads to the English one from anywhere. A file of the theme is called by its own name,
//! `/assets/label.svg`, and published under a hashed one. What could not be read is taken to be there.

mod lost;

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use self::lost::{no_heading_there, nothing_at};
use super::Heading;
use crate::diagnostics::Words;
use crate::model::{Language, PublicCode, Registry, Uscc};
use crate::plan::{Address, Route};
use crate::read::nearest;
use crate::say;
use crate::settings::PerCertificate;
use crate::source::Place;

/// What stands on the site besides editorial pages; `None` for what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere<'a> {
    /// The first is the default, at the root of the site.
    pub languages: Option<&'a [Language]>,
    pub registry: Option<&'a Registry>,
    pub per_certificate: Option<PerCertificate>,
    pub assets: Option<BTreeMap<&'a str, Asset<'a>>>,
    /// The links that templates write out, with their places: pages of any language have them, and they stay as they are.
    pub literal_links: Vec<(Place, &'a str)>,
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
    /// The ids of the headings of every editorial page; `None` where the page could not be read.
    pages: BTreeMap<(Language, &'a str), Option<BTreeSet<&'a str>>>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Led<'d> {
    pub asset: Option<Asset<'d>>,
    pub is_page: bool,
}

/// A page, as a place that links lead from.
#[derive(Clone, Copy, Debug)]
pub(super) struct LinkOrigin<'a> {
    pub language: Language,
    pub name: &'a str,
}

/// Why a link leads nowhere, and what would.
pub(super) struct Lost {
    pub message: Words,
    pub help: Words,
}

/// What stands at a path.
enum LinkTarget<'d> {
    At(Route<'d>),
    /// Whether it is there cannot be told.
    Unknown,
}

impl<'a> Destinations<'a> {
    pub fn new(elsewhere: &'a Elsewhere<'a>, pages: BTreeMap<(Language, &'a str), Option<&'a [Heading]>>) -> Self {
        let languages = elsewhere.languages.unwrap_or(&Language::ALL);
        let address = Address::new(languages[0]);
        let always = Route::always().map(|route| (address.path(route, languages[0]), route)).collect();
        let ids = |headings: &'a [Heading]| headings.iter().map(|heading| &*heading.id).collect();
        let pages = pages.into_iter().map(|(page, headings)| (page, headings.map(ids))).collect();
        Self { elsewhere, address, languages, always, pages }
    }

    /// The `href` of the link `written` on the page `from`, and what stands there. `written` has no scheme.
    pub fn lead(&self, written: &str, from: LinkOrigin<'_>) -> Result<(String, Led<'a>), Lost> {
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
            LinkTarget::At(route) => {
                if let Some(id) = fragment {
                    let Route::Editorial(name) = route else { return Err(no_heading_there(&path)) };
                    self.find_heading(id, LinkOrigin { language, name })?;
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
            LinkTarget::Unknown => (whole.clone(), Led { asset: None, is_page: false }),
        };
        for (mark, part) in [('?', query), ('#', fragment)] {
            if let Some(part) = part {
                href.push(mark);
                href.push_str(part);
            }
        }
        Ok((href, led))
    }

    /// What is wrong with `link`, which stands in a template and is published as it is.
    pub fn lead_literally(&self, link: &str) -> Result<(), Lost> {
        let (href, led) = self.lead(link, LinkOrigin { language: self.languages[0], name: "" })?;
        if href == link {
            return Ok(());
        }
        let help = match led.asset.and(link.strip_prefix("/assets/")) {
            Some(name) => {
                say!(zh: "写 {{{{ site.asset[\"{name}\"] }}}}", en: "write {{{{ site.asset[\"{name}\"] }}}}")
            }
            None => say!(zh: "写 {href}", en: "write {href}"),
        };
        Err(Lost { message: nothing_at(link), help })
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

    fn find<'d>(&'d self, path: &'d str, language: Language, is_explicit: bool) -> Result<LinkTarget<'d>, Lost> {
        let in_language = |route: Route<'d>| (!is_explicit || route.is_per_language()).then_some(LinkTarget::At(route));
        if let Some(name) = path.strip_prefix("/assets/") {
            return match self.elsewhere.assets {
                None => Ok(LinkTarget::Unknown),
                Some(_) if self.asset(name).is_some() && !is_explicit => Ok(LinkTarget::At(Route::Asset(name))),
                Some(_) => Err(self.lost(path, language)),
            };
        }
        let always = self.always.get(path).copied().and_then(in_language);
        let editorial = || self.editorial(path, language).map(LinkTarget::At);
        let of_record = || {
            self.of_record(path).and_then(|target| match target {
                LinkTarget::At(route) => in_language(route),
                LinkTarget::Unknown => Some(LinkTarget::Unknown),
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
    fn of_record(&self, path: &str) -> Option<LinkTarget<'static>> {
        let stands_here = |route: &Route<'static>| self.address.path(*route, self.languages[0]) == path;
        path.split('/').find_map(|part| {
            if let Ok(uscc) = Uscc::as_licensed(part) {
                let route = Some(Route::Enterprise(uscc)).filter(stands_here)?;
                let Some(registry) = self.elsewhere.registry else { return Some(LinkTarget::Unknown) };
                let known = registry.records().binary_search_by_key(&uscc, |record| record.enterprise.uscc);
                return known.ok().map(|_| LinkTarget::At(route));
            }
            let code = PublicCode::parse(part).ok()?;
            let route = self.routes_of(code).into_iter().flatten().find(stands_here)?;
            let Some(registry) = self.elsewhere.registry else { return Some(LinkTarget::Unknown) };
            registry.find(code).map(|_| LinkTarget::At(route))
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
    fn find_heading(&self, id: &str, page: LinkOrigin<'_>) -> Result<(), Lost> {
        let Some(Some(ids)) = self.pages.get(&(page.language, page.name)) else { return Ok(()) };
        let wanted = percent_decode_str(id).decode_utf8_lossy();
        if ids.contains(&*wanted) {
            return Ok(());
        }
        let name = page.name;
        let likely = || ids.iter().copied().take(COMPARED);
        let help = match nearest(&wanted, likely()) {
            Some(nearest) => say!(zh: "是不是 #{nearest}？", en: "did you mean #{nearest}?"),
            None if ids.is_empty() => {
                say!(zh: "那一页没有标题：链接到页面本身", en: "that page has no headings: link to the page itself")
            }
            None => {
                let ids = likely().map(|id| format!("#{id}")).collect::<Vec<_>>().join(" ");
                say!(zh: "那一页有：{ids}", en: "that page has {ids}")
            }
        };
        Err(Lost {
            message: say!(zh: "/{name}/ 上没有标题 #{wanted}", en: "/{name}/ has no heading #{wanted}"), help
        })
    }
}

/// Headings of a page that a lost link is compared with: more than any page has that a person reads.
const COMPARED: usize = 100;

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
