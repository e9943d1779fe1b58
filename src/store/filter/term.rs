//! Terms of a query: one field and what it must be.

use super::{Scope, any_of, column, unless};
use crate::domain::date::Date;
use crate::domain::field::{Due, Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::query::{
    CASE, DUE, ID, MINE, OPEN, OVERDUE, Op, Operand, Span, Term, codes, ending, owed_after, owners, pence, span,
};
use crate::domain::value::{Fact, Stored};
use crate::error::{Error, Result};

impl Scope<'_> {
    pub(super) fn term(&mut self, term: &Term) -> Result<String> {
        let mut parts = Vec::new();
        for value in &term.values {
            parts.push(match self.entity.field(term.field) {
                Some(field) => {
                    self.allow(field)?;
                    self.value(field, term.op, value)?
                }
                None => self.extra(term.field, term.op, value)?,
            });
        }
        Ok(unless(term.negated, any_of(&parts)))
    }

    /// A field of the entity.
    fn value(&mut self, field: &Field, op: Op, value: &Operand) -> Result<String> {
        let column = self.own(field.name);
        let text = match value {
            Operand::Missing if field.kind == Kind::Fact => {
                return Ok(format!("coalesce({column}, 'not_recorded') = 'not_recorded'"));
            }
            Operand::Present if field.kind == Kind::Fact => {
                return Ok(format!("coalesce({column}, 'not_recorded') <> 'not_recorded'"));
            }
            Operand::Missing => return Ok(format!("{column} IS NULL")),
            Operand::Present => return Ok(format!("{column} IS NOT NULL")),
            Operand::Me => return Ok(self.me(field, &column)),
            Operand::Text(text) => text.as_str(),
        };
        Ok(match field.kind {
            Kind::Date | Kind::Loose => {
                let span = self.span(text)?;
                self.days(&column, op, span, field.kind == Kind::Loose)
            }
            Kind::Number => self.number(&column, op, text.parse().ok(), text)?,
            Kind::Money => self.number(&column, op, pence(text), text)?,
            Kind::Fact if text == Fact::NotRecorded.code() => {
                format!("coalesce({column}, 'not_recorded') = 'not_recorded'")
            }
            Kind::Fact => format!("{column} = {}", self.text(text)),
            Kind::Choice(list) | Kind::Choices(list) => {
                let wanted = codes(list, text);
                let known = match field.kind {
                    Kind::Choice(_) => self.one_of(&column, &wanted),
                    _ => self.among(&column, &wanted),
                };
                match known {
                    Some(condition) => condition,
                    None if list.open => self.held(&column, text),
                    None => "0".to_owned(),
                }
            }
            Kind::Text | Kind::Long => self.held(&column, text),
            Kind::Link(target) => {
                let mut words = Vec::new();
                for word in text.split_whitespace() {
                    words.push(self.pointed(&column, target, &fold_text(word), 1).unwrap_or_else(|| "0".to_owned()));
                }
                if words.is_empty() { "0".to_owned() } else { format!("({})", words.join(" AND ")) }
            }
        })
    }

    /// `open`, `overdue`, `mine`, `due`, `id`, `case` where the entity has no field of that name.
    fn extra(&mut self, name: &str, op: Op, value: &Operand) -> Result<String> {
        let text = match value {
            Operand::Text(text) => text.as_str(),
            _ => "",
        };
        Ok(match name {
            OPEN => unless(text == "no", self.open()),
            OVERDUE => {
                let today = Span { first: self.context.today, last: self.context.today };
                unless(text == "no", self.owed(Some((Op::Less, today))))
            }
            MINE => unless(text == "no", self.mine()),
            DUE => match value {
                Operand::Missing => unless(true, self.owed(None)),
                Operand::Text(text) => {
                    let span = self.span(text)?;
                    self.owed(Some((op, span)))
                }
                Operand::Present | Operand::Me => self.owed(None),
            },
            ID => self.number("t.id", op, text.parse().ok(), text)?,
            CASE => {
                let entity = self.entity;
                let title: Vec<&'static Field> = entity.title.iter().filter_map(|name| entity.field(name)).collect();
                let mut words = Vec::new();
                for word in text.split_whitespace() {
                    let found = self.found("t", entity, &title, &fold_text(word), 0);
                    words.push(any_of(&found));
                }
                if words.is_empty() { "0".to_owned() } else { words.join(" AND ") }
            }
            _ => return Err(Error::user(format!("There is no field \"{name}\""))),
        })
    }

    fn held(&mut self, column: &str, text: &str) -> String {
        format!("holds({}, {column})", self.text(fold_text(text)))
    }

    fn number(&mut self, column: &str, op: Op, number: Option<i64>, text: &str) -> Result<String> {
        let number = number.ok_or_else(|| Error::user(format!("\"{text}\" is not a number")))?;
        self.params.push(Stored::Int(number));
        let sign = if op == Op::Is { "=" } else { op.sign() };
        Ok(format!("{column} {sign} ?"))
    }

    fn span(&self, text: &str) -> Result<Span> {
        span(text, self.context.today).ok_or_else(|| Error::user(format!("\"{text}\" is not a date")))
    }

    /// A date column against a span of days. The end is always the day after, exclusive: a loose date lies as a text
    /// that begins with its first day and goes on, and one without any day begins with `~`, after every digit.
    fn days(&mut self, column: &str, op: Op, span: Span, loose: bool) -> String {
        let after = |day: Date| day.tomorrow().unwrap_or(Date::MAX);
        let dated = if loose { format!(" AND {column} < '~'") } else { String::new() };
        match op {
            Op::Less => format!("{column} < {}", self.text(span.first.to_string())),
            Op::AtMost => format!("{column} < {}", self.text(after(span.last).to_string())),
            Op::More => format!("({column} >= {}{dated})", self.text(after(span.last).to_string())),
            Op::AtLeast => format!("({column} >= {}{dated})", self.text(span.first.to_string())),
            Op::Is => {
                let (from, to) = (self.text(span.first.to_string()), self.text(after(span.last).to_string()));
                format!("({column} >= {from} AND {column} < {to})")
            }
        }
    }

    /// Nothing has ended it.
    fn open(&mut self) -> String {
        let ended: Vec<String> = ending(self.entity)
            .iter()
            .map(|ending| {
                let column = column("t", ending.field);
                self.one_of(&column, ending.codes).unwrap_or_else(|| format!("{column} IS NOT NULL"))
            })
            .collect();
        unless(true, any_of(&ended))
    }

    /// Something is still owed, at these days when they are given.
    fn owed(&mut self, when: Option<(Op, Span)>) -> String {
        let entity = self.entity;
        let owing: Vec<(&'static Field, Due)> =
            entity.fields.iter().filter_map(|field| field.due.map(|due| (field, due))).collect();
        let mut sides = Vec::new();
        for after in [false, true] {
            let mut parts = Vec::new();
            for (field, due) in owing.iter().filter(|(field, _)| owed_after(entity, field.name) == after) {
                let column = self.own(field.name);
                let day = match when {
                    Some((op, span)) => self.days(&column, op, span, field.kind == Kind::Loose),
                    None => format!("{column} IS NOT NULL"),
                };
                parts.push(format!("({} IS NULL AND {day})", super::column("t", due.until)));
            }
            if parts.is_empty() {
                continue;
            }
            let any = any_of(&parts);
            sides.push(if after { any } else { format!("({any} AND {})", self.open()) });
        }
        any_of(&sides)
    }

    /// The person at the keyboard owns it, or leads its case.
    fn mine(&mut self) -> String {
        let entity = self.entity;
        let mut parts: Vec<String> = Vec::new();
        for name in owners(entity) {
            if let Some(field) = entity.field(name) {
                parts.push(self.me(field, &column("t", name)));
            }
        }
        let lead = self.entity("case").and_then(|case| case.field("lead"));
        if let (Some(own), Some(_)) = (entity.case_field(), lead) {
            let me = self.me_text();
            parts
                .push(format!("{} IN (SELECT c.id FROM \"case\" AS c WHERE c.\"lead\" = {me})", column("t", own.name)));
        }
        any_of(&parts)
    }

    /// The column names the person at the keyboard: by user name, or by the post they hold.
    fn me(&mut self, field: &Field, column: &str) -> String {
        match field.kind {
            Kind::Link(target) if self.entity(target).is_some_and(|entity| entity.field("user").is_some()) => {
                let me = self.me_text();
                let target = super::quote(target);
                format!("{column} IN (SELECT p.id FROM {target} AS p WHERE p.\"user\" = {me})")
            }
            Kind::Text => format!("{column} = {}", self.me_text()),
            _ => "0".to_owned(),
        }
    }

    /// Nobody is nobody: an empty name matches nothing, because no column holds an empty text.
    fn me_text(&mut self) -> &'static str {
        let me = self.context.me.clone();
        self.text(me)
    }
}
