//! The fields of one record, read, edited in place or filled in as a form. The record screen, the Summary of a case
//! and every form are this one.

use super::context::Context;
use super::edit::{FieldEditor, Outcome};
use super::effect::Effect;
use super::key::Key;
use super::layout::{Area, clip, fit, width, wrap};
use super::reply::Reply;
use super::scene::{Body, Line, Role};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::clean_for_screen;
use crate::domain::record::Record;
use crate::domain::value::{Style, Value};

/// What a key led to, for the screen that holds the fields.
#[derive(Debug, Clone, PartialEq)]
pub enum Edited {
    Nothing,
    Ask(Effect),
    /// This text is to go to the person's own editor.
    Lend(String),
    Refused(String),
    /// A field was given this value; the base is what it held before.
    Set {
        field: &'static Field,
        base: Value,
        new: Value,
    },
    /// Left in mid-edit: the text is worth keeping.
    Left {
        field: &'static Field,
        text: String,
    },
}

pub struct Fields {
    pub record: Record,
    cursor: usize,
    top: usize,
    rows: usize,
    pub editor: Option<FieldEditor>,
    pub revealed: bool,
    /// The private fields something was held in when the record was read: hidden until revealed. In an empty one there
    /// is nothing to reveal, and what is typed there is the person's own.
    held: Vec<&'static str>,
    /// In a form the value is kept here until all is saved, and required fields say so.
    pub is_form: bool,
}

impl Fields {
    pub fn new(record: Record, is_form: bool) -> Self {
        // What is being written for the first time is the person's own; what is there already has to be revealed.
        let revealed = is_form && record.id == 0;
        let held = privately_held(&record);
        Self { record, cursor: 0, top: 0, rows: 18, editor: None, revealed, held, is_form }
    }

    /// The record as it was read again.
    pub fn read_again(&mut self, record: Record) {
        self.held = privately_held(&record);
        self.record = record;
    }

    /// Whether anything private is held here.
    pub fn holds_private(&self) -> bool {
        !self.held.is_empty()
    }

    fn hides(&self, field: &Field) -> bool {
        !self.revealed && self.held.contains(&field.name)
    }

    pub fn entity(&self) -> &'static Entity {
        self.record.entity
    }

    pub fn current(&self) -> Option<&'static Field> {
        self.entity().fields.get(self.cursor)
    }

    pub fn place(&self) -> usize {
        self.cursor
    }

    pub fn go_to(&mut self, field: &str) {
        if let Some(at) = self.entity().index(field) {
            self.cursor = at;
            self.keep_in_view();
        }
    }

    pub fn set_rows(&mut self, rows: usize) {
        self.rows = rows.max(1);
        self.keep_in_view();
    }

    pub fn move_by(&mut self, rows: i64) {
        let last = self.entity().fields.len().saturating_sub(1);
        let to = i64::try_from(self.cursor).unwrap_or(0).saturating_add(rows).max(0);
        self.cursor = usize::try_from(to).unwrap_or(0).min(last);
        self.keep_in_view();
    }

    pub fn half_page(&self) -> i64 {
        i64::try_from((self.rows / 2).max(1)).unwrap_or(1)
    }

    fn keep_in_view(&mut self) {
        if self.cursor < self.top {
            self.top = self.cursor;
        } else if self.cursor >= self.top + self.rows {
            self.top = self.cursor + 1 - self.rows;
        }
    }

    /// Starts editing the current field, or says why not.
    pub fn edit(&mut self, cx: &Context) -> Result<Option<Effect>, String> {
        let Some(field) = self.current() else { return Ok(None) };
        if !cx.allowed.write {
            return Err("the register is open read-only".to_owned());
        }
        if self.hides(field) {
            return Err(if field.private {
                "this value is private; r on the record itself reveals it".to_owned()
            } else {
                "names stand in this text, shown as pseudonyms; r on the record itself shows it as written".to_owned()
            });
        }
        let base = self.record.get(field.name).clone();
        let (editor, ask) = FieldEditor::new(field, base, self.record.case(), cx.today);
        self.editor = Some(editor);
        Ok(ask)
    }

    /// A key while a field is being edited.
    pub fn key(&mut self, cx: &Context, key: Key) -> Edited {
        let Some(editor) = &mut self.editor else { return Edited::Nothing };
        match editor.key(cx, key) {
            Outcome::Typing => Edited::Nothing,
            Outcome::Ask(effect) => Edited::Ask(effect),
            Outcome::Lend => Edited::Lend(editor.text()),
            Outcome::Refused(why) => Edited::Refused(why),
            Outcome::Leave => {
                let text = editor.text();
                let was = editor.base.show(editor.field.kind, Style::Edit, cx.today);
                let field = editor.field;
                self.editor = None;
                if text == was { Edited::Nothing } else { Edited::Left { field, text } }
            }
            Outcome::Save(new, next) => {
                let (field, base) = (editor.field, editor.base.clone());
                self.editor = None;
                self.record.set(field.name, new.clone());
                if next {
                    self.move_by(1);
                }
                Edited::Set { field, base, new }
            }
        }
    }

    /// The bytes of the text being typed.
    pub fn typed_length(&self) -> usize {
        self.editor.as_ref().map_or(0, FieldEditor::length)
    }

    pub fn paste(&mut self, text: &str) -> Option<Effect> {
        self.editor.as_mut().and_then(|editor| editor.paste(text))
    }

    pub fn reply(&mut self, reply: &Reply) {
        if let Some(editor) = &mut self.editor {
            match reply {
                Reply::Edited(text) => editor.edited(text),
                _ => editor.reply(reply),
            }
        }
    }

    /// What is missing before a form can be saved.
    pub fn missing(&self) -> Vec<&'static Field> {
        self.entity().fields.iter().filter(|field| field.required && self.record.get(field.name).is_missing()).collect()
    }

    fn label_columns(&self, area: Area) -> usize {
        let longest = self.entity().fields.iter().map(|field| width(field.label)).max().unwrap_or(12);
        longest.clamp(12, if area.is_wide() { 30 } else { 22 })
    }

    /// The fields as lines; label left, value right, or one above the other where the screen is narrow.
    pub fn draw(&self, cx: &Context, area: Area, focused: bool) -> Body {
        let mut body = Body::default();
        if let Some(editor) = self.editor.as_ref().filter(|editor| editor.is_long()) {
            return long_editor(editor, area);
        }
        let labels = self.label_columns(area);
        let mut place = self.top;
        // Lines under an open editor push fields away: start lower when they would push the field itself out.
        let extra = self.editor.as_ref().map_or(0, |editor| 1 + editor.choices().0.len());
        if self.cursor + extra >= self.top + area.rows() {
            place = (self.cursor + extra + 1).saturating_sub(area.rows());
        }
        place = place.min(self.cursor);
        for (at, field) in self.entity().fields.iter().enumerate().skip(place) {
            if body.lines.len() >= area.rows() {
                break;
            }
            let current = at == self.cursor;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            // Marked, not highlighted, as in lists: a row down is then a few bytes.
            line.push(fit(field.label, labels) + " ", Role::Dim);
            match self.editor.as_ref().filter(|_| current) {
                Some(editor) => {
                    let column = labels + 5;
                    let room = area.columns().saturating_sub(column + 2).min(60);
                    let (text, cursor) = editor.window(room);
                    line.push("[", Role::Dim);
                    line.push(fit(&text, room), Role::Input);
                    line.push("]", Role::Dim);
                    body.push(line);
                    body.cursor_here(column + cursor);
                    under_editor(editor, labels + 5, area, &mut body);
                }
                None => {
                    let column = labels + 4;
                    line.append(self.value_line(field, cx, area.columns().saturating_sub(column)));
                    body.push(line);
                    if current && focused {
                        body.cursor_here(1);
                    }
                }
            }
        }
        body
    }

    /// The value of a field in one line.
    fn value_line(&self, field: &Field, cx: &Context, room: usize) -> Line {
        let value = self.record.get(field.name);
        let hidden = self.hides(field);
        if hidden && (field.private || self.record.cover(field.name).is_none()) {
            return Line::of(self.record.shown(field, Style::Detail, cx.today), Role::Dim);
        }
        let empty = !value.is_filled();
        if empty && self.is_form && field.required {
            return Line::of("needed", Role::Warning);
        }
        let text = if hidden {
            self.record.shown(field, Style::Detail, cx.today)
        } else {
            value.show(field.kind, Style::Detail, cx.today)
        };
        let first = text.lines().next().unwrap_or("").to_owned();
        let more = if text.lines().count() > 1 { " .." } else { "" };
        let text = clip(&clean_for_screen(&(first + more)), room);
        let role = if !hidden && self.record.is_hidden(field) {
            Role::Private
        } else if empty {
            Role::Dim
        } else {
            Role::Text
        };
        let mut line = Line::of(text, role);
        if let Some(due) = field.due
            && let Some(day) = value.as_date()
            && self.record.get(due.until).is_missing()
        {
            let days = i64::from(day.since(cx.today).map_or(0, |span| span.get_days()));
            let (words, role) = days_in_words(days);
            line.push(format!("   {words}"), role);
        }
        line
    }
}

/// "9 days late", "today", "in 4 days".
pub fn days_in_words(days: i64) -> (String, Role) {
    let plural = |n: i64| if n == 1 { "day" } else { "days" };
    match days {
        ..-730 => (format!("{} years late", -days / 365), Role::Overdue),
        -730..0 => (format!("{} {} late", -days, plural(-days)), Role::Overdue),
        0 => ("today".to_owned(), Role::Soon),
        1..=7 => (format!("in {days} {}", plural(days)), Role::Soon),
        _ => (format!("in {days} days"), Role::Dim),
    }
}

/// The echo or the error, and the choices, under the line being typed.
fn under_editor(editor: &FieldEditor, column: usize, area: Area, body: &mut Body) {
    let indent = " ".repeat(column.saturating_sub(1));
    let room = area.columns().saturating_sub(column);
    let (text, role) = match editor.echo() {
        Ok(text) => (text, Role::Dim),
        Err(why) => (why, Role::Error),
    };
    let cursor = body.cursor;
    body.push(Line::of(indent.clone(), Role::Text).with(clip(&text, room), role));
    let (choices, picked) = editor.choices();
    for (at, label) in choices.iter().enumerate() {
        if body.lines.len() >= area.rows() {
            break;
        }
        let chosen = picked == Some(at);
        let mut line = Line::of(indent.clone(), Role::Text);
        line.push(if chosen { "> " } else { "  " }, Role::Current);
        line.push(
            clip(&clean_for_screen(label), room.saturating_sub(2)),
            if chosen { Role::Current } else { Role::Text },
        );
        body.push(line);
    }
    if editor.more_choices() > 0 && body.lines.len() < area.rows() {
        body.push(Line::of(format!("{indent}  {} more: type to narrow", editor.more_choices()), Role::Dim));
    }
    body.cursor = cursor;
}

/// Long text takes the whole body.
fn long_editor(editor: &FieldEditor, area: Area) -> Body {
    let mut body = Body::default();
    body.push(Line::of(format!(" {}", editor.field.label), Role::Heading));
    for line in wrap(editor.field.help, area.columns().saturating_sub(2)) {
        body.push(Line::of(format!(" {line}"), Role::Dim));
    }
    let head = body.lines.len();
    let (lines, (column, row)) = editor.area(area.columns().saturating_sub(2), area.rows().saturating_sub(head));
    for line in lines {
        body.push(Line::of(format!(" {line}"), Role::Input));
    }
    body.cursor = Some((u16::try_from(column + 1).unwrap_or(0), u16::try_from(row + head).unwrap_or(0)));
    body
}

impl Fields {
    /// The filled fields of the record, several to a line where they are short, at most `rows` lines: the detail
    /// under a list.
    pub fn digest(&self, cx: &Context, columns: usize, rows: usize) -> Body {
        let mut body = Body::default();
        let mut line = Line::of(" ", Role::Text);
        for field in self.entity().fields {
            let value = self.record.get(field.name);
            if !value.is_filled() || field.kind == Kind::Link("case") {
                continue;
            }
            let text = if self.hides(field) {
                self.record.shown(field, Style::Detail, cx.today)
            } else {
                value.show(field.kind, Style::Detail, cx.today)
            };
            let text = clean_for_screen(&text.replace('\n', " ")).into_owned();
            let needed = width(field.label) + width(&text) + 4;
            if width(&line.text()) + needed > columns && width(&line.text()) > 1 {
                body.push(std::mem::take(&mut line));
                line.push(" ", Role::Text);
            }
            if body.lines.len() >= rows {
                return body;
            }
            line.push(field.label, Role::Dim);
            line.push(" ", Role::Text);
            let mut pieces = wrap(&text, columns.saturating_sub(width(field.label) + 3)).into_iter();
            line.push(pieces.next().unwrap_or_default(), Role::Text);
            for piece in pieces {
                body.push(std::mem::take(&mut line));
                line.push(format!("   {piece}"), Role::Text);
            }
            line.push("   ", Role::Text);
        }
        if width(line.text().trim()) > 0 {
            body.push(line);
        }
        body.lines.truncate(rows);
        body
    }
}

/// The fields that hold something hidden until it is revealed.
fn privately_held(record: &Record) -> Vec<&'static str> {
    let held = record.entity.fields.iter().filter(|field| record.is_hidden(field));
    held.map(|field| field.name).collect()
}
