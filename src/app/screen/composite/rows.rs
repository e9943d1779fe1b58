//! The rows of the composite as narrowed: events, and between them the stretches in which nothing is recorded.

use crate::domain::chronology::{Entry, Gap, Narrow, Whole, gaps};
use crate::domain::value::Id;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row {
    /// The place of an entry in the whole.
    Event(usize),
    Gap(Gap),
}

/// Rows and where one stands in them.
#[derive(Debug, Default)]
pub struct Rows {
    pub rows: Vec<Row>,
    pub cursor: usize,
    pub top: usize,
    /// Rows a screen holds.
    pub page: usize,
}

impl Rows {
    /// Lays the rows out anew; the cursor goes to the event to keep, or else stays in its place. `silence` of 0 shows no
    /// gaps.
    pub fn lay(&mut self, whole: &Whole, narrow: &Narrow, silence: i32, keep: Option<Id>) {
        let places = whole.view(narrow);
        let sure = |entry: &&Entry| entry.doubtful_date(whole.scope()).is_none();
        let shown = || places.iter().filter_map(|at| whole.entries().get(*at)).filter(sure);
        // Among rows found by their words a gap would only say that the words do not occur.
        let mut gaps =
            if silence > 0 && narrow.shows_gaps() { gaps(shown(), silence) } else { Vec::new() }.into_iter().peekable();
        let before = |gap: &Gap| whole.place(gap.before);
        self.rows.clear();
        for at in &places {
            while let Some(gap) = gaps.next_if(|gap| before(gap).is_some_and(|before| before <= *at)) {
                self.rows.push(Row::Gap(gap));
            }
            self.rows.push(Row::Event(*at));
        }
        match keep {
            Some(id) if self.stand_on(whole, id) => {}
            _ => self.move_to(self.cursor),
        }
    }

    /// Moves to an event; `false` when it is not among the rows.
    pub fn stand_on(&mut self, whole: &Whole, id: Id) -> bool {
        let Some(at) = whole.place(id) else { return false };
        let place = self.rows.iter().position(|row| *row == Row::Event(at));
        place.map(|place| self.move_to(place)).is_some()
    }

    pub fn current(&self) -> Option<Row> {
        self.rows.get(self.cursor).copied()
    }

    /// The event under the cursor.
    pub fn current_entry<'w>(&self, whole: &'w Whole) -> Option<&'w Entry> {
        match self.current()? {
            Row::Event(at) => whole.entries().get(at),
            Row::Gap(_) => None,
        }
    }

    /// The event under the cursor, or after the gap under it.
    pub fn current_id(&self, whole: &Whole) -> Option<Id> {
        match self.current()? {
            Row::Event(at) => whole.entries().get(at).map(Entry::id),
            Row::Gap(gap) => Some(gap.before),
        }
    }

    pub fn move_to(&mut self, place: usize) {
        self.cursor = place.min(self.rows.len().saturating_sub(1));
        let page = self.page.max(1);
        if self.cursor < self.top {
            self.top = self.cursor;
        } else if self.cursor >= self.top + page {
            self.top = self.cursor + 1 - page;
        }
    }

    pub fn set_page(&mut self, page: usize) {
        self.page = page.max(1);
        self.move_to(self.cursor);
    }

    /// The rows on the screen, with their places.
    pub fn in_sight(&self) -> impl Iterator<Item = (usize, Row)> + '_ {
        self.rows.iter().copied().enumerate().skip(self.top).take(self.page.max(1))
    }

    /// The events among the rows.
    pub fn events(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().filter_map(|row| match row {
            Row::Event(at) => Some(*at),
            Row::Gap(_) => None,
        })
    }
}
