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

/// Days across.
const DAYS: usize = 5;
/// References under a day before the rest are counted.
const UNDER: usize = 8;

pub fn body(cx: &Context, look: &Look, changed: &[BatchEntry], area: Area) -> Body {
    let mut body = Body::default();
    body.push(Line::of(" THE WEEK", Role::Heading));
    let days = days(cx.today);
    let columns = area.columns().saturating_sub(1) / DAYS;
    let due: Vec<Vec<String>> = days.iter().map(|day| due_on(look, cx.today, *day, days.first().copied())).collect();
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

/// The next five days that are no Saturday or Sunday, from today on.
fn days(today: Date) -> Vec<Date> {
    let from = (0..).map(|n| today.saturating_add(jiff::Span::new().days(n)));
    from.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)).take(DAYS).collect()
}

/// The reviews something is due of on a day; what falls due on a Saturday or Sunday stands under the Friday
/// before, or under the first day when that has gone.
fn due_on(look: &Look, today: Date, day: Date, first: Option<Date>) -> Vec<String> {
    let on = |days: i64| {
        let due = today.saturating_add(jiff::Span::new().days(i32::try_from(days).unwrap_or(i32::MAX)));
        let back = match due.weekday() {
            Weekday::Saturday => 1,
            Weekday::Sunday => 2,
            _ => 0,
        };
        let shown = due.saturating_sub(jiff::Span::new().days(back));
        first.map_or(shown, |first| shown.max(first))
    };
    let due = look.lines.iter().filter(|line| line.days >= 0 && !line.is_waiting() && on(line.days) == day);
    let mut references: Vec<String> = Vec::new();
    for reference in due.map(reference) {
        if !references.contains(&reference) {
            references.push(reference);
        }
    }
    references
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_begins_today_and_leaves_out_the_weekend() {
        let friday = Date::constant(2026, 3, 27);
        let numbers = |day: Date| days(day).iter().map(|day| day.day()).collect::<Vec<_>>();
        assert_eq!(numbers(friday), [27, 30, 31, 1, 2]);
        assert_eq!(numbers(Date::constant(2026, 3, 28)), [30, 31, 1, 2, 3]);
    }
}
