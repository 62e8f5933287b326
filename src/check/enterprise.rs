//! One enterprise as a whole.

use super::certificate::check_certificate;
use super::staff::check_staff;
use super::subject::Subject;
use crate::diagnostics::Reporter;
use crate::model::{Contact, Enterprise, FormerName, Origin, Record, Text};
use crate::read::{At, List, Optional, RawContact, RawEnterprise, RawFormerName, WrittenUscc, help_for_check};
use crate::report;
use crate::say;

/// Every rule of one record; `None` after a finding that leaves no enterprise.
pub(super) fn check_enterprise(raw: &At<RawEnterprise>, origin: Origin, subject: Subject<'_>) -> Option<Record> {
    let raw = &raw.value;
    check_credit_code(raw, subject.at);
    if let Some(staff) = raw.staff.value() {
        check_staff(staff, subject.at);
    }
    let mut certificates = Vec::new();
    let mut every_one = raw.certificates.value().is_some_and(|list| list.every().is_some());
    for certificate in raw.certificates.readable() {
        match check_certificate(certificate, subject) {
            Some(certificate) => certificates.push(certificate),
            None => every_one = false,
        }
    }
    let region = raw.region.value()?;
    let enterprise = Enterprise {
        uscc: raw.credit_code()?,
        name: raw.name.value()?.text()?,
        former_names: checked_former_names(&raw.former_names)?,
        brands: raw.brands.every()?.iter().map(|brand| brand.value.clone()).collect(),
        region: region.digits,
        province: region.province,
        address: raw.address.checked_or(None, |address| address.value.text().map(Some))?,
        industry: *raw.industry.value()?,
        contact: checked_contact(&raw.contact),
    };
    every_one.then(|| Record { enterprise, certificates: certificates.into_boxed_slice(), origin })
}

/// U202: the check character is wrong, which a licence may be at fault for. U203: so is that of the organisation code
/// inside, where nobody compared it with the licence.
fn check_credit_code(raw: &RawEnterprise, at: Reporter<'_>) {
    let Some(At { value: WrittenUscc(uscc), span, .. }) = raw.uscc.given() else { return };
    let Some(is_as_licensed) = raw.uscc_as_licensed.or(false) else { return };
    if let Some(expected) = uscc.expected_check() {
        let help = if is_as_licensed {
            say!(
                zh: "已写明执照上就是这样（uscc_as_licensed）：照这样公布",
                en: "it is said to stand so on the licence (uscc_as_licensed) and is published so"
            )
        } else {
            help_for_check(*uscc, expected)
        };
        return report!(at, U202, *span,
            zh: "统一社会信用代码 {uscc} 的校验位不对", en: "the check character of credit code {uscc} is wrong";
            help help;
            as warning if is_as_licensed);
    }
    let (wanted, found) = (uscc.organisation_check(), uscc.organisation_check_found());
    if wanted != found && !is_as_licensed {
        report!(at, U203, *span,
            zh: "其中的组织机构代码校验位是“{found}”", en: "the organisation code inside it has check character `{found}`";
            help zh: "第 9 至 16 位若没有错，第 17 位应为“{wanted}”", en: "if characters 9 to 16 are right, the 17th is `{wanted}`");
    }
}

fn checked_former_names(raw: &Optional<List<RawFormerName>>) -> Option<Box<[FormerName]>> {
    raw.every()?
        .iter()
        .map(|name| {
            let raw = &name.value;
            let text = Text { zh: raw.zh.value()?.clone(), en: raw.en.value().cloned() };
            Some(FormerName { name: text, until: raw.until.value().copied() })
        })
        .collect()
}

fn checked_contact(raw: &Optional<RawContact>) -> Contact {
    raw.value().map_or_else(Contact::default, |contact| Contact {
        hotline: contact.hotline.value().cloned(),
        website: contact.website.value().map(|website| website.0.clone()),
    })
}
