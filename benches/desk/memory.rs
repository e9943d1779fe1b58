//! The most memory the workbench ever takes, walking through everything.

use std::time::Duration;

use crate::material::{Outcome, register};
use crate::pty::Pty;
use crate::table::{Target, head, mib, row};
use crate::{Run, peer, process};

/// A stretch of the walk and its keys, each waited for.
const WALK: &[(&str, &[&str])] = &[
    ("start", &[]),
    ("cases, to the end and back", &["gc", "\u{4}", "\u{4}", "G", "gg"]),
    ("a case with its tabs", &["\r", "l", "l", "l", "l", "l", "l", "l", "l", "q"]),
    ("actions and people", &["ga", "\u{4}", "G", "gp", "G"]),
    ("narrowed", &["gc", "/", "s", "a", "l", "t", "\u{1b}"]),
    ("find", &["f", "s", "a", "l", "t", "m", "a", "\u{1b}"]),
    ("find again", &["f", "r", "e", "v", "i", "e", "w", "\u{1b}"]),
    ("history", &["gh", "\u{4}", "q"]),
];

pub fn measure(run: &Run) -> Outcome<()> {
    for (size, limit) in [(run.small, 12.0), (run.large, 25.0)] {
        head(&format!("Memory, {} cases: the peak so far", size.cases));
        let mut pty = Pty::start(&peer::dhr(&register(size)?))?;
        pty.first();
        for (stretch, keys) in WALK {
            for key in *keys {
                pty.press(key)?;
            }
            std::thread::sleep(Duration::from_millis(50));
            let id = pty.id()?;
            let (own, files) = process::now(id)?;
            let words = format!("{stretch} (now own {:.1}, of files {:.1})", mib(own), mib(files));
            row(&words, mib(process::peak(id)?), "MiB", None, &Target::Most(limit));
        }
    }
    Ok(())
}
