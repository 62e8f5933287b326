//! Takes an enterprise; gives what is told of it as labels with texts, on its own page and on those of its certificates.

use std::borrow::Cow;

use serde::Serialize;

use super::page::foreign;
use crate::model::{Enterprise, FormerName, Language};
use crate::render::theme::Phrases;

/// A label with what belongs to it.
#[derive(Serialize)]
pub struct Fact<'a> {
    pub label: &'a str,
    pub text: Cow<'a, str>,
    /// Where the text is in another language than the page.
    pub lang: Option<&'static str>,
    pub href: Option<String>,
}

impl<'a> Fact<'a> {
    #[must_use]
    pub fn new(label: &'a str, text: impl Into<Cow<'a, str>>) -> Self {
        Self { label, text: text.into(), lang: None, href: None }
    }

    #[must_use]
    pub fn in_language(mut self, lang: Option<&'static str>) -> Self {
        self.lang = lang;
        self
    }
}

/// Former names, industry, region, address and hotline.
pub fn holder_facts<'a>(enterprise: &'a Enterprise, wording: Phrases<'a>, language: Language) -> Vec<Fact<'a>> {
    let mut facts: Vec<Fact<'a>> = former_names(&enterprise.former_names, wording, language).into_iter().collect();
    facts.push(Fact::new(wording.get("industry"), enterprise.industry.name(language)));
    facts.push(Fact::new(wording.get("region"), enterprise.province.name(language)));
    if let Some(address) = &enterprise.address {
        let (text, of) = address.in_language(language);
        facts.push(Fact::new(wording.get("address"), text).in_language(foreign(of, language)));
    }
    if let Some(hotline) = &enterprise.contact.hotline {
        facts.push(Fact::new(wording.get("hotline"), &**hotline));
    }
    facts
}

/// All former names in one line, each with its last day.
fn former_names<'a>(names: &'a [FormerName], wording: Phrases<'a>, language: Language) -> Option<Fact<'a>> {
    let (written, languages): (Vec<_>, Vec<_>) = names
        .iter()
        .map(|former| {
            let (name, of) = former.name.in_language(language);
            let name: Cow<'_, str> = match former.until {
                Some(until) => {
                    let until = wording.fill("former_until", &[("day", &until.to_string())]);
                    wording.fill("with_reason", &[("event", name), ("reason", &until)]).into()
                }
                None => name.into(),
            };
            (name, of)
        })
        .unzip();
    let of = languages.into_iter().find(|of| *of != language).unwrap_or(language);
    let fact = Fact::new(wording.get("former_names"), written.join(wording.get("list_separator")));
    (!names.is_empty()).then(|| fact.in_language(foreign(of, language)))
}
