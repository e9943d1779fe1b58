//! `dhr qa REF --letter FILE`: the letter of the Home Office panel into numbered points, as one step.

use std::io::Read;
use std::path::Path;

use serde_json::json;

use super::super::open::Desk;
use super::super::{print, write};
use super::asked::Qa;
use super::one;
use crate::domain::process::quality::{self, Cover, NoNumbers, Parsed, Point, read, written_on};
use crate::domain::process::wording;
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};
use crate::exchange::read::passages::letter;
use crate::exchange::read::{limits, load};

pub fn run(desk: &Desk, word: &str, file: &Path, asked: &Qa) -> Result<()> {
    let one = one::review(desk, word)?;
    let outcome = asked.outcome.as_deref().map(|word| one::code(&v::QA_OUTCOME, word)).transpose()?;
    let bytes = bytes(file)?;
    let text = letter(&bytes)?;
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
        None => written_on(&text, desk.today()),
    };
    let cover = Cover { dated, outcome: outcome.unwrap_or_default().to_owned() };
    let mut batch = quality::file(&one.dossier, &cover, &parsed).map_err(|held| {
        Error::denied(format!("A letter of this date is on file with {held} points"))
            .safe("Nothing was changed")
            .next(format!("Look at it with dhr qa {}, or give the date with --dated", one.dossier.case.reference))
    })?;
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
