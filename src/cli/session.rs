//! One run of a command: which project, which language, and where it speaks.

use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::arguments::FindingFormat;
use super::report::write_findings;
use super::root::find_root;
use super::streams::Streams;
use crate::diagnostics::{SortedFindings, Words};
use crate::model::Language;

/// What every command is given beside its own arguments.
pub struct Session<'s> {
    pub language: Language,
    pub streams: Streams<'s>,
    given_root: Option<Utf8PathBuf>,
}

impl<'s> Session<'s> {
    pub const fn new(language: Language, given_root: Option<Utf8PathBuf>, streams: Streams<'s>) -> Self {
        Self { language, streams, given_root }
    }

    /// The root of the project that is meant.
    ///
    /// # Errors
    /// Says where it was looked for.
    pub fn root(&self) -> anyhow::Result<Utf8PathBuf> {
        find_root(self.given_root.as_deref())
    }

    /// Says `words` on standard error.
    ///
    /// # Errors
    /// What the stream refuses.
    pub fn say(&mut self, words: &Words) -> io::Result<()> {
        self.streams.say(words, self.language)
    }

    /// Shows `findings` to a person on standard error.
    ///
    /// # Errors
    /// What the stream refuses.
    pub fn show(&mut self, findings: &SortedFindings, root: &Utf8Path) -> io::Result<()> {
        write_findings(findings, FindingFormat::Terminal, self, root)
    }
}
