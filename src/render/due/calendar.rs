//! The worklist as an iCalendar object (RFC 5545): an all-day event a task, on its deadline.

use icalendar::{Calendar, Component, Event, EventLike, Parameter, Property};

use super::words;
use crate::derive::Task;
use crate::diagnostics::Words;
use crate::model::{Day, Language};
use crate::plan::{Address, Route};
use crate::say;
use crate::settings::Settings;

/// Whose calendar it is, on which day it was made, and who reads it.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    pub settings: &'a Settings,
    pub today: Day,
    pub language: Language,
}

/// A calendar of `tasks`, in their order. An event keeps its UID for as long as its task is open, so that a later calendar
/// updates an earlier one; it takes no time from anybody's day and brings no alarm of its own.
///
/// Its text is in the language of the reader; the link leads to the certificate's page, in that language where the site
/// speaks it. `DTSTAMP` is the day's midnight in UTC: the same tasks and day give the same bytes.
#[must_use]
pub fn due_calendar(tasks: &[Task<'_>], feed: Feed<'_>) -> Vec<u8> {
    let title = feed.settings.title.in_language(feed.language).0;
    let name = say!(zh: "{title} · 待办", en: "{title} · due");
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//starmark//registry due//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", name.in_language(feed.language)),
    ] {
        calendar.append_property((key, value));
    }
    for task in tasks {
        calendar.push(event(task, feed));
    }
    calendar.to_string().into_bytes()
}

fn event(task: &Task<'_>, feed: Feed<'_>) -> Event {
    let Feed { settings, today, language } = feed;
    let address = Address::new(settings.default_language());
    let page_language = if settings.languages.contains(&language) { language } else { settings.default_language() };
    let url = address.url(&settings.base_url, Route::Certificate(task.holding.certificate.code), page_language);
    let holder = task.holding.enterprise.name.in_language(language).0;
    let Words { zh, en } = words::matter(task);
    let summary = say!(zh: "{zh}：{holder}", en: "{en}: {holder}");
    let mut event = Event::with_uid(&uid(task, settings));
    event
        .add_property("DTSTAMP", format!("{}T000000Z", digits(today)))
        .append_property(date("DTSTART", task.due.deadline))
        .append_property(date("DTEND", task.due.deadline.next()))
        .add_property("TRANSP", "TRANSPARENT")
        .categories([words::kind(task.due.kind).in_language(language)])
        .summary(summary.in_language(language))
        .description(&description(task, feed))
        .url(&url);
    event
}

/// `CODE-kind-Y@host`, Y being the year or the day of the event from which the task follows.
fn uid(task: &Task<'_>, settings: &Settings) -> String {
    let (code, kind, host) = (task.holding.certificate.code, task.due.kind, settings.base_url.host());
    let which = match (kind.year(), kind.event()) {
        (Some(year), _) => format!("-{year}"),
        (None, Some(day)) => format!("-{day}"),
        (None, None) => String::new(),
    };
    format!("{code}-{}{which}@{host}", kind.slug())
}

fn description(task: &Task<'_>, feed: Feed<'_>) -> String {
    let (certificate, enterprise, today) = (task.holding.certificate, task.holding.enterprise, feed.today);
    let said = |words: Words| words.in_language(feed.language).to_owned();
    let (number, code, uscc) = (&certificate.number, certificate.code, enterprise.uscc);
    let Words { zh, en } = words::state(task.due.state);
    let mut lines = vec![said(say!(zh: "截至 {today}：{zh}", en: "On {today}: {en}"))];
    if task.due.date < task.due.deadline {
        let date = task.due.date;
        lines.push(said(say!(zh: "下一日期：{date}", en: "Next date: {date}")));
    }
    lines.extend([
        said(say!(zh: "证书编号：{number}", en: "Certificate number: {number}")),
        said(say!(zh: "公开编码：{code}", en: "Public code: {code}")),
        said(say!(zh: "统一社会信用代码：{uscc}", en: "Unified social credit code: {uscc}")),
    ]);
    if let Some(hotline) = &enterprise.contact.hotline {
        lines.push(said(say!(zh: "服务电话：{hotline}", en: "Hotline: {hotline}")));
    }
    lines.join("\n")
}

fn date(key: &str, day: Day) -> Property {
    Property::new(key, digits(day)).append_parameter(Parameter::new("VALUE", "DATE")).done()
}

/// The day as iCalendar writes it: `20261121`.
fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}
