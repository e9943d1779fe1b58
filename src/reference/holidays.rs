//! The bank holidays of England and Wales, 2010 to 2030 as published; the calendar's rule answers for other years.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::domain::calendar::Holidays;

use super::rows::rows;

/// The published days. The configuration may add and remove some on a copy of this.
pub fn bank_holidays() -> &'static Holidays {
    static HOLIDAYS: OnceLock<Holidays> = OnceLock::new();
    HOLIDAYS.get_or_init(|| {
        let days = rows::<2>(include_str!("data/bank-holidays.tsv"));
        Holidays::new(days.filter_map(|[date, name]| Some((date.parse().ok()?, Cow::Borrowed(name)))))
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::calendar::{Span, computed, due, is_working_day};
    use crate::domain::date::Date;

    use super::*;

    #[test]
    fn the_rule_agrees_with_every_published_day() {
        for year in 2010..=2030 {
            let by_rule: Vec<Date> = computed(year).into_iter().map(|(day, _)| day).collect();
            let mut day = Date::constant(year, 1, 1);
            let mut published = Vec::new();
            while day.year() == year {
                published.extend(bank_holidays().on(day).map(|holiday| holiday.date));
                day = day.tomorrow().unwrap();
            }
            assert_eq!(by_rule, published, "{year}");
        }
    }

    #[test]
    fn moved_and_extra_days_are_not_working_days() {
        let working = |year, month, day| is_working_day(Date::constant(year, month, day), bank_holidays());
        assert!(!working(2020, 5, 8) && working(2020, 5, 4));
        assert!(!working(2022, 9, 19) && !working(2023, 5, 8) && !working(2026, 12, 28));
    }

    #[test]
    fn a_due_date_beyond_the_list_says_that_it_was_worked_out() {
        let span = Span::parse("1d").unwrap();
        let found = due(Date::constant(2031, 12, 24), span, false, bank_holidays()).unwrap();
        assert!(found.basis.contains("Christmas Day (worked out by rule)"), "{}", found.basis);
        assert_eq!(found.next_working_day, Date::constant(2031, 12, 29));
    }
}
