//! The label for packs and brochures: laid out once in millimetres, written as SVG, PDF or PNG, and read again.

mod format;
mod ink;
mod layout;
mod pdf;
mod png;
mod read_back;
mod svg;
#[cfg(test)]
mod tests;
mod typeface;

pub use format::LabelFormat;
pub use layout::{Label, LabelError, LabelWords};
pub use read_back::read_back;
