//! `robots.txt`: every page may be read, and where they are all listed.

use crate::plan::{Address, Route};
use crate::settings::Settings;

/// The `robots.txt` of the site.
#[must_use]
pub fn robots(settings: &Settings, address: Address) -> String {
    let sitemap = address.url(&settings.base_url, Route::Sitemap, settings.default_language());
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::render::data::specimen;

    #[test]
    fn it_leads_to_the_sitemap() {
        let text = robots(&specimen::settings(), Address::new(Language::Zh));
        assert_eq!(text, "User-agent: *\nAllow: /\n\nSitemap: https://verify.example.cn/sitemap.xml\n");
    }
}
