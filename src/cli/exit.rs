//! How a command ends.   Source: record.md §6.

use std::process::{ExitCode, Termination};

use crate::diagnostics::Words;

/// The exit code of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: it did what was asked, and the answer is yes.
    Done = 0,
    /// 1: the data have errors, the label is refused, no certificate that is meant is valid.
    Refused = 1,
    /// 2: it could not run: usage, input and output, or, for a question, the data.
    CouldNotRun = 2,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// Why a command could not run, in both languages: an error whose reader is not a programmer.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.en)]
pub struct Refusal(pub Words);
