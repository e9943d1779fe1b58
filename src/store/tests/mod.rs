//! The store against a small register of its own, so that a new field of the real one does not move these tests.

mod backup;
mod open;
mod others;
mod read;
mod real;
mod remembered;
mod undo;
mod words;
mod write;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::schema::{CORE, Migration, SEARCH, Schema};
use super::{Mode, Options, Store};
use crate::domain::change::{Batch, Change, Outcome};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::{choice, date, fact, link, long, text};
use crate::domain::journal::Who;
use crate::domain::value::{Code, Fact, Id, Ref, Value};
use crate::domain::vocabulary::List;
use crate::terms;

static STATE: List =
    List { name: "action.state", label: "State", mark: "?", open: false, terms: terms!["open" "Open", "done" "Done"] };

/// The declarations alone are used, not the structs.
#[allow(dead_code)]
mod declared {
    use super::*;

    crate::entity! {
        Agency("agency", "Agency", "Agencies", "A body.") title[name] order["name"] {
            name: String = text("Name", "Its name.").required();
        }
    }
    crate::entity! {
        Case("case", "Case", "Cases", "A review.") title[reference, lead] order["-opened"] {
            reference: String = text("Reference", "Ours.").required().unique();
            lead: Option<Ref> = link("agency", "Lead", "Who leads.");
            opened: Option<Date> = date("Opened", "When.");
            decide: Option<Date> = date("Decide by", "When.").due("Decide whether to review", "opened");
            name: String = text("Real name", "Of the person who died.").private();
            trial: Fact = fact("Trial", "Is there one?");
        }
    }
    crate::entity! {
        Action("action", "Action", "Actions", "A thing to do.") title[text] order["due"] {
            case: Option<Ref> = link("case", "Case", "Whose.").required();
            text: String = text("Action", "What.").required();
            agency: Option<Ref> = link("agency", "Agency", "Who.");
            due: Option<Date> = date("Due", "When.").due("Do the action", "done");
            done: Option<Date> = date("Done", "When.");
            state: Code = choice(&STATE, "State", "How far.").initial("open");
            note: String = long("Note", "Words.");
        }
    }
    crate::entity! {
        Update("action_update", "Update", "Updates", "News of an action.") title[action] order["-id"] {
            action: Option<Ref> = link("action", "Action", "Of what.").required();
            said: String = long("Said", "Words.");
        }
    }
}
use declared::{Action, Agency, Case, Update};

pub static AGENCY: Entity = Agency::ENTITY;
pub static CASE: Entity = Case::ENTITY;
pub static ACTION: Entity = Action::ENTITY;
pub static UPDATE: Entity = Update::ENTITY;

const TABLES: Migration = Migration {
    name: "tables",
    sql: r#"
CREATE TABLE agency (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL DEFAULT 1, archived TEXT, name TEXT NOT NULL) STRICT;
CREATE INDEX agency_name ON agency (name);
CREATE TABLE "case" (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL DEFAULT 1, archived TEXT, reference TEXT NOT NULL,
  lead INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED, opened TEXT, decide TEXT, name TEXT, trial TEXT) STRICT;
CREATE INDEX case_opened ON "case" (opened);
CREATE INDEX case_decide ON "case" (decide) WHERE opened IS NULL AND archived IS NULL;
CREATE TABLE action (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL DEFAULT 1, archived TEXT,
  "case" INTEGER NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL, agency INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED, due TEXT,
  done TEXT, state TEXT, note TEXT) STRICT;
CREATE INDEX action_due ON action (due);
CREATE INDEX action_owed ON action (due) WHERE done IS NULL AND archived IS NULL;
CREATE INDEX action_case ON action ("case");
CREATE TABLE action_update (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL DEFAULT 1, archived TEXT,
  action INTEGER NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED, said TEXT) STRICT;
"#,
};
const LATER: Migration = Migration { name: "later", sql: "ALTER TABLE agency ADD COLUMN later TEXT" };

static ENTITIES: &[&Entity] = &[&AGENCY, &CASE, &ACTION, &UPDATE];
pub static SMALL: Schema = Schema { entities: ENTITIES, migrations: &[CORE, TABLES, SEARCH] };
/// The same register as a later program would lay it out.
pub static NEWER: Schema = Schema { entities: ENTITIES, migrations: &[CORE, TABLES, SEARCH, LATER] };

pub fn who(uid: u32) -> Who {
    let name = match uid {
        1 => "Priya",
        2 => "Sam",
        _ => "Alex",
    };
    Who { uid, name: name.into() }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn today() -> Date {
    day("2026-03-27")
}

/// `minute` minutes into the morning.
pub fn at(minute: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_774_600_000 + minute * 60).unwrap()
}

pub fn memory() -> Store {
    Store::memory_as(who(1), today(), &SMALL).unwrap()
}

pub fn options(mode: Mode) -> Options {
    Options::new(mode, at(0), today())
}

/// A folder of one's own with the path of a register that is not there yet.
pub fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let path = folder.path().join("register.db");
    (folder, path)
}

pub fn open(path: &Path, uid: u32) -> Store {
    Store::open_as(path, who(uid), options(Mode::Create), &SMALL).unwrap()
}

/// Applies and expects it to be saved; gives the batch and the new ids.
pub fn save(store: &Store, batch: &Batch, minute: i64) -> (Id, Vec<Id>) {
    match store.apply(batch, at(minute)).unwrap() {
        Outcome::Saved { batch, ids } => (batch, ids),
        Outcome::Conflicts(conflicts) => panic!("{conflicts:?}"),
    }
}

pub fn one(change: Change) -> Batch {
    let mut batch = Batch::new("one change");
    batch.push(change);
    batch
}

pub fn set(entity: &'static Entity, id: Id, field: &'static str, base: Value, new: Value) -> Batch {
    one(Change::Set { entity, id, field, base, new })
}

/// An agency 1, a case 1 led by it, an action 1 of the case.
pub fn seed(store: &Store) {
    let mut batch = Batch::new("began a case");
    let agency = batch.add(&AGENCY, vec![("name", Value::text("Northmoor Council"))]);
    let case = batch.add(
        &CASE,
        vec![
            ("reference", Value::text("DHR-1")),
            ("lead", Value::link(agency, "")),
            ("opened", day("2026-01-05").into()),
            ("name", Value::text("Real Person")),
        ],
    );
    batch.add(
        &ACTION,
        vec![
            ("case", Value::link(case, "")),
            ("text", Value::text("Train the staff")),
            ("agency", Value::link(agency, "")),
            ("due", day("2026-04-14").into()),
        ],
    );
    save(store, &batch, 0);
}
