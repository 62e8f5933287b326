//! `certificate.json`: what is claimed about a certificate, by whom and for how long, as a W3C Verifiable Credential 2.0.
//! It knows no key: proofs are added to what it gives.

use std::fmt;

use serde::{Serialize, Serializer};

use super::subject::CredentialSubject;
use crate::derive::Certified;
use crate::model::{Day, Language, Text};
use crate::plan::{Address, Route};
use crate::render::json::to_json;
use crate::settings::{BaseUrl, Settings};

/// The vocabulary of credentials, then the one that gives the register's own words a meaning.
const CONTEXT: [&str; 2] =
    ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/undefined-terms/v2"];

const TYPES: [&str; 2] = ["VerifiableCredential", "ServiceCertificate"];

/// The settings that a `certificate.json` reads.
#[derive(Clone, Copy, Hash)]
pub struct Issuing<'a> {
    pub base_url: &'a BaseUrl,
    pub language: Language,
    pub body: &'a Text,
    pub publish_scores: bool,
}

impl<'a> Issuing<'a> {
    #[must_use]
    pub fn of(settings: &'a Settings) -> Self {
        let Settings { base_url, body, publish_scores, .. } = settings;
        Self { base_url, language: settings.default_language(), body: &body.name, publish_scores: *publish_scores }
    }
}

/// The `certificate.json` of `certified`, compact, without a proof.
///
/// The build day is not in it: the bytes change only with the record, the standing, or what the public may know by then.
/// Cost: about 10 µs; 0.7 KB compressed.
#[must_use]
pub fn credential(certified: &Certified<'_>, issuing: &Issuing<'_>) -> Vec<u8> {
    let Issuing { base_url, language, body, publish_scores } = *issuing;
    let certificate = certified.holding.certificate;
    let route = Route::CertificateJson(certificate.code);
    to_json(&Credential {
        context: CONTEXT,
        id: Address::new(language).url(base_url, route, language),
        types: TYPES,
        issuer: Issuer { id: DidWeb(base_url.host()), name: in_languages(body) },
        valid_from: DayBound { day: certificate.issued, time: "00:00:00" },
        valid_until: valid_until(certificate.issued, certified.outlook.until),
        credential_subject: CredentialSubject::of(certified, publish_scores),
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Credential<'a> {
    #[serde(rename = "@context")]
    context: [&'static str; 2],
    id: String,
    #[serde(rename = "type")]
    types: [&'static str; 2],
    issuer: Issuer<'a>,
    valid_from: DayBound,
    valid_until: DayBound,
    credential_subject: CredentialSubject<'a>,
}

#[derive(Serialize)]
struct Issuer<'a> {
    id: DidWeb<'a>,
    name: Vec<LanguageValue<'a>>,
}

/// A name as the credential's vocabulary wants it for an issuer.
#[derive(Serialize)]
struct LanguageValue<'a> {
    #[serde(rename = "@value")]
    value: &'a str,
    #[serde(rename = "@language")]
    language: &'static str,
}

fn in_languages(text: &Text) -> Vec<LanguageValue<'_>> {
    let zh = LanguageValue { value: &text.zh, language: Language::Zh.tag() };
    let en = text.en.as_deref().map(|value| LanguageValue { value, language: Language::En.tag() });
    std::iter::once(zh).chain(en).collect()
}

/// The identifier of whoever answers for a host: `did:web:verify.example.cn`, a port after `%3A`.
struct DidWeb<'a>(&'a str);

/// The first or the last second of a day, China time, as RFC 3339 writes it.
struct DayBound {
    day: Day,
    time: &'static str,
}

/// The end of `until`; of a certificate that ended on its first day, the moment at which it began: never before that.
fn valid_until(issued: Day, until: Day) -> DayBound {
    if until < issued { DayBound { day: issued, time: "00:00:00" } } else { DayBound { day: until, time: "23:59:59" } }
}

impl fmt::Display for DidWeb<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "did:web:{}", self.0.replace(':', "%3A"))
    }
}

impl fmt::Display for DayBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}+08:00", self.day, self.time)
    }
}

impl Serialize for DidWeb<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for DayBound {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::render::data::specimen;

    fn value(today: &str, publish_scores: bool) -> Value {
        let mut settings = specimen::settings();
        settings.publish_scores = publish_scores;
        let json =
            specimen::certified(&specimen::record(), today, |certified| credential(certified, &Issuing::of(&settings)));
        serde_json::from_slice(&json).expect("JSON")
    }

    #[test]
    fn the_whole_credential_is_as_the_contract_says() {
        assert_eq!(
            value("2027-05-15", false),
            json!({
                "@context": CONTEXT,
                "id": "https://verify.example.cn/c/7K3M9P2XC9/certificate.json",
                "type": ["VerifiableCredential", "ServiceCertificate"],
                "issuer": { "id": "did:web:verify.example.cn", "name": [
                    { "@value": "示例认证有限公司", "@language": "zh-CN" },
                    { "@value": "Example Certification Co., Ltd.", "@language": "en" },
                ] },
                "validFrom": "2026-03-01T00:00:00+08:00",
                "validUntil": "2029-02-28T23:59:59+08:00",
                "credentialSubject": {
                    "code": "7K3M9P2XC9",
                    "number": "EX-27922-2026-00012",
                    "level": "five-star",
                    "status": "suspended",
                    "timeline": [
                        { "from": "2026-03-01", "status": "valid", "level": "five-star" },
                        { "from": "2027-05-10", "status": "suspended", "level": "five-star" },
                        { "from": "2029-03-01", "status": "expired", "level": "five-star" },
                    ],
                    "shown": [
                        { "from": "2026-03-01", "status": "valid", "level": "five-star" },
                        { "from": "2027-05-11", "status": "suspended", "level": "five-star" },
                        { "from": "2029-03-01", "status": "expired", "level": "five-star" },
                    ],
                    "holder": { "uscc": "91110108MA01CERT0P", "name": { "zh": "示例家电（北京）有限公司" } },
                    "scope": { "zh": "家用电器的售后服务" },
                    "sites": [],
                    "standard": "GB/T 27922-2011",
                    "firstIssued": "2020-03-02",
                    "issued": "2026-03-01",
                    "expires": "2029-02-28",
                    "until": "2029-02-28",
                    "events": [
                        { "kind": "surveillance", "on": "2026-12-05", "recorded": "2026-12-05", "result": "passed" },
                        { "kind": "suspension", "on": "2027-05-10", "recorded": "2027-05-11",
                          "decision": "2027-018", "reason": "nonconformity" },
                    ],
                    "replaces": "2A8YHT31KX",
                },
            })
        );
    }

    #[test]
    fn an_event_recorded_later_is_not_published_before() {
        let events = |today| value(today, false)["credentialSubject"]["events"].as_array().expect("a list").len();
        assert_eq!((events("2027-05-10"), events("2027-05-11"), events("2027-07-05")), (1, 2, 4));
    }

    #[test]
    fn a_correction_names_what_it_voids() {
        let events = value("2027-07-05", false)["credentialSubject"]["events"].clone();
        assert_eq!(events[3]["voids"], json!({ "kind": "suspension", "on": "2027-05-10" }));
        assert_eq!(events[3]["note"], "误登");
    }

    #[test]
    fn scores_are_published_only_by_those_who_choose_to() {
        assert_eq!(value("2026-11-21", false)["credentialSubject"].get("evaluation"), None);
        assert_eq!(
            value("2026-11-21", true)["credentialSubject"]["evaluation"],
            json!({
                "concluded": "2026-02-10",
                "sections": {
                    "system": { "obtained": "38.5" },
                    "commodity": { "obtained": "32", "excluded": "2" },
                    "customer": { "obtained": "24.5" },
                },
                "specialDeductions": 0,
                "bonus": 0,
                "final": "96.93",
            })
        );
    }

    #[test]
    fn hostile_text_is_kept_and_is_no_markup() {
        for hostile in specimen::HOSTILE {
            let json = specimen::certified(&specimen::hostile_record(hostile), "2027-07-05", |certified| {
                credential(certified, &Issuing::of(&specimen::settings()))
            });
            assert!(!json.iter().any(|byte| b"<>&".contains(byte)), "{hostile}");
            let value: Value = serde_json::from_slice(&json).expect("JSON");
            assert_eq!(value["credentialSubject"]["holder"]["name"]["zh"], *hostile);
        }
    }
}
