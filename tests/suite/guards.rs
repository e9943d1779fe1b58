//! A rule holds by every door: the command line, a form, one field on screen, plain mode and a file.

use crate::cli_shell::Shell;
use crate::desk::Desk;
use crate::plain_register;
use dhr::domain::value::Value;

/// The fields of a review that goes on, decided on 18 September 2025.
const REVIEW: &str = "attention=2025-09-01 notified=2025-09-01 linked_stated=yes outcome=review decided=2025-09-18 \
                      home_office_told=2025-09-18 family_told=2025-09-18 reasons=x stage=panel_running";

fn register() -> Shell {
    let shell = Shell::bare();
    assert_eq!(shell.run(&["init"]).status, 0);
    shell
}

/// Runs a line whose words are parted by spaces; `|` stands for a space in a value.
fn run(shell: &Shell, line: &str) -> (i32, String) {
    let words: Vec<String> = line.split_whitespace().map(|word| word.replace('|', " ")).collect();
    let answer = shell.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    (answer.status, answer.out + &answer.err)
}

fn refused(shell: &Shell, line: &str, says: &[&str]) {
    let (status, text) = run(shell, line);
    assert_eq!(status, 3, "{line}: {text}");
    assert!(text.contains("Nothing was changed"), "{line}: {text}");
    for word in says {
        assert!(text.contains(word), "{line}: {word}: {text}");
    }
}

fn saved(shell: &Shell, line: &str) {
    let (status, text) = run(shell, line);
    assert_eq!(status, 0, "{line}: {text}");
}

#[test]
fn a_case_added_with_dates_out_of_order_or_ahead_is_refused_by_row_and_field() {
    let shell = register();
    let bad = "add case reference=B-1 attention=2025-10-01 notified=2025-10-10 decided=2025-09-18 \
               completed=2025-08-01 cleared=2026-03-01 published=2025-12-01 stage=published";
    refused(
        &shell,
        bad,
        &[
            "B-1: Decided (18 September 2025) is before Notified (10 October 2025)",
            "B-1: Published (1 December 2025) is before Cleared (1 March 2026)",
        ],
    );
    refused(&shell, &format!("{bad} --why because"), &["is before"]);
    refused(
        &shell,
        "add case reference=B-1 completed=2027-01-01",
        &["Report completed (1 January 2027) is still to come"],
    );
    assert!(run(&shell, "list case").1.contains("Nothing was found"), "nothing is half saved");
    refused(&shell, "add case reference=B-1 decided=2026-02-02 attention=2026-01-05", &["--why", "what was decided"]);
    saved(&shell, "add case reference=B-1 stage=published published=2013-05-01 --why from|the|old|files");
}

#[test]
fn a_reference_is_nobody_elses_whatever_its_capitals() {
    let shell = register();
    saved(&shell, "add case reference=B-1");
    saved(&shell, "add case reference=B-2");
    refused(&shell, "add case reference=b-1", &["Reference: \"B-1\" is another case's"]);
    refused(&shell, "set B-2 reference=B-1", &["Reference"]);
    saved(&shell, "set B-2 reference=B-3");
    std::fs::write(shell.path("cases.csv"), "Ref,Stage\nb-1,Scoping\nB-4,Scoping\n").unwrap();
    saved(&shell, "import cases.csv --as cases");
    let (_, list) = run(&shell, "list case --json");
    assert_eq!(list.matches("\"reference\"").count(), 3, "the row found its case: {list}");
}

#[test]
fn a_later_date_of_a_clock_wants_its_agreement_by_every_door() {
    let shell = register();
    saved(&shell, &format!("add case reference=M-5 {REVIEW}"));
    let says: &[&str] = &["no agreement on file", "--move D5 2028-09-18"];
    refused(&shell, "set M-5 agreed_due=2028-09-18", says);
    refused(&shell, "set M-5 agreed_due=2028-09-18 --why the|chair|wishes|it", says);
    saved(&shell, "set M-5 agreed_due=2026-03-01");
    saved(&shell, "set M-5 agreed_due=");
    refused(&shell, "set M-5 agreed_due=2028-09-18", says);
    std::fs::write(shell.path("cases.csv"), "Ref,Report due\nM-5,18/09/2028\n").unwrap();
    let (status, text) = run(&shell, "import cases.csv --as cases");
    assert_eq!(status, 0, "{text}");
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("row 2: Report due \"18/09/2028\"") && flat.contains("no agreement on file"), "{flat}");
    let (_, case) = run(&shell, "case M-5 --json");
    assert!(case.contains("\"agreed_due\": null") && case.contains("Report due: 18/09/2028"), "{case}");
    let moved = "clocks M-5 --move D5 2028-09-18 --agreed 2026-03-02 --by Board --why trial --minute 4";
    refused(&shell, moved, &["whether the Home Office was told"]);
    let (status, text) = run(&shell, &format!("{} --home-office-told yes", moved.replace("2026-03-02", "2027-03-02")));
    assert!(status == 2 && text.contains("still to come") && text.contains("Nothing was changed"), "{text}");
    saved(&shell, &format!("{moved} --home-office-told yes"));
}

#[test]
fn a_moved_date_of_a_return_or_an_action_keeps_the_old_one() {
    let shell = register();
    for line in [
        &format!("add case reference=M-5 {REVIEW}"),
        "add agency name=Ashdown",
        "add return case=M-5 agency=Ashdown kind=imr asked=2026-01-12 due=2026-03-02",
        "add action case=M-5 what=Train agency=Ashdown due=2026-06-01",
        "set return:1 due=2027-01-01 --why the|author|is|ill",
        "set action:1 due=2030-01-01",
    ] {
        saved(&shell, line);
    }
    let (_, moved) = run(&shell, "list due_change --json");
    for word in ["2026-03-02", "2027-01-01", "the author is ill", "2026-06-01", "2030-01-01", "\"noted\""] {
        assert!(moved.contains(word), "{word}: {moved}");
    }
    refused(&shell, "set action:1 original_due=2030-01-01", &["--why"]);
    saved(&shell, "undo");
    assert!(!run(&shell, "list due_change --json").1.contains("2030-01-01"), "undo takes back both");
}

#[test]
fn a_decision_is_one_truth_and_a_no_is_kept() {
    let shell = register();
    saved(&shell, "add case reference=E-1 attention=2026-01-05 notified=2026-01-05");
    refused(&shell, "add decision case=E-1 decided=2026-02-02 outcome=review linked_none=yes", &["ticked", "--why"]);
    saved(
        &shell,
        "add decision case=E-1 decided=2026-02-02 outcome=review linked_none=yes criteria=aged_16;violence;partner",
    );
    let (_, clocks) = run(&shell, "clocks E-1");
    assert!(clocks.contains("done 2 February 2026") && clocks.contains("D5"), "{clocks}");
    saved(&shell, "set E-1 decided=2026-02-03 --why the|minute|says|so");
    assert!(run(&shell, "list decision --json").1.contains("2026-02-03"), "the record follows the case");
    refused(&shell, "set E-1 outcome= --why x", &["a record of its own"]);

    let no = "attention=2026-01-05 notified=2026-01-05 outcome=no_criteria decided=2026-02-02 reasons=Not|met \
              linked_stated=yes family_told=2026-02-03 stage=not_proceeding";
    saved(&shell, &format!("add case reference=V-5 {no}"));
    for line in [
        "set V-5 outcome= decided= reasons= stage=notified --why y",
        "set V-5 outcome=review stage=commissioned --why x",
        "set V-5 stage=commissioned --why x",
        "add decision case=V-5 decided=2026-03-02 outcome=review criteria=aged_16;violence;partner --why x",
    ] {
        refused(&shell, line, &["Only a direction opens a review", "--directed"]);
    }
    std::fs::write(shell.path("cases.csv"), "Ref,Decision,Stage\nV-5,Review,Panel running\n").unwrap();
    let (_, text) = run(&shell, "import cases.csv --as cases");
    assert!(text.contains("A decision not to review stays on file"), "{text}");
    assert!(run(&shell, "case V-5 --json").1.contains("no_criteria"));
    saved(&shell, "clocks V-5 --directed 2026-03-02 --why Letter");
    let (_, clocks) = run(&shell, "clocks V-5");
    assert!(clocks.contains("six months from the direction of 2 March 2026"), "{clocks}");
    assert!(run(&shell, "list decision").1.contains("No review: criteria not met"));
}

#[test]
fn nothing_goes_round_an_open_point() {
    let shell = register();
    saved(&shell, &format!("add case reference=Q-1 {REVIEW}"));
    refused(&shell, "set Q-1 submitted=2026-02-02 --why x", &["Record first the day the report was completed"]);
    saved(&shell, "set Q-1 completed=2026-02-02 submitted=2026-02-03 --why the|grid|follows");
    saved(&shell, "add submission case=Q-1 number=1 sent=2026-02-03 --why the|grid|follows");
    saved(&shell, "add qa_letter case=Q-1 dated=2026-03-02 outcome=resubmit submission=submission:1");
    saved(&shell, "add qa_point case=Q-1 letter=qa_letter:1 number=1 what=Say|more");
    for line in [
        "add submission case=Q-1 number=2 sent=2026-03-20 --why x",
        "set Q-1 qa_outcome=adequate --why x",
        "set Q-1 stage=actions_live --why x",
        "set Q-1 stage=publication_planned publication_planned=2026-04-20 --why x",
        "set submission:1 outcome=adequate --why x",
    ] {
        refused(&shell, line, &["Point 1: not answered"]);
    }
    refused(&shell, "add submission case=Q-1 number=1 sent=2026-02-04 --why x", &["number of another submission"]);
    refused(&shell, "add qa_letter case=Q-1 dated=2026-01-12 outcome=adequate", &["before the report was submitted"]);
}

#[test]
fn a_new_case_with_a_day_still_to_come_is_refused_on_screen_and_what_was_typed_stands() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c a").types("NM-31").keys("Enter");
    desk.keys(&"Down ".repeat(23)).types("1 jan 2027").keys("Enter Ctrl-S");
    let screen = desk.screen();
    assert!(screen.contains("This cannot be saved yet") && screen.contains("is still to come"), "{screen}");
    let back = desk.keys("Esc").screen();
    assert!(back.contains("New: Case") && back.contains("1 January 2027"), "{back}");
}

#[test]
fn plain_mode_refuses_what_the_screen_refuses() {
    let mut desk = plain_register::Desk::open();
    let said = desk.say("cases\n1\nset came to attention 1 january 2027");
    assert!(said.contains("This cannot be saved yet.") && said.contains("is still to come"), "{said}");
    assert_eq!(desk.value("case", 1, "attention"), Value::Missing);
    assert!(desk.say("set came to attention 2 march 2026").contains("Saved at"));
    let said = desk.say("set decision due 30 june 2026");
    assert!(said.contains("no agreement on file") && said.contains("--move D2"), "{said}");
}

#[test]
fn a_date_that_a_computer_writes_for_none_is_refused_by_row_and_field() {
    let shell = register();
    saved(&shell, "add case reference=X0");
    refused(&shell, "set X0 agreed_due=9999-12-31 --why x", &["X0: Report due (31 December 9999) cannot be meant"]);
    refused(&shell, "set X0 agreed_due=1900-01-01 --why x", &["leave it empty where no day is known"]);
    refused(&shell, "add action case=X0 what=a due=9999-12-31", &["Due (31 December 9999) cannot be meant"]);
    saved(&shell, "set X0 agreed_due=2027-01-04 --why x");
}
