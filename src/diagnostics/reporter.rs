//! Where the findings about one file go. Takes spans of the file, gives places; knows nothing of what stands in it.

use std::sync::Arc;

use super::{Finding, Findings};
use crate::source::{Place, Span};

/// A collector with the file that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Reporter<'a> {
    pub found: &'a Findings,
    pub file: &'a Arc<str>,
}

impl Findings {
    /// Takes findings about `file`.
    #[must_use]
    pub const fn at<'a>(&'a self, file: &'a Arc<str>) -> Reporter<'a> {
        Reporter { found: self, file }
    }
}

impl Reporter<'_> {
    /// The place of `span` in the file.
    #[must_use]
    pub fn place(self, span: Span) -> Place {
        Place { file: Arc::clone(self.file), span }
    }

    /// Takes `finding`, which is about the file.
    pub fn report(self, finding: Finding) {
        self.found.report(finding);
    }
}

/// Reports a [`finding!`](crate::finding) at a span of a [`Reporter`]'s file: `report!(at, E501, on.span, zh: "…", en: "…"; help zh: "…", en: "…")`.
///
/// Across files, `report!(found, from &beginning, U205, place, …)` takes a place, and works out neither it nor words unless the
/// finding is kept: [`Findings::report_from`].
#[macro_export]
macro_rules! report {
    ($found:expr, from $from:expr, $code:ident, $($rest:tt)+) => {
        $found.report_from($from, $crate::diagnostics::Code::$code, || $crate::finding!($code, $($rest)+))
    };
    ($at:expr, $code:ident, $span:expr, $($rest:tt)+) => {
        $at.report($crate::finding!($code, $at.place($span), $($rest)+))
    };
}
