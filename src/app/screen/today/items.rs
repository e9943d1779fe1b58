//! What stands on Today: its sections, what is in them, and each as lines of the list.

use crate::app::context::Context;
use crate::app::fields::days_in_words;
use crate::app::layout::{Area, fit};
use crate::app::reply::Draft;
use crate::app::scene::{Line, Role};
use crate::app::screen::draft;
use crate::domain::date::{short, wall};
use crate::domain::fold::{clean_for_screen, fold_text};
use crate::domain::journal::BatchEntry;
use crate::domain::process::today;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Drafts,
    Of(today::Section),
    Changed,
}

impl Section {
    pub const ALL: [Section; 7] = [
        Section::Drafts,
        Section::Of(today::Section::Overdue),
        Section::Of(today::Section::ThisWeek),
        Section::Of(today::Section::NoNextStep),
        Section::Of(today::Section::Waiting),
        Section::Changed,
        Section::Of(today::Section::Later),
    ];

    pub fn label(self) -> String {
        match self {
            Section::Of(section) => section.label().to_uppercase(),
            Section::Changed => CHANGED.to_owned(),
            Section::Drafts => "TEXT YOU WERE TYPING".to_owned(),
        }
    }
}

pub const CHANGED: &str = "CHANGED BY OTHERS SINCE YOU LEFT";

pub enum Item<'a> {
    Due(&'a today::Line),
    Changed(&'a BatchEntry),
    Draft(&'a Draft),
}

impl Item<'_> {
    /// Whether it holds every word; folded words.
    pub fn holds(&self, words: &[String]) -> bool {
        let text = match self {
            Item::Due(line) => {
                let waits = line.waiting_on.as_deref().unwrap_or_default();
                fold_text(&[line.case.label.as_str(), &line.what, &line.tag, waits, &line.lead].join("\n"))
            }
            Item::Changed(entry) => fold_text(&format!("{}\n{}", entry.who, entry.label)),
            Item::Draft(own) => fold_text(&draft::describe(own)),
        };
        words.iter().all(|word| text.contains(word))
    }

    pub fn lines(&self, cx: &Context, area: Area, current: bool) -> Vec<Line> {
        let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
        match self {
            Item::Due(due) => return due_lines(due, line, cx, area),
            Item::Changed(entry) => {
                line.push("+ ", Role::Changed);
                line.push(fit(&when_changed(entry, cx), 9), Role::Changed);
                line.push(format!("{} {}", entry.who, clean_for_screen(&entry.label)), Role::Text);
            }
            Item::Draft(own) => {
                line.push("= ", Role::Changed);
                line.push(fit(&own.at, 14), Role::Changed);
                line.push(draft::describe(own), Role::Text);
            }
        }
        vec![line]
    }
}

/// "14:02" of today, else the day.
pub fn when_changed(entry: &BatchEntry, cx: &Context) -> String {
    let at = wall(entry.at);
    let day = at.date();
    if day == cx.today { at.strftime("%H:%M").to_string() } else { short(day, cx.today) }
}

/// The reference of the case.
pub fn reference(due: &today::Line) -> String {
    clean_for_screen(due.case.reference()).into_owned()
}

fn due_lines(due: &today::Line, mut line: Line, cx: &Context, area: Area) -> Vec<Line> {
    let (words, role) = days_in_words(due.days);
    let role = if due.section == today::Section::Waiting { Role::Waiting } else { role };
    let when = match (due.section, due.days) {
        (today::Section::NoNextStep, _) => "-".to_owned(),
        (_, ..0) => words.replace(" late", ""),
        (_, 0) => words,
        (_, days) => {
            let day = cx.today.saturating_add(jiff::Span::new().days(i32::try_from(days).unwrap_or(0)));
            if days <= 7 { format!("{} {}", day.strftime("%a"), day.day()) } else { short(day, cx.today) }
        }
    };
    line.push(format!("{} ", due.section.mark()), role);
    line.push(fit(&when, 9), role);
    line.push(fit(&reference(due), 14), Role::Text);
    if area.is_narrow() {
        return vec![line, Line::of(" ".repeat(13) + &clean_for_screen(&due.what), Role::Text)];
    }
    let tail_columns = 12;
    let room = area.columns().saturating_sub(28 + tail_columns);
    line.push(format!(" {} ", fit(&clean_for_screen(&due.what), room)), Role::Text);
    line.push(fit(&clean_for_screen(&due.tag), tail_columns), Role::Dim);
    vec![line]
}
