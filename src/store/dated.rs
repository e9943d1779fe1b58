//! The dates of cases as their clocks have them, for lists that are narrowed, put in order or grouped by one: what a
//! list is asked for is what it shows. Held in memory, worked out when a list first asks for them, and after a change
//! only for the cases it touched.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use super::Store;
use super::fault::Told;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::process::clock;
use crate::domain::query::Context;
use crate::domain::register::cases;
use crate::domain::value::Id;
use crate::error::Result;

/// The dates of the cases, by field.
type Dates = HashMap<Id, Vec<(&'static str, Date)>>;

/// What is held, shared with the function SQL asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Held(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    dates: Dates,
    /// The batch of the journal and what else they were worked out with.
    of: Option<(Id, Context)>,
}

/// Whether a list shows the date of a clock in this field, and not what is written there.
pub(super) fn is_dated(entity: &Entity, field: &str) -> bool {
    entity == cases() && clock::is_due_field(field)
}

/// The date of a field of `t` as it is shown, in SQL. The connection needs [`register`], and
/// [`Store::bring_dates`] before it asks.
pub(super) fn shown(field: &str) -> String {
    format!("stands(t.id, '{field}', t.{})", super::quote(field))
}

/// Gives the connection `stands(case, field, written)`: the date the clock of a field stands at, else what is written.
///
/// # Errors
/// When SQLite refuses the function.
pub(super) fn register(conn: &Connection, held: &Held) -> rusqlite::Result<()> {
    let held = held.clone();
    conn.create_scalar_function(
        "stands",
        3,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        move |asked| {
            let (case, field) = (asked.get::<Id>(0)?, asked.get_raw(1).as_str().unwrap_or_default());
            let state = held.0.lock().unwrap_or_else(PoisonError::into_inner);
            let dates = state.dates.get(&case).map(Vec::as_slice).unwrap_or_default();
            match dates.iter().find(|(own, _)| *own == field) {
                Some((_, date)) => Ok(Some(date.to_string())),
                None => asked.get::<Option<String>>(2),
            }
        },
    )
}

impl Store {
    /// Brings the dates of all cases up to date.
    pub(super) fn bring_dates(&self) -> Result<()> {
        let now = (self.last_batch()?, self.context());
        let since = {
            let state = self.dates.0.lock().unwrap_or_else(PoisonError::into_inner);
            match &state.of {
                Some(of) if *of == now => return Ok(()),
                Some((batch, context)) if *context == now.1 => Some(*batch),
                _ => None,
            }
        };
        // A change that belonged to no case may touch any.
        let touched = match since {
            Some(since) => self.touched_since(since)?.into_iter().collect::<Option<Vec<Id>>>(),
            None => None,
        };
        let mut found = Dates::new();
        let wanted = match &touched {
            Some(touched) => touched.clone(),
            None => self.all_cases()?,
        };
        self.dossiers_dated(&wanted, &mut |dossier| {
            let dates = clock::current_dates(&dossier, now.1.today, &now.1.holidays);
            if !dates.is_empty() {
                found.insert(dossier.case.id, dates);
            }
        })?;
        let mut state = self.dates.0.lock().unwrap_or_else(PoisonError::into_inner);
        match touched {
            Some(touched) => touched.iter().for_each(|case| drop(state.dates.remove(case))),
            None => state.dates.clear(),
        }
        state.dates.extend(found);
        state.of = Some(now);
        Ok(())
    }

    /// Every case, archived or not.
    fn all_cases(&self) -> Result<Vec<Id>> {
        let sql = "SELECT id FROM \"case\"";
        let mut statement = self.conn.prepare_cached(sql).told()?;
        let ids = statement.query_map([], |row| row.get(0)).told()?;
        ids.collect::<rusqlite::Result<_>>().told()
    }
}
