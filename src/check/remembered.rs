//! Whether the records still say what was published last: nothing that was public changes unsaid.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::circumstances::Circumstances;
use super::every_record::EveryRecord;
use super::published::PublishedCodes;
use crate::diagnostics::Findings;
use crate::memory::{Aspect, Comparison, Forgotten, Publication, RememberedCertificate, compare};
use crate::model::{Certificate, Day, Enterprise, Event, Holding, Origin, PublicCode};
use crate::read::{RawCertificate, RawEnterprise};
use crate::report;
use crate::say;
use crate::source::{Place, Span};

/// What came of holding the records against the last publication.
#[derive(Debug, Default)]
pub(super) struct HeldAgainst {
    /// The certificates that are rewritten with leave, sorted.
    pub rewritten: Vec<PublicCode>,
    /// Codes of the last publication that `published.txt` lacks and that are given up with leave, sorted.
    pub given_up: Vec<PublicCode>,
    /// Whether the publication could be read and is one.
    pub is_settled: bool,
}

/// H951, H952, H953 and H955 of every certificate of the last publication that is still in a whole record, those aside that may be
/// rewritten; H954 for one that it did not show; P901 for one that is neither in a record nor in `published.txt`.
///
/// Cost: one pass over the data, on all threads; a certificate that reads otherwise costs reading its record once more.
pub(super) fn check_remembered(
    circumstances: Circumstances<'_>,
    every: EveryRecord<'_>,
    found: &Findings,
) -> HeldAgainst {
    let Some(publication) = circumstances.memory else {
        return HeldAgainst { is_settled: true, ..HeldAgainst::default() };
    };
    let written = WrittenRecords {
        circumstances,
        every,
        certificates: certificates(every),
        all_are_whole: every.complete && every.records.iter().all(|record| record.whole().is_some()),
        own: Findings::new(),
    };
    let (rewritten, given_up) = (Mutex::default(), Mutex::default());
    let is_whole = publication.every_line(|number, line| match written.hold(publication, number, line) {
        Outcome::Stands => {}
        Outcome::Rewritten(code) => note(&rewritten, code),
        Outcome::GivenUp(code) => note(&given_up, code),
    });
    match is_whole {
        // What does not belong together is no publication.
        Ok(false) => HeldAgainst::default(),
        Ok(true) => {
            written.check_shown_late(publication.day);
            found.take_all(written.own);
            HeldAgainst { rewritten: noted(rewritten), given_up: noted(given_up), is_settled: true }
        }
        Err(error) => {
            report_unread(publication, &error, found);
            HeldAgainst::default()
        }
    }
}

type Noted = Mutex<BTreeSet<PublicCode>>;

fn note(noted: &Noted, code: PublicCode) {
    noted.lock().unwrap_or_else(PoisonError::into_inner).insert(code);
}

fn noted(noted: Noted) -> Vec<PublicCode> {
    noted.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

/// A certificate of a whole record, and where it was written.
struct WrittenCertificate<'r> {
    code: PublicCode,
    holding: Holding<'r>,
    origin: Origin,
    /// Its place in its record.
    index: u32,
    /// Whether the last publication shows it.
    was_public: AtomicBool,
}

/// Those of whole records, by code.
fn certificates(every: EveryRecord<'_>) -> Vec<WrittenCertificate<'_>> {
    let whole = every.records.iter().filter_map(|record| record.whole());
    let mut certificates: Vec<WrittenCertificate<'_>> = whole
        .flat_map(|record| {
            let enterprise: &Enterprise = &record.enterprise;
            (0..).zip(&record.certificates).map(move |(index, certificate): (u32, &Certificate)| WrittenCertificate {
                code: certificate.code,
                holding: Holding { enterprise, certificate },
                origin: record.origin,
                index,
                was_public: AtomicBool::new(false),
            })
        })
        .collect();
    certificates.sort_unstable_by_key(|written| written.code);
    certificates
}

/// The records, with what one asks of them for each line of the last publication.
struct WrittenRecords<'a> {
    circumstances: Circumstances<'a>,
    every: EveryRecord<'a>,
    certificates: Vec<WrittenCertificate<'a>>,
    /// Whether no certificate can be missing among them.
    all_are_whole: bool,
    own: Findings,
}

/// What is to become of a certificate of the last publication.
enum Outcome {
    Stands,
    Rewritten(PublicCode),
    GivenUp(PublicCode),
}

impl WrittenRecords<'_> {
    /// Holds the records against line `number` of the publication.
    fn hold(&self, publication: &Publication, number: u32, line: &[u8]) -> Outcome {
        let public: RememberedCertificate<'_> = match serde_json::from_slice(line) {
            Ok(public) => public,
            Err(error) => {
                report_unread(publication, &format!("line {number}: {error}"), &self.own);
                return Outcome::Stands;
            }
        };
        let code = public.code;
        let Ok(place) = self.certificates.binary_search_by_key(&code, |written| written.code) else {
            return self.gone(code);
        };
        let written = &self.certificates[place];
        let Comparison { mut forgotten, untold } = compare(&public, written.holding);
        let may_be_rewritten = self.circumstances.allow_rewrite.contains(&code);
        let is_rewritten = forgotten.iter().any(|one| !matches!(one, Forgotten::Remark { .. }));
        if may_be_rewritten {
            forgotten.retain(|one| matches!(one, Forgotten::Remark { .. }));
        }
        for one in &forgotten {
            self.report(written, one);
        }
        written.was_public.store(true, Ordering::Relaxed);
        // An event that is another now was told of: what it was is missed already.
        if !is_rewritten {
            for (place, event) in untold {
                self.check_told_late(publication.day, written, place, event);
            }
        }
        if may_be_rewritten && is_rewritten { Outcome::Rewritten(code) } else { Outcome::Stands }
    }

    /// H953 for an event that the public could not know on the day from which the record says that it did.
    fn check_told_late(&self, last: Day, written: &WrittenCertificate<'_>, place: usize, event: &Event) {
        if event.recorded >= last {
            return;
        }
        let (Event { on, recorded, kind, .. }, today, code) = (event, self.circumstances.today, written.code);
        let (word, chinese) = (kind.slug(), kind.word().chinese());
        let span = |raw: &RawCertificate| Some(raw.events.readable().get(place)?.span);
        report!(self.own, from &self.every.locate.beginning(written.origin), H953, self.place(written, span),
            zh: "证书 {code} 的这件事（{on} {chinese}）上次公布（{last}）还没有，却写着 {recorded} 就公示了", en: "this {word} on {on} of {code} was not in the publication of {last}, and says that it was public from {recorded}";
            help zh: "写上第一次公布的日子，例如 recorded: {today}", en: "write the day on which it becomes public, such as recorded: {today}");
    }

    /// H954 for each certificate that the last publication did not show and that says that it was public before.
    fn check_shown_late(&self, last: Day) {
        for written in self.certificates.iter().filter(|written| !written.was_public.load(Ordering::Relaxed)) {
            let certificate = written.holding.certificate;
            let recorded = certificate.recorded.unwrap_or(certificate.issued);
            if recorded >= last {
                continue;
            }
            let (code, today) = (written.code, self.circumstances.today);
            report!(self.own, from &self.every.locate.beginning(written.origin), H954, self.field(written, Aspect::Recorded),
                zh: "证书 {code} 上次公布（{last}）还没有，却写着 {recorded} 就在登记里", en: "{code} was not in the publication of {last}, and says that it was in the register from {recorded}";
                help zh: "写上它进入登记的日子，例如 recorded: {today}", en: "write the day on which it enters the register, such as recorded: {today}");
        }
    }

    /// P901 for a certificate that was public and is nowhere, unless the list of codes speaks for it.
    fn gone(&self, code: PublicCode) -> Outcome {
        let Circumstances { published, allow_lost, .. } = self.circumstances;
        if published.contains(code) || !self.all_are_whole {
            return Outcome::Stands;
        }
        if allow_lost.contains(&code) {
            return Outcome::GivenUp(code);
        }
        let place = Place::whole_file(&Arc::from(PublishedCodes::FILE));
        report!(self.own, from &place, P901, place.clone(),
            zh: "{code} 上次公布过，现在不在登记里，也不在这个文件里，印出的网址会失效", en: "{code} was published last and is neither in the register nor in this file: the page whose URL is printed would vanish";
            help zh: "把记录找回来；坚持放弃用 --allow-lost {code}；从没有上传过的输出文件夹可以整个删去", en: "bring the record back; to insist, --allow-lost {code}; an output folder of which nothing was ever uploaded may be deleted");
        Outcome::Stands
    }

    fn report(&self, written: &WrittenCertificate<'_>, forgotten: &Forgotten) {
        let Self { every, own, .. } = self;
        let code = written.code;
        let from = every.locate.beginning(written.origin);
        match forgotten {
            Forgotten::Field { aspect, was } => {
                let (zh, en) = wording(*aspect);
                let help = match aspect {
                    Aspect::Name => say!(
                        zh: "改了名的，把旧名称和它的最后一天写进 former_names；写错了要改，用 build --allow-rewrite {code}，网站会写明这一天改写过",
                        en: "after a change of name the old one goes to `former_names` with its last day; to mend a slip, build --allow-rewrite {code}: the site says on which day it was rewritten"
                    ),
                    _ => say!(
                        zh: "改回去；公布过的东西确实要改写，用 build --allow-rewrite {code}，网站会写明这一天改写过",
                        en: "change it back; to rewrite what was public, build --allow-rewrite {code}: the site says on which day it was rewritten"
                    ),
                };
                report!(own, from &from, H952, self.field(written, *aspect),
                    zh: "证书 {code} 公布过的{zh}是“{was}”，现在读来不同，又没有说明", en: "{en} of {code} was public as `{was}` and reads otherwise now, and nothing says why";
                    help help);
            }
            Forgotten::Event { kind, on, recorded } => {
                let chinese = kind.chinese();
                report!(own, from &from, H951, self.events(written),
                    zh: "证书 {code} 公布过的事件不见了，或读来不同：{on} {chinese}（{recorded} 公示）", en: "an event of {code} that was public is gone or reads otherwise: {kind} on {on}, recorded {recorded}";
                    help zh: "把它找回来；登错了就在末尾加一条 correction，用 voids 指明它；确实要改写用 build --allow-rewrite {code}，网站会写明", en: "bring it back; where it was a mistake, append a correction whose `voids` names it; to rewrite it, build --allow-rewrite {code}, which the site tells");
            }
            Forgotten::Remark { kind, on } => {
                let chinese = kind.chinese();
                report!(own, from &from, H955, self.events(written),
                    zh: "证书 {code} {on} {chinese}公布过的文号或说明变了", en: "document number or note of {kind} on {on} of {code} was public and reads otherwise now";
                    help zh: "改回去；文号和说明可以补写，公布过的不改", en: "change it back: a document number or note may be added, and what was public stays");
            }
        }
    }

    /// Where the value of `aspect` is written; the public code where it is not.
    fn field(&self, written: &WrittenCertificate<'_>, aspect: Aspect) -> Place {
        let of_certificate = |raw: &RawCertificate| match aspect {
            Aspect::Number => raw.number.given().map(|at| at.span),
            Aspect::Standard => raw.standard.given().map(|at| at.span),
            Aspect::Scope => raw.scope.given().map(|at| at.span),
            Aspect::Sites => raw.sites.given().map(|at| at.span),
            Aspect::FirstIssued => raw.first_issued.given().map(|at| at.span),
            Aspect::Issued => raw.issued.given().map(|at| at.span),
            Aspect::Expires => raw.expires.given().map(|at| at.span),
            Aspect::Level => raw.level.given().map(|at| at.span),
            Aspect::Recorded => raw.recorded.given().map(|at| at.span),
            Aspect::Replaces => raw.replaces.given().map(|at| at.span),
            Aspect::Uscc | Aspect::Name => None,
        };
        let of_holder = |raw: &RawEnterprise| match aspect {
            Aspect::Uscc => raw.uscc.given().map(|at| at.span),
            Aspect::Name => raw.name.given().map(|at| at.span),
            _ => None,
        };
        match aspect {
            Aspect::Uscc | Aspect::Name => self.every.locate.enterprise(written.origin, of_holder),
            _ => self.place(written, of_certificate),
        }
    }

    fn events(&self, written: &WrittenCertificate<'_>) -> Place {
        self.place(written, |raw| raw.events.given().map(|at| at.span))
    }

    fn place(&self, written: &WrittenCertificate<'_>, span_of: impl Fn(&RawCertificate) -> Option<Span>) -> Place {
        let code = |raw: &RawCertificate| raw.code.given().map(|at| at.span);
        self.every.locate.certificate_at(written.origin, written.index, |raw| span_of(raw).or_else(|| code(raw)))
    }
}

/// What is published can be read by whoever wrote it: what cannot is not compared, and so nothing may replace it.
fn report_unread(publication: &Publication, why: &dyn std::fmt::Display, found: &Findings) {
    let file = Arc::from(publication.data().as_str());
    report!(found, from &Place::whole_file(&file), H951, Place::whole_file(&file),
        zh: "上次公布的数据读不出来（{why}），无法核对有没有改写", en: "what was published last cannot be read ({why}), so nobody can say whether it is being rewritten";
        help zh: "用公布它的那一版程序，或从备份取回这个文件夹", en: "use the version of this program that published it, or take the folder back from a backup");
}

/// A field in the words of staff, Chinese and English.
const fn wording(aspect: Aspect) -> (&'static str, &'static str) {
    match aspect {
        Aspect::Uscc => ("持证企业的信用代码", "the holder's credit code"),
        Aspect::Name => ("持证企业名称", "the holder's name"),
        Aspect::Number => ("证书编号", "the number"),
        Aspect::Standard => ("认证依据", "the standard"),
        Aspect::Scope => ("认证范围", "the scope"),
        Aspect::Sites => ("场所", "the sites"),
        Aspect::FirstIssued => ("首次获证日期", "the first issue"),
        Aspect::Issued => ("颁发日期", "the day of issue"),
        Aspect::Expires => ("有效期", "the last day"),
        Aspect::Level => ("颁发时的级别", "the level at issue"),
        Aspect::Recorded => ("登记日期", "the day on which it was recorded"),
        Aspect::Replaces => ("换下的证书", "the certificate that it replaces"),
    }
}
