//! The three values one under the other, or two texts side by side.

use super::{ConflictScreen, Way};
use crate::app::context::Context;
use crate::app::layout::{Area, beside, clip, fit, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::change::Conflict;
use crate::domain::field::Kind;
use crate::domain::fold::clean_for_screen;
use crate::domain::value::{Style, Value};

/// Where the values stand.
const COLUMN: usize = 20;
/// Lines of a value shown with the question.
const LINES: usize = 4;

impl ConflictScreen {
    pub(super) fn head(&self) -> Line {
        let Some(conflict) = self.current() else { return Line::of("Saving..", Role::Dim) };
        let field = conflict.entity.field(conflict.field).map_or(conflict.field, |field| field.label);
        let text = format!("{field} changed while you were typing");
        let count = if self.conflicts.len() > 1 {
            format!("   {} of {}", self.at + 1, self.conflicts.len())
        } else {
            String::new()
        };
        Line::of(text, Role::TabOn).with(format!("   nothing is lost{count}   {}", conflict.record), Role::Dim)
    }

    /// What it was, what is there now, and mine; then what to do.
    pub(super) fn question(&self, conflict: &Conflict, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let room = area.columns().saturating_sub(COLUMN + 1);
        let by = if conflict.by.is_empty() { "by somebody else".to_owned() } else { format!("by {}", conflict.by) };
        let (theirs, mine) = (theirs(conflict, cx), shown(&conflict.mine, conflict, cx));
        for (label, text) in
            [("when you began", &shown(&conflict.base, conflict, cx)), ("now", &theirs), ("yours", &mine)]
        {
            let lines = wrap(text, room);
            let is_more = lines.len() > LINES;
            for (at, line) in lines.into_iter().take(LINES).enumerate() {
                let head = if at == 0 { label } else { "" };
                body.push(Line::of(format!("   {}", fit(head, COLUMN - 3)), Role::Dim).with(line, Role::Text));
            }
            let mut note = if is_more { vec![".. m shows all of it"] } else { Vec::new() };
            note.extend((label == "now").then_some(by.as_str()));
            if !note.is_empty() {
                body.push(Line::of(format!("{}{}", " ".repeat(COLUMN), note.join("   ")), Role::Dim));
            }
        }
        body.push(Line::new());
        for way in self.ways() {
            let (label, text) = match way {
                Way::Theirs => ("keep theirs", theirs.as_str()),
                Way::Mine => ("use mine", mine.as_str()),
                Way::Again => ("edit again", "back to the field, with both to go on from"),
            };
            let text =
                if *way == Way::Again && !is_long(conflict) { "back to the field, with yours in it" } else { text };
            let current = self.way == *way;
            let mut line = Line::of(if current { " > " } else { "   " }, Role::Current);
            line.push(fit(label, COLUMN - 3), if current { Role::Current } else { Role::Text });
            line.push(clip(&text.replace('\n', " "), room), Role::Text);
            body.push(line);
            if current {
                body.cursor_here(1);
            }
        }
        body
    }

    /// What is there now and mine; lines the other does not have are marked.
    pub(super) fn both_sides(&self, conflict: &Conflict, cx: &Context, area: Area) -> Body {
        let half = area.columns().saturating_sub(2) / 2;
        let (theirs, mine) = sides(conflict, cx, area);
        let top = self.top;
        let side = |title: &str, lines: &[String], other: &[String]| {
            let mut body = Body::new(vec![Line::of(format!("  {title}"), Role::Heading)]);
            for line in lines.iter().skip(top) {
                let mark = if other.contains(line) { "  " } else { "* " };
                body.push(Line::of(mark, Role::Changed).with(line.clone(), Role::Text));
            }
            body
        };
        beside(side("now", &theirs, &mine), side("yours", &mine, &theirs), half, half, area.rows(), false)
    }

    /// The furthest the two sides scroll.
    pub(super) fn last_top(&self, cx: &Context) -> usize {
        let area = cx.body_area(&super::Frame::Own(Line::new()));
        let Some(conflict) = self.current() else { return 0 };
        let (theirs, mine) = sides(conflict, cx, area);
        theirs.len().max(mine.len()).saturating_sub(area.rows().saturating_sub(1))
    }
}

fn sides(conflict: &Conflict, cx: &Context, area: Area) -> (Vec<String>, Vec<String>) {
    let half = area.columns().saturating_sub(2) / 2;
    let lines = |text: &str| wrap(text, half.saturating_sub(3));
    (lines(&theirs(conflict, cx)), lines(&shown(&conflict.mine, conflict, cx)))
}

fn is_long(conflict: &Conflict) -> bool {
    conflict.entity.field(conflict.field).is_some_and(|field| field.kind == Kind::Long)
}

fn shown(value: &Value, conflict: &Conflict, cx: &Context) -> String {
    let kind = conflict.entity.field(conflict.field).map_or(Kind::Text, |field| field.kind);
    if value.is_missing() {
        return "nothing".to_owned();
    }
    let text = value.show(kind, Style::Detail, cx.today);
    text.lines().map(clean_for_screen).collect::<Vec<_>>().join("\n")
}

/// Theirs. A private value that came where there was none was never revealed to this person.
fn theirs(conflict: &Conflict, cx: &Context) -> String {
    let private = conflict.entity.field(conflict.field).is_some_and(|field| field.private);
    if private && !conflict.base.is_filled() && conflict.theirs.is_filled() {
        return "(private)".to_owned();
    }
    shown(&conflict.theirs, conflict, cx)
}
