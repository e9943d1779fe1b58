//! A register in memory for the import's tests: takes a batch the way the store does and hands back what is known.

use std::collections::HashMap;

use dhr::domain::change::{Batch, Change};
use dhr::domain::date::Date;
use dhr::domain::journal::Given;
use dhr::domain::record::Record;
use dhr::domain::register;
use dhr::domain::value::{Id, Ref, Value};
use dhr::error::Result;
use dhr::exchange::import::{Green, Import, Kind, KnownRecords, Request, RowReport, run};
use dhr::exchange::read::open_bytes;
use dhr::exchange::sheet::Workbook;

pub const TODAY: Date = Date::constant(2026, 3, 27);

#[derive(Default, Clone)]
pub struct Register {
    pub records: Vec<Record>,
    /// What imports gave.
    given: HashMap<(&'static str, Id), Given>,
}

impl Register {
    pub fn with_cases(references: &[&str]) -> Self {
        let mut register = Self::default();
        for reference in references {
            register.put("case", &[("reference", Value::text(*reference))]);
        }
        register
    }

    pub fn put(&mut self, entity: &str, values: &[(&str, Value)]) -> Id {
        let mut record = Record::blank(register::entity(entity).unwrap());
        record.id = self.next(entity);
        for (name, value) in values {
            record.set(name, value.clone());
        }
        self.records.push(record);
        self.records.last().unwrap().id
    }

    fn next(&self, entity: &str) -> Id {
        self.all(entity).iter().map(|record| record.id).max().unwrap_or(0) + 1
    }

    pub fn all(&self, entity: &str) -> Vec<&Record> {
        self.records.iter().filter(|record| record.entity.name == entity).collect()
    }

    pub fn known(&self) -> KnownRecords {
        let mut known = KnownRecords::new(self.records.iter().cloned());
        for ((entity, id), given) in &self.given {
            known.remember(entity, [(*id, given.clone())]);
        }
        known
    }

    /// Changes a value the way a person does.
    pub fn change(&mut self, entity: &str, id: Id, field: &str, value: Value) {
        let record = self.records.iter_mut().find(|record| record.entity.name == entity && record.id == id).unwrap();
        record.set(field, value);
    }

    /// Writes a batch as the store does: links to what it adds become real, every base has to be what is there.
    pub fn apply(&mut self, batch: &Batch) {
        let mut ids = Vec::new();
        let real = |ids: &Vec<Id>, id: Id| if id < 0 { ids[usize::try_from(-id).unwrap() - 1] } else { id };
        let point = |ids: &Vec<Id>, value: &Value| match value {
            Value::Link(link) => Value::Link(Ref::new(real(ids, link.id), link.label.clone())),
            other => other.clone(),
        };
        for change in &batch.changes {
            match change {
                Change::Add { entity, values } => {
                    let mut record = Record::blank(entity);
                    record.id = self.next(entity.name);
                    for (name, value) in values {
                        assert!(entity.field(name).is_some(), "{}.{name}", entity.name);
                        record.set(name, point(&ids, value));
                    }
                    for field in entity.fields.iter().filter(|field| field.required) {
                        assert!(!record.get(field.name).is_missing(), "{}.{} is needed", entity.name, field.name);
                    }
                    ids.push(record.id);
                    self.records.push(record);
                }
                Change::Set { entity, id, field, base, new } => {
                    let id = real(&ids, *id);
                    let (base, new) = (point(&ids, base), point(&ids, new));
                    let record = self
                        .records
                        .iter_mut()
                        .find(|record| record.entity.name == entity.name && record.id == id)
                        .unwrap();
                    assert_eq!(record.get(field), &base, "{}.{field} had moved", entity.name);
                    record.set(field, new);
                }
                Change::Archive { .. } | Change::Restore { .. } => panic!("an import archives nothing"),
            }
        }
    }

    pub fn import(&mut self, book: &Workbook, request: &Request) -> Import {
        let import = self.dry(book, request).unwrap();
        let before: Vec<(&str, Id)> = self.records.iter().map(|record| (record.entity.name, record.id)).collect();
        self.apply(&import.batch);
        for record in self.records.iter().filter(|record| !before.contains(&(record.entity.name, record.id))) {
            let given =
                self.given.entry((record.entity.name, record.id)).or_insert_with(|| Given::nothing(record.entity));
            record.entity.fields.iter().for_each(|field| given.add(field.name, record.get(field.name).clone()));
        }
        for change in &import.batch.changes {
            if let Change::Set { entity, id, field, .. } = change
                && *id > 0
            {
                let now = self.records.iter().find(|own| own.entity.name == entity.name && own.id == *id).unwrap();
                let given = self.given.entry((entity.name, *id)).or_insert_with(|| Given::nothing(entity));
                given.set(field, now.get(field).clone());
            }
        }
        import
    }

    pub fn dry(&self, book: &Workbook, request: &Request) -> Result<Import> {
        run(book, request, &self.known(), &mut |_, _| true)
    }

    /// The action whose words begin so.
    pub fn action(&self, what: &str) -> &Record {
        let begins = |record: &&Record| record.get("what").as_text().unwrap_or_default().starts_with(what);
        self.all("action").into_iter().find(begins).unwrap_or_else(|| panic!("{what}"))
    }
}

pub fn request(kind: Kind) -> Request {
    Request { green: Some(Green::OnTrack), ..Request::new(kind, TODAY) }
}

pub fn csv(text: &str) -> Workbook {
    open_bytes("plan.csv", text.as_bytes()).unwrap()
}

pub fn fixture(name: &str) -> Workbook {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    dhr::exchange::read::open(&path).unwrap()
}

pub fn rows(import: &Import) -> Vec<&RowReport> {
    import.report.sheets.iter().flat_map(|sheet| &sheet.rows).collect()
}

/// Outcomes of the rows as one text: "imported attention skipped".
pub fn outcomes(import: &Import) -> String {
    rows(import).iter().map(|row| row.outcome.name()).collect::<Vec<_>>().join(" ")
}

/// Every reason of one row.
pub fn whys(import: &Import, row: u32) -> String {
    let rows = rows(import);
    let found = rows.iter().find(|report| report.row == row).unwrap();
    found.problems.iter().map(|problem| problem.why.clone()).collect::<Vec<_>>().join("; ")
}
