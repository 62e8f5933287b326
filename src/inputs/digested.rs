//! A value that many things are made of. Its digest is worked out once.

use std::hash::Hash;
use std::ops::Deref;

use super::Digest;

/// A value that nobody changes any more, with its digest.
#[derive(Debug)]
pub struct Digested<T> {
    value: T,
    digest: Digest,
}

impl<T: Hash> Digested<T> {
    #[must_use]
    pub fn of(value: T) -> Self {
        Self { digest: Digest::of(&value), value }
    }

    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }
}

impl<T> Deref for Digested<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
