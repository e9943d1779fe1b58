//! Long text in the person's own editor: a script stands in for it, which shows what it was given and what keys reach
//! it.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use super::{Home, Line};

/// Puts a stand-in for an editor into the home.
fn script(home: &Home, text: &str) -> PathBuf {
    let path = home.path().join("my editor");
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
    path
}

fn with_editor(home: &Home, text: &str) -> CommandBuilder {
    std::fs::create_dir_all(home.path().join("config/dhr")).unwrap();
    std::fs::write(home.path().join("config/dhr/config.toml"), "editor = \"yes\"\n").unwrap();
    let path = script(home, text);
    let mut command = home.desk("amara.okoro");
    command.env("VISUAL", format!("'{}' --as-is", path.display()));
    command
}

/// A new note with some text typed.
fn type_a_note(line: &mut Line) {
    line.shows("Needs you").press("gcjjjjjjj\r").shows("Cases > NM-DHR-16 Elowen").press("n").shows("New: Note");
    // On to the text, the first long field.
    line.press("\r").shows("Ctrl-S keep the text").press("She asked").shows("She asked");
}

#[test]
fn the_text_goes_to_the_editor_and_comes_back_with_the_screen_as_it_was() {
    let home = Home::with_register();
    // The stand-in says its argument, the modes of its file and folder, and takes one line of keys as its own.
    let told = "stat -c %a \"$2\" \"$(dirname \"$2\")\" > modes\necho \"editing $1\"\ncat \"$2\"\nread keys\n\
                printf '%s\\nfor the draft by post\\n' \"$keys\" >> \"$2\"";
    let mut line = Line::start(with_editor(&home, told));
    type_a_note(&mut line);
    line.shows("Ctrl-E your editor");
    // What is typed ahead is the editor's.
    line.press("\x05").shows("editing --as-is").shows("She asked");
    assert!(line.cooked(), "the editor was given a raw line");
    assert!(!line.look(vt100::Screen::alternate_screen));
    line.resize(100, 30);
    line.press("twice\r")
        .shows("Your editor's text is here, not saved yet.")
        .shows("for the draft by post")
        .shows("twice");
    line.same_as_repainted();
    assert_eq!(std::fs::read_to_string(home.path().join("modes")).unwrap(), "600\n700\n");
    assert!(
        std::fs::read_dir(home.path().join("state/dhr/editor")).unwrap().next().is_none(),
        "the file was left behind"
    );
    line.press("!").shows("by post!").press("\x13\x13").shows("Saved");
}

#[test]
fn an_editor_that_fails_or_an_interrupt_in_it_leaves_the_text_as_it_was() {
    let home = Home::with_register();
    let mut line = Line::start(with_editor(&home, "trap 'exit 3' INT\necho ready\nread never"));
    type_a_note(&mut line);
    line.press("\x05")
        .shows("ready")
        .press("\x03")
        .shows("ended with a fault")
        .shows("as it was before")
        .shows("She asked");
    line.press("!").shows("She asked!");
    assert!(home.drafts().iter().any(|draft| draft.text.contains("She asked")));
    // The interrupt reaches this program too, perhaps only after the editor has ended: never is it ours.
    for _ in 0..15 {
        line.press("\x05").shows("ready").press("\x03").shows("ended with a fault");
    }
    // One that a process sends is.
    line.signal(Signal::INT);
    assert_eq!(line.ended().0, 130);
    assert!(home.drafts().iter().any(|draft| draft.text.contains("She asked!")));
}

#[test]
fn a_line_that_drops_while_the_editor_is_open_keeps_what_it_had_saved() {
    let home = Home::with_register();
    let mut line = Line::start(with_editor(&home, "echo 'and said so' >> \"$2\"\necho ready\nread never"));
    type_a_note(&mut line);
    line.press("\x05").shows("ready").signal(Signal::HUP);
    assert_eq!(line.ended().0, 129);
    let drafts = home.drafts();
    assert!(drafts.iter().any(|draft| draft.text.contains("and said so")), "{drafts:?}");
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("TEXT YOU WERE TYPING").press("\r").shows("New: Note").shows("She asked");
}

#[test]
fn without_leave_the_key_says_why_and_goes_to_the_end_of_the_line() {
    let home = Home::with_register();
    let mut command = home.desk("amara.okoro");
    command.env("VISUAL", script(&home, "touch ran").display().to_string());
    let mut line = Line::start(command);
    type_a_note(&mut line);
    line.hides("Ctrl-E")
        .press("\x01")
        .press("\x05")
        .shows("Your own editor: switched off")
        .press("!")
        .shows("She asked!");
    assert!(!home.path().join("ran").exists());
}
