//! Takes an enterprise; gives its page: who it is, and each of its certificates over time.

use serde::Serialize;

use super::fact::{Fact, holder_facts};
use super::page::foreign;
use super::row::Row;
use super::{Frame, Html, Page, Shrink};
use crate::derive::{Certified, listing_order};
use crate::inputs::{Digest, Input, Own};
use crate::model::Enterprise;
use crate::plan::Route;

#[derive(Serialize)]
struct EnterpriseView<'a> {
    name: &'a str,
    name_lang: Option<&'static str>,
    rows: Vec<Row<'a>>,
    facts: Vec<Fact<'a>>,
    website: Option<&'a str>,
}

/// The page of an enterprise with all that was certified of it.
pub struct EnterprisePage<'a> {
    pub enterprise: &'a Enterprise,
    pub certificates: Vec<&'a Certified<'a>>,
}

impl Page for EnterprisePage<'_> {
    const NAME: &'static str = "enterprise";

    fn route(&self) -> Route<'_> {
        Route::Enterprise(self.enterprise.uscc)
    }

    fn own(&self) -> Own {
        let Self { enterprise, certificates } = self;
        let held = || certificates.iter();
        let records: Vec<_> = held().map(|certified| certified.digests().record).collect();
        let days: Vec<_> = held().map(|certified| certified.digests().day).collect();
        Own::of([(Input::Record, Digest::of(&(enterprise, records))), (Input::Day, Digest::of(&days))])
    }

    /// Certificates stand in listing order.
    fn html(&self, frame: &Frame<'_>) -> Html {
        let Self { enterprise, certificates } = self;
        let (name, name_language) = enterprise.name.in_language(frame.language);
        let mut certificates = certificates.clone();
        certificates.sort_by_cached_key(|certified| {
            (listing_order(certified.standing.status, certified.holding.certificate.issued), certified.code())
        });
        let view = EnterpriseView {
            name,
            name_lang: foreign(name_language, frame.language),
            rows: certificates.into_iter().map(|certified| frame.full_row(certified)).collect(),
            facts: frame.enterprise_facts(enterprise),
            website: enterprise.contact.website.as_deref(),
        };
        let page = frame.page(self.route(), name);
        let record = format!("enterprise {}", enterprise.uscc);
        frame.render(&page, ("e", &view), Shrink::WhenFull, &record)
    }
}

impl Frame<'_> {
    fn enterprise_facts<'v>(&'v self, enterprise: &'v Enterprise) -> Vec<Fact<'v>> {
        let wording = self.words();
        let mut facts = vec![Fact::new(wording.get("uscc"), enterprise.uscc.as_str())];
        if !enterprise.brands.is_empty() {
            let brands = enterprise.brands.join(wording.get("list_separator"));
            facts.push(Fact::new(wording.get("brands"), brands));
        }
        facts.extend(holder_facts(enterprise, wording, self.language));
        facts
    }
}
