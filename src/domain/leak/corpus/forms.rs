//! The identifiers of one invented person in every form the scan is measured on.

use super::{Class, Dice, Person, Sample, text};
use crate::domain::date::month_name;
use crate::domain::leak::{nicknames, words};
use unicode_normalization::UnicodeNormalization;

struct Writer<'d> {
    dice: &'d mut Dice,
    samples: Vec<Sample>,
}

impl Writer<'_> {
    fn write(&mut self, class: Class, form: &'static str, frames: &[&str], needle: &str) {
        let frame = self.dice.pick(frames).copied().unwrap_or("{}");
        let (before, after) = frame.split_once("{}").unwrap_or((frame, ""));
        let start = before.chars().count();
        let end = start + needle.chars().count();
        self.samples.push(Sample { class, form, text: format!("{before}{needle}{after}"), start, end });
    }

    fn person(&mut self, class: Class, form: &'static str, needle: &str) {
        self.write(class, form, text::ABOUT_PERSON, needle);
    }

    fn detail(&mut self, class: Class, form: &'static str, needle: &str) {
        self.write(class, form, text::ABOUT_DETAIL, needle);
    }
}

pub(super) fn of(person: &Person, dice: &mut Dice) -> Vec<Sample> {
    let mut writer = Writer { dice, samples: Vec::new() };
    entered(person, &mut writer);
    names(person, &mut writer);
    details(person, &mut writer);
    misspelt(person, &mut writer);
    writer.samples
}

fn entered(person: &Person, to: &mut Writer<'_>) {
    let Person { forename, surname, .. } = person;
    to.person(Class::AsEntered, "full name", &format!("{forename} {surname}"));
    // Alone is hardest, so every sentence is tried.
    for frame in text::ABOUT_PERSON {
        to.write(Class::AsEntered, "forename", &[frame], forename);
        to.write(Class::AsEntered, "surname", &[frame], surname);
    }
    let (day, month, year) = person.born;
    to.detail(Class::AsEntered, "date of birth", &format!("{day:02}/{month:02}/{year}"));
    to.detail(Class::AsEntered, "address", &format!("{} {}, {}", person.house, person.street, person.town));
    to.detail(Class::AsEntered, "postcode", &person.postcode);
    to.detail(Class::AsEntered, "telephone", &person.telephone);
    to.detail(Class::AsEntered, "e-mail", &person.email);
    to.detail(Class::AsEntered, "NHS number", &person.nhs);
    to.detail(Class::AsEntered, "case reference", &person.reference);
    for (list, form) in [(text::ALIASES, "alias"), (text::SCHOOLS, "school"), (text::EMPLOYERS, "employer")] {
        if let Some(value) = list.get(person.at) {
            to.person(Class::AsEntered, form, value);
        }
    }
}

fn names(person: &Person, to: &mut Writer<'_>) {
    let Person { forename, surname, .. } = person;
    let initial: String = forename.chars().take(1).collect();
    let last: String = surname.chars().take(1).collect();
    let whole = format!("{forename} {surname}");
    let mut derived = |form, needle: String| to.person(Class::Derived, form, &needle);
    derived("capitals", whole.to_uppercase());
    derived("surname first", format!("{surname}, {forename}"));
    derived("possessive", format!("{whole}\u{2019}s"));
    derived("possessive surname", format!("{surname}'s"));
    derived("initial and surname", format!("{initial}. {surname}"));
    derived("initial without stop", format!("{initial} {surname}"));
    derived("surname and initial", format!("{surname}, {initial}."));
    derived("dotted initials", format!("{initial}.{last}."));
    derived("line break inside", format!("{forename}\n{surname}"));
    derived("page break inside", format!("{forename}\u{c}{surname}"));
    derived("no-break space", format!("{forename}\u{a0}{surname}"));
    derived("accents set apart", whole.nfd().collect());
    derived("accents left out", crate::domain::fold::fold_text(&whole));
    derived("middle name", format!("{forename} Zebedee {surname}"));
    derived("with a title", format!("Ms {surname}"));
    derived("file name", format!("{forename}_{surname}_v2.docx"));
    derived("run together", format!("{forename}{surname}").replace([' ', '\'', '-'], ""));
    let cut = surname.char_indices().nth(4).filter(|_| !surname.contains([' ', '-', '\''])).map(|(at, _)| at);
    if let Some((head, tail)) = cut.and_then(|at| surname.split_at_checked(at)) {
        derived("soft hyphen", format!("{head}\u{ad}{tail}"));
        derived("hyphen at the line's end", format!("{forename} {head}-\n{tail}"));
        derived("surname hyphened alone", format!("{head}-\n{tail}"));
    }
    if let Some((one, two)) = surname.split_once('-') {
        derived("half of a double surname", two.to_owned());
        derived("double surname with a space", format!("{forename} {one} {two}"));
        derived("double surname turned", format!("{two}-{one}"));
    }
    if !words::is_ordinary_name(&surname.to_lowercase()) {
        derived("surname in small letters", surname.to_lowercase());
        derived("family plural", format!("the {surname}{}", if surname.ends_with('s') { "es" } else { "s" }));
    }
    for form in nicknames::of(&crate::domain::fold::fold_text(forename)).into_iter().take(2) {
        let capital: String = form.chars().take(1).flat_map(char::to_uppercase).chain(form.chars().skip(1)).collect();
        derived("short form and surname", format!("{capital} {surname}"));
        derived("short form alone", capital);
    }
}

fn details(person: &Person, to: &mut Writer<'_>) {
    let (day, month, year) = person.born;
    let name = month_name(month.into()).unwrap_or_default();
    let short: String = name.chars().take(3).collect();
    let ending = match day {
        21 => "st",
        22 => "nd",
        23 => "rd",
        _ => "th",
    };
    let two = year % 100;
    let mut derived = |form, needle: String| to.detail(Class::Derived, form, &needle);
    derived("date, day month year", format!("{day} {name} {year}"));
    derived("date, ordinal", format!("the {day}{ending} of {name}, {year}"));
    derived("date, short year", format!("{day}.{month}.{two:02}"));
    derived("date, short month", format!("{day}-{short}-{two:02}"));
    derived("date, American", format!("{name} {day}, {year}"));
    derived("date, American figures", format!("{month}/{day}/{year}"));
    derived("date, ISO", format!("{year}-{month:02}-{day:02}"));
    derived("date, run together", format!("{day:02}{month:02}{year}"));
    derived("date, line break", format!("{day}\n{name}\n{year}"));
    derived("day and month only", format!("{day} {name}"));
    derived("house and street", format!("{} {}", person.house, person.street));
    let abbreviated =
        person.street.replace("Lane", "Ln").replace("Street", "St.").replace("Road", "Rd").replace("Avenue", "Ave");
    derived("street abbreviated", format!("{}, {abbreviated}", person.house));
    derived("street alone", person.street.to_owned());
    derived("street in capitals", person.street.to_uppercase());
    derived("town alone", person.town.to_owned());
    derived("postcode without space", person.postcode.replace(' ', ""));
    derived("postcode in small letters", person.postcode.to_lowercase());
    derived("postcode on two lines", person.postcode.replace(' ', "\n"));
    derived("outward code", person.postcode.split(' ').next().unwrap_or_default().to_owned());
    let digits = person.telephone.replace(' ', "");
    let bare = digits.get(1..).unwrap_or_default().to_owned();
    derived("telephone without spaces", digits.clone());
    derived("telephone +44", format!("+44 {bare}"));
    derived("telephone +44 (0)", format!("+44 (0){bare}"));
    let (area, rest) = digits.split_at_checked(4).unwrap_or_default();
    let (mid, tail) = rest.split_at_checked(3).unwrap_or_default();
    derived("telephone in other groups", format!("({area}) {mid}-{tail}"));
    derived("telephone with no-break spaces", format!("{area}\u{a0}{mid}\u{a0}{tail}"));
    let (head, rest) = person.nhs.split_at_checked(3).unwrap_or_default();
    let (mid, tail) = rest.split_at_checked(3).unwrap_or_default();
    derived("NHS number in groups", format!("{head} {mid} {tail}"));
    derived("NHS number with hyphens", format!("{head}-{mid}-{tail}"));
    derived("reference with hyphens", person.reference.replace('/', "-"));
    derived("reference with spaces", person.reference.replace('/', " ").to_lowercase());
    derived("e-mail in capitals", person.email.to_uppercase());
}

/// Slips of the hand in surnames of five letters or more that are no words: a letter left out, doubled, turned, changed.
fn misspelt(person: &Person, to: &mut Writer<'_>) {
    let letters: Vec<char> = person.surname.chars().collect();
    if letters.len() < 5 || words::is_ordinary_name(&person.surname.to_lowercase()) {
        return;
    }
    let inner = |to: &mut Writer<'_>| 1 + to.dice.roll(letters.len() - 2);
    let at = inner(to);
    let mut gone = letters.clone();
    gone.remove(at);
    let at = inner(to);
    let mut doubled = letters.clone();
    doubled.insert(at, letters.get(at).copied().unwrap_or('e'));
    let at = inner(to);
    let mut turned = letters.clone();
    turned.swap(at, at + 1);
    let at = inner(to);
    let mut changed = letters.clone();
    let vowel = ['a', 'e', 'i', 'o', 'u', 'm', 's'].get(to.dice.roll(7)).copied().unwrap_or('e');
    if let Some(letter) = changed.get_mut(at) {
        *letter = vowel;
    }
    let mut twice = doubled.clone();
    twice.swap(letters.len() - 2, letters.len() - 1);
    let forms = [
        ("two slips", twice),
        ("letter left out", gone),
        ("letter doubled", doubled),
        ("letters turned", turned),
        ("letter changed", changed),
    ];
    for (form, slip) in forms {
        let slip: String = slip.into_iter().collect();
        to.person(Class::Misspelt, form, &slip);
        to.person(Class::Misspelt, "slip beside the forename", &format!("{} {slip}", person.forename));
    }
}
