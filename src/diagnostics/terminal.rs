//! Findings for people at a terminal: errors first, the lines of the file with carets under the value.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::ops::Range;
use std::sync::Arc;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity as Shade};
use codespan_reporting::files;
use codespan_reporting::term::termcolor::WriteColor;
use codespan_reporting::term::{self, Config};

use super::excerpt::Excerpts;
use super::{Code, Finding, Severity, SortedFindings, Tally, Words, visible};
use crate::model::Language;
use crate::say;
use crate::source::Place;

/// How findings are written for a person.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    pub language: Language,
}

/// Warnings of one rule that were shown, and more of them that were not.
#[derive(Clone, Copy, Debug, Default)]
struct Folded {
    shown: u64,
    more: u64,
}

impl Terminal {
    /// Findings shown in full; the rest are counted.
    pub const SHOWN: usize = 200;
    /// Warnings of one rule shown in full.
    pub const ALIKE: u64 = 5;

    /// Writes `findings`, in their order, to `out`; `load` gives the text of a file that a finding names.
    ///
    /// Behind [`Terminal::ALIKE`] warnings of one rule, one line counts the others; behind [`Terminal::SHOWN`] findings, errors
    /// before warnings, none is shown. The last line of more than one finding counts all. A file that cannot be loaded is
    /// named without its lines.
    ///
    /// # Errors
    /// What `out` refuses.
    pub fn write(
        self,
        findings: &SortedFindings,
        load: impl Fn(&str) -> Option<String>,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        let mut sources = FileTexts { load, loaded: VecDeque::new() };
        let mut warnings: BTreeMap<Code, Folded> = BTreeMap::new();
        let mut shown = 0;
        for finding in &findings.listed {
            let is_room = shown < Self::SHOWN;
            let is_shown = if finding.severity == Severity::Warning {
                let alike = warnings.entry(finding.code).or_default();
                let is_shown = is_room && alike.shown < Self::ALIKE;
                *(if is_shown { &mut alike.shown } else { &mut alike.more }) += 1;
                is_shown
            } else {
                is_room
            };
            if is_shown {
                shown += 1;
                self.write_one(finding, &mut sources, out)?;
            }
        }
        self.write_totals(&warnings, findings.tally(), shown, out)
    }

    /// A line for each rule of which warnings are not shown, then how many findings there are of each severity.
    fn write_totals(
        self,
        warnings: &BTreeMap<Code, Folded>,
        tally: Tally,
        shown: usize,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        for (code, Folded { shown, more }) in warnings.iter().filter(|(_, folded)| folded.more > 0) {
            let title = code.explanation(self.language).title;
            let folded = if *shown == 0 {
                say!(zh: "{code} {title}：{more} 处", en: "{code} {title}: {more} not shown")
            } else {
                say!(zh: "{code} {title}：以上 {shown} 处，另有 {more} 处", en: "{code} {title}: the {shown} above and {more} more")
            };
            writeln!(out, "{}", folded.in_language(self.language))?;
        }
        if tally.sum() < 2 {
            return Ok(());
        }
        let Tally { errors, warnings } = tally;
        let hidden = tally.sum() - shown as u64;
        let total = if hidden == 0 {
            say!(zh: "共 {errors} 个错误，{warnings} 条警告", en: "errors: {errors}, warnings: {warnings}")
        } else {
            say!(
                zh: "共 {errors} 个错误，{warnings} 条警告，其中 {hidden} 条未列出",
                en: "errors: {errors}, warnings: {warnings}; not shown: {hidden}"
            )
        };
        writeln!(out, "{}", total.in_language(self.language))
    }

    fn write_one<L: Fn(&str) -> Option<String>>(
        self,
        finding: &Finding,
        sources: &mut FileTexts<L>,
        out: &mut dyn WriteColor,
    ) -> io::Result<()> {
        let said = |words: &Words| words.in_language(self.language).to_owned();
        let help = finding.help.as_ref().map(|help| format!("help: {}", said(help)));
        let (excerpts, located) = sources.excerpts(finding);
        let mut labels = located.into_iter();
        let Some((file, range)) = labels.next().flatten() else {
            let Place { file, span } = &finding.place;
            writeln!(out, "{}[{}]: {}", finding.severity, finding.code, said(&finding.message))?;
            writeln!(out, "  ┌─ {}:{}:{}", visible(file), span.line, span.column)?;
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
struct FileTexts<L> {
    load: L,
    loaded: VecDeque<(Arc<str>, Option<String>)>,
}

/// The index of a file of the excerpts, and the bytes in it that are meant.
type Located = Option<(usize, Range<usize>)>;

impl<L: Fn(&str) -> Option<String>> FileTexts<L> {
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
