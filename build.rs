//! Gives the program a digest of its own sources: what another program made is made anew, whatever version both say they are.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

/// All that decides what the program makes.
const SOURCES: [&str; 4] = ["src", "themes", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut files = BTreeMap::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        gather(Path::new(source), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    (files, env::var("PROFILE").ok(), env::var("TARGET").ok()).hash(&mut hasher);
    println!("cargo::rustc-env=STARMARK_SOURCES={:016x}", hasher.finish());
    Ok(())
}

fn gather(path: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    if !path.is_dir() {
        files.insert(path.display().to_string(), fs::read(path)?);
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        gather(&entry?.path(), files)?;
    }
    Ok(())
}
