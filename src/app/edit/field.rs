//! The editor of one field: what is typed, checked as it is typed, echoed in words, with the choices that fit.

use super::{LineEdit, TextBox};
use crate::app::command::{Cmd, Match, Scope, command};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::reply::Reply;
use crate::domain::date::{self, Date};
use crate::domain::field::{Field, Kind};
use crate::domain::find::score;
use crate::domain::value::{Fact, Id, Ref, Style, Value, parse};

/// What stands for the entity where user names are asked for, which are no records.
pub const USERS: &str = "user";
/// Offered at once.
const SHOWN: usize = 8;

/// What a key led to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Still typing.
    Typing,
    /// Typing, and the world is asked something (records by name).
    Ask(Effect),
    /// This value; the flag says whether to go on to the next field.
    Save(Value, bool),
    /// The text is to go to the person's own editor.
    Lend,
    /// What was asked for cannot be done; why.
    Refused(String),
    /// Left without saving; the text is kept as a draft.
    Leave,
}

enum Input {
    Line(LineEdit),
    Long(Box<TextBox>),
}

/// A choice that can be taken.
#[derive(Debug, Clone, PartialEq)]
struct Choice {
    label: String,
    value: Value,
    /// What to know before it is taken; empty for most.
    note: String,
}

impl Choice {
    fn new(label: &str, value: Value) -> Self {
        Self { label: label.to_owned(), value, note: String::new() }
    }
}

pub struct FieldEditor {
    pub field: &'static Field,
    /// What the field held when editing began: the base of the change.
    pub base: Value,
    input: Input,
    choices: Vec<Choice>,
    /// The choice the arrows went to.
    picked: Option<usize>,
    case: Option<Id>,
    today: Date,
}

impl FieldEditor {
    pub fn new(field: &'static Field, base: Value, case: Option<Id>, today: Date) -> (Self, Option<Effect>) {
        let text = match &base {
            Value::Fact(Fact::NotRecorded) => String::new(),
            value => value.show(field.kind, Style::Edit, today),
        };
        let input = if field.kind == Kind::Long {
            Input::Long(Box::new(TextBox::new(&text)))
        } else if is_chosen_anew(field) {
            Input::Line(LineEdit::offered(text))
        } else {
            Input::Line(LineEdit::new(text))
        };
        let mut editor = Self { field, base, input, choices: Vec::new(), picked: None, case, today };
        let ask = editor.offer();
        (editor, ask)
    }

    /// Goes on with text kept from before; what fits it is asked for, and what fitted another text no longer counts.
    #[must_use]
    pub fn resume(&mut self, text: &str) -> Option<Effect> {
        self.replace(text);
        self.choices.clear();
        self.offer()
    }

    fn replace(&mut self, text: &str) {
        self.picked = None;
        match &mut self.input {
            Input::Line(line) => line.set(text),
            Input::Long(area) => **area = TextBox::new(text),
        }
    }

    pub fn text(&self) -> String {
        match &self.input {
            Input::Line(line) => line.text().to_owned(),
            Input::Long(area) => area.text(),
        }
    }

    /// The text as the person's own editor left it.
    pub fn edited(&mut self, text: &str) {
        self.replace(text);
    }

    /// The bytes it holds.
    pub fn length(&self) -> usize {
        match &self.input {
            Input::Line(line) => line.text().len(),
            Input::Long(area) => area.length(),
        }
    }

    pub fn is_long(&self) -> bool {
        matches!(self.input, Input::Long(_))
    }

    pub fn paste(&mut self, text: &str) -> Option<Effect> {
        match &mut self.input {
            Input::Line(line) => line.insert(text),
            Input::Long(area) => area.insert(text),
        }
        self.picked = None;
        self.offer()
    }

    pub fn key(&mut self, cx: &Context, key: Key) -> Outcome {
        let ctrl = |c| key == Key::ctrl(c);
        match key.code {
            KeyCode::Esc => return Outcome::Leave,
            _ if ctrl('c') => return Outcome::Leave,
            _ if ctrl('s') => return self.save(false),
            KeyCode::Tab if !self.is_long() => return self.save(true),
            KeyCode::Enter if !self.is_long() => return self.save(false),
            KeyCode::Up | KeyCode::Down if !self.is_long() => return self.up_or_down(key.code == KeyCode::Down),
            _ => {}
        }
        let outside = cx.keymap.find(&[key], &[Scope::Typing]) == Match::Command(Cmd::OwnEditor);
        let refused = if outside && self.is_long() {
            let row = command(Cmd::OwnEditor);
            match row.and_then(|row| row.reason_against(&[Scope::Typing], &cx.allowed)) {
                None => return Outcome::Lend,
                // The key still does what it does in any line of text: go to its end.
                Some(reason) => row.map(|row| format!("{}: {reason}.", row.label)),
            }
        } else {
            None
        };
        let taken = match &mut self.input {
            Input::Line(line) => line.key(key),
            Input::Long(area) => area.key(key),
        };
        if let Some(reason) = refused {
            return Outcome::Refused(reason);
        }
        if taken {
            self.picked = None;
            if let Some(effect) = self.offer() {
                return Outcome::Ask(effect);
            }
        }
        Outcome::Typing
    }

    /// Whether the first letter typed takes the place of what stands there.
    pub fn gives_way(&self) -> bool {
        matches!(&self.input, Input::Line(line) if line.is_offered())
    }

    /// The arrows walk through the choices, or move a date by a day.
    fn up_or_down(&mut self, down: bool) -> Outcome {
        if self.field.kind == Kind::Date {
            let from = date::parse_day(&self.text(), self.today).unwrap_or(self.today);
            let to = if down { from.yesterday() } else { from.tomorrow() };
            if let (Ok(to), Input::Line(line)) = (to, &mut self.input) {
                line.set(Value::Date(to).show(Kind::Date, Style::Edit, self.today));
            }
        } else if !self.choices.is_empty() {
            let last = self.choices.len() - 1;
            self.picked = Some(match (self.picked, down) {
                (None, true) => 0,
                (None, false) => last,
                (Some(at), true) => (at + 1).min(last),
                (Some(at), false) => at.saturating_sub(1),
            });
        }
        Outcome::Typing
    }

    fn save(&mut self, next: bool) -> Outcome {
        match self.value() {
            Ok(value) => Outcome::Save(value, next),
            Err(_) => Outcome::Typing,
        }
    }

    /// The value as it stands, or what is wrong with it.
    pub fn value(&self) -> Result<Value, String> {
        let text = self.text();
        if let Some(choice) = self.picked.and_then(|at| self.choices.get(at)) {
            return Ok(self.with_choice(choice));
        }
        let value = match self.field.kind {
            Kind::Choice(list) if !list.open && list.find(&text).is_none() && !text.trim().is_empty() => {
                self.only_choice().unwrap_or_else(|| parse(self.field, &text, self.today, &no_links))?
            }
            Kind::Link(_) if text.trim().is_empty() => Value::Missing,
            Kind::Link(_) => self.link(&text)?,
            Kind::Long => Value::text(text),
            _ => parse(self.field, &text, self.today, &no_links)?,
        };
        if value.is_missing() && self.field.required {
            return Err(format!("{} is needed", self.field.label));
        }
        Ok(value)
    }

    fn only_choice(&self) -> Option<Result<Value, String>> {
        match self.choices.as_slice() {
            [only] => Some(Ok(only.value.clone())),
            _ => None,
        }
    }

    fn with_choice(&self, choice: &Choice) -> Value {
        let Kind::Choices(_) = self.field.kind else { return choice.value.clone() };
        let mut codes = match parse(self.field, &self.kept_terms(), self.today, &no_links) {
            Ok(Value::Codes(codes)) => codes,
            _ => Vec::new(),
        };
        if let Value::Code(code) = &choice.value
            && !codes.contains(code)
        {
            codes.push(code.clone());
        }
        Value::Codes(codes)
    }

    /// The terms before the one being typed.
    fn kept_terms(&self) -> String {
        self.text().rsplit_once(';').map_or(String::new(), |(kept, _)| kept.to_owned())
    }

    fn link(&self, text: &str) -> Result<Value, String> {
        if let Value::Link(link) = &self.base
            && link.label == text
        {
            return Ok(self.base.clone());
        }
        let exact = self.choices.iter().find(|choice| choice.label.eq_ignore_ascii_case(text.trim()));
        match (exact, self.choices.as_slice()) {
            (Some(choice), _) => Ok(choice.value.clone()),
            (None, [only]) => Ok(only.value.clone()),
            (None, []) => Err(format!("nothing in the register is called \"{}\"", text.trim())),
            (None, many) => Err(format!("{} records fit: choose one with the arrows", many.len())),
        }
    }

    /// Works out the choices for what is typed.
    fn offer(&mut self) -> Option<Effect> {
        let text = self.text();
        match self.field.kind {
            Kind::Choice(list) | Kind::Choices(list) => {
                let typed = text.rsplit(';').next().unwrap_or("").trim().to_owned();
                let whole = self.base.show(self.field.kind, Style::Edit, self.today) == text;
                let typed = if whole { String::new() } else { typed };
                let mut found: Vec<(i64, Choice)> = list
                    .terms
                    .iter()
                    .filter_map(|term| {
                        let choice = Choice::new(term.label, Value::code(term.code));
                        if typed.is_empty() {
                            Some((0, choice))
                        } else {
                            score(&typed, term.label).map(|s| (s, choice))
                        }
                    })
                    .collect();
                found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
                self.choices = found.into_iter().map(|(_, choice)| choice).collect();
                None
            }
            Kind::Fact => {
                self.choices = Fact::ALL
                    .into_iter()
                    .filter(|fact| text.is_empty() || fact.label().to_lowercase().starts_with(&text.to_lowercase()))
                    .map(|fact| Choice::new(fact.label(), Value::Fact(fact)))
                    .collect();
                None
            }
            Kind::Link(entity) => Some(Effect::Choices { entity, text, case: self.case }),
            Kind::Text if self.field.user => {
                // A name that stands there already is no reason to offer it alone.
                let text = if self.gives_way() { String::new() } else { text };
                Some(Effect::Choices { entity: USERS, text, case: None })
            }
            _ => None,
        }
    }

    /// Takes records found for what was typed.
    pub fn reply(&mut self, reply: &Reply) {
        if let Reply::Choices { entity: USERS, text, found, .. } = reply
            && self.field.user
            && (self.gives_way() || *text == self.text())
        {
            let name = |found: &Ref| Choice::new(&found.label, Value::text(found.label.clone()));
            self.choices = found.iter().map(name).collect();
        }
        if let Reply::Choices { entity, text, found, notes } = reply
            && self.field.kind == Kind::Link(entity)
            && *text == self.text()
        {
            self.choices = found
                .iter()
                .map(|found| {
                    let note = notes.iter().find(|(id, _)| *id == found.id).map(|(_, note)| note.clone());
                    let own = Choice::new(&found.label, Value::Link(Ref::new(found.id, found.label.clone())));
                    Choice { note: note.unwrap_or_default(), ..own }
                })
                .collect();
        }
    }

    /// What is said beside the field: the date in words, or what is wrong.
    pub fn echo(&self) -> Result<String, String> {
        let text = self.text();
        if text.trim().is_empty() {
            return Ok(self.field.help.to_owned());
        }
        match (self.field.kind, self.value()) {
            (_, Err(why)) => Err(why),
            (Kind::Date, Ok(Value::Date(day))) => Ok(date::echo(day, self.today)),
            (Kind::Loose, Ok(value)) => Ok(value.show(Kind::Loose, Style::Detail, self.today)),
            (Kind::Link(_), Ok(Value::Link(link))) => {
                let note = self.choices.iter().find(|own| !own.note.is_empty() && own.label == link.label);
                match note.map(|own| own.note.clone()) {
                    Some(note) => Ok(format!("That agency {note}")),
                    None if link.label != text => Ok(link.label),
                    None => Ok(String::new()),
                }
            }
            (Kind::Choice(_), Ok(value)) => {
                let label = value.show(self.field.kind, Style::Detail, self.today);
                Ok(if label == text { String::new() } else { label })
            }
            (_, Ok(_)) => Ok(String::new()),
        }
    }

    /// The choices to show, and which one the arrows went to.
    pub fn choices(&self) -> (Vec<String>, Option<usize>) {
        let first = self.picked.map_or(0, |at| (at + 1).saturating_sub(SHOWN));
        let shown = |choice: &Choice| match choice.note.as_str() {
            "" => choice.label.clone(),
            // "ended 2021"; the rest is said beside the field.
            note => format!("{} ({})", choice.label, note.split([',', ';']).next().unwrap_or_default()),
        };
        let labels = self.choices.iter().skip(first).take(SHOWN).map(shown).collect();
        (labels, self.picked.map(|at| at - first))
    }

    pub fn more_choices(&self) -> usize {
        self.choices.len().saturating_sub(SHOWN)
    }

    /// The typed line in `columns`, with the column of the cursor.
    pub fn window(&self, columns: usize) -> (String, usize) {
        match &self.input {
            Input::Line(line) => line.window(columns),
            Input::Long(area) => {
                let (lines, cursor) = area.look(columns, 1);
                (lines.into_iter().next().unwrap_or_default(), cursor.0)
            }
        }
    }

    /// The typed lines in a box, with column and row of the cursor.
    pub fn area(&self, columns: usize, rows: usize) -> (Vec<String>, (usize, usize)) {
        match &self.input {
            Input::Line(line) => {
                let (text, cursor) = line.window(columns);
                (vec![text], (cursor, 0))
            }
            Input::Long(area) => area.look(columns, rows),
        }
    }
}

/// A date, one of a list or one of the register: it is given anew, not written on at its end.
fn is_chosen_anew(field: &Field) -> bool {
    field.user || matches!(field.kind, Kind::Choice(_) | Kind::Fact | Kind::Link(_) | Kind::Date | Kind::Loose)
}

fn no_links(_: &str, text: &str) -> Result<Ref, String> {
    Err(format!("nothing in the register is called \"{text}\""))
}

/// The hint where the first letter takes the place of what stands there; else that for emptying the line.
pub fn replacing_hint(editor: &FieldEditor) -> (String, String) {
    let (key, word) = if editor.gives_way() { ("typing", "replaces") } else { ("Ctrl-U", "clear") };
    (key.to_owned(), word.to_owned())
}

/// The hint for long text, where the person's own editor may have it.
pub fn own_editor_hint(cx: &Context) -> Option<(String, String)> {
    let key = cx.keymap.chord(Cmd::OwnEditor).filter(|_| cx.allowed.editor)?;
    Some((key, command(Cmd::OwnEditor)?.hint.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::entity;

    #[test]
    fn text_that_comes_back_to_a_link_means_what_it_says_and_not_the_record_linked_before() {
        let field = entity("case").and_then(|case| case.field("chair")).unwrap();
        let Kind::Link(target) = field.kind else { panic!("a link") };
        let found = |text: &str, id, label: &str| Reply::Choices {
            entity: target,
            text: text.to_owned(),
            found: vec![Ref::new(id, label)],
            notes: Vec::new(),
        };
        let base = Value::link(1, "Northmere");
        let (mut editor, _) = FieldEditor::new(field, base.clone(), None, Date::constant(2026, 3, 27));
        editor.reply(&found("Northmere", 1, "Northmere"));
        let Some(Effect::Choices { text, .. }) = editor.resume("Eston") else { panic!("nothing was asked") };
        assert_eq!(text, "Eston");
        assert_ne!(editor.value().as_ref(), Ok(&base));
        editor.reply(&found("Northmere", 1, "Northmere"));
        assert_ne!(editor.value().as_ref(), Ok(&base), "an answer that comes late is of another text");
        editor.reply(&found("Eston", 2, "Eston Vale"));
        assert_eq!(editor.value(), Ok(Value::link(2, "Eston Vale")));
    }
}
