//! starmark: a public register of star-rated after-sales service certificates.

pub mod model;
pub mod derive;
pub mod source;
pub mod diagnostics;
pub mod read;
pub mod settings;
pub mod content;
pub mod check;
pub mod plan;
pub mod render;
