//! Findings for people at a terminal: the lines of the file with carets under the value.

use std::io::{self, Write};
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Shade};
use codespan_reporting::files::{self, SimpleFiles};
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{self, Config};

use super::{Finding, Severity, Words};
use crate::model::Language;
use crate::say;
use crate::source::{Place, without_forbidden};

/// How findings are written for a person.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    pub language: Language,
    pub colour: bool,
}

impl Terminal {
    /// Findings shown in full; the rest are counted.
    pub const SHOWN: usize = 200;

    /// Writes `findings`, in their order, to `out`; `load` gives the text of a file that a finding names.
    ///
    /// After [`Terminal::SHOWN`] findings the rest are counted only. A file that cannot be loaded is named without its lines.
    ///
    /// # Errors
    /// What `out` refuses.
    pub fn write(
        self,
        findings: &[Finding],
        load: impl Fn(&str) -> Option<String>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut sources = Sources { load, files: SimpleFiles::new(), known: Vec::new() };
        for finding in findings.iter().take(Self::SHOWN) {
            if self.colour {
                self.write_one(finding, &mut sources, &mut Ansi::new(&mut *out))?;
            } else {
                self.write_one(finding, &mut sources, &mut NoColor::new(&mut *out))?;
            }
        }
        if let Some(rest) = findings.len().checked_sub(Self::SHOWN).filter(|rest| *rest > 0) {
            let more = say!(zh: "另有 {rest} 条未列出", en: "{rest} more findings are not shown");
            writeln!(out, "{}", more.in_language(self.language))?;
        }
        Ok(())
    }

    fn write_one<L: Fn(&str) -> Option<String>>(
        self,
        finding: &Finding,
        sources: &mut Sources<L>,
        out: &mut impl WriteColor,
    ) -> io::Result<()> {
        let said = |words: &Words| words.in_language(self.language).to_owned();
        let help = finding.help.as_ref().map(|help| format!("help: {}", said(help)));
        let Some((file, range)) = sources.locate(&finding.place) else {
            let span = finding.place.span;
            writeln!(out, "{}[{}]: {}", finding.severity(), finding.code, said(&finding.message))?;
            writeln!(out, "  ┌─ {}:{}:{}", finding.place.file, span.line, span.column)?;
            return help.map_or(Ok(()), |help| writeln!(out, "  = {help}")).and_then(|()| writeln!(out));
        };
        let mut label = Label::primary(file, range);
        if let Some(note) = &finding.note {
            label = label.with_message(said(note));
        }
        let mut labels = vec![label];
        for related in &finding.related {
            if let Some((file, range)) = sources.locate(&related.place) {
                labels.push(Label::secondary(file, range).with_message(said(&related.note)));
            }
        }
        let shade = match finding.severity() {
            Severity::Error => Shade::Error,
            Severity::Warning => Shade::Warning,
        };
        let diagnostic = Diagnostic::new(shade)
            .with_code(finding.code)
            .with_message(said(&finding.message))
            .with_labels(labels)
            .with_notes(help.into_iter().collect());
        term::emit_to_write_style(out, &Config::default(), &sources.files, &diagnostic).map_err(|error| match error {
            files::Error::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}

/// The texts of the files that findings name, each loaded once.
struct Sources<L> {
    load: L,
    files: SimpleFiles<String, String>,
    known: Vec<(String, Option<usize>)>,
}

impl<L: Fn(&str) -> Option<String>> Sources<L> {
    /// The file of `place` and the part of its first line that is meant.
    fn locate(&mut self, place: &Place) -> Option<(usize, Range<usize>)> {
        let known = self.known.iter().find(|(name, _)| **name == *place.file);
        let file = if let Some((_, file)) = known {
            *file
        } else {
            let loaded = (self.load)(&place.file);
            let file =
                loaded.map(|text| self.files.add(place.file.to_string(), without_forbidden(&text).0.into_owned()));
            self.known.push((place.file.to_string(), file));
            file
        }?;
        let text = self.files.get(file).ok()?.source();
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let meant = text.get(start..end)?;
        let first_line = meant.lines().next().unwrap_or_default();
        Some((file, start..start + first_line.len()))
    }
}
