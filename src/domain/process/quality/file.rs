//! Filing a letter that was read: the letter, unless one of its date waits for its points, and its points, in one step.

use super::super::super::change::Batch;
use super::super::super::date::{Date, parse_day};
use super::super::super::register;
use super::super::super::value::{Ref, Value};
use super::super::{Dossier, wording};
use super::letter::{Parsed, points};

/// Lines in which the date of a letter is looked for.
const TOP: usize = 30;

/// What is known of the letter besides its points.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    pub dated: Option<Date>,
    /// A code of the outcomes; empty when it is not known yet.
    pub outcome: String,
}

/// The batch that files a letter and its points.
///
/// # Errors
/// How many points a letter of this date has on file already.
pub fn file(dossier: &Dossier, cover: &Cover, parsed: &Parsed) -> Result<Batch, usize> {
    let count = wording::counted(i64::try_from(parsed.points.len()).unwrap_or(i64::MAX), "point");
    let mut batch = Batch::new(format!("filed a letter of the Home Office panel with {count}"));
    let Some(letters) = register::entity("qa_letter") else { return Ok(batch) };
    let known = dossier.qa_letters.iter().find(|letter| cover.dated.is_some() && letter.dated == cover.dated);
    let letter = match known {
        Some(letter) => {
            let is_own = |point: &&register::QaPoint| point.letter.as_ref().is_some_and(|own| own.id == letter.id);
            let held = dossier.points.iter().filter(is_own).count();
            if held > 0 {
                return Err(held);
            }
            Ref::new(letter.id, "")
        }
        None => {
            let mut values = vec![("case", Value::Link(dossier.link()))];
            values.extend(cover.dated.map(|day| ("dated", Value::Date(day))));
            if !cover.outcome.is_empty() {
                values.push(("outcome", Value::code(cover.outcome.clone())));
            }
            let asks = asks(&parsed.after);
            if !asks.is_empty() {
                values.push(("asks", Value::text(asks)));
            }
            Ref::new(batch.add(letters, values), "")
        }
    };
    points(&mut batch, &dossier.link(), &letter, &parsed.points);
    Ok(batch)
}

/// What ends a letter; the lines of a paragraph may have been joined before it.
const CLOSINGS: [&str; 4] = ["Yours sincerely", "Yours faithfully", "Yours truly", "Kind regards"];

/// What the letter asks of every report: the text after the points, up to the closing.
fn asks(after: &str) -> String {
    let end = CLOSINGS.iter().filter_map(|closing| after.find(closing)).min();
    end.and_then(|end| after.get(..end)).unwrap_or(after).trim().to_owned()
}

/// The date on a letter: the first line near its top that is a whole date, not to come, and nothing else.
pub fn written_on(text: &str, today: Date) -> Option<Date> {
    let has_year = |line: &str| line.split_whitespace().any(|word| word.len() == 4 && word.parse::<u16>().is_ok());
    let near = text.lines().take(TOP).map(|line| line.trim().trim_start_matches("Date:").trim());
    near.filter(|line| has_year(line)).find_map(|line| parse_day(line, today).ok()).filter(|day| *day <= today)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::super::letter::read;
    use super::*;
    use crate::domain::register::QaLetter;

    const TEXT: &str = "Home Office\n\n16 March 2026\n\nDear coordinator\n\n1. Add a tribute.\n2. Equality:\n  a) age\n\n\
                        Please send the final report.\nYours sincerely";

    #[test]
    fn a_letter_is_filed_whole_and_not_twice() {
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        let today = Date::constant(2026, 3, 27);
        let cover = Cover { dated: written_on(TEXT, today), outcome: "resubmit".into() };
        assert_eq!(cover.dated, Some(Date::constant(2026, 3, 16)));
        let parsed = read(TEXT).unwrap();
        let after = dossier.after(&file(&dossier, &cover, &parsed).unwrap());
        assert_eq!((after.qa_letters.len(), after.points.len()), (1, 3));
        assert_eq!(after.qa_letters[0].asks, "Please send the final report.");
        assert_eq!(file(&after, &cover, &parsed).map(|_| ()), Err(3), "its points are there");
        dossier.qa_letters = vec![QaLetter { id: 9, dated: cover.dated, ..QaLetter::default() }];
        let after = dossier.after(&file(&dossier, &cover, &parsed).unwrap());
        assert_eq!((after.qa_letters.len(), after.points.len()), (1, 3), "a letter on file takes its points");
    }

    #[test]
    fn a_date_to_come_is_not_the_letters() {
        assert_eq!(written_on("1 May 2026\nDear", Date::constant(2026, 3, 27)), None);
        assert_eq!(written_on("We met on 3 March 2026 in London.", Date::constant(2026, 3, 27)), None);
    }
}
