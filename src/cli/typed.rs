//! Text given on the command line, or read from standard input where it says `-`: names of people stay out of the
//! shell's history that way.

use std::io::Read;

use crate::error::{Error, Result};

/// Most that is read.
const MOST: u64 = 1024 * 1024;

/// Standard input, which can be asked for once.
#[derive(Debug, Default)]
pub struct Typed {
    taken: bool,
}

impl Typed {
    /// The text itself, or what standard input holds when it is `-`.
    pub fn text(&mut self, text: &str) -> Result<String> {
        if text != "-" {
            return Ok(text.to_owned());
        }
        if std::mem::replace(&mut self.taken, true) {
            return Err(Error::user("Standard input can be read for one value only")
                .safe("Nothing was changed")
                .next("Use - once in a command"));
        }
        let mut bytes = Vec::new();
        let unread = |error| Error::env("Standard input cannot be read").safe("Nothing was changed").source(error);
        std::io::stdin().take(MOST + 1).read_to_end(&mut bytes).map_err(unread)?;
        if bytes.len() as u64 > MOST {
            return Err(Error::user("That is more than a field should hold").safe("Nothing was changed"));
        }
        String::from_utf8(bytes)
            .map_err(|error| Error::data("Standard input is not UTF-8 text").safe("Nothing was changed").source(error))
    }

    /// The same of a text that may be left out.
    pub fn maybe(&mut self, text: Option<&str>) -> Result<Option<String>> {
        text.map(|text| self.text(text)).transpose()
    }
}
