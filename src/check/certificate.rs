//! One certificate: its days, its level, its history.

use super::evaluation::check_evaluation;
use super::event::check_events;
use super::history::{Bounds, check_history};
use super::subject::Subject;
use super::worklist::check_worklist;
use crate::diagnostics::Reporter;
use crate::model::{Certificate, Day, Evaluation, Site, StarLevel, reads_as};
use crate::read::{At, List, Optional, RawCertificate, RawSite};
use crate::report;

/// S301–S306, S310, V401–V406 and E501–E508 of one certificate; `None` after a finding that leaves no certificate.
pub(super) fn check_certificate(raw: &At<RawCertificate>, subject: Subject<'_>) -> Option<Certificate> {
    check_days(&raw.value, subject);
    check_standard(&raw.value, subject);
    let (level, evaluation) = check_level(raw, subject);
    let raw = &raw.value;
    let issued = raw.issued.value().copied();
    let events = check_events(&raw.events, subject);
    let expires = raw.expires.value().copied();
    check_history(Bounds { issued, expires, level }, raw.events.readable(), events.as_deref(), subject);
    let certificate = Certificate {
        code: *raw.code.value()?,
        number: raw.number.value()?.clone(),
        standard: raw.standard.value()?.clone(),
        scope: raw.scope.value()?.text()?,
        sites: checked_sites(&raw.sites)?,
        first_issued: raw.first_issued.value().copied().or(issued)?,
        issued: issued?,
        expires: expires?,
        level: level?,
        evaluation: evaluation.map(Box::new),
        replaces: raw.replaces.value().copied(),
        recorded: raw.recorded.value().copied(),
        events: events?.into_boxed_slice(),
    };
    check_worklist(&certificate, raw, subject);
    Some(certificate)
}

/// S310: the scheme is that of GB/T 27922 and of the trade standard before it. A certificate that is public already stays so.
fn check_standard(raw: &RawCertificate, subject: Subject<'_>) {
    let Some(standard) = raw.standard.given() else { return };
    let written = &standard.value;
    let plain = reads_as(written).replace('-', "");
    let is_year = |rest: &str| rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit());
    if plain.strip_prefix("gb/t27922").is_some_and(is_year) || plain == "sb/t104012006" {
        return;
    }
    let is_public = raw.code.value().is_some_and(|code| subject.published.contains(*code));
    report!(subject.at, S310, standard.span,
        zh: "“{written}”不是售后服务认证的标准", en: "`{written}` is no standard of after-sales service";
        help zh: "写 GB/T 27922-2011 或 SB/T 10401-2006，只写标准号和年份", en: "write GB/T 27922-2011 or SB/T 10401-2006: number and year alone";
        as warning if is_public);
}

/// The level at issue, written or earned, and the evaluation.
fn check_level(raw: &At<RawCertificate>, subject: Subject<'_>) -> (Option<StarLevel>, Option<Evaluation>) {
    let (span, raw) = (raw.span, &raw.value);
    if raw.level.is_absent() && raw.evaluation.is_absent() {
        report!(subject.at, S306, span, zh: "既没有等级，也没有评价", en: "neither level nor evaluation";
            help zh: "写上 level: three-star 之类，或写 evaluation", en: "write a level, such as level: three-star, or an evaluation");
        return (None, None);
    }
    let evaluated = raw
        .evaluation
        .given()
        .and_then(|evaluation| check_evaluation(evaluation, raw.issued.value().copied(), &raw.level, subject));
    let written = raw.level.value().copied();
    match evaluated {
        Some(evaluated) => (written.or(evaluated.level), Some(evaluated.evaluation)),
        None => (written, None),
    }
}

fn checked_sites(raw: &Optional<List<RawSite>>) -> Option<Box<[Site]>> {
    let site = |At { value: raw, .. }: &At<RawSite>| {
        Some(Site { name: raw.name.value()?.clone(), address: raw.address.value().cloned() })
    };
    raw.every()?.iter().map(site).collect()
}

/// V401–V405.
fn check_days(raw: &RawCertificate, subject: Subject<'_>) {
    let Some(issued) = raw.issued.given() else { return };
    let from = issued.value;
    let third_year = from.plus_years(3);
    let usual = third_year.previous();
    if let Some(expires) = raw.expires.given() {
        let until = expires.value;
        let number = raw.number.value().map_or("", |number| number);
        if until < from {
            let days = until.days_until(from);
            let in_english = count_of_days(days);
            report!(subject.at, V401, expires.span,
                zh: "证书“{number}”在开始之前就结束", en: "certificate `{number}` ends before it begins";
                note zh: "早 {days} 天", en: "{in_english} earlier";
                related subject.at.place(issued.span), zh: "从这里开始", en: "begins here";
                help zh: "三年为 {usual}", en: "three years would be {usual}");
        } else if until > third_year {
            let days = third_year.days_until(until);
            let in_english = count_of_days(days);
            report!(subject.at, V402, expires.span,
                zh: "证书“{number}”的有效期超过三年", en: "certificate `{number}` is valid for more than three years";
                note zh: "多 {days} 天", en: "{in_english} too many";
                related subject.at.place(issued.span), zh: "从这里开始", en: "begins here";
                help zh: "三年为 {usual}", en: "three years would be {usual}");
        } else if until != third_year && until != usual {
            report!(subject.at, V403, expires.span,
                zh: "证书“{number}”的有效期不是三年", en: "certificate `{number}` is not valid for three years";
                related subject.at.place(issued.span), zh: "从这里开始", en: "begins here";
                help zh: "通常为 {usual}，或 {third_year}", en: "usually {usual}, or {third_year}");
        }
    }
    check_first_issued(raw, from, subject.at);
    if from > subject.today {
        report!(subject.at, V405, issued.span,
            zh: "颁发日 {from} 还没有到", en: "issued on {from}, which is still to come";
            help zh: "到那天之前，网站显示“未生效”", en: "until then the site says “not yet valid”");
    }
}

/// `1 day`, `2 days`.
fn count_of_days(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

fn check_first_issued(raw: &RawCertificate, issued: Day, at: Reporter<'_>) {
    if let Some(first) = raw.first_issued.given()
        && first.value > issued
    {
        let day = first.value;
        report!(at, V404, first.span,
            zh: "初次获证 {day} 晚于本证书的颁发日 {issued}", en: "first issued on {day}, after this certificate's own issue on {issued}";
            help zh: "不晚于 {issued}", en: "{issued} at the latest");
    }
}
