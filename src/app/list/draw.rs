//! A list as lines: one row a record, two where the screen is narrow, group headings between.

use super::cells::{cell, owed_words, soonest, urgency};
use super::{List, Urgency};
use crate::app::context::Context;
use crate::app::layout::{Area, Column, fit, fit_columns, fit_right, width as cells, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::value::Style;

/// Gutter: cursor or mark, urgency, a blank.
const GUTTER: usize = 3;

/// The widest a column of terms grows, and the least the state shortens to.
const LONGEST_TERM: usize = 24;
const SHORT_TERM: usize = 9;
/// The widest a column of names grows.
const LONGEST_NAME: usize = 32;

impl List {
    /// Rows a screen of this area holds below the column headings.
    pub fn page_of(area: Area) -> usize {
        let rows = area.rows().saturating_sub(1);
        (if area.is_narrow() { rows / 2 } else { rows }).max(1)
    }

    /// The rows in `area`, column headings first. The cursor stands on the current row when `focused`.
    pub fn draw(&self, cx: &Context, area: Area, focused: bool) -> Body {
        self.draw_beside(cx, area, focused, &self.fields(), &mut |_| {})
    }

    /// The same with these columns; each line drawn is told of, with the record it is of.
    pub fn draw_beside(
        &self,
        cx: &Context,
        area: Area,
        focused: bool,
        fields: &[&'static str],
        drawn: &mut dyn FnMut(Option<&Record>),
    ) -> Body {
        let mut body = Body::default();
        if self.total == 0 {
            for line in wrap(&self.empty_words(cx), area.columns().saturating_sub(GUTTER + 1)) {
                body.push(Line::of(format!("   {line}"), Role::Dim));
            }
            return body;
        }
        let columns = self.columns(area, fields);
        let stacked = columns.stacked;
        body.push(heading(&columns.row));
        drawn(None);
        let grouped = self.query.group.and_then(|name| self.entity.field(name));
        let mut top = self.top;
        // Headings take rows too: start lower until the current row is on the screen.
        while top < self.cursor && self.rows_taken(top, grouped, stacked) > area.rows().saturating_sub(1) {
            top += 1;
        }
        let mut last_group: Option<String> = None;
        for place in top..self.total {
            if body.lines.len() >= area.rows() {
                break;
            }
            let Some(record) = self.row(place) else { break };
            let shown = self.shown(record);
            if let Some(field) = grouped {
                let group = group_of(&shown, field, cx);
                if last_group.as_ref() != Some(&group) {
                    let count = self.groups.iter().find(|(name, _)| *name == group).map(|(_, count)| *count);
                    body.push(group_line(&group, count));
                    drawn(None);
                    last_group = Some(group);
                }
            }
            let current = place == self.cursor;
            for line in self.row_lines(cx, &shown, &columns, current) {
                body.push(line);
                drawn(Some(record));
                if current && focused && body.cursor.is_none() {
                    body.cursor_here(0);
                }
            }
        }
        body
    }

    /// The columns for these fields as they fit.
    fn columns(&self, area: Area, fields: &[&'static str]) -> Columns {
        let room = area.columns().saturating_sub(GUTTER);
        let mut wanted = columns(self.entity, fields);
        if self.query.columns.is_some() {
            let default = self.default_fields();
            for column in &mut wanted {
                column.asked = !default.contains(&column.field);
            }
        }
        let stacked = area.is_narrow() && wanted.len() > 2;
        // The words of the row have a line of their own then, and take no room from the rest.
        let below = if stacked { wanted.iter().position(|column| column.grows) } else { None };
        let below = below.map(|at| wanted.remove(at));
        if fields == self.fields() {
            wanted.extend(self.further().iter().filter_map(|name| self.entity.field(name)).map(further));
        }
        Columns { row: fit_columns(&wanted, room), below, stacked }
    }

    /// "no room for Owner post": the columns a person chose that this screen has no room for.
    pub fn without_room(&self, area: Area, fields: &[&'static str]) -> Option<String> {
        self.query.columns.as_ref()?;
        let columns = self.columns(area, fields);
        let is_shown = |name: &str| columns.row.iter().chain(&columns.below).any(|column| column.field == name);
        let left_out = fields.iter().filter(|name| !is_shown(name)).filter_map(|name| self.entity.field(name));
        let labels: Vec<&str> = left_out.map(|field| field.label).collect();
        (!labels.is_empty()).then(|| format!("no room for {}", labels.join(", ")))
    }

    fn rows_taken(&self, top: usize, grouped: Option<&'static Field>, stacked: bool) -> usize {
        let each = if stacked { 2 } else { 1 };
        let mut taken = 0;
        let mut last: Option<crate::domain::value::Value> = None;
        for place in top..=self.cursor {
            let Some(record) = self.row(place) else { break };
            if let Some(field) = grouped {
                let shown = self.shown(record);
                let value = shown.get(field.name);
                if last.as_ref() != Some(value) {
                    taken += 1;
                    last = Some(value.clone());
                }
            }
            taken += each;
        }
        taken
    }

    fn row_lines(&self, cx: &Context, record: &Record, columns: &Columns, current: bool) -> Vec<Line> {
        let urgency = urgency(record, cx.today);
        let marked = self.marks.contains(&record.id);
        let first = if current {
            ">"
        } else if marked {
            "*"
        } else {
            " "
        };
        let second = if current && marked { '*' } else { urgency.mark() };
        let mut line = Line::of(first, Role::Current);
        line.push(second.to_string(), urgency.role());
        line.push(" ", Role::Text);
        for (at, column) in columns.row.iter().enumerate() {
            let Some(field) = self.entity.field(column.field) else { continue };
            let (text, role) = cell(record, field, cx.today);
            let role = if urgency == Urgency::Archived { Role::Archived } else { role };
            if at > 0 {
                line.push(" ", Role::Text);
            }
            line.push(if column.right { fit_right(&text, column.width) } else { fit(&text, column.width) }, role);
        }
        if !columns.stacked {
            return vec![line];
        }
        let words = columns.below.as_ref().and_then(|column| self.entity.field(column.field));
        let words = words.map_or_else(String::new, |field| cell(record, field, cx.today).0);
        let mut below = Line::of(format!("    {words}"), Role::Text);
        // Why the row is marked, where no column above says it.
        if let Some((field, days)) = soonest(record, cx.today)
            && matches!(urgency, Urgency::Overdue | Urgency::Soon)
            && !columns.row.iter().any(|column| column.field == field.name)
        {
            let gap = if words.is_empty() { "" } else { "   " };
            below.push(format!("{gap}{}", owed_words(field, days)), urgency.role());
        }
        vec![line, below]
    }
}

/// The columns of a list as they fit.
struct Columns {
    row: Vec<Column>,
    /// The one whose words stand on a line of their own.
    below: Option<Column>,
    stacked: bool,
}

fn heading(columns: &[Column]) -> Line {
    let mut line = Line::of(" ".repeat(GUTTER), Role::Columns);
    for column in columns {
        let text =
            if column.right { fit_right(&column.heading, column.width) } else { fit(&column.heading, column.width) };
        if line.text().len() > GUTTER {
            line.push(" ", Role::Columns);
        }
        line.push(text, Role::Columns);
    }
    line
}

fn group_of(record: &Record, field: &Field, cx: &Context) -> String {
    let text = record.shown(field, Style::List, cx.today);
    if text.is_empty() { "none".to_owned() } else { text }
}

fn group_line(group: &str, count: Option<usize>) -> Line {
    let mut line = Line::of(format!(" {}", group.to_uppercase()), Role::Heading);
    if let Some(count) = count {
        line.push(format!("  {count}"), Role::Dim);
    }
    line
}

/// The cells a field wants: what it declares, and never less than a date takes.
fn column_width(field: &Field, declared: u16) -> usize {
    let least = match field.kind {
        Kind::Date => 11,
        _ => 4,
    };
    usize::from(if declared > 0 { declared } else { 12 }).max(least)
}

/// The most cells that do a field good; only words gain by more than they ask for.
fn most(field: &Field, width: usize) -> usize {
    let longest = match field.kind {
        Kind::Choice(list) => list.terms.iter().map(|term| cells(term.label)).max().unwrap_or(0).min(LONGEST_TERM),
        // Of a case the reference is shown and nothing more.
        Kind::Link("case") => 0,
        Kind::Link(_) => LONGEST_NAME,
        _ => 0,
    };
    longest.max(width)
}

/// One column for a field, as wide as declared.
fn column(field: &'static Field, declared: u16) -> Column {
    let width = column_width(field, declared);
    let least = if matches!(field.kind, Kind::Choice(_)) { width.min(SHORT_TERM) } else { width };
    Column {
        field: field.name,
        heading: field.label.to_owned(),
        width,
        least,
        most: most(field, width),
        grows: false,
        right: matches!(field.kind, Kind::Number | Kind::Money),
        stays: field.due.is_some(),
        asked: false,
        further: false,
    }
}

/// A column that is shown where there is room.
fn further(field: &'static Field) -> Column {
    Column { further: true, ..column(field, field.further) }
}

/// The columns for these fields. The widest text column takes what is left over; the state and the date that is owed
/// stay longest, beside the first.
fn columns(entity: &Entity, fields: &[&'static str]) -> Vec<Column> {
    let found: Vec<&'static Field> = fields.iter().filter_map(|name| entity.field(name)).collect();
    let grows = found
        .iter()
        .filter(|field| matches!(field.kind, Kind::Text | Kind::Long | Kind::Link(_)))
        .max_by_key(|field| field.width)
        .map(|field| field.name);
    let state = found.iter().find(|field| matches!(field.kind, Kind::Choice(_))).map(|field| field.name);
    let one = |field: &&'static Field| {
        let wanted = column(field, field.width);
        let grows = Some(field.name) == grows;
        // The words of a row gain by half as much again, before further columns do.
        let most = if grows { wanted.width + wanted.width / 2 } else { wanted.most };
        Column { grows, most, stays: wanted.stays || Some(field.name) == state, ..wanted }
    };
    found.iter().map(one).collect()
}
