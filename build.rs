//! Names the rules the program is built with. What Today says is kept in the register; lines that other rules worked
//! out must not be taken for this program's own. And says how a release is put together, so that little of it comes
//! into memory.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]
#![allow(clippy::disallowed_methods, reason = "and cargo to it through the environment")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

/// Everything a line of Today may depend on.
const RULES: [&str; 3] = ["src/domain", "src/reference", "src/store/dossier.rs"];
/// Which code lies where in a release.
const LAYOUT: &str = "src/seldom.ld";
/// From this version of the C library on, a program may keep the places that hold an address as a short list: half a
/// megabyte less to read at every start.
const SHORT_LISTS: (u32, u32) = (2, 36);

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for place in RULES {
        println!("cargo:rerun-if-changed={place}");
        add(Path::new(place), &mut hasher)?;
    }
    println!("cargo:rustc-env=DHR_RULES={:016x}", hasher.finish());
    lay_out()
}

/// Only for a release on Linux, and only with the linker that comes with the compiler: another may know neither.
fn lay_out() -> io::Result<()> {
    println!("cargo:rerun-if-changed={LAYOUT}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let own_linker = env::var("RUSTC_LINKER").is_ok()
        || env::var("CARGO_ENCODED_RUSTFLAGS").is_ok_and(|flags| flags.contains("link"));
    if !is("PROFILE", "release")
        || !is("CARGO_CFG_TARGET_OS", "linux")
        || !is("CARGO_CFG_TARGET_ENV", "gnu")
        || own_linker
    {
        return Ok(());
    }
    println!("cargo:rustc-link-arg-bins=-T{}", fs::canonicalize(LAYOUT)?.display());
    if env::var("HOST").ok() == env::var("TARGET").ok() && c_library().is_some_and(|version| version >= SHORT_LISTS) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    Ok(())
}

/// The version of the C library here, such as "glibc 2.36".
fn c_library() -> Option<(u32, u32)> {
    let said = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let said = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = said.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
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
