//! Work that takes long: it says how far it is, it can be stopped at any point, and what was stopped changed nothing.

use std::fmt::Write;

use super::{Home, Line};

/// A chronology of so many rows that reading it is seen to move.
fn long(home: &Home, rows: usize) -> String {
    let mut text = "Date,Event,Source\n".to_owned();
    for row in 0..rows {
        writeln!(text, "{:02}/{:02}/2021,Visit {row} to the house,Record {row}", row % 28 + 1, row % 12 + 1).unwrap();
    }
    let path = home.path().join("Northmere Borough Council, Housing Options housing.csv");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// The import of NM-DHR-16 with the path typed.
fn import(line: &mut Line, path: &str) {
    line.press("f").press("nm-dhr-16").shows(">case").press("\r").shows("Cases > NM-DHR-16");
    line.press("N").shows("Import chronologies").press(path).shows("housing.csv");
}

#[test]
fn a_long_import_says_how_far_it_is_and_is_stopped_with_nothing_changed() {
    let home = Home::with_register();
    let before = home.store("amara.okoro").last_batch().unwrap();
    let path = long(&home, 60_000);
    let mut line = Line::start(home.desk("amara.okoro"));
    import(&mut line, &path);
    line.press("\r").shows(" %").shows("Esc stop");
    line.press("\x1b").shows("was stopped. Nothing was changed").shows("Enter read the file");
    // Once more: nothing is left over from the work that was stopped.
    std::fs::write(&path, "Date,Event\n1/2/2021,A visit\n").unwrap();
    line.press("\r")
        .shows("1 rows = 1 events")
        .hides("Esc stop")
        .press("\x1b")
        .press("\x1b")
        .shows("Cases > NM-DHR-16");
    assert_eq!(home.store("amara.okoro").last_batch().unwrap(), before);
}

#[test]
fn an_import_beside_the_screen_is_one_step_that_can_be_undone() {
    let home = Home::with_register();
    let path = long(&home, 40);
    let mut line = Line::start(home.desk("amara.okoro"));
    import(&mut line, &path);
    line.press("\r").shows("40 rows = 40 events");
    line.press("i").shows("Imported Northmere").press("\r").shows("Cases > NM-DHR-16");
    line.press("u").shows("Undone");
}
