//! Inputs to bytes, pure: the theme and the pages.

pub mod pages;
pub mod theme;
