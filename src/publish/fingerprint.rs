//! Are two files the same? Takes bytes, gives 24 bytes to compare instead of them.

use std::fmt;

/// Length and BLAKE3, cut to 128 bits: equal fingerprints are taken for equal bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// As bytes: a number would take eight more beside it.
    hash: [u8; 16],
    length: u64,
}

impl Fingerprint {
    /// Cost: one pass, about 1 µs a kilobyte.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut hash = [0; 16];
        hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self { hash, length: bytes.len() as u64 }
    }

    /// Bytes.
    pub(super) const fn length(&self) -> u64 {
        self.length
    }

    pub(super) const fn hash(&self) -> Hash {
        Hash(u128::from_be_bytes(self.hash))
    }

    /// Reads [`hash`](Self::hash) and [`length`](Self::length) as they were written; `None` for anything else.
    pub(super) fn of_parts(hash: &str, length: &str) -> Option<Self> {
        let written_by_us = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if hash.len() != 32 || !hash.bytes().all(written_by_us) {
            return None;
        }
        let hash = u128::from_str_radix(hash, 16).ok()?.to_be_bytes();
        Some(Self { hash, length: length.parse().ok()? })
    }
}

/// As text: 32 lower-case hexadecimal digits.
pub(super) struct Hash(u128);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back_is_the_same_fingerprint() {
        for bytes in [&b""[..], b"a", b"starmark"] {
            let print = Fingerprint::of(bytes);
            assert_eq!(Fingerprint::of_parts(&print.hash().to_string(), &print.length().to_string()), Some(print));
        }
    }

    #[test]
    fn the_hash_is_the_beginning_of_blake3() {
        let whole = blake3::hash(b"starmark").to_hex();
        assert_eq!(Fingerprint::of(b"starmark").hash().to_string(), whole[..32]);
    }

    #[test]
    fn text_of_another_form_is_refused() {
        let good = Fingerprint::of(b"a").hash().to_string();
        for (hash, length) in [("", "1"), (&good[1..], "1"), (&good.to_uppercase(), "1"), (&good, "x"), (&good, "")] {
            assert_eq!(Fingerprint::of_parts(hash, length), None, "{hash} {length}");
        }
    }
}
