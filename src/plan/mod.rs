//! What the site consists of: where each thing stands, and what is to be made.

mod route;

pub use route::{Address, ListOf, Route};
