//! The manual that is kept beside the source is the one the program makes.

use std::path::Path;

use dhr::cli::manual::pages;

fn kept() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("man")
}

#[test]
fn the_manual_is_up_to_date() {
    let mut known = Vec::new();
    for page in pages() {
        let file = kept().join(page.file());
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(text == page.roff(), "{} is old: run cargo run -- man --write man", page.file());
        known.push(page.file());
    }
    for entry in std::fs::read_dir(kept()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(entry.path().is_dir() || known.contains(&name), "man/{name} is no page of the manual");
    }
}

#[test]
fn the_manual_writes_itself() {
    let shell = crate::cli_shell::Shell::bare();
    let folder = shell.path("man");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(shell.run(&["man", "--write", "man"]).status, 0);
    for page in pages() {
        assert_eq!(std::fs::read_to_string(folder.join(page.file())).unwrap(), page.roff());
        assert!(shell.run(&["man", page.name]).out.starts_with("NAME\n"), "{}", page.name);
    }
}

#[test]
fn what_the_palette_says_is_in_the_shell_is_there() {
    use clap::CommandFactory;
    for one in dhr::app::command::IN_SHELL {
        let mut words = one.line.split(' ').skip(1);
        let verb = words.next().unwrap();
        let all = dhr::cli::Arguments::command();
        let found = all.find_subcommand(verb).unwrap_or_else(|| panic!("there is no {verb}"));
        for flag in words.filter_map(|word| word.strip_prefix("--")) {
            assert!(found.get_arguments().any(|own| own.get_long() == Some(flag)), "{verb} has no --{flag}");
        }
    }
}

#[test]
fn every_verb_is_in_the_manual() {
    let page = std::fs::read_to_string(kept().join("dhr.1")).unwrap();
    for verb in dhr::cli::command().get_subcommands() {
        assert!(page.contains(&format!(".SS \"dhr {}", verb.get_name())), "{}", verb.get_name());
        assert!(verb.get_about().is_some(), "{} does not say what it does", verb.get_name());
    }
}
