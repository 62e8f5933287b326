//! The promises of the contract, held against the binary as it was built: a module per feature.

mod architecture;
mod broken;
mod command_line;
mod documents;
mod limits;
mod project;
