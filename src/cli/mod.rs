//! The command line: arguments, clock, printing, exit codes. The only place that prints and the only one that asks for the day.

mod against;
mod arguments;
mod artwork;
mod build;
mod check;
mod due;
mod exit;
mod explain;
mod init;
mod new;
mod progress;
mod report;
mod root;
mod run;
mod serve;
mod session;
mod status;
mod streams;
mod today;
mod why;

pub use exit::Exit;
pub use run::run;
pub use streams::Streams;
