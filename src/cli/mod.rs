//! The command line: arguments, clock, printing, exit codes. The only place that prints and the only one that asks for the day.

mod arguments;
mod artwork;
mod build;
mod due;
mod init;
mod progress;
mod report;
mod root;
mod run;
mod serve;
mod status;
mod streams;
mod today;
mod why;

pub use run::run;
