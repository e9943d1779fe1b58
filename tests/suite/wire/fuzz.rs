//! Keys, pastes, broken sequences and sizes at random, for a few seconds and always the same: the program lives, and
//! its screen is what a full repaint shows.

use std::time::{Duration, Instant};

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

/// One thing a person, a cat or a bad line sends.
fn gesture(dice: &mut Dice) -> Vec<u8> {
    match dice.roll(14) {
        0 => (0..dice.roll(12)).map(|_| u8::try_from(dice.roll(256)).unwrap()).filter(|byte| *byte != 0x1a).collect(),
        1 => {
            let text: String = (0..dice.roll(60)).map(|_| dice.one_of(KEYS)).collect();
            format!("\x1b[200~{text}\x1b[201~").into_bytes()
        }
        2 => b"\x1b".to_vec(),
        3 => b"\x1b[".to_vec(),
        _ => (0..=dice.roll(4)).map(|_| dice.one_of(KEYS)).collect::<String>().into_bytes(),
    }
}

#[test]
fn random_keys_neither_end_the_program_nor_spoil_the_screen() {
    let home = Home::new();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let start = Instant::now();
    let (mut gestures, mut checks) = (0, 0);
    while start.elapsed() < TIME {
        let mut line = Line::start(home.demo());
        line.shows("Needs you");
        'alive: while start.elapsed() < TIME {
            let mut sent = Vec::new();
            for _ in 0..GESTURES {
                let next = gesture(&mut dice);
                line.press(&next);
                sent.push(next.escape_ascii().to_string());
                gestures += 1;
                if dice.roll(10) == 0 {
                    let (columns, rows) = (1 + dice.roll(140), 1 + dice.roll(50));
                    line.resize(u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap());
                }
            }
            line.resize(80, 24);
            line.idle_for(Duration::from_millis(100));
            if let Some(status) = line.child.try_wait().unwrap() {
                // "q" on Today and the command to leave are among the keys; anything else is a fault.
                assert!(status.success(), "ended with {status:?} after {sent:?}\n{}", line.screen());
                break 'alive;
            }
            line.same_as_repainted();
            checks += 1;
            // Out of whatever it is, so that the next round starts elsewhere; Enter shows a hidden screen again.
            for key in ["\x1b[201~", "\x1b", "\r"] {
                line.press(key).idle_for(Duration::from_millis(120));
            }
        }
    }
    println!("{gestures} gestures, {checks} screens compared with a repaint");
    assert!(checks > 0);
}
