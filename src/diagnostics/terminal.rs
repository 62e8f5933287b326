//! Findings for people at a terminal: the lines of the file with carets under the value.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Shade};
use codespan_reporting::files;
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{self, Config};

use super::excerpt::Excerpts;
use super::{Finding, Severity, SortedFindings, Words};
use crate::model::Language;
use crate::say;
use crate::source::Place;

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
        findings: &SortedFindings,
        load: impl Fn(&str) -> Option<String>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut sources = Sources { load, loaded: VecDeque::new() };
        for finding in findings.listed.iter().take(Self::SHOWN) {
            if self.colour {
                self.write_one(finding, &mut sources, &mut Ansi::new(&mut *out))?;
            } else {
                self.write_one(finding, &mut sources, &mut NoColor::new(&mut *out))?;
            }
        }
        let rest = findings.listed.len().saturating_sub(Self::SHOWN) as u64 + findings.left_out.sum();
        if rest > 0 {
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
        let (excerpts, located) = sources.excerpts(finding);
        let mut labels = located.into_iter();
        let Some((file, range)) = labels.next().flatten() else {
            let span = finding.place.span;
            writeln!(out, "{}[{}]: {}", finding.severity, finding.code, said(&finding.message))?;
            writeln!(out, "  ┌─ {}:{}:{}", finding.place.file, span.line, span.column)?;
            return help.map_or(Ok(()), |help| writeln!(out, "  = {help}")).and_then(|()| writeln!(out));
        };
        let related = labels.zip(&finding.related);
        let mut label = Label::primary(file, range);
        if let Some(note) = &finding.note {
            label = label.with_message(said(note));
        }
        let mut labels = vec![label];
        for (located, related) in related {
            if let Some((file, range)) = located {
                labels.push(Label::secondary(file, range).with_message(said(&related.note)));
            }
        }
        let shade = match finding.severity {
            Severity::Error => Shade::Error,
            Severity::Warning => Shade::Warning,
        };
        let diagnostic = Diagnostic::new(shade)
            .with_code(finding.code)
            .with_message(said(&finding.message))
            .with_labels(labels)
            .with_notes(help.into_iter().collect());
        term::emit_to_write_style(out, &Config::default(), &excerpts, &diagnostic).map_err(|error| match error {
            files::Error::Io(error) => error,
            other => io::Error::other(other),
        })
    }
}

/// The texts of the files that findings name, the last two of them kept: findings come sorted by file, and one that names
/// two places names two files at most.
struct Sources<L> {
    load: L,
    loaded: VecDeque<(Arc<str>, Option<String>)>,
}

/// The index of a file of the excerpts, and the bytes in it that are meant.
type Located = Option<(usize, Range<usize>)>;

impl<L: Fn(&str) -> Option<String>> Sources<L> {
    /// The lines that `finding` names, and where in them its place and its related places stand.
    fn excerpts(&mut self, finding: &Finding) -> (Excerpts, Vec<Located>) {
        let places: Vec<&Place> =
            [&finding.place].into_iter().chain(finding.related.iter().map(|label| &label.place)).collect();
        let mut excerpts = Excerpts::default();
        let mut located: Vec<Located> = vec![None; places.len()];
        for (number, place) in places.iter().enumerate() {
            if places[..number].iter().any(|earlier| earlier.file == place.file) {
                continue;
            }
            let Some(text) = self.text(&place.file) else { continue };
            let same: Vec<usize> = (number..places.len()).filter(|at| places[*at].file == place.file).collect();
            let in_file: Vec<&Place> = same.iter().map(|at| places[*at]).collect();
            for (at, found) in same.iter().zip(excerpts.add(&place.file, text, &in_file)) {
                located[*at] = found;
            }
        }
        (excerpts, located)
    }

    fn text(&mut self, name: &Arc<str>) -> Option<&str> {
        let known = self.loaded.iter().position(|(known, _)| known == name);
        let at = known.unwrap_or_else(|| {
            self.loaded.truncate(1);
            self.loaded.push_front((Arc::clone(name), (self.load)(name)));
            0
        });
        self.loaded[at].1.as_deref()
    }
}
