//! A case as it is drawn: the line of its tabs, the record beside how it stands, a list with its detail.

use super::CaseScreen;
use super::plan;
use super::tab::TABS;
use crate::app::context::Context;
use crate::app::fields::Fields;
use crate::app::layout::{Area, beside, rule, width, wrap};
use crate::app::list::ListPane;
use crate::app::scene::{Body, Line, Role};
use crate::domain::process::returns;

/// Rows of detail under a list.
pub(super) const DETAIL_ROWS: u16 = 4;

/// The steps of the work plan, which a wide screen draws with their bars and with the detail below.
pub(super) fn is_plan(pane: &ListPane) -> bool {
    pane.list.entity.name == "step"
}

/// Rows the detail takes under a list; on a wide screen it stands beside it.
pub(super) fn rows_below(area: Area, pane: &ListPane) -> u16 {
    if area.is_wide() && !is_plan(pane) { 0 } else { DETAIL_ROWS + 1 }
}

impl CaseScreen {
    /// The tab line: full labels, shorter ones, or just where one is.
    pub(super) fn tab_line(&self, columns: usize) -> Line {
        let full = |short: usize| -> Line {
            let mut line = Line::new();
            for (at, (label, _)) in TABS.iter().enumerate() {
                let label: String =
                    if short > 0 && at != self.tab { label.chars().take(short).collect() } else { (*label).to_owned() };
                let on = at == self.tab;
                let text = format!(" {} {}", at + 1, if on { label.to_uppercase() } else { label });
                line.push(text, if on { Role::TabOn } else { Role::Tab });
            }
            line
        };
        for short in [0, 4, 3] {
            let line = full(short);
            if width(&line.text()) <= columns {
                return line;
            }
        }
        let label = TABS.get(self.tab).map_or("", |(label, _)| label);
        Line::of(format!(" {}/9 {label}", self.tab + 1), Role::TabOn)
    }

    /// The lists of the tab, the open one lit, each with its count.
    pub(super) fn pane_line(&self, columns: usize) -> Line {
        self.tabs.get(self.tab).map_or_else(Line::new, |tab| tab.line(columns))
    }

    /// Rows of the record and of how it stands, one under the other; all of both where they stand side by side.
    pub(super) fn shares(&self, rows: u16, wide: bool) -> (u16, u16) {
        if wide {
            return (rows, rows);
        }
        if rows < 12 {
            return if self.reading { (0, rows) } else { (rows, 0) };
        }
        let standing = if self.reading { rows * 2 / 3 } else { rows / 3 };
        (rows - standing - 1, standing)
    }

    /// The record, and how it stands: beside it on a wide screen, else under it.
    pub(super) fn summary_body(&self, cx: &Context, area: Area) -> Body {
        let (record, standing) = self.shares(area.height, area.is_wide());
        if area.is_wide() {
            let left = area.columns() / 2;
            let right = area.columns().saturating_sub(left + 2);
            let columns = |cells: usize| u16::try_from(cells).unwrap_or(area.width);
            let fields = self.summary.draw(cx, Area::new(columns(left), record), !self.reading);
            let stands = self.standing.draw(Area::new(columns(right), standing), self.reading);
            return beside(fields, stands, left, right, area.rows(), self.reading);
        }
        let mut body = self.summary.draw(cx, Area::new(area.width, record), !self.reading);
        if standing == 0 || self.summary.is_typing() {
            return if self.summary.is_typing() { self.summary.draw(cx, area, true) } else { body };
        }
        body.lines.resize_with(usize::from(record), Line::new);
        body.push(rule(area.columns()));
        let above = u16::try_from(body.lines.len()).unwrap_or(0);
        let stands = self.standing.draw(Area::new(area.width, standing), self.reading);
        if self.reading {
            body.cursor = stands.cursor.map(|(column, row)| (column, row + above));
        }
        body.lines.extend(stands.lines);
        body
    }

    pub(super) fn plan_body(&self, cx: &Context, pane: &ListPane, area: Area) -> Body {
        let rows = area.height.saturating_sub(DETAIL_ROWS + 1);
        let pauses =
            self.tabs.get(self.tab).and_then(|tab| tab.panes.iter().find(|own| own.list.entity.name == "pause"));
        let mut body = plan::draw(cx, pane, pauses, Area::new(area.width, rows));
        body.push(rule(area.columns()));
        body.lines.extend(self.detail(cx, pane, area.columns(), usize::from(DETAIL_ROWS) - 1).lines);
        body.push(plan::legend(area.columns()));
        body
    }

    pub(super) fn list_body(&self, cx: &Context, pane: &ListPane, area: Area) -> Body {
        if area.is_wide() && is_plan(pane) && area.height > DETAIL_ROWS + 8 {
            return self.plan_body(cx, pane, area);
        }
        if area.is_wide() {
            let left = area.columns() * 3 / 5;
            let right = area.columns().saturating_sub(left + 2);
            let list = pane.draw(cx, Area::new(u16::try_from(left).unwrap_or(area.width), area.height), true);
            return beside(list, self.detail(cx, pane, right, area.rows()), left, right, area.rows(), false);
        }
        let below = DETAIL_ROWS + 1;
        if area.height < below + 6 {
            return pane.draw(cx, area, true);
        }
        let mut body = pane.draw(cx, Area::new(area.width, area.height - below), true);
        let rows = usize::from(area.height - below);
        body.lines.resize_with(rows, Line::new);
        body.push(rule(area.columns()));
        body.lines.extend(self.detail(cx, pane, area.columns(), usize::from(DETAIL_ROWS)).lines);
        body
    }

    /// The fields of the current row that are filled, most telling first; before them, that its agency has ended.
    pub(super) fn detail(&self, cx: &Context, pane: &ListPane, columns: usize, rows: usize) -> Body {
        let Some(record) = pane.list.current() else { return Body::default() };
        // What is done keeps the old name and needs nobody new.
        let ends = record.entity.fields.iter().find_map(|field| field.due);
        let is_over = match record.entity.name {
            "return" => !returns::outstanding(&record.into()),
            _ => ends.is_some_and(|due| !record.get(due.until).is_missing()),
        };
        let agency = record.entity.field("agency").filter(|_| !is_over);
        let agency = agency.and_then(|field| record.get(field.name).as_link());
        let note = agency.and_then(|agency| self.became.iter().find(|(id, _)| *id == agency));
        let mut body = Body::default();
        if let Some((_, note)) = note {
            let pieces = wrap(&format!("The agency {note}"), columns.saturating_sub(2));
            body.lines.extend(pieces.into_iter().map(|piece| Line::of(format!(" {piece}"), Role::Warning)));
        }
        let left = rows.saturating_sub(body.lines.len());
        body.lines.extend(Fields::new(record.clone(), false).digest(cx, columns, left).lines);
        body.lines.resize_with(rows, Line::new);
        body.lines.iter_mut().for_each(|line| line.lags = Some(0));
        body
    }
}
