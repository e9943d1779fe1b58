//! A way to every screen, for tests that look at all of them.

use super::Desk;

/// Ways to reach every screen there is, from Today; the last leaves the screen hidden.
pub const WAYS: &[(&str, &str)] = &[
    ("today", ""),
    ("cases", "g c"),
    ("actions", "g a"),
    ("people", "g p"),
    ("agencies", "g o"),
    ("returns", "g i"),
    ("history", "g h Enter"),
    ("lists", "g l"),
    ("case", "g c Enter"),
    ("panel", "g c G Enter 4"),
    ("actions of a case", "g c Down Down Enter 6"),
    ("family", "g c Enter 7"),
    ("composite", "f e l o w e n Enter T"),
    ("composite, open", "f e l o w e n Enter T Enter"),
    ("composite, narrowing", "f e l o w e n Enter T / a g"),
    ("side by side", "f e l o w e n Enter T / s a m e : o f f e r e d Enter = Enter"),
    ("sequence", "f e l o w e n Enter T s"),
    ("tags", "f e l o w e n Enter T t"),
    ("chronologies", "f e l o w e n Enter N"),
    ("record", "g a Enter"),
    ("editing", "g a Enter Enter"),
    ("form", "g a a"),
    ("find", "f a"),
    ("commands", ":"),
    ("help", "?"),
    ("views", "g c v"),
    ("sort", "g c s"),
    ("columns", "g c C"),
    ("narrow", "g c / s t"),
    ("bulk", "g a Space Space d"),
    ("status", "g a t"),
    ("archive", "g a X"),
    ("import", ": i m p o r t Enter"),
    ("settings", ": s e t t i n g s Enter"),
    ("strip", "g"),
    ("documents", "g d"),
    ("plan", "f e l o w e n Enter 2"),
    ("timeline", "f e l o w e n Enter 3"),
    ("seats", "f e l o w e n Enter 4"),
    ("returns of a case", "f e l o w e n Enter 5"),
    ("quality", "f t a m s e l Enter 8"),
    ("records", "f e l o w e n Enter 9"),
    ("lanes", "f e l o w e n Enter L"),
    ("chase", "g i Enter c"),
    ("agreed date", "f e l o w e n Enter E"),
    ("trial moved", "f e l o w e n Enter M"),
    ("letter of the panel", "f t a m s e l Enter 8 i"),
    ("answer to a point", "f t a m s e l Enter 8 Tab Tab w"),
    ("tour", ": t o u r Enter"),
    ("hidden", "Z"),
];

/// Shown only when something happens that no key brings about: a start without a register, a colleague's change, a rule,
/// what a colleague changed of a step taken back.
const NOT_BY_KEYS: [&str; 4] = ["welcome", "conflict", "refused", "stayed"];

#[test]
fn no_screen_is_left_out() {
    let mut desk = Desk::borough(60, 20);
    let mut reached: Vec<&str> = NOT_BY_KEYS.to_vec();
    for (_, keys) in WAYS {
        desk.home().keys(keys);
        reached.extend(desk.model.trail());
    }
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/screen")];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(path).unwrap();
            for (at, _) in source.match_indices("fn name(&self) -> &'static str {") {
                names.extend(
                    source[at..].lines().nth(1).and_then(|line| line.trim().strip_prefix('"')).map(str::to_owned),
                );
            }
        }
    }
    let missing: Vec<&String> =
        names.iter().filter(|name| !reached.iter().any(|known| *known == name.trim_end_matches('"'))).collect();
    assert!(names.len() > 20 && missing.is_empty(), "{} screens; no way leads to {missing:?}", names.len());
}
