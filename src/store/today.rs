//! The lines of Today, kept in the register: worked out by the process engine, read back a screenful at a time. They
//! are derived and may be thrown away; a stamp says by which rules, and as of which batch, they hold, and every case on
//! which days.

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::Store;
use super::fault::Told;
use crate::domain::date::Date;
use crate::domain::process::today::{Harm, Lasting, Line, Look, Section, Sheet, Whose, Why};
use crate::domain::value::{Id, Ref};
use crate::error::Result;

/// What is to be kept: the lines of these cases, as of a batch.
#[derive(Debug, Clone, Copy)]
pub struct Keep<'a> {
    /// The rules the lines hold by.
    pub stamp: &'a str,
    /// The batch up to which the register was read.
    pub batch: Id,
    pub others: Others<'a>,
    pub sheets: &'a [Sheet],
}

/// What must hold of the lines of the other cases, so that these belong to them.
#[derive(Debug, Clone, Copy)]
pub enum Others<'a> {
    /// They go: these are the first, or all.
    Go,
    /// They are the parts put before under this stamp.
    Parts(&'a str),
    /// They hold under the same stamp, for this batch at least.
    Hold(Id),
}

const COLUMNS: &str =
    "section, harm, day, case_id, label, lead, what, tag, why, far, rest, mark, entity, record, field, waiting_on";

/// Of whom, in SQL: `:me` is the person's name.
const fn belongs(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => "lead = :me COLLATE NOCASE",
        Whose::Team => "lead <> '' AND :me IS NOT NULL",
        Whose::All => ":me IS NOT NULL",
    }
}

/// By what the lines of a section are put in order.
fn place(line: &Line, id: Id) -> (Harm, i64, &str, &str, Id) {
    (line.harm, line.days, &line.case.label, &line.lead, id)
}

impl Store {
    /// The batch up to which the lines kept under this stamp hold; `None` when there are none such.
    pub fn today_holds(&self, stamp: &str) -> Result<Option<Id>> {
        self.conn
            .prepare_cached("SELECT batch FROM today_stamp WHERE stamp = ?1")
            .told()?
            .query_row([stamp], |row| row.get(0))
            .optional()
            .told()
    }

    /// The cases whose kept lines do not hold on a day.
    pub fn today_turned(&self, today: Date) -> Result<Vec<Id>> {
        let sql =
            "SELECT case_id FROM today_case WHERE last < ?1 UNION SELECT case_id FROM today_case WHERE first > ?1";
        let mut statement = self.conn.prepare_cached(sql).told()?;
        let cases = statement.query_map([today.to_string()], |row| row.get(0)).told()?;
        cases.collect::<rusqlite::Result<_>>().told()
    }

    /// Whether there is no review, archived or not.
    pub fn holds_no_case(&self) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM \"case\")";
        self.conn.prepare_cached(sql).told()?.query_row([], |row| row.get(0)).told()
    }

    /// Keeps lines; `false`, and nothing kept, when the others are not as they were when this was begun.
    pub fn keep_today(&self, keep: &Keep) -> Result<bool> {
        self.lightly(|| self.put_today(keep))
    }

    fn put_today(&self, keep: &Keep) -> Result<bool> {
        let tx = self.begin()?;
        let as_expected = match keep.others {
            Others::Go => true,
            Others::Parts(stamp) => self.today_holds(stamp)?.is_some(),
            Others::Hold(since) => self.today_holds(keep.stamp)?.is_some_and(|holds| holds >= since),
        };
        if !as_expected {
            return Ok(false);
        }
        if matches!(keep.others, Others::Go) {
            tx.execute_batch("DELETE FROM today_line; DELETE FROM today_case").told()?;
        } else {
            for sql in ["DELETE FROM today_line WHERE case_id = ?1", "DELETE FROM today_case WHERE case_id = ?1"] {
                let mut old = tx.prepare_cached(sql).told()?;
                keep.sheets.iter().try_for_each(|sheet| old.execute([sheet.case]).map(drop)).told()?;
            }
        }
        {
            let sql = format!("INSERT INTO today_line ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
            let mut insert = tx.prepare_cached(&sql).told()?;
            for line in keep.sheets.iter().flat_map(|sheet| &sheet.lines) {
                let (far, rest) = line.why.far.as_ref().map_or((None, ""), |(far, rest)| (Some(far.to_string()), rest));
                insert
                    .execute(params![
                        line.section as i64,
                        line.harm as i64,
                        line.day.map(|day| day.to_string()),
                        line.case.id,
                        line.case.label,
                        line.lead,
                        line.what,
                        line.tag,
                        line.why.text,
                        far,
                        rest,
                        line.mark,
                        line.entity,
                        line.id,
                        line.field,
                        line.waiting_on,
                    ])
                    .told()?;
            }
            let mut days =
                tx.prepare_cached("INSERT INTO today_case (case_id, first, last) VALUES (?1, ?2, ?3)").told()?;
            for sheet in keep.sheets.iter().filter(|sheet| (sheet.first, sheet.last) != (Date::MIN, Date::MAX)) {
                days.execute(params![sheet.case, sheet.first.to_string(), sheet.last.to_string()]).told()?;
            }
            let sql = "INSERT OR REPLACE INTO today_stamp (one, stamp, batch) VALUES (1, ?1, ?2)";
            tx.prepare_cached(sql).told()?.execute(params![keep.stamp, keep.batch]).told()?;
        }
        tx.commit().told()?;
        Ok(true)
    }

    /// The first `each` kept lines of every section as they read on a day, and how many there are; mine are those of
    /// whoever asks ([`Store::set_context`]).
    pub fn today_look(&self, today: Date, whose: Whose, each: usize) -> Result<Look> {
        let mut look = Look::empty(whose);
        let belongs = belongs(whose);
        let me = &self.context.borrow().me;
        let count = format!("SELECT section, count(*) FROM today_line WHERE {belongs} GROUP BY section");
        let mut count = self.conn.prepare_cached(&count).told()?;
        let mut rows = count.query(named_params! { ":me": me }).told()?;
        while let Some(row) = rows.next().told()? {
            let (section, lines): (i64, i64) = (row.get(0).told()?, row.get(1).told()?);
            if let Some(count) = usize::try_from(section).ok().and_then(|section| look.counts.get_mut(section)) {
                *count = usize::try_from(lines).unwrap_or_default();
            }
        }
        let beyond =
            format!("SELECT count(*) FROM today_line WHERE section IN (?1, ?2) AND NOT coalesce({belongs}, 0)");
        let beyond = beyond.replace(":me", "?3");
        let now = params![Section::Overdue as i64, Section::ThisWeek as i64, me];
        let beyond: i64 = self.conn.prepare_cached(&beyond).told()?.query_row(now, |row| row.get(0)).told()?;
        look.beyond = usize::try_from(beyond).unwrap_or_default();
        // What is asked now, whenever that is, stands among the lines of today. The order is that of the index to its end,
        // so that no more is read than is told; the plus keeps SQLite from thinking of another.
        let sql = |dated: &str| {
            format!(
                "SELECT {COLUMNS}, id FROM today_line WHERE section = :section AND +day IS {dated} AND {belongs} \
                 ORDER BY harm, day, label, lead, id LIMIT :each"
            )
        };
        let limit = i64::try_from(each).unwrap_or(-1);
        for section in Section::ALL {
            let mut found: Vec<(Line, Id)> = Vec::new();
            // What is late or still ahead has a date.
            let dated = matches!(section, Section::Overdue | Section::Later);
            for is in ["NOT NULL", "NULL"].into_iter().take(if dated { 1 } else { 2 }) {
                let mut lines = self.conn.prepare_cached(&sql(is)).told()?;
                let asked = named_params! { ":section": section as i64, ":me": me, ":each": limit };
                let mut rows = lines.query(asked).told()?;
                while let Some(row) = rows.next().told()? {
                    if let Some(line) = self.today_line(row, section).told()? {
                        found.push((line.on(today), row.get(16).told()?));
                    }
                }
            }
            found.sort_by(|(a, first), (b, second)| place(a, *first).cmp(&place(b, *second)));
            look.lines.extend(found.into_iter().map(|(line, _)| line).take(each));
        }
        Ok(look)
    }

    /// A kept line; `None` when it speaks of something this program does not know.
    fn today_line(&self, row: &Row, section: Section) -> rusqlite::Result<Option<Lasting>> {
        let harm = Harm::ALL.into_iter().find(|harm| row.get(1) == Ok(*harm as i64));
        let name = row.get_ref(12)?.as_str().unwrap_or_default();
        let (Some(harm), Some(entity)) = (harm, self.schema.entity(name)) else { return Ok(None) };
        let field = row.get_ref(14)?.as_str().unwrap_or_default();
        let day = |column: usize| row.get_ref(column).map(|value| value.as_str().ok().and_then(|day| day.parse().ok()));
        let rest: String = row.get(10)?;
        Ok(Some(Lasting {
            section,
            harm,
            day: day(2)?,
            case: Ref::new(row.get(3)?, row.get::<_, String>(4)?),
            lead: row.get(5)?,
            what: row.get(6)?,
            tag: row.get(7)?,
            why: Why { text: row.get(8)?, far: day(9)?.map(|far| (far, rest)) },
            mark: row.get::<_, String>(11)?.into(),
            entity: entity.name,
            id: row.get(13)?,
            field: entity.field(field).map_or("", |field| field.name),
            waiting_on: row.get(15)?,
        }))
    }
}
