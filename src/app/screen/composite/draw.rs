//! The rows as lines: number, date, agency, event, source and marks in words; two lines a row on a narrow screen.

use super::names::NameView;
use super::rows::{Row, Rows};
use crate::app::layout::{Area, clip, fit, width};
use crate::app::scene::{Body, Line, Role};
use crate::domain::chronology::{Entry, Gap, Whole};
use crate::domain::date::{Place, long};
use crate::domain::fold::clean_for_screen;
use crate::domain::pseudonym::ONE_OF;
use crate::domain::register::Event;
use crate::domain::value::Fact;

/// Cursor, mark, a blank.
const GUTTER: usize = 3;
const NUMBER: usize = 5;
const WHEN: usize = 17;
pub const AGENCY: usize = 12;
const MARKS: usize = 14;
const SOURCE: usize = 14;
/// From here on the source has a column.
const WITH_SOURCE: usize = 96;

/// Rows that fit below the column headings.
pub fn page_of(area: Area) -> usize {
    let rows = area.rows().saturating_sub(1);
    (if area.is_narrow() { rows / 2 } else { rows }).max(1)
}

/// The rows in sight, headings first, the cursor on the current one.
pub fn draw(rows: &Rows, whole: &Whole, names: &NameView, area: Area, focused: bool) -> Body {
    let columns = area.columns();
    let mut body = Body::default();
    body.push(headings(columns, area.is_narrow()));
    for (place, row) in rows.in_sight() {
        let current = place == rows.cursor;
        let lines = match row {
            Row::Gap(gap) => vec![gap_line(&gap, columns, current)],
            Row::Event(at) => match whole.numbered(at) {
                Some((number, entry)) => event_lines(number, entry, whole, names, area, current),
                None => Vec::new(),
            },
        };
        for (at, line) in lines.into_iter().enumerate() {
            body.push(line);
            if current && focused && at == 0 {
                body.cursor_here(0);
            }
        }
    }
    body
}

fn headings(columns: usize, narrow: bool) -> Line {
    let mut text = format!("   {} {} ", fit("No.", NUMBER), fit("When", WHEN));
    if narrow {
        text.push_str("Agency");
    } else {
        let source = if columns >= WITH_SOURCE { fit("Source", SOURCE + 1) } else { String::new() };
        text.push_str(&format!("{} {} {source}Marks", fit("Agency", AGENCY), fit("Event", words(columns))));
    }
    Line::of(text, Role::Columns)
}

/// Cells for the words of an event.
fn words(columns: usize) -> usize {
    let source = if columns >= WITH_SOURCE { SOURCE + 1 } else { 0 };
    columns.saturating_sub(GUTTER + NUMBER + WHEN + AGENCY + MARKS + 4 + source).max(8)
}

fn event_lines(number: &str, entry: &Entry, whole: &Whole, names: &NameView, area: Area, current: bool) -> Vec<Line> {
    let shown = names.shown(entry);
    let columns = area.columns();
    let mark = if entry.hidden.is_some() {
        ("#", Role::Archived)
    } else if entry.has_open_query() {
        ("?", Role::Waiting)
    } else {
        (" ", Role::Text)
    };
    let text_role = if entry.hidden.is_some() { Role::Archived } else { Role::Text };
    let key_role = if current { Role::Current } else { text_role };
    let mut line = Line::of(if current { ">" } else { " " }, Role::Current).with(mark.0, mark.1);
    line.push(" ", Role::Text);
    line.push(fit(number, NUMBER), key_role);
    line.push(format!(" {} ", fit(&when(entry), WHEN)), key_role);
    let what = clean_for_screen(&shown.event.what).split_whitespace().collect::<Vec<_>>().join(" ");
    let (marks, role) = marks_of(entry, shown, whole);
    if area.is_narrow() {
        let room = columns.saturating_sub(GUTTER + NUMBER + WHEN + 2);
        line.push(clip(&clean_for_screen(shown.agency()), room.saturating_sub(width(&marks) + 1)), text_role);
        line.push(format!(" {marks}"), role);
        let second = format!("    {}", clip(&what, columns.saturating_sub(4)));
        return vec![line, Line::of(second, text_role)];
    }
    let agency = names.short(entry.agency_id()).unwrap_or(shown.agency());
    line.push(format!("{} ", fit(&clean_for_screen(agency), AGENCY)), text_role);
    line.push(format!("{} ", fit(&what, words(columns))), text_role);
    if columns >= WITH_SOURCE {
        line.push(format!("{} ", fit(&clean_for_screen(&shown.event.source), SOURCE)), Role::Dim);
    }
    line.push(marks, role);
    vec![line]
}

/// The date in words, never a day that was not given.
pub fn when(entry: &Entry) -> String {
    entry.event.when.as_ref().map_or_else(|| "undated".to_owned(), crate::domain::date::LooseDate::compact)
}

/// As many of the marks as fit, and how the row is told by colour.
fn marks_of(entry: &Entry, shown: &Entry, whole: &Whole) -> (String, Role) {
    if entry.hidden.is_some() {
        return ("hidden".to_owned(), Role::Archived);
    }
    let to_settle = whole.offers(entry.id()).next().is_some() || whole.repeats(entry.id()).is_some();
    (fitting(&mark_words(entry, shown, whole)), if to_settle { Role::Waiting } else { Role::Dim })
}

/// The marks of a row in words, the most telling first.
pub fn mark_words(entry: &Entry, shown: &Entry, whole: &Whole) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let offered = whole.offers(entry.id()).next().is_some();
    if whole.repeats(entry.id()).is_some() {
        out.push("entered twice".to_owned());
    }
    if !entry.same.is_empty() {
        out.push(format!("told by {}", entry.same.len() + 1));
    }
    if offered {
        out.push("told twice?".to_owned());
    }
    if is_unsettled(&shown.event) {
        out.push("name to settle".to_owned());
    }
    out.extend(entry.doubtful_date(whole.scope()).map(str::to_owned));
    out.extend(scope_words(entry.place(whole.scope())).map(str::to_owned));
    if entry.event.abuse == Fact::Yes {
        out.push("abuse".to_owned());
    }
    out.extend(shown.labels().map(|label| clean_for_screen(label).into_owned()));
    out
}

/// Whether a name in what is shown fits several people, so that a person has to say who is meant.
fn is_unsettled(event: &Event) -> bool {
    let texts = [&event.what, &event.response, &event.comment, &event.subject, &event.source];
    texts.into_iter().any(|text| text.contains(ONE_OF))
}

/// As many marks as fit, and how many more there are.
fn fitting(marks: &[String]) -> String {
    let (mut text, mut taken) = (String::new(), 0);
    for mark in marks {
        let gap = if text.is_empty() { "" } else { ", " };
        let tail = if taken + 1 < marks.len() { 2 } else { 0 };
        if width(&text) + gap.len() + width(mark) + tail > MARKS && taken > 0 {
            break;
        }
        text.push_str(gap);
        text.push_str(mark);
        taken += 1;
    }
    match marks.len() - taken {
        0 => clip(&text, MARKS),
        more => format!("{}+{more}", clip(&text, MARKS - 2)),
    }
}

/// Where it lies beside the review's period; nothing for what lies within.
fn scope_words(place: Place) -> Option<&'static str> {
    match place {
        Place::Before => Some("before scope"),
        Place::After => Some("after scope"),
        Place::Across => Some("partly in"),
        Place::Within | Place::Unknown => None,
    }
}

fn gap_line(gap: &Gap, columns: usize, current: bool) -> Line {
    let text = clip(&gap_words(gap), columns.saturating_sub(GUTTER + NUMBER + 1));
    let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
    line.push(format!("  {} ", fit("", NUMBER)), Role::Text);
    line.push(text, if current { Role::Current } else { Role::Dim });
    line
}

/// "140 days with nothing recorded, until Mon 1 June 2020".
pub fn gap_words(gap: &Gap) -> String {
    let stated = if gap.stated { " (an agency says no contact)" } else { "" };
    // What may lie in it is said instead of its end, which is the date of the next row.
    match gap.maybe {
        0 => format!("-- {} days with nothing recorded{stated}, until {} --", gap.days, long(gap.to)),
        1 => format!("-- {} days with nothing recorded{stated}; 1 loose date may lie in it --", gap.days),
        many => format!("-- {} days with nothing recorded{stated}; {many} loose dates may lie in it --", gap.days),
    }
}
