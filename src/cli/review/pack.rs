//! `dhr pack`: what a chair needs on the table at one meeting.

use serde_json::json;

use super::super::open::Desk;
use super::super::{file, print};
use super::asked::Pack as Asked;
use super::one;
use crate::domain::date::Date;
use crate::domain::process::{Dossier, wording};
use crate::domain::register::Meeting;
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};
use crate::exchange::pack::pack;
use crate::store::Note;
use crate::term::newfile;

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    if asked.docx.is_some() {
        file::allowed(&desk.config)?;
    }
    let one = one::review(desk, &asked.record)?;
    let none = Meeting::default();
    let found = meeting(&one.dossier, asked.meeting.as_deref(), desk.today());
    let meeting = match found {
        Ok(meeting) => meeting,
        // Without a meeting ahead the pack says how the review stands.
        Err(error) if asked.meeting.is_none() && one.dossier.case.closed.is_none() => {
            print::aside(&error.to_string());
            &none
        }
        Err(error) => return Err(error.safe("No pack was made")),
    };
    let pack = pack(&one.dossier, meeting, desk.today());
    if let Some(path) = &asked.docx {
        newfile::written(path, &pack.to_docx()?, Note::none())?;
    }
    if desk.json {
        let sections = pack.sections.iter();
        print::json(&json!({
            "case": pack.reference,
            "meeting": (meeting.id != 0).then_some(meeting.id),
            "title": pack.title,
            "file": asked.docx.as_ref().map(|path| path.display().to_string()),
            "sections": sections.map(|one| json!({ "heading": one.heading, "items": one.items })).collect::<Vec<_>>(),
        }));
    } else if let Some(path) = &asked.docx {
        print::line(&format!("Wrote {}, readable by you alone.", path.display()));
    } else {
        pages(&pack.to_txt());
    }
    Ok(())
}

/// The text page by page; a printer is told where a page ends, a terminal is not.
fn pages(text: &str) {
    for (at, page) in text.split('\u{c}').enumerate() {
        if at > 0 && !print::at_terminal() {
            print::bytes(b"\x0c");
        }
        page.lines().for_each(print::line);
    }
}

/// The meeting a word means: `meeting:3`, the number of a panel, or without a word the next one.
fn meeting<'a>(dossier: &'a Dossier, word: Option<&str>, today: Date) -> Result<&'a Meeting> {
    let meetings = || dossier.meetings.iter().filter(|meeting| meeting.cancelled.trim().is_empty());
    let found = match word.map(str::trim) {
        None => meetings()
            .filter(|meeting| meeting.held.is_none() && meeting.when.is_some_and(|when| when >= today))
            .min_by_key(|meeting| meeting.when),
        Some(word) => match word.strip_prefix("meeting:").map(str::parse::<i64>) {
            Some(id) => meetings().find(|meeting| Ok(meeting.id) == id),
            None => meetings().find(|meeting| meeting.kind.is(&format!("panel_{word}"))),
        },
    };
    found.ok_or_else(|| {
        let what = match word {
            None => "No meeting lies ahead".to_owned(),
            Some(word) => format!("There is no meeting \"{word}\" in this review"),
        };
        let known: Vec<String> = meetings().map(named).collect();
        let next = if known.is_empty() {
            format!("Add one: dhr add meeting case={} kind=panel_1 when=DATE", dossier.case.reference)
        } else {
            format!("Say which with --meeting: {}", known.join(", "))
        };
        Error::nothing(what).next(next)
    })
}

fn named(meeting: &Meeting) -> String {
    let when = meeting.when.map(|when| format!(", {}", wording::day(when))).unwrap_or_default();
    format!("meeting:{} ({}{when})", meeting.id, v::MEETING_TYPE.label(&meeting.kind.0))
}
