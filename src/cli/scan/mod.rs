//! `dhr scan`: what in a file could still tell who somebody of a case is.

mod recorded;
pub mod told;

use super::arguments::Scan as Asked;
use super::judged::{despite, why};
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
    let kept = recorded::record(desk, &store, &case, asked, &bytes, &looked, text.doubtful || !text.unread.is_empty())?;
    told::tell(desk, &name, &looked, &text.unread, asked.all, kept.as_deref());
    let safe = "The file was only read";
    match looked.stands(despite.is_some()) {
        Some(error) if looked.in_the_way(true) == 0 => Err(error.safe(safe).next(
            "Put pseudonyms in their place, dismiss what is harmless with --dismiss MARK --why REASON, or say why all of \
             them may stand with --despite-low REASON",
        )),
        Some(error) => Err(error
            .safe(safe)
            .next("Put pseudonyms in their place, or dismiss what is harmless with --dismiss MARK --why REASON")),
        None if text.doubtful => Err(Error::denied(format!("Not all of it could be read: {}", text.unread.join(", ")))
            .safe(safe)
            .next("Scan the document it was made from, or save its text as .txt and scan that")),
        None => Ok(()),
    }
}
