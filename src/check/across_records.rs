//! Rules that take two records: what may stand once only, and who replaces whom.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::claims::{Checked, Claim};
use super::every_record::EveryRecord;
use super::locate::Locate;
use super::numbers::check_numbers;
use super::published::PublishedCodes;
use crate::diagnostics::Findings;
use crate::model::{Origin, PublicCode};
use crate::report;
use crate::source::Place;

/// U205–U207, U211, U214, L601–L604 over all records, in the order of files and documents.
///
/// When a document or a code could not be read, a code that is nowhere may be that one: L601 is silent then.   Cost: sorts of the claims.
pub(super) fn check_across_records(every: EveryRecord<'_>, published: &PublishedCodes, found: &Findings) {
    let EveryRecord { records, complete, locate } = every;
    let locate = &locate;
    let claims: Vec<Claim<'_>> = records.iter().flat_map(Checked::claims).collect();
    check_usccs(records, locate, found);
    check_codes(&claims, locate, found);
    check_numbers(&claims, published, locate, found);
    check_replacements(&claims, complete, locate, found);
}

/// U207: a holder has one record.
fn check_usccs(records: &[Checked], locate: &Locate<'_>, found: &Findings) {
    let mut holders: Vec<_> = records.iter().filter_map(|record| Some((record.uscc()?, record.origin()))).collect();
    holders.sort_unstable();
    let place = |origin: Origin| locate.enterprise(origin, |raw| raw.uscc.given().map(|at| at.span));
    for same in holders.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        let (uscc, first) = same[0];
        for (_, origin) in &same[1..] {
            report!(found, from &locate.beginning(*origin), U207, place(*origin),
                zh: "统一社会信用代码 {uscc} 出现在两份记录里", en: "credit code {uscc} stands in two records";
                related place(first), zh: "第一次在这里", en: "first here";
                help zh: "一家企业一份记录：把证书合到一份里", en: "one enterprise, one record: put its certificates together");
        }
    }
}

/// U205: a code is never reused.
fn check_codes(claims: &[Claim<'_>], locate: &Locate<'_>, found: &Findings) {
    let mut codes: Vec<(PublicCode, &Claim<'_>)> =
        claims.iter().filter_map(|claim| Some((claim.code?, claim))).collect();
    codes.sort_by_key(|(code, _)| *code);
    let place = |claim: &Claim<'_>| locate.certificate(claim, |raw| raw.code.given().map(|at| at.span));
    for same in codes.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        let (code, first) = same[0];
        for (_, claim) in &same[1..] {
            report!(found, from &locate.beginning(claim.origin), U205, place(claim),
                zh: "公开编码 {code} 用了两次", en: "public code {code} is used twice";
                related place(first), zh: "第一次在这里", en: "first here";
                help zh: "编码印在包装上，永不重用：`registry new` 会生成新的", en: "a code is printed on packaging and never reused: `registry new` mints another");
        }
    }
}

/// The certificate of each public code, the first of those that claim it.
struct ByCode<'c>(Vec<(PublicCode, &'c Claim<'c>)>);

impl<'c> ByCode<'c> {
    fn of(claims: &'c [Claim<'c>]) -> Self {
        let mut by_code: Vec<_> = claims.iter().filter_map(|claim| Some((claim.code?, claim))).collect();
        by_code.par_sort_by_key(|(code, _)| *code);
        by_code.dedup_by_key(|(code, _)| *code);
        Self(by_code)
    }

    fn get(&self, code: PublicCode) -> Option<&'c Claim<'c>> {
        self.0.binary_search_by_key(&code, |(code, _)| *code).ok().map(|at| self.0[at].1)
    }
}

fn check_replacements(claims: &[Claim<'_>], complete: bool, locate: &Locate<'_>, found: &Findings) {
    let by_code = ByCode::of(claims);
    let replaces =
        |claim: &Claim<'_>| -> Place { locate.certificate(claim, |raw| raw.replaces.given().map(|at| at.span)) };
    let mut successors: BTreeMap<PublicCode, &Claim<'_>> = BTreeMap::new();
    for claim in claims {
        let Some(replaced) = claim.replaces else { continue };
        if let Some(first) = successors.insert(replaced, claim) {
            successors.insert(replaced, first);
            report!(found, from &locate.beginning(claim.origin), L603, replaces(claim),
                zh: "两张证书都换下 {replaced}", en: "two certificates replace {replaced}";
                related replaces(first), zh: "第一次在这里", en: "first here";
                help zh: "一张证书只能由一张新证换下", en: "a certificate is replaced by one other");
        }
        match by_code.get(replaced) {
            None if complete => report!(found, from &locate.beginning(claim.origin), L601, replaces(claim),
                zh: "登记里没有 {replaced}", en: "{replaced} is not in the register";
                help zh: "写被换下的那张证书的公开编码；它若不在登记里，删去这一行", en: "name the public code of the certificate that was replaced; if it is not in the register, leave the line out"),
            None => {}
            Some(predecessor) => check_pair(claim, predecessor, &replaces, locate, found),
        }
    }
    check_circles(claims, &by_code, &replaces, locate, found);
}

/// L602 and L604 of a certificate and the one that it replaces.
fn check_pair(
    claim: &Claim<'_>,
    predecessor: &Claim<'_>,
    replaces: &impl Fn(&Claim<'_>) -> Place,
    locate: &Locate<'_>,
    found: &Findings,
) {
    let beginning = locate.beginning(claim.origin);
    if claim.code == predecessor.code {
        report!(found, from &beginning, L602, replaces(claim),
            zh: "证书换下了它自己", en: "a certificate replaces itself";
            help zh: "写上一张证书的公开编码", en: "name the certificate before it");
        return;
    }
    if let (Some(holder), Some(other)) = (claim.uscc, predecessor.uscc)
        && holder != other
    {
        report!(found, from &beginning, L602, replaces(claim),
            zh: "换下的是另一家企业（{other}）的证书", en: "it replaces a certificate of another holder, {other}";
            related locate.certificate(predecessor, |raw| raw.code.given().map(|at| at.span)), zh: "那张证书在这里", en: "that certificate is here";
            help zh: "换证只在同一家企业之内", en: "a renewal stays with its holder");
        return;
    }
    if let (Some(issued), Some(before)) = (claim.issued, predecessor.issued)
        && issued < before
    {
        report!(found, from &beginning, L604, replaces(claim),
            zh: "新证颁发于 {issued}，早于它换下的证书（{before}）", en: "issued on {issued}, before the certificate that it replaces, {before}";
            related locate.certificate(predecessor, |raw| raw.issued.given().map(|at| at.span)), zh: "被换下的证书", en: "the one replaced";
            help zh: "看看 replaces 是否写反了", en: "see whether `replaces` stands in the wrong one");
    }
}

/// L602 for a circle of two or more, at the first of them.
fn check_circles(
    claims: &[Claim<'_>],
    by_code: &ByCode<'_>,
    replaces: &impl Fn(&Claim<'_>) -> Place,
    locate: &Locate<'_>,
    found: &Findings,
) {
    let mut settled: BTreeSet<PublicCode> = BTreeSet::new();
    for claim in claims.iter().filter(|claim| claim.replaces.is_some()) {
        let mut path: Vec<&Claim<'_>> = Vec::new();
        let mut on_path: BTreeMap<PublicCode, usize> = BTreeMap::new();
        let mut next = claim.code.and_then(|code| by_code.get(code));
        while let Some(current) = next {
            let Some(code) = current.code else { break };
            if settled.contains(&code) {
                break;
            }
            if let Some(begin) = on_path.insert(code, path.len()) {
                if let [first, second, ..] = path[begin..] {
                    report!(found, from &locate.beginning(first.origin), L602, replaces(first),
                        zh: "换证关系绕成了一圈", en: "the replacements go in a circle";
                        related replaces(second), zh: "也在圈里", en: "also in the circle";
                        help zh: "新证换下旧证，旧证不能再换下新证", en: "the new one replaces the old one, never the other way round");
                }
                break;
            }
            path.push(current);
            next = current.replaces.and_then(|replaced| by_code.get(replaced));
        }
        settled.extend(on_path.into_keys());
    }
}
