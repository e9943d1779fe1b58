//! Names the rules the program is built with. What Today says is kept in the register; lines that other rules worked
//! out must not be taken for this program's own.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::{fs, io};

/// Everything a line of Today may depend on.
const RULES: [&str; 3] = ["src/domain", "src/reference", "src/store/dossier.rs"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for place in RULES {
        println!("cargo:rerun-if-changed={place}");
        add(Path::new(place), &mut hasher)?;
    }
    println!("cargo:rustc-env=DHR_RULES={:016x}", hasher.finish());
    Ok(())
}

fn add(place: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if !place.is_dir() {
        fs::read(place)?.hash(hasher);
        return Ok(());
    }
    let mut inside = fs::read_dir(place)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    inside.iter().try_for_each(|path| add(path, hasher))
}
