//! Writes files of the sizes and at the places of a site: what a build of it costs at least, on this disk and this kernel.
//! `cargo run --release --example floor -- SITE DIR`.

use std::error::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [site, dir] = arguments.as_slice() else {
        return Err("usage: floor SITE DIR".into());
    };
    let mut files: Vec<(PathBuf, u64)> = Vec::new();
    for entry in walkdir::WalkDir::new(site).sort_by_file_name() {
        let entry = entry?;
        let path = Path::new(dir).join(entry.path().strip_prefix(site)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(path)?;
        } else {
            files.push((path, entry.metadata()?.len()));
        }
    }
    let longest = files.iter().map(|(_, size)| *size).max().unwrap_or_default();
    let bytes = vec![b'x'; usize::try_from(longest)?];
    files.par_iter().try_for_each(|(path, size)| -> std::io::Result<()> {
        let size = usize::try_from(*size).map_err(std::io::Error::other)?;
        File::create_new(path)?.write_all(&bytes[..size])
    })?;
    Ok(())
}
