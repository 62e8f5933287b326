//! One enterprise as a whole.

use super::certificate::check_certificate;
use super::staff::check_staff;
use super::subject::Subject;
use crate::diagnostics::Code;
use crate::model::{Contact, Enterprise, FormerName, Origin, Text};
use crate::read::{At, Optional, RawContact, RawEnterprise, RawFormerName, RawText};
use crate::say;

/// Every rule of one record; `None` after a finding that leaves no enterprise.
pub(super) fn check_enterprise(raw: &At<RawEnterprise>, origin: Origin, subject: Subject<'_>) -> Option<Enterprise> {
    let raw = &raw.value;
    check_organisation_code(raw, subject);
    if let Some(staff) = raw.staff.value() {
        check_staff(staff, subject);
    }
    let mut certificates = Vec::new();
    let mut every_one = true;
    if let Some(list) = raw.certificates.given() {
        for certificate in &list.value {
            match check_certificate(certificate, subject) {
                Some(certificate) => certificates.push(certificate),
                None => every_one = false,
            }
        }
    }
    raw.certificates.given()?;
    let region = raw.region.value()?;
    let enterprise = Enterprise {
        uscc: *raw.uscc.value()?,
        name: raw.name.value()?.text()?,
        former_names: checked_former_names(&raw.former_names)?,
        brands: checked_brands(&raw.brands)?,
        region: region.digits,
        province: region.province,
        address: checked_optional_text(&raw.address)?,
        industry: *raw.industry.value()?,
        contact: checked_contact(&raw.contact),
        certificates: certificates.into_boxed_slice(),
        origin,
    };
    every_one.then_some(enterprise)
}

/// U203: the organisation code inside the credit code has a check of its own.
fn check_organisation_code(raw: &RawEnterprise, subject: Subject<'_>) {
    let Some(uscc) = raw.uscc.given() else { return };
    let (wanted, found) = (uscc.value.organisation_check(), uscc.value.organisation_check_found());
    if wanted != found {
        subject.report(
            subject
                .finding(
                    Code::U203,
                    uscc.span,
                    say!(zh: "其中的组织机构代码校验位是“{found}”", en: "the organisation code inside it has check character `{found}`"),
                )
                .help(say!(
                    zh: "第 9 至 16 位若没有错，第 17 位应为“{wanted}”",
                    en: "if characters 9 to 16 are right, the 17th is `{wanted}`"
                )),
        );
    }
}

/// `None` when the text is there and faulty, `Some(None)` when it is absent.
#[expect(clippy::option_option, reason = "faulty and absent are different")]
fn checked_optional_text(raw: &Optional<RawText>) -> Option<Option<Text>> {
    match raw {
        Optional::Absent => Some(None),
        Optional::Faulty => None,
        Optional::Given(text) => text.value.text().map(Some),
    }
}

fn checked_former_names(raw: &Optional<Vec<At<RawFormerName>>>) -> Option<Box<[FormerName]>> {
    let names = raw.value().map(Vec::as_slice).unwrap_or_default();
    names
        .iter()
        .map(|name| {
            let raw = &name.value;
            let text = Text { zh: raw.zh.value()?.clone(), en: raw.en.value().cloned() };
            Some(FormerName { name: text, until: raw.until.value().copied() })
        })
        .collect()
}

fn checked_brands(raw: &Optional<Vec<At<Box<str>>>>) -> Option<Box<[Box<str>]>> {
    match raw {
        Optional::Absent => Some(Box::default()),
        Optional::Faulty => None,
        Optional::Given(brands) => Some(brands.value.iter().map(|brand| brand.value.clone()).collect()),
    }
}

fn checked_contact(raw: &Optional<RawContact>) -> Contact {
    raw.value().map_or_else(Contact::default, |contact| Contact {
        hotline: contact.hotline.value().cloned(),
        website: contact.website.value().map(|website| website.0.clone()),
    })
}
