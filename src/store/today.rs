//! The lines of Today, kept in the register: worked out by the process engine, read back a screenful at a time. They
//! are derived and may be thrown away; a stamp says by which rules, and as of which batch, they hold, and every case on
//! which days.

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::Store;
use super::fault::Told;
use crate::domain::date::Date;
use crate::domain::process::today::{Harm, Lasting, Line, Look, Section, Sheet, Whose, Why, sort};
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

/// By what the lines of a harm are put in order.
fn place(line: &Line, id: Id) -> (i64, &str, &str, Id) {
    (line.days, &line.case.label, &line.lead, id)
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
        // No case is both, so that nothing has to be sorted: to sort, SQLite would read every case in order.
        let sql =
            "SELECT case_id FROM today_case WHERE last < ?1 UNION ALL SELECT case_id FROM today_case WHERE first > ?1";
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
        let mut ahead = Vec::new();
        for (section, harm) in self.count_today(&mut look)? {
            if section == Section::Later {
                ahead.extend(self.today_lines(today, whose, section, harm, each)?);
                continue;
            }
            let told = look.lines.iter().filter(|line| line.section == section).count();
            if told < each {
                look.lines.extend(self.today_lines(today, whose, section, harm, each - told)?);
            }
        }
        // What comes up is the last section, and is told by date, whatever would come of missing it.
        sort(&mut ahead);
        look.lines.extend(ahead.into_iter().take(each));
        Ok(look)
    }

    /// Counts the lines of every section; says of which harms there are any that are looked at, in order.
    fn count_today(&self, look: &mut Look) -> Result<Vec<(Section, Harm)>> {
        let me = &self.context.borrow().me;
        let sql = "SELECT section, harm, lead, lines FROM today_count WHERE lines > 0 ORDER BY section, harm";
        let mut statement = self.conn.prepare_cached(sql).told()?;
        let mut rows = statement.query([]).told()?;
        let mut looked_at = Vec::new();
        while let Some(row) = rows.next().told()? {
            let (section, harm): (i64, i64) = (row.get(0).told()?, row.get(1).told()?);
            let lines = usize::try_from(row.get::<_, i64>(3).told()?).unwrap_or_default();
            let Some(section) = Section::ALL.into_iter().find(|one| *one as i64 == section) else { continue };
            let Some(harm) = Harm::ALL.into_iter().find(|one| *one as i64 == harm) else { continue };
            let is_shown = look.whose.shows(row.get_ref(2).told()?.as_str().unwrap_or_default(), me);
            look.add(section, is_shown, lines);
            if is_shown && looked_at.last() != Some(&(section, harm)) {
                looked_at.push((section, harm));
            }
        }
        Ok(looked_at)
    }

    /// The first `each` kept lines of a section and a harm.
    fn today_lines(&self, today: Date, whose: Whose, section: Section, harm: Harm, each: usize) -> Result<Vec<Line>> {
        let mut found: Vec<(Line, Id)> = Vec::new();
        let belongs = belongs(whose);
        // What is asked now, whenever that is, stands among the lines of today. The order is that of the index to its end,
        // so that no more is read than is told.
        for dated in ["day > ''", "day IS NULL"] {
            let sql = format!(
                "SELECT {COLUMNS}, id FROM today_line WHERE section = :section AND harm = :harm AND {dated} AND {belongs} \
                 ORDER BY day, label, lead, id LIMIT :each"
            );
            let mut lines = self.conn.prepare_cached(&sql).told()?;
            let limit = i64::try_from(each).unwrap_or(i64::MAX);
            let me = &self.context.borrow().me;
            let asked = named_params! { ":section": section as i64, ":harm": harm as i64, ":me": me, ":each": limit };
            let mut rows = lines.query(asked).told()?;
            while let Some(row) = rows.next().told()? {
                if let Some(line) = self.today_line(row, section, harm).told()? {
                    found.push((line.on(today), row.get(16).told()?));
                }
            }
        }
        found.sort_by(|(a, first), (b, second)| place(a, *first).cmp(&place(b, *second)));
        Ok(found.into_iter().map(|(line, _)| line).take(each).collect())
    }

    /// A kept line; `None` when it speaks of something this program does not know.
    fn today_line(&self, row: &Row, section: Section, harm: Harm) -> rusqlite::Result<Option<Lasting>> {
        let name = row.get_ref(12)?.as_str().unwrap_or_default();
        let Some(entity) = self.schema.entity(name) else { return Ok(None) };
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
