//! `dhr qa`: the letters that wait for an answer across all reviews, and one review's points with what is in the way.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::super::table::Table;
use super::one::{self, marked};
use crate::app::layout::fit;
use crate::domain::date::{Date, long};
use crate::domain::process::quality::{
    Open, Statement, gate, open_again, overdue, points_of, unclear, waits, went_back, why_open,
};
use crate::domain::process::{Dossier, clock, wording};
use crate::domain::register::QaLetter;
use crate::domain::vocabulary as v;
use crate::error::Result;

/// A letter that waits for an answer and is not late.
struct Waiting {
    case: String,
    letter: i64,
    due: Option<Date>,
    points: usize,
    open: usize,
    why: String,
    again: String,
    mark: &'static str,
}

/// Why no clock runs for the answer to a letter that waits.
fn no_clock(dossier: &Dossier, letter: &QaLetter) -> String {
    unclear(dossier, letter).map_or_else(
        || "the letter asks for no answer, but points of it are open".to_owned(),
        |(_, what, why)| format!("{}: {what}", why.trim_end_matches('.')),
    )
}

pub fn all(desk: &Desk) -> Result<()> {
    let (today, holidays) = (desk.today(), desk.config.holidays());
    let store = desk.store()?;
    let (mut late, mut waiting) = (Vec::new(), Vec::new());
    store.dossiers(&store.cases()?, &mut |dossier| {
        let found = overdue([&dossier], today, &holidays);
        let runs = clock::open(&dossier, &today, &holidays);
        let open = dossier.qa_letters.iter().filter(|letter| waits(&dossier, letter));
        for letter in open.filter(|letter| found.iter().all(|row| row.letter != letter.id)) {
            let run = runs.iter().find(|run| run.clock.code == "D8" && run.id == letter.id);
            let (points, open) = count(&dossier, letter);
            waiting.push(Waiting {
                case: dossier.case.reference.clone(),
                letter: letter.id,
                due: run.and_then(|run| run.current),
                points,
                open,
                why: run.map_or_else(|| no_clock(&dossier, letter), |run| run.explain(&today)),
                again: open_again(&dossier, letter),
                mark: run.map_or("", |run| run.clock.mark),
            });
        }
        late.extend(found);
    })?;
    late.sort_by(|a, b| b.days_late.cmp(&a.days_late).then_with(|| a.case.label.cmp(&b.case.label)));
    waiting.sort_by(|a, b| (a.due.is_none(), a.due, &a.case).cmp(&(b.due.is_none(), b.due, &b.case)));
    if desk.json {
        let late = late.iter().map(|row| {
            json!({
                "case": row.case.label, "letter": row.letter, "due": row.due.to_string(), "days_late": row.days_late,
                "points": row.points, "open_points": row.open_points, "why": row.why, "open_again": row.again, "mark": row.mark,
            })
        });
        let waiting = waiting.iter().map(|row| {
            json!({
                "case": row.case, "letter": row.letter, "due": row.due.map(|day| day.to_string()), "days_late": 0,
                "points": row.points, "open_points": row.open, "why": row.why, "open_again": row.again, "mark": row.mark,
            })
        });
        return print::rows(late.chain(waiting));
    }
    if late.is_empty() && waiting.is_empty() {
        return print::nothing();
    }
    if !late.is_empty() {
        print::line("OVERDUE");
    }
    for row in &late {
        let head = format!("{} late", wording::days(row.days_late));
        said(&head, &row.case.label, row.letter, (row.open_points, row.points), &row.why, row.mark);
        again(&row.again);
    }
    if !waiting.is_empty() {
        print::line("WAITING FOR AN ANSWER");
    }
    for row in &waiting {
        let head = row.due.map_or_else(|| "no clock".to_owned(), long);
        said(&head, &row.case, row.letter, (row.open, row.points), &row.why, row.mark);
        again(&row.again);
    }
    Ok(())
}

/// Cells of the words that say when.
const WHEN: usize = 23;

fn said(when: &str, case: &str, letter: i64, (open, points): (usize, usize), why: &str, mark: &str) {
    let points = match points {
        0 => "its points are not listed".to_owned(),
        _ => format!("{open} of {} open", wording::counted(i64::try_from(points).unwrap_or(i64::MAX), "point")),
    };
    print::line(&format!("  {}{case}  {points} (qa_letter:{letter})", fit(when, WHEN)));
    print::indented(&format!("{why}{}", marked(mark)), WHEN + 2);
}

fn again(text: &str) {
    if !text.is_empty() {
        print::indented(text, WHEN + 2);
    }
}

/// How many points a letter has, and how many are open.
fn count(dossier: &Dossier, letter: &QaLetter) -> (usize, usize) {
    points_of(dossier, letter)
        .fold((0, 0), |(all, open), point| (all + 1, open + usize::from(why_open(point).is_some())))
}

const STATEMENTS: [Statement; 3] = [Statement::Resubmitted, Statement::Cleared, Statement::Closed];

pub fn one(desk: &Desk, word: &str) -> Result<()> {
    let one = one::review(desk, word)?;
    let dossier = &one.dossier;
    let gates: Vec<(Statement, Vec<Open>)> =
        STATEMENTS.into_iter().map(|statement| (statement, gate(dossier, statement))).collect();
    if desk.json {
        print::json(&json!({
            "case": one.label,
            "letters": dossier.qa_letters.iter().map(|letter| object(dossier, letter)).collect::<Vec<_>>(),
            "gate": gates.iter().map(|(statement, open)| (statement.label().to_owned(), stops(open)))
                .collect::<serde_json::Map<_, _>>(),
        }));
        return Ok(());
    }
    if dossier.qa_letters.is_empty() {
        print::line(&format!("{}: no letter of the Home Office panel is on file.", one.label));
        print::line(&format!("File one with: dhr qa {} --letter FILE", dossier.case.reference));
        return Ok(());
    }
    print::line(&one.label);
    for letter in &dossier.qa_letters {
        print::line("");
        print::indented(&heading(dossier, letter), 0);
        let mut table =
            Table { headings: ["No.", "State", "Point", "What is missing"].map(str::to_owned).to_vec(), rows: vec![] };
        for point in points_of(dossier, letter) {
            table.rows.push(vec![
                point.number.clone(),
                v::QA_POINT_STATE.label(&point.state.0).to_owned(),
                point.what.clone(),
                why_open(point).unwrap_or_default(),
            ]);
        }
        if !table.rows.is_empty() {
            table.print();
        }
    }
    let mut told: Vec<&Open> = Vec::new();
    for (statement, open) in &gates {
        print::line("");
        if open.is_empty() {
            print::line(&format!("It may be called {}.", statement.label()));
            continue;
        }
        let fresh: Vec<&Open> = open.iter().filter(|one| !told.contains(one)).collect();
        print::line(&match (statement.label(), fresh.len()) {
            (label, 0) => format!("It may not be called {label} while the above is open."),
            (label, some) if some == open.len() => format!("It may not be called {label}:"),
            (label, _) => format!("It may not be called {label}; besides the above:"),
        });
        for one in &fresh {
            print::indented(&one.text, 2);
        }
        told.extend(fresh);
    }
    Ok(())
}

fn heading(dossier: &Dossier, letter: &QaLetter) -> String {
    let dated = letter.dated.map_or_else(|| "without a date".to_owned(), |day| format!("of {}", wording::day(day)));
    let outcome = match letter.outcome.0.as_str() {
        "" => "what it decides is not recorded",
        code => v::QA_OUTCOME.label(code),
    };
    let again = open_again(dossier, letter);
    let answer = match (went_back(dossier, letter), letter.answer_due) {
        (Some(_), _) if !again.is_empty() => format!(" {again}"),
        (Some(on), _) => format!(" Answered {}.", wording::day(on)),
        (None, Some(due)) => format!(" Answer due {}.", long(due)),
        (None, None) => String::new(),
    };
    let sent = letter.submission.as_ref().and_then(|own| dossier.submissions.iter().find(|sent| sent.id == own.id));
    let sent = sent.and_then(|sent| sent.number).map(|number| format!(" on submission {number}")).unwrap_or_default();
    format!("Letter {dated}{sent}: {outcome}.{answer} (qa_letter:{})", letter.id)
}

fn object(dossier: &Dossier, letter: &QaLetter) -> Json {
    let points: Vec<Json> = points_of(dossier, letter)
        .map(|point| {
            json!({
                "id": point.id, "number": point.number, "what": point.what, "state": point.state.0,
                "response": point.response, "page": point.page, "done_by": point.done_by,
                "checked_by": point.checked_by, "lacks": why_open(point),
            })
        })
        .collect();
    json!({
        "id": letter.id,
        "dated": letter.dated.map(|day| day.to_string()),
        "outcome": letter.outcome.0,
        "answer_due": letter.answer_due.map(|day| day.to_string()),
        "answered": went_back(dossier, letter).map(|day| day.to_string()),
        "open_again": open_again(dossier, letter),
        "submission": letter.submission.as_ref().map(|own| own.id),
        "points": points,
    })
}

fn stops(open: &[Open]) -> Json {
    open.iter().map(|one| json!({ "entity": one.entity, "id": one.id, "text": one.text })).collect()
}
