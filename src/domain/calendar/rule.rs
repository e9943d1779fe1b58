//! Bank holidays of England and Wales by rule, for years the published list does not reach.
//!
//! Law: Banking and Financial Dealings Act 1971 and proclamations. The single days below were proclaimed; no rule
//! foretells the next one.

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::super::date::Date;

/// One-off days and days moved to, since 1978.
const EXTRA: [(Date, &str); 13] = [
    (Date::constant(1981, 7, 29), "Royal wedding"),
    (Date::constant(1995, 5, 8), "Early May bank holiday (VE day)"),
    (Date::constant(1999, 12, 31), "Millennium"),
    (Date::constant(2002, 6, 3), "Golden Jubilee"),
    (Date::constant(2002, 6, 4), "Spring bank holiday"),
    (Date::constant(2011, 4, 29), "Royal wedding"),
    (Date::constant(2012, 6, 4), "Spring bank holiday"),
    (Date::constant(2012, 6, 5), "Diamond Jubilee"),
    (Date::constant(2020, 5, 8), "Early May bank holiday (VE day)"),
    (Date::constant(2022, 6, 2), "Spring bank holiday"),
    (Date::constant(2022, 6, 3), "Platinum Jubilee"),
    (Date::constant(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    (Date::constant(2023, 5, 8), "Coronation of King Charles III"),
];

/// Years in which the early May holiday, or the spring one, was moved to a day above.
const EARLY_MAY_MOVED: [i16; 2] = [1995, 2020];
const SPRING_MOVED: [i16; 3] = [2002, 2012, 2022];

/// The name of the holiday on a day by rule.
pub(super) fn on(date: Date) -> Option<&'static str> {
    computed(date.year()).into_iter().find(|(day, _)| *day == date).map(|(_, name)| name)
}

/// The bank holidays of a year by rule, in order. Right from 1979.
pub fn computed(year: i16) -> Vec<(Date, &'static str)> {
    let mut days: Vec<(Date, &'static str)> = EXTRA.iter().copied().filter(|(day, _)| day.year() == year).collect();
    let mut add = |day: Option<Date>, name| days.extend(day.map(|day| (day, name)));
    let date = |month, day| Date::new(year, month, day).ok();
    let easter = easter(year);
    let from_easter = |days: i64| easter.and_then(|easter| easter.checked_add(days.days()).ok());
    let monday = |month, nth| date(month, 1).and_then(|first| first.nth_weekday_of_month(nth, Weekday::Monday).ok());

    add(date(1, 1).and_then(off_the_weekend), "New Year\u{2019}s Day");
    add(from_easter(-2), "Good Friday");
    add(from_easter(1), "Easter Monday");
    add(monday(5, 1).filter(|_| !EARLY_MAY_MOVED.contains(&year)), "Early May bank holiday");
    add(monday(5, -1).filter(|_| !SPRING_MOVED.contains(&year)), "Spring bank holiday");
    add(monday(8, -1), "Summer bank holiday");
    // The pair moves together: with Christmas on a Saturday or Sunday its substitute follows Boxing Day's.
    let (christmas, boxing) = match date(12, 25).map(Date::weekday) {
        Some(Weekday::Friday) => (25, 28),
        Some(Weekday::Saturday) => (27, 28),
        Some(Weekday::Sunday) => (27, 26),
        _ => (25, 26),
    };
    add(date(12, christmas), "Christmas Day");
    add(date(12, boxing), "Boxing Day");
    days.sort();
    days
}

/// The day itself, or the Monday after a weekend.
fn off_the_weekend(day: Date) -> Option<Date> {
    match day.weekday() {
        Weekday::Saturday => day.checked_add(2.days()).ok(),
        Weekday::Sunday => day.tomorrow().ok(),
        _ => Some(day),
    }
}

/// Easter Sunday of the Gregorian calendar, by the usual computus.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century) = (y.rem_euclid(19), y.div_euclid(100));
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15).rem_euclid(30);
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let sunday = moon - (y + y / 4 + moon + 2 - century + century / 4).rem_euclid(7);
    let month = 3 + (sunday + 40) / 44;
    let day = sunday + 28 - 31 * (month / 4);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_tables_say() {
        for (year, month, day) in
            [(2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25), (2049, 4, 18)]
        {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }

    #[test]
    fn christmas_at_a_weekend_has_its_substitutes() {
        let days = |year| -> Vec<String> {
            computed(year)
                .into_iter()
                .filter(|(day, _)| day.month() == 12)
                .map(|(day, name)| format!("{day} {name}"))
                .collect()
        };
        assert_eq!(days(2032), ["2032-12-27 Christmas Day", "2032-12-28 Boxing Day"]);
        assert_eq!(days(2033), ["2033-12-26 Boxing Day", "2033-12-27 Christmas Day"]);
        assert_eq!(days(2037), ["2037-12-25 Christmas Day", "2037-12-28 Boxing Day"]);
    }
}
