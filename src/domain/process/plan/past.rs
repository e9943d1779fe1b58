//! What stays when the plan moves: the day of the report is agreed with the partnership, never moved along with a trial.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::{Dossier, clock, wording};
use super::shift::Shifted;

/// Says that steps would move past the day the report is due (process: 3.2, practice); none when they stay before it.
pub fn past_report(dossier: &Dossier, moved: &[Shifted], today: Date, holidays: &Holidays) -> Option<String> {
    let mut clocks = clock::of(dossier, today, holidays).into_iter();
    let due = clocks.find(|own| own.code == "D5" && own.ended.is_none())?.current_due?;
    // What was planned after that day already is no news.
    let past =
        moved.iter().filter(|row| row.entity == "step" && row.new > due && row.old.is_some_and(|old| old <= due));
    let codes: Vec<&str> = past.map(|row| row.code.as_str()).collect();
    if codes.is_empty() {
        return None;
    }
    let comes = if codes.len() == 1 { "comes" } else { "come" };
    Some(format!(
        "The report stays due on {}, and {} {comes} after it: agree a new day and enter it with \"Move a date by agreement\".",
        wording::day(due),
        wording::list(&codes)
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn steps_that_move_past_the_agreed_day_of_the_report_are_said() {
        let day = |month, day| Date::constant(2026, month, day);
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        dossier.case.completed = None;
        dossier.case.agreed_due = Some(day(9, 11));
        let row = |code: &str, old, new| Shifted {
            entity: "step",
            id: 1,
            field: "due",
            code: code.to_owned(),
            what: String::new(),
            old: Some(old),
            new,
            why: String::new(),
        };
        let said = |rows: &[Shifted]| past_report(&dossier, rows, day(3, 27), &Holidays::default());
        assert_eq!(said(&[row("W21", day(8, 14), day(9, 11))]), None);
        assert_eq!(said(&[row("W27", day(9, 14), day(10, 1))]), None, "planned after it already");
        let past = said(&[row("W21", day(8, 14), day(9, 1)), row("W26", day(9, 11), day(11, 9))]).unwrap();
        assert!(past.starts_with("The report stays due on 11 September 2026, and W26 comes after it"), "{past}");
    }
}
