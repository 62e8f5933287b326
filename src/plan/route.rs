//! What the site consists of, and the one place where a thing gets its URL: a row for each kind of thing.

use std::fmt::{self, Write};

use super::Kind;
use crate::model::{Industry, Language, Province, PublicCode, StarLevel, Status, Uscc};

/// The folder in the output that is the builder's, not the site's.
pub const OWN_FOLDER: &str = ".starmark";
/// Where in it web servers find what is written for them.
pub const FOR_SERVERS: &str = ".starmark/hosting/";
/// What hosts of static sites read and do not show.
pub const HEADERS_FILE: &str = "/_headers";
/// The page for everything that does not exist.
pub const NOT_FOUND: &str = "/404.html";

/// What people see of a thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A page, which search engines are told of.
    Page,
    /// A file.
    File,
    /// Nothing: it is for web servers.
    Hidden,
}

/// How often a thing exists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copies {
    PerLanguage,
    Once,
}

/// Rows of: what it is, when it appears, how often it exists, what people see of it, its path.
///
/// `always` is there whatever register, `content/` and theme hold.
macro_rules! routes {
    (
        $(#[$doc:meta])*
        pub enum $route:ident<$life:lifetime>
        always { $($(#[$of:meta])* $name:ident: $kind:ident $copies:ident $form:ident $path:expr;)+ }
        of_each { $($(#[$of_each:meta])* $each:ident($($field:ident: $type:ty),+): $kinds:ident $how_often:ident $shown:ident $($where:expr),+;)+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $route<$life> {
            $($(#[$of])* $name,)+
            $($(#[$of_each])* $each($($type),+),)+
        }

        impl $route<'_> {
            const ALWAYS: &'static [$route<'static>] = &[$($route::$name),+];
            const PATHS: &'static [&'static str] = &[$($path),+];

            /// When the file of the thing appears.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self {
                    $(Self::$name => Kind::$kind,)+
                    $(Self::$each(..) => Kind::$kinds,)+
                }
            }

            const fn copies(self) -> Copies {
                match self {
                    $(Self::$name => Copies::$copies,)+
                    $(Self::$each(..) => Copies::$how_often,)+
                }
            }

            const fn form(self) -> Form {
                match self {
                    $(Self::$name => Form::$form,)+
                    $(Self::$each(..) => Form::$shown,)+
                }
            }

            pub(super) fn write(self, path: &mut String) -> fmt::Result {
                match self {
                    $(Self::$name => path.write_str($path),)+
                    $(Self::$each($($field),+) => write!(path, $($where),+),)+
                }
            }
        }
    };
}

routes! {
    /// Everything on the site that has a URL of its own.   Source: record.md §7.
    pub enum Route<'a>
    always {
        Home: List PerLanguage Page "/";
        Levels: List PerLanguage Page "/levels/";
        Regions: List PerLanguage Page "/regions/";
        Industries: List PerLanguage Page "/industries/";
        Statuses: List PerLanguage Page "/status/";
        Search: Page PerLanguage Page "/search/";
        /// What changed latest.
        Changes: List PerLanguage Page "/changes/";
        /// The form by which an enterprise reckons its own level.
        SelfAssessment: Page PerLanguage Page "/self-assessment/";
        /// What the register says about itself.
        Transparency: List PerLanguage Page "/transparency/";
        Data: Page PerLanguage Page "/data/";
        /// The latest changes, for machines.
        Feed: List PerLanguage File "/feed.xml";
        SearchRecords: Search Once File "/search/records.json";
        DataCsv: Data Once File "/data/certificates.csv";
        DataJsonLines: Data Once File "/data/certificates.jsonl";
        /// The codes that were given up.
        GivenUp: List Once File "/data/given-up.json";
        Snapshot: Snapshot Once File "/snapshot.json";
        NotFound: Page Once File NOT_FOUND;
        Sitemap: List Once File "/sitemap.xml";
        Robots: List Once File "/robots.txt";
        /// How browsers search the register.
        OpenSearch: List Once File "/opensearch.xml";
        /// What the home screen of a phone shows for the site.
        WebManifest: List PerLanguage File "/manifest.json";
        /// Icons that browsers ask for by themselves.
        Favicon: Asset Once File "/favicon.ico";
        TouchIcon: Asset Once File "/apple-touch-icon.png";
        /// What hosts of static sites send with each file.
        HeadersFile: List Once Hidden HEADERS_FILE;
        /// The same for nginx, and for Caddy: in the builder's own folder, which is no part of the site.
        Nginx: List Once Hidden "/.starmark/hosting/nginx.conf";
        Caddy: List Once Hidden "/.starmark/hosting/Caddyfile";
    }
    of_each {
        Certificate(code: PublicCode): Page PerLanguage Page "/c/{code}/";
        CertificateJson(code: PublicCode): Page Once File "/c/{code}/certificate.json";
        Badge(code: PublicCode): Asset Once File "/c/{code}/badge.svg";
        QrSvg(code: PublicCode): Asset Once File "/c/{code}/qr.svg";
        QrPng(code: PublicCode): Asset Once File "/c/{code}/qr.png";
        Enterprise(uscc: Uscc): Page PerLanguage Page "/e/{uscc}/";
        /// A page of a list, counted from 1.
        List(list: ListOf, number: usize): List PerLanguage Page "{list}{}", Nth(number);
        ListCsv(list: ListOf): List Once File "{list}certificates.csv";
        /// An editorial page of `content/`.
        Editorial(name: &'a str): Page PerLanguage Page "/{name}/";
        /// A part of the sitemap, counted from 1.
        SitemapPart(part: usize): List Once File "/sitemap-{part}.xml";
        /// A file of the theme, under its hashed name.
        Asset(name: &'a str): Asset Once File "/assets/{name}";
    }
}

/// What a list of certificates has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListOf {
    Level(StarLevel),
    Region(Province),
    Industry(Industry),
    Status(Status),
}

/// First path segments that no editorial page may take, besides those of what is always there.   Source: record.md §7.
const ALSO_RESERVED: [&str; 7] = ["c", "e", "batch", "verify", "assets", "log", "404"];

impl Route<'_> {
    /// Everything that is there whatever register, `content/` and theme hold: pages first, then what exists once.
    pub fn always() -> impl Iterator<Item = Self> {
        let shown = Self::ALWAYS.iter().copied().filter(|route| route.form() != Form::Hidden);
        shown.chain(ListOf::all().map(|list| Self::List(list, 1))).chain(ListOf::all().map(Self::ListCsv))
    }

    /// Whether no editorial page may have this name.
    #[must_use]
    pub fn is_reserved(name: &str) -> bool {
        let is_folder = |path: &&str| {
            path.strip_prefix('/').and_then(|path| path.split_once('/')).is_some_and(|(first, _)| first == name)
        };
        Self::PATHS.iter().any(is_folder)
            || ALSO_RESERVED.contains(&name)
            || Language::ALL.iter().any(|language| language.code() == name)
    }

    /// Whether the thing exists once per language.
    #[must_use]
    pub fn is_per_language(self) -> bool {
        self.copies() == Copies::PerLanguage
    }

    /// Whether the thing is a page for people, which search engines are told of.
    #[must_use]
    pub fn is_page(self) -> bool {
        self.form() == Form::Page
    }
}

/// The folder of the list.
impl fmt::Display for ListOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => write!(f, "/levels/{level}/"),
            Self::Region(province) => write!(f, "/regions/{}/", province.digits()),
            Self::Industry(industry) => write!(f, "/industries/{}/", industry.slug()),
            Self::Status(status) => write!(f, "/status/{status}/"),
        }
    }
}

/// What stands behind the folder of a list for one of its pages: nothing for the first.
struct Nth(usize);

impl fmt::Display for Nth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 1 { Ok(()) } else { write!(f, "{}/", self.0) }
    }
}
