//! Takes a certificate with its holder; gives what its page says to search engines: a `schema.org/Certification`.
//!
//! They keep it for weeks, so it says nothing that can become too good: no level, and never that the certificate is active.

use serde::Serialize;

use super::{Frame, script_words};
use crate::derive::Certified;
use crate::model::{Holding, Status, Text};
use crate::plan::Route;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Certification<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
    certification_identification: &'a str,
    about: Organization<'a>,
    issued_by: Organization<'a>,
    valid_from: String,
    expires: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    certification_status: Option<&'static str>,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(rename = "taxID", skip_serializing_if = "Option::is_none")]
    tax_id: Option<&'a str>,
}

impl Frame<'_> {
    /// The certificate as JSON-LD that may stand inside a page.   Source: schema.org/Certification.
    pub(super) fn structured_data(&self, certified: &Certified<'_>, body: &Text) -> String {
        let language = self.language;
        let Certified { holding: Holding { enterprise, certificate }, standing, outlook, .. } = certified;
        let organization = |name, tax_id| Organization { kind: "Organization", name, tax_id };
        let certification = Certification {
            context: "https://schema.org",
            kind: "Certification",
            name: self.words().get("certification"),
            url: self.url(Route::Certificate(certificate.code)),
            certification_identification: &certificate.number,
            about: organization(enterprise.name.in_language(language).0, Some(enterprise.uscc.as_str())),
            issued_by: organization(body.in_language(language).0, None),
            valid_from: certificate.issued.to_string(),
            expires: outlook.until.to_string(),
            certification_status: match standing.status {
                Status::Valid | Status::NotYetValid => None,
                _ => Some("CertificationInactive"),
            },
        };
        script_words::json(&certification)
    }
}
