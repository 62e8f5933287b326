//! Takes a style or a script that stands inside pages; gives it with the hash that the content security policy asks for.

use sha2::{Digest, Sha256};

/// Code that stands inside pages, the same bytes on each.
pub struct Inline {
    pub code: String,
    /// As the policy writes it: `sha256-…`.
    pub hash: String,
}

impl Inline {
    #[must_use]
    pub fn new(code: String) -> Self {
        let hash = format!("sha256-{}", base64(&Sha256::digest(code.as_bytes())));
        Self { code, hash }
    }
}

/// RFC 4648 §4, padded.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, i| bits << 8 | group.get(i).map_or(0, |byte| u32::from(*byte)));
        for place in 0..4 {
            let digit = ALPHABET[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { digit as char } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648 §10
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_hash_is_that_of_the_content_security_policy() {
        // The example of the specification, CSP Level 3 §8.3
        let inline = Inline::new("alert('Hello, world.');".to_owned());
        assert_eq!(inline.hash, "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
