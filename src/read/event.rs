//! What happened to a certificate after its issue, as written: the kind says which fields there are.   Source: record.md §2.

use super::evaluation::RawEvaluation;
use super::field::{Optional, Required};
use super::mapping::{mapping, mapping_by_kind};
use crate::model::{CancellationReason, Day, EventWord, StarLevel, SuspensionReason, VisitResult, WithdrawalReason};

mapping_by_kind! {
    /// 发证以后的一件事，例如 { kind: surveillance, on: 2026-12-05, result: passed }
    /// Something that happened after the issue, such as { kind: surveillance, on: 2026-12-05, result: passed }
    pub struct RawEvent {
        /// 事件的种类，决定还要写哪些字段
        /// What happened; it decides which other fields there are
        kind: Required<EventWord>,
        /// 生效的日子，例如 2026-12-05
        /// The day from which it takes effect, such as 2026-12-05
        on: Required<Day>,
        /// 本登记公布它的第一天；不写就是 on
        /// The first day on which this register showed it; `on` unless written
        recorded: Optional<Day>,
        /// 决定的文号，例如 2027-018
        /// The body's document number, such as 2027-018
        decision: Optional<Box<str>>,
    }

    /// What an event of each kind says.
    #[expect(clippy::large_enum_variant, reason = "lives only while its record is checked")]
    pub enum RawEventKind by EventWord {
        /// 监督审核
        /// A surveillance visit
        Surveillance {
            /// 结果：passed 通过，failed 未通过
            /// How it ended: passed or failed
            result: Required<VisitResult>,
        },
        /// 暂停
        /// The certificate is suspended
        Suspension {
            /// 暂停的原因：监督逾期，不符合，自己申请，误用标志，许可失效，欠费，监管要求
            /// Why: surveillance overdue, nonconformity, own request, misuse of the mark, licence lapsed, fees, regulator
            reason: Required<SuspensionReason>,
        },
        /// 恢复
        /// A suspension ends
        Restoration {},
        /// 撤销，不能恢复
        /// The certificate is withdrawn, for ever
        Withdrawal {
            /// 撤销的原因：暂停期满未改正，误用标志，严重事件，主体资格终止，拒绝监督，弄虚作假，监管要求
            /// Why: suspension not cured, misuse of the mark, serious incident, legal existence ended, oversight refused, fraud, regulator
            reason: Required<WithdrawalReason>,
        },
        /// 注销，不能恢复
        /// The certificate is cancelled, for ever
        Cancellation {
            /// 注销的原因：自己申请，期满不换证，业务变更，合并
            /// Why: own request, not renewed, business changed, merged
            reason: Required<CancellationReason>,
        },
        /// 等级变更：写 level 或 evaluation
        /// The level changes: `level` or `evaluation` says to which
        LevelChange {
            /// 新的等级：standard 达标级，three-star 三星级，four-star 四星级，five-star 五星级
            /// The new level: standard (no star), three-star, four-star, five-star
            level: Optional<StarLevel>,
            /// 变更所依据的评价
            /// The audit that it follows from
            evaluation: Optional<RawEvaluation>,
        } with AnyOf(level, evaluation),
        /// 更正，本身不改变状态
        /// A correction; by itself it changes no status
        Correction {
            /// 更正说明，会公开
            /// What was wrong; it is published
            note: Required<Box<str>>,
            /// 被作废的事件：自更正公布之日起，视为从未生效
            /// The event that is voided: once the correction is public, it never took effect
            voids: Optional<RawVoided>,
        },
    }
}

mapping! {
    /// 被作废的那个事件
    /// The event that is voided
    pub struct RawVoided {
        /// 它的种类
        /// Its kind
        kind: Required<EventWord>,
        /// 它生效的日子
        /// The day on which it took effect
        on: Required<Day>,
    }
}
