//! What the records of a list can be found by, in little room: the folded texts of all of them in one, and of a choice
//! only which it is. Knows nothing of SQL.

use std::collections::HashMap;

use memchr::memmem::Finder;

use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::value::Id;
use crate::domain::vocabulary::List;

/// Between the texts of a record, so that no word is found across two of them.
const BETWEEN: char = '\n';

#[derive(Debug, Default)]
pub struct Text {
    /// Ascending, as they were gathered.
    ids: Vec<u32>,
    /// Where the texts of each record begin in `folded`.
    starts: Vec<u32>,
    folded: String,
    choices: Vec<Column>,
    /// Places in `ids`, in the order of the list.
    order: Vec<u32>,
    /// The last search.
    last: Option<Last>,
}

/// The words of a search, and the records that hold them: places in `ids`, ascending.
#[derive(Debug)]
struct Last {
    words: Vec<(String, bool)>,
    holding: Vec<u32>,
}

/// A field whose values repeat.
#[derive(Debug, Default)]
struct Column {
    numbers: HashMap<Box<str>, u8>,
    /// What each value is found by.
    folded: Vec<String>,
    /// The value of each record.
    values: Vec<u8>,
}

impl Text {
    pub fn new(fields: &[&'static Field]) -> Text {
        let choices = fields.iter().filter(|field| list(field).is_some()).map(|_| Column::default());
        Text { choices: choices.collect(), ..Text::default() }
    }

    /// Adds a record, whose numbers must ascend; `false` when there is no room for it.
    pub fn add<'v>(&mut self, id: Id, fields: &[&'static Field], value: impl Fn(usize) -> Option<&'v str>) -> bool {
        let (Ok(id), Ok(start)) = (u32::try_from(id), u32::try_from(self.folded.len())) else { return false };
        let mut columns = self.choices.iter_mut();
        for (place, field) in fields.iter().enumerate() {
            let text = value(place);
            if let Some(list) = list(field) {
                let Some(number) = columns.next().map(|column| column.take(list, text.unwrap_or_default())) else {
                    return false;
                };
                if !number {
                    return false;
                }
            } else if let (Kind::Text | Kind::Long, Some(text)) = (field.kind, text) {
                self.folded.push_str(&fold_text(text));
                self.folded.push(BETWEEN);
            }
        }
        self.ids.push(id);
        self.starts.push(start);
        true
    }

    /// The next record in the order of the list.
    pub fn next_in_order(&mut self, id: Id) {
        let place = u32::try_from(id).ok().and_then(|id| self.ids.binary_search(&id).ok());
        self.order.extend(place.and_then(|place| u32::try_from(place).ok()));
    }

    /// The records that hold every word, and none of those negated, in the order of the list. Words are folded.
    pub fn find(&mut self, words: &[(String, bool)]) -> Vec<Id> {
        let mut holding = match self.last.take() {
            // Most keys make the last word longer: only what held the shorter one can hold it.
            Some(last) if narrower(&last.words, words) => last.holding,
            _ => (0..u32::try_from(self.ids.len()).unwrap_or(u32::MAX)).collect(),
        };
        for (word, negated) in words {
            self.keep(&mut holding, word, *negated);
        }
        let mut holds = vec![false; self.ids.len()];
        for place in &holding {
            if let Some(holds) = holds.get_mut(*place as usize) {
                *holds = true;
            }
        }
        let found = self.order.iter().map(|place| *place as usize).filter(|place| holds.get(*place) == Some(&true));
        let ids = found.filter_map(|place| self.ids.get(place).map(|id| Id::from(*id))).collect();
        self.last = Some(Last { words: words.to_vec(), holding });
        ids
    }

    /// Takes out the records that do not hold the word; when negated, those that do.
    fn keep(&self, holding: &mut Vec<u32>, word: &str, negated: bool) {
        // For each field whose values repeat, which of them hold the word; fields without one need no look.
        let told = self.choices.iter().map(|column| {
            let told: Vec<bool> = column.folded.iter().map(|label| label.contains(word)).collect();
            (column, told)
        });
        let told: Vec<(&Column, Vec<bool>)> = told.filter(|(_, told)| told.contains(&true)).collect();
        let chosen = |place: usize| {
            told.iter().any(|(column, told)| {
                let value = column.values.get(place).map(|value| usize::from(*value));
                value.and_then(|value| told.get(value)) == Some(&true)
            })
        };
        let finder = Finder::new(word.as_bytes());
        // The texts are walked as one, from one place that holds the word to the next.
        let from = |start: usize| Some(finder.find(self.folded.as_bytes().get(start..)?)? + start);
        let mut next = from(0);
        holding.retain(|place| {
            let place = *place as usize;
            let start = self.starts.get(place).map_or(0, |start| *start as usize);
            let end = self.starts.get(place + 1).map_or(self.folded.len(), |start| *start as usize);
            if next.is_some_and(|at| at < start) {
                next = from(start);
            }
            (next.is_some_and(|at| at < end) || chosen(place)) != negated
        });
    }
}

impl Column {
    /// Notes the value of the next record; `false` when there are too many different ones.
    fn take(&mut self, list: &'static List, value: &str) -> bool {
        let number = match self.numbers.get(value) {
            Some(number) => *number,
            None => {
                let Ok(number) = u8::try_from(self.folded.len()) else { return false };
                self.folded.push(found_by(list, value));
                self.numbers.insert(value.into(), number);
                number
            }
        };
        self.values.push(number);
        true
    }
}

/// What a value of a list is found by: the labels of its codes, and what was written where the list is open.
fn found_by(list: &'static List, value: &str) -> String {
    // Several codes lie as a JSON array.
    let several = value.starts_with('[');
    let is_chosen = |code: &str| {
        if several { value.contains(&serde_json::Value::from(code).to_string()) } else { value == code }
    };
    let labels = list.terms.iter().filter(|term| is_chosen(term.code)).map(|term| fold_text(term.label));
    let written = list.open.then(|| fold_text(value));
    labels.chain(written).map(|text| text + "\n").collect()
}

fn list(field: &Field) -> Option<&'static List> {
    match field.kind {
        Kind::Choice(list) | Kind::Choices(list) => Some(list),
        _ => None,
    }
}

/// Whether these words can only be held by records that hold those before.
fn narrower(before: &[(String, bool)], now: &[(String, bool)]) -> bool {
    before.iter().all(|(old, negated)| {
        now.iter()
            .any(|(new, other)| negated == other && if *negated { new == old } else { new.contains(old.as_str()) })
    })
}
