//! `dhr scan`: what in a file could still tell who somebody of a case is.

mod recorded;
pub mod told;

use super::arguments::Scan as Asked;
use super::judged::{despite, reason, why};
use super::open::Desk;
use super::progress::{bar, passages};
use super::record;
use crate::domain::leak::Certainty;
use crate::error::{Error, Result};
use crate::exchange::read;
use crate::term::leak::{Text, Wanted, dismiss, look};
use crate::term::leaving;

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    let store = desk.store()?;
    let case = record::review(&store, &asked.case)?;
    let bytes = read::load(&asked.file)?;
    let name = read::name_of(&asked.file);
    let text = Text::of(&name, &bytes)?;
    let wanted = if asked.all { Wanted::KeyAndShapes } else { Wanted::Key };
    let mut looked = look(&store, &case, &text, wanted, &mut passages)?;
    bar("", 0, 0);
    if let Some(why) = why(&asked.judged)? {
        dismiss(&store, &case, &asked.judged.dismiss, &why, &mut looked)?;
    }
    let despite = despite(&asked.judged)?;
    let low = looked.count(Certainty::Low);
    if let (Some(why), true, 0) = (&despite, low > 0, looked.in_the_way(true)) {
        let findings = if low == 1 { "1 finding".to_owned() } else { format!("{low} findings") };
        let did = format!("let {findings} of low certainty stand in a file that was scanned");
        leaving::note(&store, case.id, &did, Some(why))?;
    }
    let accepted = reason(asked.despite_unread.as_deref(), "--despite-unread")?.filter(|_| text.doubtful);
    let unread = if text.doubtful { listed(&text.unread) } else { String::new() };
    if let Some(why) = &accepted {
        leaving::note(&store, case.id, "let parts that were not read stand in a file that was scanned", Some(why))?;
    }
    let doubt = if accepted.is_some() { "" } else { unread.as_str() };
    let kept = recorded::record(desk, &store, &case, asked, &bytes, &looked, doubt)?;
    told::tell(desk, &name, &looked, &text, asked.all, kept.as_deref());
    let safe = "The file was only read";
    match looked.stands(despite.is_some()) {
        Some(error) if looked.in_the_way(true) == 0 => Err(error.safe(safe).next(
            "Put pseudonyms in their place, dismiss what is harmless with --dismiss MARK --why REASON, or say why all of \
             them may stand with --despite-low REASON",
        )),
        Some(error) => Err(error
            .safe(safe)
            .next("Put pseudonyms in their place, or dismiss what is harmless with --dismiss MARK --why REASON")),
        None if !doubt.is_empty() => Err(Error::denied(format!("Not all of it could be read: {doubt}")).safe(safe).next(
            "Scan the document it was made from, or save its text as .txt and scan that; when you have looked at these parts \
             yourself, say why they may stand with --despite-unread REASON",
        )),
        None => Ok(()),
    }
}

/// The first parts that were not read, and how many more.
fn listed(unread: &[String]) -> String {
    const MOST: usize = 6;
    let mut text = unread.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if let more @ 1.. = unread.len().saturating_sub(MOST) {
        text.push_str(&format!(" and {more} more"));
    }
    text.replace('\n', " ")
}
