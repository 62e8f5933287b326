//! An audit's result as written: scores by section or clause by clause.   Source: record.md §2.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::field::{At, Fields, Optional, Read, Required};
use super::mapping::mapping;
use super::scalar::Whole;
use super::tree::{Node, Value};
use super::written::one_of;
use crate::diagnostics::Reporter;
use crate::model::{Day, Points};
use crate::report;

mapping! {
    /// 一次评价的得分
    /// The scores of one audit
    pub struct RawEvaluation {
        /// 评价结束的日子，不晚于发证
        /// The day on which it ended, not after the issue
        concluded: Optional<Day>,
        /// 三个部分的得分；或逐条写 clauses
        /// The scores of the three sections; or give `clauses`
        sections: Optional<RawSections>,
        /// 逐条的得分，例如 { "5.1.2.2": { obtained: 5 }, "5.2.1": excluded }；要有 indicators.yaml
        /// Scores clause by clause, such as { "5.1.2.2": { obtained: 5 }, "5.2.1": excluded }; wants indicators.yaml
        clauses: Optional<RawClauses>,
        /// 特别扣分项数；不写是 0，五项及以上不能认证
        /// How many special deductions; 0 unless written, five or more cannot be certified
        special_deductions: Optional<Whole>,
        /// 加分，0 或 1；不写是 0
        /// Bonus, 0 or 1; 0 unless written
        bonus: Optional<Points>,
    } with OneOf(sections, clauses)

    /// 三个部分的得分
    /// The scores of the three sections
    pub struct RawSections {
        /// 售后服务体系，满分 40
        /// After-sales service system, 40 at most
        system: Required<RawSection>,
        /// 商品服务，满分 35
        /// Commodity service, 35 at most
        commodity: Required<RawSection>,
        /// 顾客服务，满分 25
        /// Customer service, 25 at most
        customer: Required<RawSection>,
    }

    /// 一个部分的得分
    /// The score of one section
    pub struct RawSection {
        /// 得分，例如 38.5
        /// Points obtained, such as 38.5
        obtained: Required<Points>,
        /// 不适用的条款的分值；不写是 0
        /// Points of clauses that do not apply; 0 unless written
        excluded: Optional<Points>,
    }

    /// 一条的得分
    /// The score of one clause
    pub struct RawObtained {
        /// 得分，例如 5
        /// Points obtained, such as 5
        obtained: Required<Points>,
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
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self> {
        let fields = Fields::of(node, name, at)?;
        Some(Self(fields.each(at, |id, score| RawClause { id, score })))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": RawClauseScore::schema(generator) })
    }
}

impl Read for RawClauseScore {
    fn read(node: Node<'_>, name: &str, at: Reporter<'_>) -> Option<Self> {
        match &node.value {
            Value::Scalar(text) if text == "excluded" => Some(Self::Excluded),
            Value::Mapping(_) => RawObtained::read(node, name, at).map(Self::Obtained),
            Value::Refused => None,
            Value::Blank | Value::Scalar(_) | Value::Sequence(_) => {
                report!(at, Y104, node.span,
                    zh: "条款“{name}”既不是得分，也不是 excluded", en: "clause `{name}` is neither a score nor `excluded`";
                    help zh: "写成 {{ obtained: 5 }}，或 excluded（删减）", en: "write {{ obtained: 5 }}, or excluded");
                None
            }
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let excluded = one_of([("excluded", "删减")].into_iter());
        json_schema!({ "anyOf": [RawObtained::schema(generator), excluded] })
    }
}
