//! Short, foreign and ordinary-word names in the forms people write them in, each in sentences of case notes.

use super::{Class, Dice, Sample};
use crate::domain::fold::fold_text;
use crate::domain::leak::{EntryKind, Key, KeyEntry};

/// A list of names and of sentences without any of them.
#[derive(Debug, Clone, Copy)]
pub struct List {
    pub names: &'static [&'static str],
    pub lookalikes: &'static [&'static str],
}

/// The rules are tried on this one.
pub const HARD: List = List { names: super::hard::NAMES, lookalikes: super::hard::LOOKALIKES };
/// And not on this one.
pub const HELD_OUT: List = List { names: super::held::NAMES, lookalikes: super::held::LOOKALIKES };

const FRAMES: &[&str] = &[
    "The worker recorded that {} was frightened at home.",
    "On that evening {} telephoned the helpline twice.",
    "A neighbour heard {} shouting and rang the police.",
    "It is not known when {} moved to the flat.",
    "The GP wrote to {} about the missed visits.",
    "{} was not asked about the bruise.",
];
const OWNED: &[&str] =
    &["{} bag was found in the car.", "The police saw {} mother at the door.", "A photo of {} arm was kept."];
const FAMILY: &[&str] =
    &["The {} family moved in May.", "The school rang the {} household.", "Visit to the {} children was missed."];

/// The key of a list: a name of each.
pub fn key(list: List) -> Key {
    let entries = list.names.iter().zip(1..).map(|(name, at)| {
        let kind = if name.contains(' ') { EntryKind::FullName } else { EntryKind::Forename };
        KeyEntry::new(format!("Person {at}"), kind, *name)
    });
    Key { entries: entries.collect(), allowed: Vec::new() }
}

/// Every sample of a list. The words to be left alone are the whole sentence.
pub fn samples(list: List) -> Vec<Sample> {
    let mut to = Writer { dice: Dice(21), samples: Vec::new() };
    list.names.iter().for_each(|name| to.name(name));
    to.samples.extend(list.lookalikes.iter().map(|text| Sample {
        class: Class::LookAlike,
        form: "ordinary words",
        text: (*text).to_owned(),
        start: 0,
        end: text.chars().count(),
    }));
    to.samples
}

struct Writer {
    dice: Dice,
    samples: Vec<Sample>,
}

impl Writer {
    fn put(&mut self, class: Class, form: &'static str, frames: &[&str], needle: &str) {
        let frame = self.dice.pick(frames).copied().unwrap_or("{}");
        let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
        let start = before.chars().count();
        let end = start + needle.chars().count();
        self.samples.push(Sample { class, form, text: format!("{before}{needle}{after}"), start, end });
    }

    fn name(&mut self, name: &str) {
        let (forename, surname) = name
            .split_once(' ')
            .map_or((name, None), |(first, rest)| (first, Some(rest.rsplit(' ').next().unwrap_or(rest))));
        self.put(Class::AsEntered, "full name", FRAMES, name);
        for frame in FRAMES {
            self.put(Class::AsEntered, "forename", &[frame], forename);
            if let Some(surname) = surname {
                self.put(Class::AsEntered, "surname", &[frame], surname);
            }
        }
        self.one(forename, true);
        if let Some(surname) = surname {
            self.one(surname, false);
            self.both(forename, surname);
        }
    }

    fn one(&mut self, word: &str, is_forename: bool) {
        self.put(Class::Derived, "possessive", FRAMES, &format!("{word}'s"));
        self.put(Class::Derived, "accents left out", FRAMES, &without_accents(word));
        self.put(Class::Derived, "set apart by a soft hyphen", FRAMES, &split(word, '\u{ad}'));
        self.put(Class::Derived, "in capitals", FRAMES, &word.to_uppercase());
        if is_forename {
            self.put(Class::Derived, "without its apostrophe", OWNED, &format!("{word}s"));
        } else {
            self.put(Class::Derived, "family", FAMILY, word);
            self.put(Class::Derived, "with a title", FRAMES, &format!("Mrs {word}"));
        }
        for (form, slip) in slips(&without_accents(word), &mut self.dice) {
            self.put(Class::Misspelt, form, FRAMES, &slip);
            self.put(Class::MisspeltSmall, form, FRAMES, &slip.to_lowercase());
        }
    }

    fn both(&mut self, forename: &str, surname: &str) {
        let initial: String = forename.chars().take(1).collect();
        let last: String = surname.chars().take(1).collect();
        for (form, needle) in [
            ("surname first", format!("{surname}, {forename}")),
            ("initial and surname", format!("{initial}. {surname}")),
            ("forename and initial", format!("{forename} {last}.")),
            ("dotted initials", format!("{initial}.{last}.")),
            ("no-break space", format!("{forename}\u{a0}{surname}")),
            ("line break", format!("{forename}\n{surname}")),
            ("file name", format!("{forename}_{surname}_IMR.docx")),
            ("run together", format!("#{forename}{surname}")),
            ("capitals, surname first", format!("{} {forename}", surname.to_uppercase())),
        ] {
            self.put(Class::Derived, form, FRAMES, &needle);
        }
        for (_, slip) in slips(&without_accents(surname), &mut self.dice) {
            self.put(Class::Misspelt, "beside the forename", FRAMES, &format!("{forename} {slip}"));
        }
    }
}

/// The word without its marks, capitals kept.
fn without_accents(word: &str) -> String {
    let plain = fold_text(word);
    let mut source = word.chars().filter(|c| c.is_alphabetic());
    plain
        .chars()
        .map(|c| {
            let upper = c.is_alphabetic() && source.next().is_some_and(char::is_uppercase);
            if upper { c.to_uppercase().next().unwrap_or(c) } else { c }
        })
        .collect()
}

fn split(word: &str, mark: char) -> String {
    let at = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    let (head, tail) = word.split_at(at);
    format!("{head}{mark}{tail}")
}

/// A letter left out, doubled, turned and changed, inside the word.
fn slips(word: &str, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return Vec::new();
    }
    let mut inner = || 1 + dice.roll(letters.len() - 2);
    let (out, twice, turned, other) = (inner(), inner(), inner(), inner());
    let vowel = ['a', 'e', 'i', 'o', 'u'].get(dice.roll(5)).copied().unwrap_or('e');
    let mut left_out = letters.clone();
    left_out.remove(out);
    let mut doubled = letters.clone();
    doubled.insert(twice, letters.get(twice).copied().unwrap_or('e'));
    let mut swapped = letters.clone();
    if turned + 1 < letters.len() {
        swapped.swap(turned, turned + 1);
    }
    let mut changed = letters.clone();
    if let Some(letter) = changed.get_mut(other) {
        *letter = vowel;
    }
    [
        ("letter left out", left_out),
        ("letter doubled", doubled),
        ("letters turned", swapped),
        ("letter changed", changed),
    ]
    .into_iter()
    .map(|(form, slip)| (form, slip.into_iter().collect::<String>()))
    .filter(|(_, slip)| !slip.eq_ignore_ascii_case(word))
    .collect()
}
