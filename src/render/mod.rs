//! Inputs in, bytes out: the theme and the pages, artwork, data files, the worklist of staff, what servers are told. Pure: no clock, and no I/O but reading the theme.

pub mod answer;
pub mod artwork;
pub mod csv;
pub mod data;
pub mod due;
pub mod hosting;
pub mod json;
pub mod pages;
pub mod theme;
pub mod xml;
