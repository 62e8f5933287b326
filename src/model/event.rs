//! What happened to a certificate after its issue.

use serde::{Deserialize, Serialize};

use super::vocabulary::vocabulary;
use super::{Day, Evaluation, StarLevel, Status};

/// An entry of a certificate's history. Entries are only ever appended.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Event {
    /// The day from which it takes effect.
    pub on: Day,
    /// The first day on which the public could know.
    pub recorded: Day,
    /// The certification body's document number.
    pub decision: Option<Box<str>>,
    pub kind: EventKind,
}

/// The seven kinds of events, with what each must say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventKind {
    Surveillance(VisitResult),
    Suspension(SuspensionReason),
    Restoration,
    Withdrawal(WithdrawalReason),
    Cancellation(CancellationReason),
    LevelChange { level: StarLevel, evaluation: Option<Box<Evaluation>> },
    Correction(Correction),
}

/// A note that an earlier entry was wrong. It changes no status by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Correction {
    pub note: Box<str>,
    /// The place, in the certificate's list, of the event that never took effect.
    pub voids: Option<usize>,
}

/// What an event does to its certificate from its day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    Nothing,
    Suspends,
    Restores,
    /// For ever.
    Ends(Status),
    SetsLevel(StarLevel),
}

impl Effect {
    /// The status that the public is warned of by such an event.
    #[must_use]
    pub const fn brings(self) -> Option<Status> {
        match self {
            Self::Suspends => Some(Status::Suspended),
            Self::Ends(end) => Some(end),
            Self::Nothing | Self::Restores | Self::SetsLevel(_) => None,
        }
    }
}

impl EventKind {
    /// The word for it.
    #[must_use]
    pub const fn word(&self) -> EventWord {
        match self {
            Self::Surveillance(_) => EventWord::Surveillance,
            Self::Suspension(_) => EventWord::Suspension,
            Self::Restoration => EventWord::Restoration,
            Self::Withdrawal(_) => EventWord::Withdrawal,
            Self::Cancellation(_) => EventWord::Cancellation,
            Self::LevelChange { .. } => EventWord::LevelChange,
            Self::Correction(_) => EventWord::Correction,
        }
    }

    /// The word for it in YAML and in data.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        self.word().slug()
    }

    /// What it does to status and level, unless a correction voids it.   Source: record.md §3.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        match self {
            Self::Surveillance(_) | Self::Correction(_) => Effect::Nothing,
            Self::Suspension(_) => Effect::Suspends,
            Self::Restoration => Effect::Restores,
            Self::Withdrawal(_) => Effect::Ends(Status::Withdrawn),
            Self::Cancellation(_) => Effect::Ends(Status::Cancelled),
            Self::LevelChange { level, .. } => Effect::SetsLevel(*level),
        }
    }

    /// The word of its reason, where such an event has one.
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Suspension(reason) => Some(reason.slug()),
            Self::Withdrawal(reason) => Some(reason.slug()),
            Self::Cancellation(reason) => Some(reason.slug()),
            Self::Surveillance(_) | Self::Restoration | Self::LevelChange { .. } | Self::Correction(_) => None,
        }
    }

    /// How the visit ended, if it is one.
    #[must_use]
    pub const fn visit(&self) -> Option<VisitResult> {
        match self {
            Self::Surveillance(result) => Some(*result),
            _ => None,
        }
    }

    /// What it says, if it is a correction.
    #[must_use]
    pub const fn correction(&self) -> Option<&Correction> {
        match self {
            Self::Correction(correction) => Some(correction),
            _ => None,
        }
    }

    /// The place, in the certificate's list, of the event that it takes back.
    #[must_use]
    pub fn voids(&self) -> Option<usize> {
        self.correction()?.voids
    }

    /// Whether nothing but a correction may follow.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self.effect(), Effect::Ends(_))
    }
}

vocabulary! {
    /// The kinds of events, in the order of the contract.
    EventWord {
        Surveillance = "surveillance" "监督审核",
        Suspension = "suspension" "暂停",
        Restoration = "restoration" "恢复",
        Withdrawal = "withdrawal" "撤销",
        Cancellation = "cancellation" "注销",
        LevelChange = "level-change" "等级变更",
        Correction = "correction" "更正",
    }

    /// How a surveillance visit ended.
    VisitResult { Passed = "passed" "通过", Failed = "failed" "未通过" }

    /// Why a certificate was suspended.
    SuspensionReason {
        SurveillanceOverdue = "surveillance-overdue" "监督逾期",
        Nonconformity = "nonconformity" "不符合",
        OwnRequest = "own-request" "自己申请",
        MarkMisuse = "mark-misuse" "误用标志",
        LicenceLapsed = "licence-lapsed" "许可失效",
        Fees = "fees" "欠费",
        Regulator = "regulator" "监管要求",
    }

    /// Why the body withdrew a certificate.
    WithdrawalReason {
        SuspensionNotCured = "suspension-not-cured" "暂停期满未改正",
        MarkMisuse = "mark-misuse" "误用标志",
        SeriousIncident = "serious-incident" "严重事件",
        LegalExistenceEnded = "legal-existence-ended" "主体资格终止",
        OversightRefused = "oversight-refused" "拒绝监督",
        Fraud = "fraud" "弄虚作假",
        Regulator = "regulator" "监管要求",
    }

    /// Why a certificate was cancelled.
    CancellationReason {
        OwnRequest = "own-request" "自己申请",
        NotRenewed = "not-renewed" "期满不换证",
        BusinessChanged = "business-changed" "业务变更",
        Merged = "merged" "合并",
    }
}
