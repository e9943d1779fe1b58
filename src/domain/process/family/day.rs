//! Days that nothing should fall on: the dates to avoid that somebody entered, and those the register knows by itself,
//! the anniversary of the death and the days of court and inquest (process: embarrassment 10, practice).

use super::super::super::date::Date;
use super::super::super::register::{KeyDate, Proceeding};
use super::super::super::value::Fact;
use super::super::super::vocabulary as v;
use super::super::{Dossier, wording};

/// What a day falls on, in words; empty when it is clear.
pub fn clashes(dossier: &Dossier, date: Date) -> Vec<String> {
    let on = wording::day(date);
    let entered: Vec<&KeyDate> = dossier.key_dates.iter().filter(|key| falls_on(key, date)).collect();
    let mut found: Vec<String> = entered
        .iter()
        .map(|key| {
            let whose = key.plan.as_ref().map(|plan| format!(" ({})", plan.label)).unwrap_or_default();
            format!("{on} is a date to avoid: {}{whose}", kind_of(key))
        })
        .collect();
    let is_entered = |kind: &str| entered.iter().any(|key| key.kind.is(kind));
    if is_anniversary(dossier, date) && !is_entered("anniversary") {
        found.push(format!("{on} is the anniversary of the death"));
    }
    for own in &dossier.proceedings {
        let (code, what) = if is_inquest(own) { ("inquest", "inquest") } else { ("trial", "trial") };
        if let Some(words) = in_court(own, date, what).filter(|_| !is_entered(code)) {
            found.push(format!("{on} is {words}"));
        }
    }
    found
}

/// Whether the register holds anything by which a day could be found unsafe.
pub fn knows_days(dossier: &Dossier) -> bool {
    let has_court = dossier.proceedings.iter().any(|own| own.trial.is_some() || own.verdict_date.is_some());
    !dossier.key_dates.is_empty() || died_on(dossier).is_some() || has_court
}

/// Why no trial is known to be over on a day; none when there is none, or when it is.
pub fn trial_open(dossier: &Dossier, date: Date) -> Option<String> {
    let mut own = dossier.proceedings.iter().filter(|own| own.kind.is("criminal") && own.no_charge != Fact::Yes);
    own.find_map(|own| {
        let is_over = own.verdict_date.is_some_and(|on| on < date) || own.concluded.is_some();
        let trial = own.trial.filter(|_| !is_over)?;
        Some(if trial > date {
            format!("The trial of {} is still to come", wording::day(trial))
        } else {
            format!("No verdict is on file for the trial of {}", wording::day(trial))
        })
    })
}

fn is_inquest(own: &Proceeding) -> bool {
    own.kind.is("inquest") || own.opened.is_some()
}

fn in_court(own: &Proceeding, date: Date, what: &str) -> Option<String> {
    if own.no_charge == Fact::Yes {
        return None;
    }
    let article = if what == "inquest" { "an" } else { "a" };
    let ends = own.verdict_date.or(own.concluded);
    match own.trial {
        Some(first) if first == date => return Some(format!("the first day of {article} {what}")),
        Some(first) if first < date && ends.is_some_and(|end| date < end) => {
            return Some(format!("during {article} {what}"));
        }
        _ => {}
    }
    if own.verdict_date == Some(date) {
        return Some(if what == "inquest" { "the day of a conclusion" } else { "the day of a verdict" }.to_owned());
    }
    (own.sentence_date == Some(date)).then(|| "the day of a sentence".to_owned())
}

/// The day of the death, when it is known to the day.
fn died_on(dossier: &Dossier) -> Option<Date> {
    let died = dossier.case.date_of_death.as_ref()?;
    died.start.filter(|_| died.start == died.end)
}

fn is_anniversary(dossier: &Dossier, date: Date) -> bool {
    died_on(dossier).is_some_and(|died| date > died && comes_on(died, date.year()) == Some(date))
}

/// The day in another year; 29 February is kept on the 28th of a shorter one.
fn comes_on(first: Date, year: i16) -> Option<Date> {
    Date::new(year, first.month(), first.day()).or_else(|_| Date::new(year, first.month(), 28)).ok()
}

fn falls_on(key: &KeyDate, date: Date) -> bool {
    let Some(first) = key.day else { return false };
    let last = key.last.unwrap_or(first).max(first);
    if key.yearly != Fact::Yes {
        return (first..=last).contains(&date);
    }
    // The period may have begun the year before.
    let long = wording::between(first, last);
    [date.year(), date.year() - 1].into_iter().any(|year| {
        comes_on(first, year).is_some_and(|start| start >= first && (0..=long).contains(&wording::between(start, date)))
    })
}

fn kind_of(key: &KeyDate) -> String {
    if key.kind.0.is_empty() {
        "a date to avoid".to_owned()
    } else {
        v::KEY_DATE_KIND.label(&key.kind.0).to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::date::LooseDate;
    use crate::domain::value::Code;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    fn key(first: Date, last: Option<Date>, yearly: Fact) -> KeyDate {
        KeyDate { kind: Code("anniversary".into()), day: Some(first), last, yearly, ..KeyDate::default() }
    }

    #[test]
    fn yearly_dates_come_again_and_periods_run_over_the_new_year() {
        let leap = key(day(2024, 2, 29), None, Fact::Yes);
        let winter = key(day(2024, 12, 20), Some(day(2025, 1, 4)), Fact::Yes);
        let once = key(day(2026, 3, 24), Some(day(2026, 5, 7)), Fact::No);
        for (key, date, hit) in [
            (&leap, day(2026, 2, 28), true),
            (&leap, day(2028, 2, 29), true),
            (&leap, day(2023, 2, 28), false),
            (&winter, day(2027, 1, 3), true),
            (&winter, day(2027, 1, 5), false),
            (&once, day(2026, 5, 7), true),
            (&once, day(2027, 4, 1), false),
        ] {
            assert_eq!(falls_on(key, date), hit, "{date}");
        }
    }

    #[test]
    fn the_register_knows_the_anniversary_and_the_days_of_court_by_itself() {
        let mut dossier = sample::decided(day(2026, 1, 5));
        assert!(!knows_days(&dossier));
        dossier.case.date_of_death = Some(LooseDate::day(day(2024, 12, 20)));
        dossier.proceedings = vec![
            Proceeding {
                kind: Code("criminal".into()),
                trial: Some(day(2026, 5, 11)),
                verdict_date: Some(day(2026, 6, 2)),
                sentence_date: Some(day(2026, 6, 30)),
                ..Proceeding::default()
            },
            Proceeding { kind: Code("inquest".into()), trial: Some(day(2026, 9, 1)), ..Proceeding::default() },
        ];
        for (date, said) in [
            (day(2026, 12, 20), Some("20 December 2026 is the anniversary of the death")),
            (day(2024, 12, 20), None),
            (day(2026, 5, 11), Some("11 May 2026 is the first day of a trial")),
            (day(2026, 5, 20), Some("20 May 2026 is during a trial")),
            (day(2026, 6, 2), Some("2 June 2026 is the day of a verdict")),
            (day(2026, 6, 3), None),
            (day(2026, 6, 30), Some("30 June 2026 is the day of a sentence")),
            (day(2026, 9, 1), Some("1 September 2026 is the first day of an inquest")),
        ] {
            assert_eq!(clashes(&dossier, date).first().map(String::as_str), said, "{date}");
        }
        dossier.key_dates = vec![key(day(2024, 12, 20), None, Fact::Yes)];
        assert_eq!(clashes(&dossier, day(2026, 12, 20)).len(), 1, "said once");
        dossier.case.date_of_death = Some(LooseDate {
            start: Some(day(2024, 12, 1)),
            end: Some(day(2024, 12, 31)),
            ..LooseDate::day(day(2024, 12, 1))
        });
        dossier.key_dates.clear();
        assert!(clashes(&dossier, day(2026, 12, 1)).is_empty(), "a month has no anniversary to the day");
    }

    #[test]
    fn a_trial_to_come_or_without_a_verdict_is_open() {
        let mut dossier = sample::decided(day(2026, 1, 5));
        let trial =
            Proceeding { kind: Code("criminal".into()), trial: Some(day(2026, 5, 11)), ..Proceeding::default() };
        dossier.proceedings = vec![trial.clone()];
        let open = |dossier: &Dossier, on| trial_open(dossier, on).unwrap_or_default();
        assert_eq!(open(&dossier, day(2026, 4, 1)), "The trial of 11 May 2026 is still to come");
        assert_eq!(open(&dossier, day(2026, 6, 1)), "No verdict is on file for the trial of 11 May 2026");
        dossier.proceedings[0].verdict_date = Some(day(2026, 5, 29));
        assert_eq!(open(&dossier, day(2026, 6, 1)), "");
        dossier.proceedings = vec![Proceeding { no_charge: Fact::Yes, ..trial }];
        assert_eq!(open(&dossier, day(2026, 4, 1)), "");
    }
}
