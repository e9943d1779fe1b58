//! A whole record asked for field by field: what is needed first, the rest may be skipped.

use super::question::Question;
use crate::app::context::Context;
use crate::app::screen::form::added;
use crate::domain::change::{Batch, Change};
use crate::domain::field::Field;
use crate::domain::record::Record;
use crate::domain::value::Value;

pub struct Form {
    pub record: Record,
    before: Record,
    /// The fields to ask for, in order.
    fields: Vec<&'static Field>,
    at: usize,
    /// It was said that nothing more is needed.
    pub said_enough: bool,
}

impl Form {
    /// A new record, perhaps with some values already.
    pub fn add(record: Record) -> Self {
        Self::of(record.clone(), Record { id: 0, ..record }, |_, _| true)
    }

    /// An existing record; what it holds privately is left out unless it was revealed.
    pub fn edit(record: Record, revealed: bool) -> Self {
        let before = record.clone();
        Self::of(before, record, |record, field| revealed || !field.private || !record.get(field.name).is_filled())
    }

    /// A record gone on with from a draft.
    pub fn resumed(record: Record) -> Self {
        let blank = Record { id: record.id, ..Record::blank(record.entity) };
        Self::of(record, blank, |_, _| true)
    }

    fn of(record: Record, before: Record, wanted: impl Fn(&Record, &Field) -> bool) -> Self {
        let needed = |field: &&'static Field| field.required && !record.get(field.name).is_filled();
        let fields = record.entity.fields;
        let first = fields.iter().filter(needed);
        let rest = fields.iter().filter(|field| !needed(field));
        let rest = rest.filter(|field| !(field.name == "case" && record.get("case").is_filled()));
        let fields = first.chain(rest).filter(|field| wanted(&record, field)).collect();
        Self { record, before, fields, at: 0, said_enough: false }
    }

    pub fn is_new(&self) -> bool {
        self.before.id == 0
    }

    pub fn current(&self) -> Option<&'static Field> {
        self.fields.get(self.at).copied()
    }

    pub fn question(&self, cx: &Context) -> Option<Question> {
        self.current().map(|field| Question::new(&self.record, field, cx))
    }

    /// To the field before; `false` at the first.
    pub fn go_back(&mut self) -> bool {
        let at = self.at.checked_sub(1);
        self.at = at.unwrap_or(0);
        at.is_some()
    }

    pub fn go_on(&mut self) {
        self.at += 1;
    }

    /// The first field without which it cannot be saved.
    pub fn missing(&self) -> Option<&'static Field> {
        self.record.entity.fields.iter().find(|field| field.required && !self.record.get(field.name).is_filled())
    }

    /// Asks for its fields from the first again.
    pub fn go_to_first(&mut self) {
        self.at = 0;
    }

    /// Asks next for a field that is missing.
    pub fn go_to(&mut self, field: &Field) {
        if let Some(at) = self.fields.iter().position(|known| known.name == field.name) {
            self.at = at;
        }
    }

    pub fn is_changed(&self) -> bool {
        self.record.values != self.before.values
    }

    pub fn batch(&self, cx: &Context) -> Batch {
        let verb = if self.is_new() { "added" } else { "edited" };
        let mut batch = Batch::new(format!("{verb} {}", self.record.label(cx.today)));
        if self.is_new() {
            batch.push(added(&self.record));
            return batch;
        }
        for (field, (old, new)) in
            self.record.entity.fields.iter().zip(self.before.values.iter().zip(&self.record.values))
        {
            if old != new {
                batch.push(Change::set(self.record.entity, self.record.id, field, old.clone(), new.clone()));
            }
        }
        batch
    }

    /// Where its draft is kept; the same place as the form on the screen.
    pub fn place(&self) -> String {
        format!("form/{}/{}", self.before.entity.name, self.before.id)
    }

    /// Its draft, with the text of a field in the middle of being answered.
    pub fn draft(&self, unfinished: Option<(&Field, String)>) -> String {
        let mut record = self.record.clone();
        if let Some((field, text)) = unfinished
            && !text.is_empty()
        {
            record.set(field.name, Value::text(text));
        }
        record.to_json(true).to_string()
    }
}
