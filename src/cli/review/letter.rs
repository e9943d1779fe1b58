//! `dhr letter`: a letter filled from the register, printed or written to a new file, and recorded when it went.

use std::path::Path;

use serde_json::json;

use super::super::open::Desk;
use super::super::{file, print, record, write};
use super::asked::Letter;
use super::one::{self, One};
use crate::config::now;
use crate::domain::process::wording;
use crate::domain::register::{self, Agency, Chair, Identity};
use crate::domain::value::Ref;
use crate::error::{Error, Result};
use crate::exchange::letter::{
    Filled, Input, Names, Recipient, Template, To, fill, record as recorded, to_docx, to_txt,
};
use crate::store::Note;
use crate::term::letter::{identities, sender};
use crate::term::newfile;
use crate::term::template;

/// A reader taken from the register, for as long as the letter is filled.
enum Reader {
    Office,
    Agency(Agency),
    Chair(Chair),
    /// A contact plan or a person of the review, by number.
    Plan(i64),
    Person(i64),
}

pub fn run(desk: &Desk, asked: &Letter) -> Result<()> {
    let one = one::review(desk, &asked.record)?;
    if asked.print {
        template::letter_text(&desk.config, &asked.letter)?.lines().for_each(print::line);
        return Ok(());
    }
    if asked.docx.is_some() || asked.txt.is_some() {
        file::allowed(&desk.config)?;
    }
    let template = template::letter(&desk.config, &asked.letter)?;
    let identities = names(desk, &one, &template, asked)?;
    let reader = reader(&one, &template, asked.to.as_deref())?;
    let why = one::why(asked.why.as_deref())?;
    let filled = filled(desk, &one, &template, &reader, &identities)?;
    let filled = match &why {
        Some(why) => filled.go_on(why)?,
        None => filled,
    };
    let text = to_txt(&filled)?;
    for warning in &filled.warnings {
        print::aside(warning);
    }
    for blank in &filled.blanks {
        print::aside(&format!("Left to fill by hand: {blank}"));
    }
    let file = match (&asked.docx, &asked.txt) {
        (Some(path), _) => Some((path.as_path(), to_docx(&filled)?)),
        (None, Some(path)) => Some((path.as_path(), text.clone().into_bytes())),
        (None, None) => None,
    };
    if let Some((path, bytes)) = &file {
        newfile::written(path, bytes, Note::none())?;
    }
    if asked.sent.is_some() && !asked.filled && !filled.blanks.is_empty() {
        let count = wording::counted(i64::try_from(filled.blanks.len()).unwrap_or(i64::MAX), "blank");
        let what = format!("{} has {count} still to be filled by hand", filled.header.letter);
        return Err(Error::denied(what)
            .safe(if file.is_some() { "The file was written; nothing was recorded" } else { "Nothing was recorded" })
            .next("Fill them in, then record it with --sent and --filled"));
    }
    let number = match &asked.sent {
        None => None,
        Some(how) => Some(write::commit(desk, &one.store, &recorded(&filled, &one.dossier, how)?)?.0),
    };
    told(desk, &filled, file.as_ref().map(|(path, _)| *path), &text, number);
    Ok(())
}

fn told(desk: &Desk, filled: &Filled, path: Option<&Path>, text: &str, number: Option<i64>) {
    if desk.json {
        print::json(&json!({
            "letter": filled.header.letter, "to": filled.to_whom, "file": path.map(|path| path.display().to_string()),
            "text": path.is_none().then_some(text), "banner": filled.banner, "blanks": filled.blanks,
            "warnings": filled.warnings, "batch": number,
        }));
        return;
    }
    match path {
        Some(path) => print::line(&format!("Wrote {}, readable by you alone.", path.display())),
        None => text.lines().for_each(print::line),
    }
    if number.is_some() {
        print::aside(&format!("Recorded letter {}. Undo with: {} undo", filled.header.letter, desk.program()));
    }
}

/// The names the letter is filled with, or looked through for. Real names go into a file, never onto the screen, and
/// that they were shown is recorded.
fn names(desk: &Desk, one: &One, template: &Template, asked: &Letter) -> Result<Vec<Identity>> {
    let is_real = template.header.names == Names::Real;
    if is_real && !asked.names {
        return Ok(Vec::new());
    }
    let identities = identities(&one.store, one.dossier.case.id)?;
    if !asked.names {
        return Ok(identities);
    }
    let refuse = |why: &str| Error::denied(why).safe("No letter was written");
    if !is_real {
        return Err(refuse("This letter goes out in pseudonyms").next("Leave out --names"));
    }
    if !desk.config.is_on("reveal") {
        return Err(refuse("Private values may not be shown: the administrator's policy forbids it"));
    }
    if asked.docx.is_none() && asked.txt.is_none() {
        return Err(refuse("Real names go into a file, never onto the screen").next("Name one with --docx or --txt"));
    }
    let entity = register::entity("identity").ok_or_else(|| Error::bug("there is no list of identities"))?;
    for own in &identities {
        one.store.log_reveal(entity, own.id, now())?;
    }
    Ok(identities)
}

fn filled(desk: &Desk, one: &One, template: &Template, reader: &Reader, identities: &[Identity]) -> Result<Filled> {
    let dossier = &one.dossier;
    let gone = || Error::bug("the reader is not in the review");
    let to = match reader {
        Reader::Office => Recipient::Office,
        Reader::Agency(agency) => Recipient::Agency(agency),
        Reader::Chair(chair) => Recipient::Chair(chair, "chair"),
        Reader::Plan(id) => Recipient::Plan(dossier.contact_plans.iter().find(|plan| plan.id == *id).ok_or_else(gone)?),
        Reader::Person(id) => Recipient::Person(dossier.person(*id).ok_or_else(gone)?),
    };
    let sender = sender(&desk.config);
    let holidays = desk.config.holidays();
    let input = Input::new(dossier, to, desk.today(), &holidays, &sender);
    fill(template, &Input { revealed: identities, ..input })
}

/// How to name a reader of this kind, with those the review has.
fn known(one: &One, to: To, target: &str) -> String {
    let dossier = &one.dossier;
    let quoted = |label: &str| format!("\"{label}\"");
    let numbered = |target: &str, id: i64| {
        let record = dossier.record(target, id)?;
        Some(format!("{target}:{id} ({})", record.label(one.store.context().today)))
    };
    let mut names: Vec<String> = match target {
        "agency" => dossier.returns.iter().filter_map(|own| own.agency.as_ref()).map(|to| quoted(&to.label)).collect(),
        "contact_plan" => {
            let own = dossier.contact_plans.iter().filter(|plan| to.suits_side(&plan.side.0));
            let people =
                dossier.people.iter().filter(|person| to == To::Friend && to.roles().contains(&person.role.0.as_str()));
            let people = people.filter_map(|own| numbered("person", own.id));
            own.filter_map(|own| numbered("contact_plan", own.id)).chain(people).collect()
        }
        "person" => {
            let own = dossier.people.iter().filter(|person| to.roles().contains(&person.role.0.as_str()));
            own.filter_map(|own| numbered("person", own.id)).collect()
        }
        _ => Vec::new(),
    };
    names.sort();
    names.dedup();
    match names.as_slice() {
        [] if target == "chair" => "Name the chair with --to; dhr list chair shows them".to_owned(),
        [] if target == "agency" => "Name the agency with --to; dhr list agency shows them".to_owned(),
        [] => {
            let whom = to.words().split(';').next().unwrap_or_default();
            format!("It goes to {whom}, and the review has nobody of that kind yet")
        }
        names => format!("Name the reader with --to: {}", names.join(", ")),
    }
}

/// Whom a word means, by what kind of reader the letter is for.
fn reader(one: &One, template: &Template, word: Option<&str>) -> Result<Reader> {
    let refuse = |why: String| Error::user(why).safe("No letter was written");
    let within = Some(one.dossier.case.id);
    let find = |target: &str| -> Result<Ref> {
        let Some(word) = word else {
            return Err(refuse("Say to whom it goes".to_owned()).next(known(one, template.header.to, target)));
        };
        record::link(&one.store, target, word, within).map_err(|why| {
            let mut chars = why.chars();
            let why = chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect());
            refuse(why).next(known(one, template.header.to, target))
        })
    };
    let get = |target: &str, id: i64| -> Result<_> {
        let entity = register::entity(target).ok_or_else(|| Error::bug("there is no such list"))?;
        one.store.get(entity, id)?.ok_or_else(|| refuse("The reader was archived".to_owned()))
    };
    Ok(match template.header.to {
        To::Office => Reader::Office,
        To::Agency => Reader::Agency((&get("agency", find("agency")?.id)?).into()),
        To::Chair => Reader::Chair((&get("chair", find("chair")?.id)?).into()),
        To::Perpetrator => Reader::Person(find("person")?.id),
        To::Family | To::Friend => match find("contact_plan") {
            Ok(plan) => Reader::Plan(plan.id),
            Err(error) if word.is_none() => return Err(error),
            Err(_) => Reader::Person(find("person")?.id),
        },
    })
}
