//! Writes a project with N certificates for benchmarks: `cargo run --release --example generate -- N DIR`.

#[path = "../benches/register.rs"]
mod register;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [count, dir] = arguments.as_slice() else {
        return Err("usage: generate N DIR".into());
    };
    register::write_register(count.parse()?, Path::new(dir))?;
    Ok(())
}
