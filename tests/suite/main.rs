//! The promises of the contract, held against the binary as it was built: a module per feature.

#![allow(clippy::disallowed_methods, reason = "a test writes projects, not sites")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the builder writes small letters")]

mod any_text;
mod architecture;
mod artwork;
mod artwork_in_print;
mod artwork_labels;
mod artwork_orders;
mod broken;
mod carets;
mod command_line;
mod data;
mod determinism;
mod documents;
mod due;
mod editorial;
mod example_register;
mod explained;
mod fragment;
mod golden;
mod hostile;
mod hosting;
mod input;
mod killed;
mod law;
mod limits;
mod newcomer;
mod preview;
mod project;
mod publishing;
mod schema;
mod scoring;
mod site;
mod status;
