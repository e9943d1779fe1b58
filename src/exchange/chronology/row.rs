//! One row under the headings: an event, a row that needs attention, or one that is skipped, with the reason.

use super::columns::Column;
use super::dates;
use super::heading::Headings;
use crate::domain::date::{Date, LooseDate, Precision};
use crate::domain::register::Event;
use crate::domain::value::{Code, Ref};
use crate::domain::vocabulary::squeeze;
use crate::exchange::sheet::{CellValue, Row, Sheet};
use crate::exchange::write::unguarded;

/// What a row became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Event,
    /// Not taken: a person has to look, and correct the file or the mapping.
    Attention,
    /// Not an event: blank, a heading again, a bar across the table.
    Skipped,
}

impl Outcome {
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Event => "event",
            Outcome::Attention => "attention",
            Outcome::Skipped => "skipped",
        }
    }
}

/// Something to say about a row: the column by meaning, the text as it stood, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub field: &'static str,
    pub raw: String,
    pub why: String,
}

/// One row of the file, accounted for.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRow {
    /// As the office program numbers it.
    pub row: u32,
    pub hidden: bool,
    pub outcome: Outcome,
    /// Every filled cell with its heading, as it stood.
    pub raw: Vec<(String, String)>,
    /// Why it is not an event, or what to look at in the event.
    pub problems: Vec<Problem>,
    /// The event, when it is one; not saved yet.
    pub event: Option<Event>,
}

/// What is carried from row to row.
pub(super) struct Reading<'s> {
    pub sheet: &'s Sheet,
    pub headings: &'s Headings,
    pub agency: &'s Ref,
    pub today: Date,
    /// The year written over the rows.
    pub bar: Option<i16>,
}

/// The author's own notes are marked at the start of the source (source: Chronolator).
const NOTE_MARKS: [char; 4] = ['#', '^', '¬', '~'];
const NO_CONTACT: [&str; 8] = [
    "no contact",
    "no recorded contact",
    "no known contact",
    "no further contact",
    "no involvement",
    "nil contact",
    "no entries",
    "no records held",
];

impl Reading<'_> {
    pub(super) fn read(&mut self, row: &Row) -> ReadRow {
        let raw = self.raw(row);
        let mut out = ReadRow {
            row: row.number,
            hidden: row.hidden,
            outcome: Outcome::Skipped,
            raw,
            problems: Vec::new(),
            event: None,
        };
        if out.raw.is_empty() {
            out.say("row", "", "the row is blank");
        } else if self.is_heading(row) {
            out.say("row", "", "the headings again");
        } else if let Some(bar) = self.bar_text(row) {
            self.bar = year_in(&bar).or(self.bar.filter(|_| year_in(&bar).is_none()));
            out.say("row", &bar, "a bar across the table, not an event");
        } else {
            self.event(row, &mut out);
        }
        out
    }

    fn around(&self) -> dates::Around {
        dates::Around { bar: self.bar, from_1904: self.sheet.from_1904 }
    }

    /// The value of the first column with this meaning; through a merge downwards for the date and the source, which
    /// authors merge over the rows they hold for.
    fn cell<'a>(&'a self, row: &'a Row, column: Column) -> &'a CellValue {
        let Some(at) = self.headings.columns.iter().position(|(_, own)| *own == Some(column)) else {
            return &CellValue::Empty;
        };
        let merged = row.cells.get(at).and_then(|cell| cell.merged_from);
        match merged {
            Some((from, column)) if column == at && from > self.headings.row => self.sheet.value(from, column),
            _ => row.value(at),
        }
    }

    /// The texts of every column with this meaning, under their headings where there are several.
    fn texts(&self, row: &Row, column: Column) -> String {
        let own = |(at, (heading, meant)): (usize, &(String, Option<Column>))| {
            let shown = row.value(at).shown();
            (*meant == Some(column) && !shown.trim().is_empty()).then(|| (heading.clone(), kept(&shown)))
        };
        let found: Vec<(String, String)> = self.headings.columns.iter().enumerate().filter_map(own).collect();
        match found.as_slice() {
            [(_, only)] => only.clone(),
            many => many.iter().map(|(heading, text)| format!("{heading}: {text}")).collect::<Vec<_>>().join("\n"),
        }
    }

    fn raw(&self, row: &Row) -> Vec<(String, String)> {
        let named = |at: usize| {
            let heading = self.headings.columns.get(at).map(|(heading, _)| heading.clone());
            heading.unwrap_or_else(|| format!("column {}", crate::exchange::sheet::address::letters(at)))
        };
        let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.value.is_empty());
        filled.map(|(at, cell)| (named(at), cell.value.shown())).collect()
    }

    fn is_heading(&self, row: &Row) -> bool {
        let same = |(at, (heading, _)): (usize, &(String, Option<Column>))| {
            let own = squeeze(&row.value(at).shown());
            !own.is_empty() && (own == squeeze(heading) || squeeze(heading).ends_with(&own))
        };
        let filled = row.cells.iter().filter(|cell| !cell.value.is_empty()).count();
        filled >= 2 && self.headings.columns.iter().enumerate().filter(|column| same(*column)).count() == filled
    }

    /// The text of a row that holds one text and no event: merged across the table, or a lone year or month.
    fn bar_text(&self, row: &Row) -> Option<String> {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.value.is_empty());
        let (at, cell) = filled.next()?;
        if filled.next().is_some() {
            return None;
        }
        let text = cell.value.shown();
        let across = |cell: &crate::exchange::sheet::Cell| cell.merged_from == Some((row.number, at));
        let merged = row.cells.iter().filter(|cell| across(cell)).count() + 1;
        let columns = self.headings.columns.iter().filter(|(_, column)| column.is_some()).count();
        let lone_period = dates::date(&cell.value, dates::Around::default())
            .is_ok_and(|read| matches!(read.date.precision, Precision::Year | Precision::Month) && !read.date.approx);
        let bar =
            (merged > 1 && merged * 2 >= columns) || lone_period || (year_in(&text).is_some() && text.len() <= 20);
        bar.then_some(text)
    }

    fn event(&self, row: &Row, out: &mut ReadRow) {
        let date_cell = self.cell(row, Column::Date);
        let mut read = match dates::date(date_cell, self.around()) {
            Ok(read) => read,
            Err(why) => {
                out.outcome = Outcome::Attention;
                return out.say("date", &date_cell.shown(), &why);
            }
        };
        let what = self.texts(row, Column::Text);
        if what.is_empty() {
            out.outcome = Outcome::Attention;
            return out.say("text", "", "nothing is said to have happened");
        }
        let time = dates::time(self.cell(row, Column::Time), &mut read);
        let source = kept(&self.cell(row, Column::Source).shown());
        let mut event = Event {
            time,
            reference: self.reference(row),
            subject: kept(&self.cell(row, Column::Subject).shown()),
            response: self.texts(row, Column::Response),
            comment: self.comment(row),
            kind: kind(&source, &what),
            view: Code("chronology".to_owned()),
            row: Some(i64::from(row.number)),
            what,
            source,
            ..Event::default()
        };
        self.ends(row, &read.date, &mut event, out);
        out.outcome = Outcome::Event;
        let raw = date_cell.shown();
        read.notes.extend(read.date.warnings(self.today));
        if date_cell.is_empty() {
            read.notes.push("there is no date in this row; it stands at the end as undated".to_owned());
        }
        for note in &read.notes {
            out.say("date", &raw, note);
        }
        if event.source.is_empty() {
            out.say("source", "", "no source is given; every event needs one");
        }
        if let Some(beyond) = self.beyond(row) {
            let why = "there are more cells than headings: they may have slid; what has no heading is in the comment";
            out.say("row", &beyond, why);
        }
        if row.hidden {
            out.say("row", "", "the row is hidden in the file; it was read all the same");
        }
        let own = self.cell(row, Column::Agency).shown();
        if !own.is_empty() && !squeeze(&self.agency.label).contains(&squeeze(&own)) {
            out.say("agency", &own, "the row names another agency; the one that sent the file is stamped");
        }
        event.when = Some(read.date);
        out.event = Some(event);
    }

    /// What stands to the right of the last heading.
    fn beyond(&self, row: &Row) -> Option<String> {
        let headed = |at: usize| !self.sheet.value(self.headings.row, at).is_empty();
        let meant = |at: usize| self.headings.columns.get(at).is_some_and(|(_, column)| column.is_some());
        let last = (0..self.sheet.width()).rev().find(|at| headed(*at) || meant(*at))?;
        let more = row.cells.iter().skip(last + 1).map(|cell| cell.value.shown());
        let more: Vec<String> = more.filter(|text| !text.trim().is_empty()).collect();
        (self.headings.row > 0 && !more.is_empty()).then(|| more.join(", "))
    }

    fn reference(&self, row: &Row) -> String {
        let (own, sequence) =
            (kept(&self.cell(row, Column::Reference).shown()), kept(&self.cell(row, Column::Sequence).shown()));
        match (own.is_empty(), sequence.is_empty()) {
            (false, false) => format!("{own} ({sequence})"),
            (true, _) => sequence,
            (_, true) => own,
        }
    }

    /// The author's comments, and under their headings the columns that mean nothing known, so that nothing is lost.
    fn comment(&self, row: &Row) -> String {
        let own = self.texts(row, Column::Comment);
        let other = row.cells.iter().enumerate().filter(|(at, cell)| {
            !cell.value.is_empty() && self.headings.columns.get(*at).is_none_or(|(_, column)| column.is_none())
        });
        let named = |at: usize| self.headings.columns.get(at).map_or("Other", |(heading, _)| heading.as_str());
        let other = other.map(|(at, cell)| format!("{}: {}", named(at), kept(&cell.value.shown())));
        std::iter::once(own).filter(|own| !own.is_empty()).chain(other).collect::<Vec<_>>().join("\n")
    }

    fn ends(&self, row: &Row, start: &LooseDate, event: &mut Event, out: &mut ReadRow) {
        let (cell, clock) = (self.cell(row, Column::EndDate), self.cell(row, Column::EndTime));
        let read = if cell.is_empty() { Err(String::new()) } else { dates::date(cell, self.around()) };
        match read {
            Ok(mut read) => {
                event.end_time = dates::time(clock, &mut read);
                if let (Some(first), Some(last)) = (start.start, read.date.end)
                    && last < first
                {
                    read.notes.push("the event ends before it begins".to_owned());
                }
                read.notes.iter().for_each(|note| out.say("end_date", &cell.shown(), note));
                event.ends = (read.date.precision != Precision::Undated).then_some(read.date);
            }
            Err(why) => {
                event.end_time = kept(&clock.shown());
                if !cell.is_empty() {
                    // The event stands; what was written is kept where a reader sees it.
                    let line = format!("End date as given: {}", cell.shown());
                    event.comment = [event.comment.as_str(), &line].join("\n").trim().to_owned();
                    out.say("end_date", &cell.shown(), &why);
                }
            }
        }
    }
}

impl ReadRow {
    fn say(&mut self, field: &'static str, raw: &str, why: &str) {
        self.problems.push(Problem { field, raw: raw.to_owned(), why: why.to_owned() });
    }
}

/// The text of a cell without the blanks around it and without the guard our own exports put before a formula.
fn kept(text: &str) -> String {
    unguarded(text.trim()).to_owned()
}

fn kind(source: &str, what: &str) -> Code {
    let lower = what.trim_start().to_lowercase();
    Code(
        if source.starts_with(NOTE_MARKS) {
            "author_note"
        } else if NO_CONTACT.iter().any(|words| lower.starts_with(words)) {
            "no_contact"
        } else {
            "event"
        }
        .to_owned(),
    )
}

/// The one year a text names.
fn year_in(text: &str) -> Option<i16> {
    let mut years = text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    let year: i16 = years.next()?.parse().ok().filter(|year| (1900..=2100).contains(year))?;
    years.next().is_none().then_some(year)
}
