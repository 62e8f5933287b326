//! The latest changes as an Atom feed (RFC 4287), for those who watch the register by machine.

use atom_syndication::{self as atom, Entry, Feed, FixedDateTime, Generator, Link, Person, WriteConfig};

use super::{Frame, Html, Page};
use crate::derive::Change;
use crate::inputs::{Digest, Input, Own};
use crate::model::{Day, Text};
use crate::plan::Route;

/// The feed. It changes only when the register does: `updated` is the day of the latest change, and an entry's id never changes,
/// since events are only ever appended.
#[derive(Hash)]
pub struct FeedView<'a> {
    /// The last first.
    pub latest: &'a [Change<'a>],
    /// The day of the build, for a feed without entries.
    pub today: Day,
    pub title: &'a Text,
    pub body: &'a Text,
}

impl Page for FeedView<'_> {
    const NAME: &'static str = "feed";

    fn route(&self) -> Route<'_> {
        Route::Feed
    }

    fn own(&self) -> Own {
        let Self { latest, today, title, body } = self;
        Own::of([
            (Input::Register, Digest::of(&(latest, updated(latest, *today)))),
            (Input::Settings, Digest::of(&(title, body))),
        ])
    }

    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { latest, today, title, body } = self;
        let wording = frame.words();
        let link = |rel: &str, href, mime_type: &str| Link {
            href,
            rel: rel.to_owned(),
            mime_type: Some(mime_type.to_owned()),
            ..Link::default()
        };
        let in_words = |text: &Text| text.in_language(frame.language).0.to_owned();
        let feed = Feed {
            title: atom::Text::plain(format!(
                "{}{}{}",
                in_words(title),
                wording.get("colon"),
                wording.get("changes_title")
            )),
            id: frame.url(Route::Feed),
            updated: at_midnight(updated(latest, *today)),
            authors: vec![Person { name: in_words(body), ..Person::default() }],
            generator: Some(Generator { value: "starmark".to_owned(), ..Generator::default() }),
            links: vec![
                link("self", frame.url(Route::Feed), "application/atom+xml"),
                link("alternate", frame.url(Route::Changes), "text/html"),
            ],
            lang: Some(frame.language.tag().to_owned()),
            entries: latest.iter().map(|change| frame.entry(change)).collect(),
            ..Feed::default()
        };
        let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
        Ok(feed.write_with_config(Vec::new(), config).expect("a Vec takes every byte"))
    }
}

fn updated(latest: &[Change<'_>], today: Day) -> Day {
    latest.first().map_or(today, |change| change.day)
}

impl Frame<'_> {
    fn entry(&self, change: &Change<'_>) -> Entry {
        let wording = self.words();
        let certificate = change.holding.certificate;
        let name = change.holding.enterprise.name.in_language(self.language).0;
        let what = self.change_text(change);
        let mut summary = format!("{} · {name}", certificate.number);
        if change.is_void {
            summary = format!("{summary} · {}", wording.get("event_voided"));
        }
        let url = self.url(Route::Certificate(certificate.code));
        Entry {
            title: atom::Text::plain(format!("{what}{}{name}", wording.get("colon"))),
            id: format!("{url}#{}", change.place),
            updated: at_midnight(change.day),
            summary: Some(atom::Text::plain(summary)),
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
