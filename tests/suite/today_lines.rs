//! The lines of Today, worked out once and kept in the register: they must always say what the engine would say now.

use dhr::config::{Config, Environment};
use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::date::Date;
use dhr::domain::process::today::{self, Line, Section, Whose};
use dhr::domain::query::Context;
use dhr::domain::register::entity;
use dhr::domain::value::{Id, Value};
use dhr::store::{Mode, Store};
use dhr::term::today::TodayLines;

use super::borough::{TODAY, borough, open};

fn kept(day: Date) -> TodayLines {
    TodayLines::new(&Config::load(Environment::default(), &[]).unwrap(), day)
}

/// Every line; how many there are of each section is told with them.
fn all(lines: &mut TodayLines, store: &Store) -> Vec<Line> {
    let look = lines.read(store, Some(Whose::All), usize::MAX).unwrap();
    assert_eq!(look, today::Look::of(&look.lines, Whose::All, "", usize::MAX));
    look.lines
}

/// What the engine says of every review as it lies in the store, nothing left out and nothing kept.
fn whole(store: &Store, day: Date) -> Vec<Line> {
    let mut lines = Vec::new();
    let holidays = dhr::reference::bank_holidays();
    let mut add = |dossier| lines.extend(today::lines_of(&dossier, day, holidays));
    store.dossiers(&store.cases().unwrap(), &mut add).unwrap();
    today::sort(&mut lines);
    lines
}

/// Gives a case another agreed date, or none.
fn moved(store: &Store, case: Id, to: Option<Date>) {
    let record = store.get(entity("case").unwrap(), case).unwrap().unwrap();
    let mut batch = Batch::new("moved the agreed date");
    let new = to.map_or(Value::Missing, Value::Date);
    batch.changes.push(Change::Set {
        entity: entity("case").unwrap(),
        id: case,
        field: "agreed_due",
        base: record.get("agreed_due").clone(),
        new,
    });
    assert!(matches!(store.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap(), Outcome::Saved { .. }));
}

#[test]
fn what_is_kept_is_what_the_engine_says_after_every_change_of_anybody() {
    let (_folder, path) = borough();
    let (mine, theirs) = (open(&path, Mode::ReadWrite, 1), open(&path, Mode::ReadWrite, 2));
    let (mut me, mut them) = (kept(TODAY), kept(TODAY));
    assert!(!whole(&mine, TODAY).is_empty());
    assert_eq!(all(&mut me, &mine), whole(&mine, TODAY));
    let case = mine.cases().unwrap()[0];
    for to in [Some(Date::constant(2026, 3, 20)), Some(Date::constant(2026, 4, 1)), None] {
        moved(&theirs, case, to);
        assert_eq!(all(&mut me, &mine), whole(&mine, TODAY));
        assert_eq!(all(&mut them, &theirs), whole(&theirs, TODAY));
    }
    theirs.undo(jiff::Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!(all(&mut me, &mine), whole(&mine, TODAY));
}

#[test]
fn a_change_costs_one_review_and_a_second_look_none() {
    let (_folder, path) = borough();
    let (mine, theirs) = (open(&path, Mode::ReadWrite, 1), open(&path, Mode::ReadWrite, 2));
    all(&mut kept(TODAY), &mine);
    assert_eq!(kept(TODAY).begin(&theirs).unwrap(), 0, "a colleague's look reads what is kept");
    moved(&theirs, theirs.cases().unwrap()[0], Some(Date::constant(2026, 3, 20)));
    assert_eq!(kept(TODAY).begin(&mine).unwrap(), 1);
}

#[test]
fn what_is_worked_out_in_parts_is_whole_also_when_two_do_it_at_once() {
    let (_folder, path) = borough();
    let (mine, theirs) = (open(&path, Mode::ReadWrite, 1), open(&path, Mode::ReadWrite, 2));
    let (mut me, mut them) = (kept(TODAY).in_parts_of(4), kept(TODAY).in_parts_of(5));
    let cases = mine.cases().unwrap().len();
    assert_eq!((me.begin(&mine).unwrap(), them.begin(&theirs).unwrap()), (cases, cases));
    assert!(!me.step(&mine).unwrap());
    assert_eq!(kept(TODAY).begin(&theirs).unwrap(), cases, "a part is never taken for the whole");
    let (mut mine_done, mut theirs_done) = (false, false);
    while !mine_done || !theirs_done {
        mine_done = mine_done || me.step(&mine).unwrap();
        theirs_done = theirs_done || them.step(&theirs).unwrap();
    }
    assert_eq!(me.look(&mine, Some(Whose::All), usize::MAX).unwrap().lines, whole(&mine, TODAY));
    assert_eq!(them.look(&theirs, Some(Whose::All), usize::MAX).unwrap().lines, whole(&theirs, TODAY));
    assert_eq!(all(&mut kept(TODAY).in_parts_of(3), &mine), whole(&mine, TODAY));
}

#[test]
fn asked_again_while_at_work_it_goes_on_and_a_change_begins_anew() {
    let (_folder, path) = borough();
    let store = open(&path, Mode::ReadWrite, 1);
    let mut lines = kept(TODAY).in_parts_of(4);
    let cases = lines.begin(&store).unwrap();
    assert!(!lines.step(&store).unwrap());
    assert_eq!(lines.begin(&store).unwrap(), cases - 4, "what was worked out is not worked out again");
    assert!(!lines.step(&store).unwrap());
    moved(&store, store.cases().unwrap()[0], Some(Date::constant(2026, 3, 20)));
    assert_eq!(lines.begin(&store).unwrap(), cases);
    assert_eq!(all(&mut lines, &store), whole(&store, TODAY));
}

#[test]
fn another_day_is_worked_out_anew() {
    let (_folder, path) = borough();
    let store = open(&path, Mode::ReadWrite, 1);
    let later = Date::constant(2026, 5, 4);
    for day in [TODAY, later, TODAY] {
        assert_eq!(all(&mut kept(day), &store), whole(&store, day));
    }
    assert_ne!(whole(&store, TODAY), whole(&store, later));
}

#[test]
fn a_register_that_may_only_be_read_has_its_today_too() {
    let (_folder, path) = borough();
    let store = open(&path, Mode::ReadOnly, 2);
    let mut lines = kept(TODAY);
    assert_eq!(all(&mut lines, &store), whole(&store, TODAY));
    assert_eq!(lines.begin(&store).unwrap(), 0);
    assert_eq!(all(&mut lines, &store), whole(&store, TODAY));
    // Somebody who may write it has looked, and another day has come.
    all(&mut kept(TODAY), &open(&path, Mode::ReadWrite, 1));
    for day in [TODAY, Date::constant(2026, 5, 4)] {
        assert_eq!(all(&mut kept(day), &store), whole(&store, day), "{day}");
    }
}

#[test]
fn a_register_a_newer_program_changed_meanwhile_has_its_today_too() {
    let (_folder, path) = borough();
    let (store, mut lines) = (open(&path, Mode::ReadWrite, 1), kept(TODAY));
    all(&mut lines, &store);
    moved(&store, store.cases().unwrap()[0], Some(Date::constant(2026, 3, 20)));
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(all(&mut lines, &store), whole(&store, TODAY));
    assert_eq!(lines.begin(&store).unwrap(), 0, "kept in memory");
    assert_eq!(store.mark_seen(jiff::Timestamp::UNIX_EPOCH).unwrap_err().kind, dhr::error::Kind::Denied);
}

#[test]
fn an_archived_case_is_told_no_more() {
    let (_folder, path) = borough();
    let store = open(&path, Mode::ReadWrite, 1);
    let mut lines = kept(TODAY);
    let case = all(&mut lines, &store)[0].case.id;
    let record = store.get(entity("case").unwrap(), case).unwrap().unwrap();
    let mut batch = Batch::new("archived it");
    batch.changes.push(Change::Archive { entity: entity("case").unwrap(), id: case, why: "entered twice".to_owned() });
    assert!(matches!(store.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap(), Outcome::Saved { .. }), "{record:?}");
    let told = all(&mut lines, &store);
    assert!(!told.is_empty() && told.iter().all(|line| line.case.id != case));
}

#[test]
fn a_look_tells_the_first_of_every_section_and_how_many_there_are() {
    let (_folder, path) = borough();
    let store = open(&path, Mode::ReadWrite, 1);
    let mut lines = kept(TODAY);
    let every = lines.read(&store, Some(Whose::All), usize::MAX).unwrap();
    let few = lines.look(&store, Some(Whose::All), 2).unwrap();
    assert_eq!(few.counts, every.counts);
    for section in Section::ALL {
        let of = |look: &today::Look| -> Vec<Line> {
            look.lines.iter().filter(|line| line.section == section).cloned().collect()
        };
        let (all, first) = (of(&every), of(&few));
        assert_eq!(first, all[..all.len().min(2)]);
        assert_eq!(few.untold(section), all.len() - first.len());
    }
    store.set_context(Context::new(TODAY).me("AMARA.okoro"));
    for whose in [Whose::Mine, Whose::Team] {
        let look = lines.look(&store, Some(whose), usize::MAX).unwrap();
        assert_eq!(look, today::Look::of(&every.lines, whose, "amara.okoro", usize::MAX));
        assert!(!look.lines.is_empty());
    }
    store.set_context(Context::new(TODAY).me("nobody"));
    let nobody = lines.look(&store, None, usize::MAX).unwrap();
    assert_eq!((nobody.whose, nobody.lines.len()), (Whose::All, every.lines.len()));
}
