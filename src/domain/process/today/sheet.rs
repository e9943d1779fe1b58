//! What Today says of one review, and on which days.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::value::Id;
use super::super::Dossier;
use super::super::day::Day;
use super::lasting::Lasting;
use super::lines::lasting;

/// The lines of one review, from one day to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub case: Id,
    pub first: Date,
    pub last: Date,
    pub lines: Vec<Lasting>,
}

impl Sheet {
    /// As worked out on a day.
    pub fn of(dossier: &Dossier, today: Date, holidays: &Holidays) -> Sheet {
        let day = Day::on(today);
        let lines = lasting(dossier, &day, holidays);
        let (first, last) = day.holds();
        Sheet { case: dossier.case.id, first, last, lines }
    }

    /// Of a case that nothing is said of on any day, such as an archived one.
    pub fn empty(case: Id) -> Sheet {
        Sheet { case, first: Date::MIN, last: Date::MAX, lines: Vec::new() }
    }

    pub fn holds_on(&self, today: Date) -> bool {
        self.first <= today && today <= self.last
    }
}
