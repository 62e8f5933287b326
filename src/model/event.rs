//! What happened to a certificate after its issue.

use super::{Day, Evaluation, StarLevel};

/// An entry of a certificate's history. Entries are only ever appended.
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub note: Box<str>,
    /// The place, in the certificate's list, of the event that never took effect.
    pub voids: Option<usize>,
}

impl EventKind {
    /// Every kind's word, in the order of the contract.
    pub const SLUGS: [&'static str; 7] =
        ["surveillance", "suspension", "restoration", "withdrawal", "cancellation", "level-change", "correction"];

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

    /// Whether nothing but a correction may follow.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::Withdrawal(_) | Self::Cancellation(_))
    }
}

/// A closed vocabulary of the contract: each word of it is a variant.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($variant),+ }

        impl $name {
            /// Every word, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it in YAML and in data.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }
        }
    };
}

vocabulary! {
    /// How a surveillance visit ended.
    VisitResult { Passed = "passed", Failed = "failed" }
}

vocabulary! {
    /// Why a certificate was suspended.
    SuspensionReason {
        SurveillanceOverdue = "surveillance-overdue",
        Nonconformity = "nonconformity",
        OwnRequest = "own-request",
        MarkMisuse = "mark-misuse",
        LicenceLapsed = "licence-lapsed",
        Fees = "fees",
        Regulator = "regulator",
    }
}

vocabulary! {
    /// Why the body withdrew a certificate.
    WithdrawalReason {
        SuspensionNotCured = "suspension-not-cured",
        MarkMisuse = "mark-misuse",
        SeriousIncident = "serious-incident",
        LegalExistenceEnded = "legal-existence-ended",
        OversightRefused = "oversight-refused",
    }
}

vocabulary! {
    /// Why a certificate was cancelled.
    CancellationReason {
        OwnRequest = "own-request",
        NotRenewed = "not-renewed",
        BusinessChanged = "business-changed",
    }
}
