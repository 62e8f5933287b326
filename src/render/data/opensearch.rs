//! `opensearch.xml`: how a browser searches the register from its address bar.

use crate::plan::{Address, Route};
use crate::render::xml::escape;
use crate::settings::Settings;

/// The most characters of a short name.   Source: the `OpenSearch` 1.1 description format.
const SHORT: usize = 16;

/// The description document, in the site's first language.
#[must_use]
pub fn opensearch(settings: &Settings, address: Address) -> String {
    let language = settings.default_language();
    let title = settings.title.in_language(language).0;
    let short: String = title.chars().take(SHORT).collect();
    let search = address.url(&settings.base_url, Route::Search, language);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n\
         <Description>{}</Description>\n\
         <InputEncoding>UTF-8</InputEncoding>\n\
         <Language>{}</Language>\n\
         <Url type=\"text/html\" template=\"{}?q={{searchTerms}}\"/>\n\
         </OpenSearchDescription>\n",
        escape(&short),
        escape(title),
        language.tag(),
        escape(&search),
    )
}
