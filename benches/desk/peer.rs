//! The programs dhr is measured beside, started with their plain settings.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::material::{self, Outcome, TODAY, folder};
use crate::pty::Program;

const PEERS: [&str; 6] = ["mutt", "sqlite3", "fzf", "less", "vim", "htop"];

/// Where a program is installed.
pub fn place(name: &str) -> Option<PathBuf> {
    ["/usr/local/bin", "/usr/bin", "/bin"].iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists())
}

pub fn name_missing() {
    for name in PEERS.iter().filter(|name| place(name).is_none()) {
        println!("{name} is not installed and is left out");
    }
}

/// Leaves a register as it lies on an ordinary morning: what a new version of the program works out once is worked out,
/// the last to leave has left in good order, which those who were measured before did not, and nobody's text is unsaved,
/// which would be what the next start opens on.
#[allow(clippy::disallowed_methods, reason = "the program that is measured")]
pub fn settle(register: &Path) -> Outcome<()> {
    match std::fs::remove_dir_all(folder()?.join("home/.local/state/dhr/drafts")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_dhr"));
    command.arg("--db").arg(register).arg("today").env("DHR_TODAY", TODAY).env("HOME", folder()?);
    let output = command.stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(said.into()) }
}

/// The workbench on a register.
pub fn dhr(register: &Path) -> Program {
    Program::new("dhr", &[env!("CARGO_BIN_EXE_dhr"), "--db", &register.to_string_lossy()])
}

pub fn mutt(mails: usize) -> Outcome<Option<Program>> {
    let mailbox = material::mailbox(mails)?;
    let settings = folder()?.join("muttrc");
    // Its own folder, which it would otherwise ask to make.
    std::fs::write(&settings, format!("set folder={}\nset confirmcreate=no\n", folder()?.display()))?;
    Ok(program("mutt", &["-n", "-F", &settings.to_string_lossy(), "-R", "-f", &mailbox.to_string_lossy()]))
}

pub fn less(cases: usize) -> Outcome<Option<Program>> {
    Ok(program("less", &["-i", "--incsearch", &material::lines(cases)?.to_string_lossy()]))
}

pub fn vim(cases: usize) -> Outcome<Option<Program>> {
    let lines = material::lines(cases)?;
    Ok(program("vim", &["-N", "-n", "-R", "-c", "set incsearch ignorecase", &lines.to_string_lossy()]))
}

/// A picker, which reads its lines from a shell's redirection.
pub fn fzf(cases: usize) -> Outcome<Option<Program>> {
    let line = format!("exec fzf < {}", material::lines(cases)?.display());
    Ok(place("fzf").map(|_| Program::new("fzf", &["/bin/sh", "-c", &line])))
}

pub fn htop() -> Option<Program> {
    program("htop", &[])
}

fn program(name: &'static str, arguments: &[&str]) -> Option<Program> {
    let path = place(name)?;
    let path = path.to_string_lossy();
    let line: Vec<&str> = std::iter::once(path.as_ref()).chain(arguments.iter().copied()).collect();
    Some(Program::new(name, &line))
}
