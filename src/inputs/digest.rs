//! Did it change? Takes a value, gives eight bytes to compare instead of it. Refuses to know what the value means.

use std::cell::Cell;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The first 64 bits of BLAKE3 over all that a value hashes: equal digests are taken for equal values. So few are enough because two
/// versions of one thing are compared, never all things with one another.
///
/// Good on one kind of machine and for one version of the program: what a value hashes may change with either. As text: 16 lower-case
/// hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(u64);

/// What values hash, as bytes.
#[derive(Default)]
struct Hashed(Vec<u8>);

impl Digest {
    /// In the place of one that there is not.
    pub(super) const ZERO: Self = Self(0);

    /// The digest of `value`.   Cost: a copy of what it hashes, and 1 ns a byte.
    #[must_use]
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        thread_local! {
            static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
        }
        let mut hashed = Hashed(ROOM.take());
        value.hash(&mut hashed);
        let digest = Self::of_bytes(&hashed.0);
        hashed.0.clear();
        ROOM.set(hashed.0);
        digest
    }

    /// The digest of `bytes`.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut first = [0; 8];
        first.copy_from_slice(&blake3::hash(bytes).as_bytes()[..8]);
        Self(u64::from_be_bytes(first))
    }

    /// The digest of this program: of its sources, and of what it was compiled for.
    #[must_use]
    pub fn of_this_program() -> Self {
        Self::of(env!("STARMARK_SOURCES"))
    }

    /// What `Display` writes.
    pub(super) fn written(self) -> [u8; 16] {
        let nibble = |at: usize| usize::from(self.0.to_be_bytes()[at / 2] >> (4 * (1 - at % 2)) & 0xf);
        std::array::from_fn(|at| b"0123456789abcdef"[nibble(at)])
    }

    /// Reads what `Display` wrote; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 16 {
            return None;
        }
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        text.bytes().try_fold(0, |number, byte| Some(number << 4 | u64::from(digit(byte)?))).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        Digest::of_bytes(&self.0).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back_is_the_same_digest() {
        let digest = Digest::of("starmark");
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        assert_eq!(digest.written(), digest.to_string().as_bytes());
        for text in ["", &digest.to_string()[1..], &digest.to_string().to_uppercase(), "+000000000000001"] {
            assert_eq!(Digest::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_lies_between_values_is_part_of_them() {
        assert_ne!(Digest::of(&("ab", "c")), Digest::of(&("a", "bc")));
        assert_ne!(Digest::of(&vec![vec![1, 2], vec![]]), Digest::of(&vec![vec![1], vec![2]]));
        assert_ne!(Digest::of(&None::<u8>), Digest::of(&Some(0_u8)));
    }
}
