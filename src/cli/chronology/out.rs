//! The composite as a table for people, JSON, or a file.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::{Asked, Shown};
use crate::app::composite::Under;
use crate::cli::open::Desk;
use crate::cli::outgoing::Outgoing;
use crate::cli::table::Table;
use crate::cli::{file, print, record};
use crate::domain::chronology::Entry;
use crate::domain::date::Place;
use crate::domain::value::Fact;
use crate::error::Result;
use crate::exchange::chronology::export as leave;
use crate::exchange::write;
use crate::store::Store;
use crate::term::leak::Wanted;
use crate::term::leaving;

pub fn write(desk: &Desk, store: &Store, asked: &Asked, shown: &Shown) -> Result<()> {
    let rows = rows(shown);
    let scope = shown.composite.scope;
    let title = shown.under.title(&record::handle(&shown.case));
    let marking = shown.under.marking();
    if asked.docx.is_some() || asked.xlsx.is_some() || asked.csv.is_some() {
        file::allowed(&desk.config)?;
    }
    let outgoing = outgoing(desk, store, asked, shown);
    // Under pseudonyms it is for people outside: nothing that still tells a name may leave.
    let leave = |path: Option<&Path>, bytes: &[u8], what: &str| {
        if shown.under == Under::Pseudonyms {
            outgoing.file(path, bytes)?;
        }
        let note = outgoing.note(&shown.under.left(what, rows.len()))?;
        match path {
            Some(path) => file::written(desk, path, bytes, rows.len(), note)?,
            None => note.stand()?,
        }
        settle(shown);
        Ok(())
    };
    if let Some(path) = &asked.docx {
        return leave(Some(path), &leave::docx(&rows, scope, &title, marking)?, "a Word document");
    }
    if let Some(path) = &asked.xlsx {
        let bytes = write::xlsx(&[leave::table(&rows, scope)], &title, Some(marking))?;
        return leave(Some(path), &bytes, "an Excel workbook");
    }
    if let Some(path) = &asked.csv {
        let to_file = path.as_os_str() != "-";
        let bytes = write::csv(&leave::table(&rows, scope), to_file)?;
        leave(to_file.then_some(path.as_path()), &bytes, "CSV")?;
        if !to_file {
            print::bytes(&bytes);
        }
        return if rows.is_empty() && !to_file { print::nothing() } else { Ok(()) };
    }
    if desk.json {
        let json = json(shown);
        if shown.under == Under::Pseudonyms {
            outgoing.json(&json)?;
        }
        outgoing.note(&shown.under.left("JSON", rows.len()))?.stand()?;
        print::json(&json);
        return if rows.is_empty() { print::nothing() } else { Ok(()) };
    }
    if rows.is_empty() {
        return print::nothing();
    }
    is_clean(desk, store, asked, shown)?;
    note(store, shown, "a table")?;
    table(shown).print();
    let undated = rows.iter().filter(|(_, entry)| entry.is_undated()).count();
    print::line("");
    print::line(&format!(
        "Events {}, of them undated {undated}, agencies {}",
        rows.len(),
        shown.composite.agencies().len()
    ));
    if shown.unread > 0 {
        print::line(&format!("Rows of the files that need attention: {} (dhr list unread_row)", shown.unread));
    }
    settle(shown);
    Ok(())
}

fn rows(shown: &Shown) -> Vec<leave::Numbered<'_>> {
    shown.rows.iter().map(|(number, entry)| (number.clone(), entry)).collect()
}

fn outgoing<'a>(desk: &'a Desk, store: &'a Store, asked: &'a Asked, shown: &'a Shown) -> Outgoing<'a> {
    let cases = std::slice::from_ref(&shown.case);
    Outgoing { desk, store, cases, wanted: Wanted::Chronology, judged: &asked.judged }
}

/// All of it as JSON. It holds no word but those of the rows as they are shown.
fn json(shown: &Shown) -> Json {
    let rows = rows(shown);
    let is_covered = shown.under == Under::Pseudonyms;
    let case = if is_covered { json!(null) } else { json!(record::handle(&shown.case)) };
    json!({
        "case": case, "anonymised": is_covered, "names": shown.under.words(), "total": rows.len(),
        "rows": leave::json(&rows, shown.composite.scope), "to_settle": shown.unsettled,
    })
}

/// What is printed under pseudonyms is scanned as what leaves is, before anything of it is printed.
pub fn is_clean(desk: &Desk, store: &Store, asked: &Asked, shown: &Shown) -> Result<()> {
    if shown.under == Under::Pseudonyms { outgoing(desk, store, asked, shown).json(&json(shown)) } else { Ok(()) }
}

/// Notes in the history of the case that words of the agencies left as they wrote them. Where nothing may be written
/// down the register is read only, and the person is told nothing new by it.
pub fn note(store: &Store, shown: &Shown, what: &str) -> Result<()> {
    if shown.under == Under::Pseudonyms || shown.rows.is_empty() || store.read_only() {
        return Ok(());
    }
    leaving::note(store, shown.case.id, &shown.under.left(what, shown.rows.len()), None)
}

/// Says which names fit several people and were given to none.
fn settle(shown: &Shown) {
    if shown.unsettled.is_empty() {
        return;
    }
    let mut places: Vec<String> = Vec::new();
    for open in &shown.unsettled {
        let number = shown.rows.iter().find(|(_, entry)| entry.id() == open.event).map_or("", |(number, _)| number);
        let place = format!("No. {number} (event:{}, {}): {}", open.event, open.field, open.one_of.join(" or "));
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let count = shown.unsettled.len();
    print::aside(&if count == 1 {
        "1 name fits several people and stands as [one of: ..]".to_owned()
    } else {
        format!("{count} names fit several people and stand as [one of: ..]")
    });
    places.iter().for_each(|place| print::aside(place));
    print::aside("To settle one, write into the event who is meant: dhr set event:NUMBER FIELD=-");
}

fn table(shown: &Shown) -> Table {
    let row = |(number, entry): &(String, Entry)| {
        let event = &entry.event;
        vec![
            number.clone(),
            format!("event:{}", entry.id()),
            event.when.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string),
            entry.agency().to_owned(),
            event.what.split_whitespace().collect::<Vec<_>>().join(" "),
            event.source.clone(),
            marks(entry, shown),
        ]
    };
    Table {
        headings: ["No.", "Record", "When", "Agency", "Event", "Source", "Marks"].map(str::to_owned).to_vec(),
        rows: shown.rows.iter().map(row).collect(),
    }
}

fn marks(entry: &Entry, shown: &Shown) -> String {
    let place = match entry.place(shown.composite.scope) {
        Place::Before => "before the scope",
        Place::After => "after the scope",
        Place::Across => "partly in scope",
        Place::Within | Place::Unknown => "",
    };
    let parts = [
        place,
        entry.doubtful_date(shown.composite.scope).unwrap_or_default(),
        if entry.event.abuse == Fact::Yes { "sign of abuse" } else { "" },
        if entry.same.is_empty() { "" } else { "told by others too" },
        if entry.has_open_query() { "query open" } else { "" },
    ];
    let own = parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned);
    own.chain(entry.tags.iter().cloned()).collect::<Vec<_>>().join("; ")
}
