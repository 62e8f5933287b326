//! `certificates.jsonl`: one `credentialSubject` a line, and the digest of them all.

use std::fmt;

use rayon::prelude::*;
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::subject::CredentialSubject;
use crate::derive::Certified;
use crate::render::json::append;

/// The SHA-256 digest of `certificates.jsonl`, written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataDigest([u8; 32]);

/// The open data of `certificates`: a line each, in their order.   Cost: on all threads; the file stands in memory.
#[must_use]
pub fn json_lines(certificates: &[Certified<'_>], publish_scores: bool) -> Vec<u8> {
    let line = |mut file: Vec<u8>, certified: &Certified<'_>| {
        append(&CredentialSubject::of(certified, publish_scores), &mut file);
        file.push(b'\n');
        file
    };
    let mut file = Vec::new();
    for some in certificates.chunks(AT_ONCE) {
        let parts: Vec<Vec<u8>> =
            some.par_chunks(AT_ONCE / 16).map(|part| part.iter().fold(Vec::new(), line)).collect();
        for part in parts {
            file.extend_from_slice(&part);
        }
    }
    file
}

/// So many lines are made on all threads before they are put together.
const AT_ONCE: usize = 8192;

impl DataDigest {
    /// The digest of a file.
    #[must_use]
    pub fn of(file: &[u8]) -> Self {
        Self(Sha256::digest(file).into())
    }
}

impl fmt::Display for DataDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for DataDigest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::data::{Issuing, credential, specimen};

    #[test]
    fn a_line_is_the_subject_of_the_credential() {
        let settings = specimen::settings();
        specimen::certified(&specimen::record(), "2026-11-21", |certified| {
            let file = json_lines(std::slice::from_ref(certified), settings.publish_scores);
            let text = String::from_utf8(file).expect("UTF-8");
            let subject: Vec<serde_json::Value> =
                text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            let credential = credential(certified, &Issuing::of(&settings));
            let credential: serde_json::Value = serde_json::from_slice(&credential).expect("JSON");
            assert_eq!(subject, [credential["credentialSubject"].clone()]);
            assert!(text.ends_with("}\n"));
        });
    }

    #[test]
    fn a_digest_is_written_as_sha256sum_does() {
        let nothing = DataDigest::of(&json_lines(&[], false)).to_string();
        assert_eq!(nothing, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
