//! Takes the theme in use; gives the headers that every file is sent with, and the rules for kinds of files that want more.
//! Refuses to know in what form a server reads them.

use crate::plan::Pattern;
use crate::render::theme::Theme;

/// What the site is sent with: `everywhere` on every answer, the page for what does not exist included, and for a file that has
/// a rule those of its rule. No path has two, and no rule repeats a name of `everywhere`: hosts would join the values.
pub struct Policy {
    pub everywhere: Vec<Header>,
    pub rules: &'static [Rule],
}

/// A name and its value.
pub type Header = (&'static str, String);

/// What files of one kind are sent with besides.
pub struct Rule {
    pub paths: &'static [Pattern<'static>],
    /// Where servers would not know it, or not say that the text is UTF-8.
    pub media_type: Option<&'static str>,
    pub lifetime: Lifetime,
    pub readers: Readers,
}

/// How long a copy may be shown without asking whether it still holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// Not at all: asking costs one answer without a body. Whatever has no rule is kept so.
    Asked,
    /// Five minutes, for what stands on pages of others.
    Minutes,
    /// A year: other bytes have another name.
    Forever,
}

/// Whose pages may read a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    OurPages,
    Everybody,
}

impl Policy {
    /// The policy of a site with `theme`: its inline style and scripts, no others, are allowed by their hashes.
    ///
    /// Forms may lead to the site itself: without its script the search box asks for `/search/?q=…`, which `'none'` would stop.
    /// Source: docs/hosting.md §1.
    #[must_use]
    pub fn of(theme: &Theme) -> Self {
        let (head, script) = (&theme.inline_head_script().hash, &theme.inline_script().hash);
        let style = &theme.inline_style().hash;
        let content_security = format!(
            "default-src 'none'; script-src 'self' '{head}' '{script}'; style-src 'self' '{style}'; img-src 'self' data:; \
             connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        Self {
            everywhere: vec![
                ("Content-Security-Policy", content_security),
                ("Permissions-Policy", "camera=()".to_owned()),
                ("Referrer-Policy", "no-referrer".to_owned()),
                ("X-Content-Type-Options", "nosniff".to_owned()),
            ],
            rules: RULES,
        }
    }
}

impl Rule {
    /// Its headers, the media type as `Content-Type` first.
    #[must_use]
    pub fn headers(&self) -> Vec<Header> {
        let media_type = self.media_type.map(|media_type| ("Content-Type", format!("{media_type}; charset=utf-8")));
        media_type.into_iter().chain(self.headers_but_type()).collect()
    }

    /// For servers that set the type in their own way.
    #[must_use]
    pub fn headers_but_type(&self) -> Vec<Header> {
        let mut headers = vec![self.lifetime.header()];
        if self.readers == Readers::Everybody {
            headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
            headers.push(("Cross-Origin-Resource-Policy", "cross-origin".to_owned()));
        }
        headers
    }
}

impl Lifetime {
    /// The `Cache-Control` that says so.
    #[must_use]
    pub fn header(self) -> Header {
        let value = match self {
            Self::Asked => "public, max-age=0, must-revalidate",
            Self::Minutes => "public, max-age=300",
            Self::Forever => "public, max-age=31536000, immutable",
        };
        ("Cache-Control", value.to_owned())
    }
}

const RULES: &[Rule] = &[
    Rule { paths: &[Pattern::ASSET], media_type: None, lifetime: Lifetime::Forever, readers: Readers::OurPages },
    Rule { paths: &[Pattern::BADGE], media_type: None, lifetime: Lifetime::Minutes, readers: Readers::Everybody },
    open_data(&[Pattern::SNAPSHOT, Pattern::CERTIFICATE_JSON], "application/json"),
    open_data(&[Pattern::DATA_JSON_LINES], "application/jsonl"),
    open_data(&Pattern::TABLES, "text/csv"),
    open_data(&Pattern::FEEDS, "application/atom+xml"),
    Rule {
        paths: &[Pattern::OPEN_SEARCH],
        media_type: Some("application/opensearchdescription+xml"),
        lifetime: Lifetime::Asked,
        readers: Readers::OurPages,
    },
];

const fn open_data(paths: &'static [Pattern<'static>], media_type: &'static str) -> Rule {
    Rule { paths, media_type: Some(media_type), lifetime: Lifetime::Asked, readers: Readers::Everybody }
}
