//! What staff read about a task, in both languages.

use crate::derive::{DueKind, DueState, Task};
use crate::diagnostics::Words;
use crate::say;

/// The kind of matter, without its year or day.
pub(super) fn kind(kind: DueKind) -> Words {
    match kind {
        DueKind::Surveillance { .. } => say!(zh: "监督审核", en: "surveillance"),
        DueKind::FollowUp { .. } => say!(zh: "不通过后的处理", en: "follow-up of a failed visit"),
        DueKind::Suspension { .. } => say!(zh: "暂停期满", en: "end of suspension"),
        DueKind::Recertification => say!(zh: "再认证", en: "re-certification"),
    }
}

/// The matter of `task`, with its year, its day or its successor.
pub(super) fn matter(task: &Task<'_>) -> Words {
    match (task.due.kind, &task.successor) {
        (DueKind::Surveillance { year }, _) => {
            say!(zh: "第 {year} 年监督审核", en: "surveillance, year {year}")
        }
        (DueKind::FollowUp { failed }, _) => {
            say!(zh: "{failed} 审核不通过，待处理", en: "visit failed on {failed}")
        }
        (DueKind::Suspension { since }, _) => {
            say!(zh: "{since} 起暂停，待恢复或撤销", en: "suspended since {since}")
        }
        (DueKind::Recertification, None) => say!(zh: "到期前再认证", en: "re-certification before expiry"),
        (DueKind::Recertification, Some(successor)) => {
            let number = &successor.certificate.number;
            say!(zh: "到期，已换证 {number}", en: "expires, renewed by {number}")
        }
    }
}

pub(super) fn state(state: DueState) -> Words {
    match state {
        DueState::Renewed => say!(zh: "已换证", en: "renewed"),
        DueState::Upcoming => say!(zh: "即将开始", en: "upcoming"),
        DueState::Open => say!(zh: "可办理", en: "open"),
        DueState::Nominal => say!(zh: "宜办理", en: "nominal"),
        DueState::Closing => say!(zh: "即将截止", en: "closing"),
        DueState::Overdue => say!(zh: "已逾期", en: "overdue"),
    }
}
