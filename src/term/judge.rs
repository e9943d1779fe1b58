//! What becomes of a batch on its way to the register: what its changes bring with them, and what speaks against it.
//! Every way a person writes comes through here; only undo does not.

use crate::app::reply::Objection;
use crate::domain::calendar::Holidays;
use crate::domain::change::{Batch, Change};
use crate::domain::date::Date;
use crate::domain::process::guard::{self, Day};
use crate::domain::process::{Dossier, follow};
use crate::domain::value::{Id, Value};
use crate::error::Result;
use crate::store::Store;
use crate::term::numbered::numbered;
use crate::term::papers::look_again;

/// A batch with what it brings with it, and what speaks against it; nothing when it may be written.
pub struct Judged {
    pub batch: Batch,
    pub objections: Vec<Objection>,
}

/// Judges a batch over every case it touches or adds.
pub fn judge(store: &Store, batch: &Batch, today: Date, holidays: &Holidays) -> Result<Judged> {
    let (batch, dossiers) = full(store, batch, |_| true)?;
    let batch = match numbered(store, batch)? {
        Ok(batch) => batch,
        Err(text) => {
            let objection = Objection { text, mark: "practice".to_owned(), reason_is_enough: false };
            return Ok(Judged { batch: Batch::new(String::new()), objections: vec![objection] });
        }
    };
    let own: Vec<Id> = dossiers.iter().map(|dossier| dossier.case.id).filter(|case| *case > 0).collect();
    let mut objections = super::identified::objections(store, &batch, &own)?;
    if batch.why.is_some() {
        objections.retain(|objection| !objection.reason_is_enough);
    }
    for mut dossier in dossiers {
        if publishes(&batch) {
            look_again(&mut dossier);
        }
        for refusal in guard::refuse_batch(&batch, &dossier, Day { today, holidays }) {
            let objection =
                Objection { text: refusal.text, mark: refusal.mark.to_owned(), reason_is_enough: refusal.needs_reason };
            if !objections.contains(&objection) {
                objections.push(objection);
            }
        }
    }
    Ok(Judged { batch, objections })
}

/// A batch with what it brings with it, when its rows were judged one by one already.
pub fn followed(store: &Store, batch: &Batch) -> Result<Batch> {
    Ok(full(store, batch, follow::is_followed)?.0)
}

/// The batch made full, and the reviews it touches as they were before it. Only changes of a kind are asked of which
/// case they are.
fn full(store: &Store, batch: &Batch, asks: fn(&Change) -> bool) -> Result<(Batch, Vec<Dossier>)> {
    let mut full = batch.clone();
    follow::complete(&mut full);
    let mut dossiers = Vec::new();
    for case in cases(store, batch, asks)? {
        let dossier = if case < 0 { Some(Dossier::unsaved(case)) } else { store.dossier(case)? };
        if let Some(dossier) = dossier {
            follow::follow(&mut full, &dossier);
            dossiers.push(dossier);
        }
    }
    Ok((full, dossiers))
}

/// The cases a batch touches; one it adds has the negative id the batch knows it by.
fn cases(store: &Store, batch: &Batch, asks: fn(&Change) -> bool) -> Result<Vec<Id>> {
    let mut cases: Vec<Id> = Vec::new();
    for (added, change) in batch.numbered().filter(|(_, change)| asks(change)) {
        let case = match change {
            Change::Add { entity, .. } if entity.name == "case" => Some(added),
            Change::Add { values, .. } => {
                values.iter().find(|(name, _)| *name == "case").and_then(|(_, value)| match value {
                    Value::Link(link) => Some(link.id),
                    _ => None,
                })
            }
            Change::Set { entity, id, .. } | Change::Archive { entity, id, .. } if *id > 0 => {
                store.get(entity, *id)?.and_then(|record| record.case())
            }
            Change::Set { .. } | Change::Archive { .. } | Change::Restore { .. } => None,
        };
        if let Some(case) = case
            && !cases.contains(&case)
        {
            cases.push(case);
        }
    }
    Ok(cases)
}

/// Whether a batch speaks of publication, before which the files of the set are looked at again.
fn publishes(batch: &Batch) -> bool {
    let asks = |change: &Change| matches!(change, Change::Set { field, .. } if ["published", "publication", "stage", "marking"].contains(field));
    batch.changes.iter().any(asks)
}
