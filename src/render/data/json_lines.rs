//! `certificates.jsonl`: one `credentialSubject` a line, and the digest of them all.

use std::fmt;

use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::subject::Subject;
use crate::derive::Certified;
use crate::render::json::append;

/// Writes the open data line by line, so that a large register never stands in memory as a whole.
pub struct JsonLines {
    publish_scores: bool,
    hasher: Sha256,
}

/// The SHA-256 digest of `certificates.jsonl`, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 32]);

impl JsonLines {
    #[must_use]
    pub fn new(publish_scores: bool) -> Self {
        Self { publish_scores, hasher: Sha256::new() }
    }

    /// Appends the line of `certified`, line end included, to `file`, whose earlier bytes the caller may have put away.
    pub fn push(&mut self, certified: &Certified<'_>, file: &mut Vec<u8>) {
        let start = file.len();
        append(&Subject::of(certified, self.publish_scores), file);
        file.push(b'\n');
        self.hasher.update(&file[start..]);
    }

    /// The digest of every line pushed.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(self.hasher.finalize().into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::data::{Issuing, credential, specimen};

    #[test]
    fn a_line_is_the_subject_of_the_credential_and_the_digest_is_that_of_the_file() {
        let settings = specimen::settings();
        specimen::certified(&specimen::record(), "2026-11-21", |certified| {
            let mut lines = JsonLines::new(settings.publish_scores);
            let mut file = Vec::new();
            lines.push(certified, &mut file);
            lines.push(certified, &mut file);

            let text = String::from_utf8(file.clone()).expect("UTF-8");
            let subject: Vec<serde_json::Value> =
                text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            let credential = credential(certified, &Issuing::of(&settings));
            let credential: serde_json::Value = serde_json::from_slice(&credential).expect("JSON");
            assert_eq!(subject, [credential["credentialSubject"].clone(), credential["credentialSubject"].clone()]);
            assert_eq!(lines.finish(), Digest(Sha256::digest(&file).into()));
        });
    }

    #[test]
    fn a_digest_is_written_as_sha256sum_does() {
        let nothing = JsonLines::new(false).finish().to_string();
        assert_eq!(nothing, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
