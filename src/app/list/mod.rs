//! A list of records of any entity: a window on the register, a cursor that stays on its record, marks, narrowing.
//! Every list of the workbench is this one.

mod cells;
mod draw;
mod narrowing;
mod pane;
mod place;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::effect::Effect;
use super::reply::{Dates, Reply};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Kind;
use crate::domain::fold::lowered;
use crate::domain::listing::{Archived, Listing};
use crate::domain::process::clock::with_dates;
use crate::domain::query::{self, Query};
use crate::domain::record::Record;
use crate::domain::value::{Id, Ref};

pub use cells::{Urgency, owed_words, soonest, urgency};
pub use narrowing::{Narrowed, Narrowing};
pub use pane::{ListPane, hints_for, pairs};

/// How many rows are read at a time: a few screens, so that moving rarely waits.
const WINDOW: usize = 120;
/// How many rows are read at the most, where some of them are marked.
pub const MOST: usize = 5_000;

/// A list and where it stands.
#[derive(Debug, Clone)]
pub struct List {
    pub entity: &'static Entity,
    pub case: Option<Ref>,
    /// The query as words: what `/`, sort, group, columns and views all write.
    pub text: String,
    pub query: Query,
    pub archived: Archived,
    pub total: usize,
    pub loaded: bool,
    /// Place of the first row read.
    offset: usize,
    rows: Vec<Record>,
    /// Place of the current row, and of the first row shown.
    cursor: usize,
    top: usize,
    /// Rows a screen holds; set when drawn or resized.
    page: usize,
    marks: BTreeSet<Id>,
    /// Every row is to be marked once all of them were read.
    marking_all: bool,
    groups: Vec<(String, usize)>,
    wanted: Option<Id>,
    /// The dates of cases as their clocks have them, which the fields alone do not say.
    dates: Vec<(Id, Dates)>,
}

impl List {
    pub fn new(entity: &'static Entity, case: Option<Ref>, text: &str) -> Self {
        let mut list = Self {
            entity,
            case,
            text: String::new(),
            query: Query::default(),
            archived: Archived::Hide,
            total: 0,
            loaded: false,
            offset: 0,
            rows: Vec::new(),
            cursor: 0,
            top: 0,
            page: 16,
            marks: BTreeSet::new(),
            marking_all: false,
            groups: Vec::new(),
            wanted: None,
            dates: Vec::new(),
        };
        list.set_text(text);
        list
    }

    /// Takes a query as typed; what is wrong with it comes back in words.
    pub fn set_text(&mut self, text: &str) -> Option<String> {
        let (query, problems) = query::parse(text, self.entity);
        text.trim().clone_into(&mut self.text);
        self.query = query;
        self.cursor = 0;
        self.top = 0;
        problems.first().map(|problem| match &problem.suggestion {
            Some(meant) => format!("{}; {meant}?", problem.why),
            None => problem.why.clone(),
        })
    }

    /// Replaces the query; the text follows.
    pub fn set_query(&mut self, query: Query) {
        self.text = query.to_string();
        self.query = query;
    }

    pub fn listing(&self) -> Listing {
        Listing {
            entity: self.entity,
            query: self.query.clone(),
            case: self.case.as_ref().map(|case| case.id),
            archived: self.archived,
            offset: 0,
            limit: usize::MAX,
        }
    }

    /// The rows around a place; all of them where marked ones lie further off, so that what is done to the marked is
    /// done to those too.
    fn window(&self, at: usize) -> Listing {
        let around = self.listing().window(at.saturating_sub(WINDOW / 3), WINDOW);
        let near = around.offset..around.offset.saturating_add(around.limit);
        let is_near = |id: &Id| {
            let place = self.rows.iter().position(|record| record.id == *id);
            place.is_some_and(|place| near.contains(&(self.offset + place)))
        };
        let all_near = self.total > MOST || self.marks.iter().all(is_near);
        if all_near { around } else { self.whole() }
    }

    fn whole(&self) -> Listing {
        self.listing().window(0, MOST)
    }

    /// Reads the rows around the cursor again, keeping it on its record. At first no more than is seen, so that it is
    /// seen at once; the rest follows.
    pub fn refresh(&self) -> Vec<Effect> {
        if self.loaded || self.wanted.is_some() { self.reread(self.window(self.cursor)) } else { self.glance() }
    }

    /// Reads no more than is seen: the words are still being typed, and the next letter makes it another list.
    pub fn glance(&self) -> Vec<Effect> {
        self.reread(self.listing().window(self.top, self.page.clamp(1, WINDOW)))
    }

    fn reread(&self, listing: Listing) -> Vec<Effect> {
        let keep = self.wanted.or_else(|| self.current().map(|record| record.id));
        let mut effects = vec![Effect::Rows { listing, keep }];
        if let Some(field) = self.query.group.and_then(|name| self.entity.field(name)) {
            effects.push(Effect::Groups { listing: self.listing(), field: field.name });
        }
        effects
    }

    /// Puts the cursor on a record at the next read.
    pub fn want(&mut self, id: Id) {
        self.wanted = Some(id);
    }

    /// Takes rows that were read, if they are of this list; what is to be asked for then.
    pub fn accept(&mut self, reply: &Reply) -> Vec<Effect> {
        match reply {
            Reply::Rows { listing, total, rows, kept, dates } if self.is_mine(listing) => {
                self.total = *total;
                self.offset = listing.offset;
                self.rows.clone_from(rows);
                self.dates.clone_from(dates);
                let first = !std::mem::replace(&mut self.loaded, true);
                let wanted = self.wanted.take();
                if let Some(place) = kept {
                    self.cursor = *place;
                } else if wanted.is_none() {
                    self.cursor = self.cursor.min(self.total.saturating_sub(1));
                }
                if self.marking_all && self.rows.len() == self.total {
                    self.marking_all = false;
                    self.marks.extend(self.rows.iter().map(|record| record.id));
                }
                self.keep_in_view();
                if self.cursor >= self.offset {
                    // What was read may begin at the record that was kept in sight.
                    self.top = self.top.max(self.offset);
                }
                if self.current().is_none() && self.total > 0 {
                    return vec![Effect::Rows { listing: self.window(self.cursor), keep: None }];
                }
                if first {
                    return self.followed_by();
                }
            }
            Reply::Groups { field, groups } if self.query.group == Some(*field) => {
                self.groups.clone_from(groups);
            }
            _ => {}
        }
        Vec::new()
    }

    /// What is read while the person looks at the first rows: those around them, and what the list may be narrowed by.
    fn followed_by(&self) -> Vec<Effect> {
        let mut effects = vec![Effect::Gather(self.listing())];
        if self.rows.len() < self.total.min(WINDOW) {
            let around = Effect::Rows { listing: self.window(self.cursor), keep: None };
            effects.push(Effect::Afterwards(Box::new(around)));
        }
        effects
    }

    fn is_mine(&self, listing: &Listing) -> bool {
        listing.entity == self.entity
            && listing.case == self.case.as_ref().map(|case| case.id)
            && listing.query == self.query
            && listing.archived == self.archived
    }

    pub fn current(&self) -> Option<&Record> {
        self.row(self.cursor)
    }

    /// A record as it is shown: a case with the dates its clocks stand at.
    fn shown<'a>(&self, record: &'a Record) -> Cow<'a, Record> {
        match self.dates.iter().find(|(id, dates)| *id == record.id && !dates.is_empty()) {
            Some((_, dates)) => Cow::Owned(with_dates(record, dates)),
            None => Cow::Borrowed(record),
        }
    }

    /// " Decide whether to review, in 1 day": why the current row is marked, where its columns do not say.
    pub fn owed_out_of_sight(&self, today: Date) -> Option<String> {
        let record = self.shown(self.current()?);
        let (field, days) = soonest(&record, today)?;
        let is_urgent = matches!(urgency(&record, today), Urgency::Overdue | Urgency::Soon);
        let is_shown = self.fields().contains(&field.name);
        (is_urgent && !is_shown).then(|| format!(" {}", owed_words(field, days)))
    }

    /// The rows that were read, around the cursor.
    pub fn read(&self) -> &[Record] {
        &self.rows
    }

    fn row(&self, place: usize) -> Option<&Record> {
        place.checked_sub(self.offset).and_then(|at| self.rows.get(at))
    }

    pub fn place(&self) -> usize {
        self.cursor
    }

    pub fn set_page(&mut self, page: usize) {
        self.page = page.max(1);
        self.keep_in_view();
    }

    pub fn move_by(&mut self, rows: i64) -> Vec<Effect> {
        let last = self.total.saturating_sub(1);
        let to = i64::try_from(self.cursor).unwrap_or(0).saturating_add(rows).max(0);
        self.move_to(usize::try_from(to).unwrap_or(0).min(last))
    }

    pub fn move_to(&mut self, place: usize) -> Vec<Effect> {
        self.cursor = place.min(self.total.saturating_sub(1));
        self.keep_in_view();
        let last = (self.top + self.page).min(self.total).saturating_sub(1);
        if self.row(self.cursor).is_none() || self.row(self.top).is_none() || self.row(last).is_none() {
            return vec![Effect::Rows { listing: self.window(self.cursor), keep: None }];
        }
        Vec::new()
    }

    pub fn half_page(&self) -> i64 {
        i64::try_from((self.page / 2).max(1)).unwrap_or(1)
    }

    fn keep_in_view(&mut self) {
        if self.cursor < self.top {
            self.top = self.cursor;
        } else if self.cursor >= self.top + self.page {
            self.top = self.cursor + 1 - self.page;
        }
    }

    pub fn toggle_mark(&mut self) -> Vec<Effect> {
        if let Some(id) = self.current().map(|record| record.id)
            && !self.marks.remove(&id)
        {
            self.marks.insert(id);
        }
        self.move_by(1)
    }

    /// Marks every row of the list, those not read yet too; unmarks when all of them are marked. Refused with the
    /// reason where there are too many.
    pub fn mark_all(&mut self) -> Result<Vec<Effect>, String> {
        let all = self.rows.iter().all(|record| self.marks.contains(&record.id));
        match self.rows.len() == self.total {
            true if all => self.marks.clear(),
            true => self.marks.extend(self.rows.iter().map(|record| record.id)),
            false if self.total > MOST => {
                return Err(format!(
                    "{} rows are too many to mark at once: narrow the list to {MOST} or fewer.",
                    self.total
                ));
            }
            false => {
                self.marking_all = true;
                let keep = self.current().map(|record| record.id);
                return Ok(vec![Effect::Rows { listing: self.whole(), keep }]);
            }
        }
        Ok(Vec::new())
    }

    pub fn unmark(&mut self) -> bool {
        let had = !self.marks.is_empty();
        self.marking_all = false;
        self.marks.clear();
        had
    }

    pub fn unmark_these(&mut self, ids: &[Id]) {
        self.marks.retain(|id| !ids.contains(id));
    }

    pub fn marks(&self) -> &BTreeSet<Id> {
        &self.marks
    }

    /// The marked records that were read, or the current one when none is marked.
    pub fn chosen(&self) -> Vec<&Record> {
        if self.marks.is_empty() {
            return self.current().into_iter().collect();
        }
        self.rows.iter().filter(|record| self.marks.contains(&record.id)).collect()
    }

    /// The record that a command for one of them acts on: the one that is marked, or the current one.
    pub fn only(&self) -> Option<&Record> {
        self.chosen().first().copied()
    }

    /// Marked rows that are not among the rows shown.
    pub fn marks_out_of_sight(&self) -> usize {
        self.marks.iter().filter(|id| !self.rows.iter().any(|record| record.id == **id)).count()
    }

    /// The fields shown as columns: those the query names, or the default ones that are not private.
    pub fn fields(&self) -> Vec<&'static str> {
        if let Some(columns) = &self.query.columns {
            return columns.iter().filter_map(|name| self.entity.field(name)).map(|field| field.name).collect();
        }
        self.default_fields()
    }

    /// The fields shown as columns unless a person chose others.
    fn default_fields(&self) -> Vec<&'static str> {
        self.entity
            .fields
            .iter()
            .filter(|field| field.width > 0 && !field.private)
            .filter(|field| !(self.case.is_some() && field.kind == Kind::Link("case")))
            .map(|field| field.name)
            .collect()
    }

    /// The columns shown beside these where there is room: what the fields declare, unless the query names its columns.
    pub fn further(&self) -> Vec<&'static str> {
        if self.query.columns.is_some() {
            return Vec::new();
        }
        let further = self.entity.fields.iter().filter(|field| field.further > 0 && field.is_open());
        further.map(|field| field.name).collect()
    }

    /// "61 cases, 14 shown   sort: due   narrow: stage:imr".
    pub fn summary(&self, no_room: Option<String>) -> String {
        let noun = if self.total == 1 { self.entity.label } else { self.entity.plural };
        let mut words = vec![format!("{} {}", self.total, lowered(noun))];
        if self.archived != Archived::Hide {
            words.push("archived shown".to_owned());
        }
        words.extend(no_room);
        if !self.text.is_empty() {
            words.push(self.text.clone());
        }
        words.join("   ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register;

    fn asked(effect: Option<Effect>) -> Listing {
        match effect {
            Some(Effect::Rows { listing, .. }) => listing,
            other => panic!("{other:?}"),
        }
    }

    fn answer(listing: Listing, total: usize) -> Reply {
        let blank = Record::blank(register::cases());
        let ids = listing.offset..total.min(listing.offset + listing.limit);
        let rows = ids.map(|at| Record { id: Id::try_from(at + 1).unwrap(), ..blank.clone() }).collect();
        Reply::Rows { listing, total, rows, kept: None, dates: Vec::new() }
    }

    #[test]
    fn a_list_is_read_as_far_as_it_is_seen_first_and_around_that_once_it_is_seen() {
        let mut list = List::new(register::cases(), None, "");
        list.set_page(18);
        let first = asked(list.refresh().pop());
        assert_eq!((first.offset, first.limit), (0, 18));
        let Some(Effect::Afterwards(then)) = list.accept(&answer(first, 300)).pop() else { panic!("nothing follows") };
        let around = asked(Some(*then));
        assert_eq!((around.offset, around.limit), (0, WINDOW));
        list.accept(&answer(around, 300));
        assert_eq!(list.read().len(), WINDOW);
        assert_eq!(asked(list.refresh().pop()).limit, WINDOW, "read again it is read whole");
    }

    #[test]
    fn all_rows_are_marked_however_few_were_read_and_stay_at_hand_while_they_are() {
        let mut list = List::new(register::cases(), None, "");
        list.set_page(18);
        let first = asked(list.refresh().pop());
        list.accept(&answer(first, 300));
        let whole = asked(list.mark_all().unwrap().pop());
        list.accept(&answer(whole, 300));
        assert_eq!((list.marks().len(), list.chosen().len(), list.marks_out_of_sight()), (300, 300, 0));
        list.move_to(299);
        let again = asked(list.refresh().pop());
        list.accept(&answer(again, 300));
        assert_eq!(list.chosen().len(), 300, "read again the marked ones are all there");
        assert!(list.mark_all().unwrap().is_empty() && list.marks().is_empty(), "again unmarks");
        assert_eq!(asked(list.refresh().pop()).limit, WINDOW);
    }

    #[test]
    fn rows_marked_far_from_each_other_are_all_at_hand() {
        let mut list = List::new(register::cases(), None, "");
        list.set_page(18);
        let first = asked(list.refresh().pop());
        list.accept(&answer(first, 1_000));
        list.toggle_mark();
        let far = asked(list.move_to(900).pop());
        list.accept(&answer(far, 1_000));
        list.toggle_mark();
        assert_eq!(list.chosen().len(), 2);
    }

    #[test]
    fn too_many_rows_to_mark_are_refused() {
        let mut list = List::new(register::cases(), None, "");
        let first = asked(list.refresh().pop());
        list.accept(&answer(first, MOST + 1));
        assert!(list.mark_all().unwrap_err().contains("narrow the list"));
    }

    #[test]
    fn rows_read_before_the_archived_were_shown_are_not_those_of_the_list() {
        let mut list = List::new(register::cases(), None, "");
        list.set_page(18);
        let before = asked(list.refresh().pop());
        list.archived = Archived::Show;
        list.accept(&answer(before, 7));
        assert!(!list.loaded && list.read().is_empty());
        let first = asked(list.refresh().pop());
        list.accept(&answer(first, 9));
        assert_eq!((list.loaded, list.total), (true, 9));
    }

    #[test]
    fn nothing_follows_a_list_that_was_seen_whole() {
        let mut list = List::new(register::cases(), None, "");
        list.set_page(18);
        let first = asked(list.refresh().pop());
        let then = list.accept(&answer(first, 7));
        assert!(matches!(then.as_slice(), [Effect::Gather(_)]), "{then:?}");
    }
}
