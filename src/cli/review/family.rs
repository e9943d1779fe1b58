//! `dhr family`: each family's milestones and next contact, one milestone marked, or the update in plain words.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::super::table::Table;
use super::asked::Family;
use super::one::{self, One, marked};
use crate::domain::date::{long, short};
use crate::domain::process::family::{Reached, Row, State, barred, check, mark, next, next_contact, plan_gaps, rows};
use crate::domain::process::{Dossier, family};
use crate::domain::register::ContactPlan;
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};
use crate::exchange::letter::family_update;

pub fn run(desk: &Desk, asked: &Family) -> Result<()> {
    let one = one::review(desk, &asked.record)?;
    if let Some(code) = &asked.mark {
        return marked_one(desk, &one, code, asked);
    }
    if asked.update {
        return update(desk, &one, asked.plan.as_deref());
    }
    let plans: Vec<&ContactPlan> = match &asked.plan {
        Some(_) => vec![plan(&one.dossier, asked.plan.as_deref())?],
        None => one.dossier.contact_plans.iter().collect(),
    };
    if desk.json {
        print::json(&json!({
            "case": one.label,
            "plans": plans.iter().map(|plan| object(desk, &one.dossier, plan)).collect::<Vec<_>>(),
            "gaps": plan_gaps(&one.dossier),
        }));
        return Ok(());
    }
    print::line(&one.label);
    for plan in plans {
        print::line("");
        shown(desk, &one.dossier, plan);
    }
    for gap in plan_gaps(&one.dossier) {
        print::line("");
        print::line(&format!("{gap}."));
    }
    Ok(())
}

/// The plan a word means; the only one when none is said.
fn plan<'a>(dossier: &'a Dossier, word: Option<&str>) -> Result<&'a ContactPlan> {
    let plans = &dossier.contact_plans;
    let Some(word) = word.map(|word| word.trim().to_lowercase()) else {
        return match plans.as_slice() {
            [only] => Ok(only),
            [] => Err(Error::nothing("No contact plan is on file")
                .safe("Nothing was changed")
                .next("Add one: dhr add contact_plan case=REF name=NAME")),
            several => {
                Err(Error::user("There are several contact plans").safe("Nothing was changed").next(said(several)))
            }
        };
    };
    let id = word.strip_prefix("contact_plan:").and_then(|id| id.parse::<i64>().ok());
    let is = |plan: &&ContactPlan| Some(plan.id) == id || plan.name.to_lowercase() == word;
    let found = plans.iter().find(is).map_or_else(
        || plans.iter().filter(|plan| plan.name.to_lowercase().contains(&word)).collect(),
        |exact| vec![exact],
    );
    match found.as_slice() {
        [one] => Ok(one),
        _ => Err(Error::user("This names no contact plan, or several").safe("Nothing was changed").next(said(plans))),
    }
}

/// Which plans there are, by what the command line takes.
fn said(plans: &[ContactPlan]) -> String {
    let names: Vec<String> = plans.iter().map(|plan| format!("contact_plan:{} ({})", plan.id, plan.name)).collect();
    format!("Say which with --plan: {}", names.join(", "))
}

fn shown(desk: &Desk, dossier: &Dossier, plan: &ContactPlan) {
    print::line(&format!("{} ({})", plan.name, v::ROLE.label(&plan.side.0)));
    if let Some((day, why)) = next_contact(dossier, plan) {
        print::indented(&format!("Next contact {}: {why}.", long(day)), 2);
    }
    let person = plan.person.as_ref().map(|own| own.id);
    if barred(desk.today(), person, dossier).is_some() {
        print::line("  Do not make contact:");
    }
    for warning in check(desk.today(), person, dossier) {
        print::indented(&format!("{}{}.", warning.text, marked(warning.mark)), 2);
    }
    if let Some(row) = next(dossier, plan) {
        print::indented(&format!("Next milestone {}: {}.", row.code, row.label), 2);
    }
    let mut table = Table {
        headings: ["", "Milestone", "Stands", "On", "By", "Missing", "Mark"].map(str::to_owned).to_vec(),
        rows: vec![],
    };
    table.rows.extend(rows(dossier, plan).iter().map(|row| {
        vec![
            row.code.to_owned(),
            row.label.to_owned(),
            stands(row).to_owned(),
            row.done.map(|day| short(day, desk.today())).unwrap_or_default(),
            row.by.clone(),
            row.lacks.unwrap_or_default().to_owned(),
            row.mark.to_owned(),
        ]
    }));
    table.print();
}

fn stands(row: &Row) -> &'static str {
    match row.state {
        State::NotYet if row.is_overtaken => "overtaken",
        State::Done => "done",
        State::Declined => "declined",
        State::Later => "later",
        State::NotApplicable => "not applicable",
        State::Owed => "owed",
        State::NotYet => "not yet",
    }
}

fn object(desk: &Desk, dossier: &Dossier, plan: &ContactPlan) -> Json {
    let row = |row: &Row| {
        json!({
            "code": row.code, "label": row.label, "state": stands(row),
            "done": row.done.map(|day| day.to_string()), "by": row.by, "counted": row.counted, "lacks": row.lacks,
            "mark": row.mark,
        })
    };
    let person = plan.person.as_ref().map(|own| own.id);
    json!({
        "id": plan.id,
        "plan": plan.name,
        "side": plan.side.0,
        "next_contact": next_contact(dossier, plan)
            .map(|(day, why)| json!({ "due": day.to_string(), "why": why })),
        "next": next(dossier, plan).map(|row| row.code),
        "warnings": check(desk.today(), person, dossier).iter()
            .map(|one| json!({ "text": one.text, "refuse": one.refuse, "mark": one.mark })).collect::<Vec<_>>(),
        "milestones": rows(dossier, plan).iter().map(row).collect::<Vec<_>>(),
    })
}

fn marked_one(desk: &Desk, one: &One, word: &str, asked: &Family) -> Result<()> {
    let plan = plan(&one.dossier, asked.plan.as_deref())?;
    let code = word.trim().to_uppercase();
    let code = one::code(&v::MILESTONE, &code)?;
    let on = asked.on.as_deref().map_or(Ok(desk.today()), |text| one::day(text, desk.today()))?;
    let answer = asked.answer.as_deref().map_or(Ok("done"), |word| one::code(&v::MILESTONE_ANSWER, word))?;
    let why = one::why(asked.why.as_deref())?;
    // Stopping, and what does not apply, is written down without anybody being reached.
    let reaches = code != "FM16" && answer != "not_applicable";
    let bar = barred(on, plan.person.as_ref().map(|own| own.id), &one.dossier);
    if let Some(warning) = bar.filter(|_| reaches && why.is_none()) {
        return Err(Error::denied(format!("{}{}", warning.text, marked(warning.mark)))
            .safe("Nothing was changed")
            .next("If it is right all the same, say why with --why"));
    }
    let by = asked.by.clone().unwrap_or_else(|| desk.config.user());
    let reason = why.clone().filter(|_| answer == "not_applicable").unwrap_or_default();
    let reached = Reached { on, by, answer: answer.to_owned(), reason };
    let mut batch = mark(&one.dossier, plan, code, &reached, desk.today()).map_err(|wrong| {
        let error = Error::user(wrong.trim_end_matches('.')).safe("Nothing was changed");
        if wrong.contains("why") { error.next("Say it with --why") } else { error.next("Give the day with --on") }
    })?;
    batch.why = why;
    one::save(desk, &one.store, &batch)
}

/// The update: for the only plan or the one named, what was promised to it too.
fn update(desk: &Desk, one: &One, word: Option<&str>) -> Result<()> {
    let text = match (word, one.dossier.contact_plans.is_empty()) {
        (None, true) => family::update(&one.dossier, desk.today()),
        (word, _) => family_update(&one.dossier, plan(&one.dossier, word)?, desk.today()),
    };
    if desk.json {
        print::json(&json!({ "case": one.label, "text": text }));
    } else {
        text.lines().for_each(|line| print::indented(line.trim_start(), line.len() - line.trim_start().len()));
    }
    Ok(())
}
