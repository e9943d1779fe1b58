//! Somebody saved the same field first: what each way out of the question leaves behind.

use super::{Desk, TODAY};
use dhr::domain::change::{Batch, Change, Outcome};
use dhr::domain::journal::Who;
use dhr::domain::listing::Listing;
use dhr::domain::record::Record;
use dhr::domain::register::cases;
use dhr::domain::value::Value;
use dhr::store::{Mode, Options, Store};

struct Two {
    amara: Desk,
    priya: Store,
    _folder: tempfile::TempDir,
}

/// Two people on one register.
fn two(width: u16, height: u16) -> Two {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.db");
    let open = |uid, name: &str| {
        let options = Options::new(Mode::Create, jiff::Timestamp::now(), TODAY);
        Store::open(&path, Who { uid, name: name.to_owned() }, options).unwrap()
    };
    let store = open(1000, "amara.okoro");
    dhr::cli::fill(&store, TODAY).unwrap();
    let priya = open(1001, "priya.shah");
    Two { amara: Desk::on(store, width, height), priya, _folder: folder }
}

impl Two {
    fn case(&self) -> Record {
        let rows = self.priya.rows(&Listing::of(cases())).unwrap();
        rows.into_iter().find(|row| row.label(TODAY).starts_with("NM-DHR-23")).unwrap()
    }

    fn value(&self, field: &str) -> String {
        self.case().get(field).as_text().unwrap_or("").to_owned()
    }

    fn priya_sets(&self, field: &str, text: &str) {
        let case = self.case();
        let change =
            Change::set(cases(), case.id, cases().field(field).unwrap(), case.get(field).clone(), Value::text(text));
        let mut batch = Batch::new(format!("set {field}"));
        batch.push(change);
        assert!(matches!(self.priya.apply(&batch, jiff::Timestamp::now()).unwrap(), Outcome::Saved { .. }));
    }

    /// Both change the title; amara saves last.
    fn meet(&mut self) {
        self.amara.keys("g c Enter Down Down Enter").types(" of amara").shows("Sunniva of amara");
        self.priya_sets("title", "Sunniva of priya");
        self.amara.keys("Enter").shows("Title changed while you were typing   nothing is lost");
    }
}

#[test]
fn mine_is_written_shown_and_no_draft_any_more() {
    let mut two = two(80, 24);
    two.meet();
    two.amara.shows("when you began   Sunniva").shows("by priya.shah on");
    two.amara.keys("Down Enter").shows("Saved").shows("> Title                  Sunniva of amara");
    assert_eq!(two.value("title"), "Sunniva of amara");
    two.amara.keys("g t").hides("TEXT YOU WERE TYPING");
}

#[test]
fn theirs_is_kept_and_no_draft_is_left_of_what_was_decided_against() {
    let mut two = two(60, 20);
    two.meet();
    two.amara.keys("Enter").shows("Theirs was kept").shows("> Title                  Sunniva of priya");
    assert_eq!(two.value("title"), "Sunniva of priya");
    two.amara.keys("g t").hides("TEXT YOU WERE TYPING");
}

#[test]
fn deciding_later_keeps_mine_as_a_draft() {
    let mut two = two(80, 24);
    two.meet();
    two.amara.keys("Esc").shows("it is kept as a draft").shows("> Title                  Sunniva of priya");
    // Something else saved in between does not take it away.
    two.amara.keys("n").types("Rang.").keys("Ctrl-s Ctrl-s").shows("Saved");
    two.amara.keys("g t").shows("TEXT YOU WERE TYPING");
    two.amara.keys("Home Enter").shows("Sunniva of amara");
}

#[test]
fn edited_again_a_long_text_holds_both_and_is_compared_with_theirs() {
    let mut two = two(80, 24);
    two.priya_sets("remarks", "One.");
    two.amara.keys("g c Enter");
    while !two.amara.screen().contains(" > Remarks") {
        two.amara.keys("Down");
    }
    two.amara.keys("Enter").types(" Mine.").shows("One. Mine.");
    two.priya_sets("remarks", "One. Theirs.");
    two.amara.keys("Ctrl-s").shows("> keep theirs").shows("edit again");
    two.amara.keys("Down Down Enter").shows("One. Theirs.").shows("One. Mine.").shows("Ctrl-S save");
    two.amara.keys("Ctrl-s").shows("Saved");
    assert_eq!(two.value("remarks"), "One. Theirs.\n\nOne. Mine.");
}

#[test]
fn two_long_texts_are_read_to_their_end_side_by_side_on_a_small_screen() {
    let mut two = two(60, 20);
    let lines = |word: &str| (1..=40).map(|line| format!("{word} {line}.")).collect::<Vec<_>>().join("\n");
    two.amara.keys("g c Enter");
    while !two.amara.screen().contains(" > Remarks") {
        two.amara.keys("Down");
    }
    two.amara.keys("Enter").pastes(&lines("Mine"));
    two.priya_sets("remarks", &lines("Theirs"));
    two.amara.keys("Ctrl-s").shows(".. m shows all of it");
    two.amara.keys("m").shows("* Theirs 1.").shows("* Mine 1.");
    two.amara.hides("Theirs 40.");
    two.amara.keys("PgDn PgDn PgDn PgDn PgDn PgDn").shows("* Theirs 40.").shows("* Mine 40.");
    two.amara.keys("Enter").shows("> keep theirs");
}

#[test]
fn a_form_closes_once_its_conflict_is_settled() {
    let mut two = two(80, 24);
    two.amara.keys("g c Enter e").shows("Edit:");
    two.amara.keys("Down Down Enter").types(" of amara").keys("Enter");
    two.priya_sets("title", "Sunniva of priya");
    two.amara.keys("Ctrl-s").shows("changed while you were typing");
    two.amara.keys("Down Enter").shows("Saved").hides("Edit:");
    assert_eq!(two.value("title"), "Sunniva of amara");
    two.amara.keys("g t").hides("TEXT YOU WERE TYPING");
}

#[test]
fn undo_takes_back_all_but_what_a_colleague_changed_and_says_who_did() {
    let mut two = two(60, 20);
    two.amara.keys("g c Enter Down Down Enter").types(" of amara").keys("Enter").shows("Saved");
    two.priya_sets("title", "Sunniva of priya");
    two.amara.keys("u").shows("Not undone: \"Title\" was changed since by priya.shah");
    two.amara.keys("e Down Down Enter").types("!").keys("Enter Down Down Down Enter").types("!").keys("Enter Ctrl-s");
    two.amara.hides("Edit:").shows("Saved");
    two.priya_sets("title", "Sunniva of priya again");
    two.amara.keys("u").shows("but for this: \"Title\" was changed since by");
    assert_eq!(two.value("title"), "Sunniva of priya again");
}
