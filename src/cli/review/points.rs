//! `dhr qa REF --letter FILE`: the letter of the Home Office panel into numbered points, as one step.

use std::io::Read;
use std::path::Path;

use serde_json::json;

use super::super::open::Desk;
use super::super::{print, write};
use super::asked::Qa;
use super::one::{self, One};
use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::process::quality::{NoNumbers, Parsed, Point, points, read};
use crate::domain::process::wording;
use crate::domain::register;
use crate::domain::value::{Ref, Value};
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};
use crate::exchange::read::passages::lines;
use crate::exchange::read::{limits, load};

/// Lines in which the date of a letter is looked for.
const TOP: usize = 30;

pub fn run(desk: &Desk, word: &str, file: &Path, asked: &Qa) -> Result<()> {
    let one = one::review(desk, word)?;
    let outcome = asked.outcome.as_deref().map(|word| one::code(&v::QA_OUTCOME, word)).transpose()?;
    let bytes = bytes(file)?;
    let lines = lines(&bytes)?;
    // A paragraph of a Word file is one; in a plain text an empty line parts them.
    let text = lines.join(if bytes.starts_with(b"PK") { "\n\n" } else { "\n" });
    let parsed = match read(&text) {
        Ok(parsed) if asked.paragraphs.is_empty() => parsed,
        Ok(_) => {
            return Err(Error::user("This letter has numbers of its own")
                .safe("Nothing was changed")
                .next("Leave out --paragraphs"));
        }
        Err(none) if asked.paragraphs.is_empty() => return Err(offer(desk, &none)),
        Err(none) => chosen(&none, &asked.paragraphs)?,
    };
    let dated = match &asked.dated {
        Some(text) => Some(one::day(text, desk.today())?),
        None => written(&lines, desk.today()),
    };
    let mut batch = batch(&one, dated, outcome, &parsed)?;
    batch.why = one::why(asked.why.as_deref())?;
    let (number, ids) = write::commit(desk, &one.store, &batch)?;
    if desk.json {
        print::json(&json!({
            "batch": number, "did": batch.label, "added": ids.len(),
            "dated": dated.map(|day| day.to_string()),
            "points": parsed.points.iter()
                .map(|point| json!({ "number": point.number, "what": point.text, "line": point.line }))
                .collect::<Vec<_>>(),
        }));
    } else {
        let of = dated.map_or_else(|| "without a date".to_owned(), |day| format!("of {}", wording::day(day)));
        print::line(&format!("{}: letter {of}", one.label));
        for point in &parsed.points {
            print::indented(&format!("{}: {}", point.number, point.text), 2);
        }
        print::line(&format!("Saved: {}. Undo with: dhr undo", batch.label));
    }
    let known = one.dossier.qa_letters.iter().find(|letter| dated.is_some() && letter.dated == dated);
    if dated.is_none() {
        print::aside("The letter has no date, so no clock runs: set it on the letter, with --dated next time");
    }
    if outcome.is_none() && known.is_none_or(|letter| letter.outcome.0.is_empty()) {
        print::aside(
            "What the letter decides is not recorded: set its outcome, such as resubmit, so that a clock runs",
        );
    }
    Ok(())
}

/// The bytes of the letter, from standard input for `-`.
fn bytes(file: &Path) -> Result<Vec<u8>> {
    if file != Path::new("-") {
        return load(file);
    }
    let mut bytes = Vec::new();
    let unread = |error| Error::env("Standard input cannot be read").safe("Nothing was changed").source(error);
    std::io::stdin().take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(Error::user("That is too large for a letter").safe("Nothing was changed"));
    }
    Ok(bytes)
}

/// A letter without numbers: its paragraphs are printed with numbers to choose by.
fn offer(desk: &Desk, none: &NoNumbers) -> Error {
    if desk.json {
        print::json(&json!({ "paragraphs": none.paragraphs }));
    } else {
        for (at, paragraph) in none.paragraphs.iter().enumerate() {
            print::indented(&format!("{}: {paragraph}", at + 1), 2);
        }
    }
    Error::data("No numbered points were found in the letter")
        .safe("Nothing was saved")
        .next("Say which of the paragraphs above are points, such as --paragraphs 3,4, or number them in the text")
}

/// The paragraphs chosen, numbered in their order.
fn chosen(none: &NoNumbers, numbers: &[usize]) -> Result<Parsed> {
    let mut points = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let text = number.checked_sub(1).and_then(|index| none.paragraphs.get(index)).ok_or_else(|| {
            Error::user(format!("There is no paragraph {number}; the letter has {}", none.paragraphs.len()))
                .safe("Nothing was saved")
        })?;
        points.push(Point { number: (at + 1).to_string(), text: text.clone(), line: *number });
    }
    Ok(Parsed { points, ..Parsed::default() })
}

/// The date on the letter: the first line near its top that is a whole date and nothing else.
fn written(lines: &[String], today: Date) -> Option<Date> {
    let has_year = |line: &str| line.split_whitespace().any(|word| word.len() == 4 && word.parse::<u16>().is_ok());
    let near = lines.iter().take(TOP).map(|line| line.trim().trim_start_matches("Date:").trim());
    near.filter(|line| has_year(line)).find_map(|line| one::day(line, today).ok()).filter(|day| *day <= today)
}

/// The letter, unless one of that date is on file without points, and its points.
fn batch(one: &One, dated: Option<Date>, outcome: Option<&'static str>, parsed: &Parsed) -> Result<Batch> {
    let dossier = &one.dossier;
    let missing = || Error::bug("there is no list of letters");
    let letters = register::entity("qa_letter").ok_or_else(missing)?;
    let count = wording::counted(i64::try_from(parsed.points.len()).unwrap_or(i64::MAX), "point");
    let mut batch = Batch::new(format!("filed a letter of the Home Office panel with {count}"));
    let known = dossier.qa_letters.iter().find(|letter| dated.is_some() && letter.dated == dated);
    let letter = match known {
        Some(letter) => {
            let is_own = |point: &&register::QaPoint| point.letter.as_ref().is_some_and(|own| own.id == letter.id);
            let held = dossier.points.iter().filter(is_own).count();
            if held > 0 {
                return Err(Error::denied(format!("A letter of this date is on file with {held} points"))
                    .safe("Nothing was changed")
                    .next(format!(
                        "Look at it with dhr qa {}, or give the date with --dated",
                        dossier.case.reference
                    )));
            }
            Ref::new(letter.id, "")
        }
        None => {
            let mut values = vec![("case", Value::Link(dossier.link()))];
            values.extend(dated.map(|day| ("dated", Value::Date(day))));
            values.extend(outcome.map(|code| ("outcome", Value::code(code))));
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

/// What the letter asks of every report: the text after the points, up to the closing.
fn asks(after: &str) -> String {
    let lines = after.lines().take_while(|line| !line.trim_start().starts_with("Yours "));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
