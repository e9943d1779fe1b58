//! Dates of cells: real date cells, text in any form, the day numbers of cells that lost their format. What cannot be
//! right is pointed out; a day that was not given is never put in without saying so. Must not know rows.

use super::draft::Taken;
use crate::domain::date::{
    self, Date, LooseDate, Precision, Target, TargetKind, from_serial, long, parse, parse_target,
};
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::Value;
use crate::domain::vocabulary::TARGET_KIND;
use crate::exchange::sheet::{Cell, CellValue, Shows};

/// Day numbers of 2000 to 2100, as a cell without a date format shows them.
const SERIALS: std::ops::Range<f64> = 36_526.0..73_051.0;
/// What a workbook that counts from 1 January 1904 counts less.
const DAYS_TO_1904: f64 = 1_462.0;

/// Text of a date cell as it is read: a day number becomes the day it stands for.
fn text(value: &CellValue) -> (String, Option<&'static str>) {
    let shown = value.shown();
    let number = match value {
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) if text.trim().len() == 5 => text.trim().parse::<f64>().ok(),
        _ => None,
    };
    let day = number.filter(|number| SERIALS.contains(number)).and_then(|number| from_serial(number, false).ok());
    match day.and_then(|date| date.exact_day()) {
        Some(day) => (day.strftime("%d/%m/%Y").to_string(), Some("read as a spreadsheet's number of a day")),
        None => (shown, None),
    }
}

/// A bare number of a workbook that counts its days from 1904, as the number the same day has in every other one.
pub fn counted_from_1904(cell: &Cell) -> Option<Cell> {
    let CellValue::Number(number) = cell.value else { return None };
    let later = number + DAYS_TO_1904;
    SERIALS.contains(&later).then(|| Cell { value: CellValue::Number(later), ..cell.clone() })
}

/// Whether a cell holds something like a date.
pub fn is_date(value: &CellValue) -> bool {
    match value {
        CellValue::Date { .. } => true,
        CellValue::Number(_) | CellValue::Text(_) => {
            matches!(parse(&text(value).0), Ok(date) if date.precision != Precision::Undated)
                || matches!(parse(&text(value).0), Err(date::DateError::Impossible(_)))
        }
        _ => false,
    }
}

/// Whether a cell can be a target: a date, or one of the words used instead of one.
pub fn is_target(value: &CellValue) -> bool {
    is_date(value) || parse_target(&value.shown()).is_ok_and(|target| target.kind != TargetKind::None)
}

/// Whether a cell speaks of what is still to come.
pub fn is_plan(value: &CellValue, today: Date) -> bool {
    match parse_target(&text(value).0) {
        Ok(Target { kind: TargetKind::None | TargetKind::SaysComplete, .. }) | Err(_) => false,
        Ok(Target { date: Some(date), .. }) => date.start.is_some_and(|start| start > today),
        Ok(_) => true,
    }
}

/// A computer's stand-in for no date, or a year nothing in a register can have.
fn stands_in(date: &LooseDate) -> bool {
    let odd = |day: Date| day.year() < 1905 || day.year() >= 9999 || day == Date::constant(1970, 1, 1);
    date.start.is_some_and(odd) || date.end.is_some_and(odd)
}

/// What is odd about a date, in words. `planned` ones may lie ahead, but not more than ten years.
fn odd(date: &LooseDate, planned: bool, today: Date) -> Vec<(String, bool)> {
    let old = date.end.is_some_and(|end| end.year() < 2000);
    let not_taken = |why: String| format!("{why}: no date was taken");
    let told = |why: String| if old && why == "this is before 2000" { not_taken(why) } else { why };
    let mut why: Vec<(String, bool)> = date.warnings(Date::MAX).into_iter().map(|why| (told(why), old)).collect();
    let ahead = |start: Date| start.year() > today.year().saturating_add(10);
    if !planned && date.start.is_some_and(|start| start > today) {
        why.push((not_taken("this is in the future".to_owned()), true));
    } else if date.start.is_some_and(ahead) {
        why.push((not_taken("this is more than ten years ahead".to_owned()), true));
    }
    why
}

fn noted(why: Option<&str>) -> Vec<(String, bool)> {
    why.map(|why| (why.to_owned(), false)).into_iter().collect()
}

/// Whether a date of this field may well lie ahead.
fn is_planned(field: &Field) -> bool {
    field.due.is_some()
        || matches!(field.name, "original_due" | "qa_meeting" | "scope_to")
        || field.name.ends_with("_due")
        || field.name.ends_with("_planned")
}

/// A date for a field that holds a day or a loose date.
pub fn take(entity: &Entity, field: &Field, value: &CellValue, today: Date) -> Taken {
    let (text, serial) = text(value);
    let mut taken = Taken { why: noted(serial), ..Taken::default() };
    let read = match parse(&text) {
        Ok(read) if read.precision == Precision::Undated => {
            let empty = matches!(text.trim().to_lowercase().as_str(), "n/a" | "na" | "none" | "nil");
            if empty || !text.contains(char::is_alphanumeric) {
                return taken;
            }
            return taken.noting("there is no date here; the words are kept in the remarks".to_owned()).kept();
        }
        Ok(read) => read,
        Err(error) => return taken.because(error.to_string()).kept(),
    };
    if stands_in(&read) {
        let day = read.start.map(long).unwrap_or_default();
        return taken.because(format!("{day} is a computer's stand-in for no date; no date was taken")).kept();
    }
    let mut odd = odd(&read, is_planned(field), today);
    if field.name == "scope_from" {
        odd.iter_mut().for_each(|(_, grave)| *grave = false);
    }
    let impossible = odd.iter().any(|(_, grave)| *grave);
    taken.why.extend(odd);
    if impossible {
        return taken.kept();
    }
    if field.kind == Kind::Loose {
        taken.value = Some(Value::from(read));
        return taken;
    }
    if read.precision == Precision::Several || read.precision == Precision::Range {
        return taken.because("there are two dates in one cell; neither was chosen".to_owned()).kept();
    }
    if let Some(day) = read.exact_day() {
        taken.value = Some(Value::Date(day));
        if read.time.is_some() || read.approx || read.uncertain {
            taken = taken.noting("only the day was taken; the rest is kept in the remarks".to_owned()).kept();
        }
        return taken;
    }
    // Only where a plan says that something was done: a day that starts a clock is never made up.
    let ends_a_debt = entity.name == "action"
        && entity.fields.iter().any(|other| other.due.is_some_and(|due| due.until == field.name));
    match read.end.filter(|end| ends_a_debt && *end <= today) {
        Some(end) => {
            taken.value = Some(Value::Date(end));
            taken.noting(format!("no day is given; {}, the last it can be, was taken", long(end))).kept()
        }
        None => taken.because("no day is given, and none was made up".to_owned()).kept(),
    }
}

/// A target date: what to put into due, target, kind of target and first due, and what to say.
#[derive(Debug, Default)]
pub struct Aim {
    pub values: Vec<(&'static str, Value)>,
    /// As in [`Taken`].
    pub why: Vec<(String, bool)>,
}

/// Read the target of an action. The words are kept whenever they say more than the day does.
pub fn aim(value: &CellValue, today: Date) -> Aim {
    let (text, serial) = text(value);
    let shows_day = matches!(value, CellValue::Date { shows: Shows::Day, .. });
    let words = Value::text(text.trim().to_owned());
    let mut aim = Aim { why: noted(serial), ..Aim::default() };
    let target = match parse_target(&text) {
        Ok(target) => target,
        Err(error) => {
            aim.values.push(("target", words));
            aim.why.push((error.to_string(), true));
            return aim;
        }
    };
    let dates = [target.date.as_ref(), target.revised_from.as_ref()];
    if dates.into_iter().flatten().any(stands_in) {
        aim.values.push(("target", words));
        aim.why.push(("this is a computer's stand-in for no date; no date was taken".to_owned(), true));
        return aim;
    }
    let either = |date: &LooseDate| date.precision == Precision::Range && date.uncertain;
    let several = target.date.as_ref().is_some_and(|date| date.precision == Precision::Several || either(date));
    if several {
        aim.values.push(("target", words));
        aim.why.push(("there are two dates in one cell; neither was chosen".to_owned(), true));
        return aim;
    }
    if let Some(date) = &target.date {
        let odd = odd(date, true, today);
        let impossible = odd.iter().any(|(_, grave)| *grave);
        aim.why.extend(odd);
        if impossible {
            aim.values.push(("target", words));
            return aim;
        }
    }
    let kind = kind_code(target.kind);
    let plain_day = target.kind == TargetKind::Day || shows_day;
    if let (None, Some(due)) = (kind, target.due()) {
        aim.why.push((format!("no day is given; due on {}, the last it can mean", long(due)), false));
    }
    if target.kind == TargetKind::SaysComplete {
        aim.why.push(("the target says that it is complete; no target is left".to_owned(), false));
        let done = target.date.as_ref().and_then(LooseDate::exact_day).filter(|day| *day <= today);
        aim.values.extend(done.map(|day| ("completed", Value::Date(day))));
    }
    aim.values.push(("due", target.due().map_or(Value::Missing, Value::Date)));
    aim.values.push(("target", if plain_day { Value::Missing } else { words }));
    aim.values.push(("target_kind", kind.map_or(Value::Missing, Value::code)));
    if let Some(first) = target.revised_from.and_then(|date| date.end) {
        aim.values.push(("original_due", Value::Date(first)));
    }
    aim
}

/// The register's code for a kind of target; none where its list has no such kind.
fn kind_code(kind: TargetKind) -> Option<&'static str> {
    let code = match kind {
        TargetKind::FinancialQuarter => "quarter_financial",
        TargetKind::Ongoing => "none_ongoing",
        TargetKind::Immediate => "none_immediate",
        TargetKind::ToBeAgreed => "none_tbc",
        TargetKind::SaysComplete => "says_complete",
        other => other.code(),
    };
    TARGET_KIND.find(code).map(|term| term.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::{Action, Case};

    const TODAY: Date = Date::constant(2026, 3, 27);
    static ACTION: Entity = Action::ENTITY;
    static CASE: Entity = Case::ENTITY;

    fn words(why: &[(String, bool)]) -> String {
        why.iter().map(|(why, _)| why.as_str()).collect::<Vec<_>>().join("; ")
    }

    fn aimed(text: &str) -> (String, String, String, String) {
        let aim = aim(&CellValue::text(text), TODAY);
        let get = |name: &str| {
            let value = aim.values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
            match value.unwrap_or_default() {
                Value::Date(day) => day.to_string(),
                other => other.as_text().unwrap_or_default().to_owned(),
            }
        };
        (get("due"), get("target"), get("target_kind"), words(&aim.why))
    }

    #[test]
    fn a_target_keeps_its_words_whenever_they_are_not_a_day() {
        let own = |due: &str, target: &str, kind: &str| (due.to_owned(), target.to_owned(), kind.to_owned());
        for (text, want) in [
            ("30/09/2022", own("2022-09-30", "", "day")),
            ("Dec 2022", own("2022-12-31", "Dec 2022", "month")),
            ("Q4 2022/23", own("2023-03-31", "Q4 2022/23", "quarter_financial")),
            ("Ongoing", own("", "Ongoing", "none_ongoing")),
            ("TBC", own("", "TBC", "none_tbc")),
            ("30/09/2018 (revised 31/12/2018)", own("2018-12-31", "30/09/2018 (revised 31/12/2018)", "revised")),
        ] {
            let (due, target, kind, why) = aimed(text);
            assert_eq!((due, target, kind), want, "{text}");
            assert_eq!(why, "", "{text}");
        }
    }

    #[test]
    fn a_target_that_cannot_be_right_is_kept_as_words_with_the_reason() {
        for (text, reason) in [
            ("30/02/2021", "does not exist"),
            ("12/13/2020", "no month 13"),
            ("31/12/9999", "stand-in"),
            ("01/01/1900", "stand-in"),
            ("12/03/21, 15/04/21", "two dates"),
            ("1/2/2022 or 3/4/2022", "two dates"),
            ("1/2/1999", "before 2000"),
            ("when funding allows", "not read as a date"),
        ] {
            let (due, target, _, why) = aimed(text);
            assert_eq!((due.as_str(), target.as_str()), ("", text));
            assert!(why.contains(reason), "{text}: {why}");
        }
        assert!(aimed("1998").3.contains("before 2000"));
        assert!(aimed("2021").3.contains("last it can mean"));
    }

    fn taken(entity: &'static Entity, name: &str, value: &CellValue) -> (Option<Value>, String) {
        let taken = take(entity, entity.field(name).unwrap(), value, TODAY);
        (taken.value, words(&taken.why))
    }

    #[test]
    fn a_day_is_never_made_up_for_a_date_that_starts_a_clock() {
        let (value, why) = taken(&CASE, "decided", &CellValue::text("March 2021"));
        assert!(value.is_none() && why.contains("no day is given"));
        let (value, why) = taken(&ACTION, "completed", &CellValue::text("Aug 2022"));
        assert_eq!(value, Some(Value::Date(Date::constant(2022, 8, 31))));
        assert!(why.contains("no day is given"));
    }

    #[test]
    fn a_date_in_the_future_is_odd_only_where_it_cannot_be_a_plan() {
        let ahead = CellValue::text("01/06/2027");
        assert!(taken(&ACTION, "completed", &ahead).1.contains("future"));
        assert_eq!(taken(&CASE, "agreed_due", &ahead).1, "");
    }

    #[test]
    fn a_date_cell_shown_as_a_month_is_a_month() {
        let month = CellValue::Date { date: Date::constant(2022, 12, 1), time: None, shows: Shows::Month };
        let aim = aim(&month, TODAY);
        assert!(aim.values.contains(&("due", Value::Date(Date::constant(2022, 12, 31)))));
        assert!(aim.values.contains(&("target_kind", Value::code("month"))));
    }

    #[test]
    fn a_day_number_that_lost_its_format_is_read_and_said() {
        let (value, why) = taken(&CASE, "decided", &CellValue::Number(44_286.0));
        assert_eq!(value, Some(Value::Date(Date::constant(2021, 3, 31))));
        assert!(why.contains("number of a day"));
    }
}
