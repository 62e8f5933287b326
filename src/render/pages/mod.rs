//! Takes what pages are made of, and a theme; gives the HTML of every page, one at a time.
//! Refuses to know which pages there are, and where the bytes go.

mod ahead;
mod certificate;
mod changes;
mod counterpart;
mod data;
mod edition;
mod editorial;
mod enterprise;
mod fact;
mod feed;
mod frame;
mod history;
mod home;
mod list;
mod not_found;
mod overview;
mod page;
mod row;
mod script_words;
mod search;
mod self_assessment;
pub mod specimen;
mod structured_data;
#[cfg(test)]
mod tests;
mod timeline_json;
mod transparency;
mod verdict;

pub use self::certificate::CertificatePage;
use self::certificate::CertificateSettings;
pub use self::changes::{CHANGES, ChangesPage};
pub use self::data::DataPage;
use self::edition::Edition;
pub use self::editorial::EditorialView;
pub use self::enterprise::EnterprisePage;
pub use self::feed::FeedView;
pub use self::frame::{Frame, Page};
pub(super) use self::history::event_text;
pub use self::home::HomePage;
pub use self::list::ListPage;
pub use self::not_found::NotFoundPage;
pub use self::overview::{Overview, OverviewPage};
pub use self::row::Card;
pub use self::search::SearchPage;
pub use self::self_assessment::SelfAssessmentPage;
pub use self::transparency::TransparencyPage;
use super::theme::{Theme, Wording};
use crate::content::Content;
use crate::diagnostics::Finding;
use crate::inputs::Digest;
use crate::model::Language;
use crate::plan::Address;
use crate::settings::{BaseUrl, Minify, Settings};

/// What all pages share, prepared once a build.
///
/// Pages do not contain the day itself: they change when what they say changes.
pub struct Pages<'a> {
    common: Common<'a>,
    editions: Vec<Edition<'a>>,
}

/// What pages of every kind and language read.
struct Common<'a> {
    theme: &'a Theme,
    address: Address,
    base_url: &'a BaseUrl,
    /// Those of the site, the first one first, each with its own name for itself.
    languages: Vec<(Language, &'a str)>,
    minify: Minify,
    certificate: CertificateSettings<'a>,
    /// Of all these but the theme.
    digest: Digest,
}

/// The bytes of a page, or C705 at its template and line, naming the record.
pub type Html = Result<Vec<u8>, Box<Finding>>;

/// How much of a page is paid for once a build.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shrink {
    /// Few pages of this kind: always minified.
    Always,
    /// As many as there are records: minified where the settings ask for it.
    WhenFull,
}

/// Every kind of page.
const KINDS: [&str; 13] = [
    CertificatePage::NAME,
    ChangesPage::NAME,
    DataPage::NAME,
    EditorialView::NAME,
    EnterprisePage::NAME,
    FeedView::NAME,
    HomePage::NAME,
    ListPage::NAME,
    NotFoundPage::NAME,
    OverviewPage::NAME,
    SearchPage::NAME,
    SelfAssessmentPage::NAME,
    TransparencyPage::NAME,
];

impl<'a> Pages<'a> {
    /// Header, footer, navigation and words of every language.
    ///
    /// # Errors
    /// C705 when a part of the theme fails.
    pub fn prepare(theme: &'a Theme, settings: &'a Settings, content: &'a Content) -> Result<Self, Box<Finding>> {
        let editions = settings.languages.iter().map(|language| Edition::prepare(theme, settings, content, *language));
        let name = |language: &Language| (*language, theme.wording(*language).words().get("lang_name"));
        let languages: Vec<_> = settings.languages.iter().map(name).collect();
        let Settings { base_url, minify, .. } = settings;
        let certificate = CertificateSettings::of(settings);
        let digest = Digest::of(&(base_url.as_str(), &languages, minify, certificate));
        let address = Address::new(settings.default_language());
        let common = Common { theme, address, base_url, languages, minify: *minify, certificate, digest };
        Ok(Self { common, editions: editions.collect::<Result<_, _>>()? })
    }

    /// What pages of each kind share in each language of the site, in a fixed order.
    pub fn frames(&self) -> impl Iterator<Item = Frame<'_>> {
        let kinds = KINDS.iter();
        kinds.flat_map(|kind| self.editions.iter().map(|edition| Frame::new(kind, &self.common, edition)))
    }

    /// The words of every language of the site.
    pub fn wordings(&self) -> impl Iterator<Item = (Language, &'a Wording)> {
        self.editions.iter().map(|edition| (edition.language, edition.wording))
    }
}
