//! What the register knows, as far as an import needs it. The store fills [`KnownRecords`]; nothing here reads a file.

use std::collections::HashMap;

use super::reference;
use crate::domain::journal::Given;
use crate::domain::process::Dossier;
use crate::domain::record::Record;
use crate::domain::value::{Id, Value};
use crate::domain::vocabulary::squeeze;
use crate::reference::known_agency;

/// Looking up what is there. Archived records are known too: a row that is one of them is said to be.
pub trait Known {
    /// The cases whose reference has this [`key`](super::case_key).
    fn cases(&self, key: &str) -> Vec<&Record>;
    fn actions(&self, case: Id) -> &[Record];
    fn recommendations(&self, case: Id) -> &[Record];
    /// The agency of a name: its own, short or other name, an old one included.
    fn agency(&self, name: &str) -> Option<&Record>;
    /// The names of what became of an agency, as the register has it.
    fn successors(&self, agency: Id) -> Vec<String>;
    fn chair(&self, name: &str) -> Option<&Record>;
    /// A case with everything filed under it, for the rules of the process; none where only records are known.
    fn dossier(&self, _case: Id) -> Option<Dossier> {
        None
    }
    /// What imports last gave a field of a record; none when no import wrote it.
    fn given(&self, entity: &'static str, id: Id, field: &str) -> Option<&Value>;
}

/// What the register knows, in memory.
#[derive(Debug, Default)]
pub struct KnownRecords {
    cases: HashMap<String, Vec<Record>>,
    actions: HashMap<Id, Vec<Record>>,
    recommendations: HashMap<Id, Vec<Record>>,
    agencies: Vec<Record>,
    agency_names: HashMap<String, usize>,
    successors: HashMap<Id, Vec<Id>>,
    chairs: HashMap<String, Record>,
    given: HashMap<(&'static str, Id), Given>,
}

/// The entities whose records an import asks about.
impl KnownRecords {
    /// Those an import changes, so that what it gave last is asked about.
    pub const CHANGED: [&'static str; 3] = ["case", "action", "recommendation"];
    pub const ENTITIES: [&'static str; 6] = ["case", "action", "recommendation", "agency", "succession", "chair"];

    /// From the records of [`Self::ENTITIES`], archived ones included, in any order; others are passed over.
    pub fn new(records: impl IntoIterator<Item = Record>) -> Self {
        let mut known = Self::default();
        for record in records {
            known.take(record);
        }
        known
    }

    /// What imports last gave the records of one kind.
    pub fn remember(&mut self, entity: &'static str, given: impl IntoIterator<Item = (Id, Given)>) {
        self.given.extend(given.into_iter().map(|(id, given)| ((entity, id), given)));
    }

    fn take(&mut self, record: Record) {
        let case = record.get("case").as_link();
        match (record.entity.name, case) {
            ("case", _) => {
                let key = reference::key(record.get("reference").as_text().unwrap_or_default());
                self.cases.entry(key).or_default().push(record);
            }
            ("action", Some(case)) => self.actions.entry(case).or_default().push(record),
            ("recommendation", Some(case)) => self.recommendations.entry(case).or_default().push(record),
            ("agency", _) => self.take_agency(record),
            ("succession", _) => {
                if let (Some(from), Some(to)) = (record.get("from").as_link(), record.get("to").as_link()) {
                    self.successors.entry(from).or_default().push(to);
                }
            }
            ("chair", _) => {
                let name = squeeze(record.get("name").as_text().unwrap_or_default());
                self.chairs.entry(name).or_insert(record);
            }
            _ => {}
        }
    }

    fn take_agency(&mut self, record: Record) {
        let at = self.agencies.len();
        let text = |field: &str| record.get(field).as_text().unwrap_or_default().to_owned();
        let (name, short, others) = (text("name"), text("short"), text("other_names"));
        // A name of its own goes before another agency's other name.
        self.agency_names.insert(agency_key(&name), at);
        let rest = std::iter::once(short.as_str()).chain(others.split(';'));
        for other in rest.map(agency_key).filter(|key| !key.is_empty()) {
            self.agency_names.entry(other).or_insert(at);
        }
        if let Some(listed) = known_agency(&name) {
            self.agency_names.entry(listed_key(listed.name)).or_insert(at);
        }
        self.agencies.push(record);
    }
}

/// A name of an agency made comparable; "&" is "and", "the" is nothing.
pub(super) fn agency_key(name: &str) -> String {
    let words = name.replace('&', " and ");
    let words = words.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("the"));
    squeeze(&words.collect::<Vec<_>>().join(" "))
}

/// The key of an agency of the national lists, so that any of its names finds the register's.
pub(super) fn listed_key(name: &str) -> String {
    format!("listed: {name}")
}

impl Known for KnownRecords {
    fn cases(&self, key: &str) -> Vec<&Record> {
        self.cases.get(key).into_iter().flatten().collect()
    }

    fn actions(&self, case: Id) -> &[Record] {
        self.actions.get(&case).map(Vec::as_slice).unwrap_or_default()
    }

    fn recommendations(&self, case: Id) -> &[Record] {
        self.recommendations.get(&case).map(Vec::as_slice).unwrap_or_default()
    }

    fn agency(&self, name: &str) -> Option<&Record> {
        let own = self.agency_names.get(&agency_key(name));
        let listed = || self.agency_names.get(&listed_key(known_agency(name)?.name));
        self.agencies.get(*own.or_else(listed)?)
    }

    fn successors(&self, agency: Id) -> Vec<String> {
        let mut seen = vec![agency];
        let mut last: Vec<Id> = Vec::new();
        let mut open = self.successors.get(&agency).cloned().unwrap_or_default();
        while let Some(id) = open.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            match self.successors.get(&id) {
                Some(next) => open.extend(next),
                None => last.push(id),
            }
        }
        last.reverse();
        let name = |id: &Id| self.agencies.iter().find(|record| record.id == *id).map(|record| record.get("name"));
        last.iter().filter_map(name).filter_map(Value::as_text).map(str::to_owned).collect()
    }

    fn chair(&self, name: &str) -> Option<&Record> {
        self.chairs.get(&squeeze(name))
    }

    fn given(&self, entity: &'static str, id: Id, field: &str) -> Option<&Value> {
        self.given.get(&(entity, id))?.value(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register;

    fn record(entity: &str, id: Id, values: &[(&str, Value)]) -> Record {
        let mut record = Record::blank(register::entity(entity).unwrap());
        record.id = id;
        for (name, value) in values {
            record.set(name, value.clone());
        }
        record
    }

    #[test]
    fn an_agency_is_known_by_every_name_it_had() {
        let known = KnownRecords::new([
            record("agency", 1, &[("name", Value::text("Westmarch Constabulary")), ("short", Value::text("Police"))]),
            record("agency", 2, &[("name", Value::text("London Borough of Barnet"))]),
            record(
                "agency",
                3,
                &[("name", Value::text("Vale Housing & Homes")), ("other_names", Value::text("Vale Homes; VHH"))],
            ),
        ]);
        let id = |name: &str| known.agency(name).map_or(0, |record| record.id);
        assert_eq!(id("police"), 1);
        assert_eq!(id("Barnet Council"), 2);
        assert_eq!(id("the Vale Housing and Homes"), 3);
        assert_eq!(id("vhh"), 3);
        assert_eq!(id("Education"), 0);
    }

    #[test]
    fn a_case_is_known_by_any_spelling_of_its_reference() {
        let known = KnownRecords::new([record("case", 1, &[("reference", Value::text("DHR 2021/04"))])]);
        assert_eq!(known.cases(&reference::key("2021-4")).len(), 1);
        assert!(known.cases(&reference::key("2021-5")).is_empty());
    }
}
