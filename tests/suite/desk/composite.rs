//! The composite chronology as a coordinator works in it.

use super::{Desk, TODAY};
use dhr::config::now;
use dhr::domain::change::{Batch, Change};
use dhr::domain::register::{self, Event};
use dhr::domain::value::{Id, Value};

const ELOWEN: &str = "f e l o w e n Enter";

fn composite(width: u16, height: u16) -> Desk {
    let mut desk = Desk::borough(width, height);
    desk.keys(ELOWEN).keys("T");
    desk
}

fn case(desk: &Desk, reference: &str) -> Id {
    let listing = dhr::domain::listing::Listing::of(register::cases());
    let rows = desk.performer.store.rows(&listing).unwrap();
    rows.iter().find(|row| row.get("reference") == &Value::text(reference)).unwrap().id
}

/// Adds an event as an agency wrote it.
fn told(desk: &Desk, when: &str, what: &str) -> Id {
    let mut batch = Batch::new("added an event");
    let when = dhr::domain::date::parse(when).unwrap();
    let values = vec![
        ("case", Value::link(case(desk, "NM-DHR-16"), "")),
        ("when", Value::from(when)),
        ("what", Value::text(what)),
        ("kind", Value::code("event")),
        ("view", Value::code("chronology")),
    ];
    batch.push(Change::Add { entity: &Event::ENTITY, values });
    match desk.performer.store.apply(&batch, now()).unwrap() {
        dhr::domain::change::Outcome::Saved { ids, .. } => ids[0],
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_timeline_has_two_views_one_key_apart() {
    let mut desk = Desk::borough(80, 24);
    desk.keys(ELOWEN).keys("3").shows("view:review").shows("T composite").hides("Surgery");
    desk.keys("T").shows("Elowen > Composite").shows("60 events").shows("days with nothing recorded");
    desk.keys("T").shows("3 TIMELINE").shows("view:review");
    desk.keys("a").shows("The review itself");
}

#[test]
fn narrowing_is_by_agency_tag_scope_abuse_and_words_and_says_what_it_cannot_take() {
    let mut desk = composite(80, 24);
    desk.keys("/").types("agency:school").shows("found");
    desk.keys("Enter").shows("agency:school");
    desk.hides("Constabulary");
    desk.keys("Esc /").types("abuse:yes scope:before").keys("Enter").shows("of 60 events").hides("told twice");
    desk.keys("Esc /").types("tag:chok").keys("Enter").shows("by the throat").hides("nothing recorded");
    desk.keys("Esc /").types("scope:inside").shows("say in, out, before");
    desk.keys("Esc").shows("60 events");
    desk.keys("/").types("zebra").keys("Enter").shows("No event matches");
}

#[test]
fn the_open_row_says_what_its_date_claims_and_why_it_stands_there() {
    let mut desk = composite(80, 24);
    desk.keys("/").types("asked for help with sleep").keys("Enter Enter");
    desk.shows("read as season")
        .shows("no one day is claimed")
        .shows("Stands here: after No.")
        .shows("Source: GP record");
    desk.keys("Esc").shows("1 of 60 events");
}

#[test]
fn tags_stage_and_risk_are_ticked_as_one_step_and_taken_back() {
    let mut desk = composite(80, 24);
    desk.keys("/").types("help with sleep").keys("Enter t").shows("Stage 3 Relationship, control");
    desk.keys("Down Down Down Space").types("depression,d").keys("Space Enter");
    desk.shows("tagged an event").shows("3 Relationship, control").shows("Depression, diagnosed");
    desk.keys("u").hides("Depression, diagnosed");
    desk.keys("t Space Space").keys("Down Space Enter").shows("one of the eight stages");
    desk.keys("t End").types("your").keys("Space Enter").shows("A tag of your own");
    desk.types("sleep").keys("Enter").shows("Tags: sleep");
    desk.keys("t").types("sleep").keys("Space Enter").hides("Tags: sleep");
}

#[test]
fn a_question_to_the_agency_is_raised_and_its_answer_recorded() {
    let mut desk = composite(80, 24);
    desk.keys("/").types("help with sleep").keys("Enter i").shows("New: Query").shows("Brackenfold Surgery");
    desk.types("Was home asked about?").keys("Ctrl-S Ctrl-S").shows("Saved").shows("Elowen > Composite");
    desk.keys("Enter").shows("Query (open): Was home asked about?");
    desk.keys("Esc Esc /").types("query:open sleep").keys("Enter").shows("help with sl");
    desk.keys("i").shows("Record the answer");
    desk.keys("Enter").shows("Answered");
    desk.types("It was not.").keys("Ctrl-S Ctrl-S");
    desk.shows("No event matches");
    desk.keys("Esc /").types("help with sleep").keys("Enter Enter").shows("Answer: It was not.");
}

#[test]
fn one_incident_is_confirmed_or_dismissed_beside_the_other_account_and_never_merged() {
    let mut desk = composite(80, 24);
    desk.keys("/").types("same:offered").keys("Enter").shows("3 to settle").shows("told twice?");
    desk.keys("= Enter").shows("Two accounts side by side").shows("No. 17").shows("Esterdale Constabulary");
    desk.keys("Enter").shows("linked two events as one incident").shows("2 to settle");
    desk.keys("u").shows("3 to settle");
    desk.keys("Home = Enter n").shows("judged two events").shows("2 to settle");
    desk.keys("Esc").shows("60 events");
    desk.keys("u").shows("3 to settle");
}

#[test]
fn accounts_that_cannot_both_be_right_are_said_so() {
    let mut desk = Desk::borough(80, 24);
    told(&desk, "7 Feb 2024 20:15", "Call to the house; shouting heard by a neighbour.");
    told(&desk, "8 Feb 2024", "Call to the house; shouting heard by the neighbour.");
    desk.keys(ELOWEN).keys("T /").types("shouting heard").keys("Enter");
    let screen = desk.screen();
    let row = screen.lines().find(|line| line.contains("8 Feb 2024")).unwrap();
    let number = row.split_whitespace().next().unwrap().to_owned();
    desk.keys("= Enter").shows("Compare with which row?");
    desk.types("999").keys("Enter").shows("No row has the number 999");
    desk.keys("= Enter").types(&number).keys("Enter");
    desk.shows("They cannot both be right").shows("!Date").shows("Not offered: you chose");
    desk.keys("Enter").shows("linked two events as one incident").shows("told by 2");
    desk.keys("= Enter").shows("take the link away");
    desk.keys("n").shows("took back").hides("told by 2");
}

#[test]
fn a_row_entered_twice_is_hidden_and_comes_back_and_nothing_is_dropped() {
    let mut desk = Desk::borough(80, 24);
    told(&desk, "7 Feb 2024", "Letter about the boiler.");
    told(&desk, "7 Feb 2024", "letter about the boiler");
    desk.keys(ELOWEN).keys("T").shows("1 entered twice");
    desk.keys("/").types("boiler").keys("Enter -").shows("repeats it and can be hidden");
    desk.keys("Down -").shows("hid an event that was entered twice").shows("1 of 61 events").shows("1 hidden");
    desk.keys(":").types("show archived").keys("Enter").shows("2 of 61 events").shows("hidden");
    desk.keys("Down -").shows("brought a hidden event back").shows("1 entered twice");
}

#[test]
fn a_sequence_number_puts_a_row_between_two_others_as_far_as_its_date_allows() {
    let mut desk = Desk::borough(80, 24);
    told(&desk, "7 Feb 2024", "Boiler inspected.");
    told(&desk, "7 Feb 2024", "Boiler repaired.");
    told(&desk, "Feb 2024", "Boiler complained of.");
    desk.keys(ELOWEN).keys("T /").types("boiler").keys("Enter").shows("3 of 63 events");
    let number = |screen: &str, what: &str| -> u32 {
        let row = screen.lines().find(|line| line.contains(what)).unwrap();
        row.trim_start_matches('>').split_whitespace().next().unwrap().parse().unwrap()
    };
    let screen = desk.screen();
    assert!(screen.find("Boiler complain") < screen.find("Boiler inspec"), "{screen}");
    let inspected = number(&screen, "Boiler inspec");
    desk.keys("Home Down Down s").shows("Before it on that day: No.");
    desk.types("x").keys("Enter").shows("is written 7, 1.5");
    desk.keys("Ctrl-U").types(&format!("{}.5", inspected - 1)).keys("Enter").shows("set the sequence number");
    let screen = desk.screen();
    assert!(screen.find("Boiler repair") < screen.find("Boiler inspec"), "{screen}");
    // A date as loose as a month goes wherever that month allows, and nowhere else.
    let inspected = number(&screen, "Boiler inspec");
    desk.keys("Home s Ctrl-U").types(&format!("{inspected}.5")).keys("Enter").shows("set the sequence number");
    let screen = desk.screen();
    assert!(screen.find("Boiler inspec") < screen.find("Boiler complain"), "{screen}");
    desk.keys("s Ctrl-U").types("1.5").keys("Enter").shows("the date comes first");
    desk.keys("Esc u u");
    let screen = desk.screen();
    assert!(screen.find("Boiler inspec") < screen.find("Boiler repair"), "{screen}");
}

#[test]
fn what_is_shown_under_a_pseudonym_is_found_by_it() {
    let mut desk = Desk::borough(80, 24);
    with_a_name(&desk);
    desk.keys(ELOWEN).keys("T /").types("wren bruises").shows("2 found");
    desk.keys("Enter").shows("Wren attended");
    desk.keys("Esc /").types("person:wren").shows("2 found").hides("Quellington");
    desk.keys("Esc /").types("isolde bruises").shows("2 found").hides("Isolde Quellington attended");
    desk.keys("Esc /").types("wrenches").shows("0 found");
}

#[test]
fn names_are_hidden_until_revealed_the_reveal_is_recorded_and_mentions_are_stepped_through() {
    let mut desk = Desk::borough(80, 24);
    told(&desk, "7 Feb 2024", "Marianne Tredway's neighbour rang.");
    desk.keys(ELOWEN).keys("T /").types("neighbour rang.").keys("Enter");
    desk.shows("pseudonyms").shows("Elowen's neighbour rang").hides("Marianne");
    desk.keys("r").shows("REAL NAMES SHOWN").shows("Marianne").shows("This was recorded");
    desk.keys("r").shows("pseudonyms").hides("Marianne");
    desk.keys("r").shows("Marianne");
    desk.keys("Z Enter").shows("pseudonyms").hides("Marianne");
    desk.keys("r Esc").hides("Marianne").shows("of 61 events");
    desk.keys("Esc").shows("61 events");
    desk.keys("m").types("elowen").keys("Enter").shows("mentions of Elowen");
    let before = desk.screen();
    desk.keys(".");
    assert_ne!(before, desk.screen());
    desk.keys("g h").shows("reveal");
}

#[test]
fn the_policy_forbids_names_and_files() {
    let mut desk = composite(80, 24);
    desk.model.cx.allowed.reveal = false;
    desk.model.cx.allowed.export = false;
    desk.keys("r").shows("the administrator's policy forbids it").hides("REAL NAMES");
    desk.keys(":").types("export this").keys("Enter").shows("the administrator's policy forbids it");
}

#[test]
fn another_persons_change_moves_one_row_and_the_cursor_stays_on_its_event() {
    let mut desk = composite(80, 24);
    desk.keys("Down Down Down").shows(">  4").shows("help with sl");
    told(&desk, "1 Jan 2015", "Boiler fitted.");
    let orders = desk.model.update(dhr::app::Msg::RegisterChanged);
    assert_eq!(orders.len(), 1, "one thing is asked");
    desk.carry_out(orders);
    desk.shows("61 events").shows(">  5").shows("help with sl");
}

#[test]
fn moving_and_narrowing_ask_nothing_of_the_register() {
    let mut desk = composite(80, 24);
    let keys = "Down PgDn End Home / s h o u t Enter Esc w Enter Enter Down Esc".split(' ');
    for name in keys {
        let orders = desk.model.update(dhr::app::Msg::Key(name.parse().unwrap()));
        assert_eq!(orders, [], "{name}");
    }
}

#[test]
fn on_a_gap_or_in_an_empty_composite_only_what_needs_an_event_is_refused() {
    let mut desk = composite(80, 24);
    desk.keys("Down Down Down Down Down").shows("> ").shows("nothing is recorded until No. 6");
    desk.keys("t").shows("This row is a gap");
    desk.keys(":").types("gaps of").shows("Gaps of how many days").hides("This row is a gap");
    desk.keys("Esc g c").shows("22 cases");
    desk.keys("Enter T").shows("No agency's events yet");
    desk.keys("t").shows("There is no event here");
    desk.keys("q").shows("1 SUMMARY");
}

#[test]
fn an_event_supports_a_finding_and_can_be_taken_away_again() {
    let mut desk = composite(80, 24);
    desk.keys("l").shows("1 Injuries seen on three");
    desk.keys("Enter").shows("linked an event to a finding");
    desk.keys("Enter").shows("Findings: 1 Injuries");
    desk.keys("Esc l").shows("Take away: 1");
    desk.keys("Enter Enter").hides("Findings:");
}

#[test]
fn chronologies_are_read_mapped_by_hand_brought_in_as_one_step_and_undone() {
    let file = format!("{}/fixtures/chronologies/housing.csv", env!("CARGO_MANIFEST_DIR"));
    let mut desk = Desk::borough(80, 24);
    desk.keys(ELOWEN).keys("N").shows("Import chronologies into NM-DHR-16");
    desk.pastes(&file).keys("Enter");
    desk.shows("Which agency sent housing.csv?");
    desk.keys("g").types("housing").keys("Enter");
    desk.shows("9 rows = 9 events (1").shows("What happened").shows("there is no date in this row");
    desk.keys("Down Down Down Enter").shows("\"Office use\" goes to");
    desk.keys("Enter").shows("(left out)");
    desk.keys("i").shows("Imported housing.csv");
    desk.keys("Enter T").shows("69 events");
    desk.keys("u").shows("Undone").shows("60 events");
    assert_eq!(TODAY.year(), 2026);
}

#[test]
fn headings_nobody_knows_are_put_right_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("housing.csv");
    std::fs::write(&file, "Wann,Was geschah,Wo\n01/02/2020,Door found broken.,Log\n").unwrap();
    let mut desk = Desk::borough(80, 24);
    desk.keys(ELOWEN).keys("N").pastes(&file.display().to_string()).keys("Enter g").types("housing").keys("Enter");
    desk.shows("No column for the date and no column for the event").shows("> Wann");
    desk.keys("i").shows("First say which heading is the date");
    desk.keys("Enter Down Down Down Enter").shows("No column for the event is known");
    desk.keys("Down Enter").types("event").keys("Enter").shows("1 rows = 1 events");
    desk.keys("i").shows("Imported housing.csv");
}

#[test]
fn plain_mode_speaks_the_composite_under_pseudonyms_and_narrows_it() {
    use dhr::plain::{Out, Talk};
    let mut desk = Desk::borough(80, 24);
    told(&desk, "7 Feb 2024", "Marianne Tredway's neighbour rang.");
    let (mut talk, _) = Talk::new(desk.model.cx.clone());
    let mut say = |line: &str| {
        let mut queue: std::collections::VecDeque<Out> = talk.say(line).into();
        let mut lines = Vec::new();
        while let Some(out) = queue.pop_front() {
            match out {
                Out::Line(line) => lines.push(line),
                Out::Effect(effect) => {
                    let reply = desk.performer.perform(*effect);
                    queue.extend(reply.map(|reply| talk.reply(&reply)).unwrap_or_default());
                }
            }
        }
        lines.join("\n")
    };
    say("cases reference:NM-DHR-16");
    say("1");
    let heard = say("composite");
    assert!(heard.contains("61 events, under pseudonyms"), "{heard}");
    assert!(heard.contains("4. Spring 2021, read as season. Brackenfold Surgery. V asked for help"), "{heard}");
    assert!(heard.contains("nothing recorded"), "{heard}");
    let heard = say("narrow neighbour 7 feb");
    assert!(heard.contains("Elowen's neighbour rang") && !heard.contains("Marianne"), "{heard}");
    assert!(say("sort when").contains("order of time"));
    assert!(say("1").contains("Event: 7 February 2024"));
    assert!(say("back").contains("narrowed by neighbour 7 feb"));
}

/// A person of the key and an agency called after her.
fn with_a_name(desk: &Desk) -> Id {
    let case = case(desk, "NM-DHR-16");
    let mut batch = Batch::new("added a person, an agency and an event");
    let person = register::entity("person").unwrap();
    let values =
        vec![("case", Value::link(case, "")), ("role", Value::code("victim")), ("pseudonym", Value::text("Wren"))];
    batch.push(Change::Add { entity: person, values });
    let identity = register::entity("identity").unwrap();
    let values = vec![
        ("case", Value::link(case, "")),
        ("person", Value::link(-1, "")),
        ("kind", Value::code("name")),
        ("value", Value::text("Isolde Quellington")),
    ];
    batch.push(Change::Add { entity: identity, values });
    let agency = register::entity("agency").unwrap();
    batch.push(Change::Add { entity: agency, values: vec![("name", Value::text("Quellington Medical Practice"))] });
    let event = |agency: Value, what: &str| {
        vec![
            ("case", Value::link(case, "")),
            ("when", Value::from(dhr::domain::date::parse("3 May 2019").unwrap())),
            ("what", Value::text(what)),
            ("agency", agency),
            ("kind", Value::code("event")),
            ("view", Value::code("chronology")),
        ]
    };
    let known = dhr::domain::listing::Listing::of(agency);
    let first = desk.performer.store.rows(&known).unwrap()[0].id;
    batch.push(Change::Add {
        entity: &Event::ENTITY,
        values: event(Value::link(-3, ""), "Isolde Quellington attended with bruises to both her arms."),
    });
    batch.push(Change::Add {
        entity: &Event::ENTITY,
        values: event(Value::link(first, ""), "Isolde Quellington attended with bruises to both arms."),
    });
    match desk.performer.store.apply(&batch, now()).unwrap() {
        dhr::domain::change::Outcome::Saved { ids, .. } => ids[4],
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_screen_of_the_composite_shows_a_name_under_pseudonyms() {
    for (width, height) in [(80, 24), (132, 43)] {
        let mut desk = Desk::borough(width, height);
        with_a_name(&desk);
        desk.keys(ELOWEN).keys("T").hides("Quellington");
        desk.keys("/").types("agency:quell").hides("Quellington").hides("ington");
        desk.keys("Esc /").types("bruises to both arms").keys("Enter").shows("Wren attended").hides("Quellington");
        desk.keys("Enter").shows("Perhaps one incident").hides("Quellington");
        desk.keys("Esc =").hides("Quellington");
        desk.keys("Enter").hides("Quellington");
        desk.keys("Esc Esc Esc T T L").shows("> Lanes").shows("In scope").hides("Quellington");
        for _ in 0..6 {
            desk.keys("PageDown").hides("Quellington");
        }
    }
}

#[test]
fn a_record_shows_what_an_agency_wrote_only_when_it_is_revealed() {
    let mut desk = Desk::borough(80, 24);
    with_a_name(&desk);
    desk.keys(ELOWEN).keys("T /").types("bruises to both arms").keys("Enter Enter Enter");
    desk.shows("Event > 3 May 2019 event ").shows("Wren attended").hides("Isolde");
    desk.keys("Down Down Enter").shows("r on the record").hides("Isolde");
    desk.keys("r").shows("Isolde Quellington").shows("recorded");
    desk.keys("Esc").hides("Isolde");
    let mut desk = Desk::borough(80, 24);
    with_a_name(&desk);
    desk.keys(ELOWEN).keys("3 / Ctrl-U").types("view:chronology bruises").keys("Enter").shows("Wren").hides("Isolde");
    desk.keys("Enter").shows("Wren").hides("Isolde");
    desk.keys("Esc Esc Esc f").types("bruises").hides("Isolde");
}

#[test]
fn a_question_and_its_answer_stand_under_pseudonyms_wherever_they_are_shown() {
    let mut desk = Desk::borough(80, 24);
    with_a_name(&desk);
    desk.keys(ELOWEN).keys("T /").types("bruises to both arms").keys("Enter i").shows("New: Query");
    desk.types("Was Isolde Quellington seen alone?").keys("Ctrl-S Ctrl-S").hides("Isolde");
    desk.keys("Enter").shows("Query (open): Was Wren seen alone?").hides("Isolde");
    desk.keys("Esc i").shows("Record the answer: Was Wren").hides("Isolde");
    desk.keys("Enter").shows("Was Wren seen alone?").shows("Answered").hides("Isolde");
    desk.types("Isolde Quellington was not.").keys("Ctrl-S Ctrl-S");
    desk.keys("Enter").shows("Answer: Wren was not.").hides("Isolde");
    desk.keys("g h").hides("Isolde");
    desk.keys("Esc g t").hides("Isolde");
}
