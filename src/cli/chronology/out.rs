//! The composite as a table for people, JSON, or a file.

use std::path::Path;

use serde_json::json;

use super::{Asked, Shown};
use crate::cli::open::Desk;
use crate::cli::outgoing::Outgoing;
use crate::cli::table::Table;
use crate::cli::{export, print, record};
use crate::domain::chronology::Entry;
use crate::domain::date::Place;
use crate::domain::value::Fact;
use crate::error::Result;
use crate::exchange::chronology::export as leave;
use crate::exchange::write;
use crate::store::Store;
use crate::term::leak::Wanted;

/// Printed at the head and foot of every page that leaves.
const MARKING: &str = "OFFICIAL-SENSITIVE";

pub fn write(desk: &Desk, store: &Store, asked: &Asked, shown: &Shown) -> Result<()> {
    warn(desk, shown);
    let rows: Vec<leave::Numbered<'_>> = shown.rows.iter().map(|(number, entry)| (number.clone(), entry)).collect();
    let scope = shown.composite.scope;
    // The reference of a case leads to the people in it.
    let title = if shown.anonymised {
        "Combined chronology".to_owned()
    } else {
        format!("Combined chronology, {}", record::handle(&shown.case))
    };
    if asked.docx.is_some() || asked.xlsx.is_some() || asked.csv.is_some() {
        export::allowed(&desk.config)?;
    }
    // Under pseudonyms it is for people outside: nothing that still tells a name may leave.
    let outgoing = Outgoing {
        desk,
        store,
        cases: std::slice::from_ref(&shown.case),
        wanted: Wanted::Chronology,
        judged: &asked.judged,
    };
    let may_leave =
        |path: Option<&Path>, bytes: &[u8]| if shown.anonymised { outgoing.file(path, bytes) } else { Ok(()) };
    if let Some(path) = &asked.docx {
        let bytes = leave::docx(&rows, scope, &title, MARKING)?;
        may_leave(Some(path), &bytes)?;
        return export::file(desk, path, &bytes, rows.len());
    }
    if let Some(path) = &asked.xlsx {
        let bytes = write::xlsx(&[leave::table(&rows, scope)], &title, Some(MARKING))?;
        may_leave(Some(path), &bytes)?;
        return export::file(desk, path, &bytes, rows.len());
    }
    if let Some(path) = &asked.csv {
        let to_file = path.as_os_str() != "-";
        let bytes = write::csv(&leave::table(&rows, scope), to_file)?;
        may_leave(to_file.then_some(path.as_path()), &bytes)?;
        let text = print::tame(&String::from_utf8_lossy(&bytes));
        if to_file {
            return export::file(desk, path, text.as_bytes(), rows.len());
        }
        print::bytes(text.as_bytes());
        return if rows.is_empty() { print::nothing() } else { Ok(()) };
    }
    if desk.json {
        let events = leave::json(&rows, scope);
        if shown.anonymised {
            outgoing.rows(events.as_array().map_or(&[][..], Vec::as_slice))?;
        }
        let left: Vec<_> = shown
            .left
            .iter()
            .map(|left| json!({ "event": left.event, "field": left.field, "finding": left.finding }))
            .collect();
        let case = if shown.anonymised { json!(null) } else { json!(record::handle(&shown.case)) };
        print::json(&json!({
            "case": case, "anonymised": shown.anonymised, "total": rows.len(), "rows": events,
            "left": left,
        }));
        return if rows.is_empty() { print::nothing() } else { Ok(()) };
    }
    if rows.is_empty() {
        return print::nothing();
    }
    table(shown).print();
    let undated = rows.iter().filter(|(_, entry)| entry.is_undated()).count();
    print::line("");
    print::line(&format!(
        "Events {}, of them undated {undated}, agencies {}",
        rows.len(),
        shown.composite.agencies().len()
    ));
    Ok(())
}

/// Says what may be a name and was left standing.
fn warn(desk: &Desk, shown: &Shown) {
    if !shown.left.is_empty() && !desk.json {
        print::aside(&format!(
            "{} words may be names and were left as they stand; --json lists them under left",
            shown.left.len()
        ));
    }
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
        if entry.event.abuse == Fact::Yes { "sign of abuse" } else { "" },
        if entry.same.is_empty() { "" } else { "told by others too" },
        if entry.has_open_query() { "query open" } else { "" },
    ];
    let own = parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned);
    own.chain(entry.tags.iter().cloned()).collect::<Vec<_>>().join("; ")
}
