//! Plain mode: the job done by saying lines.

use super::plain_register::{Desk, context, kind, register, today, without_clock};
use dhr::app::allowed::Allowed;
use dhr::app::context::Context;
use dhr::domain::change::{Batch, Change};
use dhr::domain::listing::Listing;
use dhr::domain::value::Value;
use dhr::term::perform::Performer;

#[test]
fn script_9_a_novice_chases_the_oldest_overdue_return_sets_a_date_and_undoes_it() {
    let mut desk = Desk::open();
    desk.say("1\nchase");
    desk.say("14 April");
    assert_eq!(desk.value("return", 1, "chased"), Value::Number(2));
    assert_eq!(desk.value("return", 1, "next_chase"), Value::Date("2026-04-14".parse().unwrap()));
    desk.say("undo\nquit");
    assert!(desk.is_quitting());
    assert_eq!(desk.value("return", 1, "chased"), Value::Number(1));
    assert_eq!(desk.value("return", 1, "next_chase"), Value::Missing);
    assert!(desk.performer.store.get(kind("chase"), 1).unwrap().is_none(), "the chase itself is gone too");
    insta::assert_snapshot!(desk.transcript, @r#"
    Today, Friday 27 March 2026. 4 items need you, 1 overdue. Yours; say team or all for others.
    Overdue.
    1. 4 days late. DHR-2025-021. Return from an agency: Northfield Health Trust. Chased once.
    Due this week.
    2. Today. DHR-2025-021. Record when the death came to attention. Decision.
    3. Today. DHR-2025-021. Say whether there are other reviews. Plan.
    4. In 4 days. DHR-2025-021. Action: 21/1 Train reception staff. Northfield Health Trust. Plan.
    Waiting on others.
    5. Waiting 35 days. DHR-2025-021. 1 of 1 IMRs outstanding. Northfield Health Trust. Since 20 Feb.
    Say a number to open, a word to do something, or help.
    > 1
    DHR-2025-021. Return: IMR Northfield Health Trust.
    Stage: Requested.
    Due: Mon 23 March 2026, 4 days late.
    Chased: 1.
    1 more field is filled. Say fields to hear it.
    > chase
    Chase of IMR Northfield Health Trust, today, Friday 27 March 2026.
    Next chase proposed Tuesday 7 April 2026, as Friday 3 April 2026 is Good Friday.
    Letter L14 to Northfield Health Trust is filled.
    Say yes, another date, or cancel. Letter says it; with letter before a yes or a date writes and records it.
    > 14 April
    Next chase Tue 14 April 2026, 18 days from today.
    Saved at HH:MM: logged a chase of IMR Northfield Health Trust. Say undo to take it back.
    > undo
    Undone at HH:MM: logged a chase of IMR Northfield Health Trust.
    > quit
    Goodbye.
    "#);
}

#[test]
fn a_day_of_work_reads_as_sentences() {
    let mut desk = Desk::open();
    desk.say("help\ncases\n1\nactions\n1\nadd\nAsk the trust for figures\n.\nsave\nback\nThe agency is still to be agreed\nback\nback\nlead Sam");
    desk.say("stage scoping\nset stage decision due\nstatus\n2\nundo\nhelp chase\ncases\nnarrow stage:drafting\nfind northfield\ntoday\nquit");
    insta::assert_snapshot!(desk.transcript, @r#"
    Today, Friday 27 March 2026. 4 items need you, 1 overdue. Yours; say team or all for others.
    Overdue.
    1. 4 days late. DHR-2025-021. Return from an agency: Northfield Health Trust. Chased once.
    Due this week.
    2. Today. DHR-2025-021. Record when the death came to attention. Decision.
    3. Today. DHR-2025-021. Say whether there are other reviews. Plan.
    4. In 4 days. DHR-2025-021. Action: 21/1 Train reception staff. Northfield Health Trust. Plan.
    Waiting on others.
    5. Waiting 35 days. DHR-2025-021. 1 of 1 IMRs outstanding. Northfield Health Trust. Since 20 Feb.
    Say a number to open, a word to do something, or help.
    > help
    Say a number to open what it was said with.
    Change: undo, redo.
    See: mine, team, all.
    Go: find, today, cases, actions, returns, people, agencies, documents, history, lists.
    Program: cancel, back, help, commands, settings, tour, redraw, quit.
    Also: open, set, list, next, more, repeat, fields, read, tab, drop, why, standing, unmark, drafts, retry.
    Say help and a word to hear what it does.
    > cases
    Cases: 2.
    1. DHR-2025-021 Station Road. Stage Notified. Lead Priya.
    2. DHR-2025-017 Mill Lane. Stage Drafting. Report due 18 Mar, 9 days late.
    > 1
    Case: DHR-2025-021 Station Road.
    Stage: Notified.
    Lead: Priya.
    7 more fields are filled. Say fields to hear them.
    Tabs: 1 Summary, 2 Plan, 3 Timeline, 4 Panel, 5 Returns, 6 Actions, 7 Family, 8 QA, 9 Records.
    > actions
    Actions of DHR-2025-021 Station Road.
    1. Actions: 1.
    2. Recommendations: 0.
    3. Findings: 0.
    4. Action updates: 0.
    5. Evidence: 0.
    6. Resource lines: 0.
    > 1
    Actions of DHR-2025-021 Station Road: 1.
    1. 21/1 Train reception staff. Due 31 Mar, in 4 days. Lead agency Northfield Health Trust. RAG Grey.
    > add
    New: Action. Say skip to leave a field, save to save, cancel to leave.
    Action. Needed. What will be done, beginning with a verb.
    Say as many lines as you like. A full stop alone on a line ends it; .cancel leaves, .clear starts over.
    > Ask the trust for figures
    > .
    Action: 1 line.
    That is all that is needed. Say save now, or go on; skip leaves a field as it is.
    No. The case and a number, stable for life.
    Say the text, or cancel.
    > save
    Before this is saved:
    The action needs a lead agency and a date.
    The rule comes from: practice.
    Say why to go on all the same; the reason is kept in the history. Or cancel.
    > back
    That is no reason. Say why in a few words, or cancel.
    > The agency is still to be agreed
    Saved at HH:MM: added Ask the trust for figures. Say undo to take it back.
    > back
    Actions of DHR-2025-021 Station Road.
    1. Actions: 2.
    2. Recommendations: 0.
    3. Findings: 0.
    4. Action updates: 0.
    5. Evidence: 0.
    6. Resource lines: 0.
    > back
    Case: DHR-2025-021 Station Road.
    Stage: Notified.
    Lead: Priya.
    7 more fields are filled. Say fields to hear them.
    Tabs: 1 Summary, 2 Plan, 3 Timeline, 4 Panel, 5 Returns, 6 Actions, 7 Family, 8 QA, 9 Records.
    > lead Sam
    Lead: Sam.
    Saved at HH:MM: set lead on DHR-2025-021 Station Road. Say undo to take it back.
    > stage scoping
    Stage: Scoping.
    Saved at HH:MM: set stage on DHR-2025-021 Station Road. Say undo to take it back.
    > set stage decision due
    Stage: Decision due.
    Saved at HH:MM: set stage on DHR-2025-021 Station Road. Say undo to take it back.
    > status
    Stage. Where the review stands now; the lists and counts follow it.
    Now Decision due.
    Say one of these or its number, or cancel.
    1. Notified.
    2. Scoping.
    3. Decision due.
    4. No review.
    5. Awaiting cause of death.
    6. Commissioned.
    7. Panel running.
    8. Paused.
    9. Drafting.
    10. With family.
    11. CSP sign-off.
    12. Submitted to QA.
    13. Returned for changes.
    14. Resubmitted.
    15. Cleared.
    16. Publication planned.
    17. Published.
    18. Publication withheld.
    19. Actions live.
    20. Closed.
    > 2
    Stage: Scoping.
    Saved at HH:MM: set stage on DHR-2025-021 Station Road. Say undo to take it back.
    > undo
    Undone at HH:MM: set stage on DHR-2025-021 Station Road.
    > help chase
    Log a chase: Logs that you chased this today and proposes the next date.
    Also: remind.
    > cases
    Cases: 2.
    1. DHR-2025-021 Station Road. Stage Decision due. Lead Sam.
    2. DHR-2025-017 Mill Lane. Stage Drafting. Report due 18 Mar, 9 days late.
    > narrow stage:drafting
    Cases, narrowed by stage:drafting: 1.
    1. DHR-2025-017 Mill Lane. Stage Drafting. Report due 18 Mar, 9 days late.
    > find northfield
    3 found for "northfield".
    1. Agency: Northfield Health Trust.
    2. Agency: Northfield Borough Council.
    3. Return: DHR-2025-021 IMR Northfield Health Trust.
    > today
    Today, Friday 27 March 2026. 6 items need you, 1 overdue.
    Overdue.
    1. 4 days late. DHR-2025-021. Return from an agency: Northfield Health Trust. Chased once.
    Due this week.
    2. Today. DHR-2025-017. Record when the death came to attention. Decision.
    3. Today. DHR-2025-021. Record when the death came to attention. Decision.
    4. Today. DHR-2025-017. Say whether there are other reviews. Plan.
    5. Today. DHR-2025-021. Say whether there are other reviews. Plan.
    6. In 4 days. DHR-2025-021. Action: 21/1 Train reception staff. Northfield Health Trust. Plan.
    Waiting on others.
    7. Waiting 35 days. DHR-2025-021. 1 of 1 IMRs outstanding. Northfield Health Trust. Since 20 Feb.
    > quit
    Goodbye.
    "#);
}

#[test]
fn yes_takes_the_proposed_date() {
    let mut desk = Desk::open();
    desk.say("chase 1\nyes");
    assert_eq!(desk.value("return", 1, "next_chase"), Value::Date("2026-04-07".parse().unwrap()));
    assert_eq!(desk.value("chase", 1, "when"), Value::Date(today()));
}

#[test]
fn the_numbers_of_a_list_stay_good_while_its_records_are_opened() {
    let mut desk = Desk::open();
    desk.say("list agencies\n1");
    let second = desk.say("2");
    assert!(second.starts_with("Agency: Northfield Health Trust."), "{second}");
    assert!(desk.say("back").starts_with("Agencies: 2."), "back leads to the list");
}

#[test]
fn a_mistaken_value_changes_nothing_and_is_asked_again() {
    let mut desk = Desk::open();
    desk.say("1");
    let wrong = desk.say("set due the day after never");
    assert!(wrong.contains("Nothing was changed. Say it again, or cancel."), "{wrong}");
    assert!(desk.say("fri").contains("Due: Fri 3 April 2026, 7 days from today."));
    assert_eq!(desk.value("return", 1, "due"), Value::Date("2026-04-03".parse().unwrap()));
}

#[test]
fn a_name_that_fits_several_records_is_settled_by_a_number() {
    let mut desk = Desk::open();
    desk.say("1");
    let several = desk.say("set agency Northfield");
    assert!(several.starts_with("Several records fit."), "{several}");
    desk.say("1");
    let Value::Link(agency) = desk.value("return", 1, "agency") else { panic!("no agency") };
    assert!(several.contains(&format!("1. {}", agency.label)), "{several} {agency:?}");
}

#[test]
fn a_field_a_colleague_changed_first_is_settled_by_theirs_or_mine() {
    for (word, kept) in [("theirs", "2026-05-01"), ("mine", "2026-04-14")] {
        let mut desk = Desk::open();
        desk.say("1\nset due");
        let field = kind("return").field("due").unwrap();
        let mut theirs = Batch::new("set due");
        let base = desk.value("return", 1, "due");
        theirs.push(Change::set(kind("return"), 1, field, base, Value::Date("2026-05-01".parse().unwrap())));
        desk.performer.store.apply(&theirs, dhr::config::now()).unwrap();
        let conflict = desk.say("14 April");
        assert!(conflict.contains("Yours: Tue 14 April 2026."), "{conflict}");
        assert!(conflict.contains("Fri 1 May 2026."), "{conflict}");
        desk.say(word);
        assert_eq!(desk.value("return", 1, "due"), Value::Date(kept.parse().unwrap()), "{word}");
    }
}

#[test]
fn a_refusal_says_why_and_what_to_say() {
    let mut desk = Desk::open();
    assert_eq!(desk.say("chase"), "Log a chase: on a record only. Say a number to open one first.\n");
    assert!(desk.say("mark").starts_with("Mark: in a list only"));
    assert!(desk.say("chsae").contains("Did you mean chase?"));
    assert_eq!(desk.say("99"), "Nothing was numbered 99 in the last list.\n");
    let cx = Context { allowed: Allowed { write: false, ..Allowed::default() }, ..context() };
    let mut reader = Desk::on(register(), cx);
    reader.say("1");
    assert_eq!(reader.say("chase"), "Log a chase: the register is open read-only.\n");
    assert_eq!(reader.say("set due"), "Set: the register is open read-only.\n");
    assert_eq!(reader.say("undo"), "Undo: the register is open read-only.\n");
}

#[test]
fn a_record_without_a_status_has_none_set_whatever_else_it_holds() {
    let mut desk = Desk::open();
    let heard = desk.say("agencies\n1\nstatus");
    assert!(heard.starts_with("Set status: agencies have no status"), "{heard}");
    let heard = desk.say("set status open");
    assert!(heard.starts_with("Set status: agencies have no status"), "{heard}");
    assert!(desk.say("agencies\nmark 1\nstatus").starts_with("Set status: agencies have no status"));
}

#[test]
fn a_record_with_nothing_but_its_case_is_not_saved() {
    let mut desk = Desk::open();
    let before = desk.performer.store.rows(&Listing::of(kind("return"))).unwrap().len();
    desk.say("find station\n1\nadd return\nsave");
    assert!(
        desk.transcript.contains("Return: nothing is filled in but its case: fill in \"Agency\""),
        "{}",
        desk.transcript
    );
    assert_eq!(desk.performer.store.rows(&Listing::of(kind("return"))).unwrap().len(), before);
}

#[test]
fn what_is_done_in_the_shell_is_named_with_the_reference() {
    let mut desk = Desk::open();
    let heard = desk.say("find station\n1\ngate");
    assert!(heard.starts_with("Publication gate: leave and say dhr gate DHR-2025-021 in the shell."), "{heard}");
}

#[test]
fn archiving_asks_for_a_reason_and_the_word_in_full() {
    let mut desk = Desk::open();
    desk.say("list actions\n1\narchive\nentered twice\nyes");
    assert!(desk.performer.store.get(kind("action"), 1).unwrap().unwrap().archived.is_none());
    desk.say("archive");
    let action = desk.performer.store.get(kind("action"), 1).unwrap().unwrap();
    assert_eq!(action.archived.as_deref(), Some("entered twice"));
}

#[test]
fn a_note_said_with_its_word_is_saved_at_once() {
    let mut desk = Desk::open();
    assert!(desk.say("1\nnote Rang the author; promised for Monday").contains("Saved at"));
    assert_eq!(desk.value("note", 1, "what"), Value::text("Rang the author; promised for Monday"));
}

#[test]
fn lines_from_a_pipe_do_the_job_and_the_end_of_input_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    let performer = Performer::new(register(), super::plain_register::config(folder.path()), today());
    let mut said = Vec::new();
    let mut input = "1\r\nset due +7\n\nrepeat".as_bytes();
    dhr::term::plain::converse(context(), performer, &mut input, &mut said, "").unwrap();
    let said = without_clock(&String::from_utf8(said).unwrap());
    assert!(said.contains("Due: Fri 3 April 2026, 7 days from today.\nSaved at HH:MM"), "{said}");
    assert!(said.ends_with("Say a number, a word, or help.\nSay a number, a word, or help.\n"), "{said}");
}

#[test]
fn several_rows_are_marked_heard_and_changed_as_one_step() {
    let mut desk = Desk::open();
    desk.say("cases\nmark 1 to 2\nset stage scoping");
    assert!(desk.transcript.contains("2 marked."), "{}", desk.transcript);
    let heard = desk.say("\n");
    assert!(heard.starts_with("Say why in a few words"), "{heard}");
    desk.say("both went back to the partnership");
    assert!(desk.transcript.contains("1. DHR-2025-021 Station Road: from Notified to Scoping."), "{}", desk.transcript);
    assert_eq!(desk.value("case", 1, "stage"), Value::code("scoping"));
    assert_eq!(desk.value("case", 2, "stage"), Value::code("scoping"));
    desk.say("undo");
    assert_eq!(desk.value("case", 1, "stage"), Value::code("drafting"));
    assert_eq!(desk.value("case", 2, "stage"), Value::code("notified"));
}

#[test]
fn one_of_the_marked_rows_is_left_out_and_marks_outlive_a_narrowing() {
    let mut desk = Desk::open();
    desk.say("cases\nmark all\nnarrow stage:drafting\nset lead Sam\nleave 1");
    assert!(desk.transcript.contains("not changed, left out"), "{}", desk.transcript);
    desk.say("yes");
    let leads = [1, 2].map(|id| desk.value("case", id, "lead") == Value::text("Sam"));
    assert_eq!(leads.into_iter().filter(|is_sam| *is_sam).count(), 1, "{}", desk.transcript);
}

#[test]
fn a_word_meant_for_the_conversation_is_never_taken_as_an_answer() {
    let mut desk = Desk::open();
    desk.say("cases\nadd");
    assert!(desk.say("agencies").contains("sounds like something to do"));
    assert!(desk.say("set title River Lane").contains("sounds like something to do"));
    assert!(desk.say("= agencies").contains("Reference: agencies."));
    desk.say("cancel");
}

#[test]
fn a_question_can_be_asked_what_it_wants_and_a_form_goes_back_a_field() {
    let mut desk = Desk::open();
    desk.say("1\nchase");
    assert!(desk.say("help").contains("another date such as 14 April"));
    assert!(desk.say("\n").contains("Say yes for the date proposed"));
    desk.say("cancel\ncases\nadd\nNEW-1");
    assert!(desk.say("back").starts_with("Reference."));
    assert!(desk.say("back").contains("first field"));
    desk.say("cancel");
}

#[test]
fn a_number_may_be_opened_by_that_word_and_nothing_but_quit_alone_leaves() {
    let mut desk = Desk::open();
    assert!(desk.say("open 1").contains("Return: IMR Northfield Health Trust"));
    assert!(desk.say("open DHR-2025-017").contains("found for"));
    desk.say("today");
    assert!(desk.say("cancel").contains("Say quit to leave"));
    assert!(desk.say("leave 2").contains("Say quit alone"));
    assert!(!desk.is_quitting());
}

#[test]
fn a_list_named_in_a_case_is_that_of_the_case() {
    let mut desk = Desk::open();
    desk.say("find station\n1\nrecords");
    assert!(desk.say("documents").starts_with("Documents of DHR-2025-021 Station Road: 0."), "{}", desk.transcript);
}

#[test]
fn a_word_that_is_not_on_an_open_list_is_kept_and_told_to_be_so() {
    let mut desk = Desk::open();
    desk.say("add person");
    assert!(desk.say("Lodger").contains("Role: Lodger, which is not on the list and is kept as you said it."));
    desk.say("cancel");
    assert!(desk.say("no").contains("No question is open."));
}
