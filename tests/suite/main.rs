//! The promises of the contract, held against the binary as it was built: a module per feature.

#![allow(clippy::disallowed_methods, reason = "a test writes projects, not sites")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the builder writes small letters")]

mod announced;
mod any_text;
mod architecture;
mod artwork;
mod artwork_in_print;
mod artwork_labels;
mod artwork_orders;
mod broken;
mod byte_for_byte;
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
mod incremental;
mod init;
mod input;
mod killed;
mod law;
mod limits;
mod memory;
mod newcomer;
mod output_folder;
mod preview;
mod project;
mod published_codes;
mod publishing;
mod report;
mod schema;
mod scoring;
mod serve;
mod site;
mod status;
