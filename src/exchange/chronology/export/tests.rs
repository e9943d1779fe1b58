//! What leaves: the promised keys, tables that read back, and no name of the key.

use super::*;
use crate::domain::chronology::{Composite, Covered, Filter, anonymised, numbers};
use crate::domain::date::{Date, parse};
use crate::domain::leak::EntryKind;
use crate::domain::pseudonym::{Form, Member, PseudonymKey};
use crate::domain::register::Event;
use crate::domain::value::{Code, Fact, Ref};
use crate::exchange::read;
use crate::exchange::write::{csv, xlsx};

fn composite() -> Composite {
    let event = |id, when: &str, what: &str| {
        Entry::of(Event {
            id,
            when: Some(parse(when).unwrap()),
            what: what.into(),
            source: "Log 7".into(),
            agency: Some(Ref::new(1, "Westmarch Constabulary")),
            kind: Code("event".into()),
            row: Some(4),
            ..Event::default()
        })
    };
    let mut first = event(1, "?7/2/20 8.15pm", "=Siân Whittle's neighbour reports shouting.\nOfficers attend.");
    first.event.abuse = Fact::Yes;
    first.same.push(2);
    first.tags.push("Whittle family".into());
    let scope = Scope { from: Some(Date::constant(2019, 1, 1)), to: Some(Date::constant(2021, 6, 14)), today: None };
    Composite::new(vec![event(2, "2018", "Tenancy began."), first], scope)
}

fn rows(all: &Composite) -> Vec<Numbered<'_>> {
    let view = Filter::default().apply(all.entries(), all.scope);
    numbered(&numbers(all), &view)
}

#[test]
fn every_key_of_an_event_is_in_the_manual_and_no_other_goes_out() {
    let all = composite();
    let json = json(&rows(&all), all.scope);
    for event in json.as_array().unwrap() {
        let mut written: Vec<&str> = event.as_object().unwrap().keys().map(String::as_str).collect();
        let mut told: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
        written.sort_unstable();
        told.sort_unstable();
        assert_eq!(written, told);
    }
}

#[test]
fn the_json_of_an_event_has_the_promised_keys() {
    let all = composite();
    let out = json(&rows(&all), all.scope);
    let event = &out[1];
    for key in ["agency", "row", "raw_date", "date", "text", "source", "subject", "comment", "scope", "flags", "links"]
    {
        assert!(event.get(key).is_some(), "{key}");
    }
    assert_eq!(event["raw_date"], "?7/2/20 8.15pm");
    let date = serde_json::json!({
        "start": "2020-02-07", "end": "2020-02-07", "precision": "minute", "approx": false, "uncertain": true, "time": "20:15"
    });
    assert_eq!(event["date"], date);
    assert_eq!(event["flags"], serde_json::json!(["abuse"]));
    assert_eq!((&out[0]["scope"], &event["scope"]), (&"before".into(), &"within".into()));
    assert_eq!(event["links"][0], serde_json::json!({ "kind": "same_incident", "id": 2 }));
}

#[test]
fn the_table_reads_back_as_a_chronology_and_formulas_are_harmless() {
    let all = composite();
    let table = table(&rows(&all), all.scope);
    let text = csv(&table, true).unwrap();
    assert!(String::from_utf8_lossy(&text).contains("'=Siân"));
    for bytes in [text, xlsx(&[table], "Chronology", Some("OFFICIAL-SENSITIVE")).unwrap()] {
        let book = read::open_bytes("back", &bytes).unwrap();
        assert_eq!(book.sheets[0].rows.len(), 3);
        assert_eq!(book.sheets[0].rows[1].value(1).shown(), "2018");
    }
}

#[test]
fn the_document_holds_every_event_and_the_marking() {
    let all = composite();
    let bytes = docx(&rows(&all), all.scope, "Composite chronology", "OFFICIAL-SENSITIVE").unwrap();
    let book = read::open_bytes("c.docx", &bytes).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 3);
    assert_eq!(book.sheets[0].rows[2].value(1).shown(), "?7 February 2020\n20:15");
    assert!(book.sheets[0].rows[1].value(1).shown().contains("before the review period"));
}

#[test]
fn no_name_of_the_key_leaves_an_anonymised_export() {
    let all = composite();
    let forms = vec![Form::new(EntryKind::FullName, "Siân Whittle"), Form::new(EntryKind::Surname, "Whittle")];
    let key = PseudonymKey::new(vec![Member::new("Adult A", forms)], &[]);
    let Covered { entries, unsettled } = anonymised(all.entries(), &key);
    let hidden = Composite::new(entries, all.scope);
    let out = json(&rows(&hidden), hidden.scope).to_string();
    assert!(!out.contains("Whittle") && !out.contains("Siân"), "{out}");
    assert!(out.contains("Adult A's neighbour") || out.contains("Adult A’s neighbour"), "{out}");
    assert!(unsettled.is_empty(), "{unsettled:?}");
}
