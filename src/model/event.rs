//! What happened to a certificate after its issue.

use serde::{Deserialize, Serialize};

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
    /// Every kind's word, in the order of the contract.
    pub const SLUGS: [&'static str; 7] =
        ["surveillance", "suspension", "restoration", "withdrawal", "cancellation", "level-change", "correction"];
    /// What the kinds are called in Chinese, in the order of [`EventKind::SLUGS`].
    pub const CHINESE: [&'static str; 7] = ["监督审核", "暂停", "恢复", "撤销", "注销", "等级变更", "更正"];

    /// The word for it in YAML and in data.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Surveillance(_) => "surveillance",
            Self::Suspension(_) => "suspension",
            Self::Restoration => "restoration",
            Self::Withdrawal(_) => "withdrawal",
            Self::Cancellation(_) => "cancellation",
            Self::LevelChange { .. } => "level-change",
            Self::Correction(_) => "correction",
        }
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

/// A closed vocabulary of the contract: each word of it is a variant.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $slug:literal $chinese:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every word, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in YAML and in data.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// What staff call it in Chinese.
            #[must_use]
            pub const fn chinese(self) -> &'static str {
                match self { $(Self::$variant => $chinese),+ }
            }
        }
    };
}

vocabulary! {
    /// How a surveillance visit ended.
    VisitResult { Passed = "passed" "通过", Failed = "failed" "未通过" }
}

vocabulary! {
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
}

vocabulary! {
    /// Why the body withdrew a certificate.
    WithdrawalReason {
        SuspensionNotCured = "suspension-not-cured" "暂停期满未改正",
        MarkMisuse = "mark-misuse" "误用标志",
        SeriousIncident = "serious-incident" "严重事件",
        LegalExistenceEnded = "legal-existence-ended" "主体资格终止",
        OversightRefused = "oversight-refused" "拒绝监督",
    }
}

vocabulary! {
    /// Why a certificate was cancelled.
    CancellationReason {
        OwnRequest = "own-request" "自己申请",
        NotRenewed = "not-renewed" "期满不换证",
        BusinessChanged = "business-changed" "业务变更",
    }
}
