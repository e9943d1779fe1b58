//! Today as it is drawn: the list in its sections with the reason of the current row, and what stands where nothing is
//! owed.

use super::items::{Item, Section};
use super::{Today, week};
use crate::app::context::Context;
use crate::app::layout::{Area, beside, clip, width, wrap};
use crate::app::scene::{Body, Line, Role};
use crate::domain::fold::clean_for_screen;
use crate::domain::process::today::{self, Whose};

/// Where a register that is in use goes on, for whoever has nothing owed and no manual.
const ON: &str = "g c lists the cases. To bring in a spreadsheet press : and type import. ? shows the keys.";
/// What to do first in a register that is empty: what for, and the keys.
const FIRST: [(&str, &str); 3] = [
    ("Bring in the tracker you have:", "press : and type import; nothing is written before you have seen every row"),
    ("Add one review:", "press g c, then a"),
    ("Look around first:", "leave with q and start dhr demo, an invented borough"),
];

/// Rows that say why the current item is here.
const WHY_ROWS: usize = 2;

/// What the order is, said once.
const ORDER: &str = ", the worst to miss first";
/// Rows of the cases by stage.
const STAGE_ROWS: usize = 3;
/// Of a hundred columns, those of the list on a wide screen.
const LIST: usize = 60;

impl Today {
    /// The list; on a wide screen the cases by stage over it and the week beside it.
    pub(super) fn draw(&self, cx: &Context, area: Area) -> Body {
        if !area.is_wide() {
            return self.list(cx, area);
        }
        let mut body = Body::new(self.by_stage(area.columns()));
        let above = u16::try_from(body.lines.len()).unwrap_or(0);
        let height = area.height.saturating_sub(above);
        let left = area.columns() * LIST / 100;
        let right = area.columns().saturating_sub(left + 2);
        let sized = |columns: usize| Area::new(u16::try_from(columns).unwrap_or(u16::MAX), height);
        let panes = beside(
            self.list(cx, sized(left)),
            week::body(cx, &self.look, &self.changed, sized(right)),
            left,
            right,
            usize::from(height),
            false,
        );
        body.cursor = panes.cursor.map(|(column, row)| (column, row + above));
        body.lines.extend(panes.lines);
        body
    }

    /// The list with the reason of the current row under it.
    fn list(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        match &self.narrowing {
            Some(narrowing) => {
                let found = self.items().len();
                let (line, cursor) = narrowing.line(area.columns().saturating_sub(24), |_| None, found);
                body.push(line);
                body.cursor_here(cursor);
            }
            None => body.push(self.head(area.columns())),
        }
        if let Some(first) = self.look.decide_first(cx.today).filter(|_| self.text.is_empty()) {
            body.push(Line::of(clip(&format!(" {first}"), area.columns()), Role::Warning));
        }
        let untold = self.needs().0 == 0;
        if untold {
            body.push(Line::new());
            for words in self.empty_words(cx) {
                let indent = if FIRST.iter().any(|(_, keys)| *keys == words) { "   " } else { "" };
                for line in wrap(&words, area.columns().saturating_sub(2 + indent.len())) {
                    body.push(Line::of(format!(" {indent}{line}"), Role::Text));
                }
            }
        }
        let why = self.why_lines(area.columns().saturating_sub(2));
        // As many rows whatever it says: the list above must not move when the words do.
        let below = if area.is_narrow() || why.is_empty() { 0 } else { WHY_ROWS + 1 };
        let room = area.rows().saturating_sub(body.lines.len() + below);
        let lines = self.rows_of(cx, area);
        let place = lines.iter().position(|(at, _)| *at == Some(self.cursor)).unwrap_or(0);
        let tall = if area.is_narrow() { 2 } else { 1 };
        let first = (place + tall).saturating_sub(room);
        let more = lines.len() > first + room;
        for (at, line) in lines.into_iter().skip(first).take(room) {
            let current = at == Some(self.cursor);
            body.push(line);
            if current && body.cursor.is_none() {
                body.cursor_here(0);
            }
        }
        let bottom = area.rows().saturating_sub(below);
        body.lines.resize_with(bottom, Line::new);
        if below > 0 {
            body.push(if more { Line::of(" more below", Role::Dim) } else { Line::new() });
            let why = why.into_iter().map(|text| Line::of(format!(" {text}"), Role::Dim));
            body.lines.extend(why.chain(std::iter::repeat_with(Line::new)).take(WHY_ROWS).map(Line::lagging));
        }
        body
    }

    fn rows_of(&self, cx: &Context, area: Area) -> Vec<(Option<usize>, Line)> {
        let mut lines = Vec::new();
        let mut last = None;
        let mut number = 0;
        for (at, (section, item)) in self.items().iter().enumerate() {
            if last != Some(*section) {
                number += 1;
                let mut heading = format!(" {number} {}{}", section.label(), self.of(*section));
                if *section == Section::Of(today::Section::Overdue) {
                    heading.push_str(ORDER);
                }
                lines.push((None, Line::of(heading, Role::Heading)));
                last = Some(*section);
            }
            let current = at == self.cursor;
            for line in item.lines(cx, area, current) {
                lines.push((Some(at), line));
            }
        }
        lines
    }

    /// "  the first 100 of 1,204", where not all are shown.
    fn of(&self, section: Section) -> String {
        let Section::Of(section) = section else { return String::new() };
        match self.look.untold(section) {
            0 => String::new(),
            _ => format!("  the first {} of {}", today::EACH, self.look.count(section)),
        }
    }

    fn head(&self, columns: usize) -> Line {
        let (needs, overdue) = self.needs();
        let words = match needs {
            _ if !self.loaded => " Today".to_owned(),
            0 if self.look.is_unused => " This register is empty".to_owned(),
            0 => " Nothing needs you today".to_owned(),
            1 => format!(" Needs you: 1 item, {overdue} overdue"),
            many => format!(" Needs you: {many} items, {overdue} overdue"),
        };
        let narrowed = if self.text.is_empty() { String::new() } else { format!("  {}", clean_for_screen(&self.text)) };
        let view = format!("view: {}   ({})", self.whose.label(), self.hidden_words(columns));
        let gap = columns.saturating_sub(width(&words) + width(&narrowed) + width(&view) + 1).max(2);
        let head = Line::of(words, Role::Text).with(narrowed, Role::Heading);
        head.with(" ".repeat(gap), Role::Text).with(view, Role::Dim)
    }

    /// How many cases there are of each stage.
    fn by_stage(&self, columns: usize) -> Vec<Line> {
        let stages = self.stages.iter().map(|(stage, count)| format!("{} {count}", clean_for_screen(stage)));
        let words = wrap(&format!("Cases: {}", stages.collect::<Vec<_>>().join(", ")), columns.saturating_sub(5));
        let is_cut = words.len() > STAGE_ROWS;
        let mut lines: Vec<Line> =
            words.into_iter().take(STAGE_ROWS).map(|words| Line::of(format!(" {words}"), Role::Dim)).collect();
        if let Some(last) = lines.last_mut().filter(|_| is_cut) {
            *last = std::mem::take(last).with(" ..", Role::Dim);
        }
        lines
    }

    fn why(&self) -> String {
        match self.current() {
            Some((_, Item::Due(line))) => {
                // The mark first: it must not be what is cut off.
                let mark = if line.mark.is_empty() { String::new() } else { format!(" ({})", line.mark) };
                format!("Why is this here?{mark} {}", line.why)
            }
            Some((_, Item::Changed(entry))) => {
                let why = entry.why.as_ref().map_or(String::new(), |why| format!(" Reason: {why}."));
                format!("{} {}.{why}", entry.who, entry.label)
            }
            Some((_, Item::Draft(draft))) => format!("Kept from {}. Enter goes on with it; X drops it.", draft.at),
            None => String::new(),
        }
    }

    /// The reason of the current row in its two lines; a sign where it is cut.
    fn why_lines(&self, columns: usize) -> Vec<String> {
        let words = self.why();
        if words.is_empty() {
            return Vec::new();
        }
        let mut lines = wrap(&words, columns);
        if lines.len() > WHY_ROWS {
            let rest = lines.split_off(WHY_ROWS - 1).join(" ");
            lines.push(clip(&rest, columns));
        }
        lines
    }

    /// What this view does not show, so that nothing is hidden in silence.
    fn hidden_words(&self, columns: usize) -> String {
        match (self.look.beyond, self.whose) {
            (0, _) | (_, Whose::All) => "v change".to_owned(),
            (more, _) if columns < 72 => format!("{more} more: v"),
            (more, Whose::Mine) => format!("{more} more for the team: v"),
            (more, Whose::Team) => format!("{more} more that nobody leads: v"),
        }
    }

    /// What stands where nothing is owed: what comes next, or where to go on from here.
    fn empty_words(&self, cx: &Context) -> Vec<String> {
        if !self.loaded {
            return vec![match self.working {
                Some((done, of)) => format!("Working out what is due: {done} of {of} reviews."),
                None => "Reading..".to_owned(),
            }];
        }
        if !self.text.is_empty() {
            return vec!["Nothing that needs you holds these words. Esc shows everything again.".to_owned()];
        }
        if self.look.is_unused {
            let first = FIRST.iter().flat_map(|(what, keys)| ["", what, keys]).map(str::to_owned);
            return std::iter::once("No review is in it yet. To begin, do one of these:".to_owned())
                .chain(first)
                .chain(["", "? shows the keys of every screen."].map(str::to_owned))
                .collect();
        }
        let (beyond, more) = match self.look.beyond {
            1 => (true, "1 thing needs somebody else: v looks at the team's and everybody's.".to_owned()),
            many => (many > 0, format!("{many} things need somebody else: v looks at the team's and everybody's.")),
        };
        let looked = match self.whose {
            Whose::Mine => "Looked at: the reviews you lead; v looks at the team's and everybody's.",
            Whose::Team => "Looked at: every review that somebody leads; v looks at yours and at all.",
            Whose::All => "Looked at: every review of the register.",
        };
        let looked = if beyond { more } else { looked.to_owned() };
        let mut words = vec![looked, format!("{}.", self.look.next_words(cx.today))];
        if self.look.lines.is_empty() {
            words.push(ON.to_owned());
        }
        words
    }
}
