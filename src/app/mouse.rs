//! The mouse, where it is switched on: a click puts the cursor on a row or opens a tab, the wheel moves three rows. It
//! presses the keys that a person would press, so it can do nothing they cannot.

use super::command::{Cmd, Scope};
use super::key::{Key, KeyCode, Mouse};
use super::layout::width;
use super::model::{Model, Order};
use super::scene::{Line, Role, Scene};
use super::screen::Frame;

/// Rows a turn of the wheel moves.
const WHEEL: usize = 3;
/// A click never takes more steps than the tallest screen has rows.
const STEPS: usize = 512;

impl Model {
    pub(super) fn mouse(&mut self, mouse: Mouse) -> Vec<Order> {
        if self.is_hidden() || self.waits_for().is_some() {
            return Vec::new();
        }
        match mouse {
            Mouse::WheelUp => self.turn(KeyCode::Up, WHEEL),
            Mouse::WheelDown => self.turn(KeyCode::Down, WHEEL),
            Mouse::Click { column, row } => self.click(usize::from(column), usize::from(row)),
        }
    }

    fn turn(&mut self, code: KeyCode, times: usize) -> Vec<Order> {
        (0..times).flat_map(|_| self.step(code)).collect()
    }

    /// A row up or down, as far as there is a list to move in.
    fn step(&mut self, code: KeyCode) -> Vec<Order> {
        let Some(screen) = self.top().filter(|screen| screen.has_list()) else { return Vec::new() };
        if screen.is_typing() {
            return self.key(Key::plain(code));
        }
        if !screen.scopes().iter().any(|scope| matches!(scope, Scope::List | Scope::Today | Scope::History)) {
            return Vec::new();
        }
        self.run(if code == KeyCode::Up { Cmd::Up } else { Cmd::Down })
    }

    fn click(&mut self, column: usize, row: usize) -> Vec<Order> {
        let scene = super::scene(self);
        let Some(line) = scene.lines.get(row) else { return Vec::new() };
        if let Some(label) = tab_at(line, column) {
            return self.open_tab(row, &label);
        }
        let head = if self.cx.size.is_short() { 1 } else { 2 };
        let foot = scene.lines.len().saturating_sub(if self.cx.size.is_short() { 2 } else { 3 });
        if row < head || row >= foot {
            return Vec::new();
        }
        let mut orders = self.focus(&scene, column, row);
        orders.extend(self.walk_to(row));
        orders
    }

    /// To the other pane when the click was beyond the line between them, and that is where it leads.
    fn focus(&mut self, scene: &Scene, column: usize, row: usize) -> Vec<Order> {
        let Some(divider) = scene.lines.get(row).and_then(divider) else { return Vec::new() };
        let side = |scene: &Scene| scene.cursor.map(|(cursor, _)| usize::from(cursor) > divider);
        let wanted = Some(column > divider);
        if side(scene) == wanted || self.top().is_none_or(super::screen::Screen::is_typing) {
            return Vec::new();
        }
        let mut orders = self.run(Cmd::NextPane);
        if side(&super::scene(self)) != wanted {
            orders.extend(self.run(Cmd::PreviousPane));
        }
        orders
    }

    /// Steps until the cursor is on the row, or has passed it: headings and second lines have no cursor of their own.
    fn walk_to(&mut self, row: usize) -> Vec<Order> {
        let place = |model: &Model| super::scene(model).cursor.map(|(_, row)| usize::from(row));
        let mut orders = Vec::new();
        let Some(mut at) = place(self) else { return orders };
        let code = if at < row { KeyCode::Down } else { KeyCode::Up };
        let mut steps = 0;
        while at != row && steps < STEPS {
            orders.extend(self.step(code));
            steps += 1;
            match place(self) {
                Some(now) if now != at => {
                    let passed = (code == KeyCode::Down && now > row) || (code == KeyCode::Up && now < row);
                    at = now;
                    if passed {
                        // Down past the second line of a row: that row was meant. Up past it cannot happen.
                        if code == KeyCode::Down {
                            orders.extend(self.step(KeyCode::Up));
                        }
                        break;
                    }
                }
                _ => break,
            }
        }
        orders
    }

    fn open_tab(&mut self, row: usize, label: &str) -> Vec<Order> {
        if self.top().is_none_or(super::screen::Screen::is_typing) {
            return Vec::new();
        }
        if row == 0 {
            let in_place =
                matches!(self.top().map(|screen| screen.frame(&self.cx)), Some(Frame::Main(_) | Frame::Trail(_)));
            let command = match label.to_lowercase().as_str() {
                "today" => Cmd::GoToday,
                "cases" => Cmd::GoCases,
                "actions" => Cmd::GoActions,
                "people" => Cmd::GoPeople,
                "agencies" => Cmd::GoAgencies,
                _ => return Vec::new(),
            };
            return if in_place { self.run(command) } else { Vec::new() };
        }
        // "4 Panel" is the fourth tab; a name alone is one of the lists of a tab.
        if let Some(digit) = label.chars().next().filter(char::is_ascii_digit) {
            return self.key(Key::char(digit));
        }
        let lit = |model: &Model| -> Option<String> {
            let scene = super::scene(model);
            let spans = &scene.lines.get(row)?.spans;
            spans.iter().find(|span| span.role == Role::TabOn).map(|span| span.text.trim().to_lowercase())
        };
        let mut orders = Vec::new();
        for _ in 0..9 {
            if lit(self).is_none_or(|on| on == label.to_lowercase()) {
                break;
            }
            orders.extend(self.run(Cmd::NextPane));
        }
        orders
    }
}

/// The column of the line between two panes.
fn divider(line: &Line) -> Option<usize> {
    let mut column = 0;
    for span in &line.spans {
        if span.role == Role::Rule
            && let Some(at) = span.text.find('|')
        {
            return Some(column + at);
        }
        column += width(&span.text);
    }
    None
}

/// The label of the tab at a column: tabs that follow each other are told apart by their numbers, or by two blanks.
fn tab_at(line: &Line, column: usize) -> Option<String> {
    let mut before = 0;
    for span in &line.spans {
        let end = before + width(&span.text);
        if column < end {
            if !matches!(span.role, Role::Tab | Role::TabOn) {
                return None;
            }
            return label_at(&span.text, column - before);
        }
        before = end;
    }
    None
}

fn label_at(text: &str, column: usize) -> Option<String> {
    let mut start = 0;
    let mut labels: Vec<(usize, String)> = Vec::new();
    for part in text.split("  ") {
        let mut at = start;
        let mut label = String::new();
        for word in part.split(' ') {
            let numbered = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit());
            if numbered && !label.trim().is_empty() {
                labels.push((at - label.trim_start().len() - 1, label.trim().to_owned()));
                label.clear();
            }
            label.push_str(word);
            label.push(' ');
            at += word.len() + 1;
        }
        if !label.trim().is_empty() {
            labels.push((at - label.trim_start().len(), label.trim().to_owned()));
        }
        start += part.len() + 2;
    }
    let found = labels.into_iter().rev().find(|(from, _)| *from <= column + 1)?;
    (column < found.0 + found.1.len() + 1).then_some(found.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_is_found_by_the_column_under_the_pointer() {
        let line = Line::of(" 1 SUMMARY", Role::TabOn).with(" 2 Plan 3 Timeline", Role::Tab).with(" x", Role::Text);
        assert_eq!(tab_at(&line, 4).as_deref(), Some("1 SUMMARY"));
        assert_eq!(tab_at(&line, 11).as_deref(), Some("2 Plan"));
        assert_eq!(tab_at(&line, 15).as_deref(), Some("2 Plan"));
        assert_eq!(tab_at(&line, 20).as_deref(), Some("3 Timeline"));
        assert_eq!(tab_at(&line, 29), None);
        let line = Line::of(" ", Role::Text).with("TODAY", Role::TabOn).with("  ", Role::Text).with("Cases", Role::Tab);
        assert_eq!(tab_at(&line, 2).as_deref(), Some("TODAY"));
        assert_eq!(tab_at(&line, 8).as_deref(), Some("Cases"));
        assert_eq!(tab_at(&line, 6), None);
    }
}
