//! Taking back and doing again. Both are new batches with the same compare as any other: what a colleague changed
//! since is refused by name and the rest goes through. Must not know how steps are found.

use rusqlite::OptionalExtension;

use super::Store;
use super::fault::Told;
use super::journal::{Header, Pen};
use super::step::Lines;
use super::turn::{Past, Turn};
use crate::domain::journal::{Refusal, Undone};
use crate::domain::value::Id;
use crate::error::{Error, Result};

/// Reasons that are told when nothing can be taken back.
const TOLD: usize = 3;

impl Store {
    /// Takes back one's own latest step. When all of it is refused the step counts as passed all the same, so that
    /// the next undo reaches the one before.
    pub fn undo(&self, now: jiff::Timestamp) -> Result<Undone> {
        match self.undoable()? {
            Some(step) => self.revert(step.batch, now),
            None => Err(self.nothing_to_undo()?),
        }
    }

    /// Nothing can be taken back, and what stands against what stayed of the last step.
    fn nothing_to_undo(&self) -> Result<Error> {
        for batch in self.passed(0)? {
            let stay = self.staying(batch)?;
            if stay.is_empty() {
                continue;
            }
            let label: String =
                self.conn.query_row("SELECT label FROM batch WHERE id = ?1", [batch], |row| row.get(0)).told()?;
            // What others changed is the cause; what is only needed follows from it.
            let (causes, needed): (Vec<&Refusal>, Vec<&Refusal>) = stay.iter().partition(|one| !one.follows);
            let named: Vec<String> = causes
                .into_iter()
                .chain(needed)
                .take(TOLD)
                .map(|one| format!("\"{}\": {}", one.record, one.why))
                .collect();
            return Ok(Error::nothing(format!(
                "Nothing of yours can be taken back now. Of \"{label}\" there stays {}",
                named.join("; ")
            ))
            .safe(if stay.len() > TOLD { format!("And {} more", stay.len() - TOLD) } else { String::new() })
            .next("Once that is taken back in its turn, undo takes the rest back too"));
        }
        Ok(Error::nothing("There is nothing of yours to undo"))
    }

    /// Does the last step taken back again.
    pub fn redo(&self, now: jiff::Timestamp) -> Result<Undone> {
        let step = self.redoable()?.ok_or_else(|| Error::nothing("There is nothing to do again"))?;
        let header = Header { redoes: Some(step.batch), ..Header::default() };
        let lines = self.lines(step.batch, Lines::TakenBack)?;
        self.turn(lines, &step.label, "did again", header, now)
    }

    /// Takes back any batch, from the history; of one that was taken back already, what stayed.
    pub fn revert(&self, batch: Id, now: jiff::Timestamp) -> Result<Undone> {
        let found: Option<(String, Option<Id>, Option<Id>)> = self
            .conn
            .query_row("SELECT label, undoes, redoes FROM batch WHERE id = ?1", [batch], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()
            .told()?;
        let Some((label, undoes, redoes)) = found else {
            return Err(Error::nothing(format!("There is no step {batch} in the history")));
        };
        if undoes.is_some() || redoes.is_some() {
            return Err(Error::user("That step is itself an undo or a redo").next("Choose the step it speaks of"));
        }
        let again = self.undone(batch)?;
        if again && !self.stays(batch)? {
            return Err(Error::user("That step was taken back already").safe("Nothing was changed"));
        }
        let header = Header { undoes: Some(batch), ..Header::default() };
        let verb = if again { "took back the rest of" } else { "took back" };
        self.turn(self.lines(batch, Lines::Standing)?, &label, verb, header, now)
    }

    /// What stayed of a batch that was taken back: what others changed, and what can be taken back now.
    fn staying(&self, batch: Id) -> Result<Vec<Refusal>> {
        let mut found = Vec::new();
        if !self.may_have_stayed(batch)? {
            return Ok(found);
        }
        for past in self.lines(batch, Lines::Standing)? {
            let turn = self.judge_turn(&past)?;
            if !matches!(turn, Turn::Already) {
                found.push(self.refusal(&past, &turn)?);
            }
        }
        Ok(found)
    }

    /// Writes a batch that turns lines round, the last first. What others of them point to is tried again once those
    /// are gone.
    fn turn(
        &self,
        lines: Vec<Past>,
        label: &str,
        verb: &str,
        header: Header<'_>,
        now: jiff::Timestamp,
    ) -> Result<Undone> {
        let tx = self.begin()?;
        let said = format!("{verb}: {label}");
        let mut pen = Pen::open(&tx, &self.who, now, &Header { label: &said, ..header })?;
        let (mut open, mut refused) = (lines, Vec::new());
        loop {
            let (before, mut needed) = (pen.lines, Vec::new());
            for past in open {
                match self.judge_turn(&past)? {
                    Turn::Needed(..) => needed.push(past),
                    turn @ Turn::Stays(_) => refused.push(self.refusal(&past, &turn)?),
                    turn => self.turn_line(&mut pen, &past, &turn)?,
                }
            }
            open = needed;
            if open.is_empty() || pen.lines == before {
                break;
            }
        }
        for past in &open {
            refused.push(self.refusal(past, &self.judge_turn(past)?)?);
        }
        let changes = pen.lines;
        let batch = pen.close()?;
        self.index_batch(batch)?;
        tx.commit().told()?;
        Ok(Undone { label: label.to_owned(), batch, changes, refused })
    }

    fn refusal(&self, past: &Past, turn: &Turn) -> Result<Refusal> {
        let field = past.field.as_deref().and_then(|name| past.entity.field(name));
        let (why, follows) = match turn {
            Turn::Stays(why) => (why.clone(), false),
            Turn::Needed(entity, id) => {
                (format!("the {} \"{}\" needs it", entity.label.to_lowercase(), self.label(entity, *id)?), true)
            }
            _ => ("it can be taken back now".to_owned(), false),
        };
        let record = self.label(past.entity, past.id)?;
        Ok(Refusal {
            entity: past.entity,
            id: past.id,
            field: field.map_or("", |field| field.name),
            record,
            why,
            follows,
        })
    }
}
