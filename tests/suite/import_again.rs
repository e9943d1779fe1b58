//! A file that comes again is compared three ways: what the last import gave, the register, the file. And rows that
//! look like an action that is there are asked about.

use dhr::domain::date::Date;
use dhr::domain::value::Value;
use dhr::exchange::import::{Answer, Kind};
use dhr::exchange::sheet::Workbook;

use crate::import_register::{Register, csv, outcomes, request, rows, whys};

fn tracker(lead: &str, due: &str) -> Workbook {
    csv(&format!(
        "DHR ref,Case lead,Action,Lead agency,Target date,RAG\nNM1,{lead},Train staff,Police,{due},Red\n\
         NM1,{lead},Write policy,Police,1/2/2027,Amber\n"
    ))
}

fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Date(Date::constant(year, month, day))
}

#[test]
fn what_was_changed_here_and_not_in_the_file_stays_and_is_listed() {
    let mut register = Register::default();
    register.import(&tracker("pat", "31/12/2026"), &request(Kind::Tracker));
    register.change("case", 1, "lead", Value::text("priya"));
    register.change("action", 1, "due", day(2027, 3, 31));
    let again = register.import(&tracker("pat", "31/12/2026"), &request(Kind::Tracker));
    assert!(again.batch.is_empty(), "{:#?}", again.report.to_text());
    assert_eq!(outcomes(&again), "duplicate duplicate");
    assert_eq!(register.all("case")[0].get("lead").as_text(), Some("priya"));
    assert_eq!(register.action("Train").get("due"), &day(2027, 3, 31));
    let text = again.report.to_text().join("\n");
    assert!(text.contains("kept Due: \"31 Mar 2027\" was set here since the last import"), "{text}");
    assert!(text.contains("the file still says \"31/12/2026\""), "{text}");
    assert!(text.contains("kept case Lead: \"priya\""), "{text}");
    assert!(text.contains("were changed here since the last import and stay"), "{text}");
    assert_eq!(again.report.to_json()["sheets"][0]["rows"][0]["kept"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_changed_in_both_is_for_a_person_and_the_register_stays() {
    let mut register = Register::default();
    register.import(&tracker("pat", "31/12/2026"), &request(Kind::Tracker));
    register.change("action", 1, "due", day(2027, 3, 31));
    let again = register.import(&tracker("pat", "June 2027"), &request(Kind::Tracker));
    assert_eq!(outcomes(&again), "attention duplicate");
    assert!(whys(&again, 2).contains("the file has changed, and so has the register"), "{}", whys(&again, 2));
    let problem = rows(&again)[0].problems.iter().find(|problem| problem.field == "due").unwrap();
    assert_eq!((problem.heading.as_str(), problem.raw.as_str()), ("Target date", "June 2027"));
    let action = register.action("Train");
    assert_eq!((action.get("due"), action.get("target").is_missing()), (&day(2027, 3, 31), true));
}

#[test]
fn what_only_the_file_changed_is_taken() {
    let mut register = Register::default();
    register.import(&tracker("pat", "31/12/2026"), &request(Kind::Tracker));
    let again = register.import(&tracker("sam", "31/01/2027"), &request(Kind::Tracker));
    assert_eq!(outcomes(&again), "imported duplicate");
    assert_eq!(register.action("Train").get("due"), &day(2027, 1, 31));
    assert_eq!(register.all("case")[0].get("lead").as_text(), Some("sam"));
    // And what the second import gave is the base of the third.
    register.change("action", 1, "due", day(2027, 5, 31));
    let third = register.import(&tracker("sam", "31/01/2027"), &request(Kind::Tracker));
    assert!(third.batch.is_empty());
    assert_eq!(register.action("Train").get("due"), &day(2027, 5, 31));
}

#[test]
fn a_record_typed_by_hand_is_filled_and_never_overwritten() {
    let mut register = Register::with_cases(&["NM1"]);
    register.change("case", 1, "lead", Value::text("amara"));
    let import = register.import(&tracker("pat", "31/12/2026"), &request(Kind::Tracker));
    assert_eq!(register.all("case")[0].get("lead").as_text(), Some("amara"));
    assert!(whys(&import, 2).contains("no import gave it"), "{}", whys(&import, 2));
    assert_eq!(register.all("action").len(), 2);
}

#[test]
fn an_action_marked_done_and_open_again_in_the_file_is_open_again() {
    let plan = |said: &str| csv(&format!("DHR,Action,Completed?\nNM1,Train staff,{said}\n"));
    let mut register = Register::with_cases(&["NM1"]);
    register.import(&plan("Yes"), &request(Kind::Actions));
    assert_eq!(register.action("Train").get("rag").as_text(), Some("blue"));
    register.import(&plan("No"), &request(Kind::Actions));
    assert!(register.action("Train").get("rag").is_missing());
    register.change("action", 1, "rag", Value::code("amber"));
    assert!(register.import(&plan("No"), &request(Kind::Actions)).batch.is_empty());
}

const TWICE: &str = "Ref,Action,Lead agency,Target date,RAG\nD1,Write the policy,Police,1/1/2027,Red\n\
    D1,Write the policy.,Police,1/2/2027,Red\nD1,Write the Policy,Police,1/1/2027,Amber\n\
    D1,Write the policy,Housing,1/1/2027,Red\nD1,Write the policy,Police,1/1/2027,Red\n";

#[test]
fn a_row_that_looks_like_one_above_is_asked_about_and_either_answer_counts() {
    let asked = request(Kind::Tracker);
    let mut register = Register::default();
    let import = register.import(&csv(TWICE), &asked);
    assert_eq!(outcomes(&import), "imported attention attention imported duplicate");
    assert!(whys(&import, 3).contains("this looks like the action in Sheet 1 row 2"), "{}", whys(&import, 3));
    assert_eq!(import.report.asking().len(), 2);
    assert_eq!(register.all("action").len(), 2);
    let mut said = asked.clone();
    said.answers = vec![(String::new(), 3, Answer::That), ("Sheet 1".to_owned(), 4, Answer::New)];
    let mut other = Register::default();
    let import = other.import(&csv(TWICE), &said);
    assert!(import.report.asking().is_empty());
    assert_eq!(other.all("action").len(), 3);
    assert!(whys(&import, 3).contains("row 2 says"), "{}", whys(&import, 3));
    let again = other.import(&csv(TWICE), &said);
    assert!(again.batch.is_empty(), "{:#?}", again.report.to_text());
}

#[test]
fn the_one_it_looks_like_can_be_said_without_knowing_its_number() {
    let mut register = Register::default();
    let plan = |what: &str, rag: &str| csv(&format!("Ref,Action,RAG\nD1,{what},{rag}\n"));
    register.import(&plan("Write the joint policy on routine enquiry for all staff", "Red"), &request(Kind::Tracker));
    let second = plan("Write a joint policy on routine enquiry for all staff", "Amber");
    assert_eq!(outcomes(&register.dry(&second, &request(Kind::Tracker)).unwrap()), "attention");
    let mut said = request(Kind::Tracker);
    said.answers = vec![(String::new(), 2, Answer::That)];
    register.import(&second, &said);
    assert_eq!(register.all("action").len(), 1);
    assert_eq!(register.action("Write a joint").get("rag").as_text(), Some("amber"));
}
