//! Who may use whom: the rooms of `src/` and the crates each may not know.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

fn files_of(room: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root.join(room), &mut files);
    assert!(!files.is_empty(), "{room} is empty");
    files
        .into_iter()
        .map(|path| (path.strip_prefix(&root).unwrap().display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

/// A room and the words its files must not hold.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "crate::store::",
            "crate::exchange::",
            "crate::app::",
            "crate::view::",
            "crate::term::",
            "crate::cli::",
            "crate::config::",
            "crate::plain::",
            "rusqlite",
            "ratatui",
            "crossterm",
            "std::fs",
            "std::env",
            "Timestamp::now",
        ],
    ),
    (
        "reference",
        &[
            "crate::store::",
            "crate::exchange::",
            "crate::app::",
            "crate::view::",
            "crate::term::",
            "crate::cli::",
            "rusqlite",
            "ratatui",
        ],
    ),
    (
        "exchange",
        &[
            "crate::store::",
            "crate::app::",
            "crate::view::",
            "crate::term::",
            "crate::cli::",
            "rusqlite",
            "ratatui",
            "crossterm",
        ],
    ),
    (
        "store",
        &[
            "crate::exchange::",
            "crate::app::",
            "crate::view::",
            "crate::term::",
            "crate::cli::",
            "ratatui",
            "crossterm",
        ],
    ),
    (
        "app",
        &[
            "crate::store::",
            "crate::exchange::",
            "crate::view::",
            "crate::term::",
            "crate::cli::",
            "crate::config::",
            "rusqlite",
            "ratatui::",
            "crossterm",
            "std::fs",
            "std::env",
        ],
    ),
    ("view", &["crate::store::", "crate::exchange::", "crate::term::", "crate::cli::", "rusqlite", "std::fs"]),
    ("plain", &["crate::exchange::", "crate::view::", "crate::cli::", "rusqlite", "ratatui", "crossterm"]),
];

#[test]
fn no_room_uses_one_it_must_not_know() {
    for (room, words) in FORBIDDEN {
        for (name, text) in files_of(room) {
            for (number, line) in text.lines().enumerate() {
                let code = line.split("//").next().unwrap_or("");
                for word in *words {
                    assert!(!code.contains(word), "src/{name}:{} uses {word}", number + 1);
                }
            }
        }
    }
}

#[test]
fn the_text_area_has_one_seam() {
    for (name, text) in files_of("app") {
        assert!(name == "app/edit/area.rs" || !text.contains("tui_textarea"), "src/{name}");
    }
}

#[test]
fn every_module_says_what_it_owns() {
    for room in ["domain", "reference", "exchange", "store", "app", "view", "term", "cli", "config"] {
        for (name, text) in files_of(room) {
            if name.ends_with("tests.rs") || name.contains("/tests/") {
                continue;
            }
            assert!(text.starts_with("//!"), "src/{name} opens without a word about itself");
        }
    }
}
