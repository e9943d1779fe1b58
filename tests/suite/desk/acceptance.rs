//! The acceptance scripts of the interaction design that need no terminal.

use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::date::Date;
use dhr::domain::listing::Listing;
use dhr::domain::record::Record;
use dhr::domain::register::entity;
use dhr::domain::value::Value;

use super::{Desk, TODAY};

/// Presses the keys and counts them.
struct Hands {
    desk: Desk,
    pressed: usize,
}

impl Hands {
    fn on(desk: Desk) -> Hands {
        Hands { desk, pressed: 0 }
    }

    fn press(&mut self, keys: &str) -> &Desk {
        self.pressed += keys.split_whitespace().count();
        self.desk.keys(keys)
    }

    fn rows(&self, kind: &str) -> Vec<Record> {
        self.desk.performer.store.rows(&Listing::of(entity(kind).unwrap())).unwrap()
    }
}

/// Script 1: a novice opens the oldest overdue IMR, logs a chase, sets the next date, undoes it and leaves, in at most
/// fourteen keystrokes, every key of which stood on the screen when it was needed.
#[test]
fn script_1_a_novice_chases_the_oldest_overdue_return_without_a_manual() {
    let mut hands = Hands::on(Desk::borough(80, 24));
    let imr = |record: &&Record| record.get("kind") == &Value::code("imr") && record.get("received") == &Value::Missing;
    let due = |record: &Record| match record.get("due") {
        Value::Date(date) if *date < TODAY => Some(*date),
        _ => None,
    };
    let late = hands.rows("return");
    let oldest = late.iter().filter(imr).filter_map(|record| Some((due(record)?, record))).min_by_key(|(due, _)| *due);
    let (_, oldest) = oldest.unwrap();
    let next_chase = |hands: &Hands| {
        let rows = hands.rows("return");
        let now = rows.into_iter().find(|record| record.id == oldest.id).unwrap();
        (now.get("next_chase").clone(), now.get("chased").clone())
    };
    let before = next_chase(&hands);
    hands.desk.shows("g go to");
    hands.press("g").shows("i IMRs");
    hands.press("i").shows("20 Feb -35d").shows("Enter open");
    hands
        .press("Down Down Down Down")
        .shows(">! NM-DHR-16     Probation Service.. IMR          Overdue /.. 20 Feb -35d");
    hands.press("Enter").shows("35 days late");
    hands.press("c").shows("Chase: ").shows("Next chase:").shows("Enter log it");
    hands.press("Enter").shows("Saved").shows("u undoes");
    let after = next_chase(&hands);
    assert!(matches!(after.0, Value::Date(date) if date > TODAY), "no next date was set: {after:?}");
    assert_ne!(before.1, after.1, "the chase was not counted");
    hands.press("u").shows("Undone");
    assert_eq!(next_chase(&hands), before);
    hands.press("g t q");
    assert!(hands.desk.model.is_quitting());
    assert!(hands.pressed <= 14, "{} keystrokes", hands.pressed);
}

/// Script 2: an expert marks twelve actions of one agency and moves them with a reason: at most ten keystrokes beside
/// the date, the reason and the words of the narrowing; one undo takes all twelve back.
#[test]
fn script_2_an_expert_moves_the_actions_of_one_agency_at_once() {
    let mut hands = Hands::on(Desk::borough(80, 24));
    let agencies = hands.rows("agency");
    let agency = agencies.iter().find(|agency| agency.label(TODAY) == "Esterdale Constabulary").unwrap().id;
    let case = hands.rows("case")[0].id;
    let mut batch = Batch::new("added actions");
    for n in 1..=8 {
        let values = vec![
            ("number", Value::text(format!("90.{n}"))),
            ("case", Value::link(case, "")),
            ("what", Value::text(format!("Audit part {n} of the records"))),
            ("agency", Value::link(agency, "")),
        ];
        batch.push(Change::Add { entity: entity("action").unwrap(), values });
    }
    let store = &hands.desk.performer.store;
    assert!(matches!(store.apply(&batch, jiff::Timestamp::now()).unwrap(), Outcome::Saved { .. }));
    let moved = |hands: &Hands| {
        let day = Value::Date(Date::constant(2027, 4, 14));
        hands.rows("action").iter().filter(|action| action.get("due") == &day).count()
    };

    hands.press("g a /");
    hands.desk.types("agency:constabulary").shows("12 found");
    hands.press("Enter *").shows("12 marked");
    hands.press("d").shows("Set due on 12 actions");
    hands.desk.types("14 4 27");
    hands.press("Enter").shows("Why (kept in history)");
    hands.desk.types("agreed");
    hands.press("Enter").shows("u undoes: set due on");
    assert!(hands.pressed <= 10, "{} keystrokes", hands.pressed);
    assert_eq!(moved(&hands), 12);
    hands.press("g h Enter").shows("set due on 12 actions").shows("agreed");
    hands.press("u").shows("took back: set due on 12 actions");
    assert_eq!(moved(&hands), 0);
}
