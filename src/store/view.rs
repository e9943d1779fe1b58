//! Lists kept under a name, and reminders put away. They are each person's own and no part of the journal.

use rusqlite::params;

use super::Store;
use super::fault::Told;
use super::journal::stamp;
use crate::domain::date::Date;
use crate::domain::journal::SavedView;
use crate::domain::value::Id;
use crate::error::{Error, Result};

impl Store {
    /// One's own lists and those the others share, by name.
    pub fn views(&self) -> Result<Vec<SavedView>> {
        let mut statement = self
            .conn
            .prepare_cached(
                "SELECT id, name, entity, text, shared, uid = ?1 FROM view WHERE uid = ?1 OR shared ORDER BY name, id",
            )
            .told()?;
        let found = statement
            .query_map([self.who.uid], |row| {
                Ok(SavedView {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    entity: row.get(2)?,
                    text: row.get(3)?,
                    shared: row.get(4)?,
                    own: row.get(5)?,
                })
            })
            .told()?;
        found.collect::<rusqlite::Result<Vec<_>>>().told()
    }

    /// Keeps a list of an entity under a name; one's own of the same name is replaced.
    pub fn save_view(&self, name: &str, entity: &str, text: &str, shared: bool) -> Result<Id> {
        if name.trim().is_empty() {
            return Err(Error::user("A list needs a name to be kept under"));
        }
        let tx = self.begin()?;
        let id = tx
            .query_row(
                "INSERT INTO view (uid, name, entity, text, shared) VALUES (?1, ?2, ?3, ?4, ?5) \
                 ON CONFLICT (uid, entity, name) DO UPDATE SET text = ?4, shared = ?5 RETURNING id",
                params![self.who.uid, name.trim(), entity, text, shared],
                |row| row.get(0),
            )
            .told()?;
        tx.commit().told()?;
        Ok(id)
    }

    /// Forgets one of one's own lists.
    pub fn drop_view(&self, entity: &str, name: &str) -> Result<()> {
        let tx = self.begin()?;
        let gone = tx
            .execute(
                "DELETE FROM view WHERE uid = ?1 AND entity = ?2 AND name = ?3",
                params![self.who.uid, entity, name.trim()],
            )
            .told()?;
        if gone == 0 {
            return Err(Error::denied("You have no list of that name to forget").safe("Nothing was changed"));
        }
        tx.commit().told()
    }

    /// Puts a reminder away until a day, or for good. `what` is any stable name of it.
    pub fn dismiss(&self, what: &str, until: Option<Date>, now: jiff::Timestamp) -> Result<()> {
        let tx = self.begin()?;
        tx.execute(
            "INSERT OR REPLACE INTO dismissal (uid, what, until, at) VALUES (?1, ?2, ?3, ?4)",
            params![self.who.uid, what, until.map(|day| day.to_string()), stamp(now)],
        )
        .told()?;
        tx.commit().told()
    }

    /// The reminders put away as of a day.
    pub fn dismissed(&self, today: Date) -> Result<Vec<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT what FROM dismissal WHERE uid = ?1 AND (until IS NULL OR until > ?2) ORDER BY what")
            .told()?;
        let found = statement.query_map(params![self.who.uid, today.to_string()], |row| row.get(0)).told()?;
        found.collect::<rusqlite::Result<Vec<_>>>().told()
    }
}
