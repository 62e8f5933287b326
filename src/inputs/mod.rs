//! What files are made of: digests of the values that were read to make them, by which a build sees what it need not make again.

mod digest;
mod own;

pub use digest::Digest;
pub use own::{Input, Own, Reads};
