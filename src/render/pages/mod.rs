//! Takes the register, the settings, the editorial pages and a theme; gives the HTML of every page, one at a time.
//! Refuses to know where the bytes go.

mod certificate;
mod changes;
mod data;
mod edition;
mod editorial;
mod enterprise;
mod fact;
mod feed;
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
mod specimen;
mod structured_data;
#[cfg(test)]
mod tests;
mod timeline_json;
mod transparency;
mod trial;
mod verdict;

use serde::Serialize;
use tera::Context;

use self::edition::Edition;
pub(super) use self::history::event_text;
pub use self::overview::Overview;
use self::page::PageView;
pub use self::trial::try_templates;
use super::theme::{Theme, minify_page};
use crate::content::Content;
use crate::derive::{Change, OnDay, latest_changes};
use crate::diagnostics::Finding;
use crate::model::{Day, Language};
use crate::plan::{Address, Lists, Route};
use crate::settings::{Minify, Settings};

/// The pages of the site on one day: what all of them share, prepared once, and a function for each kind of page.
///
/// Pages do not contain the day itself: they change when what they say changes.
pub struct Pages<'a> {
    theme: &'a Theme,
    settings: &'a Settings,
    content: &'a Content,
    on_day: &'a OnDay<'a>,
    lists: &'a Lists,
    address: Address,
    latest: Vec<Change<'a>>,
    editions: Vec<Edition<'a>>,
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

impl<'a> Pages<'a> {
    /// Header, footer, navigation and words of every language, and the latest changes; `lists` are those of `on_day`.
    ///
    /// # Errors
    /// C705 when a part of the theme fails.
    pub fn prepare(
        theme: &'a Theme,
        settings: &'a Settings,
        content: &'a Content,
        on_day: &'a OnDay<'a>,
        lists: &'a Lists,
    ) -> Result<Self, Box<Finding>> {
        let editions = settings.languages.iter();
        Ok(Self {
            theme,
            settings,
            content,
            on_day,
            lists,
            address: Address::new(settings.default_language()),
            latest: latest_changes(on_day.registry(), on_day.day(), Self::CHANGES),
            editions: editions
                .map(|language| Edition::prepare(theme, settings, content, *language))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The edition in `language`, one of the languages of the settings.
    fn edition(&self, language: Language) -> &Edition<'a> {
        let edition = self.editions.iter().find(|edition| edition.language == language);
        edition.expect("a language of the settings")
    }

    const fn today(&self) -> Day {
        self.on_day.day()
    }

    fn path(&self, route: Route<'_>, language: Language) -> String {
        self.address.path(route, language)
    }

    /// The HTML of a page whose template finds `view` under `name`. `record` is what an error names.
    fn render<V: Serialize>(
        &self,
        template: &str,
        page: &PageView<'_>,
        (name, view): (&'static str, &V),
        shrink: Shrink,
        record: &str,
    ) -> Html {
        let edition = self.edition(page.language);
        let mut context = Context::new();
        context.insert_value("site", edition.site.clone());
        context.insert_value("t", edition.wording.value.clone());
        context.insert("page", page);
        context.insert(name, view);
        let html = self.theme.render(template, &context, record)?;
        if shrink == Shrink::Always || self.settings.minify == Minify::Full {
            return Ok(minify_page(html));
        }
        Ok(html)
    }
}
