//! What colleagues do while a file is read and compared, and while its import waits its turn.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use dhr::app::import::{ImportReport, ImportRequest};
use dhr::app::reply::Reply;
use dhr::domain::change::Batch;
use dhr::domain::listing::Listing;
use dhr::domain::register::{cases, entity};
use dhr::domain::value::{Id, Ref, Value};
use dhr::error::{Kind, Result};
use dhr::store::{Mode, Store};
use dhr::term::bring;

use crate::borough::{TODAY, borough, open};
use crate::cli_shell::Shell;

const ACTIONS: &str = "DHR ref,Action,Target date\nNM-DHR-16,Ring the surgery about its new leaflets,1 June 2026\n\
    NM-DHR-16,Count the referrals of a whole year,1 July 2026\n";
const EVENTS: &str = "Date,Event,Source\n14/6/21,The neighbours were asked.,Log 1\n15/6/21,Nobody was in.,Log 2\n";

/// Two people at one register, and a file both were sent.
struct Two {
    folder: tempfile::TempDir,
    mine: Store,
    theirs: Store,
    file: PathBuf,
}

impl Two {
    fn with(text: &str) -> Self {
        let (folder, path) = borough();
        let file = folder.path().join("sent.csv");
        std::fs::write(&file, text).unwrap();
        Self { mine: open(&path, Mode::ReadWrite, 1), theirs: open(&path, Mode::ReadWrite, 2), file, folder }
    }

    fn count(&self, name: &str) -> usize {
        self.mine.count(&Listing::of(entity(name).unwrap())).unwrap()
    }

    /// I bring it in; each time its rows are being compared the other one does something.
    fn brought(&self, asked: &ImportRequest, mut meanwhile: impl FnMut(usize)) -> Result<ImportReport> {
        let mut times = 0;
        let mut last = 0;
        let watch = &mut |what: &str, done: u64, _: u64| {
            // Begun anew.
            if what.starts_with("Comparing") && (times == 0 || done < last) {
                times += 1;
                meanwhile(times);
            }
            last = if what.starts_with("Comparing") { done } else { u64::MAX };
            true
        };
        bring::run(&self.mine, self.file.to_str().unwrap(), asked, TODAY, watch).map(imported)
    }

    fn they_bring_it_in(&self, asked: &ImportRequest) {
        let file = self.file.to_str().unwrap();
        assert!(imported(bring::run(&self.theirs, file, asked, TODAY, &mut |_, _, _| true).unwrap()).done);
    }
}

fn imported(reply: Reply) -> ImportReport {
    let Reply::Import(report) = reply else { panic!("{reply:?}") };
    *report
}

fn actions() -> ImportRequest {
    ImportRequest { kind: "actions".to_owned(), ..ImportRequest::default() }
}

/// The chronology of the first agency there is, into the first case.
fn chronology(two: &Two) -> ImportRequest {
    let first = |name: &str| two.mine.rows(&Listing::of(entity(name).unwrap())).unwrap().remove(0);
    let agency = first("agency").get("name").as_text().unwrap().to_owned();
    let case = first("case");
    ImportRequest {
        kind: "chronology".to_owned(),
        case: Some(Ref::new(case.id, case.label(TODAY))),
        agency_of: vec![("sent.csv".to_owned(), agency)],
        ..ImportRequest::default()
    }
}

#[test]
fn a_sheet_two_people_bring_in_at_the_same_time_comes_in_once() {
    let two = Two::with(ACTIONS);
    let before = two.count("action");
    let report = two
        .brought(&actions(), |time| {
            if time == 1 {
                two.they_bring_it_in(&actions());
            }
        })
        .unwrap();
    assert_eq!(two.count("action"), before + 2, "{}", report.totals);
    assert!(report.done && report.saved.is_none_or(|saved| saved.0.is_empty()), "nothing was left to write");
}

#[test]
fn a_chronology_two_people_bring_in_at_the_same_time_comes_in_once() {
    let two = Two::with(EVENTS);
    let (asked, before) = (chronology(&two), two.count("event"));
    let report = two
        .brought(&asked, |time| {
            if time == 1 {
                two.they_bring_it_in(&asked);
            }
        })
        .unwrap();
    assert_eq!(two.count("event"), before + 2, "{}", report.totals);
}

#[test]
fn an_import_overtaken_again_and_again_says_so_and_what_does_not_concern_it_does_not_stop_it() {
    let two = Two::with(ACTIONS);
    let before = two.count("action");
    let case: Id = two.mine.rows(&Listing::of(cases())).unwrap()[0].id;
    let add = |name: &str, field: &'static str, time: usize| {
        let mut batch = Batch::new("added");
        let values = vec![("case", Value::link(case, "")), (field, Value::text(format!("Something new {time}")))];
        batch.add(entity(name).unwrap(), values);
        two.theirs.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap();
    };
    let mut times = 0;
    let error = two.brought(&actions(), |time| {
        times = time;
        add("action", "what", time);
    });
    let error = error.unwrap_err();
    assert!(error.kind == Kind::Conflict && error.to_string().contains("Nothing was brought in"), "{error}");
    assert_eq!(two.count("action"), before + times, "{times}");
    assert!((2..9).contains(&times), "{times}");
    let report = two.brought(&actions(), |time| {
        times = time;
        add("event", "what", time);
    });
    assert!(report.unwrap().done);
    assert_eq!((times, two.count("action")), (1, before + 5), "worked out once");
}

#[test]
fn what_could_not_be_remembered_is_remarked_on_and_what_came_in_is_not_called_unchanged() {
    let two = Two::with(EVENTS);
    let (asked, before) = (chronology(&two), two.count("event"));
    refuse_to_remember(&two.folder.path().join("register.db"));
    let report = two.brought(&asked, |_| {}).unwrap();
    assert_eq!(two.count("event"), before + 2);
    assert!(report.done && report.problems[0].starts_with("What came in is saved"), "{:?}", report.problems);
    assert!(!format!("{report:?}").contains("Nothing was changed"), "{report:?}");
}

fn refuse_to_remember(register: &Path) {
    let sql = "CREATE TRIGGER forgetful BEFORE INSERT ON remembered BEGIN SELECT RAISE(ABORT, 'no'); END";
    rusqlite::Connection::open(register).unwrap().execute_batch(sql).unwrap();
}

fn total(shell: &Shell, entity: &str) -> u64 {
    let answer = shell.run(&["list", entity, "--json"]);
    serde_json::from_str::<serde_json::Value>(&answer.out).unwrap()["total"].as_u64().unwrap()
}

#[test]
fn an_import_on_the_command_line_whose_headings_are_not_remembered_came_in() {
    let shell = stocked();
    let before = total(&shell, "event");
    refuse_to_remember(&shell.register());
    let words = ["import", "events.csv", "--as", "chronology", "--case", "NM-DHR-16", "--agency", "Northmoor Council"];
    let agency = shell.run(&["add", "agency", "name=Northmoor Council"]);
    let answer = shell.run(&words);
    assert_eq!(answer.status, 0, "{}{}{}", agency.err, answer.out, answer.err);
    assert!(answer.err.contains("What came in is saved") && answer.out.contains("Saved as one step"), "{}", answer.err);
    assert_eq!(total(&shell, "event"), before + 2);
}

fn stocked() -> Shell {
    let shell = Shell::bare();
    std::fs::create_dir_all(shell.register().parent().unwrap()).unwrap();
    assert_eq!(shell.run(&["demo", "--keep", &shell.register().display().to_string()]).status, 0);
    std::fs::write(shell.path("actions.csv"), ACTIONS).unwrap();
    std::fs::write(shell.path("events.csv"), EVENTS).unwrap();
    shell
}

/// An import that has worked out what to write and waits for whoever is saving.
fn waiting(shell: &Shell, words: &[&str]) -> (Child, BufReader<std::process::ChildStderr>) {
    let mut command = shell.process(words);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("the import waits") {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "it ended without waiting");
    }
    (child, said)
}

#[test]
fn two_imports_that_waited_their_turn_on_the_command_line_write_every_row_once() {
    let shell = stocked();
    done_twice(&shell, &["import", "actions.csv", "--as", "actions"], "action");
    assert_eq!(shell.run(&["add", "agency", "name=Northmoor Council"]).status, 0);
    let words = ["import", "events.csv", "--as", "chronology", "--case", "NM-DHR-16", "--agency", "Northmoor Council"];
    done_twice(&shell, &words, "event");
}

fn done_twice(shell: &Shell, words: &[&str], entity: &str) {
    let before = total(shell, entity);
    let held = rusqlite::Connection::open(shell.register()).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let both = [waiting(shell, words), waiting(shell, words)];
    held.execute_batch("ROLLBACK").unwrap();
    for (child, mut said) in both {
        let mut error = String::new();
        said.read_to_string(&mut error).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{error}");
    }
    assert_eq!(total(shell, entity), before + 2, "{words:?}");
}
