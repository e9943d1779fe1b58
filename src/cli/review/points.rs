//! `dhr qa REF --letter FILE`: the letter of the Home Office panel into numbered points, as one step, with what of it was
//! not taken as a point.

use std::io::Read;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::{print, write};
use super::asked::Qa;
use super::one::{self, One};
use crate::domain::change::Batch;
use crate::domain::process::quality::{self, Cover, Left, NotFiled, Parsed, Point, read, written_on};
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
    let mut parsed = read(&text);
    let found = parsed.points.len();
    take(&mut parsed, &asked.paragraphs)?;
    leave(&mut parsed, &asked.leave)?;
    let taken: Vec<Point> = parsed.points.iter().skip(found).cloned().collect();
    if parsed.points.is_empty() && outcome != Some("adequate") {
        return Err(offer(desk, &parsed.left));
    }
    let dated = match &asked.dated {
        Some(text) => Some(one::day(text, desk.today())?),
        None => written_on(&text, desk.today()),
    };
    let cover = Cover { dated, outcome: outcome.unwrap_or_default().to_owned() };
    let mut batch = match quality::file(&one.dossier, &cover, &parsed, desk.today()) {
        Ok(batch) => batch,
        Err(NotFiled::Same { letter, .. }) if !taken.is_empty() => {
            let batch = quality::add(&one.dossier, letter, &taken);
            return added(desk, &one, batch, asked);
        }
        Err(why) => return Err(refused(&one, &why)),
    };
    batch.why = one::why(asked.why.as_deref())?;
    let (number, ids) = write::commit(desk, &one.store, &batch)?;
    if desk.json {
        print::json(&json!({
            "batch": number, "did": batch.label, "added": ids.len(),
            "dated": dated.map(|day| day.to_string()),
            "points": parsed.points.iter().map(object).collect::<Vec<_>>(),
            "left": parsed.left.iter().map(left_object).collect::<Vec<_>>(),
        }));
    } else {
        let of = dated.map_or_else(String::new, |day| format!(" of {}", wording::day(day)));
        print::line(&format!("{}: letter{of}", one.label));
        for point in &parsed.points {
            print::indented(&format!("{}: {}", point.number, point.text), 2);
        }
        print::line(&format!("Saved: {}. Undo with: {} undo", batch.label, desk.program()));
        listed(&parsed.left);
        if !parsed.left.is_empty() {
            let next = format!(
                "To make points of some: the same command again with --paragraphs and their numbers. {}",
                "What is no point of the letter after all: undo, then --leave and its number."
            );
            print::indented(&next, 0);
        }
    }
    let known = one.dossier.qa_letters.iter().find(|letter| dated.is_some() && letter.dated == dated);
    if outcome.is_none() && known.is_none_or(|letter| letter.outcome.0.is_empty()) {
        print::aside(
            "What the letter decides is not recorded: set its outcome, such as resubmit, so that a clock runs",
        );
    }
    Ok(())
}

fn refused(one: &One, why: &NotFiled) -> Error {
    let error = match why {
        NotFiled::NoDate | NotFiled::NoPoints => Error::user(why.text()),
        NotFiled::Same { .. } => Error::denied(why.text()),
    };
    let next = match why {
        NotFiled::NoDate => "Say it with --dated; --dated today when it came today".to_owned(),
        NotFiled::NoPoints => "Say which paragraphs are points with --paragraphs".to_owned(),
        NotFiled::Same { .. } => {
            format!("Look at it with dhr qa {}; more of it become points with --paragraphs", one.dossier.case.reference)
        }
    };
    error.safe("Nothing was changed").next(next)
}

/// Paragraphs of a letter that is on file, as points of it.
fn added(desk: &Desk, one: &One, mut batch: Batch, asked: &Qa) -> Result<()> {
    if batch.is_empty() {
        return Err(Error::user("These paragraphs are points of the letter already").safe("Nothing was changed"));
    }
    batch.why = one::why(asked.why.as_deref())?;
    one::save(desk, &one.store, &batch)
}

/// Makes points of paragraphs, by the numbers they are listed under.
fn take(parsed: &mut Parsed, numbers: &[usize]) -> Result<()> {
    let mut places = Vec::new();
    for number in numbers {
        let place = number.checked_sub(1).filter(|place| *place < parsed.left.len());
        let place = place.ok_or_else(|| {
            let most = parsed.left.len();
            Error::user(format!("There is no paragraph {number} to take; {most} of the letter are not points"))
                .safe("Nothing was saved")
        })?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    parsed.take(&places);
    Ok(())
}

/// Leaves points out, by their numbers in the letter.
fn leave(parsed: &mut Parsed, numbers: &[String]) -> Result<()> {
    for number in numbers {
        let number = number.trim();
        let at = parsed.points.iter().position(|point| point.number.eq_ignore_ascii_case(number));
        let at = at.ok_or_else(|| {
            let known: Vec<&str> = parsed.points.iter().map(|point| point.number.as_str()).collect();
            Error::user(format!("The letter has no point \"{number}\""))
                .safe("Nothing was saved")
                .next(format!("Its points are {}", wording::list(&known)))
        })?;
        let point = parsed.points.remove(at);
        parsed.left.push(Left { text: point.text, line: point.line, asks: false });
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

/// What of the letter is no point, numbered to choose by.
fn listed(left: &[Left]) {
    for (at, one) in left.iter().enumerate() {
        match (one.asks, at.checked_sub(1).and_then(|before| left.get(before)).map(|before| before.asks)) {
            (true, None) => print::line("Not taken, though it may ask for something:"),
            (false, None | Some(true)) => print::line("Not taken:"),
            _ => {}
        }
        print::indented(&format!("{}: {}", at + 1, one.text), 2);
    }
}

/// A letter without numbers: its paragraphs are printed with numbers to choose by.
fn offer(desk: &Desk, left: &[Left]) -> Error {
    if desk.json {
        print::json(&json!({ "left": left.iter().map(left_object).collect::<Vec<_>>() }));
    } else {
        listed(left);
    }
    Error::data("No numbered points were found in the letter")
        .safe("Nothing was saved")
        .next("Say which of the paragraphs above are points, such as --paragraphs 1,2, or number them in the text")
}

fn object(point: &Point) -> Json {
    json!({ "number": point.number, "what": point.text, "line": point.line })
}

fn left_object(left: &Left) -> Json {
    json!({ "text": left.text, "line": left.line, "asks": left.asks })
}
