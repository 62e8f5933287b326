//! starmark: a public register of star-rated after-sales service certificates.

pub mod publish;
