//! The composite of a case for its screen: read whole once, afterwards only what changed; and written to a file.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::chronology::composite;
use super::key::key;
use super::leak::Wanted;
use super::leaving::{self, Leaving};
use super::newfile;
use super::worker::Watch;
use crate::app::composite::{Fetched, Names, Paper, Read, Under};
use crate::domain::chronology::{Entry, News, Parts, Scope, Whole, anonymised, numbers, personalised};
use crate::domain::date::Date;
use crate::domain::listing::{Archived, Listing};
use crate::domain::record::Record;
use crate::domain::register::{self, Case, Event, EventQuery, SameIncident, Tag, UnreadRow};
use crate::domain::value::Id;
use crate::error::{Error, Kind, Result};
use crate::exchange::chronology::export;
use crate::exchange::write;
use crate::store::Store;

/// More events than this are read beside the screen.
const LONG: usize = 3_000;
/// After more changed events than this all of it is read again.
const MANY: usize = 500;

/// The composite, or what changed in it after a batch.
pub fn fetch(store: &Store, case: Id, as_of: Option<Id>, today: Date) -> Result<Fetched> {
    fetch_watched(store, case, as_of, today, &mut |_, _, _| true)
}

/// Whether reading it takes so long that it is done beside the screen.
pub fn is_long(store: &Store, case: Id) -> bool {
    store.count(&Listing::of(&Event::ENTITY).case(Some(case))).is_ok_and(|events| events > LONG)
}

/// [`fetch`], with `watch` told how far it has come; stopped when that answers false.
pub fn fetch_watched(
    store: &Store,
    case: Id,
    as_of: Option<Id>,
    today: Date,
    watch: &mut Watch<'_>,
) -> Result<Fetched> {
    let now = store.last_batch()?;
    let changed = as_of.map(|as_of| store.records_since(case, as_of)).transpose()?;
    if changed.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Fetched { case, as_of: now, read: Read::Unchanged, names: None });
    }
    let record = store.get(register::cases(), case)?.ok_or_else(gone)?;
    let names = match key(store, &record) {
        Ok(key) => Some(Names(Arc::new(key.pseudonyms()))),
        Err(error) if error.kind == Kind::Denied => None,
        Err(error) => return Err(error),
    };
    let mut news =
        News { parts: parts(store, case)?, scope: Scope::of(&Case::from(&record)).seen_on(today), ..News::default() };
    let events = changed.map(|changed| changed.into_iter().filter(|(entity, _)| entity == "event"));
    let read = match events.map(|events| events.map(|(_, id)| id).collect::<Vec<Id>>()) {
        Some(ids) if ids.len() <= MANY => {
            for id in ids {
                match store.get(&Event::ENTITY, id)?.as_ref().and_then(|record| event(record, case)) {
                    Some(event) => news.events.push(event),
                    None => news.gone.push(id),
                }
            }
            Read::News(Box::new(news))
        }
        _ => {
            going(watch("Reading the events", 0, 2))?;
            let rows = rows(store, &Event::ENTITY, case)?;
            going(watch("Reading the events", 1, 2))?;
            news.events = rows.iter().filter_map(|record| event(record, case)).collect();
            drop(rows);
            let whole = Whole::watched(news, &mut |done, all| watch("Comparing the accounts", done, all));
            Read::Whole(Arc::new(whole.ok_or_else(stopped)?))
        }
    };
    Ok(Fetched { case, as_of: now, read, names })
}

fn rows(store: &Store, entity: &'static crate::domain::entity::Entity, case: Id) -> Result<Vec<Record>> {
    store.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) }.case(Some(case)))
}

/// An event of the lives looked at, with the reason it is hidden for; the review's own timeline is no part of it.
fn event(record: &Record, case: Id) -> Option<(Event, Option<String>)> {
    let event = Event::from(record);
    let own = event.case.as_ref().is_some_and(|own| own.id == case) && !event.view.is("review");
    own.then(|| (event, record.archived.clone()))
}

/// Pairs of events a person judged not to be one incident.
pub fn apart(store: &Store, case: Id) -> Result<HashSet<(Id, Id)>> {
    Ok(parts(store, case)?.apart.into_iter().collect())
}

/// How many rows of the case's files could not be taken and are not settled.
pub fn unread(store: &Store, case: Id) -> Result<usize> {
    store.count(&Listing::of(&UnreadRow::ENTITY).case(Some(case)))
}

fn parts(store: &Store, case: Id) -> Result<Parts> {
    let shown = |entity| store.rows(&Listing::of(entity).case(Some(case)));
    let mut parts = Parts {
        tags: shown(&Tag::ENTITY)?.iter().map(Tag::from).collect(),
        queries: shown(&EventQuery::ENTITY)?.iter().map(EventQuery::from).collect(),
        unread: unread(store, case)?,
        ..Parts::default()
    };
    // A link that was taken back is a judgement too: the two are not one incident, and are not offered again.
    for record in rows(store, &SameIncident::ENTITY, case)? {
        let link = SameIncident::from(&record);
        if record.archived.is_none() {
            parts.same.push(link);
        } else if let (Some(one), Some(other)) = (&link.event, &link.other) {
            parts.apart.push((one.id, other.id));
        }
    }
    Ok(parts)
}

/// Writes these events, in the order of the composite, beside where the program was started, readable by this person
/// alone; says where, and how many names fit several people.
pub fn write(store: &Store, case: Id, ids: &[Id], paper: Paper, under: Under, today: Date) -> Result<(PathBuf, usize)> {
    let record = store.get(register::cases(), case)?.ok_or_else(gone)?;
    let mut all = composite(store, &record)?;
    all.scope = all.scope.seen_on(today);
    let wanted: HashSet<Id> = ids.iter().copied().collect();
    let numbered = numbers(&all).into_iter().zip(all.entries()).filter(|(_, entry)| wanted.contains(&entry.id()));
    let (numbers, entries): (Vec<String>, Vec<&Entry>) = numbered.unzip();
    let mut unsettled = 0;
    let entries: Vec<Entry> = match under {
        Under::AsWritten => entries.into_iter().cloned().collect(),
        Under::RealNames => {
            let key = key(store, &record)?.pseudonyms();
            entries.into_iter().map(|entry| personalised(entry, &key)).collect()
        }
        Under::Pseudonyms => {
            let covered = anonymised(entries, &key(store, &record)?.pseudonyms());
            unsettled = covered.unsettled.len();
            covered.entries
        }
    };
    let rows: Vec<export::Numbered<'_>> = numbers.into_iter().zip(&entries).collect();
    let title = under.title(&Case::from(&record).reference);
    let bytes = match paper {
        Paper::Word => export::docx(&rows, all.scope, &title, under.marking())?,
        Paper::Excel => write::xlsx(&[export::table(&rows, all.scope)], &title, Some(under.marking()))?,
        Paper::Csv => write::csv(&export::table(&rows, all.scope), true)?,
    };
    if under == Under::Pseudonyms {
        leaves_clean(store, &record, paper, &bytes)?;
    }
    let stem = format!("chronology-{today}-{}", under.in_a_name());
    let did = under.left(&format!("a .{} file", paper.ending()), rows.len());
    let path = newfile::numbered(
        &stem,
        paper.ending(),
        &bytes,
        leaving::note_each(store, &[(case, did.clone())], &did, None)?,
    )?;
    Ok((path, unsettled))
}

/// What goes out under pseudonyms is public: refused while anything in it could still tell who somebody is. The name of
/// the file is ours and says nothing.
fn leaves_clean(store: &Store, case: &Record, paper: Paper, bytes: &[u8]) -> Result<()> {
    let (looked, _) = leaving::looked_through(
        store,
        std::slice::from_ref(case),
        Wanted::Chronology,
        Leaving::Bytes { name: "", bytes },
        &mut |_, _| {},
        &mut |_, _| Ok(()),
    )?;
    let shell = format!("dhr chronology REF --anonymised --{} FILE", paper.ending());
    let refusal = looked.stands(false).map(|error| {
        error
            .safe("Nothing was written")
            .next(format!("In the shell {shell} lists them and dismisses what is harmless"))
    });
    refusal.map_or(Ok(()), Err)
}

fn going(on: bool) -> Result<()> {
    if on { Ok(()) } else { Err(stopped()) }
}

fn stopped() -> Error {
    Error::nothing("Reading the chronology was stopped").safe("Nothing was changed").next("T reads it again")
}

fn gone() -> Error {
    Error::nothing("The case is not there any more").safe("Nothing was changed").next("Redraw with Ctrl-L")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::journal::Who;
    use crate::domain::query::Query;
    use crate::exchange::seed;

    const TODAY: Date = Date::constant(2026, 3, 27);

    /// The invented borough, and its review of the person called Elowen.
    fn elowen() -> (Store, Record) {
        let store = Store::memory(Who { uid: 1, name: "amara.okoro".to_owned() }, TODAY).unwrap();
        store.apply(&seed::read(seed::BOROUGH, TODAY).unwrap(), jiff::Timestamp::UNIX_EPOCH).unwrap();
        let rows = store.rows(&Listing::of(register::cases()).query(Query::default())).unwrap();
        let case = rows.into_iter().find(|row| Case::from(row).reference == "NM-DHR-16").unwrap();
        (store, case)
    }

    /// A table that says this, as each paper.
    fn papers(said: &str) -> Vec<(Paper, Vec<u8>)> {
        let mut entry = Entry::default();
        entry.event.what = said.to_owned();
        let rows: Vec<export::Numbered<'_>> = vec![("1".to_owned(), &entry)];
        let table = export::table(&rows, Scope::default());
        vec![
            (
                Paper::Word,
                export::docx(&rows, Scope::default(), "Combined chronology", Under::Pseudonyms.marking()).unwrap(),
            ),
            (
                Paper::Excel,
                write::xlsx(std::slice::from_ref(&table), "Combined chronology", Some(Under::Pseudonyms.marking()))
                    .unwrap(),
            ),
            (Paper::Csv, write::csv(&table, true).unwrap()),
        ]
    }

    #[test]
    fn what_leaves_under_pseudonyms_is_refused_while_a_name_stands_in_it_on_any_paper() {
        let (store, case) = elowen();
        for (paper, bytes) in papers("Marianne Tredway rang her sister") {
            let refused = leaves_clean(&store, &case, paper, &bytes).unwrap_err();
            assert_eq!(refused.kind, Kind::Denied);
            let said = refused.to_string();
            assert!(said.contains("stand") && said.contains("Nothing was written"), "{said}");
            assert!(said.contains(&format!("--anonymised --{}", paper.ending())), "{said}");
            assert!(!said.contains("Tredway"), "the name is in the error: {said}");
        }
        for (paper, bytes) in papers("Elowen rang her sister") {
            leaves_clean(&store, &case, paper, &bytes).unwrap();
        }
    }
}
