//! Why a document is no YAML: what people typed where it wants another character, or else what the parser says.

use granit_parser::{ErrorKind, ScanError};

use super::documents::Document;
use super::slips::slips;
use super::syntax;
use crate::diagnostics::Findings;
use crate::report;
use crate::source::{Positions, Span};

/// Y101 for `error`, with which the parser gave `document` up: for the slips that led to it, where there are any.
pub(super) fn report_scan_error(document: &Document<'_>, error: &ScanError, found: &Findings) {
    let text = &document.text;
    let byte = error.marker().byte_offset().expect("a text in memory has byte offsets").min(text.len());
    if report_slips(document, byte, found) {
        return;
    }
    let (message, help) = syntax::told(error.kind());
    let span = match error.kind() {
        ErrorKind::TabInPlainScalar => first_tab_behind(byte, text),
        _ => Span::in_text(text, byte, byte),
    };
    report!(found.at(document.file), Y101, document.in_file(span), message; help help);
}

/// Y101 for each slip that `document` was written with; whether there are any up to the line of `byte`, where it could not
/// be understood. Nothing is reported where there are none.
pub(super) fn report_slips(document: &Document<'_>, byte: usize, found: &Findings) -> bool {
    let text = &document.text;
    let line_end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline);
    let slips = slips(text);
    if slips.first().is_none_or(|first| first.range.start > line_end) {
        return false;
    }
    let mut positions = Positions::of(text);
    for slip in slips {
        let span = positions.span(slip.range.start, slip.range.end);
        slip.report(document.in_file(span), found.at(document.file));
    }
    true
}

/// The tab that the parser means when it names the value before it.
fn first_tab_behind(byte: usize, text: &str) -> Span {
    match text[byte..].find('\t').map(|tab| byte + tab) {
        Some(tab) => Span::in_text(text, tab, tab + 1),
        None => Span::in_text(text, byte, byte),
    }
}
