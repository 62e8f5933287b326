//! The codes that were ever public: none of their pages may vanish.

use std::collections::BTreeMap;

use camino::Utf8Path;

use super::circumstances::Circumstances;
use super::claims::{Checked, Claim};
use super::every_record::EveryRecord;
use super::list_file::{entries, list_file};
use crate::diagnostics::{Finding, Findings, Severity, Words, shortened};
use crate::finding;
use crate::inputs::Digest;
use crate::model::{PublicCode, PublicCodeError, Registry};
use crate::read::conflict_mark;
use crate::report;
use crate::say;
use crate::source::Place;

/// A file with more malformed lines than this is no list of codes: it is not read any further.
const MOST_MALFORMED: usize = 100;

/// `registry/published.txt` as read: one code a line in any order, those given up marked `lost`; no code is both.
#[derive(Clone, Debug, Default)]
pub struct PublishedCodes {
    public: BTreeMap<PublicCode, Place>,
    lost: BTreeMap<PublicCode, Place>,
}

impl PublishedCodes {
    /// The file, below the project's root.   Source: record.md §1.
    pub const FILE: &'static str = "registry/published.txt";
    /// The word behind a code whose page was given up.
    pub const LOST: &'static str = "lost";

    /// Reads the file below `root`; it may be absent. A malformed line is U204, a warning when a code can be read from it.
    #[must_use]
    pub fn read(root: &Utf8Path, found: &Findings) -> Self {
        let mut published = Self::default();
        let Some(file) = list_file(root, Self::FILE, found) else { return published };
        let mut malformed = 0;
        for (text, place) in entries(&file) {
            if let Err(finding) = published.take_line(text, place) {
                malformed += usize::from(finding.severity == Severity::Error);
                if malformed > MOST_MALFORMED {
                    found.report(no_list_of_codes(finding.place));
                    break;
                }
                found.report(*finding);
            }
        }
        let Self { public, lost } = &mut published;
        public.retain(|code, _| !lost.contains_key(code));
        published
    }

    /// The finding about a malformed line.
    fn take_line(&mut self, text: &str, place: Place) -> Result<(), Box<Finding>> {
        let mut words = text.split_whitespace();
        let code = PublicCode::parse(words.next().unwrap_or_default());
        match (code, words.next(), words.next()) {
            (Ok(code), None, _) => {
                self.public.entry(code).or_insert(place);
            }
            (Ok(code), Some(Self::LOST), None) => {
                self.lost.entry(code).or_insert(place);
            }
            (Ok(code), ..) => {
                self.public.entry(code).or_insert(place.clone());
                return Err(Box::new(more_than_a_code(place, code)));
            }
            (Err(error), ..) => return Err(Box::new(malformed(place, text, &error))),
        }
        Ok(())
    }

    /// Whether `code` was ever public, its page given up or not: it is never minted again.
    #[must_use]
    pub fn contains(&self, code: PublicCode) -> bool {
        self.public.contains_key(&code) || self.lost.contains_key(&code)
    }

    /// M807 where there are codes, for a run that has nothing to hold the records against.
    pub fn report_forgotten(&self, found: &Findings) {
        let place = Place::whole_file(&Self::FILE.into());
        if !self.public.is_empty() {
            report!(found, from &place, M807, place.clone(),
                zh: "没有上次公布的数据，无法核对公布过的内容有没有被改写", en: "there is nothing that was published last, so nobody can say whether what was public is being rewritten";
                help zh: "用 --against 指明上次公布的 snapshot.json 和 data/certificates.jsonl 所在的文件夹，可从网站下载", en: "name the folder with the last snapshot.json and data/certificates.jsonl by --against; both can be fetched from the site");
        }
    }

    /// The digest of all its codes.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&(self.public.keys().collect::<Vec<_>>(), self.lost.keys().collect::<Vec<_>>()))
    }

    /// The codes whose pages were given up, sorted.
    pub fn lost(&self) -> impl Iterator<Item = PublicCode> {
        self.lost.keys().copied()
    }

    /// The codes of `registry` that are not in the file yet, sorted.
    #[must_use]
    pub fn missing_from(&self, registry: &Registry) -> Vec<PublicCode> {
        let codes = registry.certificates().map(|holding| holding.certificate.code);
        codes.filter(|code| !self.contains(*code)).collect()
    }
}

/// P901 for every public code that no record has any more, other than those allowed, which are given up now; U205 for
/// a certificate whose code was given up before. The codes given up now, sorted.
///
/// When a document or a code could not be read, a code that is nowhere may be that one: nothing is lost or given up then.
pub(super) fn check_published(
    circumstances: Circumstances<'_>,
    every: EveryRecord<'_>,
    found: &Findings,
) -> Vec<PublicCode> {
    let Circumstances { published, allow_lost, .. } = circumstances;
    let claims: Vec<Claim<'_>> = every.records.iter().flat_map(Checked::claims).collect();
    let by_code: BTreeMap<PublicCode, &Claim<'_>> =
        claims.iter().filter_map(|claim| Some((claim.code?, claim))).collect();
    let mut given_up = Vec::new();
    for (code, place) in published.public.iter().filter(|_| every.complete) {
        if by_code.contains_key(code) {
            continue;
        }
        if allow_lost.contains(code) {
            given_up.push(*code);
            continue;
        }
        report!(found, from place, P901, place.clone(),
            zh: "{code} 不在登记里了，印出的网址会失效", en: "{code} left the register: the page whose URL is printed would vanish";
            help zh: "把记录找回来；从未公开过的编码可以从文件里删去；坚持放弃用 --allow-lost {code}", en: "bring the record back; a code that never was public may be taken out of the file; to insist, --allow-lost {code}");
    }
    for (code, place) in &published.lost {
        if let Some(claim) = by_code.get(code) {
            let written = || every.locate.certificate(claim, |raw| raw.code.given().map(|at| at.span));
            report!(found, from &every.locate.beginning(claim.origin), U205, written(),
                zh: "公开编码 {code} 已经放弃，又出现在登记里", en: "public code {code} was given up, and is in the register again";
                related place.clone(), zh: "在这里放弃的", en: "given up here";
                help zh: "编码永不重用：`registry new` 会生成新的", en: "a code is never reused: `registry new` mints another");
        }
    }
    given_up
}

fn no_list_of_codes(place: Place) -> Finding {
    finding!(U204, place,
        zh: "不是公开编码的行超过 {MOST_MALFORMED} 行，后面的没有再读", en: "more than {MOST_MALFORMED} lines are no public code: the rest was not read";
        help zh: "从版本管理里取回这个文件", en: "take the file back from version control")
}

/// The code counts: a page that was public is never lost for a slip behind it.
fn more_than_a_code(place: Place, code: PublicCode) -> Finding {
    finding!(U204, place,
        zh: "{code} 后面的内容读不懂，按公开过的编码算", en: "what stands behind {code} means nothing; the code counts as public";
        help one_a_line();
        as warning)
}

fn one_a_line() -> Words {
    say!(
        zh: "一行一个公开编码，放弃的后面写一个空格和 lost",
        en: "one public code a line; behind one given up stand a space and `lost`"
    )
}

fn malformed(place: Place, text: &str, error: &PublicCodeError) -> Finding {
    if conflict_mark(text).is_some() {
        return finding!(U204, place,
            zh: "这里还留着版本合并冲突的标记", en: "the mark of a merge conflict was left here";
            help zh: "两边的编码都留下，只删去标记的几行", en: "keep the codes of both sides and delete the lines of the marks");
    }
    let text = shortened(text);
    let help = match error {
        PublicCodeError::Check { expected } => {
            say!(zh: "前 9 位若没有错，末位应为“{expected}”", en: "if the first nine are right, the last is `{expected}`")
        }
        _ => one_a_line(),
    };
    finding!(U204, place, zh: "“{text}”不是公开编码", en: "`{text}` is not a public code"; help help)
}
