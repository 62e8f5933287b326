//! Takes nothing; gives the form that the paths of one kind of thing share, in the words of `_headers` files. A rule of a web
//! server names a pattern, never a certificate. Refuses to know what such a rule says.

use std::fmt;

/// Paths of one form: `:name` stands for any one segment, a `*` at the end for whatever follows, nothing included.
///
/// Netlify and Cloudflare Pages both read it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern<'a>(&'a str);

impl Pattern<'static> {
    pub const EVERYTHING: Self = Self("/*");
    pub const ASSET: Self = Self("/assets/*");
    pub const BADGE: Self = Self("/c/:code/badge.svg");
    pub const CERTIFICATE_JSON: Self = Self("/c/:code/certificate.json");
    pub const SNAPSHOT: Self = Self("/snapshot.json");
    pub const DATA_JSON_LINES: Self = Self("/data/certificates.jsonl");
    /// All certificates, and those of a list.
    pub const TABLES: [Self; 5] = [
        Self("/data/certificates.csv"),
        Self("/levels/:level/certificates.csv"),
        Self("/regions/:region/certificates.csv"),
        Self("/industries/:industry/certificates.csv"),
        Self("/status/:status/certificates.csv"),
    ];
    /// In the site's first language, and in the others.
    pub const FEEDS: [Self; 2] = [Self("/feed.xml"), Self("/:language/feed.xml")];
    pub const OPEN_SEARCH: Self = Self("/opensearch.xml");
}

impl<'a> Pattern<'a> {
    /// The pattern that `text` writes; `None` unless it begins with `/`.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        text.starts_with('/').then_some(Self(text))
    }

    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// Whether `path`, absolute within the site, has this form.
    #[must_use]
    pub fn matches(self, path: &str) -> bool {
        let mut asked = path.split('/');
        for segment in self.0.split('/') {
            if segment == "*" {
                return asked.next().is_some();
            }
            let fits = |part: &str| if segment.starts_with(':') { !part.is_empty() } else { part == segment };
            if !asked.next().is_some_and(fits) {
                return false;
            }
        }
        asked.next().is_none()
    }
}

impl fmt::Display for Pattern<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Industry, Language, Province, PublicCode, StarLevel, Status};
    use crate::plan::{Address, ListOf, Route};

    #[test]
    fn every_pattern_is_the_form_of_its_routes() {
        let code = PublicCode::parse("7K3M9P2XC9").expect("a code");
        let of_lists = [
            ListOf::Level(StarLevel::FiveStar),
            ListOf::Region(Province::all().next().expect("a province")),
            ListOf::Industry(Industry::from_slug("furniture").expect("an industry")),
            ListOf::Status(Status::Expired),
        ];
        let mut pairs = vec![
            (Pattern::ASSET, Route::Asset("site-0123456789.css"), Language::Zh),
            (Pattern::BADGE, Route::Badge(code), Language::Zh),
            (Pattern::CERTIFICATE_JSON, Route::CertificateJson(code), Language::Zh),
            (Pattern::SNAPSHOT, Route::Snapshot, Language::Zh),
            (Pattern::DATA_JSON_LINES, Route::DataJsonLines, Language::Zh),
            (Pattern::FEEDS[0], Route::Feed, Language::Zh),
            (Pattern::FEEDS[1], Route::Feed, Language::En),
            (Pattern::OPEN_SEARCH, Route::OpenSearch, Language::Zh),
        ];
        let tables = [Route::DataCsv].into_iter().chain(of_lists.map(Route::ListCsv));
        pairs.extend(Pattern::TABLES.into_iter().zip(tables).map(|(pattern, route)| (pattern, route, Language::Zh)));
        let address = Address::new(Language::Zh);
        for (pattern, route, language) in &pairs {
            let path = address.path(*route, *language);
            assert!(pattern.matches(&path), "{pattern} is not the form of {path}");
            let others = pairs.iter().filter(|(other, ..)| other != pattern && other.matches(&path));
            assert_eq!(others.count(), 0, "{path} has two forms");
        }
    }

    #[test]
    fn a_name_stands_for_one_segment_and_a_star_for_the_rest() {
        for (pattern, path, fits) in [
            (Pattern::EVERYTHING, "/", true),
            (Pattern::EVERYTHING, "/c/7K3M9P2XC9/", true),
            (Pattern::ASSET, "/assets/fonts/a.woff2", true),
            (Pattern::ASSET, "/assets", false),
            (Pattern::ASSET, "/assetsx/a", false),
            (Pattern::BADGE, "/c/badge.svg", false),
            (Pattern::BADGE, "/c//badge.svg", false),
            (Pattern::BADGE, "/c/a/b/badge.svg", false),
            (Pattern::BADGE, "/c/a/badge.svg/", false),
            (Pattern::SNAPSHOT, "/snapshot.json", true),
            (Pattern::SNAPSHOT, "/snapshot.jsonl", false),
        ] {
            assert_eq!(pattern.matches(path), fits, "{pattern} and {path}");
        }
    }
}
