//! More than there is room for: a disk that is full while a draft is kept, and a line of ten megabytes.

use std::path::PathBuf;
use std::process::Command;

use super::cut::edit_title;
use super::{Home, Line};

/// A disk of a few pages, all of them taken.
struct Full(PathBuf);

impl Full {
    fn at(place: PathBuf) -> Option<Full> {
        std::fs::create_dir_all(&place).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=16k,mode=0700", "tmpfs"]).arg(&place).output();
        if !mounted.is_ok_and(|mounted| mounted.status.success()) {
            println!("left out: a full disk: a small one cannot be mounted here");
            return None;
        }
        let full = Full(place);
        let _ = std::fs::write(full.0.join("filler"), [b'x'; 65_536]);
        Some(full)
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
