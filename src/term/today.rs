//! Today fed from the store. The process engine works out the lines of a case; the register keeps them, so that the
//! next look, anybody's, reads a screenful instead of every review. After a change only the cases it touched are worked
//! out again, on another day only those of which something else is to be said. Where nothing can be kept (a register
//! that may only be read) they are kept in memory.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::process::today::{Line, Look, Sheet, Whose};
use crate::domain::value::Id;
use crate::error::{Kind, Result};
use crate::store::{Keep, Others, Store};

/// Cases worked out between two looks at the keyboard.
const SLICE: usize = 12;
/// Cases worked out at once where nobody types: every slice costs a statement for each kind of record.
const AT_ONCE: usize = 200;
/// Cases whose lines are put into the register at once while all are worked out: they need not all be in memory.
const PART: usize = 250;
/// The same between looks at the keyboard, where this is the most that is ever in memory.
const SMALL_PART: usize = 60;
/// The rules of this program, as a name.
const RULES: &str = env!("DHR_RULES");

/// Where the lines are.
enum Place {
    Register,
    /// In memory, as of a batch.
    Memory {
        sheets: BTreeMap<Id, Sheet>,
        holds: Option<Id>,
    },
}

pub struct TodayLines {
    today: Date,
    holidays: Holidays,
    /// The rules by which lines hold.
    stamp: String,
    place: Place,
    /// Cases still to be worked out, the last first.
    waiting: Vec<Id>,
    /// How many they were at first.
    cases: usize,
    /// Cases worked out and not kept yet.
    fresh: Vec<Sheet>,
    /// The batch the other cases' lines hold for; `None` when every case is worked out anew.
    since: Option<Id>,
    /// Some of them are in the register already.
    begun: bool,
    /// Cases put there at once.
    part: usize,
    /// Under what the parts lie there until they are whole: nobody else's, and never a stamp.
    working: String,
    /// The batch up to which the register is read.
    batch: Id,
}

impl TodayLines {
    pub fn new(config: &Config, today: Date) -> Self {
        let stamp = format!("{RULES} {} {}", config.get("holidays_add"), config.get("holidays_remove"));
        Self {
            today,
            holidays: config.holidays(),
            stamp,
            place: Place::Register,
            waiting: Vec::new(),
            cases: 0,
            fresh: Vec::new(),
            since: None,
            begun: false,
            part: PART,
            working: format!("being worked out by process {}", rustix::process::getpid().as_raw_nonzero()),
            batch: 0,
        }
    }

    /// Puts so many cases at once into the register while all are worked out.
    pub fn in_parts_of(mut self, cases: usize) -> Self {
        self.part = cases.max(1);
        self
    }

    /// Finds out what has to be worked out anew; says how many cases that is.
    pub fn begin(&mut self, store: &Store) -> Result<usize> {
        let batch = store.last_batch()?;
        if !self.waiting.is_empty() && batch == self.batch {
            // Still at it, and nothing has changed: asked again, as by another view, it goes on.
            return Ok(self.waiting.len());
        }
        self.batch = batch;
        let mut holds = match &self.place {
            Place::Register => store.today_holds(&self.stamp)?,
            Place::Memory { holds, .. } => *holds,
        };
        let mut turned = if holds.is_some() { self.turned(store)? } else { Vec::new() };
        let is_whole = holds == Some(self.batch) && turned.is_empty();
        if store.read_only() && matches!(self.place, Place::Register) && !is_whole {
            self.place = Place::Memory { sheets: BTreeMap::new(), holds: None };
            holds = None;
            turned.clear();
        }
        // A change that belonged to no case, such as to an agency, may be told in any.
        let touched = match holds {
            Some(known) => store.touched_since(known)?.into_iter().collect::<Option<Vec<Id>>>(),
            None => None,
        };
        let touched = touched.map(|mut touched| {
            touched.append(&mut turned);
            touched.sort_unstable();
            touched.dedup();
            touched
        });
        self.fresh.clear();
        self.begun = false;
        (self.since, self.waiting) = match touched {
            Some(touched) => (holds, touched),
            None => (None, store.cases()?),
        };
        self.cases = self.waiting.len();
        // A register of nothing but archived cases still has to be told that nothing is owed.
        if self.waiting.is_empty() && holds != Some(self.batch) {
            self.finish(store)?;
        }
        Ok(self.waiting.len())
    }

    /// Cases of which something else is to be said today than on the day they were worked out.
    fn turned(&self, store: &Store) -> Result<Vec<Id>> {
        match &self.place {
            Place::Register => store.today_turned(self.today),
            // In memory there is only this day.
            Place::Memory { .. } => Ok(Vec::new()),
        }
    }

    /// How many cases are worked out of how many, while it goes on.
    pub fn progress(&self) -> (usize, usize) {
        (self.cases.saturating_sub(self.waiting.len()), self.cases)
    }

    /// Works out the next few cases; `true` when none is left.
    pub fn step(&mut self, store: &Store) -> Result<bool> {
        self.work_out(store, SLICE, self.part.min(SMALL_PART))
    }

    fn work_out(&mut self, store: &Store, cases: usize, part: usize) -> Result<bool> {
        let worked = self.slice(store, cases, part);
        if worked.is_err() {
            // A slice may be lost: the next begin starts anew.
            self.waiting.clear();
        }
        worked
    }

    fn slice(&mut self, store: &Store, cases: usize, part: usize) -> Result<bool> {
        if self.waiting.is_empty() {
            return Ok(true);
        }
        let slice = self.waiting.split_off(self.waiting.len().saturating_sub(cases.min(part)));
        let from = self.fresh.len();
        self.fresh.extend(slice.iter().map(|case| Sheet::empty(*case)));
        store.dossiers_owing(&slice, &mut |dossier| {
            let of = self.fresh.iter_mut().skip(from).find(|sheet| sheet.case == dossier.case.id);
            if let Some(sheet) = of {
                *sheet = Sheet::of(&dossier, self.today, &self.holidays);
            }
        })?;
        if self.waiting.is_empty() || (self.since.is_none() && self.fresh.len() >= part) {
            self.finish(store)?;
        }
        Ok(self.waiting.is_empty())
    }

    /// Puts what was worked out where it is kept: whole, or a part of it.
    fn finish(&mut self, store: &Store) -> Result<()> {
        let sheets = std::mem::take(&mut self.fresh);
        let whole = self.waiting.is_empty();
        let begun = std::mem::replace(&mut self.begun, !whole);
        match &mut self.place {
            Place::Memory { sheets: known, holds } => {
                if self.since.is_none() && !begun {
                    known.clear();
                }
                known.extend(sheets.into_iter().map(|sheet| (sheet.case, sheet)));
                *holds = whole.then_some(self.batch);
            }
            Place::Register => {
                let others = match self.since {
                    Some(since) => Others::Hold(since),
                    None if begun => Others::Parts(&self.working),
                    None => Others::Go,
                };
                let stamp = if whole { &self.stamp } else { &self.working };
                match store.keep_today(&Keep { stamp, batch: self.batch, others, sheets: &sheets }) {
                    Ok(true) => {}
                    // Somebody else works them out too: two who put each other's parts away would never end.
                    Ok(false) if self.since.is_none() => self.begin_in_memory(store)?,
                    // Somebody else kept those of another day or another program meanwhile.
                    Ok(false) => {
                        self.since = None;
                        self.begun = false;
                        self.waiting = store.cases()?;
                    }
                    // Somebody is saving for long, the disk is full, or a newer program changed the layout: nobody has to
                    // wait for what is only derived.
                    Err(error) if matches!(error.kind, Kind::Busy | Kind::Env | Kind::Denied) => {
                        self.begin_in_memory(store)?
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(())
    }

    /// Begins anew, and keeps the lines in memory from now on.
    fn begin_in_memory(&mut self, store: &Store) -> Result<()> {
        self.place = Place::Memory { sheets: BTreeMap::new(), holds: None };
        self.waiting.clear();
        self.begin(store).map(drop)
    }

    /// What was worked out, as one person looks at it. Without `whose`: theirs, or when there is nothing of theirs,
    /// everybody's.
    pub fn look(&self, store: &Store, whose: Option<Whose>, each: usize) -> Result<Look> {
        let look = |whose| match &self.place {
            Place::Register => store.today_look(self.today, whose, each),
            Place::Memory { sheets, .. } => {
                let lines = sheets.values().flat_map(|sheet| &sheet.lines);
                let lines: Vec<Line> = lines.map(|line| line.on(self.today)).collect();
                Ok(Look::of(&lines, whose, &store.context().me, each))
            }
        };
        let mut found = look(whose.unwrap_or(Whose::Mine))?;
        if whose.is_none() && found.lines.is_empty() {
            let all = look(Whose::All)?;
            if !all.lines.is_empty() {
                return Ok(all);
            }
        }
        found.is_unused = found.lines.is_empty() && found.beyond == 0 && store.holds_no_case()?;
        Ok(found)
    }

    /// Everything at once: works out what has to be, and looks.
    pub fn read(&mut self, store: &Store, whose: Option<Whose>, each: usize) -> Result<Look> {
        self.read_telling(store, whose, each, |_, _| {})
    }

    /// The same, telling how many cases are worked out of how many.
    pub fn read_telling(
        &mut self,
        store: &Store,
        whose: Option<Whose>,
        each: usize,
        tell: impl Fn(usize, usize),
    ) -> Result<Look> {
        self.begin(store)?;
        while !self.work_out(store, AT_ONCE, self.part)? {
            let (done, cases) = self.progress();
            tell(done, cases);
        }
        self.look(store, whose, each)
    }
}
