//! Inputs in, bytes out: what the site consists of. Pure: no I/O, no clock.

pub mod artwork;
pub mod data;
pub mod json;
pub mod xml;
