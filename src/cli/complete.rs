//! `dhr complete`: completions for a shell, from the declaration of the command line.

use clap_complete::Shell;

use super::open::Desk;
use super::{command, print};
use crate::error::Result;

pub fn run(desk: &Desk, shell: Shell) -> Result<()> {
    print::not_data(desk.json, "Completions are")?;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "dhr", &mut script);
    print::bytes(&script);
    Ok(())
}
