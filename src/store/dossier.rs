//! Whole reviews, as the process engine reads them: a case with everything filed under it.

use super::fault::Told;
use super::{Store, quote};
use crate::domain::entity::Entity;
use crate::domain::process::Dossier;
use crate::domain::process::became::Agencies;
use crate::domain::record::Record;
use crate::domain::register::{Agency, Succession, cases};
use crate::domain::value::Id;
use crate::error::Result;

/// Cases gathered at once: enough to save statements, few enough to stay small.
const CHUNK: usize = 200;
/// The same where only dates are wanted: few statements each, asked for while somebody waits for a list.
const DATED_CHUNK: usize = 24;

/// How much of a review is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    All,
    Owing,
    Dates,
}

/// The kinds of record the dates of a case are worked out from, beside the case.
const DATED: [&str; 3] = ["pause", "due_change", "decision"];

/// The condition that something is still owed on a step or an action; other kinds are read whole.
fn owing(entity: &Entity) -> String {
    if !matches!(entity.name, "step" | "action") {
        return String::new();
    }
    let debts = entity.fields.iter().filter_map(|field| field.due.map(|due| (field, due)));
    // The first is the thing itself, open even without a date; the others are owed only once they have one.
    let open = debts.enumerate().map(|(place, (field, due))| {
        let until = format!("t.{} IS NULL", quote(due.until));
        if place == 0 { until } else { format!("t.{} IS NOT NULL AND {until}", quote(field.name)) }
    });
    format!(" AND ({})", open.collect::<Vec<_>>().join(" OR "))
}

impl Store {
    /// One review; `None` when there is no such case.
    pub fn dossier(&self, case: Id) -> Result<Option<Dossier>> {
        let mut found = None;
        self.gather(&[case], Depth::All, &mut |dossier| found = Some(dossier))?;
        Ok(found)
    }

    /// Tells the dossier of each of these cases, a few in memory at a time.
    pub fn dossiers(&self, cases: &[Id], tell: &mut dyn FnMut(Dossier)) -> Result<()> {
        self.gather(cases, Depth::All, tell)
    }

    /// The same without the steps and actions that nothing is owed on any more: all that Today looks at, and most of
    /// a register of many years left where it lies.
    pub fn dossiers_owing(&self, cases: &[Id], tell: &mut dyn FnMut(Dossier)) -> Result<()> {
        self.gather(cases, Depth::Owing, tell)
    }

    /// The same with no more than the dates of the cases themselves are worked out from.
    pub fn dossiers_dated(&self, cases: &[Id], tell: &mut dyn FnMut(Dossier)) -> Result<()> {
        self.gather(cases, Depth::Dates, tell)
    }

    /// The same of cases that were read already; records of another kind are none.
    pub fn dated(&self, records: &[Record], tell: &mut dyn FnMut(Dossier)) -> Result<()> {
        let cases: Vec<&Record> = records.iter().filter(|record| record.entity == cases()).collect();
        let _moment = self.moment()?;
        for chunk in cases.chunks(DATED_CHUNK) {
            let ids: Vec<Id> = chunk.iter().map(|case| case.id).collect();
            let mut beside = Vec::new();
            for entity in DATED.iter().filter_map(|name| self.schema.entity(name)) {
                self.filed_under(entity, &ids, Depth::Dates, &mut beside)?;
            }
            Dossier::gather(chunk.iter().copied().chain(&beside)).into_iter().for_each(&mut *tell);
        }
        Ok(())
    }

    fn gather(&self, cases: &[Id], depth: Depth, tell: &mut dyn FnMut(Dossier)) -> Result<()> {
        let of_all = if depth == Depth::Dates { Vec::new() } else { self.of_all()? };
        for chunk in cases.chunks(if depth == Depth::Dates { DATED_CHUNK } else { CHUNK }) {
            let mut records = of_all.clone();
            let is_read = |kind: &str| depth != Depth::Dates || kind == "case" || DATED.contains(&kind);
            for name in Dossier::KINDS.iter().filter(|kind| is_read(kind)) {
                if let Some(entity) = self.schema.entity(name) {
                    self.filed_under(entity, chunk, depth, &mut records)?;
                }
            }
            let dossiers = Dossier::gather(&records);
            drop(records);
            for mut dossier in dossiers {
                if depth == Depth::All {
                    self.scans(&mut dossier)?;
                }
                tell(dossier);
            }
        }
        Ok(())
    }

    /// What became of agencies.
    pub fn became(&self) -> Result<Agencies> {
        let records = self.of_all()?;
        let of = |name: &'static str| records.iter().filter(move |record| record.entity.name == name);
        let agencies: Vec<Agency> = of("agency").map(Agency::from).collect();
        let open = of("succession").filter(|record| record.archived.is_none());
        Ok(Agencies::of(&agencies, &open.map(Succession::from).collect::<Vec<_>>()))
    }

    /// The records that say so: agencies that ended, and every succession.
    fn of_all(&self) -> Result<Vec<Record>> {
        let mut records = Vec::new();
        for name in Dossier::OF_ALL {
            let Some(entity) = self.schema.entity(name) else { continue };
            let ended = if name == "agency" { " WHERE t.\"ended\" IS NOT NULL" } else { "" };
            let mut statement = self.conn.prepare(&format!("{}{ended}", self.select(entity))).told()?;
            let mut rows = statement.query([]).told()?;
            while let Some(row) = rows.next().told()? {
                records.push(self.record(entity, row)?);
            }
        }
        Ok(records)
    }

    /// The cases that are not archived, in the order they were entered.
    pub fn cases(&self) -> Result<Vec<Id>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id FROM \"case\" WHERE archived IS NULL ORDER BY id").told()?;
        let ids = statement.query_map([], |row| row.get(0)).told()?;
        ids.collect::<rusqlite::Result<_>>().told()
    }

    /// The number of the last batch; 0 when nothing was ever written.
    pub fn last_batch(&self) -> Result<Id> {
        let sql = "SELECT coalesce(max(id), 0) FROM batch";
        self.conn.prepare_cached(sql).told()?.query_row([], |row| row.get(0)).told()
    }

    /// The cases touched by batches after `after`; `None` among them where a change belonged to no case.
    pub fn touched_since(&self, after: Id) -> Result<Vec<Option<Id>>> {
        let mut statement = self.conn.prepare_cached("SELECT DISTINCT case_id FROM journal WHERE batch > ?1").told()?;
        let cases = statement.query_map([after], |row| row.get(0)).told()?;
        cases.collect::<rusqlite::Result<_>>().told()
    }

    /// The records of a case written to after a batch, by the name of their entity and their number.
    pub fn records_since(&self, case: Id, after: Id) -> Result<Vec<(String, Id)>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT DISTINCT entity, record FROM journal WHERE case_id = ?1 AND batch > ?2 AND op <> 'reveal'",
            )
            .told()?;
        let records = statement.query_map([case, after], |row| Ok((row.get(0)?, row.get(1)?))).told()?;
        records.collect::<rusqlite::Result<_>>().told()
    }

    /// Records of one kind that belong to one of these cases, and those dates to avoid that belong to all.
    fn filed_under(&self, entity: &'static Entity, cases: &[Id], depth: Depth, into: &mut Vec<Record>) -> Result<()> {
        let these = "(SELECT value FROM json_each(?1))";
        let narrow = match entity.case_field() {
            _ if entity.name == "case" => format!("t.id IN {these}"),
            Some(field) if entity.name == "key_date" => {
                format!("(t.{0} IN {these} OR t.{0} IS NULL)", quote(field.name))
            }
            Some(field) => format!("t.{} IN {these}", quote(field.name)),
            None => return Ok(()),
        };
        let owing = if depth == Depth::Owing { owing(entity) } else { String::new() };
        // Whoever reads a review knows its case: no record of it has to name it again, unless it goes into words.
        let select = self.select_naming(entity, |field| depth == Depth::All || field.name != "case");
        let sql = format!("{select} WHERE {narrow} AND t.archived IS NULL{owing}");
        let ids = serde_json::Value::from(cases).to_string();
        // The dates are asked for at every key in a list of cases: these few statements are kept.
        if depth == Depth::Dates {
            self.take_in(entity, &mut *self.conn.prepare_cached(&sql).told()?, &ids, into)
        } else {
            self.take_in(entity, &mut self.conn.prepare(&sql).told()?, &ids, into)
        }
    }

    fn take_in(
        &self,
        entity: &'static Entity,
        statement: &mut rusqlite::Statement<'_>,
        cases: &str,
        into: &mut Vec<Record>,
    ) -> Result<()> {
        let mut rows = statement.query([cases]).told()?;
        while let Some(row) = rows.next().told()? {
            into.push(self.record(entity, row)?);
        }
        Ok(())
    }
}
