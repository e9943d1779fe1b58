//! Chronologies and the register: what an import has to know, and the composite of a case.

use std::collections::HashMap;

use crate::domain::chronology::{Composite, Entry, Scope, is_open};
use crate::domain::listing::{Archived, Listing};
use crate::domain::query::Query;
use crate::domain::record::Record;
use crate::domain::register::{self, Case, Event, EventQuery, SameIncident, Tag, UnreadRow};
use crate::domain::value::{Id, Value};
use crate::error::{Error, Kind, Result};
use crate::exchange::chronology::{AgencyName, Held, HeldRow, Import, Known, Mapping};
use crate::store::{Basis, Store};

/// What the register holds of a case, read once before an import.
#[derive(Debug)]
pub struct Register {
    agencies: Vec<AgencyName>,
    mappings: HashMap<Id, Mapping>,
    events: HashMap<Id, Vec<Held>>,
    unread: HashMap<Id, Vec<HeldRow>>,
    tied: HashMap<Id, Vec<String>>,
    imported: HashMap<Id, Record>,
}

/// Before the number of an agency: how its headings were read.
const MAPPING: &str = "chronology.mapping/";

/// Reads what an import into this case has to know.
pub fn known(store: &Store, case: Id) -> Result<Register> {
    let every = |name: &str, case: Option<Id>| match register::entity(name) {
        Some(entity) => store.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) }.case(case)),
        None => Ok(Vec::new()),
    };
    let agencies = every("agency", None)?.iter().map(agency).collect();
    let mut events: HashMap<Id, Vec<Held>> = HashMap::new();
    for record in every("event", Some(case))? {
        let event = Event::from(&record);
        if let Some(agency) = event.agency.as_ref().map(|agency| agency.id) {
            events.entry(agency).or_default().push(Held { event, archived: record.archived.clone() });
        }
    }
    let mut unread: HashMap<Id, Vec<HeldRow>> = HashMap::new();
    for record in every("unread_row", Some(case))? {
        let row = UnreadRow::from(&record);
        if let Some(agency) = row.agency.as_ref().map(|agency| agency.id) {
            unread.entry(agency).or_default().push(HeldRow { row, archived: record.archived.clone() });
        }
    }
    let kept = store.remembered_under(MAPPING)?.into_iter();
    let mappings = kept.filter_map(|(id, text)| Some((id.parse().ok()?, serde_json::from_str(&text).ok()?))).collect();
    let imported = match register::entity("event") {
        Some(entity) => store.imported(entity, case)?,
        None => HashMap::new(),
    };
    Ok(Register { agencies, mappings, events, unread, tied: tied(store, case)?, imported })
}

/// What an import into this case rests on; taken before [`known`].
pub fn basis(store: &Store, case: Option<Id>) -> Result<Basis> {
    store.basis(&["agency", "event", "unread_row", "tag", "event_query", "same_incident"], case)
}

/// That [`remember`] failed, which is no reason to think that nothing came in.
pub fn not_remembered(error: &Error) -> String {
    let what = "What came in is saved; how its headings were read is not remembered for the next file of the agency";
    match error.kind {
        // The person knows why.
        Kind::Stopped => what.to_owned(),
        _ => format!("{what}: {}", error.what),
    }
}

/// Keeps how each agency's headings were read, for its next file.
pub fn remember(store: &Store, import: &Import) -> Result<()> {
    for file in &import.files {
        let key = format!("{MAPPING}{}", file.agency.id);
        if let Ok(text) = serde_json::to_string(&file.mapping)
            && store.remembered(&key)?.as_ref() != Some(&text)
        {
            store.remember(&key, &text)?;
        }
    }
    Ok(())
}

/// What people tied to the events of a case, in words.
fn tied(store: &Store, case: Id) -> Result<HashMap<Id, Vec<String>>> {
    let rows = |entity| store.rows(&Listing::of(entity).case(Some(case)));
    let mut counts: HashMap<Id, [usize; 4]> = HashMap::new();
    let mut count = |event: Option<&crate::domain::value::Ref>, at: usize| {
        if let Some(slot) = event.and_then(|event| counts.entry(event.id).or_default().get_mut(at)) {
            *slot += 1;
        }
    };
    for tag in rows(&Tag::ENTITY)?.iter().map(Tag::from) {
        count(tag.event.as_ref(), if tag.finding.is_some() { 1 } else { 0 });
    }
    for query in rows(&EventQuery::ENTITY)?.iter().map(EventQuery::from).filter(is_open) {
        count(query.event.as_ref(), 2);
    }
    for link in rows(&SameIncident::ENTITY)?.iter().map(SameIncident::from) {
        count(link.event.as_ref(), 3);
        count(link.other.as_ref(), 3);
    }
    const WORDS: [(&str, &str); 4] = [
        ("tag", "tags"),
        ("link to a finding", "links to findings"),
        ("open query", "open queries"),
        ("link to another account", "links to other accounts"),
    ];
    let words = |counts: [usize; 4]| {
        let said = counts.into_iter().zip(WORDS).filter(|(count, _)| *count > 0);
        said.map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many })).collect()
    };
    Ok(counts.into_iter().map(|(event, counts)| (event, words(counts))).collect())
}

fn agency(record: &Record) -> AgencyName {
    let text = |field: &str| record.get(field).as_text().unwrap_or_default().trim().to_owned();
    let others = text("other_names");
    let others = others.split(';').map(|name| name.trim().to_owned()).chain([text("short")]);
    AgencyName { id: record.id, name: text("name"), others: others.filter(|name| !name.is_empty()).collect() }
}

impl Known for Register {
    fn agencies(&self) -> Vec<AgencyName> {
        self.agencies.clone()
    }

    fn mapping(&self, agency: Id) -> Option<Mapping> {
        self.mappings.get(&agency).cloned()
    }

    fn events(&self, agency: Id) -> Vec<Held> {
        self.events.get(&agency).cloned().unwrap_or_default()
    }

    fn tied(&self, event: Id) -> Vec<String> {
        self.tied.get(&event).cloned().unwrap_or_default()
    }

    fn unread(&self, agency: Id) -> Vec<HeldRow> {
        self.unread.get(&agency).cloned().unwrap_or_default()
    }

    fn imported(&self, event: Id, field: &str) -> Option<Value> {
        self.imported.get(&event).map(|record| record.get(field).clone())
    }
}

/// The chronology of lives of a case with its tags, links and queries; the review's own timeline is no part of it.
pub fn composite(store: &Store, case: &Record) -> Result<Composite> {
    let rows = |name: &str| match register::entity(name) {
        Some(entity) => store.rows(&Listing::of(entity).case(Some(case.id))),
        None => Ok(Vec::new()),
    };
    let events = rows("event")?.iter().map(Event::from).filter(|event| !event.view.is("review")).collect();
    let tags: Vec<Tag> = rows("tag")?.iter().map(Tag::from).collect();
    let same: Vec<SameIncident> = rows("same_incident")?.iter().map(SameIncident::from).collect();
    let queries: Vec<EventQuery> = rows("event_query")?.iter().map(EventQuery::from).collect();
    Ok(Composite::new(Entry::gather(events, &tags, &same, &queries), Scope::of(&Case::from(case))))
}

/// The events of a case that a query finds.
pub fn found(store: &Store, case: Id, query: Query) -> Result<Vec<Id>> {
    let Some(entity) = register::entity("event") else { return Ok(Vec::new()) };
    Ok(store.rows(&Listing::of(entity).case(Some(case)).query(query))?.iter().map(|record| record.id).collect())
}
