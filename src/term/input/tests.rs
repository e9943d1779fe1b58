//! Tables and properties of the decoder, and the reader on a pipe.

use super::*;
use crate::app::key::KeyCode;
use proptest::prelude::*;
use std::fs::File;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

fn fed(decoder: &mut Decoder, bytes: &[u8], now: u64) -> Vec<Input> {
    let mut out = Vec::new();
    decoder.feed(bytes, now, &mut out);
    out
}

fn expired(decoder: &mut Decoder, now: u64) -> Vec<Input> {
    let mut out = Vec::new();
    decoder.expire(now, &mut out);
    out
}

/// The names of the keys these bytes are, followed by Esc if one is pending for ever.
fn keys(bytes: &[u8]) -> String {
    let mut decoder = Decoder::new();
    let mut all = fed(&mut decoder, bytes, 0);
    all.extend(expired(&mut decoder, 10_000));
    let names: Vec<String> = all
        .iter()
        .map(|input| match input {
            Input::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    names.join(" ")
}

#[test]
fn every_terminals_form_of_a_key_is_known() {
    for (bytes, want) in [
        (&b"\x1b[A\x1bOA"[..], "Up Up"),
        (b"\x1b[1~\x1b[7~\x1b[H\x1bOH", "Home Home Home Home"),
        (b"\x1b[4~\x1b[8~\x1b[F", "End End End"),
        (b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~", "Ins Del PgUp PgDn"),
        (b"\x1b[[A\x1b[[E\x1b[11~\x1bOP\x1b[P", "F1 F5 F1 F1 F1"),
        (b"\x1b[15~\x1b[17~\x1b[21~\x1b[23~\x1b[24~", "F5 F6 F10 F11 F12"),
        (b"\x1b[1;5C\x1b[1;2A\x1b[3;6~\x1b[1;5P", "Ctrl-Right Shift-Up Ctrl-Shift-Del Ctrl-F1"),
        (b"\x1b[a\x1bOd\x1b[5^", "Shift-Up Ctrl-Left Ctrl-PgUp"),
        (b"\x1b[Z\x1b[1;2Z", "Shift-Tab Shift-Tab"),
        (b"\x1b[97;5u\x1b[13u\x1b[97;2u\x1b[27u", "Ctrl-A Enter A Esc"),
        (b"\x1bOM\x1bOp\x1bOk", "Enter 0 +"),
        (b"\x08\x7f\t\r\n", "Backspace Backspace Tab Enter Enter"),
        (b"\x01\x03\x15\x1a\x1f\x1c\x00", "Ctrl-A Ctrl-C Ctrl-U Ctrl-Z Ctrl-_ Ctrl-\\ Ctrl-Space"),
        (b"aZ ", "a Z Space"),
        ("ŵé漢".as_bytes(), "ŵ é 漢"),
        ("\u{212B}".as_bytes(), "Å"),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b[B", "Esc Down"),
        (b"\x1bq", "Esc q"),
        // Reports and nonsense are swallowed whole, and so is the old form of a mouse report.
        (b"\x1b[<0;3ma\x1b[<2;3;4M\x1b[<0;0;0M\x1b[Ma!!b\x1b[?1;2cc\x1b[12;40Rd\x1b[Ie", "a b c d e"),
        (b"\xff\xfea\xe6b\xc3\xc3\xa9\xed\xa0\x80c\xf4\x90\x80\x80", "a b é c"),
        (b"\x1b[1;\x03x", "Ctrl-C x"),
        (b"\x1b[201~x", "x"),
        (b"\x1b[3", ""),
    ] {
        assert_eq!(keys(bytes), want, "{}", bytes.escape_ascii());
    }
}

#[test]
fn a_mouse_report_is_heard_however_it_is_split() {
    let report = b"\x1b[<0;80;24M\x1b[<0;80;24m\x1b[<64;1;1M\x1b[<65;1;1M";
    let want = [Mouse::Click { column: 79, row: 23 }, Mouse::WheelUp, Mouse::WheelDown].map(Input::Mouse);
    for split in 0..report.len() {
        let mut decoder = Decoder::new();
        let mut heard = fed(&mut decoder, &report[..split], 0);
        heard.extend(fed(&mut decoder, &report[split..], 50));
        assert_eq!(heard, want, "split at {split}");
    }
}

#[test]
fn a_split_arrow_is_an_arrow_and_a_lone_esc_is_a_key() {
    let mut decoder = Decoder::new();
    assert_eq!(fed(&mut decoder, b"\x1b", 100), []);
    assert_eq!(decoder.timeout(), Some(175));
    assert_eq!(expired(&mut decoder, 174), []);
    assert_eq!(fed(&mut decoder, b"[A", 174), [Input::Key(Key::plain(KeyCode::Up))]);
    fed(&mut decoder, b"\x1b", 300);
    assert_eq!(expired(&mut decoder, 375), [Input::Key(Key::plain(KeyCode::Esc))]);
    assert_eq!(decoder.timeout(), None);
}

#[test]
fn a_paste_is_one_thing_across_reads_and_its_keys_are_not_keys() {
    let mut decoder = Decoder::new();
    assert_eq!(fed(&mut decoder, b"\x1b[20", 0), []);
    assert_eq!(fed(&mut decoder, b"0~dd\r\nq\x1b[A\x07\te\xcc", 1), []);
    assert_eq!(fed(&mut decoder, b"\x81\xff\x1b\x1b[201", 900), []);
    let paste = Input::Paste { text: "dd\nq[A\té".to_owned(), whole: true };
    assert_eq!(fed(&mut decoder, b"~x", 950), [paste, Input::Key(Key::char('x'))]);
}

#[test]
fn a_paste_without_an_end_is_handed_over_as_not_whole() {
    let mut decoder = Decoder::new();
    fed(&mut decoder, b"\x1b[200~half a sen", 0);
    assert_eq!(expired(&mut decoder, 2_900), []);
    let paste = Input::Paste { text: "half a sen".to_owned(), whole: false };
    assert_eq!(expired(&mut decoder, 3_000), [paste]);
    assert_eq!(fed(&mut decoder, b"j", 4_000), [Input::Key(Key::char('j'))]);
}

#[test]
fn an_endless_paste_is_capped_and_still_ends() {
    let mut decoder = Decoder::new();
    fed(&mut decoder, b"\x1b[200~", 0);
    let chunk = [b'a'; 64 * 1024];
    (0..200).for_each(|_| assert_eq!(fed(&mut decoder, &chunk, 0), []));
    match fed(&mut decoder, b"\x1b[201~j", 0).as_slice() {
        [Input::Paste { text, whole: false }, Input::Key(_)] => assert_eq!(text.len(), super::paste::MOST_BYTES),
        other => panic!("{} inputs", other.len()),
    }
}

fn pair() -> (File, File) {
    let (read, write) = std::io::pipe().unwrap();
    (File::from(OwnedFd::from(read)), File::from(OwnedFd::from(write)))
}

#[test]
fn the_reader_wakes_for_keys_wakes_deadlines_and_the_end() {
    let (read, mut write) = pair();
    let mut reader = Reader::new(read).unwrap();
    let soon = Some(Instant::now() + Duration::from_millis(5));
    assert_eq!(reader.next(soon).unwrap(), None);
    assert!(!reader.has_more().unwrap());
    write.write_all(b"j\x1b").unwrap();
    assert!(reader.has_more().unwrap());
    assert_eq!(reader.next(None).unwrap(), Some(Input::Key(Key::char('j'))));
    assert_eq!(reader.next(None).unwrap(), Some(Input::Key(Key::plain(KeyCode::Esc))));
    let waker = reader.waker();
    let thread = std::thread::spawn(move || {
        waker.resized();
        waker.resized();
        waker.wake(Wake::Worker);
    });
    thread.join().unwrap();
    assert_eq!(reader.next(None).unwrap(), Some(Input::Resize));
    assert_eq!(reader.next(None).unwrap(), Some(Input::Wake(Wake::Worker)));
    let (notice, mut notify) = pair();
    reader.also(notice.into(), Wake::Changed);
    notify.write_all(b"something").unwrap();
    assert_eq!(reader.next(None).unwrap(), Some(Input::Wake(Wake::Changed)));
    drop(write);
    assert_eq!(reader.next(None).unwrap(), Some(Input::Eof));
    assert_eq!(reader.next(None).unwrap(), Some(Input::Eof));
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[A".to_vec()),
        Just(b"\x1b[1;5C".to_vec()),
        Just(b"\x1b[[B".to_vec()),
        Just(b"\x1b[M".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just("é漢👩".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_split_of_the_same_bytes_gives_the_same_keys(bytes in bytes(), cuts in prop::collection::vec(0_usize..80, 0..6)) {
        let mut whole = Decoder::new();
        let mut at_once = fed(&mut whole, &bytes, 0);
        at_once.extend(expired(&mut whole, 10_000));
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).chain([0, bytes.len()]).collect();
        cuts.sort_unstable();
        let mut split = Decoder::new();
        let mut in_parts = Vec::new();
        for (now, pair) in (0..).zip(cuts.windows(2)) {
            split.feed(&bytes[pair[0]..pair[1]], now, &mut in_parts);
            split.expire(now + 1, &mut in_parts);
        }
        split.expire(20_000, &mut in_parts);
        prop_assert_eq!(at_once, in_parts);
    }
}
