//! A sequence number typed as the field of an event means what it means on the composite: the rows before it on its day
//! keep the numbers they have, and a place its date does not allow is refused.

use super::chronology::composite;
use crate::domain::change::{Batch, Change};
use crate::domain::chronology::{Sequence, put};
use crate::domain::register::{self, Event};
use crate::domain::value::Id;
use crate::error::Result;
use crate::store::Store;

/// The batch with what the number brings with it, or why it cannot stand there. A batch that numbers several events, as
/// numbering afresh does, says all of it itself.
pub fn numbered(store: &Store, mut batch: Batch) -> Result<Result<Batch, String>> {
    let Some((id, text)) = only(&batch) else { return Ok(Ok(batch)) };
    let Some(wanted) = Sequence::parse(&text) else {
        return Ok(Err("A sequence number is written 7, 1.5 or 12.125".to_owned()));
    };
    let Some(event) = store.get(&Event::ENTITY, id)? else { return Ok(Ok(batch)) };
    let Some(case) = event.case().map(|case| store.get(register::cases(), case)).transpose()?.flatten() else {
        return Ok(Ok(batch));
    };
    let composite = composite(store, &case)?;
    // The review's own timeline, and a hidden row, stand beside no other.
    if composite.entry(id).is_none() {
        return Ok(Ok(batch));
    }
    Ok(put(&composite, id, wanted).map(|put| {
        let others =
            put.changes.into_iter().filter(|change| !matches!(change, Change::Set { id: own, .. } if *own == id));
        batch.changes.extend(others);
        batch
    }))
}

/// The only event a batch gives a sequence number to, with what was typed.
fn only(batch: &Batch) -> Option<(Id, String)> {
    let mut found = batch.changes.iter().filter_map(|change| match change {
        Change::Set { entity, id, field: "sequence", new, .. } if **entity == Event::ENTITY => {
            Some((*id, new.as_text().unwrap_or_default().to_owned()))
        }
        _ => None,
    });
    found.next().filter(|(_, text)| !text.is_empty() && found.next().is_none())
}
