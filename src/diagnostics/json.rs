//! Findings as data: one JSON object a line.

use std::io::{self, Write};

use serde::Serialize;

use super::Finding;
use crate::model::Language;

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    severity: String,
    message: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    help: Option<&'a str>,
}

/// Writes each finding as an object `{code, severity, message, file, line, column, help}` on a line of its own.
///
/// # Errors
/// What `out` refuses.
pub fn write_json(findings: &[Finding], language: Language, out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let line = JsonFinding {
            code: finding.code.as_str(),
            severity: finding.severity.to_string(),
            message: finding.message.in_language(language),
            file: &finding.place.file,
            line: finding.place.span.line,
            column: finding.place.span.column,
            help: finding.help.as_ref().map(|help| help.in_language(language)),
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
