//! What is done to a whole review from its tabs.

use super::Desk;

#[test]
fn a_family_milestone_is_one_key_and_a_choice_and_can_be_taken_back() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-17").keys("Enter Enter 7 m");
    desk.shows("Reached today").shows("FM");
    desk.keys("Enter").shows("Saved").shows("family milestone");
    desk.keys("u").shows("Undone");
}

#[test]
fn nobody_who_may_not_be_contacted_is_offered_a_milestone() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-15").keys("Enter Enter m");
    desk.shows("No milestone is left to mark").hides("Reached today");
}

#[test]
fn the_plan_is_laid_by_word_once() {
    let mut desk = Desk::borough(80, 24);
    desk.keys("g c /").types("NM-DHR-15").keys("Enter Enter :").types("lay out").keys("Enter");
    desk.shows("u undoes: laid out 38 steps");
    desk.keys("2").shows("WORK-PLAN STEPS 38");
    desk.keys(":").types("lay out").keys("Enter").shows("Every step of the plan is there already");
}
