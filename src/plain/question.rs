//! One field asked about: what is said before the answer, and what an answer becomes. Checking, dates, terms and names
//! are those of the field editor of the screen.

use super::today::{capital, sentence};
use crate::app::context::Context;
use crate::app::edit::{FieldEditor, LONGEST_TEXT};
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::reply::Reply;
use crate::domain::date;
use crate::domain::field::{Field, Kind};
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::{Fact, Style, Value};

pub struct Question {
    pub field: &'static Field,
    pub base: Value,
    editor: FieldEditor,
    /// The lines of a long text so far.
    lines: Vec<String>,
    /// Text of a draft; save takes it.
    kept: Option<String>,
}

/// What an answer became.
pub enum Answer {
    Value(Value),
    Ask(Effect),
    /// Not an answer yet; what to say.
    Tell(Vec<String>),
    /// A line of long text was taken.
    Going,
}

impl Question {
    pub fn new(record: &Record, field: &'static Field, cx: &Context) -> Self {
        let base = record.get(field.name).clone();
        let (editor, _) = FieldEditor::new(field, base.clone(), record.case(), cx.today);
        let lines = match (&base, field.kind) {
            (Value::Text(text), Kind::Long) => text.lines().map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        Self { field, base, editor, lines, kept: None }
    }

    /// Asked for many records: what any one of them holds is not said.
    pub fn for_many(mut self) -> Self {
        self.base = Value::Missing;
        self
    }

    /// Goes on with text typed before.
    pub fn resume(&mut self, text: &str) {
        if self.is_long() {
            self.lines = text.lines().map(str::to_owned).collect();
        } else {
            self.kept = Some(text.to_owned());
        }
    }

    pub fn is_long(&self) -> bool {
        self.field.kind == Kind::Long
    }

    /// What was typed and is in no record yet.
    pub fn text(&self) -> String {
        if self.is_long() { self.lines.join("\n") } else { self.kept.clone().unwrap_or_default() }
    }

    /// The question in sentences. `may_say` is false for a private value that was not revealed.
    pub fn lines(&self, may_say: bool, cx: &Context) -> Vec<String> {
        let field = self.field;
        let needed = if field.required { " Needed." } else { "" };
        let mut lines = vec![format!("{}{needed} {}", sentence(field.label), field.help)];
        if self.is_long() {
            if !self.lines.is_empty() && may_say {
                lines.push("So far:".to_owned());
                lines.extend(self.lines.iter().cloned());
            }
            lines.push(
                "Say as many lines as you like. A full stop alone on a line ends it; .cancel leaves, .clear starts over."
                    .to_owned(),
            );
            return lines;
        }
        if let Some(kept) = self.kept.as_ref().filter(|_| may_say) {
            lines.push(sentence(&format!("You had typed: {kept}")));
            lines.push("Say save to keep it, or something else, or cancel.".to_owned());
            return lines;
        }
        if self.base.is_filled() {
            let now = self.base.show(field.kind, Style::Detail, cx.today);
            lines.push(if may_say { sentence(&format!("Now {now}")) } else { "It is filled.".to_owned() });
        }
        let how = match field.kind {
            Kind::Text => "Say the text, or cancel.".to_owned(),
            Kind::Number => "Say a whole number, or cancel.".to_owned(),
            Kind::Money => "Say an amount in pounds, or cancel.".to_owned(),
            Kind::Date => "Say a date, such as 14 April, fri or +7, or cancel.".to_owned(),
            Kind::Loose => "Say a date as exactly as it is known, or cancel.".to_owned(),
            Kind::Choice(_) | Kind::Fact => "Say one of these or its number, or cancel.".to_owned(),
            Kind::Choices(_) => "Say some of these or their numbers, with semicolons between, or cancel.".to_owned(),
            Kind::Link(entity) => {
                let what = register::entity(entity).map_or("record", |entity| entity.label).to_lowercase();
                format!("Say part of the name of the {what}, or cancel.")
            }
            Kind::Long => String::new(),
        };
        lines.push(how);
        lines.extend(numbered(&self.terms()));
        lines
    }

    /// Whether an answer that is no term of a list is taken as it was said.
    pub fn takes_as_said(&self, answer: &str) -> bool {
        match self.field.kind {
            Kind::Text => true,
            Kind::Choice(list) | Kind::Choices(list) => list.open && list.find(answer).is_none(),
            _ => false,
        }
    }

    /// The labels one may choose from.
    fn terms(&self) -> Vec<&'static str> {
        match self.field.kind {
            Kind::Choice(list) | Kind::Choices(list) => list.terms.iter().map(|term| term.label).collect(),
            Kind::Fact => Fact::ALL.iter().map(|fact| fact.label()).collect(),
            _ => Vec::new(),
        }
    }

    pub fn answer(&mut self, text: &str, cx: &Context) -> Answer {
        if self.is_long() {
            return self.long(text);
        }
        let text = text.trim();
        if text.is_empty() {
            return Answer::Tell(self.lines(false, cx).into_iter().take(1).collect());
        }
        if text.eq_ignore_ascii_case("clear") {
            return self.clear();
        }
        let kept = self.kept.take().filter(|_| text.eq_ignore_ascii_case("save"));
        let text = kept.as_deref().unwrap_or(text);
        if let (Kind::Link(_), Ok(number)) = (self.field.kind, text.parse::<usize>())
            && (1..=self.editor.choices().0.len()).contains(&number)
        {
            for _ in 0..number {
                self.editor.key(cx, Key::plain(KeyCode::Down));
            }
            return self.conclude();
        }
        let text = text.strip_prefix("= ").map_or_else(|| self.terms_of_numbers(text), str::to_owned);
        match self.editor.resume(&text) {
            Some(effect) => Answer::Ask(effect),
            None => self.conclude(),
        }
    }

    fn clear(&self) -> Answer {
        if self.field.required {
            return Answer::Tell(vec![format!("{} is needed; it cannot be cleared.", self.field.label)]);
        }
        Answer::Value(if self.field.kind == Kind::Fact { Value::Fact(Fact::NotRecorded) } else { Value::Missing })
    }

    fn long(&mut self, text: &str) -> Answer {
        match text.trim_end() {
            "." => {
                self.editor.edited(&self.lines.join("\n"));
                self.conclude()
            }
            ".clear" => {
                self.lines.clear();
                Answer::Tell(vec!["Empty now.".to_owned()])
            }
            ".read" => Answer::Tell(self.lines.clone()),
            line => {
                let line = if line.starts_with("..") { line.get(1..).unwrap_or(line) } else { line };
                let held: usize = self.lines.iter().map(|line| line.len() + 1).sum();
                if held + line.len() > LONGEST_TEXT {
                    return Answer::Tell(vec![
                        "That line was left out: over a megabyte in all is too long for a field. The rest is kept."
                            .to_owned(),
                    ]);
                }
                self.lines.push(line.to_owned());
                Answer::Going
            }
        }
    }

    /// Numbers among the answers stand for the terms heard under them.
    fn terms_of_numbers(&self, text: &str) -> String {
        let terms = self.terms();
        if terms.is_empty() {
            return text.to_owned();
        }
        let term = |part: &str| {
            let number = part.trim().parse::<usize>().ok();
            let meant = number.and_then(|number| terms.get(number.checked_sub(1)?));
            meant.map_or_else(|| part.trim().to_owned(), |term| (*term).to_owned())
        };
        text.split(';').map(term).collect::<Vec<_>>().join("; ")
    }

    /// Records were found for a name.
    pub fn reply(&mut self, reply: &Reply) -> Answer {
        self.editor.reply(reply);
        self.conclude()
    }

    fn conclude(&mut self) -> Answer {
        let why = match self.editor.value() {
            Ok(value) => return Answer::Value(value),
            Err(why) => why,
        };
        let (choices, _) = self.editor.choices();
        if matches!(self.field.kind, Kind::Link(_)) && !choices.is_empty() {
            let mut lines = vec!["Several records fit. Say a number, or more of the name.".to_owned()];
            lines.extend(numbered(&choices));
            if self.editor.more_choices() > 0 {
                lines.push(format!("{} more.", self.editor.more_choices()));
            }
            return Answer::Tell(lines);
        }
        Answer::Tell(vec![sentence(&capital(&why)), "Nothing was changed. Say it again, or cancel.".to_owned()])
    }

    /// "Due: Tue 14 April 2026, 18 days from today."
    pub fn echo(&self, value: &Value, cx: &Context) -> String {
        let text = match value {
            value if !value.is_filled() => "nothing".to_owned(),
            _ if self.field.private => "filled".to_owned(),
            Value::Date(day) => date::echo(*day, cx.today),
            value if self.is_long() => {
                let lines = value.as_text().map_or(0, |text| text.lines().count());
                if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") }
            }
            value => value.show(self.field.kind, Style::Detail, cx.today),
        };
        let own =
            matches!((value, self.field.kind), (Value::Code(code), Kind::Choice(list)) if list.find(code).is_none());
        let text = if own { format!("{text}, which is not on the list and is kept as you said it") } else { text };
        sentence(&format!("{}: {text}", self.field.label))
    }
}

/// "1. Requested."
pub fn numbered<S: AsRef<str>>(rows: &[S]) -> Vec<String> {
    rows.iter().enumerate().map(|(at, row)| sentence(&format!("{}. {}", at + 1, row.as_ref()))).collect()
}
