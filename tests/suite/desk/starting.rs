//! A register that is new: the way to its first spreadsheet stands on the screen.

use dhr::domain::journal::Who;
use dhr::store::Store;

use super::{Desk, TODAY};

fn empty() -> Desk {
    let store = Store::memory(Who { uid: 1000, name: "amara.okoro".to_owned() }, TODAY).unwrap();
    Desk::on(store, 80, 24)
}

#[test]
fn an_empty_register_says_how_to_bring_in_a_spreadsheet() {
    let mut desk = empty();
    desk.shows("Nothing needs you today.").shows("press : and type import");
    desk.shows("v shows the team's and everybody's");
    desk.keys("v v").hides("is looked at here");
}

#[test]
fn a_second_enter_on_a_heading_keeps_the_field_it_goes_to() {
    let mut desk = empty();
    desk.keys(": i m p o r t Enter");
    desk.types(&format!("{}/fixtures/tracker/northmere-tracker.xlsx", env!("CARGO_MANIFEST_DIR")));
    desk.keys("Enter").shows("Case: Reference");
    desk.keys("Enter").shows("> Case: Reference");
    desk.keys("Enter").shows("> Review Ref                        Case: Reference");
}

#[test]
fn a_reference_typed_whole_finds_the_case_before_its_people() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("f").types("nm-dhr-16").shows(">case            NM-DHR-16 Elowen");
}
