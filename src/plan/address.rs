//! Where things stand for readers of a language: a path, a file, a URL.

use super::Route;
use crate::model::Language;
use crate::settings::BaseUrl;

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
        route.write(&mut path).expect("a String takes every character");
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
