//! `dhr gate`: the publication gate, item by item.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::one::{self, marked};
use crate::domain::date::long;
use crate::domain::process::publication::{Item, gate, refused, warned};
use crate::domain::process::wording;
use crate::error::Result;
use crate::term::papers::look_again;

pub fn run(desk: &Desk, word: &str, on: Option<&str>) -> Result<()> {
    let mut one = one::review(desk, word)?;
    look_again(&mut one.dossier);
    let case = &one.dossier.case;
    let on = on.map(|on| one::day(on, desk.today())).transpose()?;
    let items = gate(&one.dossier, on);
    let day = on.or(case.published).or(case.publication_planned);
    let codes = |items: Vec<&Item>| items.iter().map(|item| item.code).collect::<Vec<_>>();
    let (missing, reasons) = (codes(refused(&items)), codes(warned(&items)));
    if desk.json {
        print::json(&json!({
            "case": one.label,
            "on": day.map(|day| day.to_string()),
            "published": case.published.is_some(),
            "refused": missing,
            "needs_reason": reasons,
            "items": items.iter().map(object).collect::<Vec<_>>(),
        }));
        return Ok(());
    }
    let when = match (case.published, day) {
        (Some(on), _) => format!("published on {}", long(on)),
        (None, Some(day)) => format!("publication on {}", long(day)),
        (None, None) => "no day of publication".to_owned(),
    };
    print::line(&format!("{}: {when}", one.label));
    print::line("");
    for item in &items {
        print::line(&format!("{:<4} {:<16} {}{}", item.code, item.stands(), item.text, marked(item.mark)));
        if !item.lacks().is_empty() {
            print::indented(&format!("{}.", wording::capital(item.lacks()).trim_end_matches('.')), 22);
        }
        if !item.note.is_empty() {
            print::indented(&format!("({})", item.note), 22);
        }
    }
    print::line("");
    if missing.is_empty() && reasons.is_empty() {
        print::line("Nothing stands against publication.");
    }
    if !missing.is_empty() {
        print::indented(&format!("Publication is refused until {} {} met.", wording::list(&missing), are(&missing)), 0);
    }
    if !reasons.is_empty() {
        print::indented(&format!("{} can be passed with a recorded reason.", wording::list(&reasons)), 0);
    }
    Ok(())
}

fn are(codes: &[&str]) -> &'static str {
    if codes.len() == 1 { "is" } else { "are" }
}

fn object(item: &Item) -> Json {
    json!({
        "code": item.code,
        "text": item.text,
        "state": item.stands(),
        "lacks": item.lacks(),
        "note": item.note,
        "mark": item.mark,
        "entity": item.entity,
        "id": item.id,
        "field": item.field,
    })
}
