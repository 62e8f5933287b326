//! Findings and results on their way to people and to pipes.

use std::io::{self, IsTerminal, Write};

use camino::Utf8Path;

use super::arguments::FindingFormat;
use crate::diagnostics::{Finding, Severity, Terminal, write_json};
use crate::model::Language;
use crate::source::TextFile;

/// Writes `findings`: for people to standard error with the lines of the files below `root`, as JSON to standard output.
///
/// # Errors
/// What the stream refuses.
pub fn write_findings(
    findings: &[Finding],
    format: FindingFormat,
    language: Language,
    root: &Utf8Path,
) -> io::Result<()> {
    match format {
        FindingFormat::Terminal => {
            let terminal = Terminal { language, colour: io::stderr().is_terminal() };
            let load = |name: &str| TextFile::read(root, name).ok().map(|file| file.text);
            let mut out = io::BufWriter::new(io::stderr().lock());
            terminal.write(findings, load, &mut out)?;
            out.flush()
        }
        FindingFormat::Json => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            write_json(findings, language, &mut out)?;
            out.flush()
        }
    }
}

/// How many errors and how many warnings there are.
pub fn count(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    (errors, findings.len() - errors)
}
