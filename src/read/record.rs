//! A record as written: one enterprise with its certificates and their events.   Source: record.md §2.

use super::documents::Document;
use super::field::{At, Field, Fields, Optional, Read, Reader, Required, mapping};
use super::scalar::{Count, EventWord, Region, Website, Whole};
use super::tree::{Node, Value, tree};
use crate::diagnostics::{Code, Findings};
use crate::model::{
    CancellationReason, Day, Industry, Points, PublicCode, StarLevel, SuspensionReason, Text, Uscc, VisitResult,
    WithdrawalReason,
};
use crate::say;

/// The enterprise that `document` writes; `None` when it cannot be read at all, which is reported.
pub fn read_record(document: &Document<'_>, found: &Findings) -> Option<At<RawEnterprise>> {
    let root = tree(document, found)?;
    let reader = Reader { found, file: document.file };
    let span = root.span;
    if matches!(root.value, Value::Blank) {
        reader.report(
            Code::Y104,
            span,
            say!(zh: "这里没有记录", en: "there is no record here"),
            Some(say!(zh: "`registry new` 会写出一份记录的样子；多余的“---”要删去", en: "`registry new` writes a skeleton; delete a `---` too many")),
        );
        return None;
    }
    let value = RawEnterprise::read(root, "record", reader)?;
    Some(At { value, span, key: span })
}

mapping! {
    pub struct RawEnterprise {
        uscc: Required<Uscc>,
        name: Required<RawText>,
        former_names: Optional<Vec<At<RawFormerName>>>,
        brands: Optional<Vec<At<Box<str>>>>,
        region: Required<Region>,
        address: Optional<RawText>,
        industry: Required<Industry>,
        contact: Optional<RawContact>,
        staff: Optional<RawStaff>,
        certificates: Required<Vec<At<RawCertificate>>>,
    }

    /// A text in Chinese and, where there is one, in English.
    pub struct RawText {
        zh: Required<Box<str>>,
        en: Optional<Box<str>>,
    }

    pub struct RawFormerName {
        zh: Required<Box<str>>,
        en: Optional<Box<str>>,
        until: Optional<Day>,
    }

    pub struct RawContact {
        hotline: Optional<Box<str>>,
        website: Optional<Website>,
    }

    /// Headcounts, checked and never published.
    pub struct RawStaff {
        declared: Optional<Count>,
        verified: Optional<Count>,
        outlets: Optional<Count>,
        service_management: Optional<Count>,
        service_managers: Optional<Count>,
    }

    pub struct RawCertificate {
        code: Required<PublicCode>,
        number: Required<Box<str>>,
        standard: Required<Box<str>>,
        scope: Required<RawText>,
        sites: Optional<Vec<At<RawSite>>>,
        first_issued: Optional<Day>,
        issued: Required<Day>,
        expires: Required<Day>,
        level: Optional<StarLevel>,
        evaluation: Optional<RawEvaluation>,
        replaces: Optional<PublicCode>,
        recorded: Optional<Day>,
        events: Optional<Vec<At<RawEvent>>>,
    }

    pub struct RawSite {
        name: Required<Box<str>>,
        address: Optional<Box<str>>,
    }

    /// An audit's result; its scores are in `sections` or in `clauses`.
    pub struct RawEvaluation {
        concluded: Optional<Day>,
        sections: Optional<RawSections>,
        clauses: Optional<RawClauses>,
        special_deductions: Optional<Whole>,
        bonus: Optional<Points>,
    }

    pub struct RawSections {
        system: Required<RawSection>,
        commodity: Required<RawSection>,
        customer: Required<RawSection>,
    }

    pub struct RawSection {
        obtained: Required<Points>,
        excluded: Optional<Points>,
    }

    pub struct RawObtained {
        obtained: Required<Points>,
    }

    /// Which earlier event a correction voids.
    pub struct RawVoided {
        kind: Required<EventWord>,
        on: Required<Day>,
    }
}

impl RawText {
    /// The text; `None` when the Chinese one is missing or faulty, which is reported.
    #[must_use]
    pub fn text(&self) -> Option<Text> {
        Some(Text { zh: self.zh.value()?.clone(), en: self.en.value().cloned() })
    }
}

/// Scores clause by clause, in the order of the record.
#[derive(Clone, Debug)]
pub struct RawClauses(pub Vec<RawClause>);

/// What one clause was given.
#[derive(Clone, Debug)]
pub struct RawClause {
    pub id: At<Box<str>>,
    /// `None` when it could not be read, which is reported.
    pub score: Option<At<RawClauseScore>>,
}

#[derive(Clone, Debug)]
pub enum RawClauseScore {
    /// It does not apply.
    Excluded,
    Obtained(RawObtained),
}

impl Read for RawClauses {
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self> {
        let fields = Fields::of(node, name, reader)?;
        Some(Self(fields.each(reader, |id, score| RawClause { id, score })))
    }
}

impl Read for RawClauseScore {
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(text) if text == "excluded" => Some(Self::Excluded),
            Value::Mapping(_) => RawObtained::read(node, name, reader).map(Self::Obtained),
            Value::Refused => None,
            Value::Blank | Value::Scalar(_) | Value::Sequence(_) => {
                reader.report(
                    Code::Y104,
                    node.span,
                    say!(zh: "条款“{name}”既不是得分，也不是 excluded", en: "clause `{name}` is neither a score nor `excluded`"),
                    Some(say!(zh: "写成 {{ obtained: 5 }}，或 excluded（删减）", en: "write {{ obtained: 5 }}, or excluded")),
                );
                None
            }
        }
    }
}

/// An event as written: which fields it has depends on its kind.
#[derive(Clone, Debug)]
pub struct RawEvent {
    pub kind: Required<EventWord>,
    pub on: Required<Day>,
    pub recorded: Optional<Day>,
    pub decision: Optional<Box<str>>,
    /// `None` when the kind is missing or unknown, which is reported.
    pub says: Option<RawEventKind>,
}

/// What an event of each kind says.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "lives only while its record is checked")]
pub enum RawEventKind {
    Surveillance { result: Required<VisitResult> },
    Suspension { reason: Required<SuspensionReason> },
    Restoration,
    Withdrawal { reason: Required<WithdrawalReason> },
    Cancellation { reason: Required<CancellationReason> },
    LevelChange { level: Optional<StarLevel>, evaluation: Optional<RawEvaluation> },
    Correction { note: Required<Box<str>>, voids: Optional<RawVoided> },
}

impl Read for RawEvent {
    fn read(node: Node<'_>, name: &str, reader: Reader<'_>) -> Option<Self> {
        const COMMON: [&str; 4] = ["kind", "on", "recorded", "decision"];
        let mut fields = Fields::of(node, name, reader)?;
        let kind: Required<EventWord> = Field::take(&mut fields, "kind", reader);
        let on = Field::take(&mut fields, "on", reader);
        let recorded = Field::take(&mut fields, "recorded", reader);
        let decision = Field::take(&mut fields, "decision", reader);
        let Some(EventWord(word)) = kind.value() else {
            return Some(Self { kind, on, recorded, decision, says: None });
        };
        let (says, own): (RawEventKind, &[&str]) = match *word {
            "surveillance" => {
                let result = Field::take(&mut fields, "result", reader);
                (RawEventKind::Surveillance { result }, &["result"])
            }
            "suspension" => {
                let reason = Field::take(&mut fields, "reason", reader);
                (RawEventKind::Suspension { reason }, &["reason"])
            }
            "restoration" => (RawEventKind::Restoration, &[]),
            "withdrawal" => {
                let reason = Field::take(&mut fields, "reason", reader);
                (RawEventKind::Withdrawal { reason }, &["reason"])
            }
            "cancellation" => {
                let reason = Field::take(&mut fields, "reason", reader);
                (RawEventKind::Cancellation { reason }, &["reason"])
            }
            "level-change" => {
                let level = Field::take(&mut fields, "level", reader);
                let evaluation = Field::take(&mut fields, "evaluation", reader);
                (RawEventKind::LevelChange { level, evaluation }, &["level", "evaluation"])
            }
            "correction" => {
                let note = Field::take(&mut fields, "note", reader);
                let voids = Field::take(&mut fields, "voids", reader);
                (RawEventKind::Correction { note, voids }, &["note", "voids"])
            }
            other => unreachable!("`{other}` is not a kind of the vocabulary"),
        };
        fields.refuse_rest(&[&COMMON, own].concat(), reader);
        Some(Self { kind, on, recorded, decision, says: Some(says) })
    }
}
