//! Certificate numbers that are one number, or would be taken for one.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::claims::Claim;
use super::locate::Locate;
use super::published::PublishedCodes;
use crate::diagnostics::{Code, Finding, Findings, Severity, Words, shortened};
use crate::finding;
use crate::model::reads_as;
use crate::say;
use crate::source::Place;

/// U206, U211 and U214 over all certificates, each at the later of two; of two that are told apart by less than hyphens the strictest.
///
/// U206 and U211 are warnings for a certificate that was public, whose number is printed; beside one that was not, it counts as the
/// earlier, wherever it stands.   Cost: a sort of the folded numbers.
pub(super) fn check_numbers(claims: &[Claim<'_>], published: &PublishedCodes, locate: &Locate<'_>, found: &Findings) {
    let numbers = Numbers { published, locate, found };
    let mut read: Vec<Reading<'_>> = claims.par_iter().filter_map(Reading::of).collect();
    for Reading { number, claim, .. } in &read {
        if number.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            numbers.report_line_break(claim);
        }
    }
    read.par_sort_by(|a, b| a.without_hyphens.cmp(&b.without_hyphens));
    for alike in read.chunk_by_mut(|a, b| a.without_hyphens == b.without_hyphens).filter(|alike| alike.len() > 1) {
        alike.sort_by_key(|reading| !numbers.was_public(reading.claim));
        numbers.check_alike(alike);
    }
}

/// A number and what it comes to.
struct Reading<'c> {
    number: &'c str,
    without_hyphens: String,
    claim: &'c Claim<'c>,
}

impl<'c> Reading<'c> {
    fn of(claim: &'c Claim<'c>) -> Option<Self> {
        let number = claim.number?;
        Some(Self { number, without_hyphens: reads_as(number).replace('-', ""), claim })
    }
}

/// What numbers are looked at with.
struct Numbers<'a> {
    published: &'a PublishedCodes,
    locate: &'a Locate<'a>,
    found: &'a Findings,
}

impl Numbers<'_> {
    /// The numbers differ by hyphens at most.
    fn check_alike(&self, alike: &[Reading<'_>]) {
        let mut as_written = BTreeMap::new();
        let mut as_read = BTreeMap::new();
        for reading in alike {
            let same = *as_written.entry(reading.number).or_insert(reading);
            let reads_the_same = *as_read.entry(reads_as(reading.number)).or_insert(reading);
            let rules = [(Code::U206, same), (Code::U211, reads_the_same), (Code::U214, &alike[0])];
            if let Some((code, first)) = rules.into_iter().find(|(_, first)| !std::ptr::eq(*first, reading)) {
                self.report(code, reading, first);
            }
        }
    }

    fn report(&self, code: Code, later: &Reading<'_>, first: &Reading<'_>) {
        self.found.report_from(&self.locate.beginning(later.claim.origin), self.severity(code, later.claim), || {
            let (message, help) = said(code, later.number, first.number);
            let finding = Finding::new(code, self.place(later.claim), message)
                .related(self.place(first.claim), say!(zh: "第一次在这里", en: "first here"))
                .help(help);
            if code == Code::U211 { finding.note(difference(later.number, first.number)) } else { finding }
        });
    }

    fn report_line_break(&self, claim: &Claim<'_>) {
        self.found.report_from(&self.locate.beginning(claim.origin), self.severity(Code::U211, claim), || {
            finding!(U211, self.place(claim),
                zh: "证书编号里有换行", en: "the certificate number has a line break in it";
                help zh: "把编号写在一行里，照证书原件", en: "write it on one line, as on the certificate")
        });
    }

    fn severity(&self, code: Code, claim: &Claim<'_>) -> Severity {
        if self.was_public(claim) { Severity::Warning } else { code.into() }
    }

    fn was_public(&self, claim: &Claim<'_>) -> bool {
        claim.code.is_some_and(|code| self.published.contains(code))
    }

    fn place(&self, claim: &Claim<'_>) -> Place {
        self.locate.certificate(claim, |raw| raw.number.given().map(|at| at.span))
    }
}

/// What is wrong with `number` beside the `other`, and what would be right.
fn said(code: Code, number: &str, other: &str) -> (Words, Words) {
    let (number, other) = (shortened(number), shortened(other));
    match code {
        Code::U206 => (
            say!(zh: "证书编号 {number} 用了两次", en: "certificate number {number} is used twice"),
            say!(zh: "一个编号一张证书", en: "one number, one certificate"),
        ),
        Code::U211 => (
            say!(zh: "证书编号“{number}”读起来与“{other}”一样", en: "certificate number `{number}` reads the same as `{other}`"),
            say!(
                zh: "一个编号一张证书：照两份证书原件核对，改正写错的一个",
                en: "one number, one certificate: compare both with the paper, and correct the one that is wrong"
            ),
        ),
        _ => (
            say!(zh: "证书编号“{number}”与“{other}”只差连字符", en: "certificate number `{number}` is `{other}` but for hyphens"),
            say!(
                zh: "照两份证书原件核对；确是两个编号，就照原样写",
                en: "compare both with the paper; if they are two numbers indeed, leave them as they are"
            ),
        ),
    }
}

/// Where two numbers part, which an eye might not see.
fn difference(number: &str, other: &str) -> Words {
    let same = number.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let (here, there) = (named(number.chars().nth(same)), named(other.chars().nth(same)));
    let at = same + 1;
    Words {
        zh: format!("第 {at} 个字符：这里是 {}，那里是 {}", here.zh, there.zh),
        en: format!("character {at} is {} here, {} there", here.en, there.en),
    }
}

fn named(character: Option<char>) -> Words {
    match character.map(u32::from) {
        Some(point) => say!(zh: "U+{point:04X}", en: "U+{point:04X}"),
        None => say!(zh: "结尾", en: "the end"),
    }
}
