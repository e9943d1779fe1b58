//! Days counted from today, and text with such days in it.

use crate::domain::calendar::{
    Holidays, add_months, add_working_days, is_working_day, next_working_day, previous_working_day,
};
use crate::domain::date::{Date, long};

/// The day a text such as `T-6m+3d!` means; `None` when it is not written that way.
pub(super) fn day(text: &str, today: Date) -> Result<Option<Date>, String> {
    let Some(steps) = text.strip_prefix('T') else { return Ok(None) };
    if steps.starts_with(|c: char| !matches!(c, '+' | '-' | '!')) {
        return Ok(None);
    }
    let unread = || format!("\"{text}\" is not a day from today, such as T-9d, T+10wd or T-6m!");
    let far = || format!("\"{text}\" is too far away to be a date");
    // Bank holidays by rule: the same on every machine, and the registers written this way are invented.
    let holidays = Holidays::default();
    let mut at = today;
    let mut rest = steps;
    while let Some(sign) = rest.chars().next() {
        rest = rest.get(1..).unwrap_or_default();
        if sign == '!' {
            if !is_working_day(at, &holidays) {
                let moved = if at < today { previous_working_day } else { next_working_day };
                at = moved(at, &holidays).ok_or_else(far)?;
            }
            continue;
        }
        let end = rest.find(['+', '-', '!']).unwrap_or(rest.len());
        let (step, after) = rest.split_at_checked(end).ok_or_else(unread)?;
        rest = after;
        let digits = step.find(|c: char| !c.is_ascii_digit()).unwrap_or(step.len());
        let (count, unit) = step.split_at_checked(digits).ok_or_else(unread)?;
        let count: i32 = count.parse().ok().filter(|count| *count < 100_000).ok_or_else(unread)?;
        let count = match sign {
            '+' => count,
            '-' => -count,
            _ => return Err(unread()),
        };
        at = match unit {
            "d" => at.checked_add(jiff::Span::new().days(count)).ok(),
            "w" => at.checked_add(jiff::Span::new().days(count * 7)).ok(),
            "m" => add_months(at, count),
            "y" => add_months(at, count.saturating_mul(12)),
            "wd" => add_working_days(at, count, &holidays),
            _ => return Err(unread()),
        }
        .ok_or_else(far)?;
    }
    Ok(Some(at))
}

/// The text with every `{T…}` replaced by the day in words. Other braces are left as they are.
pub(super) fn filled(text: &str, today: Date) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{T") {
        let (inside, left) = after.split_once('}').ok_or_else(|| format!("a brace is not closed in \"{text}\""))?;
        let (steps, form) = inside.split_once(':').unwrap_or((inside, ""));
        let day =
            day(&format!("T{steps}"), today)?.ok_or_else(|| format!("\"{{T{inside}}}\" is not a day from today"))?;
        out.push_str(before);
        out.push_str(&match form {
            "" => day.strftime("%-d %B %Y").to_string(),
            "weekday" => long(day),
            "short" => day.strftime("%d/%m/%y").to_string(),
            "month" => day.strftime("%B %Y").to_string(),
            "year" => day.strftime("%Y").to_string(),
            _ => return Err(format!("\"{form}\" is not a form of a day: weekday, short, month or year")),
        });
        rest = left;
    }
    out.push_str(rest);
    Ok(out)
}
