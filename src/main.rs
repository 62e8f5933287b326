//! The binary: arguments in, exit code out. Everything else is in the library.

use starmark::cli::{Exit, Streams, run};

fn main() -> Exit {
    run(std::env::args_os(), Streams::of_process())
}
