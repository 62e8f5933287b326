//! `registry/indicators.yaml` as written: the indicator tree of the standard.   Source: record.md §2.

use super::field::{At, Optional, Required, mapping};
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
    pub struct RawIndicators {
        indicators: Required<Vec<At<RawIndicator>>>,
    }

    /// A section or a clause of the standard.
    pub struct RawIndicator {
        id: Required<Box<str>>,
        name: Required<RawText>,
        points: Optional<Points>,
        children: Optional<Vec<At<RawIndicator>>>,
    }
}
