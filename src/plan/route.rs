//! The one place where a thing gets its URL.

use std::fmt::Write as _;

use crate::model::{Industry, Language, Province, PublicCode, StarLevel, Status, Uscc};
use crate::settings::BaseUrl;

/// The folder in the output that is the builder's, not the site's.
pub const OWN_FOLDER: &str = ".starmark";
/// Where in it web servers find what is written for them.
pub const FOR_SERVERS: &str = ".starmark/hosting/";
/// What hosts of static sites read and do not show.
pub const HEADERS_FILE: &str = "/_headers";
/// The page for everything that does not exist.
pub const NOT_FOUND: &str = "/404.html";

/// Everything on the site that has a URL of its own.   Source: record.md §7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route<'a> {
    Home,
    Certificate(PublicCode),
    CertificateJson(PublicCode),
    Badge(PublicCode),
    QrSvg(PublicCode),
    QrPng(PublicCode),
    Enterprise(Uscc),
    /// A page of a list, counted from 1.
    List(ListOf, usize),
    ListCsv(ListOf),
    Levels,
    Regions,
    Industries,
    Statuses,
    /// An editorial page of `content/`.
    Editorial(&'a str),
    Search,
    SearchRecords,
    /// What changed latest.
    Changes,
    /// The same for machines.
    Feed,
    /// The form by which an enterprise reckons its own level.
    SelfAssessment,
    /// What the register says about itself.
    Transparency,
    Data,
    DataCsv,
    DataJsonLines,
    /// The codes that were given up.
    GivenUp,
    Snapshot,
    NotFound,
    Sitemap,
    /// A part of the sitemap, counted from 1.
    SitemapPart(usize),
    Robots,
    /// How browsers search the register.
    OpenSearch,
    /// What hosts of static sites send with each file; they do not show it to visitors.
    HeadersFile,
    /// The same for nginx, and for Caddy: in the builder's own folder, which is no part of the site.
    Nginx,
    Caddy,
    /// What the home screen of a phone shows for the site.
    WebManifest,
    /// Icons that browsers ask for by themselves.
    Favicon,
    TouchIcon,
    /// A file of the theme, under its hashed name.
    Asset(&'a str),
}

/// What a list of certificates has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListOf {
    Level(StarLevel),
    Region(Province),
    Industry(Industry),
    Status(Status),
}

/// Where things stand: paths below the site's root, for the languages that the site speaks.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    default_language: Language,
}

impl Address {
    /// The addresses of a site whose pages in `default_language` stand at the root.
    #[must_use]
    pub const fn new(default_language: Language) -> Self {
        Self { default_language }
    }

    /// The path of `route` for readers of `language`, absolute within the site: `/c/7K3M9P2XC9/`.
    ///
    /// Data, badges, QR codes and the 404 page exist once, whatever the language.
    #[must_use]
    pub fn path(self, route: Route<'_>, language: Language) -> String {
        let mut path = String::with_capacity(40);
        if language != self.default_language && route.is_per_language() {
            path.push('/');
            path.push_str(language.code());
        }
        route.write(&mut path);
        path
    }

    /// The file below the output folder that answers for `route`.
    #[must_use]
    pub fn file(self, route: Route<'_>, language: Language) -> String {
        let mut file = self.path(route, language);
        if file.ends_with('/') {
            file.push_str("index.html");
        }
        file.remove(0);
        file
    }

    /// The absolute URL of `route`.
    #[must_use]
    pub fn url(self, base: &BaseUrl, route: Route<'_>, language: Language) -> String {
        format!("{base}{}", self.path(route, language))
    }
}

impl Route<'_> {
    /// First path segments that no editorial page may take.   Source: record.md §7.
    pub const RESERVED: [&'static str; 18] = [
        "c",
        "e",
        "levels",
        "regions",
        "industries",
        "status",
        "search",
        "batch",
        "changes",
        "self-assessment",
        "transparency",
        "verify",
        "data",
        "assets",
        "log",
        "zh",
        "en",
        "404",
    ];

    /// Everything that is there whatever register, `content/` and theme hold: pages first, then what exists once.
    pub fn always() -> impl Iterator<Item = Self> {
        let pages = [
            Self::Home,
            Self::Levels,
            Self::Regions,
            Self::Industries,
            Self::Statuses,
            Self::Search,
            Self::Changes,
            Self::SelfAssessment,
            Self::Transparency,
            Self::Data,
        ];
        let first_pages = ListOf::all().map(|list| Self::List(list, 1));
        let tables = ListOf::all().map(Self::ListCsv);
        let once = [
            Self::Feed,
            Self::SearchRecords,
            Self::DataCsv,
            Self::DataJsonLines,
            Self::GivenUp,
            Self::Snapshot,
            Self::NotFound,
            Self::Sitemap,
            Self::Robots,
            Self::OpenSearch,
            Self::WebManifest,
            Self::Favicon,
            Self::TouchIcon,
        ];
        pages.into_iter().chain(first_pages).chain(tables).chain(once)
    }

    /// Whether the thing exists once per language.
    #[must_use]
    pub const fn is_per_language(self) -> bool {
        match self {
            Self::Home
            | Self::Certificate(_)
            | Self::Enterprise(_)
            | Self::List(..)
            | Self::Levels
            | Self::Regions
            | Self::Industries
            | Self::Statuses
            | Self::Editorial(_)
            | Self::Search
            | Self::Changes
            | Self::Feed
            | Self::SelfAssessment
            | Self::Transparency
            | Self::Data
            | Self::WebManifest => true,
            Self::CertificateJson(_)
            | Self::Badge(_)
            | Self::QrSvg(_)
            | Self::QrPng(_)
            | Self::ListCsv(_)
            | Self::SearchRecords
            | Self::DataCsv
            | Self::DataJsonLines
            | Self::GivenUp
            | Self::Snapshot
            | Self::NotFound
            | Self::Sitemap
            | Self::SitemapPart(_)
            | Self::Robots
            | Self::OpenSearch
            | Self::HeadersFile
            | Self::Nginx
            | Self::Caddy
            | Self::Favicon
            | Self::TouchIcon
            | Self::Asset(_) => false,
        }
    }

    /// Whether the thing is a page for people, which search engines are told of.
    #[must_use]
    pub const fn is_page(self) -> bool {
        self.is_per_language() && !matches!(self, Self::Feed | Self::WebManifest)
    }

    fn write(self, path: &mut String) {
        let written = match self {
            Self::Home => write!(path, "/"),
            Self::Certificate(code) => write!(path, "/c/{code}/"),
            Self::CertificateJson(code) => write!(path, "/c/{code}/certificate.json"),
            Self::Badge(code) => write!(path, "/c/{code}/badge.svg"),
            Self::QrSvg(code) => write!(path, "/c/{code}/qr.svg"),
            Self::QrPng(code) => write!(path, "/c/{code}/qr.png"),
            Self::Enterprise(uscc) => write!(path, "/e/{uscc}/"),
            Self::List(list, 1) => list.write(path),
            Self::List(list, page) => list.write(path).and_then(|()| write!(path, "{page}/")),
            Self::ListCsv(list) => list.write(path).and_then(|()| path.write_str("certificates.csv")),
            Self::Levels => write!(path, "/levels/"),
            Self::Regions => write!(path, "/regions/"),
            Self::Industries => write!(path, "/industries/"),
            Self::Statuses => write!(path, "/status/"),
            Self::Editorial(name) => write!(path, "/{name}/"),
            Self::Search => write!(path, "/search/"),
            Self::SearchRecords => write!(path, "/search/records.json"),
            Self::Changes => write!(path, "/changes/"),
            Self::Feed => write!(path, "/feed.xml"),
            Self::SelfAssessment => write!(path, "/self-assessment/"),
            Self::Transparency => write!(path, "/transparency/"),
            Self::Data => write!(path, "/data/"),
            Self::DataCsv => write!(path, "/data/certificates.csv"),
            Self::DataJsonLines => write!(path, "/data/certificates.jsonl"),
            Self::GivenUp => write!(path, "/data/given-up.json"),
            Self::Snapshot => write!(path, "/snapshot.json"),
            Self::NotFound => write!(path, "{NOT_FOUND}"),
            Self::Sitemap => write!(path, "/sitemap.xml"),
            Self::SitemapPart(part) => write!(path, "/sitemap-{part}.xml"),
            Self::Robots => write!(path, "/robots.txt"),
            Self::OpenSearch => write!(path, "/opensearch.xml"),
            Self::HeadersFile => write!(path, "{HEADERS_FILE}"),
            Self::Nginx => write!(path, "/{FOR_SERVERS}nginx.conf"),
            Self::Caddy => write!(path, "/{FOR_SERVERS}Caddyfile"),
            Self::WebManifest => write!(path, "/manifest.json"),
            Self::Favicon => write!(path, "/favicon.ico"),
            Self::TouchIcon => write!(path, "/apple-touch-icon.png"),
            Self::Asset(name) => write!(path, "/assets/{name}"),
        };
        written.expect("a String takes every character");
    }
}

impl ListOf {
    fn write(self, path: &mut String) -> std::fmt::Result {
        match self {
            Self::Level(level) => write!(path, "/levels/{level}/"),
            Self::Region(province) => write!(path, "/regions/{}/", province.digits()),
            Self::Industry(industry) => write!(path, "/industries/{}/", industry.slug()),
            Self::Status(status) => write!(path, "/status/{status}/"),
        }
    }
}
