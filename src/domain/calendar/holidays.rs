//! The set of bank holidays: the official days, and the rule for years they do not reach.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::super::date::Date;
use super::rule;

/// One bank holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    pub date: Date,
    pub name: Cow<'static, str>,
    /// Worked out by rule, not from the published list; a special holiday may still be proclaimed. Say so on screen.
    pub computed: bool,
}

/// Bank holidays of England and Wales. Cheap to ask: a list of days in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    listed: Vec<Holiday>,
    /// Years the list covers in full; outside them the rule is asked.
    years: Option<RangeInclusive<i16>>,
    /// Days the administrator took off the list.
    removed: Vec<Date>,
}

impl Holidays {
    /// The days of whole years. Every year from the first day's to the last day's is taken to be complete; years outside
    /// are computed.
    pub fn new(days: impl IntoIterator<Item = (Date, Cow<'static, str>)>) -> Self {
        let mut listed: Vec<Holiday> =
            days.into_iter().map(|(date, name)| Holiday { date, name, computed: false }).collect();
        listed.sort_by_key(|holiday| holiday.date);
        listed.dedup_by_key(|holiday| holiday.date);
        let years = listed.first().zip(listed.last()).map(|(first, last)| first.date.year()..=last.date.year());
        Self { listed, years, removed: Vec::new() }
    }

    /// Add days (a future special holiday) and take days off (one that was moved), as the configuration says.
    pub fn amended(
        mut self,
        added: impl IntoIterator<Item = (Date, String)>,
        removed: impl IntoIterator<Item = Date>,
    ) -> Self {
        self.removed.extend(removed);
        self.listed.retain(|holiday| !self.removed.contains(&holiday.date));
        for (date, name) in added {
            self.removed.retain(|gone| *gone != date);
            if let Err(at) = self.listed.binary_search_by_key(&date, |holiday| holiday.date) {
                self.listed.insert(at, Holiday { date, name: Cow::Owned(name), computed: false });
            }
        }
        self
    }

    /// The bank holiday on a day.
    pub fn on(&self, date: Date) -> Option<Holiday> {
        if let Ok(at) = self.listed.binary_search_by_key(&date, |holiday| holiday.date) {
            return self.listed.get(at).cloned();
        }
        if self.is_listed(date.year()) || self.removed.contains(&date) {
            return None;
        }
        rule::on(date).map(|name| Holiday { date, name: Cow::Borrowed(name), computed: true })
    }

    /// Whether a year's days are the published ones, not computed.
    pub fn is_listed(&self, year: i16) -> bool {
        self.years.as_ref().is_some_and(|years| years.contains(&year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn a_year_without_a_list_is_computed_and_says_so() {
        let holidays = Holidays::new([(day(2026, 12, 25), Cow::Borrowed("Christmas Day"))]);
        assert_eq!(holidays.on(day(2026, 12, 25)).map(|found| found.computed), Some(false));
        assert_eq!(holidays.on(day(2026, 1, 1)), None, "the list of a year is the truth");
        assert_eq!(holidays.on(day(2031, 1, 1)).map(|found| found.computed), Some(true));
    }

    #[test]
    fn the_administrator_can_add_and_remove_days() {
        let holidays = Holidays::new([(day(2026, 12, 25), Cow::Borrowed("Christmas Day"))])
            .amended([(day(2026, 7, 6), "Special day".to_owned())], [day(2026, 12, 25), day(2031, 1, 1)]);
        assert_eq!(holidays.on(day(2026, 7, 6)).map(|found| found.name.into_owned()).as_deref(), Some("Special day"));
        assert_eq!(holidays.on(day(2026, 12, 25)), None);
        assert_eq!(holidays.on(day(2031, 1, 1)), None);
    }
}
