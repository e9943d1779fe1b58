//! `dhr chronology`: the composite of a case as a table, a picture, a list of what stands out, or a file; and the import
//! of agencies' chronologies.

mod find;
mod import;
mod out;

use std::collections::HashSet;

use super::arguments::Chronology as Asked;
use super::open::Desk;
use super::{listing, print, record};
use crate::app::composite::Under;
use crate::domain::chronology::{Composite, Entry, Filter, Unsettled, anonymised, numbers, personalised};
use crate::domain::date::Date;
use crate::domain::record::Record;
use crate::domain::register::{self, Event};
use crate::domain::value::Id;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::term::chronology::{composite, found};
use crate::term::composite::{apart, unread};
use crate::term::key::key;

pub use import::run as import;

/// The composite of a case and what of it was asked for.
struct Shown {
    case: Record,
    composite: Composite,
    /// The events asked for, with their numbers in the whole composite.
    rows: Vec<(String, Entry)>,
    under: Under,
    /// Names that fit several people, when anonymised.
    unsettled: Vec<Unsettled>,
    /// Pairs a person judged not to be one incident.
    apart: HashSet<(Id, Id)>,
    /// Rows of the files that could not be taken and are not settled.
    unread: usize,
}

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    let store = desk.store()?;
    if asked.personalised && !desk.config.is_on("reveal") {
        return Err(Error::denied("Private values may not be shown: the administrator's policy forbids it")
            .safe("Nothing was written")
            .next("Leave out --personalised, or ask whoever looks after the server"));
    }
    let to_file = [&asked.docx, &asked.xlsx, &asked.csv].into_iter().flatten().any(|path| path.as_os_str() != "-");
    if asked.personalised && !to_file && print::at_terminal() {
        return Err(Error::denied("Real names go into a file, never onto the screen")
            .safe("Nothing was written")
            .next("Name one with --docx, --xlsx or --csv"));
    }
    let shown = gather(&store, asked, desk.today())?;
    if asked.gaps.is_some() || asked.same || asked.lanes {
        out::is_clean(desk, &store, asked, &shown)?;
    }
    if let Some(days) = asked.gaps {
        out::note(&store, &shown, "the stretches without a record")?;
        return find::gaps(desk, &shown, days);
    }
    if asked.same {
        out::note(&store, &shown, "the accounts to compare")?;
        return find::same(desk, &shown);
    }
    if asked.lanes {
        return find::lanes(&shown);
    }
    out::write(desk, &store, asked, &shown)
}

fn gather(store: &Store, asked: &Asked, today: Date) -> Result<Shown> {
    let case = record::review(store, &asked.case)?;
    let mut composite = composite(store, &case)?;
    composite.scope = composite.scope.seen_on(today);
    let text = asked.query.join(" ");
    let wanted: Option<HashSet<Id>> = if text.trim().is_empty() {
        None
    } else {
        let query = listing::asked(register::entity(Event::ENTITY.name).unwrap_or(&Event::ENTITY), &text)?;
        Some(found(store, case.id, query)?.into_iter().collect())
    };
    let filter = Filter {
        agencies: asked
            .agency
            .as_deref()
            .map(|name| agency(store, name, &composite))
            .transpose()?
            .into_iter()
            .collect(),
        tags: asked.tag.iter().cloned().collect(),
        ..Filter::default()
    };
    let numbers = numbers(&composite);
    let view = filter.apply(composite.entries(), composite.scope);
    let mut rows: Vec<(String, Entry)> = view
        .into_iter()
        .filter(|(_, entry)| wanted.as_ref().is_none_or(|wanted| wanted.contains(&entry.id())))
        .map(|(at, entry)| (numbers.get(at).cloned().unwrap_or_default(), entry.clone()))
        .collect();
    let mut unsettled = Vec::new();
    let under = match (asked.anonymised, asked.personalised) {
        (true, _) => Under::Pseudonyms,
        (_, true) => Under::RealNames,
        _ => Under::AsWritten,
    };
    if under != Under::AsWritten {
        let key = key(store, &case)?.pseudonyms();
        let entries = if under == Under::Pseudonyms {
            let covered = anonymised(rows.iter().map(|(_, entry)| entry), &key);
            unsettled = covered.unsettled;
            covered.entries
        } else {
            rows.iter().map(|(_, entry)| personalised(entry, &key)).collect()
        };
        rows = rows.into_iter().map(|(number, _)| number).zip(entries).collect();
    }
    // What is worked out from the events is worked out from those shown, under the names they are shown with.
    let whole = composite.scope;
    let composite = Composite::new(rows.iter().map(|(_, entry)| entry.clone()).collect(), whole);
    let apart = apart(store, case.id)?;
    let unread = unread(store, case.id)?;
    Ok(Shown { unread, case, composite, rows, under, unsettled, apart })
}

/// The agency of the chronology a name means: its name or part of it, or a short or former name.
fn agency(store: &Store, name: &str, composite: &Composite) -> Result<Id> {
    let known = composite.agencies();
    let same = |label: &str| label.trim().eq_ignore_ascii_case(name.trim());
    if let Some(found) = known.iter().find(|agency| same(&agency.label)) {
        return Ok(found.id);
    }
    let mut meant: Vec<Id> = Vec::new();
    if let Some(entity) = register::entity("agency") {
        meant.extend(store.by_label(entity, name, None)?.into_iter().map(|agency| agency.id));
    }
    let lower = name.trim().to_lowercase();
    let part = |label: &str| !lower.is_empty() && label.to_lowercase().contains(&lower);
    let fits = known.iter().filter(|agency| meant.contains(&agency.id) || part(&agency.label));
    match fits.collect::<Vec<_>>().as_slice() {
        [only] => Ok(only.id),
        _ => {
            let names: Vec<&str> = known.iter().map(|agency| agency.label.as_str()).collect();
            let next = if names.is_empty() { "It holds no events yet".to_owned() } else { names.join("; ") };
            Err(Error::nothing(format!("\"{name}\" is not one agency of this chronology"))
                .safe("Nothing was changed")
                .next(format!("It holds: {next}")))
        }
    }
}
