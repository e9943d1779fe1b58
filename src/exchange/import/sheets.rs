//! Which sheets of a file are brought in; the others with the reason they are left. What a sheet needs to be one.

use super::mapping::{self, is_called};
use super::names::Names;
use super::plan::Plan;
use super::report::LeftSheet;
use super::{ByHand, Green, GreenQuestion, Kind, Need, Request, SheetProposal, goal, heading, status};
use crate::error::{Error, Result};
use crate::exchange::sheet::{Format, Sheet, Workbook};

/// One sheet of a file, and what becomes of it.
struct Surveyed<'b> {
    sheet: &'b Sheet,
    /// None where no row of headings was found.
    plan: Option<Plan<'b>>,
    missing: Option<Missing>,
    /// Why it is left; none when it is brought in.
    left: Option<String>,
}

/// What becomes of the sheets of a file.
pub struct Chosen<'b> {
    pub plans: Vec<Plan<'b>>,
    pub left: Vec<LeftSheet>,
}

/// A column a sheet would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Reference,
    Anything,
    What,
}

impl Missing {
    const fn words(self) -> &'static str {
        match self {
            Missing::Reference => "the reference of the case",
            Missing::Anything => "anything but the reference",
            Missing::What => "the action or the recommendation",
        }
    }

    const fn field(self) -> &'static str {
        match self {
            Missing::Reference | Missing::Anything => "case.reference",
            Missing::What => "action.what",
        }
    }
}

/// Choose the sheets.
pub fn choose<'b>(book: &'b Workbook, request: &Request) -> Result<Chosen<'b>> {
    let surveyed = survey(book, request)?;
    if surveyed.iter().all(|one| one.left.is_some()) {
        return Err(match surveyed.iter().any(|one| request.said_of(&one.sheet.name) == Some(false)) {
            true => none_left(),
            false => wrong_columns(surveyed, request.kind),
        });
    }
    known_headings(&surveyed, request)?;
    let mut chosen = Chosen { plans: Vec::new(), left: Vec::new() };
    for one in surveyed {
        match (one.plan, one.left) {
            (Some(plan), None) => chosen.plans.push(plan),
            (_, why) => chosen.left.push(LeftSheet::of(one.sheet, &why.unwrap_or_default())),
        }
    }
    Ok(chosen)
}

/// How every sheet would be read, in the order of the file, with the reason where one is left.
pub fn proposals(book: &Workbook, request: &Request) -> Result<Vec<SheetProposal>> {
    let bare = |sheet: &Sheet, left: Option<String>| SheetProposal {
        name: sheet.name.clone(),
        heading_row: 0,
        mapping: Vec::new(),
        notes: Vec::new(),
        left,
    };
    let proposal = |one: Surveyed<'_>| match one.plan {
        Some(plan) => plan.proposal(one.left),
        None => bare(one.sheet, one.left),
    };
    Ok(survey(book, request)?.into_iter().map(proposal).collect())
}

/// The column without which no sheet can be brought in, where one has headings.
pub fn column_needed(book: &Workbook, request: &Request) -> Result<Option<Need>> {
    let surveyed = survey(book, request)?;
    if surveyed.iter().any(|one| one.left.is_none()) {
        return Ok(None);
    }
    let wanted = surveyed.into_iter().filter(|one| request.said_of(&one.sheet.name) != Some(false));
    let best = wanted.filter_map(|one| Some((one.plan?, one.missing?, one.left)));
    let best = best.max_by(|a, b| a.0.headings.score.total_cmp(&b.0.headings.score));
    Ok(best.map(|(plan, missing, left)| Need::Column {
        field: missing.field(),
        words: missing.words(),
        sheet: plan.proposal(left),
    }))
}

/// Every heading a person gave a field has to be there.
fn known_headings(surveyed: &[Surveyed<'_>], request: &Request) -> Result<()> {
    let plans = || surveyed.iter().filter_map(|one| one.plan.as_ref());
    let called = |own: &ByHand| {
        let of = |plan: &&Plan<'_>| own.is_for(&plan.sheet.name);
        plans().filter(of).flat_map(|plan| &plan.mapping).any(|mapped| is_called(mapped, &own.heading))
    };
    let Some(own) = request.map.iter().find(|own| !called(own)) else { return Ok(()) };
    let of = |plan: &&Plan<'_>| own.is_for(&plan.sheet.name);
    let there = plans().filter(of).flat_map(|plan| &plan.mapping).map(|mapped| format!("\"{}\"", mapped.heading));
    let there = there.collect::<Vec<_>>().join(", ");
    if there.is_empty() && !own.sheet.is_empty() {
        let sheets: Vec<String> = surveyed.iter().map(|one| format!("\"{}\"", one.sheet.name)).collect();
        return Err(Error::user(format!("There is no sheet \"{}\" with headings", own.sheet))
            .safe("Nothing was changed")
            .next(format!("The sheets are {}", sheets.join(", "))));
    }
    Err(Error::user(format!("There is no heading \"{}\"", own.heading))
        .safe("Nothing was changed")
        .next(format!("The headings are {there}")))
}

fn survey<'b>(book: &'b Workbook, request: &Request) -> Result<Vec<Surveyed<'b>>> {
    let names = Names::new(request.kind);
    for own in request.map.iter().filter(|own| !own.field.trim().is_empty()) {
        if goal::find(&names.goals, &own.field).is_none() {
            let what = format!("\"{}\" is not a field that \"{}\" can go to", own.field, own.heading);
            return Err(Error::user(what).safe("Nothing was changed").next("Use a name such as due or action.due"));
        }
    }
    if book.is_blank() {
        return Err(blank(book));
    }
    let wanted = match &request.sheet {
        Some(name) => vec![book.sheet(name).ok_or_else(|| no_sheet(book, name))?],
        None => book.sheets.iter().collect(),
    };
    Ok(wanted.into_iter().map(|sheet| looked_at(sheet, &names, request)).collect())
}

/// What becomes of one sheet, and why.
fn looked_at<'b>(sheet: &'b Sheet, names: &Names, request: &Request) -> Surveyed<'b> {
    let left = |plan: Option<Plan<'b>>, missing: Option<Missing>, why: &str| Surveyed {
        sheet,
        plan,
        missing,
        left: Some(why.to_owned()),
    };
    let Some(plan) = planned(sheet, request.kind, names, request) else {
        let why = if sheet.hidden { "it is hidden in the file" } else { "no row of headings was found" };
        return left(None, None, why);
    };
    let plan = match request.kind {
        Kind::Tracker if !plan.acts() && missing(&plan) != Some(Missing::What) => {
            let as_cases = planned(sheet, Kind::Cases, &Names::new(Kind::Cases), request);
            as_cases.filter(|plan| missing(plan) != Some(Missing::Anything)).unwrap_or(plan)
        }
        _ => plan,
    };
    let missing = missing(&plan);
    let said = request.said_of(&sheet.name);
    match missing {
        _ if said == Some(false) => left(Some(plan), missing, "you said so"),
        _ if sheet.hidden && request.sheet.is_none() && said.is_none() => {
            left(Some(plan), None, "it is hidden in the file")
        }
        Some(what) => left(Some(plan), Some(what), &format!("it has no column for {}", what.words())),
        None => Surveyed { sheet, plan: Some(plan), missing: None, left: None },
    }
}

/// Every sheet is left out by hand.
fn none_left() -> Error {
    Error::user("No sheet is left to bring in").safe("Nothing was changed").next("Take one of them in again")
}

/// Why there is nothing to bring in; a letter is not an empty file.
fn blank(book: &Workbook) -> Error {
    let said = match book.format {
        Format::Docx if book.sheets.is_empty() => Error::data("This document holds no table, only text")
            .next("Name a file with a table of cases or actions; dhr qa CASE --letter FILE reads a letter"),
        _ => Error::data("There is nothing in this file").next("Ask the sender to send it again"),
    };
    said.safe("Nothing was changed")
}

/// The headings and the mapping of one sheet, when it has headings.
fn planned<'b>(sheet: &'b Sheet, kind: Kind, names: &Names, request: &Request) -> Option<Plan<'b>> {
    let headings = heading::find(sheet, names)?;
    let mapping = mapping::map(&headings, sheet, names, request);
    Some(Plan { kind, sheet, headings, mapping })
}

fn no_sheet(book: &Workbook, name: &str) -> Error {
    let there = book.sheets.iter().map(|sheet| format!("\"{}\"", sheet.name)).collect::<Vec<_>>().join(", ");
    Error::user(format!("There is no sheet \"{name}\""))
        .safe("Nothing was changed")
        .next(format!("The sheets are {there}"))
}

/// What a sheet would need and has not. Where rows are actions, the case can be asked for.
fn missing(plan: &Plan<'_>) -> Option<Missing> {
    match plan.kind {
        Kind::Actions => (!plan.acts()).then_some(Missing::What),
        Kind::Tracker if plan.acts() => None,
        // Columns of actions without the action itself: no list of cases, whatever else it says.
        Kind::Tracker if plan.columns_of_actions() > 1 && (plan.reference().is_none() || plan.repeats_references()) => {
            Some(Missing::What)
        }
        Kind::Cases | Kind::Tracker if plan.reference().is_none() => Some(Missing::Reference),
        Kind::Cases | Kind::Tracker => {
            (plan.mapping.iter().filter(|mapped| mapped.field.is_some()).count() < 2).then_some(Missing::Anything)
        }
    }
}

fn wrong_columns(surveyed: Vec<Surveyed<'_>>, kind: Kind) -> Error {
    let misses = surveyed.into_iter().filter_map(|one| Some((one.plan?, one.missing?)));
    let best = misses.max_by(|a, b| a.0.headings.score.total_cmp(&b.0.headings.score));
    let Some((plan, what)) = best else {
        return Error::data(format!("No row of headings for {} was found", kind.name()))
            .safe("Nothing was changed")
            .next("Give each column a heading such as Ref, Action, Lead agency, Target date, Status");
    };
    Error::data(format!(
        "Row {} looks like the headings, but no column holds {}; the headings found are {}",
        plan.heading_row(),
        what.words(),
        plan.headings_in_words()
    ))
    .safe("Nothing was changed")
    .next(format!("Say which column it is with --map {}=HEADING, or choose another kind of import", what.field()))
}

/// Whether Green has to be asked about.
pub fn question(plans: &[Plan<'_>], request: &Request) -> Option<GreenQuestion> {
    if request.green.is_some() {
        return None;
    }
    let (mut cells, mut complete) = (0, false);
    for plan in plans {
        let Some(column) = plan.column("action", "rag").map(|mapped| mapped.column) else { continue };
        for row in plan.data().iter().filter(|row| !row.is_blank()) {
            let Some(cell) = row.cells.get(column) else { continue };
            let read = status::read(cell, None);
            cells += usize::from(read.plain_green);
            complete |= read.rag == Some("blue");
        }
    }
    (cells > 0).then_some(GreenQuestion { cells, suggests: complete.then_some(Green::OnTrack) })
}
