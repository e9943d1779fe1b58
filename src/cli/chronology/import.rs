//! `dhr import --as chronology`: the files of one or several agencies into a case, as one step.

use serde_json::json;

use crate::cli::arguments::Import as Asked;
use crate::cli::open::Desk;
use crate::cli::progress::bar;
use crate::cli::{print, record, turn, write};
use crate::config;
use crate::domain::change::Outcome as Saved;
use crate::error::{Error, Result};
use crate::exchange::chronology::{self, Imported, Mapping, Options, Vanished};
use crate::exchange::read::{self, folder};
use crate::term::bring::settled;
use crate::term::chronology::{basis, known, not_remembered, remember};
use crate::term::stop::Stop;
use crate::term::waiting::UNSAID;

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    let Some(reference) = &asked.case else {
        return Err(Error::user("A chronology belongs to a case")
            .safe("Nothing was changed")
            .next("Say which: --case REF; dhr cases lists them"));
    };
    if asked.green.is_some() {
        return Err(Error::user("A chronology has no Green").safe("Nothing was changed").next("Leave out --green"));
    }
    let chosen = folder::chosen(&asked.files)?;
    let names: Vec<String> = chosen.files.iter().map(|file| read::name_of(file)).collect();
    let (agency, agency_of) = senders(&asked.agency, &names)?;
    let mut store = desk.store()?;
    store.wait_for_others(UNSAID)?;
    let case = record::review(&store, reference)?;
    let case_ref = case.case_ref(desk.today()).ok_or_else(|| Error::bug("a case has no reference to itself"))?;
    let stop = Stop::listen();
    let mut books = Vec::new();
    for file in &chosen.files {
        let opened = read::open_watched(file, &mut |done, all| bar("Reading", done, all) && !stop.was_pressed());
        bar("", 0, 0);
        // Among several files the one that cannot be read is named.
        books.push(opened.map_err(|error| named(error, &read::name_of(file), chosen.files.len()))?);
    }
    let options = Options {
        agency,
        agency_of,
        sheet: asked.sheet.clone(),
        vanished: match (asked.replaces, asked.adds) {
            (true, _) => Vanished::Archive,
            (_, true) => Vanished::Keep,
            _ => Vanished::Judge,
        },
        map: Mapping::parse(asked.map.iter().map(String::as_str))?,
        ..Options::new(case_ref, desk.today())
    };
    let (import, batch) = settled(|| {
        let basis = basis(&store, Some(case.id))?;
        let import = chronology::import(&books, &options, &known(&store, case.id)?)?;
        if asked.dry_run || import.batch.is_empty() {
            return Ok(Some((import, 0)));
        }
        let mut saving = |done, all| bar("Saving change", done, all) && !stop.was_pressed();
        let write = || store.apply_on(&basis, &import.batch, config::now(), &mut saving);
        let saved = turn::saved(&store, &stop, "the import waits", write)?;
        bar("", 0, 0);
        match saved {
            Some(Saved::Saved { batch, .. }) => Ok(Some((import, batch))),
            Some(Saved::Conflicts(conflicts)) => Err(write::conflicted(desk, &conflicts)),
            None => Ok(None),
        }
    })?;
    if !asked.dry_run {
        let waits = "the import is saved, how its headings were read waits";
        if let Err(error) = turn::saved(&store, &stop, waits, || remember(&store, &import)) {
            print::aside(&not_remembered(&error));
        }
    }
    if desk.json {
        let mut report = import.to_json();
        if let Some(object) = report.as_object_mut() {
            let left = chosen.left.iter().map(|left| json!({ "file": left.name, "why": left.why }));
            object.insert("left_out".into(), left.collect());
            object.insert("case".into(), json!(record::handle(&case)));
            object.insert("dry_run".into(), json!(asked.dry_run));
            object.insert("batch".into(), if batch == 0 { json!(null) } else { json!(batch) });
        }
        print::json(&report);
        return Ok(());
    }
    for file in &import.files {
        details(file, asked.dry_run);
    }
    chosen.left.iter().for_each(|left| print::indented(&left.words(), 0));
    import.summary().iter().for_each(|line| print::indented(line, 0));
    let attention = import.totals().attention;
    if attention > 0 && !asked.dry_run {
        let (rows, need) = if attention == 1 { ("row", "needs") } else { ("rows", "need") };
        print::indented(
            &format!(
                "{attention} {rows} still {need} attention and {} no event: dhr list unread_row shows {}",
                if attention == 1 { "is" } else { "are" },
                if attention == 1 { "it" } else { "them" }
            ),
            0,
        );
    }
    print::line(&match (asked.dry_run, batch) {
        (true, _) => "Nothing was written: this was a trial. Without --dry-run it is.".to_owned(),
        (false, 0) => "Nothing had to be written.".to_owned(),
        (false, _) => format!("Saved as one step. Undo with: {} undo", desk.program()),
    });
    Ok(())
}

/// The name of a file, and the agency that sent it.
type OfFile = (String, String);

/// Which agency sent what: the one of the only file, or by file.
fn senders(said: &[String], files: &[String]) -> Result<(Option<String>, Vec<OfFile>)> {
    let pair = |said: &String| {
        let (file, agency) = said.split_once('=')?;
        files.iter().find(|name| name.as_str() == file.trim()).map(|name| (name.clone(), agency.trim().to_owned()))
    };
    let of: Vec<OfFile> = said.iter().filter_map(pair).collect();
    match (said, files) {
        _ if of.len() == said.len() => Ok((None, of)),
        ([only], [_]) => Ok((Some(only.clone()), Vec::new())),
        ([_], _) if of.is_empty() => Err(Error::user("Several files cannot all be of one agency")
            .safe("Nothing was changed")
            .next("Say whose each is: --agency FILE=NAME, as often as needed; or leave it out")),
        _ => Err(Error::user("An agency is given for a file that is not among those to be imported, or twice")
            .safe("Nothing was changed")
            .next("Say --agency FILE=NAME with the name of the file, once for each file")),
    }
}

fn named(error: Error, file: &str, files: usize) -> Error {
    if files < 2 {
        return error;
    }
    Error { what: format!("{file}: {}", error.what), ..error }
}

/// What a person has to look at in one file: where the columns went when it is a trial, the rows that were not taken
/// or are doubtful, what changed.
fn details(file: &Imported, trial: bool) {
    print::line(&format!("{} is from {} ({})", file.file, file.agency.label, file.chosen.code()));
    for sheet in file.sheets.iter().filter(|_| trial) {
        print::line(&format!("  \"{}\", headings in row {}:", sheet.name, sheet.heading_row));
        for (heading, column) in &sheet.headings {
            print::line(&format!("    {heading} -> {}", column.map_or("kept in the comment", |column| column.code())));
        }
    }
    file.remarks().iter().for_each(|line| print::indented(line, 2));
}
