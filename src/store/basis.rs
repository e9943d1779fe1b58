//! What a batch was worked out from. A long file is read and compared while colleagues go on working: what they change
//! meanwhile may be the very records the batch adds, and no comparing of fields finds that out.

use rusqlite::params;

use super::Store;
use super::fault::Told;
use crate::domain::change::{Batch, Outcome};
use crate::domain::value::Id;
use crate::error::Result;

/// The register as of a batch, and the records that count.
#[derive(Debug, Clone)]
pub struct Basis {
    as_of: Id,
    /// Without these whatever is written counts.
    of: Option<Counted>,
}

#[derive(Debug, Clone)]
struct Counted {
    /// The names of their entities, with a blank before and after each.
    kinds: String,
    case: Option<Id>,
}

impl Store {
    /// What will be worked out rests on records of these kinds, those of one case or all, as they are now. Taken before
    /// any of them is read.
    pub fn basis(&self, kinds: &[&str], case: Option<Id>) -> Result<Basis> {
        Ok(Basis { as_of: self.last_batch()?, of: Some(Counted { kinds: format!(" {} ", kinds.join(" ")), case }) })
    }

    /// What will be worked out rests on anything there is.
    pub fn basis_of_all(&self) -> Result<Basis> {
        Ok(Basis { as_of: self.last_batch()?, of: None })
    }

    /// [`Store::apply_watched`] of what was worked out from that; none when somebody changed it since, and nothing is
    /// written.
    pub fn apply_on(
        &self,
        basis: &Basis,
        batch: &Batch,
        now: jiff::Timestamp,
        watch: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Option<Outcome>> {
        let tx = self.begin()?;
        if self.has_moved(basis)? {
            return Ok(None);
        }
        self.write_batch(tx, batch, now, watch).map(Some)
    }

    fn has_moved(&self, basis: &Basis) -> Result<bool> {
        let Some(of) = &basis.of else { return Ok(self.last_batch()? != basis.as_of) };
        self.conn
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM journal WHERE batch > ?1 AND op <> 'reveal' \
                 AND (?2 IS NULL OR case_id IS NULL OR case_id = ?2) AND instr(?3, ' ' || entity || ' ') > 0)",
            )
            .told()?
            .query_row(params![basis.as_of, of.case, of.kinds], |row| row.get(0))
            .told()
    }
}
