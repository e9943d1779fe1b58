//! How a case stands, to read: clocks with their arithmetic, gates, gaps. Scrolls; changes nothing.

use super::command::Cmd;
use super::context::Context;
use super::fields::days_in_words;
use super::layout::{Area, wrap};
use super::reply::StandingLine;
use super::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;

/// Columns before the later lines of an entry.
const INDENT: usize = 5;

#[derive(Default)]
pub struct Standing {
    pub lines: Vec<StandingLine>,
    top: usize,
    /// Lines that fitted when it was last laid out, for half pages.
    page: usize,
}

impl Standing {
    pub fn set_page(&mut self, rows: usize) {
        self.page = rows.max(1);
    }

    /// Moves through the text; `false` when the command is none of moving.
    pub fn run(&mut self, cx: &Context, command: Cmd) -> bool {
        let half = (self.page / 2).max(1);
        let last = self.laid_out(cx.size.columns()).len().saturating_sub(1);
        self.top = match command {
            Cmd::Up => self.top.saturating_sub(1),
            Cmd::Down => self.top + 1,
            Cmd::PageUp => self.top.saturating_sub(half),
            Cmd::PageDown => self.top + half,
            Cmd::First => 0,
            // A page of it, not its last line alone.
            Cmd::Last => (last + 1).saturating_sub(self.page.max(1)),
            _ => return false,
        }
        .min(last);
        true
    }

    fn laid_out(&self, columns: usize) -> Vec<Line> {
        let mut out = Vec::new();
        for line in &self.lines {
            if !line.heading.is_empty() {
                out.push(Line::of(format!(" {}", line.heading), Role::Heading));
                continue;
            }
            let mark = if line.mark.is_empty() { String::new() } else { format!(" ({})", line.mark) };
            let (days, role) = line.days.map_or((String::new(), Role::Text), |days| {
                let (words, role) = days_in_words(days);
                (format!("{words}. "), role)
            });
            let text = format!("{days}{}{mark}", clean_for_screen(&line.text));
            let mut pieces = wrap(&text, columns.saturating_sub(INDENT)).into_iter();
            let first = pieces.next().unwrap_or_default();
            let mut head = Line::of("   ", Role::Text);
            match first.strip_prefix(days.trim_end()) {
                Some(rest) if !days.is_empty() => {
                    head.push(days.trim_end().to_owned(), role);
                    head.push(rest.to_owned(), Role::Text);
                }
                _ => head.push(first, Role::Text),
            }
            out.push(head);
            out.extend(pieces.map(|piece| Line::of(" ".repeat(INDENT) + &piece, Role::Text)));
        }
        out
    }

    /// The lines in `area`, and whether more follow below.
    pub fn draw(&self, area: Area, focused: bool) -> Body {
        let lines = self.laid_out(area.columns());
        if lines.is_empty() {
            return Body::new(vec![Line::of(
                "   Nothing is recorded yet that a clock or a gate could start from.",
                Role::Dim,
            )]);
        }
        let mut body = Body::new(lines.into_iter().skip(self.top).take(area.rows()).collect());
        if focused {
            body.cursor = Some((1, 0));
        }
        body
    }
}
