//! A tracker that comes again as a file, to the program itself and its register on disk: what was changed here, what
//! the sender changed, and what both changed, in every sort of file.

use dhr::domain::date::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::cli_shell::{Answer, Shell};

const HEADINGS: [&str; 6] = ["DHR ref", "Case lead", "Action", "Lead agency", "Target date", "RAG"];

/// A row: reference, lead, action, agency, target, RAG.
type Row = (&'static str, &'static str, &'static str, &'static str, Date, &'static str);

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// The tracker as it came first.
fn first() -> Vec<Row> {
    vec![
        ("NM1", "pat", "Train the staff", "Police", day(2026, 12, 31), "Red"),
        ("NM1", "pat", "Write the policy", "Housing", day(2027, 2, 1), "Amber"),
        ("NM2", "sam", "Visit the tenants", "Housing", day(2027, 3, 1), "Amber"),
    ]
}

/// The tracker as it comes again: the sender moved the second action and the third, and rated the second anew.
fn corrected() -> Vec<Row> {
    let mut rows = first();
    rows[1].4 = day(2027, 5, 1);
    rows[1].5 = "Red";
    rows[2].4 = day(2027, 6, 30);
    rows
}

/// A file of these rows, of the sort its name says; dates are dates where the sort has them.
fn write(shell: &Shell, name: &str, rows: &[Row]) -> String {
    let path = shell.path(name);
    match name.rsplit_once('.').unwrap().1 {
        "csv" => std::fs::write(&path, csv(rows)).unwrap(),
        "ods" => std::fs::write(&path, ods(rows)).unwrap(),
        _ => xlsx(rows).save(&path).unwrap(),
    }
    path.display().to_string()
}

fn csv(rows: &[Row]) -> String {
    let line = |(case, lead, what, agency, due, rag): &Row| {
        format!("{case},{lead},{what},{agency},{},{rag}\n", due.strftime("%d/%m/%Y"))
    };
    format!("{}\n{}", HEADINGS.join(","), rows.iter().map(line).collect::<String>())
}

fn xlsx(rows: &[Row]) -> Workbook {
    let mut book = Workbook::new();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADINGS).unwrap();
    for (at, (case, lead, what, agency, due, rag)) in (1..).zip(rows) {
        sheet.write_row(at, 0, [*case, *lead, *what, *agency]).unwrap();
        let (year, month, day) = (due.year(), due.month(), due.day());
        let due = ExcelDateTime::from_ymd(year.try_into().unwrap(), month.try_into().unwrap(), day.try_into().unwrap());
        sheet.write_datetime_with_format(at, 4, due.unwrap(), &dated).unwrap();
        sheet.write(at, 5, *rag).unwrap();
    }
    book
}

fn ods(rows: &[Row]) -> Vec<u8> {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let mut table: String = HEADINGS.map(text).concat();
    table = format!("<table:table-row>{table}</table:table-row>");
    for (case, lead, what, agency, due, rag) in rows {
        let cells: String = [case, lead, what, agency].map(|own| text(own)).concat();
        let due = format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{due}\"><text:p>{due}</text:p></table:table-cell>"
        );
        table.push_str(&format!("<table:table-row>{cells}{due}{}</table:table-row>", text(rag)));
    }
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Tracker\">{table}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    crate::office_files::zipped(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

fn register() -> Shell {
    let shell = Shell::bare();
    assert_eq!(shell.run(&["init"]).status, 0);
    shell
}

#[track_caller]
fn fine(answer: Answer) -> Answer {
    assert_eq!(answer.status, 0, "{}{}", answer.out, answer.err);
    answer
}

#[track_caller]
fn import(shell: &Shell, file: &str) -> serde_json::Value {
    serde_json::from_str(&fine(shell.run(&["import", file, "--json"])).out).unwrap()
}

fn outcomes(report: &serde_json::Value) -> String {
    let rows = report["sheets"][0]["rows"].as_array().unwrap().iter();
    rows.map(|row| row["outcome"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// Actions with their day and rating, in the order of their days.
fn actions(shell: &Shell) -> String {
    let list = fine(shell.run(&["list", "action", "--csv"])).out;
    let mut said: Vec<String> = Vec::new();
    for line in list.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        said.push(format!("{}: {} {}", cells[3], cells[1], cells[5]));
    }
    said.join("; ")
}

fn comes_again(extension: &str) {
    let shell = register();
    let file = write(&shell, &format!("tracker.{extension}"), &first());
    assert_eq!(outcomes(&import(&shell, &file)), "imported imported imported");
    let again = import(&shell, &file);
    assert_eq!(outcomes(&again), "duplicate duplicate duplicate", "{again:#}");
    assert!(again["batch"].is_null() && again["totals"]["added"] == 0 && again["totals"]["updated"] == 0);

    // The coordinator goes on in the register, the sender in the file.
    fine(shell.run(&["set", "NM1", "lead=priya"]));
    fine(shell.run(&["set", "action:1", "due=2027-03-31", "--why", "agreed with the panel"]));
    fine(shell.run(&["set", "action:3", "due=2027-04-30", "--why", "agreed with the panel"]));
    let file = write(&shell, &format!("tracker.{extension}"), &corrected());
    let report = import(&shell, &file);
    assert_eq!(outcomes(&report), "duplicate imported attention", "{report:#}");
    assert_eq!(
        actions(&shell),
        "Train the staff: 2027-03-31 Red; Visit the tenants: 2027-04-30 Amber; Write the policy: 2027-05-01 Red"
    );
    let rows = &report["sheets"][0]["rows"];
    let kept = rows[0]["kept"].to_string();
    assert!(kept.contains("31 Mar 2027") && kept.contains("priya"), "{kept}");
    assert_eq!(rows[1]["changed"].as_array().unwrap().len(), 2, "{}", rows[1]);
    let asked = &rows[2]["problems"][0];
    assert_eq!(asked["field"], "due");
    let why = asked["why"].as_str().unwrap();
    assert!(why.contains("the file has changed, and so has the register"), "{why}");
    // Words for a person: the row, what stays, what the file says.
    let text = fine(shell.run(&["import", &file, "--dry-run"])).out;
    assert!(text.contains("row 4: Target date"), "{text}");

    // Nothing more comes of it, and the whole of the second import is one step.
    let third = import(&shell, &file);
    assert!(third["batch"].is_null(), "{third:#}");
    fine(shell.run(&["undo"]));
    assert_eq!(
        actions(&shell),
        "Write the policy: 2027-02-01 Amber; Train the staff: 2027-03-31 Red; Visit the tenants: 2027-04-30 Amber"
    );
    // What was taken back is no longer what an import gave, so the file is heard again.
    assert_eq!(outcomes(&import(&shell, &file)), "duplicate imported attention");
}

#[test]
fn a_workbook_that_comes_again_puts_back_nothing_that_was_changed_here() {
    comes_again("xlsx");
}

#[test]
fn an_open_document_that_comes_again_puts_back_nothing_that_was_changed_here() {
    comes_again("ods");
}

#[test]
fn plain_text_that_comes_again_puts_back_nothing_that_was_changed_here() {
    comes_again("csv");
}

#[test]
fn the_same_rows_in_another_sort_of_file_add_nothing() {
    let shell = register();
    import(&shell, &write(&shell, "tracker.xlsx", &first()));
    for name in ["tracker.ods", "tracker.csv"] {
        let again = import(&shell, &write(&shell, name, &first()));
        assert_eq!(outcomes(&again), "duplicate duplicate duplicate", "{name}: {again:#}");
    }
}

#[test]
fn an_import_undone_after_a_colleagues_change_leaves_only_what_they_changed_and_names_it() {
    let shell = register();
    import(&shell, &write(&shell, "tracker.csv", &first()));
    let colleague = |words: &[&str]| {
        let who = dhr::domain::journal::Who { uid: 4321, name: "sam.hale".to_owned() };
        let now = jiff::Timestamp::now();
        let options = dhr::store::Options::new(dhr::store::Mode::ReadWrite, now, day(2026, 3, 27));
        let store = dhr::store::Store::open(&shell.register(), who, options).unwrap();
        if words == ["undo"] {
            store.undo(now).unwrap();
            return;
        }
        let entity = dhr::domain::register::entity("action").unwrap();
        let mut batch = dhr::domain::change::Batch::new("set latest");
        let (base, new) = (dhr::domain::value::Value::Missing, dhr::domain::value::Value::text("rung them"));
        batch.push(dhr::domain::change::Change::set(entity, 1, entity.field("latest").unwrap(), base, new));
        store.apply(&batch, now).unwrap();
    };
    colleague(&["set"]);
    let undone = shell.run(&["undo"]);
    assert_eq!(undone.status, 3, "{}", undone.out);
    assert!(undone.out.contains("Action \"Train the staff\": it was changed since by sam.hale"), "{}", undone.out);
    assert!(undone.out.contains("Case \"NM1\": the action \"Train the staff\" needs it"), "{}", undone.out);
    assert!(undone.err.contains("The rest was taken back"), "{}", undone.err);
    assert_eq!(actions(&shell), "Train the staff: 2026-12-31 Red");
    let again = shell.run(&["undo"]);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("Train the staff") && again.err.contains("sam.hale"), "{}", again.err);
    colleague(&["undo"]);
    fine(shell.run(&["undo"]));
    assert_eq!(shell.run(&["list", "action"]).status, 1, "nothing is left");
    assert_eq!(shell.run(&["list", "case"]).status, 1, "nothing is left");
    let history = fine(shell.run(&["history"])).out;
    assert!(history.contains("Action \"Train the staff\": taken out again"), "{history}");
}

#[test]
fn rows_of_a_case_the_register_has_under_another_reference_can_be_given_to_it() {
    let shell = register();
    fine(shell.run(&["add", "case", "reference=NM1"]));
    let file = write(&shell, "plan.csv", &first());
    let trial = fine(shell.run(&["import", &file, "--as", "actions", "--dry-run"])).out;
    assert!(trial.contains("--ref 'NM2=REF'"), "{trial}");
    fine(shell.run(&["import", &file, "--as", "actions", "--ref", "NM2=NM1"]));
    assert!(actions(&shell).contains("Visit the tenants"));
    let wrong = shell.run(&["import", &file, "--as", "actions", "--ref", "NM2"]);
    assert_eq!(wrong.status, 2);
}
