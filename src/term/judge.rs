//! What becomes of a batch on its way to the register: what its changes bring with them, and what speaks against it.
//! Every way a person writes comes through here; only undo does not. A batch is judged before the right to write is
//! taken, so that nobody waits for the reading; when anything was written in between, it is judged again.
//!
//! What is brought back from the archive was judged when it was written and is not judged again: a review knows nothing
//! of its archived records, and to undo an archiving would ask nothing either.

use crate::app::reply::Objection;
use crate::domain::calendar::Holidays;
use crate::domain::change::{Batch, Change, Outcome};
use crate::domain::date::Date;
use crate::domain::process::guard::{self, Day};
use crate::domain::process::{Dossier, follow};
use crate::domain::value::{Id, Value};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::term::numbered::numbered;
use crate::term::papers::look_again;

/// A batch with what it brings with it, and what speaks against it; nothing when it may be written.
struct Judged {
    batch: Batch,
    objections: Vec<Objection>,
}

/// What came of a batch.
pub enum Saved {
    /// Not written, for this speaks against it.
    Refused(Vec<Objection>),
    /// As it was judged, and what the register made of it.
    Done(Batch, Outcome),
}

/// Batches of others a batch is judged anew for, one after the other, before that is called busy.
const AGAIN: usize = 5;

/// Judges a batch over every case it touches or adds and writes it, unless something speaks against it.
///
/// # Errors
/// As [`Store::apply`]; Busy too when others save faster than it can be judged.
pub fn save(store: &Store, batch: &Batch, today: Date, holidays: &Holidays, now: jiff::Timestamp) -> Result<Saved> {
    written(store, now, || judge(store, batch, today, holidays))
}

fn written(store: &Store, now: jiff::Timestamp, mut judged: impl FnMut() -> Result<Judged>) -> Result<Saved> {
    for _ in 0..AGAIN {
        let basis = store.basis_of_all()?;
        let Judged { batch, objections } = judged()?;
        if !objections.is_empty() {
            return Ok(Saved::Refused(objections));
        }
        if let Some(outcome) = store.apply_on(&basis, &batch, now, &mut |_, _| true)? {
            return Ok(Saved::Done(batch, outcome));
        }
    }
    Err(Error::new(Kind::Busy, store.who_may_be_saving()).safe("Nothing was changed").next("Try again in a moment"))
}

/// Judges a batch over every case it touches or adds.
fn judge(store: &Store, batch: &Batch, today: Date, holidays: &Holidays) -> Result<Judged> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::domain::journal::Who;
    use crate::domain::register::{self, entity};
    use crate::store::{Mode, Options};

    const TODAY: Date = Date::constant(2026, 3, 27);

    fn two() -> (tempfile::TempDir, Store, Store) {
        let folder = tempfile::tempdir().unwrap();
        let open = |uid, name: &str| {
            let who = Who { uid, name: name.to_owned() };
            Store::open(&folder.path().join("register.db"), who, Options::new(Mode::Create, config::now(), TODAY))
                .unwrap()
        };
        let (priya, sam) = (open(1, "Priya"), open(2, "Sam"));
        (folder, priya, sam)
    }

    fn adds(reference: &str) -> Batch {
        let mut batch = Batch::new("added a case");
        batch.add(register::cases(), vec![("reference", Value::text(reference)), ("title", Value::text("Elm"))]);
        batch
    }

    fn free(batch: &Batch) -> Judged {
        Judged { batch: batch.clone(), objections: Vec::new() }
    }

    fn saved(store: &Store, batch: &Batch) -> Vec<Id> {
        match save(store, batch, TODAY, &Holidays::default(), config::now()).unwrap() {
            Saved::Done(_, Outcome::Saved { ids, .. }) => ids,
            Saved::Done(_, Outcome::Conflicts(_)) => panic!("a conflict"),
            Saved::Refused(objections) => panic!("{objections:?}"),
        }
    }

    #[test]
    fn what_others_wrote_after_it_was_judged_has_it_judged_again_before_it_is_written() {
        let (_folder, priya, sam) = two();
        let batch = adds("A");
        let mut times = 0;
        let judged = || {
            times += 1;
            if times == 1 {
                saved(&sam, &adds("B"));
            }
            Ok(free(&batch))
        };
        assert!(matches!(written(&priya, config::now(), judged).unwrap(), Saved::Done(_, Outcome::Saved { .. })));
        assert_eq!((times, priya.cases().unwrap().len()), (2, 2));
        // What speaks against it only by then is heard.
        let objection = Objection { text: "No".to_owned(), mark: String::new(), reason_is_enough: false };
        let mut times = 0;
        let batch = adds("C");
        let judged = || {
            times += 1;
            let mut judged = free(&batch);
            if times == 1 {
                saved(&sam, &adds("D"));
            } else {
                judged.objections.push(objection.clone());
            }
            Ok(judged)
        };
        assert!(matches!(written(&priya, config::now(), judged).unwrap(), Saved::Refused(_)));
        assert_eq!((times, priya.cases().unwrap().len()), (2, 3));
    }

    #[test]
    fn whoever_is_never_fast_enough_is_told_that_others_are_saving() {
        let (_folder, priya, sam) = two();
        let batch = adds("A");
        let mut times = 0;
        let judged = || {
            times += 1;
            saved(&sam, &adds(&format!("B{times}")));
            Ok(free(&batch))
        };
        let error = written(&priya, config::now(), judged).err().unwrap();
        assert_eq!((error.kind, times, priya.cases().unwrap().len()), (Kind::Busy, AGAIN, AGAIN));
    }

    #[test]
    fn what_comes_back_from_the_archive_is_not_judged_again() {
        let (_folder, priya, _) = two();
        let case = saved(&priya, &adds("A"))[0];
        let actions = entity("action").unwrap();
        let mut batch = Batch { why: Some("No date yet".to_owned()), ..Batch::new("added an action") };
        batch.add(actions, vec![("case", Value::link(case, "")), ("what", Value::text("Train"))]);
        let action = saved(&priya, &batch)[0];
        let mut away = Batch::new("archived it");
        away.push(Change::Archive { entity: actions, id: action, why: "Twice".into() });
        saved(&priya, &away);
        let mut back = Batch::new("brought it back");
        // Nor is it asked once more why it has no date.
        back.push(Change::Restore { entity: actions, id: action });
        assert!(cases(&priya, &back, |_| true).unwrap().is_empty());
        saved(&priya, &back);
        assert!(priya.get(actions, action).unwrap().unwrap().archived.is_none());
    }
}
