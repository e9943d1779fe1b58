//! Beside the list on a wide screen: the working week with what falls due on each day, and what others changed.

use super::items::{CHANGED, reference, when_changed};
use crate::app::context::Context;
use crate::app::layout::{Area, fit, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::Date;
use crate::domain::fold::clean_for_screen;
use crate::domain::journal::BatchEntry;
use crate::domain::process::today::Look;
use jiff::civil::Weekday;

/// Days across: as many as leave room for a reference under each.
const DAYS: usize = 5;
/// References under a day before the rest are counted.
const UNDER: usize = 8;

pub fn body(cx: &Context, look: &Look, changed: &[BatchEntry], area: Area) -> Body {
    let mut body = Body::default();
    body.push(Line::of(" THE WEEK", Role::Heading));
    let (days, due): (Vec<Date>, Vec<Vec<String>>) = week(look, cx.today).into_iter().unzip();
    let columns = area.columns().saturating_sub(1) / days.len().max(1);
    let mut head = Line::of(" ", Role::Columns);
    for day in &days {
        let role = if *day == cx.today { Role::Current } else { Role::Columns };
        head.push(fit(&format!("{} {}", day.strftime("%a"), day.day()), columns), role);
    }
    body.push(head);
    let rows = due.iter().map(|own| own.len().min(UNDER + 1)).max().unwrap_or(0).max(1);
    for row in 0..rows {
        let mut line = Line::of(" ", Role::Text);
        for own in &due {
            let words = match own.get(row) {
                Some(_) if row == UNDER => format!("+{}", own.len() - UNDER),
                Some(reference) => reference.clone(),
                None if row == 0 => "-".to_owned(),
                None => String::new(),
            };
            line.push(fit(&words, columns.saturating_sub(1)) + " ", if row == UNDER { Role::Dim } else { Role::Text });
        }
        body.push(line);
    }
    body.push(Line::new());
    body.push(Line::of(format!(" {CHANGED}"), Role::Heading));
    if changed.is_empty() {
        body.push(Line::of(" Nothing.", Role::Dim));
    }
    for entry in changed {
        let text = format!("{} {}", entry.who, clean_for_screen(&entry.label));
        let when = fit(&when_changed(entry, cx), 9);
        for (at, part) in wrap(&text, area.columns().saturating_sub(12)).into_iter().enumerate() {
            let head = if at == 0 { format!(" + {when}") } else { " ".repeat(12) };
            body.push(Line::of(head, Role::Changed).with(part, Role::Text));
        }
    }
    body
}

/// The next five days from today on, with the reviews something is due of on each. A Saturday or Sunday on which nothing
/// is due is left out.
fn week(look: &Look, today: Date) -> Vec<(Date, Vec<String>)> {
    let days = (0_i32..).map(|ahead| {
        let day = today.saturating_add(jiff::Span::new().days(ahead));
        (day, due_on(look, ahead.into()))
    });
    let is_shown = |(day, due): &(Date, Vec<String>)| {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || !due.is_empty()
    };
    days.filter(is_shown).take(DAYS).collect()
}

/// The reviews something is due of so many days ahead.
fn due_on(look: &Look, ahead: i64) -> Vec<String> {
    let mut references: Vec<String> = Vec::new();
    for reference in look.lines.iter().filter(|line| line.days == ahead && !line.is_waiting()).map(reference) {
        if !references.contains(&reference) {
            references.push(reference);
        }
    }
    references
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::process::today::{Harm, Line, Section, Whose};
    use crate::domain::value::Ref;

    fn due(days: i64, label: &str) -> Line {
        Line {
            section: Section::ThisWeek,
            harm: Harm::Decision,
            days,
            case: Ref::new(1, label),
            lead: String::new(),
            what: String::new(),
            tag: String::new(),
            why: String::new(),
            mark: "".into(),
            entity: "case",
            id: 1,
            field: "",
            waiting_on: None,
        }
    }

    fn shown(lines: Vec<Line>, today: Date) -> Vec<(i8, Vec<String>)> {
        let look = Look { lines, ..Look::empty(Whose::All) };
        week(&look, today).into_iter().map(|(day, due)| (day.day(), due)).collect()
    }

    #[test]
    fn the_week_begins_today_and_leaves_out_a_weekend_on_which_nothing_is_due() {
        let friday = Date::constant(2026, 3, 27);
        let numbers = |today| shown(Vec::new(), today).iter().map(|(day, _)| *day).collect::<Vec<_>>();
        assert_eq!(numbers(friday), [27, 30, 31, 1, 2]);
        assert_eq!(numbers(Date::constant(2026, 3, 28)), [30, 31, 1, 2, 3]);
    }

    #[test]
    fn what_is_due_on_a_saturday_stands_under_the_saturday() {
        let found = shown(vec![due(1, "NM-1 Isla"), due(0, "NM-2 Ada")], Date::constant(2026, 3, 27));
        let first: Vec<_> = found.iter().take(3).map(|(day, due)| (*day, due.join(" "))).collect();
        assert_eq!(first, [(27, "NM-2".to_owned()), (28, "NM-1".to_owned()), (30, String::new())]);
        assert_eq!(found.len(), 5);
    }
}
