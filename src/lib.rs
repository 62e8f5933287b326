//! starmark: a public register of star-rated after-sales service certificates.

pub mod model;
pub mod derive;
pub mod diagnostics;
pub mod settings;
pub mod content;
pub mod plan;
pub mod render;
pub mod search;
