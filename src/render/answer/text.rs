//! An answer for people at a terminal: the verdict first, then what it rests on.

use super::Answer;
use crate::derive::{AsOf, Shown, Standing};
use crate::diagnostics::{Words, visible};
use crate::model::{Event, Language, Text};
use crate::plan::{Address, Route};
use crate::render::pages::event_text;
use crate::render::theme::Phrases;
use crate::say;

/// The answer in `language`, in the words of the site: a heading, then a fact a line.
#[must_use]
pub fn answer_text(answer: &Answer<'_>, wording: Phrases<'_>, language: Language) -> Vec<u8> {
    let mut writer = Writer { wording, language, text: String::new() };
    let Answer { holding, on, known_on, as_of, successor, settings } = answer;
    let (certificate, enterprise) = (holding.certificate, holding.enterprise);
    let (number, code) = (&certificate.number, certificate.code);
    writer.line(&format!("{number}  {code}"));
    match as_of {
        Some(as_of) => writer.verdict(answer, as_of),
        None => writer.fact(
            &say!(zh: "{on}（按 {known_on} 所知）", en: "{on}, as known on {known_on}"),
            &say!(zh: "不在登记里", en: "not in the register"),
        ),
    }
    if let Some((next, standing)) = successor {
        let (number, code, standing) = (&next.number, next.code, writer.standing(*standing));
        writer.fact(
            &say!(zh: "已换新证", en: "renewed by"),
            &say!(zh: "{number}  {code}  {standing}", en: "{number}  {code}  {standing}"),
        );
    }
    let (name, uscc) = (writer.in_language(&enterprise.name), enterprise.uscc);
    writer.fact(&say!(zh: "持证企业", en: "holder"), &say!(zh: "{name}（{uscc}）", en: "{name} ({uscc})"));
    let scope = writer.in_language(&certificate.scope);
    writer.fact(&say!(zh: "认证范围", en: "scope"), &say!(zh: "{scope}", en: "{scope}"));
    let (standard, issued, expires) = (&certificate.standard, certificate.issued, certificate.expires);
    writer.fact(
        &say!(zh: "依据与有效期", en: "standard, validity"),
        &say!(zh: "{standard}，{issued} 至 {expires}", en: "{standard}, {issued} to {expires}"),
    );
    for past in as_of.iter().flat_map(|as_of| &as_of.history) {
        writer.event(past.event, past.is_void.then_some("event_voided"));
    }
    for event in as_of.iter().flat_map(|as_of| &as_of.announced) {
        writer.event(event, Some("to_come"));
    }
    let site_language = if settings.languages.contains(&language) { language } else { settings.default_language() };
    let address = Address::new(settings.default_language());
    let url = address.url(&settings.base_url, Route::Certificate(code), site_language);
    writer.fact(&say!(zh: "网页", en: "page"), &say!(zh: "{url}", en: "{url}"));
    writer.text.push('\n');
    writer.text.into_bytes()
}

struct Writer<'w> {
    wording: Phrases<'w>,
    language: Language,
    text: String,
}

impl Writer<'_> {
    fn verdict(&mut self, answer: &Answer<'_>, as_of: &AsOf<'_>) {
        let Answer { on, known_on, .. } = answer;
        let standing = self.standing(as_of.standing);
        let span = match (as_of.since, as_of.until) {
            (Some(since), Some(until)) => say!(zh: "（{since} 至 {until}）", en: " ({since} to {until})"),
            (Some(since), None) => say!(zh: "（{since} 起）", en: " (since {since})"),
            (None, Some(until)) => say!(zh: "（至 {until}）", en: " (until {until})"),
            (None, None) => say!(zh: "", en: ""),
        };
        let days = if on == known_on {
            say!(zh: "{on}", en: "{on}")
        } else {
            say!(zh: "{on}（按 {known_on} 所知）", en: "{on}, as known on {known_on}")
        };
        let Words { zh, en } = span;
        self.fact(&days, &say!(zh: "{standing}{zh}", en: "{standing}{en}"));
        match as_of.shown {
            Shown::Same => {}
            Shown::Otherwise(shown) => {
                let shown = self.standing(shown);
                self.fact(&say!(zh: "当日公示", en: "shown on that day"), &say!(zh: "{shown}", en: "{shown}"));
            }
            Shown::NotYet => self.fact(
                &say!(zh: "当日公示", en: "shown on that day"),
                &say!(zh: "还没有登记", en: "not in the register yet"),
            ),
        }
    }

    /// An event with both its days; `remark` is the key of what is to be known of it besides.
    fn event(&mut self, event: &Event, remark: Option<&str>) {
        let mut text = event_text(&event.kind, self.wording);
        if let Some(correction) = event.kind.correction() {
            text = format!("{text}{}{}", self.wording.get("colon"), correction.note);
        }
        let mut notes = Vec::new();
        if event.recorded != event.on {
            notes.push(self.wording.fill("recorded", &[("day", &event.recorded.to_string())]));
        }
        if let Some(number) = &event.decision {
            notes.push(self.wording.fill("decision", &[("number", number)]));
        }
        notes.extend(remark.map(|key| self.wording.get(key).to_owned()));
        let on = event.on;
        let all = std::iter::once(text).chain(notes).collect::<Vec<_>>().join(" · ");
        self.fact(&say!(zh: "{on}", en: "{on}"), &say!(zh: "{all}", en: "{all}"));
    }

    fn standing(&self, standing: Standing) -> String {
        let status = self.wording.of("status", standing.status.slug());
        let level = self.wording.of("level", standing.level.slug());
        format!("{status} · {level}")
    }

    fn in_language(&self, text: &Text) -> String {
        text.in_language(self.language).0.to_owned()
    }

    fn fact(&mut self, name: &Words, value: &Words) {
        let (name, value) = (name.in_language(self.language), value.in_language(self.language));
        let colon = self.wording.get("colon");
        self.line(&format!("  {name}{colon}{value}"));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(&visible(line));
        self.text.push('\n');
    }
}
