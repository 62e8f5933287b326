//! The latest changes as an Atom feed (RFC 4287), for those who watch the register by machine.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text, WriteConfig};

use super::Pages;
use crate::derive::Change;
use crate::model::{Day, Language};
use crate::plan::Route;

impl Pages<'_> {
    /// The feed in `language`. It changes only when the register does: `updated` is the day of the latest change, and an entry's id
    /// never changes, since events are only ever appended.
    ///
    /// # Panics
    /// Never: a Vec takes every byte.
    #[must_use]
    pub fn feed(&self, language: Language) -> Vec<u8> {
        let wording = self.edition(language).wording;
        let url = |route| self.address.url(&self.settings.base_url, route, language);
        let link = |rel: &str, href, mime_type: &str| Link {
            href,
            rel: rel.to_owned(),
            mime_type: Some(mime_type.to_owned()),
            ..Link::default()
        };
        let title = self.settings.title.in_language(language).0;
        let latest = self.latest.first().map_or(self.today(), |change| change.day);
        let feed = Feed {
            title: Text::plain(format!("{title}{}{}", wording.get("colon"), wording.get("changes_title"))),
            id: url(Route::Feed),
            updated: at_midnight(latest),
            authors: vec![Person {
                name: self.settings.body.name.in_language(language).0.to_owned(),
                ..Person::default()
            }],
            generator: Some(Generator { value: "starmark".to_owned(), ..Generator::default() }),
            links: vec![
                link("self", url(Route::Feed), "application/atom+xml"),
                link("alternate", url(Route::Changes), "text/html"),
            ],
            lang: Some(language.tag().to_owned()),
            entries: self.latest.iter().map(|change| self.entry(change, language)).collect(),
            ..Feed::default()
        };
        let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
        feed.write_with_config(Vec::new(), config).expect("a Vec takes every byte")
    }

    fn entry(&self, change: &Change<'_>, language: Language) -> Entry {
        let wording = self.edition(language).wording;
        let certificate = change.holding.certificate;
        let name = change.holding.enterprise.name.in_language(language).0;
        let what = self.change_text(change, language);
        let mut summary = format!("{} · {name}", certificate.number);
        if change.is_void {
            summary = format!("{summary} · {}", wording.get("event_voided"));
        }
        let url = self.address.url(&self.settings.base_url, Route::Certificate(certificate.code), language);
        Entry {
            title: Text::plain(format!("{what}{}{name}", wording.get("colon"))),
            id: format!("{url}#{}", change.place),
            updated: at_midnight(change.day),
            summary: Some(Text::plain(summary)),
            links: vec![Link {
                href: url,
                rel: "alternate".to_owned(),
                mime_type: Some("text/html".to_owned()),
                ..Link::default()
            }],
            ..Entry::default()
        }
    }
}

/// The beginning of `day` in China.
fn at_midnight(day: Day) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&format!("{day}T00:00:00+08:00")).expect("a day of the calendar is a date")
}
