//! Text nobody should be able to write, in every field of the register: no byte of it reaches the terminal as anything
//! but text, and every screen still is what it should be.

use std::time::Duration;

use dhr::domain::change::{Batch, Change};
use dhr::domain::field::Kind;
use dhr::domain::listing::Listing;
use dhr::domain::register::ENTITIES;
use dhr::domain::value::Value;
use dhr::store::Store;

use super::{Home, Line};

/// Escapes that move, colour, ask, title, reset and ring; C1 controls; directions; wide, joined, combining and
/// zero-width characters.
const HOSTILE: &str = "\x1b[35;46mA\x1b[2J\x1b[999;999HB\x1b]0;owned\x07\x1bc\x1bP+q\x1b\\\u{9b}31m\u{9d}2;x\u{9c}\
    \u{202e}evil\u{202c}\u{2066}x\u{2069}\u{200f}\u{61c}\x08\x08\x7f\x00\t\r\n\x0b\x0c\u{85}\u{2028}\
    \u{6f22}\u{5b57}e\u{301}\u{302}\u{303}\u{1f469}\u{200d}\u{1f4bb}\u{200b}\u{feff}\u{ad}\u{fe0f}\u{ff76}\u{ff9e}\
    \u{0e33}\u{1100}\u{1161}\u{1f1ec}\u{1f1e7}\u{e0067}\u{10ffff}";

/// Puts it into every text field of the first rows of every list; gives back how many fields took it.
fn poison(store: &Store) -> usize {
    let mut taken = 0;
    for entity in ENTITIES.iter().copied() {
        let rows = store.rows(&Listing::of(entity).window(0, 2)).unwrap();
        for (n, row) in rows.iter().enumerate() {
            for (at, field) in entity.fields.iter().enumerate() {
                if !matches!(field.kind, Kind::Text | Kind::Long) {
                    continue;
                }
                // Some start with it, some hide it, two hold a line of a megabyte.
                let text = match (n, field.kind) {
                    (0, Kind::Long) if entity.name == "case" => HOSTILE.replace(['\n', '\r'], "").repeat(6_000),
                    (0, Kind::Text) if entity.name == "case" && field.name == "next_step" => {
                        HOSTILE.replace(['\n', '\r'], "").repeat(6_000)
                    }
                    (0, _) => format!("{HOSTILE}{at}"),
                    _ => format!("{} {at} {HOSTILE}", entity.name),
                };
                let mut batch = Batch::new("poisoned");
                batch.push(Change::set(entity, row.id, field, row.get(field.name).clone(), Value::text(text)));
                taken += usize::from(store.apply(&batch, jiff::Timestamp::now()).is_ok());
            }
        }
    }
    taken
}

/// Fails at the first byte that is neither text nor a sequence of our own.
#[track_caller]
fn only_ours(raw: &[u8]) {
    let text = std::str::from_utf8(raw).unwrap();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let ours = match c {
            // Shift in and the plain character set come with every full repaint.
            '\r' | '\n' | '\t' | '\x08' | '\x0f' => true,
            '\x1b' => match rest.next() {
                Some('M' | 'H') => true,
                Some('(') => rest.next() == Some('B'),
                Some('[') => {
                    let sequence: String = rest.by_ref().take_while(|c| !('@'..='~').contains(c)).collect();
                    !sequence.contains("999") && sequence.chars().all(|c| c.is_ascii_digit() || c == ';' || c == '?')
                }
                _ => false,
            },
            c if c.is_control() => false,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
                false
            }
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e0fff}' => false,
            _ => true,
        };
        if !ours {
            let before: String = text[..text.len() - rest.as_str().len()].chars().rev().take(60).collect();
            panic!("{c:?} reached the terminal, last of (backwards): {}", before.escape_debug());
        }
    }
}

#[test]
fn no_byte_of_hostile_text_reaches_the_terminal_as_a_control() {
    let home = Home::with_register();
    let store = home.store("priya.shah");
    let taken = poison(&store);
    assert!(taken > 200, "only {taken} fields were poisoned");
    drop(store);
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("Needs you");
    let step = Duration::from_millis(20);
    for keys in ["jjj", "gc", "\r", "2", "3", "4", "5", "6", "7", "8", "9", "1", "e", "\x1b", "h", "\x1b", "n", "\x1b"]
    {
        line.press(keys).idle_for(step);
    }
    line.same_as_repainted();
    for n in 0..ENTITIES.len() {
        line.press("gl").idle_for(step);
        line.press("\x1b[B".repeat(n)).press("\r").idle_for(step);
        line.press("\r").idle_for(step);
        // Far down a long record, and into the editor of its last field but one.
        line.press("Gk").idle_for(step);
        line.press("\r").idle_for(step);
        line.press("\x1b").idle_for(Duration::from_millis(90));
    }
    line.same_as_repainted();
    line.resize(132, 43);
    for keys in ["gh", "\r", "gt", "gc", "\r", "6", "fowned", "\t", "\x1b"] {
        line.press(keys).idle_for(step);
    }
    line.same_as_repainted();
    line.press("\x1b").idle_for(Duration::from_millis(100));
    line.press(":leave\r");
    assert_eq!(line.ended().0, 0);
    line.given_back();
    only_ours(&line.raw());
}
