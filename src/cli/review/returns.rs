//! `dhr returns`: what agencies owe a review, and asking several of them in one step.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::table::Table;
use super::super::{print, record};
use super::asked::Returns;
use super::one::{self, One};
use crate::domain::calendar::Span;
use crate::domain::date::{Date, short};
use crate::domain::process::returns::{Takeover, days_late, is_revised, outstanding, request, stands, successor};
use crate::domain::process::wording;
use crate::domain::register::Return;
use crate::domain::value::Ref;
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};

pub fn run(desk: &Desk, asked: &Returns) -> Result<()> {
    let one = one::review(desk, &asked.record)?;
    if !asked.ask.is_empty() {
        return ask(desk, &one, asked);
    }
    let owed = &one.dossier.returns;
    let taken_over = |owed: &Return| successor(owed, &one.dossier.agencies, desk.today());
    if desk.json {
        return print::rows(owed.iter().map(|owed| object(owed, taken_over(owed), desk.today())));
    }
    if owed.is_empty() {
        return print::nothing();
    }
    print::line(&one.label);
    let headings = ["Record", "Agency", "Return", "Stands", "Asked", "Due", "Late"];
    let mut table = Table { headings: headings.map(str::to_owned).to_vec(), rows: vec![] };
    let date = |day: Option<Date>| day.map(|day| short(day, desk.today())).unwrap_or_default();
    for owed in owed {
        let late = days_late(owed, desk.today()).filter(|days| *days > 0).map(wording::days);
        table.rows.push(vec![
            format!("return:{}", owed.id),
            owed.agency.as_ref().map(|agency| agency.label.clone()).unwrap_or_default(),
            v::RETURN_KIND.label(&owed.kind.0).to_owned(),
            stands(owed).to_owned(),
            date(owed.asked),
            date(if is_revised(owed) { owed.revision_due } else { owed.due }),
            late.unwrap_or_default(),
        ]);
    }
    table.print();
    for (owed, takeover) in owed.iter().filter_map(|owed| Some((owed, taken_over(owed)?))) {
        print::line("");
        print::indented(&format!("return:{}: {}", owed.id, takeover.text), 2);
    }
    Ok(())
}

fn object(owed: &Return, takeover: Option<Takeover>, today: Date) -> Json {
    json!({
        "taken_over": takeover.map(|takeover| takeover.text),
        "id": owed.id,
        "agency": owed.agency.as_ref().map(|agency| agency.label.clone()),
        "kind": owed.kind.0,
        "state": stands(owed),
        "outstanding": outstanding(owed),
        "asked": owed.asked.map(|day| day.to_string()),
        "due": owed.due.map(|day| day.to_string()),
        "revision_due": owed.revision_due.map(|day| day.to_string()),
        "days_late": days_late(owed, today),
    })
}

/// Requests to every agency named: all or none.
fn ask(desk: &Desk, one: &One, asked: &Returns) -> Result<()> {
    let refuse = |why: String| Error::user(why).safe("Nobody was asked");
    let kind = one::code(&v::RETURN_KIND, &asked.kind)?;
    let span =
        asked.within.as_deref().map(Span::parse).transpose().map_err(|why| refuse(format!("--within: {why}")))?;
    let mut wanted: Vec<(Ref, String)> = Vec::new();
    for word in asked.ask.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        let agency = record::link(&one.store, "agency", word, None).map_err(refuse)?;
        if let Some(note) = one.dossier.agencies.note(agency.id, &desk.today()).filter(|_| asked.why.is_none()) {
            let error = Error::denied(format!("{} {note}", agency.label)).safe("Nobody was asked");
            return Err(error.next("Ask who took over; or say why this name is right with --why"));
        }
        if !wanted.iter().any(|(own, _)| own.id == agency.id) {
            wanted.push((agency, kind.to_owned()));
        }
    }
    let mut batch = request(&one.dossier, &wanted, desk.today(), span, &desk.config.holidays())
        .map_err(|why| refuse(upper(&why)))?;
    batch.why = one::why(asked.why.as_deref())?;
    one::save(desk, &one.store, &batch)
}

fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
