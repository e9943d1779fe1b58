//! Action plans brought in: the sample gives what its README says, twice adds nothing, a corrected file changes what
//! was corrected.

use dhr::domain::date::Date;
use dhr::domain::value::{Style, Value};
use dhr::exchange::import::{Answer, Green, Kind, Outcome, propose};

use crate::import_register::{Register, TODAY, csv, fixture, outcomes, request, rows, whys};

fn vale() -> Register {
    let mut register = Register::with_cases(&["VALE3", "VALE13"]);
    for name in ["Vale University Health Board", "Westmarch Constabulary"] {
        register.put("agency", &[("name", Value::text(name))]);
    }
    register
}

#[test]
fn the_sample_plan_gives_what_its_readme_says() {
    let mut register = vale();
    let import = register.import(&fixture("samples/action-plan.csv"), &request(Kind::Actions));
    let totals = import.report.totals();
    assert_eq!((totals.rows, totals.imported), (10, 10), "{:#?}", import.report.to_text());
    let actions = register.all("action");
    assert_eq!(actions.len(), 10);
    let count = |rag: &str| actions.iter().filter(|action| action.get("rag").as_text() == Some(rag)).count();
    assert_eq!((count("blue"), count("green"), count("amber"), count("red"), count("grey")), (2, 2, 2, 2, 0));
    let ongoing = actions.iter().filter(|action| action.get("progress").as_text() == Some("on_track")).count();
    assert_eq!(ongoing, 1);
    let bare = actions.iter().filter(|action| action.get("rag").is_missing() && action.get("progress").is_missing());
    assert_eq!(bare.count(), 1);
    assert_eq!(register.all("recommendation").len(), 8);
    let dues: Vec<String> = actions
        .iter()
        .map(|action| action.get("due").as_date().map(|day| day.to_string()).unwrap_or_default())
        .collect();
    assert_eq!(
        dues,
        ["2022-09-30", "2022-12-31", "", "2023-03-31", "2023-03-31", "2021-12-31", "2023-04-15", "", "", "2022-10-01"]
    );
    let quarter = register.action("Dip sample");
    assert_eq!(quarter.get("target").as_text(), Some("Q4 2022/23"));
    assert_eq!(quarter.get("target_kind").as_text(), Some("quarter_financial"));
    assert_eq!(register.action("Amend").get("completed"), &Value::Date(Date::constant(2022, 9, 12)));
    assert_eq!(register.action("Amend").get("owner_text").as_text(), Some("Head of Midwifery"));
    let recommendation = register.action("Train all").get("recommendation").as_link();
    assert_eq!(recommendation, register.action("Amend").get("recommendation").as_link());
    assert!(recommendation.is_some());
}

#[test]
fn the_mapping_of_the_sample_is_proposed_without_help() {
    let proposal = propose(&fixture("samples/action-plan.csv"), &request(Kind::Actions)).unwrap();
    let sheet = proposal.sheets.first().unwrap();
    let mapped: Vec<String> = sheet.mapping.iter().map(|mapped| mapped.field_name()).collect();
    assert_eq!(
        mapped,
        [
            "action.case",
            "recommendation.what",
            "action.what",
            "action.agency",
            "action.owner_text",
            "action.due",
            "action.rag",
            "action.completed",
            "action.latest"
        ]
    );
    assert_eq!(sheet.heading_row, 1);
    assert!(proposal.question.is_none());
}

#[test]
fn an_agency_that_ended_keeps_its_name_and_its_end_is_said() {
    let mut register = vale();
    let import = register.import(&fixture("samples/action-plan.csv"), &request(Kind::Actions));
    let agencies = register.all("agency");
    let crc = agencies.iter().find(|agency| agency.get("name").as_text() == Some("Wales CRC")).unwrap();
    let ended = crc.get("ended").show(crc.entity.field("ended").unwrap().kind, Style::Detail, TODAY);
    assert_eq!(ended, "25 June 2021");
    assert_eq!(register.action("Agree protocol").get("agency").as_link(), Some(crc.id));
    assert!(whys(&import, 7).contains("is now Probation Service"));
    let succession = register.all("succession");
    assert_eq!(succession.first().unwrap().get("from").as_link(), Some(crc.id));
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let mut register = vale();
    let book = fixture("samples/action-plan.csv");
    register.import(&book, &request(Kind::Actions));
    let before = register.records.clone();
    let again = register.import(&book, &request(Kind::Actions));
    assert!(again.batch.is_empty(), "{:#?}", again.batch);
    assert_eq!(again.report.totals().duplicate, 10);
    assert_eq!(register.records, before);
    assert!(rows(&again).iter().all(|row| row.outcome == Outcome::Duplicate && row.changed.is_empty()));
}

#[test]
fn a_corrected_file_changes_only_what_was_corrected() {
    let plan = |due: &str, rag: &str| {
        csv(&format!(
            "Ref,Action,Lead agency,Target date,RAG\nVALE3,Write to heads,Education,{due},{rag}\nVALE3,Buy a tracker,Education,Dec 2022,Amber\n"
        ))
    };
    let mut register = vale();
    register.import(&plan("31/03/2023", "Amber"), &request(Kind::Actions));
    let import = register.import(&plan("30/06/2023", "Amber"), &request(Kind::Actions));
    assert_eq!(outcomes(&import), "imported duplicate");
    assert_eq!(rows(&import).first().unwrap().changed, ["Due: 31 Mar 2023 -> 30 Jun 2023"]);
    assert_eq!((import.report.totals().added, import.report.totals().updated), (0, 1));
    let action = register.action("Write to heads");
    assert_eq!(action.get("due"), &Value::Date(Date::constant(2023, 6, 30)));
    assert_eq!(action.get("original_due"), &Value::Date(Date::constant(2023, 3, 31)));
    assert!(import.report.to_text().iter().any(|line| line.contains("changed Due: 31 Mar 2023 -> 30 Jun 2023")));
}

#[test]
fn a_blank_cell_takes_nothing_away() {
    let mut register = vale();
    register.import(&csv("Ref,Action,RAG,Progress\nVALE3,Write to heads,Red,Sent\n"), &request(Kind::Actions));
    let import = register.import(&csv("Ref,Action,RAG,Progress\nVALE3,Write to heads,,\n"), &request(Kind::Actions));
    assert_eq!(outcomes(&import), "duplicate");
    assert_eq!(register.action("Write").get("rag").as_text(), Some("red"));
}

#[test]
fn orphans_are_listed_and_not_lost() {
    let mut register = vale();
    let import = register.import(
        &csv("DHR,Action,RAG\nVALE9,Write to heads,Red\n,Ring the heads,Red\nvale 03,Meet the heads,Red\n"),
        &request(Kind::Actions),
    );
    assert_eq!(outcomes(&import), "attention attention imported");
    let row = rows(&import)[0];
    let problem = row.problems.first().unwrap();
    assert_eq!((problem.field.as_str(), problem.raw.as_str()), ("case", "VALE9"));
    assert!(row.cells.contains(&("Action".to_owned(), "Write to heads".to_owned())));
    assert_eq!(register.all("action").len(), 1);
    assert_eq!(register.action("Meet").get("case").as_link(), Some(1));
}

#[test]
fn a_plan_of_one_case_named_above_the_headings_needs_no_references() {
    let mut register = vale();
    let import = register.import(
        &csv(
            "Action plan of DHR VALE3,,\n,,\nRec,Action,Target date\n1,Write to heads,Dec 2022\n2,Ring the heads,TBC\n",
        ),
        &request(Kind::Actions),
    );
    assert_eq!(outcomes(&import), "imported imported", "{:#?}", import.report.to_text());
    assert_eq!(register.action("Write").get("case").as_link(), Some(1));
    assert!(whys(&import, 4).contains("no recommendation of this number"));
}

#[test]
fn green_is_asked_about_and_not_believed_until_then() {
    let book = csv("Ref,Action,Status\nVALE3,One,Green\nVALE3,Two,g\nVALE3,Three,Complete\n");
    let mut asked = request(Kind::Actions);
    asked.green = None;
    let question = propose(&book, &asked).unwrap().question.unwrap();
    assert_eq!((question.cells, question.suggests), (2, Some(Green::OnTrack)));
    let mut register = vale();
    let import = register.import(&book, &asked);
    assert!(register.action("One").get("rag").is_missing());
    assert!(whys(&import, 2).contains("Green means complete"));
    asked.green = Some(Green::Complete);
    let answered = register.import(&book, &asked);
    assert_eq!(outcomes(&answered), "imported imported duplicate");
    assert_eq!(register.action("One").get("rag").as_text(), Some("blue"));
}

#[test]
fn an_action_almost_like_one_that_is_there_is_offered() {
    let mut register = vale();
    let first = "Write to the heads of every secondary school in the area";
    register.import(&csv(&format!("Ref,Action\nVALE3,{first}\n")), &request(Kind::Actions));
    let book = csv("Ref,Action\nVALE3,Write to the heads of every secondery school in the area\n");
    let mut again = request(Kind::Actions);
    let import = register.dry(&book, &again).unwrap();
    assert_eq!(outcomes(&import), "attention");
    let like = rows(&import)[0].like;
    assert_eq!(like, Some(1));
    assert!(import.batch.is_empty());
    let sheet = import.report.sheets[0].name.clone();
    again.answers = vec![(sheet.clone(), 2, Answer::Same(1))];
    let same = register.clone().import(&book, &again);
    assert!(rows(&same)[0].changed[0].starts_with("Action: Write to the heads"));
    again.answers = vec![(sheet, 2, Answer::New)];
    register.import(&book, &again);
    assert_eq!(register.all("action").len(), 2);
}

#[test]
fn one_text_for_two_agencies_is_two_actions_and_a_row_twice_is_one() {
    let mut register = vale();
    let book = csv(
        "Ref,Action,Lead agency\nVALE3,Train staff,Education\nVALE3,Train staff,Housing\nVALE3,Train  Staff,Education\n",
    );
    let import = register.import(&book, &request(Kind::Actions));
    assert_eq!(register.all("action").len(), 2);
    assert_eq!(outcomes(&import), "imported imported duplicate");
    let again = register.import(&book, &request(Kind::Actions));
    assert_eq!(outcomes(&again), "duplicate duplicate duplicate");
}

#[test]
fn a_new_wording_under_a_number_of_its_own_changes_that_action() {
    let mut register = vale();
    register
        .import(&csv("DHR,Action No,Action\nVALE3,1,Train staff\nVALE3,2,Write a leaflet\n"), &request(Kind::Actions));
    let import = register.import(
        &csv("DHR,Action No,Action\nVALE3,1,Train every member of staff each year\nVALE3,2,Write a leaflet\n"),
        &request(Kind::Actions),
    );
    assert_eq!(outcomes(&import), "imported duplicate");
    assert_eq!(register.all("action").len(), 2);
    assert_eq!(register.action("Train every").get("number").as_text(), Some("1"));
}

#[test]
fn an_archived_action_is_not_brought_back() {
    let mut register = vale();
    register.import(&csv("Ref,Action,RAG\nVALE3,Train staff,Red\n"), &request(Kind::Actions));
    let at = register.records.iter().position(|record| record.entity.name == "action").unwrap();
    register.records[at].archived = Some("a double".to_owned());
    let import = register.import(&csv("Ref,Action,RAG\nVALE3,Train staff,Amber\n"), &request(Kind::Actions));
    assert_eq!(outcomes(&import), "duplicate");
    assert!(whys(&import, 2).contains("archived"));
}

#[test]
fn words_added_to_the_remarks_by_hand_survive_the_next_import() {
    let mut register = vale();
    let book = csv("Ref,Action,RAG\nVALE3,Train staff,Red/Amber\n");
    register.import(&book, &request(Kind::Actions));
    let at = register.records.iter().position(|record| record.entity.name == "action").unwrap();
    let own = format!("{}\nAsked on Monday", register.records[at].get("remarks").as_text().unwrap());
    register.records[at].set("remarks", Value::text(own.clone()));
    let again = register.import(&book, &request(Kind::Actions));
    assert!(again.batch.is_empty());
    assert_eq!(register.action("Train").get("remarks").as_text(), Some(own.as_str()));
}
