//! `registry/indicators.yaml` as written: the indicator tree of the standard.   Source: record.md §2.

use super::field::{At, List, Optional, Required};
use super::mapping::mapping;
use super::read_single;
use super::record::RawText;
use crate::diagnostics::Findings;
use crate::model::Points;
use crate::source::TextFile;

/// The tree that `file` writes; `None` when it cannot be read at all, which is reported.
pub fn read_indicators(file: &TextFile, found: &Findings) -> Option<At<RawIndicators>> {
    read_single(file, "indicators.yaml", found)
}

mapping! {
    /// 标准的指标树
    /// The indicator tree of the standard
    pub struct RawIndicators {
        /// 三个部分，各带下面的条款
        /// The three sections with the clauses below them
        indicators: Required<List<RawIndicator>>,
    }

    /// 一个部分或一条条款
    /// A section or a clause of the standard
    pub struct RawIndicator {
        /// 标准里的编号，加引号，例如 "5.1"
        /// Its number in the standard, quoted, such as "5.1"
        id: Required<Box<str>>,
        /// 名称
        /// Its name
        name: Required<RawText>,
        /// 分值；不知道就不写
        /// Its points; left out where not known
        points: Optional<Points>,
        /// 下一级条款
        /// The clauses below it
        children: Optional<List<RawIndicator>>,
    }
}
