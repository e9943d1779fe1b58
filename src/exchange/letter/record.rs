//! The record of a letter that went: a letter, the document kept of it, and the date of the case it fills.

use super::fill::Filled;
use crate::domain::change::{Batch, Change};
use crate::domain::process::Dossier;
use crate::domain::register::{self, Case};
use crate::domain::value::{Fact, Ref, Value};
use crate::domain::vocabulary as v;
use crate::error::Result;

/// The batch that records a letter sent today. `channel` is how it went, such as "Secure e-mail". No label in it holds
/// a name of anyone on the case.
///
/// # Errors
/// Denied when the letter was refused.
pub fn record(letter: &Filled, dossier: &Dossier, channel: &str) -> Result<Batch> {
    let blanks = if letter.blanks.is_empty() { "" } else { ", its blanks filled by hand" };
    let label = format!("recorded letter {}{blanks}", letter.header.letter);
    let mut batch = Batch::new(label).why(letter.went_on.clone().unwrap_or_default());
    record_into(&mut batch, letter, dossier, channel)?;
    Ok(batch)
}

/// The same as part of a larger step, such as the chase the letter belongs to.
///
/// # Errors
/// Denied when the letter was refused.
pub fn record_into(batch: &mut Batch, letter: &Filled, dossier: &Dossier, channel: &str) -> Result<()> {
    letter.allowed()?;
    let code = letter.header.letter.as_str();
    let (Some(letters), Some(documents)) = (register::entity("letter"), register::entity("document")) else {
        return Ok(());
    };
    let case = || Value::Link(dossier.link());
    let mut kept = None;
    if !letter.header.records.is_empty() {
        let title = format!("{}: {}", v::LETTER_TYPE.label(code), letter.to_whom);
        let mut values = vec![
            ("case", case()),
            ("kind", Value::code(letter.header.records.clone())),
            ("title", Value::text(title.clone())),
            ("marking", Value::code(letter.header.marking.clone())),
            ("held", Value::Fact(Fact::Yes)),
            ("finished", letter.today.into()),
        ];
        if let Some(agency) = letter.agency {
            values.push(("agency", Value::link(agency, letter.to_whom.clone())));
        }
        let id = batch.add(documents, values);
        kept = Some(Ref::new(id, title));
    }
    let real = if letter.banner.is_some() { Fact::Yes } else { Fact::No };
    let mut values = vec![
        ("case", case()),
        ("kind", Value::code(code)),
        ("to_whom", Value::text(letter.to_whom.clone())),
        ("sent", letter.today.into()),
        ("channel", Value::text(channel.trim())),
        ("real_names", Value::Fact(real)),
        ("reply_due", letter.reply_by.map_or(Value::Missing, Value::Date)),
        ("by", Value::text(letter.sent_by.clone())),
    ];
    values.extend(letter.agency.map(|id| ("agency", Value::link(id, letter.to_whom.clone()))));
    values.extend(letter.person.map(|id| ("person", Value::link(id, letter.to_whom.clone()))));
    values.extend(kept.map(|document| ("document", Value::Link(document))));
    values.retain(|(_, value)| !value.is_missing());
    batch.add(letters, values);
    sets(batch, letter, dossier);
    Ok(())
}

/// The date of the case the letter fills, when nobody has entered it.
fn sets(batch: &mut Batch, letter: &Filled, dossier: &Dossier) {
    let found = register::entity("case").and_then(|case| Some((case, Case::ENTITY.index(&letter.header.sets)?)));
    let Some((case, at)) = found else { return };
    let empty = dossier.case.values().get(at).is_some_and(Value::is_missing);
    if let Some(field) = case.fields.get(at).filter(|_| empty) {
        batch.push(Change::set(case, dossier.case.id, field, Value::Missing, letter.today.into()));
    }
}
