//! Filing a letter that was read: the letter, unless one of its date waits for its points, and its points, in one step.

use super::super::super::change::{Batch, Change};
use super::super::super::date::{Date, parse_day};
use super::super::super::entity::Entity;
use super::super::super::register::{self, QaLetter, QaPoint, Submission};
use super::super::super::value::{Id, Ref, Value};
use super::super::{Dossier, wording};
use super::letter::{Parsed, Point, points};
use super::points_of;

/// Lines in which the date of a letter is looked for.
const TOP: usize = 30;

/// What is known of the letter besides its points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    pub dated: Option<Date>,
    /// A code of the outcomes; empty when it is not known yet.
    pub outcome: String,
}

/// Why a letter is not filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFiled {
    /// It says no date, and nobody gave one.
    NoDate,
    /// No point was taken, and it is not said that it asks for nothing.
    NoPoints,
    /// The same words are on file: the letter that holds them, and how many points it has.
    Same { letter: Id, dated: Option<Date>, points: usize },
}

impl NotFiled {
    /// What stands against it, in a sentence without its full stop.
    pub fn text(&self) -> String {
        match self {
            NotFiled::NoDate => {
                "The letter shows no date, and its clock runs from one: give its date, or the day it came".to_owned()
            }
            NotFiled::NoPoints => "Nothing of the letter is taken as a point".to_owned(),
            NotFiled::Same { dated, points, .. } => {
                let of = dated.map_or_else(|| "without a date".to_owned(), |day| format!("of {}", wording::day(day)));
                let points = wording::counted(i64::try_from(*points).unwrap_or(i64::MAX), "point");
                format!("This letter is on file already: the letter {of}, with {points}")
            }
        }
    }
}

/// The batch that files a letter and its points, and links it to the newest submission that has no letter yet. A letter
/// of this date that waits for its points takes them; another one of the same date stands beside it.
///
/// # Errors
/// A letter without a date or without points, or one whose words are on file.
pub fn file(dossier: &Dossier, cover: &Cover, parsed: &Parsed, today: Date) -> Result<Batch, NotFiled> {
    let dated = cover.dated.ok_or(NotFiled::NoDate)?;
    if parsed.points.is_empty() && cover.outcome != "adequate" {
        return Err(NotFiled::NoPoints);
    }
    if let Some(same) = same(dossier, dated, parsed) {
        let points = points_of(dossier, same).count();
        return Err(NotFiled::Same { letter: same.id, dated: same.dated, points });
    }
    let count = wording::counted(i64::try_from(parsed.points.len()).unwrap_or(i64::MAX), "point");
    let known = dossier.qa_letters.iter().find(|own| own.dated == Some(dated) && points_of(dossier, own).count() == 0);
    let sent = submission(dossier, known, dated);
    let on = sent.map(|sent| format!(", on submission {}", number_of(sent))).unwrap_or_default();
    let mut batch = Batch::new(format!("filed a letter of the Home Office panel with {count}{on}"));
    let (Some(letters), Some(submissions)) = (register::entity("qa_letter"), register::entity("submission")) else {
        return Ok(batch);
    };
    // A letter filed within a month of its date is taken to have come today.
    let is_fresh = wording::between(dated, today) <= 31;
    let mut values = vec![("dated", Value::Date(dated))];
    if !cover.outcome.is_empty() {
        values.push(("outcome", Value::code(cover.outcome.clone())));
    }
    if is_fresh {
        values.push(("received", Value::Date(today)));
    }
    if !parsed.after.trim().is_empty() {
        values.push(("asks", Value::text(parsed.after.trim())));
    }
    if let Some(sent) = sent {
        values.push(("submission", Value::Link(Ref::new(sent.id, number_of(sent)))));
    }
    let letter = match known {
        Some(letter) => {
            fill(&mut batch, letters, letter.id, &letter.values(), &values, &[]);
            Ref::new(letter.id, "")
        }
        None => {
            values.push(("case", Value::Link(dossier.link())));
            Ref::new(batch.add(letters, values), "")
        }
    };
    if let Some(sent) = sent {
        let mut values = vec![("letter_received", Value::Date(if is_fresh { today } else { dated }))];
        if !cover.outcome.is_empty() {
            values.push(("outcome", Value::code(cover.outcome.clone())));
        }
        fill(&mut batch, submissions, sent.id, &sent.values(), &values, &["not_considered"]);
    }
    points(&mut batch, &dossier.link(), &letter, &parsed.points);
    Ok(batch)
}

/// The batch that adds paragraphs of a letter that is on file as points of it; those it has already are left out. It is
/// empty when nothing is left to add.
pub fn add(dossier: &Dossier, letter: Id, taken: &[Point]) -> Batch {
    let own: Vec<&QaPoint> =
        dossier.points.iter().filter(|point| point.letter.as_ref().is_some_and(|own| own.id == letter)).collect();
    let fresh = taken.iter().filter(|point| !own.iter().any(|own| is_same(&own.what, &point.text)));
    let by_hand = own.iter().filter(|own| own.number.starts_with('+')).count();
    let fresh: Vec<Point> = fresh
        .enumerate()
        .map(|(at, point)| Point { number: format!("+{}", by_hand + at + 1), ..point.clone() })
        .collect();
    let count = wording::counted(i64::try_from(fresh.len()).unwrap_or(i64::MAX), "point");
    let mut batch = Batch::new(format!("added {count} to a letter of the Home Office panel"));
    points(&mut batch, &dossier.link(), &Ref::new(letter, ""), &fresh);
    batch
}

/// Fills fields of a record that are empty, or hold one of these codes.
fn fill(
    batch: &mut Batch,
    entity: &'static Entity,
    id: Id,
    held: &[Value],
    values: &[(&'static str, Value)],
    codes: &[&str],
) {
    for (name, new) in values {
        let Some((field, base)) = entity.field(name).zip(entity.index(name).and_then(|at| held.get(at))) else {
            continue;
        };
        let may = base.is_missing() || base.as_text().is_some_and(|code| codes.contains(&code));
        if may && base != new {
            batch.push(Change::set(entity, id, field, base.clone(), new.clone()));
        }
    }
}

/// "1", as links show a submission.
fn number_of(sent: &Submission) -> String {
    sent.number.map(|number| number.to_string()).unwrap_or_default()
}

/// The newest submission that has no letter and was sent before this one was written.
fn submission<'a>(dossier: &'a Dossier, known: Option<&QaLetter>, dated: Date) -> Option<&'a Submission> {
    if known.is_some_and(|letter| letter.submission.is_some()) {
        return None;
    }
    let has_letter = |sent: &Submission| {
        let mut letters = dossier.qa_letters.iter();
        letters.any(|letter| letter.submission.as_ref().is_some_and(|own| own.id == sent.id))
    };
    let waiting = dossier.submissions.iter().filter(|sent| sent.letter_received.is_none() && !has_letter(sent));
    waiting.filter(|sent| sent.sent.is_none_or(|sent| sent <= dated)).max_by_key(|sent| (sent.number, sent.sent))
}

/// The letter on file that holds the same words: every point of this one, those taken by hand aside; without points, the
/// same date.
fn same<'a>(dossier: &'a Dossier, dated: Date, parsed: &Parsed) -> Option<&'a QaLetter> {
    let by_hand = |point: &&Point| point.number.starts_with('+');
    let only_by_hand = parsed.points.iter().all(|point| by_hand(&point));
    let read: Vec<&Point> = parsed.points.iter().filter(|point| only_by_hand || !by_hand(point)).collect();
    dossier.qa_letters.iter().find(|letter| {
        if read.is_empty() {
            return letter.dated == Some(dated) && !letter.outcome.0.is_empty();
        }
        let own: Vec<&QaPoint> = points_of(dossier, letter).collect();
        read.iter().all(|point| own.iter().any(|own| is_same(&own.what, &point.text)))
    })
}

/// The same words, however they are broken into lines.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The date on a letter: the first line near its top that is a whole date, not to come, and nothing else.
pub fn written_on(text: &str, today: Date) -> Option<Date> {
    let has_year = |line: &str| line.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.len() == 4);
    let near = text.lines().take(TOP).map(|line| line.trim().trim_start_matches("Date:").trim());
    near.filter(|line| has_year(line)).find_map(|line| parse_day(line, today).ok()).filter(|day| *day <= today)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::letter::read;
    use super::*;
    use crate::domain::value::Code;

    const TEXT: &str = "Home Office\n\n16 March 2026\n\nDear coordinator\n\n1. Add a tribute.\n2. Equality:\n  a) age\n\n\
                        Please send the final report.\nYours sincerely";
    const TODAY: Date = Date::constant(2026, 3, 27);

    fn cover() -> Cover {
        Cover { dated: written_on(TEXT, TODAY), outcome: "resubmit".into() }
    }

    #[test]
    fn a_letter_is_filed_whole_and_not_twice() {
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        let cover = cover();
        assert_eq!(cover.dated, Some(Date::constant(2026, 3, 16)));
        let parsed = read(TEXT);
        let after = dossier.after(&file(&dossier, &cover, &parsed, TODAY).unwrap());
        assert_eq!((after.qa_letters.len(), after.points.len()), (1, 3));
        assert_eq!(after.qa_letters[0].asks, "Please send the final report.");
        let again = file(&after, &cover, &parsed, TODAY).unwrap_err();
        assert_eq!(again.text(), "This letter is on file already: the letter of 16 March 2026, with 3 points");
        let mut more = parsed.clone();
        more.points.push(Point { number: "+1".into(), text: "And a glossary.".into(), line: 9 });
        assert!(file(&after, &cover, &more, TODAY).is_err(), "the same letter, read more closely");
        let redated = Cover { dated: Some(TODAY), ..cover.clone() };
        assert!(matches!(file(&after, &redated, &parsed, TODAY), Err(NotFiled::Same { points: 3, .. })));
        dossier.qa_letters = vec![QaLetter { id: 9, dated: cover.dated, ..QaLetter::default() }];
        let after = dossier.after(&file(&dossier, &cover, &parsed, TODAY).unwrap());
        assert_eq!((after.qa_letters.len(), after.points.len()), (1, 3), "a letter on file takes its points");
        assert_eq!(after.qa_letters[0].outcome, Code("resubmit".into()), "and what it decides");
    }

    #[test]
    fn another_letter_of_the_same_date_is_filed_and_one_without_a_date_asks_for_it() {
        let dossier = sample::decided(Date::constant(2025, 9, 18));
        let after = dossier.after(&file(&dossier, &cover(), &read(TEXT), TODAY).unwrap());
        let other = read("Dear all\n\n1. Add a glossary.");
        let both = after.after(&file(&after, &cover(), &other, TODAY).unwrap());
        assert_eq!((both.qa_letters.len(), both.points.len()), (2, 4));
        let undated = Cover { dated: None, ..cover() };
        assert_eq!(file(&dossier, &undated, &other, TODAY).unwrap_err(), NotFiled::NoDate);
        let none = read("Dear all\n\nThe report may be published.");
        assert_eq!(file(&dossier, &cover(), &none, TODAY).unwrap_err(), NotFiled::NoPoints);
        let clear = Cover { outcome: "adequate".into(), ..cover() };
        assert_eq!(dossier.after(&file(&dossier, &clear, &none, TODAY).unwrap()).qa_letters.len(), 1);
    }

    #[test]
    fn a_letter_is_linked_to_the_newest_submission_without_one() {
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        let sent = |id: i64, month: i8| Submission {
            id,
            number: Some(id),
            sent: Some(Date::constant(2026, month, 2)),
            outcome: Code("not_considered".into()),
            ..Submission::default()
        };
        dossier.submissions = vec![sent(1, 1), sent(2, 2), sent(3, 3)];
        dossier.submissions[2].sent = Some(Date::constant(2026, 3, 20));
        let after = dossier.after(&file(&dossier, &cover(), &read(TEXT), TODAY).unwrap());
        assert_eq!(after.qa_letters[0].submission.as_ref().map(|own| own.id), Some(2), "the third went after it");
        assert_eq!(after.submissions[1].letter_received, Some(TODAY));
        assert_eq!(after.submissions[1].outcome, Code("resubmit".into()));
        let late = Date::constant(2027, 1, 5);
        let after = dossier.after(&file(&dossier, &cover(), &read(TEXT), late).unwrap());
        assert_eq!(after.submissions[1].letter_received, cover().dated, "nobody knows on what day an old one came");
        assert_eq!(after.qa_letters[0].received, None);
    }

    #[test]
    fn paragraphs_of_a_letter_on_file_become_points_of_it_once() {
        let dossier = sample::decided(Date::constant(2025, 9, 18));
        let mut after = dossier.after(&file(&dossier, &cover(), &read(TEXT), TODAY).unwrap());
        after.qa_letters[0].id = 5;
        after.points.iter_mut().for_each(|point| point.letter = Some(Ref::new(5, "")));
        let taken = [Point { number: "+1".into(), text: "Say what MARAC heard.".into(), line: 9 }];
        let more = after.after(&add(&after, 5, &taken));
        assert_eq!(more.points.last().map(|point| point.number.as_str()), Some("+1"));
        assert!(add(&more, 5, &taken).is_empty());
    }

    #[test]
    fn a_date_to_come_is_not_the_letters() {
        assert_eq!(written_on("1 May 2026\nDear", TODAY), None);
        assert_eq!(written_on("We met on 3 March 2026 in London.", TODAY), None);
        assert_eq!(written_on("Our ref: 1\n03/03/2026\nDear", TODAY), Some(Date::constant(2026, 3, 3)));
        assert_eq!(written_on("31st October 2025\nDear", TODAY), Some(Date::constant(2025, 10, 31)));
    }
}
