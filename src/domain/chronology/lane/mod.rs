//! The lane picture: a line for each agency over the years, with how much happened when and where it is silent.
//! Must not know a terminal: it hands out cells and lines of text.

mod draw;
mod name;
mod scale;

pub use self::name::short_names;

use unicode_width::UnicodeWidthStr;

use self::scale::{Scale, Step};
use super::{Composite, Entry, Scope, gaps};
use crate::domain::date::Date;
use crate::domain::value::{Fact, Id};

/// One agency in one stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LaneCell {
    /// Events that lie wholly within it.
    pub count: u32,
    /// Events dated more loosely than the stretch, which may lie within it.
    pub loose: u32,
    /// One of the counted events shows abuse or its signs.
    pub abuse: bool,
    /// Nothing is recorded for long, between two things that are.
    pub silent: bool,
}

/// One agency's line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lane {
    pub label: String,
    pub cells: Vec<LaneCell>,
    pub total: u32,
    /// Rows with no date, or open to one side; they are in no cell.
    pub undated: u32,
    /// Rows before the first stretch and after the last.
    pub before: u32,
    pub after: u32,
}

/// The picture, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanePicture {
    scale: Option<Scale>,
    scope: Scope,
    gap_days: i32,
    pub lanes: Vec<Lane>,
}

impl LanePicture {
    /// The picture of a composite in at most `columns` stretches of time, each as short as fits. `period` limits it;
    /// without one it runs from the first event to the last. A silence of `gap_days` is shaded.
    pub fn build(composite: &Composite, period: Option<(Date, Date)>, columns: usize, gap_days: i32) -> Self {
        Self::with(composite, period, columns, gap_days, named(composite, &str::to_owned))
    }

    /// The picture of all of a composite in lines of this width, its agencies under the names `shown` gives them.
    pub fn filling(composite: &Composite, width: usize, gap_days: i32, shown: &dyn Fn(&str) -> String) -> Self {
        let named = named(composite, shown);
        let longest = named.iter().map(|(_, label)| label.width()).max().unwrap_or(0);
        Self::with(composite, None, draw::room(width, longest), gap_days, named)
    }

    fn with(
        composite: &Composite,
        period: Option<(Date, Date)>,
        columns: usize,
        gap_days: i32,
        named: Vec<(Option<Id>, String)>,
    ) -> Self {
        let scale = period.or_else(|| whole(composite)).map(|(from, to)| Scale::fitting(from, to, columns));
        let lanes = named.into_iter();
        let lanes = lanes.map(|(id, label)| lane(composite, id, label, scale.as_ref(), gap_days)).collect();
        Self { scale, scope: composite.scope, gap_days, lanes }
    }

    /// How many stretches fit in lines of this width beside the labels and totals of the composite.
    pub fn columns(composite: &Composite, width: usize) -> usize {
        let longest = composite.agencies().iter().map(|agency| agency.label.width()).max().unwrap_or(0);
        draw::room(width, longest)
    }

    /// The agencies' cells, for a screen that draws them itself.
    pub fn cells(&self) -> Vec<(String, Vec<LaneCell>)> {
        self.lanes.iter().map(|lane| (lane.label.clone(), lane.cells.clone())).collect()
    }

    /// The first and last day of each stretch.
    pub fn stretches(&self) -> Vec<(Date, Date)> {
        self.scale.as_ref().map(|scale| scale.stretches().to_vec()).unwrap_or_default()
    }

    /// Lines of text of at most this width, and at most `height` of them (6 are the fewest): years, months, the
    /// period of the review, a line for each agency, the legend. Where the agencies are too many the last ones are
    /// drawn as one line that says so.
    pub fn to_lines(&self, width: usize, height: usize, unicode: bool) -> Vec<String> {
        draw::lines(self, width, height, unicode)
    }

    fn step(&self) -> Step {
        self.scale.as_ref().map_or(Step::Years(1), |scale| scale.step)
    }
}

/// The agencies with rows that are not hidden, and what stands for rows without one, as they are shown.
fn named(composite: &Composite, shown: &dyn Fn(&str) -> String) -> Vec<(Option<Id>, String)> {
    let of: std::collections::HashSet<Option<Id>> =
        composite.entries().iter().filter(|entry| entry.hidden.is_none()).map(Entry::agency_id).collect();
    let agencies = composite.agencies().into_iter().filter(|agency| of.contains(&Some(agency.id)));
    let agencies = agencies.map(|agency| (Some(agency.id), shown(&agency.label)));
    agencies.chain(of.contains(&None).then(|| (None, "(no agency)".to_owned()))).collect()
}

/// A date so many days from all others, and further than twice as long as all of these take, is not drawn to scale.
const FAR_OFF: i32 = 10 * 365;
/// At the most one in so many rows is left at the edge for it (practice: ours).
const FEW: usize = 20;

/// From the first day to the last of what is drawn. Single dates far from all others, most of them mistyped, are marked
/// at the edge: they would squeeze the years that matter into one column.
fn whole(composite: &Composite) -> Option<(Date, Date)> {
    let mut days: Vec<(Date, Date)> =
        composite.entries().iter().filter(|entry| entry.hidden.is_none()).filter_map(Entry::likely_interval).collect();
    days.sort_unstable();
    let mut left = (days.len() / FEW).max(1);
    while days.len() > 3 && left > 0 {
        let reach = |days: &[(Date, Date)]| {
            let ends = days.iter().map(|(_, end)| *end).max();
            days.first().map(|(start, _)| *start).zip(ends)
        };
        let far = |gap: i32, from: Date, to: Date| gap > FAR_OFF.max((to - from).get_days() * 2);
        let latest = (0..days.len()).max_by_key(|at| days.get(*at).map(|(_, end)| *end));
        let without = |at: usize| {
            let mut rest = days.clone();
            (at < rest.len()).then(|| (rest.remove(at), rest))
        };
        let front = without(0)
            .filter(|((_, end), rest)| reach(rest).is_some_and(|(from, to)| far((from - *end).get_days(), from, to)));
        let back = latest
            .and_then(without)
            .filter(|((start, _), rest)| reach(rest).is_some_and(|(from, to)| far((*start - to).get_days(), from, to)));
        let Some((_, rest)) = back.or(front) else { break };
        days = rest;
        left -= 1;
    }
    days.into_iter().reduce(|(from, to), (start, end)| (from.min(start), to.max(end)))
}

fn lane(composite: &Composite, id: Option<Id>, label: String, scale: Option<&Scale>, gap_days: i32) -> Lane {
    let own: Vec<&Entry> =
        composite.entries().iter().filter(|entry| entry.agency_id() == id && entry.hidden.is_none()).collect();
    let mut lane = Lane { label, total: u32::try_from(own.len()).unwrap_or(u32::MAX), ..Lane::default() };
    let Some(scale) = scale else {
        lane.undated = lane.total;
        return lane;
    };
    lane.cells = vec![LaneCell::default(); scale.stretches().len()];
    for entry in &own {
        let Some((start, end)) = entry.interval() else {
            lane.undated += 1;
            continue;
        };
        match (scale.at(start), scale.at(end)) {
            (first, last) if first == last => match first {
                scale::At::Before => lane.before += 1,
                scale::At::After => lane.after += 1,
                scale::At::In(place) => {
                    if let Some(cell) = lane.cells.get_mut(place) {
                        cell.count += 1;
                        cell.abuse |= entry.event.abuse == Fact::Yes;
                    }
                }
            },
            (first, last) => {
                let last = match last {
                    scale::At::In(place) => place + 1,
                    _ => lane.cells.len(),
                };
                let first = if let scale::At::In(place) = first { place } else { 0 };
                lane.cells.iter_mut().take(last).skip(first).for_each(|cell| cell.loose += 1);
            }
        }
    }
    for gap in gaps(own.iter().copied(), gap_days) {
        for ((from, to), cell) in scale.stretches().iter().zip(&mut lane.cells) {
            cell.silent |= *from > gap.from && *to < gap.to;
        }
    }
    lane
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    #[test]
    fn every_row_is_in_a_cell_or_counted_beside_them() {
        let all = composite(vec![
            entry(1, "GP", "7 Feb 2020", "x"),
            entry(2, "GP", "8 Feb 2020", "x"),
            entry(3, "GP", "2020", "x"),
            entry(4, "GP", "undated", "x"),
            entry(5, "GP", "1 Jan 1900", "x"),
            entry(6, "GP", "1 Dec 2020", "x"),
        ]);
        let picture = LanePicture::build(&all, None, 12, 90);
        let [lane] = picture.lanes.as_slice() else { panic!("one agency") };
        assert_eq!(lane.cells.len(), 12);
        assert_eq!(lane.cells.iter().map(|cell| cell.count).collect::<Vec<_>>(), [0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert!(lane.cells.iter().all(|cell| cell.loose == 1));
        assert_eq!((lane.total, lane.undated, lane.before, lane.after), (6, 1, 1, 0));
        let silent: Vec<usize> = (0..12).filter(|at| lane.cells[*at].silent).collect();
        assert_eq!(silent, (2..=10).collect::<Vec<_>>());
    }

    #[test]
    fn one_date_far_off_stands_at_the_edge_and_does_not_squeeze_the_rest() {
        let mut rows: Vec<Entry> = (1..=5).map(|id| entry(id, "GP", &format!("{id} Feb 2020"), "x")).collect();
        rows.push(entry(6, "GP", "3 Mar 2091", "x"));
        let picture = LanePicture::build(&composite(rows), None, 60, 90);
        assert_eq!(picture.stretches().last().map(|(_, end)| end.year()), Some(2020));
        assert_eq!(picture.lanes.first().map(|lane| (lane.total, lane.after)), Some((6, 1)));
        assert!(picture.to_lines(80, 24, false).iter().any(|line| line.contains("far off")));
        let spread = composite((0..6).map(|at| entry(at, "GP", &format!("1 Feb {}", 1990 + at * 8), "x")).collect());
        let years = LanePicture::build(&spread, None, 60, 90).stretches();
        assert_eq!(years.last().map(|(_, end)| end.year() >= 2030), Some(true), "what is only spread is all drawn");
    }

    #[test]
    fn nothing_dated_is_still_a_picture() {
        let all = composite(vec![entry(1, "GP", "undated", "x")]);
        let lines = LanePicture::build(&all, None, 40, 90).to_lines(80, 24, true);
        assert!(lines.iter().any(|line| line.contains("no dated events")), "{lines:?}");
        assert!(LanePicture::build(&composite(vec![]), None, 40, 90).to_lines(80, 24, false).len() < 24);
    }
}
