//! What files are made of: digests of the values that were read to make them, by which a build sees what it need not make again.

mod digest;
mod digested;
mod own;

pub use digest::Digest;
pub use digested::Digested;
pub use own::{Input, Own, Reads};
