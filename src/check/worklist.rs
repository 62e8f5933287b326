//! What time brings: suspensions that last too long, visits that are due. Warnings, never errors.

use super::subject::Subject;
use crate::derive::{Overdue, overdue_suspension, overdue_visits};
use crate::model::Certificate;
use crate::read::{RawCertificate, RawEventKind};
use crate::report;
use crate::say;
use crate::source::Span;

/// E504 and E506 of `certificate` on the subject's day.
pub(super) fn check_worklist(certificate: &Certificate, raw: &RawCertificate, subject: Subject<'_>) {
    let event_span = |index: usize| -> Option<Span> {
        let event = &raw.events.readable().get(index)?.value;
        match &event.says {
            Some(RawEventKind::Surveillance { result }) => result.given().map(|result| result.span),
            _ => event.kind.given().map(|kind| kind.span),
        }
    };
    for late in overdue_suspension(certificate, subject.today) {
        let (Some(span), deadline) = (event_span(late.event), late.deadline) else { continue };
        report!(subject.at, E504, span,
            zh: "暂停超过六个月，期限是 {deadline}", en: "a suspension of more than six months: its limit was {deadline}";
            help zh: "恢复（restoration）或撤销（withdrawal，reason: suspension-not-cured）", en: "restore it, or withdraw it with reason: suspension-not-cured");
    }
    for overdue in overdue_visits(certificate, subject.today) {
        let (span, message, help) = match overdue {
            Overdue::Year { year, closed } => (
                raw.issued.given().map(|issued| issued.span),
                say!(zh: "第 {year} 年监督审核逾期，期限是 {closed}", en: "surveillance of year {year} is overdue: it was due by {closed}"),
                say!(zh: "审核后写 kind: surveillance，或暂停证书", en: "enter the visit as kind: surveillance, or suspend the certificate"),
            ),
            Overdue::FollowUp { event, deadline } => (
                event_span(event),
                say!(zh: "监督审核不通过，到 {deadline} 没有后续", en: "a failed visit without follow-up by {deadline}"),
                say!(zh: "三个月内应有一次通过的审核，或暂停证书", en: "within three months it wants a passed visit or a suspension"),
            ),
        };
        if let Some(span) = span {
            report!(subject.at, E506, span, message; help help);
        }
    }
}
