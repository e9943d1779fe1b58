//! What the records of a list can be found by, in little room: the folded texts of all of them in one, and for each
//! value of a choice the records that have it. Knows nothing of SQL.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::letters::Letters;
use super::places::Places;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::letters;
use crate::domain::value::Id;
use crate::domain::vocabulary::List;

/// Between the texts of a record, so that no word is found across two of them.
const BETWEEN: char = '\n';
/// Bytes for the records that have each value of a choice: more different values than fit are not held.
const ROOM: usize = 4 * 1_024 * 1_024;
/// With fewer than one record in so many left, each is looked at by itself.
const FEW: usize = 4;

/// A word of a search, folded, and whether it must not be there.
pub type Wanted = (String, bool);

#[derive(Debug, Default)]
pub struct Text {
    /// Ascending, as they were gathered.
    ids: Vec<u32>,
    /// Where the texts of each record begin in `folded`.
    starts: Vec<u32>,
    folded: String,
    letters: Letters,
    choices: Vec<Column>,
    /// Places in `ids`, in the order of the list.
    order: Vec<u32>,
    /// The words of the searches that led to the last one, and the records that hold them.
    searches: Vec<(Vec<Wanted>, Places)>,
}

/// A field whose values repeat.
#[derive(Debug, Default)]
struct Column {
    numbers: HashMap<Box<str>, usize>,
    values: Vec<Choice>,
}

#[derive(Debug)]
struct Choice {
    /// What it is found by, and the letters of that.
    folded: String,
    letters: u64,
    /// The records that have it.
    places: Places,
}

impl Text {
    pub fn new(fields: &[&'static Field]) -> Text {
        let choices = fields.iter().filter(|field| list(field).is_some()).map(|_| Column::default());
        Text { choices: choices.collect(), ..Text::default() }
    }

    /// Adds a record, whose numbers must ascend; `false` when there is no room for it.
    pub fn add<'v>(&mut self, id: Id, fields: &[&'static Field], value: impl Fn(usize) -> Option<&'v str>) -> bool {
        let (Ok(id), Ok(start)) = (u32::try_from(id), u32::try_from(self.folded.len())) else { return false };
        let (place, mut letters) = (self.ids.len(), 0);
        let mut columns = self.choices.iter_mut();
        for (at, field) in fields.iter().enumerate() {
            let text = value(at);
            if let Some(list) = list(field) {
                let Some(column) = columns.next() else { return false };
                letters |= column.take(list, text.unwrap_or_default(), place);
            } else if let (Kind::Text | Kind::Long, Some(text)) = (field.kind, text) {
                let text = fold_text(text);
                letters |= letters::mask(&text);
                self.folded.push_str(&text);
                self.folded.push(BETWEEN);
            }
        }
        self.letters.add(place, letters);
        self.ids.push(id);
        self.starts.push(start);
        let values: usize = self.choices.iter().map(|column| column.values.len()).sum();
        values * place / 8 <= ROOM
    }

    /// The next record in the order of the list.
    pub fn next_in_order(&mut self, id: Id) {
        self.order.extend(self.place_of(id).and_then(|place| u32::try_from(place).ok()));
    }

    /// The records that hold every word, and none of those negated. Words are folded.
    pub fn find(&mut self, words: &[Wanted]) -> Found<'_> {
        // Most keys make the last word longer: only what held the shorter one can hold it. One taken back finds again
        // what was there before it.
        while self.searches.last().is_some_and(|(before, _)| !narrower(before, words)) {
            self.searches.pop();
        }
        let (told, mut holding) = match self.searches.last() {
            Some((before, places)) => (before.as_slice(), places.clone()),
            None => ([].as_slice(), Places::before(self.ids.len())),
        };
        for wanted in words.iter().filter(|wanted| !told.contains(wanted)) {
            let held = self.holding(&wanted.0, &holding);
            if wanted.1 {
                holding.leave(&held);
            } else {
                holding = held;
            }
        }
        if told != words {
            self.searches.push((words.to_vec(), holding.clone()));
        }
        Found { text: self, holding }
    }

    /// Of these records those that hold the word.
    fn holding(&self, word: &str, among: &Places) -> Places {
        if let Some(exactly) = self.letters.exactly(word) {
            let mut held = exactly.clone();
            held.meet(among);
            return held;
        }
        let mut held = Places::default();
        for value in self.choices.iter().flat_map(|column| &column.values) {
            if value.folded.contains(word) {
                held.join(&value.places);
            }
        }
        held.meet(among);
        let mut open = among.clone();
        open.leave(&held);
        self.letters.meet(word, &mut open);
        let finder = Finder::new(word.as_bytes());
        if open.count() < self.ids.len() / FEW {
            let holds = |place: &usize| finder.find(self.texts_of(*place)).is_some();
            open.iter().filter(holds).for_each(|place| held.add(place));
            return held;
        }
        // The texts are walked as one, from one place that holds the word to the next.
        let (mut place, mut end, mut from) = (0, self.end(0), 0);
        while let Some(found) = self.folded.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            while end <= from + found {
                place += 1;
                end = self.end(place);
            }
            if open.has(place) {
                held.add(place);
            }
            from = end;
        }
        held
    }

    /// Where the texts of a record end.
    fn end(&self, place: usize) -> usize {
        self.starts.get(place + 1).map_or(self.folded.len(), |start| *start as usize)
    }

    fn texts_of(&self, place: usize) -> &[u8] {
        let start = self.starts.get(place).map_or(0, |start| *start as usize);
        self.folded.as_bytes().get(start..self.end(place)).unwrap_or_default()
    }

    fn place_of(&self, id: Id) -> Option<usize> {
        self.ids.binary_search(&u32::try_from(id).ok()?).ok()
    }
}

/// What a search found, in the order of the list.
#[derive(Debug)]
pub struct Found<'t> {
    text: &'t Text,
    holding: Places,
}

impl Found<'_> {
    pub fn total(&self) -> usize {
        self.holding.count()
    }

    /// The place of a record among those found, from 0.
    pub fn place_of(&self, id: Id) -> Option<usize> {
        let own = self.text.place_of(id).filter(|place| self.holding.has(*place))?;
        self.places().position(|place| place == own)
    }

    /// The records from a place on, at most so many.
    pub fn window(&self, offset: usize, limit: usize) -> Vec<Id> {
        let places = self.places().skip(offset).take(limit.min(self.total().saturating_sub(offset)));
        places.filter_map(|place| self.text.ids.get(place).map(|id| Id::from(*id))).collect()
    }

    fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.text.order.iter().map(|place| *place as usize).filter(|place| self.holding.has(*place))
    }
}

impl Column {
    /// Notes the value of a record; tells the letters it can be found by.
    fn take(&mut self, list: &'static List, value: &str, place: usize) -> u64 {
        let number = self.numbers.get(value).copied().unwrap_or_else(|| {
            let folded = found_by(list, value);
            self.numbers.insert(value.into(), self.values.len());
            self.values.push(Choice { letters: letters::mask(&folded), folded, places: Places::default() });
            self.values.len() - 1
        });
        self.values.get_mut(number).map_or(0, |value| {
            value.places.add(place);
            value.letters
        })
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
fn narrower(before: &[Wanted], now: &[Wanted]) -> bool {
    before.iter().all(|(old, negated)| {
        now.iter()
            .any(|(new, other)| negated == other && if *negated { new == old } else { new.contains(old.as_str()) })
    })
}
