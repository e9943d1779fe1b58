//! The day a rule is read on, asked in such a way that it is known until when the answer holds.
//!
//! What is due changes on few days: a rule does not look at the calendar, it asks whether some date has come. A [`Day`]
//! remembers what it was asked, and so knows the first and the last day on which every answer is the same. What was
//! worked out with it need not be worked out again on any day between.

use std::cell::Cell;

use super::super::date::Date;
use super::wording::plus_days;

/// What a rule may ask of the day.
pub trait Now {
    /// Whether it is that date, or later.
    fn has_come(&self, date: Date) -> bool;

    /// Whether it is later than that date.
    fn is_past(&self, date: Date) -> bool;

    /// The day itself; what is made of it holds on no other.
    fn itself(&self) -> Date;
}

impl Now for Date {
    fn has_come(&self, date: Date) -> bool {
        date <= *self
    }

    fn is_past(&self, date: Date) -> bool {
        date < *self
    }

    fn itself(&self) -> Date {
        *self
    }
}

/// A day that remembers what it was asked.
#[derive(Debug)]
pub struct Day {
    date: Date,
    first: Cell<Date>,
    last: Cell<Date>,
}

impl Day {
    pub fn on(date: Date) -> Self {
        Self { date, first: Cell::new(Date::MIN), last: Cell::new(Date::MAX) }
    }

    /// The first and the last day on which every answer given so far is the same.
    pub fn holds(&self) -> (Date, Date) {
        (self.first.get(), self.last.get())
    }

    fn not_before(&self, first: Date) {
        self.first.set(self.first.get().max(first));
    }

    fn not_after(&self, last: Date) {
        self.last.set(self.last.get().min(last));
    }
}

impl Now for Day {
    fn has_come(&self, date: Date) -> bool {
        let has_come = date <= self.date;
        if has_come {
            self.not_before(date)
        } else {
            self.not_after(plus_days(date, -1))
        }
        has_come
    }

    fn is_past(&self, date: Date) -> bool {
        let is_past = date < self.date;
        if is_past {
            self.not_before(plus_days(date, 1))
        } else {
            self.not_after(date)
        }
        is_past
    }

    fn itself(&self) -> Date {
        self.not_before(self.date);
        self.not_after(self.date);
        self.date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn a_day_knows_between_which_days_its_answers_hold() {
        let today = Day::on(day(3, 27));
        assert_eq!(today.holds(), (Date::MIN, Date::MAX), "nothing was asked");
        assert!(today.has_come(day(3, 20)) && !today.has_come(day(4, 1)));
        assert_eq!(today.holds(), (day(3, 20), day(3, 31)));
        assert!(today.is_past(day(3, 24)) && !today.is_past(day(3, 29)));
        assert_eq!(today.holds(), (day(3, 25), day(3, 29)));
        assert!(today.has_come(day(3, 27)) && !today.is_past(day(3, 27)));
        assert_eq!(today.holds(), (day(3, 27), day(3, 27)));
    }

    #[test]
    fn whoever_looks_at_the_day_itself_is_right_on_that_day_only() {
        let today = Day::on(day(3, 27));
        assert_eq!(today.itself(), day(3, 27));
        assert_eq!(today.holds(), (day(3, 27), day(3, 27)));
    }

    #[test]
    fn every_answer_is_the_same_on_every_day_it_is_said_to_hold() {
        let dates = [day(3, 1), day(3, 26), day(3, 27), day(3, 28), day(5, 4)];
        for date in dates {
            for asked in dates {
                let today = Day::on(date);
                let answers = (today.has_come(asked), today.is_past(asked));
                let (first, last) = today.holds();
                for offset in -70..70 {
                    let other = plus_days(date, offset);
                    if first <= other && other <= last {
                        assert_eq!((other.has_come(asked), other.is_past(asked)), answers, "{other} {asked}");
                    }
                }
            }
        }
    }
}
