//! `dhr plan`: the work plan against what happened and where the time went; laying it out; moving it with a preview.

use serde_json::{Value as Json, json};

use super::super::open::Desk;
use super::super::print;
use super::super::table::Table;
use super::asked::Plan;
use super::one::{self, One};
use crate::domain::date::{Date, short};
use crate::domain::process::plan::{
    Row, Shift, Shifted, Spent, Standing, Template, batch, compare, flags, known, lay, moves, past_report, read,
    settle, spent,
};
use crate::domain::process::wording;
use crate::domain::vocabulary as v;
use crate::error::{Error, Kind, Result};
use crate::exchange::read::{load, text::decode};
use crate::term::template::{self, faulty};

pub fn run(desk: &Desk, asked: &Plan) -> Result<()> {
    if asked.print {
        template::plan_text(&desk.config)?.lines().for_each(print::line);
        return Ok(());
    }
    let one = one::review(desk, &asked.record)?;
    if asked.lay {
        return laid(desk, &one, asked);
    }
    let holidays = desk.config.holidays();
    match asked.shift.as_slice() {
        [event, days @ .., new] => {
            let reason = one::code(&v::PAUSE_REASON, event_code(event))?.to_owned();
            let from = match days.first() {
                Some(old) => one::day(old, desk.today())?,
                None => known(&one.dossier, &reason, desk.today()).ok_or_else(|| unknown(event))?,
            };
            let shift = Shift { reason, from, to: one::day(new, desk.today())? };
            let rows = moves(&one.dossier, &shift, desk.today(), &holidays).map_err(|why| {
                Error::user(why).safe("Nothing was changed").next("Leave the old date out to move it from there")
            })?;
            moved(desk, &one, &rows, asked)
        }
        _ if asked.settle => moved(desk, &one, &settle(&one.dossier, &holidays), asked),
        _ => {
            shown(desk, &one);
            Ok(())
        }
    }
}

/// People say trial for what the list calls criminal proceedings.
fn event_code(word: &str) -> &str {
    if word.eq_ignore_ascii_case("trial") { "criminal_proceedings" } else { word }
}

fn unknown(event: &str) -> Error {
    Error::user(format!("The register holds no day for \"{event}\" in this review"))
        .safe("Nothing was changed")
        .next("Say the old date before the new one")
}

fn shown(desk: &Desk, one: &One) {
    let rows = compare(&one.dossier.steps, desk.today());
    let spent = spent(&one.dossier, desk.today());
    if desk.json {
        print::json(&json!({
            "case": one.label,
            "steps": rows.iter().map(object).collect::<Vec<_>>(),
            "stages": spent.stages.iter().map(|stage| json!({
                "what": stage.what, "from": stage.from.to_string(), "to": stage.to.map(|day| day.to_string()),
                "days": stage.days, "paused": stage.paused,
            })).collect::<Vec<_>>(),
            "causes": spent.causes.iter().map(|(what, days)| json!({ "what": what, "days": days })).collect::<Vec<_>>(),
        }));
        return;
    }
    print::line(&one.label);
    print::line("");
    if rows.is_empty() {
        print::line(&format!("No plan is laid out. Lay it with: dhr plan {} --lay", one.dossier.case.reference));
    } else {
        let headings = ["Code", "Step", "Planned", "Due", "Done", "Stands", "Behind", "Waits for"];
        let mut table = Table { headings: headings.map(str::to_owned).to_vec(), rows: vec![] };
        table.rows.extend(rows.iter().map(|row| cells(row, desk.today())));
        table.print();
    }
    times(&spent);
}

fn times(spent: &Spent) {
    if !spent.stages.is_empty() {
        print::line("");
        print::line("WHERE THE TIME WENT");
    }
    for stage in &spent.stages {
        print::line(&format!("  {:<28}{}", stage.what, stage.words()));
    }
    if !spent.causes.is_empty() {
        print::line("");
        print::line("BY CAUSE (causes may overlap)");
    }
    for (what, days) in &spent.causes {
        print::indented(&format!("{what}: {}", wording::days(*days)), 2);
    }
}

fn date(day: Option<Date>, today: Date) -> String {
    day.map(|day| short(day, today)).unwrap_or_default()
}

fn cells(row: &Row, today: Date) -> Vec<String> {
    let behind = match row.behind {
        Some(days) if days > 0 => wording::days(days),
        Some(days) if days < 0 => format!("{} early", wording::days(-days)),
        _ => String::new(),
    };
    vec![
        row.code.clone(),
        row.what.clone(),
        date(row.planned, today),
        date(row.due, today),
        date(row.done, today),
        in_words(row),
        behind,
        row.waits_for.join(", "),
    ]
}

/// In the words of the list of states; what is late says so.
fn in_words(row: &Row) -> String {
    match row.standing {
        Standing::Ready | Standing::Waiting => v::STEP_STATE.label(&row.state).to_lowercase(),
        standing => stands(standing).to_owned(),
    }
}

fn stands(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "done",
        Standing::NotNeeded => "not needed",
        Standing::Late => "late",
        Standing::Ready => "ready",
        Standing::Waiting => "waiting",
    }
}

fn object(row: &Row) -> Json {
    json!({
        "code": row.code,
        "what": row.what,
        "planned": row.planned.map(|day| day.to_string()),
        "due": row.due.map(|day| day.to_string()),
        "done": row.done.map(|day| day.to_string()),
        "standing": stands(row.standing),
        "behind": row.behind,
        "waits_for": row.waits_for,
    })
}

fn laid(desk: &Desk, one: &One, asked: &Plan) -> Result<()> {
    let template = match &asked.template {
        None => template::plan(&desk.config)?,
        Some(path) => own(&decode(&load(path)?).text)?,
    };
    let from = asked.from.as_deref().map(|text| one::day(text, desk.today())).transpose()?;
    let flags = flags(&one.dossier);
    let mut batch = lay(&template, &one.dossier, from.unwrap_or(desk.today()), &flags, &desk.config.holidays());
    if batch.is_empty() {
        return Err(
            Error::new(Kind::Nothing, "Every step of the template is in the plan already").safe("Nothing was changed")
        );
    }
    batch.why = one::why(asked.why.as_deref())?;
    one::save(desk, &one.store, &batch)?;
    if from.is_none() && one.dossier.case.decided.is_none() {
        print::aside("No decision is on file: the steps after it are counted from today, or say --from");
    }
    Ok(())
}

fn own(text: &str) -> Result<Template> {
    read(text).map_err(|faults| faulty(&faults))
}

/// What moves: shown, and written with --yes.
fn moved(desk: &Desk, one: &One, rows: &[Shifted], asked: &Plan) -> Result<()> {
    if rows.is_empty() {
        return Err(Error::new(Kind::Nothing, "Nothing moves").safe("Nothing was changed"));
    }
    let why = one::why(asked.why.as_deref())?;
    if desk.json && !asked.yes {
        return print::rows(rows.iter().map(preview));
    }
    if !desk.json {
        let headings = ["Code", "Step", "From", "To", "Why"];
        let mut table = Table { headings: headings.map(str::to_owned).to_vec(), rows: vec![] };
        table.rows.extend(rows.iter().map(|row| {
            vec![
                row.code.clone(),
                row.what.clone(),
                date(row.old, desk.today()),
                short(row.new, desk.today()),
                row.why.clone(),
            ]
        }));
        table.print();
        if let Some(stays) = past_report(&one.dossier, rows, desk.today(), &desk.config.holidays()) {
            print::line("");
            print::indented(&stays, 0);
        }
    }
    if !asked.yes {
        print::line("");
        print::line("Nothing was changed. To make it so, say it again with --yes");
        return Ok(());
    }
    one::save(desk, &one.store, &batch(&one.dossier, rows, &why.unwrap_or_default()))
}

fn preview(row: &Shifted) -> Json {
    json!({
        "entity": row.entity,
        "id": row.id,
        "field": row.field,
        "code": row.code,
        "what": row.what,
        "old": row.old.map(|day| day.to_string()),
        "new": row.new.to_string(),
        "why": row.why,
    })
}
