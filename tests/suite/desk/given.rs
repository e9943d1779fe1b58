//! What is offered in a field gives way to what is typed, and an empty record is not saved.

use dhr::domain::listing::Listing;
use dhr::domain::register;

use super::Desk;

fn count(desk: &Desk, entity: &str) -> usize {
    desk.performer.store.rows(&Listing::of(register::entity(entity).unwrap())).unwrap().len()
}

#[test]
fn an_offered_date_gives_way_to_what_is_typed_and_is_kept_for_correction() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g i c").shows("Next chase:").shows("typing replaces the date");
    desk.types("next tue").shows("Next chase:  next tue");
    desk.keys("Esc");
    desk.keys("c Backspace").types("8").hides("Next chase:  8");
}

#[test]
fn a_date_in_place_and_in_a_form_and_the_link_of_a_form_give_way() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g i d").types("14/4").hides("202614/4").shows("14 April 2026");
    desk.keys("Esc");
    desk.keys("e").types("NM-DHR-0").shows("[NM-DHR-0 ");
    desk.keys("Esc Esc Esc").home();
    desk.keys("g i Enter d").shows("typing replaces");
    desk.types("14/4").shows("[14/4 ").shows("Ctrl-U clear");
    desk.keys("Esc");
    // Free text is written on.
    desk.keys("g c Enter Down Down Enter").types(" and more").shows(" and more").hides("[and more");
}

#[test]
fn an_untouched_form_is_not_saved() {
    for (tab, entity, label) in [("5", "return", "Return"), ("8", "submission", "Submission")] {
        let mut desk = Desk::borough(80, 24);
        desk.keys("g c /").types("NM-DHR-16").keys("Enter Enter").keys(tab);
        let before = count(&desk, entity);
        desk.keys("a Ctrl-S").shows(&format!("{label}: nothing is filled in but its case: fill in"));
        assert_eq!(count(&desk, entity), before);
    }
}

#[test]
fn the_settings_say_how_and_where_they_are_changed() {
    let mut desk = Desk::borough(80, 24);
    desk.keys(":").types("settings").keys("Enter").shows("dhr config in the");
    desk.keys("Down Down Down").shows("theme = \"");
    desk.keys("Enter").shows("Copied: theme = \"");
}

#[test]
fn what_is_done_in_the_shell_is_found_among_the_commands() {
    let mut desk = Desk::borough(80, 24);
    for (word, line) in [
        ("pack", "dhr pack REF"),
        ("gate", "dhr gate REF"),
        ("publication", "dhr gate REF"),
        ("update", "dhr family REF --update"),
        ("meeting", "dhr pack REF"),
    ] {
        desk.home().keys(":").types(word).shows(&format!("In the shell: {line}"));
    }
    desk.home().keys(":").types("pack").keys("Enter").shows("Pack for a panel meeting in the shell: dhr pack REF");
}

#[test]
fn what_is_said_of_the_letter_of_a_chase_is_not_cut() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g i c").hides("the na..");
}
