//! Plan against actual drawn as bars: when a step was first planned, and when it was done or is due. Where a pause that
//! stops the step lies between, the bar has a gap. Signs alone carry it, for screens without colours.

use super::super::super::date::{Date, month_name};
use super::super::super::register::{Pause, Step};
use super::super::{pause, wording};
use super::compare::is_open;

/// What each sign means, in one line.
pub const LEGEND: &str = "o planned  # done  > due  ! late  = behind  - ahead  : paused  | today";

/// The picture of a plan on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The months, a year where one begins.
    pub months: String,
    /// When the review was paused for anything.
    pub paused: String,
    scale: Scale,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    first: Date,
    days: i64,
    columns: usize,
    today: Date,
}

impl Scale {
    fn column(self, date: Date) -> usize {
        let at = wording::between(self.first, date).clamp(0, self.days);
        let columns = i64::try_from(self.columns.saturating_sub(1)).unwrap_or(0);
        usize::try_from(at * columns / self.days.max(1)).unwrap_or(0)
    }
}

/// When a pause begins, and when it ends or is expected to; today for one with no end in sight.
fn stretch(own: &Pause, today: Date) -> Option<(Date, Date)> {
    let start = own.started?;
    let end = own.ended.or(own.expected_end.map(|end| end.max(today))).unwrap_or(today);
    (end > start).then_some((start, end))
}

/// The scale these steps and pauses need, in so many columns; none without a single date.
pub fn bars<'a>(steps: impl Iterator<Item = &'a Step>, pauses: &[Pause], today: Date, columns: usize) -> Option<Bars> {
    let mut days: Vec<Date> = steps.flat_map(|step| [step.planned, step.due, step.done]).flatten().collect();
    if days.is_empty() || columns < 12 {
        return None;
    }
    days.push(today);
    let (first, last) = (days.iter().copied().min()?, days.iter().copied().max()?);
    let scale = Scale { first, days: wording::between(first, last), columns, today };
    let mut paused = vec![' '; columns];
    for (start, end) in pauses.iter().filter_map(|own| stretch(own, today)).filter(|(start, _)| *start <= last) {
        fill(&mut paused, scale.column(start), scale.column(end), ':');
    }
    Some(Bars { months: months(scale, last), paused: paused.into_iter().collect(), scale })
}

fn fill(cells: &mut [char], from: usize, to: usize, sign: char) {
    for cell in cells.iter_mut().take(to + 1).skip(from) {
        *cell = sign;
    }
}

/// The first letter of each month where it begins, or the year in January, as far as there is room.
fn months(scale: Scale, last: Date) -> String {
    let mut cells = vec![' '; scale.columns];
    let mut free = 0;
    let mut month = scale.first.first_of_month();
    while month <= last {
        let at = scale.column(month);
        let name = month_name(month.month().unsigned_abs().into()).unwrap_or_default();
        let text = if month.month() == 1 { month.year().to_string() } else { name.chars().take(1).collect() };
        let fits = at >= free && at + text.len() <= scale.columns && month >= scale.first;
        if fits {
            cells.iter_mut().skip(at).zip(text.chars()).for_each(|(cell, sign)| *cell = sign);
            free = at + text.len() + 1;
        }
        let Ok(next) = month.checked_add(jiff::Span::new().months(1)) else { break };
        month = next;
    }
    cells.into_iter().collect()
}

impl Bars {
    /// The bar of one step.
    pub fn row(&self, step: &Step, pauses: &[Pause]) -> String {
        let scale = self.scale;
        let mut cells = vec![' '; scale.columns];
        let is_open = is_open(step);
        let actual = if is_open { step.due } else { step.done };
        let is_late = is_open && actual.is_some_and(|due| due < scale.today);
        // What is late is behind by as many days as have gone by.
        let reached = if is_late { Some(scale.today) } else { actual };
        if let (Some(planned), Some(reached)) = (step.planned, reached) {
            let (from, to) = (planned.min(reached), planned.max(reached));
            if from < to {
                fill(&mut cells, scale.column(from), scale.column(to), if reached > planned { '=' } else { '-' });
                let kinds: Vec<&str> = step.stopped_by.0.iter().map(String::as_str).collect();
                for own in pauses.iter().filter(|own| pause::stops(own, &kinds)) {
                    if let Some((start, end)) = stretch(own, scale.today).filter(|(s, e)| *s < to && *e > from) {
                        fill(&mut cells, scale.column(start.max(from)), scale.column(end.min(to)), ' ');
                    }
                }
            }
        }
        if let Some(cell) = cells.get_mut(scale.column(scale.today)).filter(|cell| **cell == ' ') {
            *cell = '|';
        }
        let mut put = |date: Option<Date>, sign: char| {
            if let Some(cell) = date.and_then(|date| cells.get_mut(scale.column(date))) {
                *cell = sign;
            }
        };
        if !step.state.is("not_needed") {
            put(step.planned, 'o');
            put(
                actual,
                if is_late {
                    '!'
                } else if is_open {
                    '>'
                } else {
                    '#'
                },
            );
        }
        cells.into_iter().collect::<String>().trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::value::Codes;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn step(planned: Date, due: Option<Date>, done: Option<Date>) -> Step {
        Step {
            planned: Some(planned),
            done,
            stopped_by: Codes(vec!["drafting".into()]),
            ..sample::step(1, "A", due, "")
        }
    }

    #[test]
    fn a_bar_goes_from_the_plan_to_what_became_of_it_with_a_gap_where_it_was_paused() {
        let steps = [
            step(day(1, 1), Some(day(1, 1)), Some(day(1, 11))),
            step(day(2, 10), Some(day(2, 10)), Some(day(1, 31))),
            step(day(1, 21), Some(day(2, 10)), None),
            step(day(1, 31), Some(day(4, 11)), None),
            step(day(4, 21), Some(day(4, 21)), None),
        ];
        let mut held = sample::pause(1, "chair_vacancy", day(2, 15), Some(day(3, 20)));
        let picture = bars(steps.iter(), std::slice::from_ref(&held), day(3, 2), 12).unwrap();
        let rows: Vec<String> = steps.iter().map(|step| picture.row(step, std::slice::from_ref(&held))).collect();
        assert_eq!(picture.months, "2026 M   A  ");
        assert_eq!(picture.paused, "    ::::    ");
        let early = "   #o |";
        assert_eq!(rows, ["o#    |", early, "  o=! |", "   o  | ==>", "      |    >"]);
        held.stops = Codes(vec!["imr".into()]);
        assert_eq!(picture.row(&steps[3], &[held]), "   o======>", "a pause of other work leaves no gap");
        assert!(bars([Step::default()].iter(), &[], day(3, 2), 40).is_none(), "nothing is dated");
    }
}
