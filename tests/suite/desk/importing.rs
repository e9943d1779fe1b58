//! A spreadsheet brought in on the screen: the questions, the way back, and what is shown next.

use dhr::domain::change::{Batch, Change};
use dhr::domain::journal::Who;
use dhr::domain::register;
use dhr::domain::value::Value;
use dhr::store::{Mode, Options, Store};

use super::{Desk, TODAY};

fn empty() -> Desk {
    let store = Store::memory(Who { uid: 1000, name: "amara.okoro".to_owned() }, TODAY).unwrap();
    Desk::on(store, 80, 24)
}

/// The import screen with a file of this text read.
fn reading(desk: &mut Desk, text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.csv");
    std::fs::write(&path, text).unwrap();
    desk.keys(": i m p o r t Enter").pastes(&path.display().to_string()).keys("Enter");
    folder
}

const PLAN: &str = "No.,Recommendation,Action to take,Lead Agency,Target Date,RAG\n\
    7.1,Train,Book a trainer,Police,1/1/2026,Red\n7.2,Train,Run a day,Police,1/2/2027,Red\n";

#[test]
fn a_plan_that_names_no_case_opens_its_headings_with_the_question() {
    let mut desk = Desk::borough(80, 24);
    let _folder = reading(&mut desk, PLAN);
    desk.shows("has no column that says which case").shows("Press g to answer").shows("Lead Agency");
    desk.keys("i").shows("First answer with g");
    desk.keys("g").types("nm-dhr-16").keys("Enter").shows("2 rows: 2 imported");
    desk.keys("i").shows("Imported plan.csv");
    desk.keys("Enter").shows("u undoes: imported 2 actions");
    desk.keys("u").shows("Undone");
}

#[test]
fn from_inside_a_case_that_case_is_offered_first() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("nm-dhr-16").keys("Enter");
    desk.keys(":").types("import a spreadsheet").keys("Enter");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.csv");
    std::fs::write(&path, PLAN).unwrap();
    desk.pastes(&path.display().to_string()).keys("Enter");
    desk.keys("g").shows("> NM-DHR-16");
}

#[test]
fn a_heading_nobody_knows_can_be_named_as_the_reference() {
    let mut desk = empty();
    let _folder = reading(&mut desk, "Our name,Title,Stage\nA1,Adult A,Panel\n");
    desk.shows("No column is known to hold the reference of the case");
    desk.keys("g Enter").shows("1 row: 1 imported").shows("Case: Reference");
}

#[test]
fn the_green_question_is_shown_whole_and_headings_below_are_counted() {
    let mut desk = empty();
    let columns: Vec<String> = (1..=14).map(|n| format!("Extra {n}")).collect();
    let _folder = reading(
        &mut desk,
        &format!("Ref,Action,RAG,Moon,{}\nN1,Train,Green,full{}\n", columns.join(","), ",x".repeat(14)),
    );
    desk.shows("Which is it here?").shows("more headings below");
    desk.keys("?").shows("Bring it in").shows("Another kind");
}

#[test]
fn a_row_that_looks_like_another_is_asked_about_on_the_screen() {
    let mut desk = empty();
    let _folder = reading(
        &mut desk,
        "Ref,Action,Lead agency,RAG\nD1,Write the policy,Police,Red\nD1,Write the Policy.,Police,Amber\n",
    );
    desk.shows("1 row looks like an action that is there already").shows("press d");
    desk.keys("d").shows("row 3");
    desk.keys("Enter").shows("It is the same action");
    desk.keys("Down Enter").shows("2 rows: 2 imported").hides("press d");
}

#[test]
fn after_an_import_the_next_screen_shows_what_needs_somebody() {
    let mut desk = empty();
    desk.keys("g c").shows("0 cases");
    let _folder = reading(
        &mut desk,
        "DHR ref,Case lead,Action,Lead agency,Target date,RAG\nD1,Pat,Write the policy,Police,1/2/2026,Red\n",
    );
    desk.keys("i").shows("Imported plan.csv").shows("u undoes");
    desk.keys("Enter").shows("OVERDUE").shows("D1").hides("Nothing needs you");
    desk.keys("g c").shows("1 case").shows("D1");
}

#[test]
fn the_view_of_mine_says_how_much_it_hides() {
    let mut desk = empty();
    let _folder = reading(
        &mut desk,
        "DHR ref,Case lead,Action,Lead agency,Target date,RAG\nD1,Pat,Write the policy,Police,1/2/2026,Red\n",
    );
    desk.keys("i Enter v v").shows("view: team");
    desk.keys("v").shows("view: all");
    desk.keys("v").shows("view: mine").shows("more for the team: v");
    desk.shows("3 things need somebody else: v looks at the team's");
}

#[test]
fn paging_through_the_remarks_passes_none_of_them() {
    let mut desk = empty();
    let mut text = "Ref,Action,Lead agency,Target date,RAG\n".to_owned();
    for at in 1..=30 {
        text.push_str(&format!("N1,Thing number {at} of the plan,Police,31/02/20{:02},Red\n", at + 20));
    }
    let _folder = reading(&mut desk, &text);
    let mut seen = String::new();
    for _ in 0..30 {
        seen.push_str(&desk.screen());
        desk.keys("PgDn");
    }
    for row in 2..=31 {
        assert!(seen.contains(&format!("Sheet 1 row {row}: Target date")), "row {row} was passed");
    }
    desk.shows("things to look at, from number").shows("more headings below");
    for _ in 0..30 {
        desk.keys("PgUp");
    }
    desk.shows("33 things to look at:");
}

#[test]
fn rows_of_no_case_are_counted_and_given_to_one_on_the_screen() {
    let mut desk = Desk::borough(80, 24);
    let text = "DHR,Action,RAG\nNM-DHR-16,Train the staff,Red\nOLD/7,Write the policy,Red\nOLD/7,Visit,Red\n";
    let _folder = reading(&mut desk, text);
    desk.keys("k k").shows("Kind: actions").shows("2 rows name a case the register does not have (\"OLD/7\")");
    desk.keys("o").shows("OLD/7: 2 rows");
    desk.keys("Enter").shows("\"OLD/7\" in the file is");
    desk.types("nm-dhr-16").keys("Enter").shows("3 rows: 3 imported").hides("press o");
    desk.keys("i").shows("Imported plan.csv");
}

#[test]
fn what_green_was_said_to_mean_can_be_said_again() {
    let mut desk = empty();
    let _folder = reading(&mut desk, "Ref,Action,RAG\nN1,Train the staff,Green\nN1,Write the policy,Amber\n");
    desk.shows("Which is it here?");
    desk.keys("g Enter").hides("Which is it here?");
    desk.keys("g").shows("Which is it here?");
    desk.keys("g Down Enter i").shows("Imported plan.csv");
}

#[test]
fn what_stays_of_an_import_that_is_undone_is_named_thing_by_thing() {
    let folder = tempfile::tempdir().unwrap();
    let open = |uid: u32, name: &str| {
        let options = Options::new(Mode::Create, jiff::Timestamp::now(), TODAY);
        Store::open(&folder.path().join("register.db"), Who { uid, name: name.to_owned() }, options).unwrap()
    };
    let mut desk = Desk::on(open(1, "amara.okoro"), 80, 24);
    let text = "Ref,Action,Lead agency,RAG\nN1,Train the staff,Police,Red\nN1,Write the policy,Housing,Red\n";
    let _file = reading(&mut desk, text);
    desk.keys("i").shows("Imported plan.csv");
    desk.keys("Enter");
    let sam = open(2, "sam.hale");
    let action = register::entity("action").unwrap();
    let mut batch = Batch::new("set latest");
    let new = Value::text("rung them");
    batch.push(Change::set(action, 1, action.field("latest").unwrap(), Value::Missing, new));
    sam.apply(&batch, jiff::Timestamp::now()).unwrap();
    desk.keys("u")
        .shows("What stays of \"imported")
        .shows("but for this")
        .shows("Once a colleague takes their own change back");
    desk.shows("Action \"Train the staff\": it was changed since by sam.hale");
    desk.shows("Case \"N1\": the action \"Train the staff\" needs it").hides("Write the policy");
    desk.keys("Enter").hides("What stays of");
    desk.keys("g h").shows("(undone in part)");
    sam.undo(jiff::Timestamp::now()).unwrap();
    desk.home().keys("u").shows("Undone");
    desk.keys("g c").shows("No cases yet");
}

/// A workbook of two sheets with headings nobody knows, and one that is hidden.
fn workbook(folder: &std::path::Path) -> String {
    let sheet =
        |name: &str, rows: &str, more: &str| format!("<table:table table:name=\"{name}\"{more}>{rows}</table:table>");
    let row = |cells: &[&str]| {
        let cells: String = cells
            .iter()
            .map(|text| {
                format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
            })
            .collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let cases = row(&["DHR ref", "Pseudonym", "Moved on"]) + &row(&["D1", "Adult A", "Published"]);
    let acts = row(&["DHR ref", "Our promise", "Lead agency", "RAG", "Owed by"])
        + &row(&["D1", "Train staff", "Police", "Red", "1/2/2027"])
        + &row(&["D1", "Write it", "Police", "Red", "1/3/2027"]);
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>{}{}{}\
         </office:spreadsheet></office:body></office:document-content>",
        sheet("Reviews", &cases, ""),
        sheet("Promises", &acts, ""),
        sheet("Notes", &row(&["Please ask before you change this"]), ""),
    );
    let path = folder.join("tracker.ods");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        zip.start_file(name, plain).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path.display().to_string()
}

#[test]
fn each_sheet_is_put_right_and_all_come_in_as_one_step() {
    let mut desk = empty();
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path());
    desk.keys(": i m p o r t Enter").pastes(&path).keys("Enter");
    desk.shows("Sheet 1 of 3 (Tab: next): \"Reviews\"").shows("Moved on");
    // The stage stands under a heading of their own.
    desk.keys("Down Down Enter").types("case: stage").keys("Enter").shows("Case: Stage");
    desk.keys("Tab").shows("Sheet 2 of 3 (Tab: next): \"Promises\" stays out").shows("Enter on a heading says what");
    desk.keys("Down Enter")
        .types("action: action")
        .keys("Enter")
        .shows("\"Promises\", headings in row 1. 2 rows: 2 imported");
    desk.keys("Down Down Down Down Enter").types("action: due").keys("Enter").shows("Action: Due");
    desk.keys("Tab").shows("\"Notes\" stays out: no row of headings was found");
    desk.keys("x").shows("nothing can be brought in from it");
    desk.keys("Tab").shows("\"Reviews\"").shows("Case: Stage");
    desk.keys("i").shows("Imported tracker.ods");
    desk.keys("Enter");
    desk.keys("g c").shows("1 case").shows("Published");
    desk.keys("g a").shows("2 actions").shows("1 Feb 2027");
    desk.keys("u").shows("Undone");
    desk.keys("g c").shows("0 cases");
}

#[test]
fn a_sheet_is_left_out_and_taken_in_again() {
    let mut desk = empty();
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path());
    desk.keys(": i m p o r t Enter").pastes(&path).keys("Enter").shows("\"Reviews\"");
    desk.keys("x").shows("This is the only sheet that would be brought in");
    desk.keys("Tab Down Enter").types("action: action").keys("Enter").shows("2 rows: 2 imported");
    desk.keys("x").shows("\"Promises\" stays out: you said so. x brings it in.");
    desk.keys("x").shows("\"Promises\", headings in row 1. 2 rows");
    desk.keys("s").shows("> Promises").shows("2 rows: 2 imported");
    desk.keys("Up Enter").shows("Sheet 1 of 3");
}

#[test]
fn on_a_narrow_screen_the_keys_of_the_import_are_all_named() {
    let mut desk = Desk::on(Store::memory(Who { uid: 1000, name: "amara.okoro".to_owned() }, TODAY).unwrap(), 60, 24);
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path());
    desk.keys(": i m p o r t Enter").pastes(&path).keys("Enter");
    for hint in ["i import", "Enter heading", "Tab sheet", "? keys", "Esc cancel"] {
        desk.shows(hint);
    }
    desk.keys("Enter").shows("more below");
}

#[test]
fn two_columns_of_one_heading_are_put_right_one_by_one() {
    let mut desk = empty();
    let _folder = reading(&mut desk, "Ref,Pseudonym,Thing,Thing\nD1,Adult A,Panel,Closed\n");
    desk.keys("Down Down Down Enter").types("case: stage").keys("Enter").shows("Case: Stage");
    desk.keys("i").shows("Imported plan.csv");
    desk.keys("Enter g c").shows("Closed");
}

#[test]
fn a_file_name_is_gone_on_with_by_tab() {
    let mut desk = empty();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("trackers")).unwrap();
    for name in ["plan.csv", "plan old.csv", "letter.pdf"] {
        std::fs::write(folder.path().join("trackers").join(name), PLAN).unwrap();
    }
    let begun = format!("{}/tr", folder.path().display());
    desk.keys(": i m p o r t Enter").pastes(&begun).shows("Tab complete the name");
    desk.keys("Tab").shows("/trackers/");
    desk.keys("Tab").shows("plan old.csv").hides("letter.pdf");
    desk.keys(". c Tab").shows("/trackers/plan.csv");
    desk.keys("Enter").shows("Import plan.csv");
    desk.keys("Esc").keys("z Tab").shows("No file of this sort and no folder begins so.");
}

#[test]
fn the_keys_of_the_import_are_listed_and_pressed() {
    let mut desk = empty();
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path());
    desk.keys(": i m p o r t Enter").pastes(&path).keys("Enter").keys("?");
    for key in ["i      Bring it in", "Tab    Next sheet", "x      Leave this sheet out", "PgDn   More remarks"] {
        desk.shows(key);
    }
    desk.hides("Which agency");
    desk.types("next sheet").keys("Enter").shows("Sheet 2 of 3");
}

#[test]
fn what_was_said_of_one_file_does_not_hold_for_the_next() {
    let mut desk = empty();
    let folder = tempfile::tempdir().unwrap();
    for name in ["one.csv", "two.csv"] {
        std::fs::write(folder.path().join(name), "Ref,Action,Thing,RAG\nD1,Train,x,Green\n").unwrap();
    }
    let path = folder.path().join("one.csv").display().to_string();
    desk.keys(": i m p o r t Enter").pastes(&path).keys("Enter").shows("plain Green");
    desk.keys("g Enter").hides("plain Green");
    desk.keys("Down Down Enter").types("action: remarks").keys("Enter");
    desk.shows("Action: Remarks");
    // The same file again keeps what was said of it.
    desk.keys("Esc Enter").shows("Action: Remarks").hides("plain Green");
    desk.keys("Esc Ctrl-U").pastes(&path.replace("one", "two")).keys("Enter").shows("plain Green");
    desk.hides("Action: Remarks");
}

#[test]
fn why_a_file_is_not_read_stands_whole_on_the_page() {
    let mut desk = empty();
    let _folder = reading(&mut desk, "%PDF-1.7\nnothing else\n");
    let seen = desk.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains("This is a PDF, which cannot be read as a table. Nothing was changed. Ask"), "{seen}");
    desk.keys("x").hides("This is a PDF");
}
