//! Keys, pastes, broken sequences and sizes at random, for a few seconds and always the same: the program lives, and
//! its screen is what a full repaint shows; asked to end it does, and the register and the drafts are whole.

use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::home::DHR;
use super::{Home, Line};

const TIME: Duration = Duration::from_secs(6);
/// Between two looks at the screen.
const GESTURES: usize = 15;

/// A small generator of our own: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

const KEYS: &[&str] = &[
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[3~",
    "\x1b[Z",
    "\x1bOA",
    "\x1bOP",
    "\r",
    "\r",
    "\t",
    " ",
    "\x7f",
    "\x08",
    "\x01",
    "\x03",
    "\x05",
    "\x0c",
    "\x12",
    "\x13",
    "\x15",
    "\x17",
    "\x1b[1;5C",
    "\x1b[<0;3;4M",
    "gc",
    "ga",
    "gt",
    "gl",
    "gp",
    "go",
    "gh",
    "gi",
    "gd",
    "f",
    "/",
    ":",
    "?",
    "v",
    "s",
    "z",
    "C",
    "n",
    "e",
    "a",
    "c",
    "t",
    "d",
    "o",
    "u",
    "U",
    "*",
    "J",
    "K",
    "1",
    "3",
    "5",
    "6",
    "9",
    "r",
    "h",
    "p",
    "Z",
    "j",
    "k",
    "G",
    "gg",
    "\u{e9}",
    "\u{6f22}",
    "e\u{301}",
    "\u{1f469}\u{200d}\u{1f4bb}",
    "\u{202e}",
    "yr",
    "x",
    "m",
];

/// What is pasted and never typed: directions, joined and combining symbols, widths of none, ends of lines of all kinds.
const PASTED: &[&str] = &[
    "\u{202e}\u{2066}evil\u{2069}",
    "\u{200b}\u{200d}\u{feff}\u{ad}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}",
    "\u{1f1ec}\u{1f1e7}\u{1f469}\u{200d}\u{1f4bb}",
    "\u{6f22}\u{5b57}\u{ff76}\u{ff9e}",
    "\r\n\u{85}\u{2028}\t\x0b",
    "\x1b[31m\x1b]0;x\x07",
    "plain words ",
];

fn bytes(dice: &mut Dice, most: usize) -> Vec<u8> {
    // All but what suspends the program.
    (0..dice.roll(most)).map(|_| u8::try_from(dice.roll(256)).unwrap()).filter(|byte| *byte != 0x1a).collect()
}

/// What stands between the brackets of a paste.
fn pasted(dice: &mut Dice) -> Vec<u8> {
    match dice.roll(4) {
        0 => bytes(dice, 400),
        1 => dice.one_of(PASTED).repeat(1 + dice.roll(6_000)).into_bytes(),
        2 => (0..dice.roll(40)).map(|_| dice.one_of(PASTED)).collect::<String>().into_bytes(),
        _ => (0..dice.roll(60)).map(|_| dice.one_of(KEYS)).collect::<String>().into_bytes(),
    }
}

/// One thing a person, a cat or a bad line sends.
fn gesture(dice: &mut Dice) -> Vec<u8> {
    match dice.roll(16) {
        0 => bytes(dice, 12),
        // Now and then the end of a paste never comes.
        1 | 2 => {
            let end: &[u8] = if dice.roll(8) == 0 { b"" } else { b"\x1b[201~" };
            [b"\x1b[200~", pasted(dice).as_slice(), end].concat()
        }
        3 => b"\x1b".to_vec(),
        4 => b"\x1b[".to_vec(),
        _ => (0..=dice.roll(4)).map(|_| dice.one_of(KEYS)).collect::<String>().into_bytes(),
    }
}

/// Sends a gesture, sometimes in two packets with a change of size between them.
fn send(dice: &mut Dice, line: &mut Line, gesture: &[u8]) {
    let cut = if dice.roll(4) == 0 { dice.roll(gesture.len() + 1) } else { gesture.len() };
    let (first, rest) = gesture.split_at(cut);
    line.press(first);
    if dice.roll(8) == 0 {
        let (columns, rows) = (1 + dice.roll(140), 1 + dice.roll(50));
        line.resize(u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap());
    }
    if dice.roll(40) == 0 {
        line.resize(1, 1);
    }
    line.press(rest);
}

/// The register is whole and every draft can be read.
#[track_caller]
fn nothing_is_damaged(home: &Home) {
    let mut doctor = Command::new(DHR);
    doctor.env_clear().envs(home.variables("amara.okoro")).arg("--db").arg(home.register()).arg("doctor");
    let told = doctor.output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&told.stdout), String::from_utf8_lossy(&told.stderr));
    assert!(told.status.success(), "{out}{err}");
    for draft in home.drafts() {
        let is_form = draft.place.starts_with("form/");
        assert!(!is_form || serde_json::from_str::<serde_json::Value>(&draft.text).is_ok(), "{draft:?}");
    }
}

/// Sends gestures for so long; gives back how many, and how many screens were compared with a repaint.
fn storm(seed: u64, time: Duration) -> (usize, usize) {
    let home = Home::with_register();
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let start = Instant::now();
    let (mut gestures, mut checks) = (0, 0);
    while start.elapsed() < time {
        let mut line = Line::start(home.desk("amara.okoro"));
        line.shows("Needs you");
        let mut sent = Vec::new();
        loop {
            for _ in 0..GESTURES {
                let next = gesture(&mut dice);
                send(&mut dice, &mut line, &next);
                let shown = next.escape_ascii().to_string();
                sent.push(shown.chars().take(200).collect::<String>());
                gestures += 1;
            }
            line.press("\x1b[201~");
            line.resize(80, 24);
            line.idle_for(Duration::from_millis(100));
            if let Some(status) = line.child.try_wait().unwrap() {
                // "q" on Today and the command to leave are among the keys; anything else is a fault.
                assert!(status.success(), "seed {seed}: ended with {status:?} after {sent:?}\n{}", line.screen());
                line.given_back();
                break;
            }
            line.same_as_repainted();
            checks += 1;
            if start.elapsed() >= time {
                line.signal(Signal::TERM);
                let (status, took) = line.ended();
                assert_eq!(status, 143, "seed {seed}: {sent:?}\n{}", line.screen());
                assert!(took < Duration::from_secs(1), "seed {seed}: it took {took:?}");
                line.given_back();
                break;
            }
            // Out of whatever it is, so that the next round starts elsewhere; Enter shows a hidden screen again.
            for key in ["\x1b", "\r"] {
                line.press(key).idle_for(Duration::from_millis(120));
            }
        }
    }
    nothing_is_damaged(&home);
    (gestures, checks)
}

#[test]
fn random_keys_neither_end_the_program_nor_spoil_the_screen_or_the_register() {
    let (gestures, checks) = storm(1, TIME);
    println!("{gestures} gestures, {checks} screens compared with a repaint");
    assert!(checks > 0);
}

#[test]
#[ignore = "minutes: seeds from DHR_FUZZ_SEED on, for DHR_FUZZ_SECONDS"]
fn random_keys_for_long() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (first, time) = (number("DHR_FUZZ_SEED", 1), Duration::from_secs(number("DHR_FUZZ_SECONDS", 300)));
    let start = Instant::now();
    for seed in first.max(1).. {
        if start.elapsed() >= time {
            break;
        }
        let (gestures, checks) = storm(seed, Duration::from_secs(20));
        println!("seed {seed}: {gestures} gestures, {checks} screens compared with a repaint");
    }
}
