//! What was read of a letter before it is saved: its date, what it decides, its points, and what of it is no point. Every
//! row can be taken or left.

use crate::app::context::Context;
use crate::app::edit::LineEdit;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::{Date, parse_day};
use crate::domain::fold::clean_for_screen;
use crate::domain::process::quality::{Cover, Parsed};
use crate::domain::process::wording;
use crate::domain::vocabulary as v;

/// Which part the keys are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Date,
    Outcome,
    Rows,
}

pub(super) struct Preview {
    parsed: Parsed,
    dated: LineEdit,
    /// A place in the list of outcomes; none while it is not known.
    outcome: Option<usize>,
    at: At,
    /// Which points, then which of the other paragraphs, are taken.
    taken: Vec<bool>,
    cursor: usize,
}

impl Preview {
    pub fn new(parsed: Parsed, dated: Option<Date>) -> Self {
        let points = parsed.points.len();
        let taken = (0..points + parsed.left.len()).map(|row| row < points).collect();
        let dated = dated.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
        // A letter without points begins with the choice of them.
        let at = if points == 0 { At::Rows } else { At::Date };
        Self { parsed, dated: LineEdit::offered(dated), outcome: None, at, taken, cursor: 0 }
    }

    fn day(&self, today: Date) -> Result<Option<Date>, String> {
        let text = self.dated.text().trim();
        if text.is_empty() { Ok(None) } else { parse_day(text, today).map(Some) }
    }

    /// What is saved, as chosen.
    ///
    /// # Errors
    /// A date that is none.
    pub fn chosen(&self, today: Date) -> Result<(Cover, Parsed), String> {
        let dated = self.day(today)?;
        let outcome = self.outcome.and_then(|at| v::QA_OUTCOME.terms.get(at)).map_or("", |term| term.code);
        let mut parsed = self.parsed.clone();
        let (points, others) = self.taken.split_at(parsed.points.len().min(self.taken.len()));
        let mut keep = points.iter();
        parsed.points.retain(|_| keep.next().copied().unwrap_or(true));
        let places: Vec<usize> = others.iter().enumerate().filter(|(_, on)| **on).map(|(place, _)| place).collect();
        parsed.take(&places);
        Ok((Cover { dated, outcome: outcome.to_owned() }, parsed))
    }

    /// What the key is for that belongs to the part the keys are for.
    pub fn hint(&self) -> (&'static str, &'static str) {
        match self.at {
            At::Date => ("Down", "to the points"),
            At::Outcome => ("Space", "next outcome"),
            At::Rows => ("Space", "take or leave"),
        }
    }

    pub fn paste(&mut self, text: &str) {
        if self.at == At::Date {
            self.dated.insert(text.trim());
        }
    }

    pub fn key(&mut self, key: Key) {
        let outcomes = v::QA_OUTCOME.terms.len();
        let last = self.taken.len().saturating_sub(1);
        match key.code {
            KeyCode::Tab => self.at = self.next(),
            KeyCode::BackTab => {
                self.at = self.next();
                self.at = self.next();
            }
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown => {
                let was = std::mem::replace(&mut self.at, At::Rows);
                let by = if matches!(key.code, KeyCode::PageUp | KeyCode::PageDown) { 8 } else { 1 };
                self.cursor = match key.code {
                    KeyCode::Up | KeyCode::PageUp => self.cursor.saturating_sub(by),
                    // The first key down only goes to the list.
                    _ if was != At::Rows && by == 1 => self.cursor,
                    _ => (self.cursor + by).min(last),
                };
            }
            KeyCode::Char(' ') if self.at == At::Rows => {
                if let Some(on) = self.taken.get_mut(self.cursor) {
                    *on = !*on;
                }
                self.cursor = (self.cursor + 1).min(last);
            }
            KeyCode::Char(' ') | KeyCode::Right if self.at == At::Outcome => {
                self.outcome = self.outcome.map_or(Some(0), |at| (at + 1 < outcomes).then_some(at + 1));
            }
            KeyCode::Left if self.at == At::Outcome => {
                self.outcome = self.outcome.map_or(outcomes.checked_sub(1), |at| at.checked_sub(1));
            }
            _ if self.at == At::Date => {
                self.dated.key(key);
            }
            _ => {}
        }
    }

    fn next(&self) -> At {
        match self.at {
            At::Date => At::Outcome,
            At::Outcome => At::Rows,
            At::Rows => At::Date,
        }
    }

    pub fn draw(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let role = |on: bool| if on { Role::Current } else { Role::Heading };
        let label = " Date of the letter:  ";
        let (text, at) = self.dated.window(30);
        body.push(Line::of(label, role(self.at == At::Date)).with(text, Role::Input));
        let mut cursor = None;
        if self.at == At::Date {
            body.cursor_here(label.len() + at);
            cursor = body.cursor;
        }
        let (said, said_role) = match self.day(cx.today) {
            Ok(Some(_)) => ("", Role::Dim),
            Ok(None) => ("  none: its date, or the day it came", Role::Warning),
            Err(_) => ("  this is no date", Role::Error),
        };
        if let Some(line) = body.lines.last_mut() {
            line.push(said, said_role);
        }
        let label = " What it decides:     ";
        let outcome = self.outcome.and_then(|at| v::QA_OUTCOME.terms.get(at)).map(|term| term.label);
        let unsaid = "not said yet; Tab, then Space";
        body.push(Line::of(label, role(self.at == At::Outcome)).with(outcome.unwrap_or(unsaid), Role::Input));
        if self.at == At::Outcome {
            body.cursor_here(label.len());
            cursor = body.cursor;
        }
        body.push(Line::new());
        body.push(Line::of(self.counted(), Role::Text));
        let (rows, places) = self.rows(area.columns());
        let left = area.rows().saturating_sub(body.lines.len() + 1);
        let (from, to) = places.get(self.cursor).copied().unwrap_or((0, 0));
        // The current row whole where it fits, with what heads it.
        let top = if self.at == At::Rows && to > left { (to - left).min(from) } else { 0 };
        let above = body.lines.len();
        let rest = rows.len().saturating_sub(top + left);
        body.lines.extend(rows.into_iter().skip(top).take(left));
        if self.at == At::Rows {
            let row = u16::try_from(above + from.saturating_sub(top)).unwrap_or(u16::MAX);
            cursor = Some((1, row));
        }
        if rest > 0 {
            body.push(Line::of(format!("   {rest} more lines; PgDn"), Role::Dim));
        }
        body.cursor = cursor;
        body
    }

    fn counted(&self) -> String {
        let count = self.taken.iter().filter(|on| **on).count();
        let points = wording::counted(i64::try_from(count).unwrap_or(i64::MAX), "point");
        if self.parsed.points.is_empty() && count == 0 {
            return " No numbered points were found, and nothing was saved. Space takes a paragraph.".to_owned();
        }
        let each = if count == 1 { "a row of its own" } else { "each a row of its own" };
        format!(" {points}, {each}. Nothing is saved yet.")
    }

    /// Every row as lines, and from where to where each one goes.
    fn rows(&self, columns: usize) -> (Vec<Line>, Vec<(usize, usize)>) {
        let room = columns.saturating_sub(13);
        let (mut lines, mut places) = (Vec::new(), Vec::new());
        let points = self.parsed.points.iter().map(|point| (point.number.as_str(), point.text.as_str(), None));
        let others = self.parsed.left.iter().map(|left| ("", left.text.as_str(), Some(left.asks)));
        let mut part = None;
        for (at, (number, text, asks)) in points.chain(others).enumerate() {
            if asks.is_some() && asks != part {
                let heading = if asks == Some(true) {
                    " Not taken, though it may ask for something (Space takes it):"
                } else {
                    " Not taken:"
                };
                lines.push(Line::of(heading, Role::Warning));
            }
            part = asks;
            let on = self.taken.get(at).copied().unwrap_or(false);
            let here = self.at == At::Rows && at == self.cursor;
            let sign = format!(" {}{} ", if here { '>' } else { ' ' }, if on { '*' } else { ' ' });
            let number: String = clean_for_screen(number).chars().take(8).collect();
            let role = if on { Role::Text } else { Role::Dim };
            let mut pieces = wrap(&clean_for_screen(&text.replace('\n', " ")), room).into_iter();
            let from = lines.len();
            let mut first = Line::of(sign, Role::Current);
            first.push(format!("{number:>7}  "), if on { Role::Heading } else { Role::Dim });
            lines.push(first.with(pieces.next().unwrap_or_default(), role));
            lines.extend(pieces.map(|piece| Line::of(format!("{:13}{piece}", ""), role)));
            places.push((from, lines.len()));
        }
        (lines, places)
    }
}
