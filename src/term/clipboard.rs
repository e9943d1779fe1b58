//! The terminal's clipboard (OSC 52).

use std::fs::File;

use crate::app::reply::Reply;
use crate::domain::fold::clean_for_screen;

/// Most a copy may hold: what terminals take.
const LIMIT: usize = 70_000;

/// Sends text to the clipboard; whether the terminal took it nobody can know, so the text is named too.
pub(super) fn copy(out: &mut File, text: &str, allowed: bool) -> Reply {
    if !allowed {
        return Reply::Done("Copying is switched off by the administrator's policy.".to_owned());
    }
    if text.len() > LIMIT {
        return Reply::Done("That is too long for a terminal's clipboard; export the list instead.".to_owned());
    }
    let sent = crossterm::execute!(out, crossterm::clipboard::CopyToClipboard::to_clipboard_from(text.as_bytes()));
    let shown = clean_for_screen(text.lines().next().unwrap_or("")).into_owned();
    match sent {
        Ok(()) => Reply::Done(format!("Copied if your terminal allows: {shown}")),
        Err(_) => Reply::Done(format!("Not copied: {shown}")),
    }
}
