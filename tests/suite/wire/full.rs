//! More than there is room for: a disk that is full while a draft is kept, and a line of ten megabytes.

use std::path::PathBuf;
use std::process::Command;

use dhr::domain::listing::Listing;
use dhr::domain::register::entity;
use dhr::domain::value::Value;

use super::cut::edit_title;
use super::home::DHR;
use super::{Home, Line};

/// A disk of a few pages, all of them taken.
struct Full(PathBuf);

impl Full {
    fn at(place: PathBuf) -> Option<Full> {
        let full = Full::of(place, "16k")?;
        full.fill();
        Some(full)
    }

    /// One with room on it.
    fn of(place: PathBuf, size: &str) -> Option<Full> {
        std::fs::create_dir_all(&place).unwrap();
        let size = format!("size={size},mode=0700");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&place).output();
        if !mounted.is_ok_and(|mounted| mounted.status.success()) {
            println!("left out: a full disk: a small one cannot be mounted here");
            return None;
        }
        Some(Full(place))
    }

    fn fill(&self) {
        let _ = std::fs::write(self.0.join("filler"), vec![b'x'; 16 * 1024 * 1024]);
    }
}

impl Drop for Full {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_said_while_typing_and_the_text_can_still_be_saved() {
    let home = Home::with_register();
    let Some(full) = Full::at(home.path().join("state")) else { return };
    let mut line = Line::start(home.desk("amara.okoro"));
    edit_title(&mut line);
    line.press(" of the lane").shows("could not be kept on disk").shows("Elowen of the lane");
    // Room again: what waited is written with the next key.
    std::fs::remove_file(full.0.join("filler")).unwrap();
    line.press("!").hides("could not be kept on disk").shows("Elowen of the lane!").shows("Enter save");
    line.press("\r").shows("Saved").shows("Elowen of the lane!");
    line.press("q").shows("22 cases").press("q").shows("Needs you").press("q");
    assert_eq!(line.ended().0, 0);
}

#[test]
fn reading_on_a_full_disk_says_that_it_is_full() {
    let home = Home::new();
    let Some(full) = Full::of(home.path().join("disk"), "9m") else { return };
    let register = full.0.join("register.db");
    let run = |words: &[&str]| {
        let mut command = Command::new(DHR);
        command.env_clear().envs(home.variables("amara.okoro")).args(words);
        let answer = command.output().unwrap();
        (
            answer.status.code(),
            format!("{}{}", String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr)),
        )
    };
    let shown = register.display().to_string();
    assert_eq!(run(&["demo", "--keep", &shown]).0, Some(0));
    full.fill();
    for verb in ["cases", "today", "doctor"] {
        let (status, said) = run(&["--db", &shown, verb]);
        assert_eq!(status, Some(6), "{verb}: {said}");
        assert!(said.contains("The disk is full"), "{verb}: {said}");
        assert!(verb != "doctor" || said.contains("0 MB are free"), "{said}");
    }
}

#[test]
fn a_line_of_ten_megabytes_in_an_imported_file_is_kept_whole_and_its_screens_draw() {
    let home = Home::with_register();
    let long = "xyz ".repeat(2_500_000);
    let file = home.path().join("actions.csv");
    std::fs::write(&file, format!("Ref,Action,Target Date\nNM-DHR-16,{long},1/5/2026\n")).unwrap();
    let mut import = Command::new(DHR);
    import.env_clear().envs(home.variables("amara.okoro")).arg("--db").arg(home.register());
    let import = import.arg("import").arg(&file).output().unwrap();
    assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
    let actions = home.store("amara.okoro").rows(&Listing::of(entity("action").unwrap())).unwrap();
    assert!(actions.iter().any(|action| action.get("what") == &Value::text(long.trim())), "it is not there as it was");
    let mut line = Line::start(home.desk("amara.okoro"));
    line.shows("Needs you").press("ga").shows("actions").press("/xyz\r").shows("1 action").press("\r");
    line.shows("NM-DHR-16 Elowen > Action").press("jjj\r").shows("Ctrl-S save").press("\x1b");
    line.shows("Enter edit").same_as_repainted();
    line.press("qqq");
    assert_eq!(line.ended().0, 0);
    line.given_back();
}
