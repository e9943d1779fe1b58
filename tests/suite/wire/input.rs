//! What a bad line does to keys: sequences split in two, both ways to erase, and pastes of every kind.

use std::time::Duration;

use dhr::domain::listing::Listing;
use dhr::domain::register::entity;
use dhr::domain::value::Value;

use super::cut::edit_title;
use super::{Home, Line};

/// Between two packets of one key.
const PACKETS: Duration = Duration::from_millis(50);

#[test]
fn script_8_an_arrow_split_over_packets_moves_the_cursor_and_cancels_nothing() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    line.press("12").shows("Elowen12");
    for arrow in ["\x1b[D", "\x1bOD"] {
        let column = line.look(|screen| screen.cursor_position().1);
        for byte in arrow.bytes() {
            line.press([byte]);
            std::thread::sleep(PACKETS);
        }
        line.until("the cursor one to the left", |screen| screen.cursor_position().1 == column - 1);
    }
    line.press("3").shows("Elowen312").shows("Enter save");
}

#[test]
fn both_ways_to_erase_erase() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    line.press("123").shows("Elowen123");
    line.press("\x7f").hides("Elowen123").shows("Elowen12");
    line.press("\x08").hides("Elowen12").shows("Elowen1");
}

/// Three pages of a letter; every line is different and most begin with a command key.
fn letter() -> String {
    let line = |n: usize| {
        format!(
            "{} line {n} of the letter: dXuqa, \u{201c}quoted\u{201d}, caf\u{e9}.",
            "Xduqa".chars().nth(n % 5).unwrap()
        )
    };
    (0..150).map(line).collect::<Vec<_>>().join("\n")
}

fn paste(text: &[u8]) -> Vec<u8> {
    [b"\x1b[200~", text, b"\x1b[201~"].concat()
}

#[test]
fn script_7_a_letter_pasted_into_a_list_changes_nothing_and_into_a_note_lands_whole() {
    let home = Home::with_register();
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("Needs you").press("gc").shows("22 cases");
    // A terminal sends a return at the end of each line.
    let sent = letter().replace('\n', "\r");
    line.press(paste(sent.as_bytes())).shows("ignored").shows("22 cases");
    line.press("n").shows("New: Note");
    line.press(paste(sent.as_bytes())).shows("line 149 of the letter");
    line.press("\x13").shows("Ctrl-S save all").press("\x13").shows("Saved");
    let notes = home.store("amara.okoro").rows(&Listing::of(entity("note").unwrap())).unwrap();
    let whole = notes.iter().filter(|note| note.values.contains(&Value::text(letter()))).count();
    assert_eq!(whole, 1, "the letter is not in the register as it was sent");
}

#[test]
fn a_pasted_binary_file_is_survived_in_a_list_and_in_a_field() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    line.shows("Needs you").press("gc").shows("22 cases");
    let mut binary: Vec<u8> = Vec::new();
    let mut seed = 7_u32;
    while binary.len() < 20_000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        binary.extend(seed.to_be_bytes());
    }
    line.press(paste(&binary)).shows("ignored").shows("22 cases");
    line.press("jjjjjjj\r").shows("Elowen").press("jj\r").shows("Enter save");
    line.press(paste(&binary)).press("\x05end").shows("end");
    line.press("\x1b").shows("Enter edit");
    line.same_as_repainted();
}

#[test]
fn a_pasted_line_of_ten_megabytes_is_refused_by_a_field_which_keeps_what_it_had() {
    let home = Home::new();
    let mut line = Line::start(home.demo());
    edit_title(&mut line);
    line.press(paste(&vec![b'x'; 10_000_000])).shows("Pasted text was ignored").shows("too long for a field");
    line.press("end").shows("Elowenend").shows("Enter save");
}
