//! What is claimed about a certificate: the `credentialSubject` of its credential, a line of the open data.

use serde::Serialize;

use super::event::PublishedEvent;
use super::scores::Scores;
use crate::derive::{Certified, Timeline};
use crate::model::{Day, PublicCode, Site, StarLevel, Status, Text, Uscc};

/// The published facts of one certificate.   Source: record.md §7. Staff numbers are not among them.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CredentialSubject<'a> {
    code: PublicCode,
    number: &'a str,
    level: StarLevel,
    status: Status,
    timeline: &'a Timeline,
    #[serde(skip_serializing_if = "Option::is_none")]
    shown: Option<&'a Timeline>,
    holder: Holder<'a>,
    scope: InLanguages<'a>,
    sites: Vec<PublishedSite<'a>>,
    standard: &'a str,
    first_issued: Day,
    issued: Day,
    expires: Day,
    until: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<Day>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    rewritten: &'a [Day],
    #[serde(skip_serializing_if = "Option::is_none")]
    evaluation: Option<Scores>,
    events: Vec<PublishedEvent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaces: Option<PublicCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced_by: Option<PublicCode>,
}

#[derive(Serialize)]
struct Holder<'a> {
    uscc: Uscc,
    name: InLanguages<'a>,
}

/// A place of business that the certificate covers.
#[derive(Serialize)]
struct PublishedSite<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

/// A text, `en` only where the body wrote one.
#[derive(Serialize)]
struct InLanguages<'a> {
    zh: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    en: Option<&'a str>,
}

impl<'a> CredentialSubject<'a> {
    pub fn of(certified: &'a Certified<'a>, publish_scores: bool) -> Self {
        let enterprise = certified.holding.enterprise;
        let certificate = certified.holding.certificate;
        let standing = certified.standing;
        Self {
            code: certificate.code,
            number: &certificate.number,
            level: standing.level,
            status: standing.status,
            timeline: &certified.timeline,
            shown: certified.shown.as_ref(),
            holder: Holder { uscc: enterprise.uscc, name: InLanguages::of(&enterprise.name) },
            scope: InLanguages::of(&certificate.scope),
            sites: certificate.sites.iter().map(PublishedSite::of).collect(),
            standard: &certificate.standard,
            first_issued: certificate.first_issued,
            issued: certificate.issued,
            expires: certificate.expires,
            until: certified.outlook.until,
            recorded: certificate.recorded,
            rewritten: certified.rewritten,
            evaluation: certificate.evaluation.as_deref().filter(|_| publish_scores).map(Scores::of),
            events: certified
                .events()
                .map(|(_, event)| PublishedEvent::of(event, certificate, publish_scores))
                .collect(),
            replaces: certificate.replaces,
            replaced_by: certified.successor.map(|next| next.code),
        }
    }
}

impl<'a> PublishedSite<'a> {
    fn of(site: &'a Site) -> Self {
        Self { name: &site.name, address: site.address.as_deref() }
    }
}

impl<'a> InLanguages<'a> {
    fn of(text: &'a Text) -> Self {
        Self { zh: &text.zh, en: text.en.as_deref() }
    }
}
