//! A line on which a key and its answer are 150 ms under way, and a key held down on it.

use std::time::Duration;

use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::date::Date;
use dhr::domain::listing::Listing;
use dhr::domain::register::entity;
use dhr::domain::value::Value;

use super::{Home, Line};

const ONE_WAY: Duration = Duration::from_millis(75);
/// Twice as fast as a keyboard repeats: more frames than this nobody asks for.
const REPEAT: Duration = Duration::from_millis(15);
const ROWS: usize = 500;
const BUDGET: usize = 40_000;

/// Actions as agencies write them, no two next to each other alike.
fn fill(home: &Home) {
    let store = home.store("priya.shah");
    let cases = store.rows(&Listing::of(entity("case").unwrap())).unwrap();
    let agencies = store.rows(&Listing::of(entity("agency").unwrap())).unwrap();
    let verbs = ["Review", "Train", "Audit", "Agree", "Write down", "Publish", "Ask for", "Bring together"];
    let things = ["the pathway into", "every record of", "the risk plans of", "the letter about", "staff in"];
    let whom = ["housing options", "the night team", "both surgeries", "the carers' service", "custody", "schools"];
    let mut batch = Batch::new("added actions");
    for n in 0..ROWS + 20 {
        let spread = (n + 1).wrapping_mul(2_654_435_761) >> 7;
        let what = format!("{} {} {}", verbs[spread % 8], things[spread / 8 % 5], whom[spread / 40 % 6]);
        let values = vec![
            ("number", Value::text(format!("{n}.1"))),
            (
                "due",
                Value::Date(
                    Date::constant(2027, 1, 4).saturating_add(jiff::Span::new().days(i64::try_from(n).unwrap())),
                ),
            ),
            ("case", Value::link(cases[spread / 7 % cases.len()].id, "")),
            ("what", Value::text(what)),
            ("agency", Value::link(agencies[spread / 11 % agencies.len()].id, "")),
        ];
        batch.push(Change::Add { entity: entity("action").unwrap(), values });
    }
    assert!(matches!(store.apply(&batch, jiff::Timestamp::now()).unwrap(), Outcome::Saved { .. }));
}

/// Whether the cursor stands on the action with this number.
fn stands_on(screen: &vt100::Screen, number: &str) -> bool {
    let row = usize::from(screen.cursor_position().0);
    screen.contents().lines().nth(row).is_some_and(|line| line.starts_with('>') && line.contains(number))
}

#[test]
fn script_6_a_key_held_through_five_hundred_rows_on_a_far_line_builds_up_no_lag() {
    let home = Home::with_register();
    fill(&home);
    let mut line = Line::far(home.desk("amara.okoro"), ONE_WAY);
    line.shows("Needs you").press("ga").shows("547 actions");
    line.settle();
    let before = line.count();
    for _ in 0..ROWS {
        line.press("\x1b[B");
        std::thread::sleep(REPEAT);
    }
    // Of the borough's own open actions 26 are dated before these.
    line.until("the row", |screen| stands_on(screen, " 474.1 "));
    line.idle_for(Duration::from_millis(300));
    let (sent, after) = (line.count().0 - before.0, line.since_last_key());
    println!("{sent} bytes in {} pieces; after the last key {after:?}", line.count().1 - before.1);
    assert!(sent < BUDGET, "{sent} bytes");
    assert!(after.reads <= 3, "what waited was drawn row by row: {after:?}");
    line.same_as_repainted();
    // Away for a while, the line then brings all that was pressed at once: that is one look at the list, not 490.
    line.settle();
    let before = line.count();
    line.press("\x1b[A".repeat(490));
    line.until("the eleventh row", |screen| stands_on(screen, "~ 9.2 "));
    let sent = line.count().0 - before.0;
    println!("{sent} bytes for 490 rows at once");
    assert!(sent < 4_000, "{sent} bytes");
}
