//! Days the review itself knows to be hard: the anniversary of the death, and the day of a trial or hearing. A birthday
//! stays among the private values and is entered as a date to avoid.

use super::super::super::date::Date;
use super::super::{Dossier, wording};
use super::avoid;

/// What a day is for a family by the records of the review, in words; nothing that the dates to avoid say already.
pub fn known(dossier: &Dossier, date: Date) -> Vec<String> {
    let listed = |kinds: &[&str]| avoid(dossier, date).any(|key| kinds.contains(&key.kind.0.as_str()));
    let mut found = Vec::new();
    let death = dossier.case.date_of_death.as_ref().filter(|death| death.start == death.end);
    if let Some(death) = death.and_then(|death| death.start)
        && date > death
        && comes_again(death, date)
        && !listed(&["anniversary"])
    {
        found.push(format!("{} is the anniversary of the death", wording::day(date)));
    }
    let hearings = dossier.proceedings.iter().filter(|own| own.trial == Some(date) && own.concluded.is_none());
    if let Some(own) = hearings.into_iter().next()
        && !listed(&["trial", "inquest"])
    {
        let what = if own.kind.is("inquest") { "the inquest" } else { "the trial or hearing" };
        found.push(format!("{} is the day of {what}", wording::day(date)));
    }
    found
}

/// Whether a day is another's day of the year; 29 February is kept on the 28th of a shorter year.
fn comes_again(first: Date, date: Date) -> bool {
    Date::new(date.year(), first.month(), first.day())
        .or_else(|_| Date::new(date.year(), first.month(), 28))
        .is_ok_and(|day| day == date)
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::{KeyDate, Proceeding};
    use crate::domain::value::{Code, Fact};

    #[test]
    fn the_anniversary_of_the_death_and_the_day_of_the_trial_need_no_entry() {
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        dossier.case.date_of_death = crate::domain::date::parse("29 February 2024").ok();
        let trial = Date::constant(2026, 5, 11);
        dossier.proceedings = vec![Proceeding { trial: Some(trial), ..Proceeding::default() }];
        let said = |dossier: &Dossier, year, month, day| known(dossier, Date::constant(year, month, day)).join("; ");
        assert_eq!(said(&dossier, 2026, 2, 28), "28 February 2026 is the anniversary of the death");
        assert_eq!(said(&dossier, 2024, 2, 29), "", "the day itself is no anniversary");
        assert_eq!(said(&dossier, 2026, 5, 11), "11 May 2026 is the day of the trial or hearing");
        dossier.key_dates =
            vec![KeyDate { kind: Code("trial".into()), day: Some(trial), yearly: Fact::No, ..KeyDate::default() }];
        assert_eq!(said(&dossier, 2026, 5, 11), "", "it is said once");
        dossier.case.date_of_death = crate::domain::date::parse("February 2024").ok();
        assert_eq!(said(&dossier, 2026, 2, 28), "", "a month has no day of the year");
    }
}
