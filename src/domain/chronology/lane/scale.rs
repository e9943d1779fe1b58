//! Time cut into equal stretches that people know: days, weeks, months, quarters, years.

use jiff::{Span, ToSpan};

use crate::domain::date::Date;

/// How long one stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Days,
    Weeks,
    Months(i8),
    Years(i16),
}

impl Step {
    /// From the shortest; the last is for anything longer.
    const ALL: [Step; 9] = [
        Step::Days,
        Step::Weeks,
        Step::Months(1),
        Step::Months(3),
        Step::Months(6),
        Step::Years(1),
        Step::Years(2),
        Step::Years(5),
        Step::Years(10),
    ];

    /// "a month", for the legend.
    pub(super) fn words(self) -> String {
        match self {
            Step::Days => "a day".to_owned(),
            Step::Weeks => "a week".to_owned(),
            Step::Months(1) => "a month".to_owned(),
            Step::Months(3) => "a quarter".to_owned(),
            Step::Months(months) => format!("{months} months"),
            Step::Years(1) => "a year".to_owned(),
            Step::Years(years) => format!("{years} years"),
        }
    }

    fn first(self, date: Date) -> Option<Date> {
        match self {
            Step::Days => Some(date),
            Step::Weeks => date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok(),
            Step::Months(months) => Date::new(date.year(), (date.month() - 1) / months * months + 1, 1).ok(),
            Step::Years(years) => Date::new(date.year() - date.year().rem_euclid(years), 1, 1).ok(),
        }
    }

    fn span(self) -> Span {
        match self {
            Step::Days => 1.day(),
            Step::Weeks => 1.week(),
            Step::Months(months) => i64::from(months).months(),
            Step::Years(years) => i64::from(years).years(),
        }
    }

    /// About how many days; used to stop counting early.
    fn days(self) -> i32 {
        match self {
            Step::Days => 1,
            Step::Weeks => 7,
            Step::Months(months) => i32::from(months) * 28,
            Step::Years(years) => i32::from(years) * 365,
        }
    }
}

/// Where a day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    Before,
    In(usize),
    After,
}

/// A period cut into stretches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scale {
    pub(super) step: Step,
    stretches: Vec<(Date, Date)>,
}

impl Scale {
    /// The finest cut of a period into at most `columns` stretches.
    pub(super) fn fitting(from: Date, to: Date, columns: usize) -> Self {
        let columns = columns.max(1);
        let cut = |step: Step| Self { step, stretches: cut(step, from, to, columns) };
        let fits = |scale: &Self| scale.stretches.last().is_some_and(|(_, end)| *end >= to);
        let room = i64::try_from(columns).unwrap_or(i64::MAX);
        let may = |step: &Step| i64::from((to - from).get_days()) / i64::from(step.days()) <= room * 2;
        let found = Step::ALL.into_iter().filter(may).map(cut).find(fits);
        found.unwrap_or_else(|| cut(Step::Years(10)))
    }

    pub(super) fn stretches(&self) -> &[(Date, Date)] {
        &self.stretches
    }

    pub(super) fn at(&self, day: Date) -> At {
        match self.stretches.partition_point(|(_, end)| *end < day) {
            place if place == self.stretches.len() => At::After,
            0 if self.stretches.first().is_some_and(|(start, _)| day < *start) => At::Before,
            place => At::In(place),
        }
    }
}

fn cut(step: Step, from: Date, to: Date, most: usize) -> Vec<(Date, Date)> {
    let mut stretches = Vec::new();
    let mut start = step.first(from.min(to)).unwrap_or(from);
    while start <= to.max(from) && stretches.len() < most {
        let next = start.checked_add(step.span()).ok();
        let end = next.and_then(|next| next.yesterday().ok()).unwrap_or(Date::MAX);
        stretches.push((start, end));
        match next {
            Some(next) => start = next,
            None => break,
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finest_stretches_that_fit_are_taken() {
        let (from, to) = (Date::constant(2019, 1, 16), Date::constant(2021, 6, 14));
        for (columns, step, count) in [
            (900, Step::Days, 881),
            (130, Step::Weeks, 127),
            (60, Step::Months(1), 30),
            (12, Step::Months(3), 10),
            (2, Step::Years(2), 2),
        ] {
            let scale = Scale::fitting(from, to, columns);
            assert_eq!((scale.step, scale.stretches.len()), (step, count));
            assert!(scale.stretches.first().unwrap().0 <= from && scale.stretches.last().unwrap().1 >= to);
        }
        assert_eq!(Scale::fitting(from, from, 60).stretches.len(), 1);
        assert!(Scale::fitting(Date::constant(1, 1, 1), Date::constant(9999, 12, 31), 5).stretches.len() <= 5);
    }

    #[test]
    fn a_day_is_found_in_its_stretch() {
        let scale = Scale::fitting(Date::constant(2020, 1, 5), Date::constant(2020, 12, 5), 12);
        assert_eq!(scale.at(Date::constant(2019, 12, 31)), At::Before);
        assert_eq!(scale.at(Date::constant(2020, 2, 29)), At::In(1));
        assert_eq!(scale.at(Date::constant(2020, 12, 31)), At::In(11));
        assert_eq!(scale.at(Date::constant(2021, 1, 1)), At::After);
    }
}
