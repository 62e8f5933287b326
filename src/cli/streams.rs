//! Where a command speaks: nothing that came from outside acts on a terminal or on who reads a log. Takes what the process was
//! given, or what a test reads afterwards; everything that the library prints goes through here, and a lint holds it to that.

use std::fmt;
use std::io::{self, BufRead, BufWriter, IsTerminal, Write};

use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};

use crate::diagnostics::{Visible, Words};
use crate::model::Language;

/// Standard output, standard error, and who reads them.
pub struct Streams<'s> {
    out: Box<dyn Write + 's>,
    err: Box<dyn WriteColor + 's>,
    is_watched: bool,
    answers: Option<Box<dyn BufRead + 's>>,
}

impl Streams<'static> {
    /// Those of the process: coloured, and with a person at them, where they are a terminal.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the only place that opens the two streams")]
    pub fn of_process() -> Self {
        let is_watched = io::stderr().is_terminal();
        let err = BufWriter::new(io::stderr());
        Self {
            out: Box::new(BufWriter::new(io::stdout())),
            err: if is_watched { Box::new(Ansi::new(err)) } else { Box::new(NoColor::new(err)) },
            is_watched,
            answers: (is_watched && io::stdin().is_terminal()).then(|| Box::new(io::stdin().lock()) as Box<_>),
        }
    }
}

impl<'s> Streams<'s> {
    /// Those of a pipe, kept in `out` and `err`: without colours, and with nobody to ask.
    pub fn kept(out: &'s mut Vec<u8>, err: &'s mut Vec<u8>) -> Self {
        Self { out: Box::new(out), err: Box::new(NoColor::new(err)), is_watched: false, answers: None }
    }

    /// Standard output, to be flushed in the end.
    pub(super) fn out(&mut self) -> Visible<&mut (dyn Write + 's)> {
        Visible::new(&mut *self.out)
    }

    /// Standard output for commands of GitHub, to be flushed in the end.
    pub(super) fn commands_out(&mut self) -> Visible<&mut (dyn Write + 's)> {
        Visible::of_commands(&mut *self.out)
    }

    /// Standard error, to be flushed in the end.
    pub(super) fn err(&mut self) -> Visible<&mut (dyn WriteColor + 's)> {
        Visible::new(&mut *self.err)
    }

    /// Whether a person sees standard error as it is written.
    pub(super) const fn is_watched(&self) -> bool {
        self.is_watched
    }

    /// What a person at a terminal answers, and where that person is asked; nothing where nobody is.
    pub(super) fn dialogue(&mut self) -> Option<(&mut (dyn BufRead + 's), Visible<&mut (dyn WriteColor + 's)>)> {
        let answers = self.answers.as_deref_mut()?;
        Some((answers, Visible::new(&mut *self.err)))
    }

    /// Writes `line` to standard error.
    ///
    /// # Errors
    /// What the stream refuses.
    pub(super) fn tell(&mut self, line: &str) -> io::Result<()> {
        let mut err = self.err();
        writeln!(err, "{line}")?;
        err.flush()
    }

    /// Writes `words` to standard error, a line of their own.
    ///
    /// # Errors
    /// What the stream refuses.
    pub(super) fn say(&mut self, words: &Words, language: Language) -> io::Result<()> {
        self.tell(words.in_language(language))
    }

    /// Writes `bytes`, whole texts all of them, to standard output.
    ///
    /// # Errors
    /// What the stream refuses.
    pub(super) fn give(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.out();
        out.write_all(bytes)?;
        out.flush()
    }
}

impl fmt::Debug for Streams<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Streams").field("is_watched", &self.is_watched).finish_non_exhaustive()
    }
}
