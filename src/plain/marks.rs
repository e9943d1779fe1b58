//! Several rows of a list changed together: marked by their numbers, one value for all of them, each change said before
//! it is made, one step to undo. Who is refused and why is that of the screen.

use std::collections::BTreeSet;

use super::ask::Asking;
use super::place::{PAGE, Place, Target};
use super::question::{Answer, Question, numbered};
use super::talk::Talk;
use super::today::sentence;
use super::word::is_bare_word;
use crate::app::effect::Effect;
use crate::app::many;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::lowered;
use crate::domain::record::Record;
use crate::domain::value::{Id, Style, Value};

/// Marked records being read, before the value is asked for.
pub struct Gathering {
    field: &'static Field,
    given: String,
    records: Vec<Record>,
    awaited: usize,
}

/// What is about to be changed, once it was heard.
pub struct Preview {
    field: &'static Field,
    new: Value,
    records: Vec<Record>,
    left_out: BTreeSet<Id>,
}

impl Talk {
    /// `mark 1 3`, `mark 2 to 5`, `mark all`; without anything it says what is marked.
    pub(super) fn mark(&mut self, rest: &str) {
        if rest.eq_ignore_ascii_case("all") {
            return self.mark_all();
        }
        let numbers = match numbers(rest) {
            Ok(numbers) => numbers,
            Err(why) => return self.tell(why),
        };
        let mut ids = Vec::new();
        for number in numbers {
            match self.heard.get(&number) {
                Some(Target::Record(_, id)) => ids.push(*id),
                _ => return self.tell(format!("Nothing was numbered {number} in the last list. Nothing was marked.")),
            }
        }
        let Some(Place::List(rows)) = self.places.last_mut() else { return };
        for id in ids {
            if !rows.marks.contains(&id) {
                rows.marks.push(id);
            }
        }
        self.say_marks();
    }

    /// Every row of the list as it is narrowed.
    pub(super) fn mark_all(&mut self) {
        let Some(Place::List(rows)) = self.places.last_mut() else { return };
        rows.marking_all = true;
        let effect = Effect::Rows { listing: rows.list.listing(), keep: None };
        self.want(effect);
    }

    /// `unmark 3`, or all of them.
    pub(super) fn unmark(&mut self, rest: &str) {
        let heard = |number: usize| match self.heard.get(&number) {
            Some(Target::Record(_, id)) => Some(*id),
            _ => None,
        };
        let gone: Vec<Id> = match numbers(rest) {
            Ok(numbers) => numbers.into_iter().filter_map(heard).collect(),
            Err(_) => Vec::new(),
        };
        let Some(Place::List(rows)) = self.places.last_mut() else {
            return self.tell("Rows are marked in a list only.");
        };
        rows.marks.retain(|id| !gone.is_empty() && !gone.contains(id));
        self.say_marks();
    }

    pub(super) fn say_marks(&mut self) {
        let Some(Place::List(rows)) = self.places.last() else { return };
        let count = rows.marks.len();
        self.tell(match count {
            0 => "Nothing is marked. Say mark and numbers, such as mark 1 3, or mark all.".to_owned(),
            _ => format!("{count} marked. Say set, a field and a value to change them together, or unmark."),
        });
    }

    pub(super) fn has_marks(&self) -> bool {
        matches!(self.places.last(), Some(Place::List(rows)) if !rows.marks.is_empty())
    }

    /// Reads the marked records as they are now, to set a field on them.
    pub(super) fn set_marked(&mut self, field: Option<&'static Field>, given: &str) {
        let Some(Place::List(rows)) = self.places.last() else { return };
        let (entity, ids) = (rows.list.entity, rows.marks.clone());
        let Some(field) = field else { return self.tell(format!("{} have no such field.", entity.plural)) };
        if field.kind == Kind::Long || field.private {
            return self.tell(format!("{} is set on one record at a time: say its number first.", field.label));
        }
        self.gathering = Some(Gathering { field, given: given.to_owned(), records: Vec::new(), awaited: ids.len() });
        for id in ids {
            self.want(Effect::Record { entity, id });
        }
    }

    /// One of the marked records was read; the last one leads to the question. `false` when none was awaited.
    pub(super) fn gather(&mut self, read: Option<&Record>) -> bool {
        let Some(gathering) = &mut self.gathering else { return false };
        gathering.awaited = gathering.awaited.saturating_sub(1);
        gathering.records.extend(read.cloned());
        if gathering.awaited == 0
            && let Some(Gathering { field, given, records, .. }) = self.gathering.take()
        {
            self.ask_many(field, records, &given);
        }
        true
    }

    fn ask_many(&mut self, field: &'static Field, records: Vec<Record>, given: &str) {
        let Some(first) = records.first() else { return self.tell("What was marked is no longer there.") };
        let question = Box::new(Question::new(&Record::blank(first.entity), field, &self.cx).for_many());
        if given.is_empty() {
            self.tell_all(question.lines(true, &self.cx));
        }
        self.asking = Some(Asking::Many { question, records });
        if !given.is_empty() {
            self.answer(given);
        }
    }

    pub(super) fn take_many(&mut self, question: Box<Question>, records: Vec<Record>, answer: Answer) {
        match answer {
            Answer::Value(new) => {
                self.tell(question.echo(&new, &self.cx));
                let preview = Preview { field: question.field, new, records, left_out: BTreeSet::new() };
                return self.ask_preview(Box::new(preview));
            }
            Answer::Ask(effect) => self.want(effect),
            Answer::Tell(lines) => self.tell_all(lines),
            Answer::Going => {}
        }
        self.asking = Some(Asking::Many { question, records });
    }

    /// Says each change, then asks.
    fn ask_preview(&mut self, preview: Box<Preview>) {
        let rows = self.changes(&preview);
        let plural = preview.records.first().map_or("records", |record| record.entity.plural).to_lowercase();
        self.tell(format!("Set {} on {} {plural}:", lowered(preview.field.label), preview.records.len()));
        let more = rows.len().saturating_sub(PAGE);
        self.tell_all(rows.into_iter().take(PAGE).collect());
        if more > 0 {
            self.tell(format!("{more} more are changed too. Say more to hear them."));
        }
        self.tell("Say why, for the history; or yes without a reason; or leave 2, to leave one out; or cancel.");
        self.asking = Some(Asking::Preview(preview));
    }

    fn changes(&self, preview: &Preview) -> Vec<String> {
        let Preview { field, new, records, left_out } = preview;
        let show = |value: &Value| {
            if value.is_filled() { value.show(field.kind, Style::List, self.cx.today) } else { "nothing".to_owned() }
        };
        let row = |record: &Record| {
            let label = record.label(self.cx.today);
            match many::refusal(field, record, new, left_out) {
                Some(why) => format!("{label}: not changed, {why}"),
                None => format!("{label}: from {} to {}", show(record.get(field.name)), show(new)),
            }
        };
        numbered(&records.iter().map(row).collect::<Vec<_>>())
    }

    pub(super) fn answer_preview(&mut self, line: &str, mut preview: Box<Preview>) {
        let line = line.trim();
        let lower = line.to_lowercase();
        let out = lower.strip_prefix("leave out ").or_else(|| lower.strip_prefix("leave ")).map(str::trim);
        let why = match (lower.as_str(), out) {
            ("cancel" | "no" | "quit", _) => {
                self.tell("Nothing was changed. The marks stay.");
                if lower == "quit" {
                    self.quit();
                }
                return;
            }
            ("more" | "next", _) => {
                let rows = self.changes(&preview).into_iter().skip(PAGE).collect();
                self.tell_all(rows);
                self.asking = Some(Asking::Preview(preview));
                return;
            }
            (_, Some(out)) if let Ok(numbers) = numbers(out) => {
                for number in numbers {
                    let record = number.checked_sub(1).and_then(|at| preview.records.get(at));
                    if let Some(id) = record.map(|record| record.id)
                        && !preview.left_out.remove(&id)
                    {
                        preview.left_out.insert(id);
                    }
                }
                return self.ask_preview(preview);
            }
            ("yes" | "y", _) => None,
            _ if line.is_empty() || is_bare_word(line, &[]) => {
                self.tell("Say why in a few words, yes to go on without a reason, or cancel.");
                self.asking = Some(Asking::Preview(preview));
                return;
            }
            _ => Some(line),
        };
        let Preview { field, new, records, left_out } = &*preview;
        match many::batch(field, records, new, left_out, self.cx.today) {
            Some(batch) => {
                let batch = match why {
                    Some(why) => batch.why(why),
                    None => batch,
                };
                self.send(batch, None);
            }
            None => self.tell(sentence("Nothing was changed: every record is so already or left out")),
        }
    }
}

/// The numbers of "1 3", "1, 3 and 5" or "2 to 5".
fn numbers(text: &str) -> Result<Vec<usize>, &'static str> {
    const HOW: &str = "Say the numbers, such as mark 1 3, mark 2 to 5, or mark all.";
    let mut found: Vec<usize> = Vec::new();
    let mut range = false;
    for word in text.split([' ', ',', ';']).map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()) {
        match (word, word.parse::<usize>()) {
            ("and", _) => {}
            ("to" | "-", _) if !found.is_empty() => range = true,
            (_, Ok(number)) if number <= 100_000 => {
                let from =
                    if std::mem::take(&mut range) { found.last().map_or(number, |last| last + 1) } else { number };
                found.extend(from..=number);
            }
            _ => return Err(HOW),
        }
    }
    if found.is_empty() || range { Err(HOW) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_one_by_one_or_from_to() {
        assert_eq!(numbers("1 3"), Ok(vec![1, 3]));
        assert_eq!(numbers("1, 3 and 5."), Ok(vec![1, 3, 5]));
        assert_eq!(numbers("2 to 5 9"), Ok(vec![2, 3, 4, 5, 9]));
        for wrong in ["", "to 3", "2 to", "all of them"] {
            assert!(numbers(wrong).is_err(), "{wrong}");
        }
    }
}
