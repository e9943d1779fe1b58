//! The lane picture as lines of text. Must not know colours: digits and marks carry everything.

use unicode_width::UnicodeWidthStr;

use super::name::{cut, names};
use super::scale::Step;
use super::{Lane, LaneCell, LanePicture};
use crate::domain::date::Date;
use crate::domain::fold::clean_for_screen;

/// Columns of the totals at the right: a space, the number of rows, a space, the undated ones.
const TOTALS: usize = 10;
const LABEL: std::ops::RangeInclusive<usize> = 8..=24;
/// A stretch is drawn at most this wide.
const WIDEST: usize = 4;
const MONTHS: &str = "JFMAMJJASOND";

struct Signs {
    many: char,
    loose: char,
    silent: char,
    period: char,
    abuse: char,
}

const PLAIN: Signs = Signs { many: '+', loose: '~', silent: ':', period: '=', abuse: '!' };
const UNICODE: Signs = Signs { many: '+', loose: '┄', silent: '░', period: '━', abuse: '!' };

fn label_width(width: usize, longest: usize) -> usize {
    longest.clamp(*LABEL.start(), *LABEL.end()).min((width / 4).max(*LABEL.start()))
}

/// Columns left for the stretches.
pub(super) fn room(width: usize, longest: usize) -> usize {
    width.saturating_sub(label_width(width, longest) + 1 + TOTALS).max(1)
}

pub(super) fn lines(picture: &LanePicture, width: usize, height: usize, unicode: bool) -> Vec<String> {
    let signs = if unicode { UNICODE } else { PLAIN };
    let longest = picture.lanes.iter().map(|lane| lane.label.width()).max().unwrap_or(0);
    let label = label_width(width, longest);
    let stretches = picture.stretches();
    let wide = (room(width, longest) / stretches.len().max(1)).clamp(1, WIDEST);
    let mut out: Vec<String> = Vec::new();
    let row = |name: &str, cells: &str| format!("{} {cells}", fitted(name, label));
    if stretches.is_empty() {
        out.push("There are no dated events to draw.".to_owned());
    } else {
        out.push(row("", &years(&stretches, wide)));
        out.push(row("", &ticks(&stretches, picture.step(), wide)));
        if picture.scope.from.is_some() || picture.scope.to.is_some() {
            out.push(row("In scope", &period(picture, &stretches, wide, signs.period)));
        }
    }
    let legend = legend(picture, &signs, width, wide);
    let space = height.saturating_sub(out.len() + legend.len()).max(1);
    let fit = if picture.lanes.len() > space { space - 1 } else { picture.lanes.len() };
    let names = names(picture.lanes.iter().map(|lane| lane.label.as_str()), label);
    let named = picture.lanes.iter().zip(&names).take(fit);
    out.extend(named.map(|(lane, name)| drawn(lane, name, label, wide, &signs)));
    let rest = picture.lanes.get(fit..).unwrap_or_default();
    if !rest.is_empty() {
        let name = format!("and {} others", rest.len());
        out.push(drawn(&together(rest), &name, label, wide, &signs));
    }
    out.extend(legend);
    out.into_iter().map(|line| cut(line.trim_end(), width)).collect()
}

fn drawn(lane: &Lane, name: &str, label: usize, wide: usize, signs: &Signs) -> String {
    let cells: String = lane.cells.iter().map(|cell| cell_text(*cell, wide, signs)).collect();
    let undated = if lane.undated > 0 { format!(" ?{}", lane.undated) } else { String::new() };
    let beside = |count: u32, sign: &str| if count > 0 { format!(" {sign}{count}") } else { String::new() };
    let (before, after) = (beside(lane.before, "<"), beside(lane.after, ">"));
    format!("{} {cells} {:>3}{undated}{before}{after}", fitted(name, label), lane.total)
}

fn cell_text(cell: LaneCell, wide: usize, signs: &Signs) -> String {
    let fill = if cell.loose > 0 {
        signs.loose
    } else if cell.silent {
        signs.silent
    } else {
        ' '
    };
    if cell.count == 0 {
        return fill.to_string().repeat(wide);
    }
    // What stands beside a count is never the shading of a silence.
    let beside = if cell.loose > 0 { fill } else { ' ' };
    let mark = char::from_digit(cell.count, 10).unwrap_or(signs.many);
    (0..wide)
        .map(|at| match at {
            0 => mark,
            1 if cell.abuse => signs.abuse,
            _ => beside,
        })
        .collect()
}

/// Several lanes as one.
fn together(lanes: &[Lane]) -> Lane {
    let cells = lanes.iter().map(|lane| lane.cells.len()).max().unwrap_or(0);
    let mut all = Lane { cells: vec![LaneCell::default(); cells], ..Lane::default() };
    for lane in lanes {
        all.total += lane.total;
        all.undated += lane.undated;
        all.before += lane.before;
        all.after += lane.after;
        for (sum, cell) in all.cells.iter_mut().zip(&lane.cells) {
            sum.count += cell.count;
            sum.loose += cell.loose;
            sum.abuse |= cell.abuse;
        }
    }
    all
}

/// The years, each over the stretch in which it begins; in two figures or with some left out where they are close.
fn years(stretches: &[(Date, Date)], wide: usize) -> String {
    let mut line = String::new();
    let mut told = None;
    for (at, (start, end)) in stretches.iter().enumerate() {
        let year = end.year();
        let begins = told != Some(year) && (at == 0 || start.year() != year || (start.month(), start.day()) == (1, 1));
        if !begins {
            continue;
        }
        told = Some(year);
        let from = at * wide;
        let next = stretches.iter().skip(at).position(|(_, later)| later.year() != year);
        let space = next.map_or(usize::MAX, |next| next * wide);
        let text = if space > 4 { year.to_string() } else { format!("{:02}", year.rem_euclid(100)) };
        if line.is_empty() || line.len() < from {
            line.push_str(&" ".repeat(from.saturating_sub(line.len())));
            line.push_str(&text);
        }
    }
    line
}

/// The first letters of the months where a stretch is a month or shorter; quarters by number; a stroke for a year.
fn ticks(stretches: &[(Date, Date)], step: Step, wide: usize) -> String {
    let mut last = None;
    let mark = |(start, end): &(Date, Date)| {
        let month = end.month();
        let begins = last != Some((end.year(), month));
        last = Some((end.year(), month));
        let letter = usize::try_from(month - 1).ok().and_then(|at| MONTHS.chars().nth(at));
        match step {
            Step::Days | Step::Weeks | Step::Months(1) => letter.filter(|_| begins).unwrap_or(' '),
            Step::Months(3) => char::from_digit(u32::try_from((start.month() + 2) / 3).unwrap_or(0), 10).unwrap_or(' '),
            _ if start.month() == 1 => '|',
            _ => ' ',
        }
    };
    let padding = " ".repeat(wide - 1);
    stretches.iter().map(mark).map(|mark| format!("{mark}{padding}")).collect()
}

fn period(picture: &LanePicture, stretches: &[(Date, Date)], wide: usize, sign: char) -> String {
    let within = |(start, end): &(Date, Date)| {
        picture.scope.from.is_none_or(|from| *end >= from) && picture.scope.to.is_none_or(|to| *start <= to)
    };
    stretches.iter().map(|stretch| if within(stretch) { sign } else { ' ' }.to_string().repeat(wide)).collect()
}

/// What the marks in this picture mean, in as few lines as fit the width.
fn legend(picture: &LanePicture, signs: &Signs, width: usize, wide: usize) -> Vec<String> {
    let any = |test: fn(&LaneCell) -> bool| picture.lanes.iter().flat_map(|lane| &lane.cells).any(test);
    let mut parts = Vec::new();
    if any(|cell| cell.count > 0) {
        parts.push(format!("1-9 events in {}", picture.step().words()));
    }
    if any(|cell| cell.count > 9) {
        parts.push(format!("{} ten or more", signs.many));
    }
    if any(|cell| cell.loose > 0) {
        parts.push(format!("{} dated more loosely", signs.loose));
    }
    if any(|cell| cell.silent) {
        parts.push(format!("{} nothing for {} days or more", signs.silent, picture.gap_days));
    }
    if wide > 1 && any(|cell| cell.abuse && cell.count > 0) {
        parts.push(format!("{} sign of abuse", signs.abuse));
    }
    if picture.lanes.iter().any(|lane| lane.undated > 0) {
        parts.push("? undated".to_owned());
    }
    if picture.lanes.iter().any(|lane| lane.before + lane.after > 0) {
        parts.push("< > outside the picture, or far off: look at the date".to_owned());
    }
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut().filter(|line| line.width() + 3 + part.width() <= width) {
            Some(line) => line.push_str(&format!("   {part}")),
            None => lines.push(part),
        }
    }
    lines
}

/// A label in exactly this many columns.
fn fitted(label: &str, width: usize) -> String {
    let clean = clean_for_screen(label);
    let text = cut(&clean, width);
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::{composite, entry};
    use super::super::super::{Composite, Entry};
    use super::*;
    use crate::domain::value::{Fact, Ref};

    fn sample() -> Composite {
        let mut rows: Vec<Entry> = (1..=11).map(|day| entry(day, "Police", &format!("{day} Feb 2020"), "x")).collect();
        rows.extend([
            entry(20, "GP", "16 Jan 2019", "x"),
            entry(21, "GP", "late 2019", "x"),
            entry(22, "GP", "7 Feb 2020", "x"),
            entry(23, "GP", "undated", "x"),
            entry(24, "GP", "14 June 2021", "x"),
            entry(25, "Police", "14 June 2021", "x"),
        ]);
        if let Some(first) = rows.get_mut(15) {
            first.event.abuse = Fact::Yes;
        }
        composite(rows)
    }

    #[test]
    fn the_picture_reads_at_eighty_columns() {
        let all = sample();
        let picture = LanePicture::build(&all, None, LanePicture::columns(&all, 80), 90);
        let lines = picture.to_lines(80, 24, false);
        let expected = [
            "         2019                    2020                    2021",
            "         J F M A M J J A S O N D J F M A M J J A S O N D J F M A M J",
            "In scope ============================================================",
            "GP       1 ::::::::::::::~~~~~~~~::1 ::::::::::::::::::::::::::::::1!   5 ?1",
            "Police                             + ::::::::::::::::::::::::::::::1   12",
            "1-9 events in a month   + ten or more   ~ dated more loosely",
            ": nothing for 90 days or more   ! sign of abuse   ? undated",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn no_line_is_too_wide_and_there_are_never_too_many() {
        let mut all: Vec<Entry> = sample().entries().to_vec();
        for id in 0..30i64 {
            let mut row = entry(100 + id, "Other", "3 Mar 2020", "x");
            row.event.agency = Some(Ref::new(100 + id, format!("An agency with quite a long name 漢字 {id}")));
            all.push(row);
        }
        let all = composite(all);
        for (width, height) in [(80, 24), (132, 43), (60, 24), (30, 8), (10, 3)] {
            let picture = LanePicture::build(&all, None, LanePicture::columns(&all, width), 90);
            for unicode in [true, false] {
                let lines = picture.to_lines(width, height, unicode);
                assert!(lines.iter().all(|line| line.width() <= width), "{lines:#?}");
                assert!(lines.len() <= height.max(10), "{width}x{height}: {}", lines.len());
                assert!(height > 30 || lines.iter().any(|line| line.starts_with("and ")), "{lines:#?}");
            }
        }
    }

    #[test]
    fn without_unicode_every_sign_is_plain() {
        let all = sample();
        let lines = LanePicture::build(&all, None, 50, 90).to_lines(80, 24, false);
        assert!(lines.iter().all(|line| line.is_ascii()), "{lines:#?}");
    }
}
