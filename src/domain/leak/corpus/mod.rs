//! A measured corpus: an invented key, sentences with its identifiers in every form, and ordinary look-alikes.
//! Shared by the tests, which hold the floors, and the bench, which prints the table. Not part of the program.

mod forms;
mod hard;
mod held;
mod mixed;
mod text;

use super::{EntryKind, Key, KeyEntry, Passage, Scanner};

pub use mixed::{HARD, HELD_OUT, List, key as mixed_key, samples as mixed_samples};

/// What a sample tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    AsEntered,
    Derived,
    Misspelt,
    /// Misspelt and without its capital.
    MisspeltSmall,
    LookAlike,
}

/// One sentence, and the words in it that must be found, or left alone.
#[derive(Debug, Clone)]
pub struct Sample {
    pub class: Class,
    /// The form, such as "initial and surname".
    pub form: &'static str,
    pub text: String,
    /// Where the words are, in characters.
    pub start: usize,
    pub end: usize,
}

/// How a form came out.
#[derive(Debug, Clone)]
pub struct Score {
    pub class: Class,
    pub form: &'static str,
    pub found: usize,
    /// Found with medium or high certainty.
    pub firm: usize,
    pub of: usize,
    /// Sentences that came out wrong.
    pub wrong: Vec<String>,
}

/// One invented person with everything a key may hold of them.
#[derive(Debug, Clone)]
struct Person {
    label: String,
    forename: &'static str,
    surname: &'static str,
    born: (u8, u8, u16),
    house: u32,
    street: &'static str,
    town: &'static str,
    postcode: String,
    telephone: String,
    email: String,
    nhs: String,
    reference: String,
    at: usize,
}

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> Option<&'t T> {
        from.get(self.roll(from.len()))
    }
}

fn nth<'t>(list: &[&'t str], at: usize) -> &'t str {
    list.get(at % list.len().max(1)).copied().unwrap_or_default()
}

fn people(count: usize) -> Vec<Person> {
    let mut dice = Dice(7);
    (0..count)
        .map(|at| {
            let forename = nth(text::FORENAMES, at);
            let surname = nth(text::SURNAMES, at * 7 + at / 60);
            let plain = crate::domain::fold::fold_text(surname).replace(|c: char| !c.is_alphanumeric(), "");
            let small = crate::domain::fold::fold_text(forename);
            let month = u8::try_from(1 + dice.roll(12)).unwrap_or(1);
            Person {
                label: format!("Person {}", at + 1),
                forename,
                surname,
                // After the 12th, so that no date of the filler and no American reading is another's birthday.
                born: (
                    13 + u8::try_from(dice.roll(15)).unwrap_or(1),
                    month,
                    1950 + u16::try_from(dice.roll(50)).unwrap_or(0),
                ),
                house: 2 + u32::try_from(dice.roll(180)).unwrap_or(1),
                street: nth(text::STREETS, at),
                town: nth(text::TOWNS, at),
                postcode: format!("TQ{} {}{}B", 10 + at % 80, dice.roll(10), nth(&["A", "D", "F", "W"], at)),
                telephone: format!("07700 900{:03}", at),
                email: format!("{small}.{plain}@example.org"),
                nhs: nhs(&mut dice),
                reference: format!("DHR/{}/{:03}", 2018 + at % 6, at + 100),
                at,
            }
        })
        .collect()
}

fn nhs(dice: &mut Dice) -> String {
    loop {
        let head: String = (0..9)
            .map(|place| char::from(b'0' + u8::try_from(if place == 0 { 4 } else { dice.roll(10) }).unwrap_or(0)))
            .collect();
        let whole = (0..10).map(|check| format!("{head}{check}")).find(|whole| super::unlisted::nhs_check(whole));
        if let Some(whole) = whole {
            return whole;
        }
    }
}

/// A key of `count` people, about nine entries each.
pub fn key(count: usize) -> Key {
    let mut entries = Vec::new();
    for person in people(count) {
        let mut add = |kind, value: String| entries.push(KeyEntry::new(person.label.clone(), kind, value));
        add(EntryKind::FullName, format!("{} {}", person.forename, person.surname));
        add(EntryKind::DateOfBirth, format!("{:02}/{:02}/{}", person.born.0, person.born.1, person.born.2));
        add(EntryKind::Address, format!("{} {}, {}", person.house, person.street, person.town));
        add(EntryKind::Postcode, person.postcode);
        add(EntryKind::Telephone, person.telephone);
        add(EntryKind::Email, person.email);
        add(EntryKind::NhsNumber, person.nhs);
        add(EntryKind::CaseReference, person.reference);
        if let Some(alias) = text::ALIASES.get(person.at) {
            add(EntryKind::Alias, (*alias).to_owned());
        }
        if let Some(school) = text::SCHOOLS.get(person.at) {
            add(EntryKind::School, (*school).to_owned());
        }
        if let Some(employer) = text::EMPLOYERS.get(person.at) {
            add(EntryKind::Employer, (*employer).to_owned());
        }
    }
    Key { entries, allowed: vec!["Adult A".to_owned(), "Adult B".to_owned()] }
}

/// Every sample for a key of `count` people.
pub fn samples(count: usize) -> Vec<Sample> {
    let mut dice = Dice(99);
    let mut samples: Vec<Sample> = people(count).iter().flat_map(|person| forms::of(person, &mut dice)).collect();
    for sentence in text::LOOKALIKES {
        let (Some(open), Some(close)) = (sentence.find('['), sentence.find(']')) else { continue };
        let chars = |to: usize| sentence.get(..to).unwrap_or_default().chars().count();
        samples.push(Sample {
            class: Class::LookAlike,
            form: "ordinary words and other numbers",
            text: sentence.replace(['[', ']'], ""),
            start: chars(open),
            end: chars(close) - 1,
        });
    }
    samples
}

/// A report of about `words` words: filler with every sample strewn in.
pub fn report(count: usize, words: usize) -> Vec<Passage> {
    let mut dice = Dice(3);
    let samples = samples(count);
    let mut passages = Vec::new();
    let mut written = 0;
    while written < words {
        let mut paragraph = String::new();
        for _ in 0..3 + dice.roll(4) {
            paragraph.push_str(dice.pick(text::FILLER).copied().unwrap_or_default());
            paragraph.push(' ');
        }
        if passages.len() % 4 == 0
            && let Some(sample) = dice.pick(&samples)
        {
            paragraph.push_str(&sample.text);
        }
        written += paragraph.split_whitespace().count();
        passages.push(Passage::new(format!("body, paragraph {}", passages.len() + 1), paragraph));
    }
    passages
}

/// Paragraphs without any identifier, for counting findings that are wrong.
pub fn filler() -> Vec<Passage> {
    text::FILLER.iter().map(|text| Passage::new("body", *text)).collect()
}

/// Scan every sample by itself and count, form by form. For look-alikes "found" is what went wrong.
pub fn measure(scanner: &Scanner, samples: &[Sample]) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    for sample in samples {
        let findings = scanner.scan([Passage::new("body", sample.text.as_str())]);
        let touching: Vec<_> = findings
            .iter()
            .filter(|finding| finding.offset < sample.end && finding.offset + finding.length > sample.start)
            .collect();
        let found = !touching.is_empty();
        let firm = touching.iter().any(|finding| finding.certainty > super::Certainty::Low);
        let place = scores.iter().position(|score| (score.class, score.form) == (sample.class, sample.form));
        let at = place.unwrap_or_else(|| {
            let score = Score { class: sample.class, form: sample.form, found: 0, firm: 0, of: 0, wrong: Vec::new() };
            scores.push(score);
            scores.len() - 1
        });
        if let Some(score) = scores.get_mut(at) {
            score.of += 1;
            score.found += usize::from(found);
            score.firm += usize::from(firm);
            if found == (sample.class == Class::LookAlike) {
                score.wrong.push(sample.text.clone());
            }
        }
    }
    scores.sort_by_key(|score| score.class);
    scores
}

/// A class summed up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// With medium or high certainty.
    pub firm: usize,
    /// With any.
    pub found: usize,
    pub of: usize,
}

pub fn total(scores: &[Score], class: Class) -> Total {
    scores.iter().filter(|score| score.class == class).fold(Total::default(), |sum, score| Total {
        firm: sum.firm + score.firm,
        found: sum.found + score.found,
        of: sum.of + score.of,
    })
}

#[cfg(test)]
mod tests;
