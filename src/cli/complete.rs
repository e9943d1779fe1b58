//! `dhr complete`: completions for a shell, from the declaration of the command line.

use clap_complete::Shell;

use super::{command, print};
use crate::error::Result;

pub fn run(shell: Shell) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "dhr", &mut script);
    print::bytes(&script);
    Ok(())
}
