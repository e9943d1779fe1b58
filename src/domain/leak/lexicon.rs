//! The key made ready to search with: its words, phrases, codes, initials and days. Built once for many passages.

use super::codes::{Codes, Spread, compact, telephone_forms};
use super::dates;
use super::finding::Certainty;
use super::fuzzy::Sounded;
use super::key::{self, EntryKind, Key, KeyEntry};
use super::phrases::{Mark, Phrases};
use super::{address, nicknames, token, words};
use crate::domain::fold::fold;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

/// What a word is in somebody's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Role {
    Forename,
    Surname,
    /// One half of a double surname.
    SurnamePart,
    AliasWord,
    /// A one-word place, school or employer.
    WholePlace,
    /// The telling word of a longer one.
    PlaceWord,
}

impl Role {
    pub fn is_place(self) -> bool {
        matches!(self, Role::WholePlace | Role::PlaceWord)
    }
}

/// How the word in the text relates to the word in the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Via {
    Exact,
    Nickname,
    Plural,
    /// A likely misspelling that sounds the same.
    Sound,
    /// A likely misspelling, one slip away.
    Slip,
    /// A likely misspelling, two slips away.
    Far,
    /// One slip away from a name of three or four letters.
    Short,
}

impl Via {
    pub const fn is_misspelling(self) -> bool {
        matches!(self, Via::Sound | Via::Slip | Via::Far | Via::Short)
    }
}

/// One meaning a word has under the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Label {
    pub person: u16,
    pub role: Role,
    pub via: Via,
    pub kind: EntryKind,
}

/// A set of initials: whose, and whether they were entered or derived from a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Initials {
    pub person: u16,
    pub kind: EntryKind,
    pub entered: bool,
}

#[derive(Debug, Default)]
pub(super) struct Lexicon {
    pub people: Vec<String>,
    pub words: HashMap<String, Vec<Label>>,
    pub sounded: Vec<(Sounded, Vec<Label>)>,
    pub initials: HashMap<String, Vec<Initials>>,
    /// Of each person: the parts of their names.
    pub parts: Vec<Vec<(Sounded, Label)>>,
    /// Of each person: first letters of forenames and of surnames, as sets of a to z.
    pub letters: Vec<(u32, u32)>,
    pub phrases: Phrases,
    pub allowed: Phrases,
    pub codes: Codes,
    pub days: Vec<(u16, EntryKind, Date)>,
}

/// Collects while the entries are read.
#[derive(Default)]
struct Builder {
    lexicon: Lexicon,
    ids: HashMap<String, u16>,
    words: BTreeMap<String, Vec<Label>>,
    codes: Vec<(String, Mark, Spread)>,
}

impl Lexicon {
    pub fn new(listed: &Key) -> Self {
        let mut builder = Builder::default();
        for entry in &listed.entries {
            builder.entry(entry);
        }
        // A pseudonym that is a real name as well does not switch the search for it off.
        let real = key::real_names(&listed.entries);
        for name in listed.allowed.iter().filter(|name| !real.contains(&key::plain(name))) {
            let mark = Mark { person: 0, kind: EntryKind::Other, certainty: Certainty::High, rule: "" };
            builder.lexicon.allowed.add(name, mark);
        }
        builder.finish()
    }
}

impl Builder {
    fn finish(self) -> Lexicon {
        let Builder { mut lexicon, words, codes, .. } = self;
        for (word, mut labels) in words {
            labels.sort_unstable();
            labels.dedup_by_key(|label| (label.person, label.role));
            let seekable: Vec<Label> = labels.iter().copied().filter(|label| label.via == Via::Exact).collect();
            if !seekable.is_empty() && word.chars().count() >= 3 {
                lexicon.sounded.push((Sounded::new(&word), seekable));
            }
            lexicon.words.insert(word, labels);
        }
        lexicon.codes = Codes::new(codes);
        lexicon
    }

    fn person(&mut self, name: &str) -> u16 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = u16::try_from(self.lexicon.people.len()).unwrap_or(u16::MAX);
        self.lexicon.people.push(name.to_owned());
        self.lexicon.letters.push((0, 0));
        self.lexicon.parts.push(Vec::new());
        self.ids.insert(name.to_owned(), id);
        id
    }

    fn entry(&mut self, entry: &KeyEntry) {
        let person = self.person(&entry.person);
        let kind = entry.kind;
        let value = entry.value.trim();
        let mark = |certainty, rule| Mark { person, kind, certainty, rule };
        let entered = mark(Certainty::High, "as entered");
        match kind {
            _ if kind.is_person_name() => self.name(person, kind, value),
            EntryKind::Initials => self.initials(person, kind, &compact(value), true),
            EntryKind::Place | EntryKind::School | EntryKind::Employer => self.place(person, kind, value),
            EntryKind::Address => self.address(person, value),
            EntryKind::Postcode => self.postcode(person, kind, &compact(value)),
            EntryKind::Telephone => {
                for form in telephone_forms(value) {
                    self.codes.push((form, mark(Certainty::High, "telephone number in any grouping"), Spread::Loose));
                }
            }
            EntryKind::DateOfBirth | EntryKind::DateOfDeath => match day(value) {
                Some(day) => self.lexicon.days.push((person, kind, day)),
                None => self.lexicon.phrases.add(value, entered),
            },
            EntryKind::Email | EntryKind::NhsNumber | EntryKind::CaseReference => {
                self.codes.push((compact(value), entered, Spread::Loose));
            }
            _ => self.lexicon.phrases.add(value, entered),
        }
    }

    fn label(&mut self, word: &str, label: Label) {
        if word.chars().count() > 1 {
            self.words.entry(word.to_owned()).or_default().push(label);
        }
    }

    fn name(&mut self, person: u16, kind: EntryKind, value: &str) {
        let folded = fold(value);
        let tokens = token::tokenise(&folded, value);
        if tokens.len() > 1 {
            let mark = Mark { person, kind, certainty: Certainty::High, rule: "name as entered" };
            self.lexicon.phrases.add(value, mark);
        }
        // Words tied by a hyphen are one part; "Surname, Forename" is turned round.
        let comma = value.find(',').map(|at| fold(value.get(..at).unwrap_or_default()).text.len());
        let mut parts: Vec<Vec<&str>> = Vec::new();
        let mut turned = 0;
        for token in &tokens {
            if token.number || words::is_no_part(&token.word) {
                continue;
            }
            match parts.last_mut() {
                Some(part) if token.gap == token::Gap::Tie => part.push(&token.word),
                _ => parts.push(vec![&token.word]),
            }
            if comma.is_some_and(|comma| token.end <= comma) {
                turned = parts.len();
            }
        }
        if turned < parts.len() {
            parts.rotate_left(turned);
        }
        let count = parts.len();
        for (at, part) in parts.iter().enumerate() {
            let role = match kind {
                EntryKind::Alias if count > 1 => Role::AliasWord,
                EntryKind::Surname => Role::Surname,
                EntryKind::Forename => Role::Forename,
                _ if count == 1 && tokens.len() > 1 && tokens.first().is_some_and(|t| words::is_title(&t.word)) => {
                    Role::Surname
                }
                _ if at + 1 == count && count > 1 => Role::Surname,
                _ => Role::Forename,
            };
            self.name_part(person, kind, part, role);
        }
        if count > 1 && kind != EntryKind::Alias {
            self.whole_name(person, kind, &parts);
        }
    }

    fn name_part(&mut self, person: u16, kind: EntryKind, part: &[&str], role: Role) {
        let double = part.len() > 1;
        for word in part {
            // An alias such as "the big man" is looked for whole; its ordinary words tell nothing.
            if role == Role::AliasWord && words::is_ordinary_word(word) {
                continue;
            }
            let role = if double && role == Role::Surname { Role::SurnamePart } else { role };
            let label = Label { person, role, via: Via::Exact, kind };
            self.label(word, label);
            if let Some(parts) = self.lexicon.parts.get_mut(usize::from(person)) {
                parts.push((Sounded::new(word), label));
            }
            if matches!(role, Role::Surname | Role::SurnamePart) {
                for plural in [format!("{word}s"), format!("{word}es")] {
                    self.label(&plural, Label { via: Via::Plural, ..label });
                }
            } else if role == Role::Forename {
                self.label(&format!("{word}s"), Label { via: Via::Plural, ..label });
                for form in nicknames::of(word) {
                    self.label(form, Label { via: Via::Nickname, ..label });
                }
            }
            if let Some(letters) = self.lexicon.letters.get_mut(usize::from(person)) {
                let set = if role == Role::Forename { &mut letters.0 } else { &mut letters.1 };
                *set |= letter(word);
            }
        }
        if double {
            self.label(&part.concat(), Label { person, role, via: Via::Exact, kind });
        }
    }

    /// Initials of the whole name, and the name as one run of letters for file names and e-mail addresses.
    fn whole_name(&mut self, person: u16, kind: EntryKind, parts: &[Vec<&str>]) {
        let (Some(first), Some(last)) = (parts.first().map(|p| p.concat()), parts.last().map(|p| p.concat())) else {
            return;
        };
        let initial = |word: &str| word.chars().take(1).collect::<String>();
        let all: String = parts.iter().map(|part| initial(&part.concat())).collect();
        let split: String = parts.iter().flatten().map(|word| initial(word)).collect();
        let ends = format!("{}{}", initial(&first), initial(&last));
        for form in [all, split, ends] {
            self.initials(person, kind, &form, false);
        }
        let mark = Mark { person, kind, certainty: Certainty::High, rule: "name written as one word" };
        for code in [
            format!("{first}{last}"),
            format!("{last}{first}"),
            format!("{}{last}", initial(&first)),
            format!("{last}{}", initial(&first)),
        ] {
            if code.chars().count() >= 5 && !words::is_ordinary_word(&code) {
                self.codes.push((code, mark, Spread::Run));
            }
        }
    }

    fn initials(&mut self, person: u16, kind: EntryKind, letters: &str, entered: bool) {
        if (2..=5).contains(&letters.len()) {
            let known = self.lexicon.initials.entry(letters.to_owned()).or_default();
            if entered || !known.iter().any(|initials| initials.person == person) {
                known.push(Initials { person, kind, entered });
            }
        }
    }

    fn place(&mut self, person: u16, kind: EntryKind, value: &str) {
        let folded = fold(value);
        let tokens = token::tokenise(&folded, value);
        let single = tokens.len() == 1;
        if !single {
            let mark = Mark { person, kind, certainty: Certainty::High, rule: "as entered" };
            self.lexicon.phrases.add(value, mark);
        }
        let telling: Vec<_> = tokens.iter().filter(|token| !token.number && !words::is_generic(&token.word)).collect();
        if telling.len() >= 2 && telling.len() < tokens.len() {
            // "Elm Field Primary School" is also "Elm Field".
            let short: Vec<&str> = telling.iter().map(|token| token.word.as_ref()).collect();
            let mark = Mark { person, kind, certainty: Certainty::Medium, rule: "part of a name as entered" };
            self.lexicon.phrases.add(&short.join(" "), mark);
        }
        for token in tokens.iter().filter(|token| single || !words::is_generic(&token.word)) {
            let plain = words::is_ordinary(&token.word);
            if single || !plain && !words::is_place_name(&token.word) && token.word.chars().count() >= 4 {
                let role = if single { Role::WholePlace } else { Role::PlaceWord };
                self.label(&token.word, Label { person, role, via: Via::Exact, kind });
            }
        }
    }

    fn address(&mut self, person: u16, value: &str) {
        let kind = EntryKind::Address;
        let parts = address::parts(value);
        let mark = |certainty, rule| Mark { person, kind, certainty, rule };
        let mut add = |text: &str, mark: Mark| self.lexicon.phrases.add(text, mark);
        add(value, mark(Certainty::High, "address as entered"));
        if let Some(text) = &parts.house_and_street {
            add(text, mark(Certainty::High, "house and street"));
        }
        if let Some(text) = &parts.street {
            add(text, mark(Certainty::Medium, "street of an address"));
        }
        for text in &parts.building {
            add(text, mark(Certainty::Medium, "building of an address"));
        }
        for text in &parts.towns {
            add(text, mark(Certainty::Low, "town of an address"));
        }
        if let Some(code) = &parts.postcode {
            self.postcode(person, EntryKind::Postcode, code);
        }
    }

    fn postcode(&mut self, person: u16, kind: EntryKind, code: &str) {
        let mark = |certainty, rule| Mark { person, kind, certainty, rule };
        self.codes.push((code.to_owned(), mark(Certainty::High, "postcode"), Spread::Loose));
        if let Some(outward) = address::postcode(code).and_then(|cut| code.get(..cut)) {
            let rule = "outward half of a postcode";
            self.codes.push((outward.to_owned(), mark(Certainty::Low, rule), Spread::Capitals));
        }
    }
}

/// The set with the first letter of a folded word.
pub(super) fn letter(word: &str) -> u32 {
    word.bytes().next().filter(u8::is_ascii_lowercase).map_or(0, |byte| 1 << (byte - b'a'))
}

/// The day an entry names, day before month; none when it names none and would be looked for as it stands.
pub(super) fn day(value: &str) -> Option<Date> {
    let folded = fold(value);
    let tokens = token::tokenise(&folded, value);
    let reading = (0..tokens.len())
        .filter_map(|at| tokens.get(at..))
        .flat_map(dates::readings)
        .find(|reading| reading.year.is_some() && !reading.american);
    let Some(reading) = reading else {
        // A slip such as "Febuary" is read as everywhere else, so that the true day is found.
        let read = crate::domain::date::parse(value).ok()?;
        return read.start.filter(|start| read.end == Some(*start));
    };
    let year = reading.year?;
    // A person alive or recently dead: two digits above 30 are the last century (practice).
    let year = if reading.short_year { year + if year > 30 { 1900 } else { 2000 } } else { year };
    Date::new(year, i8::try_from(reading.month).ok()?, i8::try_from(reading.day).ok()?).ok()
}
