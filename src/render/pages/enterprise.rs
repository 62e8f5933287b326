//! Takes an enterprise; gives its page: who it is, and each of its certificates over time.

use serde::Serialize;

use super::fact::{Fact, holder_facts};
use super::page::foreign;
use super::row::{Detail, Row};
use super::{Html, Pages, Shrink};
use crate::derive::listing_order;
use crate::model::{Enterprise, Language};
use crate::plan::Route;

#[derive(Serialize)]
struct EnterpriseView<'a> {
    name: &'a str,
    name_lang: Option<&'static str>,
    rows: Vec<Row<'a>>,
    facts: Vec<Fact<'a>>,
    website: Option<&'a str>,
}

impl Pages<'_> {
    /// The page of an enterprise, its certificates in listing order.
    ///
    /// # Errors
    /// C705 at its template and line, naming the enterprise.
    pub fn enterprise(&self, enterprise: &Enterprise, language: Language) -> Html {
        let (name, name_language) = enterprise.name.in_language(language);
        let held = enterprise.certificates.iter();
        let mut certificates: Vec<_> = held.map(|certificate| self.on_day.certificate(certificate.code)).collect();
        certificates.sort_by_cached_key(|certified| {
            (listing_order(certified.standing.status, certified.holding.certificate.issued), certified.code())
        });
        let view = EnterpriseView {
            name,
            name_lang: foreign(name_language, language),
            rows: certificates.into_iter().map(|certified| self.row(certified, Detail::Full, language)).collect(),
            facts: self.enterprise_facts(enterprise, language),
            website: enterprise.contact.website.as_deref(),
        };
        let page = self.page(Route::Enterprise(enterprise.uscc), language, name);
        let record = format!("enterprise {}", enterprise.uscc);
        self.render("enterprise.html", &page, ("e", &view), Shrink::WhenFull, &record)
    }

    fn enterprise_facts<'v>(&'v self, enterprise: &'v Enterprise, language: Language) -> Vec<Fact<'v>> {
        let wording = self.edition(language).wording;
        let mut facts = vec![Fact::new(wording.get("uscc"), enterprise.uscc.as_str())];
        if !enterprise.brands.is_empty() {
            let brands = enterprise.brands.join(wording.get("list_separator"));
            facts.push(Fact::new(wording.get("brands"), brands));
        }
        facts.extend(holder_facts(enterprise, wording, language));
        facts
    }
}
