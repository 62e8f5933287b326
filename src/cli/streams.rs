//! Standard output and standard error, on which nothing that came from outside acts on a terminal or on who reads a log.
//! Everything that the binary prints goes through here; a lint holds it to that.

#![expect(clippy::disallowed_methods, reason = "the only place that opens the two streams")]

use std::io::{self, BufWriter, IsTerminal, Write};

use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};

use crate::diagnostics::Visible;

/// Standard output, to be flushed in the end.
pub fn out() -> Visible<impl Write> {
    Visible::new(BufWriter::new(io::stdout().lock()))
}

/// Standard output for commands of GitHub, to be flushed in the end.
pub fn commands_out() -> Visible<impl Write> {
    Visible::of_commands(BufWriter::new(io::stdout().lock()))
}

/// Standard error, coloured when it is a terminal, to be flushed in the end.
pub fn err() -> Visible<Box<dyn WriteColor>> {
    let stream = BufWriter::new(io::stderr().lock());
    Visible::new(if err_is_terminal() { Box::new(Ansi::new(stream)) } else { Box::new(NoColor::new(stream)) })
}

/// Whether a person sees standard error as it is written.
pub fn err_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Writes `line` to standard error.
///
/// # Errors
/// What the stream refuses.
pub fn tell(line: &str) -> io::Result<()> {
    let mut out = err();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Writes `bytes`, whole texts all of them, to standard output.
///
/// # Errors
/// What the stream refuses.
pub fn give(bytes: &[u8]) -> io::Result<()> {
    let mut out = out();
    out.write_all(bytes)?;
    out.flush()
}
