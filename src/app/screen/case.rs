//! One case with its nine tabs. Each tab is the summary or a few lists side by side in one place, Tab between them.

use super::composite::CompositeScreen;
use super::import::Import;
use super::lanes::Lanes;
use super::qa::QaLetterScreen;
use super::record::RecordPane;
use super::{Answer, Frame, Go, Screen, Step, agreed, plan_tab, review};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::{Effect, Reply};
use crate::app::fields::Fields;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, beside, rule, width, wrap};
use crate::app::list::{List, ListPane, hints_for};
use crate::app::others::Place;
use crate::app::scene::{Body, Line, Role};
use crate::app::standing::Standing;
use crate::domain::journal::Here;
use crate::domain::listing::Listing;
use crate::domain::process::returns;
use crate::domain::register;
use crate::domain::value::{Id, Ref};

/// A tab: its label and the lists it holds. The first tab is the record itself.
pub const TABS: [(&str, &[&str]); 9] = [
    ("Summary", &[]),
    ("Plan", &["step", "pause", "due_change", "decision"]),
    ("Timeline", &["event"]),
    ("Panel", &["seat", "meeting", "attendance", "invitation", "declaration", "appointment"]),
    ("Returns", &["return", "chase"]),
    ("Actions", &["action", "recommendation", "finding", "action_update", "evidence", "resource"]),
    ("Family", &["contact_plan", "milestone", "family_contact", "key_date", "person", "relationship", "hold"]),
    ("QA", &["submission", "qa_letter", "qa_point", "linked_review", "proceeding", "equality"]),
    ("Records", &["note", "document", "version", "letter", "cost", "contribution", "death", "retention_hold"]),
];

/// What a list of a case is narrowed to at first: the Timeline is the review's own, the composite has its own screen.
pub fn at_first(entity: &str) -> &'static str {
    if entity == "event" { "view:review" } else { "" }
}

struct TabState {
    panes: Vec<ListPane>,
    /// The place after the last list is the gate, on the tab that has one.
    at: usize,
    gate: Option<Standing>,
}

impl TabState {
    fn count(&self) -> usize {
        self.panes.len() + usize::from(self.gate.is_some())
    }
}

pub struct CaseScreen {
    id: Id,
    /// The list it was opened from, and its place there: for next and previous case.
    from: Listing,
    place: usize,
    tab: usize,
    summary: RecordPane,
    tabs: Vec<TabState>,
    /// A neighbour was asked for; its place.
    wanted: Option<usize>,
    page: Area,
    /// How the case stands, beside or under the record; whether the keys are for it.
    standing: Standing,
    reading: bool,
    /// What became of agencies that ended.
    became: Vec<(Id, String)>,
}

impl CaseScreen {
    pub fn new(case: Ref, from: Listing, place: usize) -> Self {
        let id = case.id;
        let tabs = TABS
            .iter()
            .map(|(label, names)| TabState {
                panes: names
                    .iter()
                    .filter_map(|name| register::entity(name))
                    .map(|entity| ListPane::new(List::new(entity, Some(case.clone()), at_first(entity.name))))
                    .collect(),
                at: 0,
                gate: (*label == "QA").then(Standing::default),
            })
            .collect();
        let summary = RecordPane::new(register::cases(), id);
        Self {
            id,
            from,
            place,
            tab: 0,
            summary,
            tabs,
            wanted: None,
            page: Area::new(80, 19),
            standing: Standing::default(),
            reading: false,
            became: Vec::new(),
        }
    }

    /// The case with the cursor on a field of its summary.
    pub fn at(mut self, field: &str) -> Self {
        self.summary.start_at = Some(field.to_owned());
        self
    }

    fn case_ref(&self, cx: &Context) -> Ref {
        Ref::new(self.id, self.summary.record().map_or_else(String::new, |record| record.label(cx.today)))
    }

    fn pane(&self) -> Option<&ListPane> {
        let state = self.tabs.get(self.tab)?;
        state.panes.get(state.at)
    }

    /// The gate, when the keys are for it.
    fn gate(&self) -> Option<&Standing> {
        let state = self.tabs.get(self.tab)?;
        state.gate.as_ref().filter(|_| state.at >= state.panes.len())
    }

    fn gate_mut(&mut self) -> Option<&mut Standing> {
        let state = self.tabs.get_mut(self.tab)?;
        state.gate.as_mut().filter(|_| state.at >= state.panes.len())
    }

    fn pane_mut(&mut self) -> Option<&mut ListPane> {
        let state = self.tabs.get_mut(self.tab)?;
        state.panes.get_mut(state.at)
    }

    fn show_tab(&mut self, tab: usize) -> Step {
        self.tab = tab.min(TABS.len() - 1);
        Step::effects(self.load())
    }

    fn load(&mut self) -> Vec<Effect> {
        let page = self.page;
        let Some(state) = self.tabs.get_mut(self.tab) else { return Vec::new() };
        if state.panes.is_empty() {
            let mut effects = self.summary.refresh();
            effects.push(Effect::Standing { case: self.id });
            return effects;
        }
        let mut effects = Vec::new();
        if state.panes.iter().any(|pane| pane.list.entity.field("agency").is_some()) {
            effects.push(Effect::Became);
        }
        for pane in &mut state.panes {
            let rows = page.height.saturating_sub(2 + rows_below(page, pane));
            pane.list.set_page(List::page_of(Area::new(page.width, rows)));
            effects.extend(pane.list.refresh());
        }
        if let Some(gate) = &mut state.gate {
            gate.set_page(usize::from(page.height.saturating_sub(2)));
            // Its files are looked at again: only while it is read.
            if state.at >= state.panes.len() {
                effects.push(Effect::Gate { case: self.id });
            }
        }
        effects
    }

    fn next_pane(&mut self, forward: bool) -> Step {
        if self.tab == 0 {
            self.reading = !self.reading;
            return Step::none();
        }
        if let Some(state) = self.tabs.get_mut(self.tab) {
            let count = state.count().max(1);
            state.at = if forward { (state.at + 1) % count } else { (state.at + count - 1) % count };
        }
        if self.gate().is_some() {
            return Step::effect(Effect::Gate { case: self.id });
        }
        Step::none()
    }

    /// Asks for the next or previous case of the list this one was opened from.
    fn neighbour(&mut self, forward: bool) -> Step {
        let to = if forward { Some(self.place + 1) } else { self.place.checked_sub(1) };
        let Some(to) = to else { return Step::say("This is the first case of the list.") };
        self.wanted = Some(to);
        Step::effect(Effect::Rows { listing: self.from.clone().window(to, 1), keep: None })
    }

    /// The tab line: full labels, shorter ones, or just where one is.
    fn tab_line(&self, columns: usize) -> Line {
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

    /// The lists of the tab, the open one lit, each with its count. When they do not all fit, those before the open one
    /// make room, then those after it; `<` and `>` say that there are more.
    fn pane_line(&self, columns: usize) -> Line {
        let Some(state) = self.tabs.get(self.tab) else { return Line::new() };
        let last = state.count().saturating_sub(1);
        let before = (0..=state.at).map(|first| (first, last));
        let after = (state.at..last).rev().map(|until| (state.at, until));
        before
            .chain(after)
            .map(|(first, until)| pane_line(state, first, until))
            .find(|line| width(&line.text()) <= columns)
            .unwrap_or_else(|| pane_line(state, state.at, state.at))
    }

    /// Rows of the record and of how it stands, one under the other; all of both where they stand side by side.
    fn shares(&self, rows: u16, wide: bool) -> (u16, u16) {
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
    fn summary_body(&self, cx: &Context, area: Area) -> Body {
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

    fn plan_body(&self, cx: &Context, pane: &ListPane, area: Area) -> Body {
        let rows = area.height.saturating_sub(DETAIL_ROWS + 1);
        let pauses =
            self.tabs.get(self.tab).and_then(|tab| tab.panes.iter().find(|own| own.list.entity.name == "pause"));
        let mut body = plan_tab::draw(cx, pane, pauses, Area::new(area.width, rows));
        body.push(rule(area.columns()));
        body.lines.extend(self.detail(cx, pane, area.columns(), usize::from(DETAIL_ROWS) - 1).lines);
        body.push(plan_tab::legend(area.columns()));
        body
    }

    fn list_body(&self, cx: &Context, pane: &ListPane, area: Area) -> Body {
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
    fn detail(&self, cx: &Context, pane: &ListPane, columns: usize, rows: usize) -> Body {
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

/// Rows of detail under a list.
const DETAIL_ROWS: u16 = 4;

/// The steps of the work plan, which a wide screen draws with their bars and with the detail below.
fn is_plan(pane: &ListPane) -> bool {
    pane.list.entity.name == "step"
}

/// Rows the detail takes under a list; on a wide screen it stands beside it.
fn rows_below(area: Area, pane: &ListPane) -> u16 {
    if area.is_wide() && !is_plan(pane) { 0 } else { DETAIL_ROWS + 1 }
}

/// The lists of a tab from one to another, both shown.
fn pane_line(state: &TabState, first: usize, until: usize) -> Line {
    let mut line = Line::of(if first > 0 { " <" } else { "" }, Role::Dim);
    for (at, pane) in state.panes.iter().enumerate().take(until + 1).skip(first) {
        line.push("  ", Role::Text);
        let on = at == state.at;
        let label = pane.list.entity.plural;
        let count = if pane.list.loaded { format!(" {}", pane.list.total) } else { String::new() };
        line.push(if on { label.to_uppercase() } else { label.to_owned() }, if on { Role::TabOn } else { Role::Tab });
        line.push(count, Role::Dim);
    }
    if state.gate.is_some() && until >= state.panes.len() {
        let on = state.at >= state.panes.len();
        line.push("  ", Role::Text);
        line.push(if on { "PUBLICATION GATE" } else { "Publication gate" }, if on { Role::TabOn } else { Role::Tab });
    }
    if until + 1 < state.count() {
        line.push("  >", Role::Dim);
    }
    line
}

impl Screen for CaseScreen {
    fn name(&self) -> &'static str {
        "case"
    }

    fn scopes(&self) -> Vec<Scope> {
        if self.tab == 0 {
            vec![Scope::Case, Scope::Fields, Scope::Record, Scope::List]
        } else {
            vec![Scope::Case, Scope::List, Scope::Record]
        }
    }

    fn frame(&self, cx: &Context) -> Frame {
        let label = self.summary.record().map_or_else(String::new, |record| record.label(cx.today));
        Frame::Trail(format!("Cases > {label}"))
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        body.push(self.tab_line(area.columns()));
        let has_panes = self.tabs.get(self.tab).is_some_and(|state| state.count() > 1);
        if has_panes {
            body.push(self.pane_line(area.columns()));
        } else {
            body.push(Line::new());
        }
        let above = u16::try_from(body.lines.len()).unwrap_or(2);
        let rest = Area::new(area.width, area.height.saturating_sub(above));
        let inner = match (self.pane(), self.gate()) {
            (Some(pane), _) => self.list_body(cx, pane, rest),
            (None, Some(gate)) => gate.draw(rest, true),
            (None, None) => self.summary_body(cx, rest),
        };
        body.lines.extend(inner.lines);
        body.cursor = inner.cursor.map(|(column, row)| (column, row + above));
        body
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let mut hints = match (self.pane(), self.gate()) {
            (Some(pane), _) => pane.hints(cx),
            (None, Some(_)) => hints_for(cx, &[Cmd::Down, Cmd::PageDown, Cmd::QaLetter], ""),
            (None, None) => self.summary.hints(cx),
        };
        if !self.is_typing() {
            hints.truncate(4);
            if self.tab == 0 || self.tabs.get(self.tab).is_some_and(|state| state.count() > 1) {
                hints.truncate(3);
                let other = if self.tab == 0 { "clocks and gates" } else { "next list" };
                hints.push(("Tab".to_owned(), other.to_owned()));
            }
            hints.push(("1-9".to_owned(), "tabs".to_owned()));
            hints.push(("J K".to_owned(), "next case".to_owned()));
        }
        hints
    }

    fn standing(&self, cx: &Context) -> Option<Line> {
        match self.pane() {
            Some(pane) => self.summary.others(cx).or_else(|| pane.standing(cx)),
            None if self.gate().is_some() => self.summary.others(cx),
            None => self.summary.standing(cx),
        }
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        if self.tab == 0 {
            return self.load();
        }
        let mut effects = self.summary.refresh();
        effects.extend(self.load());
        effects
    }

    fn conceal(&mut self) -> bool {
        self.summary.conceal();
        true
    }

    fn open_case(&self) -> Option<Id> {
        Some(self.id)
    }

    fn asks_who_is_here(&self) -> Option<Effect> {
        Some(self.summary.asks_who_is_here())
    }

    fn who_is_here(&self) -> &[Here] {
        self.summary.who_is_here()
    }

    fn typing_in(&self, _cx: &Context) -> Option<Place> {
        self.summary.typing_in()
    }

    fn typed_length(&self) -> usize {
        if self.tab == 0 { self.summary.typed_length() } else { 0 }
    }

    fn is_typing(&self) -> bool {
        if self.tab == 0 { self.summary.is_typing() } else { self.pane().is_some_and(ListPane::is_typing) }
    }

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        if self.is_typing() {
            return if self.tab == 0 { self.summary.key(cx, key) } else { self.pane_mut()?.key(key) };
        }
        match key.code {
            KeyCode::Char(digit @ '1'..='9') => {
                let tab = usize::try_from(digit.to_digit(10)?).ok()?;
                Some(self.show_tab(tab - 1))
            }
            _ => None,
        }
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        match command {
            Cmd::NextTab => return Some(self.show_tab((self.tab + 1) % TABS.len())),
            Cmd::PreviousTab => return Some(self.show_tab((self.tab + TABS.len() - 1) % TABS.len())),
            Cmd::NextPane => return Some(self.next_pane(true)),
            Cmd::PreviousPane => return Some(self.next_pane(false)),
            Cmd::NextCase => return Some(self.neighbour(true)),
            Cmd::PreviousCase => return Some(self.neighbour(false)),
            Cmd::Lanes => return Some(Step::push(Lanes::of(self.case_ref(cx)))),
            Cmd::Composite => return Some(Step::push(CompositeScreen::of(self.case_ref(cx)))),
            Cmd::ImportChronology => return Some(Step::push(Import::chronology(self.case_ref(cx)))),
            Cmd::Decide => return Some(agreed::decide(self.summary.record())),
            Cmd::Import => return Some(Step::push(Import::beside(self.case_ref(cx)))),
            Cmd::QaLetter => return Some(Step::push(QaLetterScreen::new(self.case_ref(cx)))),
            _ => {}
        }
        if let Some(step) = review::run(self.id, command) {
            return Some(step);
        }
        if self.tab == 0 && self.reading && self.standing.run(cx, command) {
            return Some(Step::none());
        }
        if self.gate_mut().is_some_and(|gate| gate.run(cx, command)) {
            return Some(Step::none());
        }
        if self.tab == 0 {
            return self.summary.run(cx, command);
        }
        self.pane_mut()?.run(cx, command)
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        if self.tab == 0 { self.summary.paste(text) } else { self.pane_mut()?.paste(text) }
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        if let (Reply::Rows { listing, rows, .. }, Some(place)) = (reply, self.wanted)
            && listing.limit == 1
        {
            self.wanted = None;
            let Some(record) = rows.first() else { return Step::say("This is the last case of the list.") };
            let mut next = CaseScreen::new(Ref::new(record.id, record.label(cx.today)), self.from.clone(), place);
            next.tab = self.tab;
            for (state, own) in next.tabs.iter_mut().zip(&self.tabs) {
                state.at = own.at;
            }
            return Step { go: Some(Go::Replace(Box::new(next))), ..Step::default() };
        }
        if let Reply::Standing { case, lines } = reply
            && *case == self.id
        {
            self.standing.lines.clone_from(lines);
            return Step::none();
        }
        if let Reply::Became(notes) = reply {
            self.became.clone_from(notes);
            return Step::none();
        }
        if let Reply::Gate { case, lines } = reply
            && *case == self.id
        {
            if let Some(gate) = self.tabs.iter_mut().find_map(|state| state.gate.as_mut()) {
                gate.lines.clone_from(lines);
            }
            return Step::none();
        }
        if let Reply::Milestones { owed, .. } = reply {
            return review::offer(owed);
        }
        if let Reply::Askable { kind, agencies, .. } = reply {
            return review::offer_agencies(kind, agencies);
        }
        let mut step = if matches!(
            reply,
            Reply::Record(_)
                | Reply::Choices { .. }
                | Reply::Saved { .. }
                | Reply::Failed(_)
                | Reply::Others { .. }
                | Reply::Edited(_)
                | Reply::KeptText { .. }
        ) {
            self.summary.reply(cx, reply)
        } else {
            Step::none()
        };
        if let Some(state) = self.tabs.get_mut(self.tab) {
            for pane in &mut state.panes {
                step = step.and(pane.reply(reply));
            }
        }
        step
    }

    fn answered(&mut self, cx: &Context, answer: Answer) -> Step {
        if let Some(step) = review::answered(self.id, &answer) {
            return step;
        }
        match self.pane_mut() {
            Some(pane) => pane.answered(cx, answer),
            None => self.summary.answered(&answer),
        }
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.page = area;
        let (record, standing) = self.shares(area.height.saturating_sub(2), area.is_wide());
        self.summary.resized(Area::new(area.width, record));
        self.standing.set_page(usize::from(standing));
        for pane in self.tabs.iter_mut().flat_map(|state| &mut state.panes) {
            let rows = area.height.saturating_sub(3 + rows_below(area, pane));
            pane.list.set_page(List::page_of(Area::new(area.width, rows)));
        }
        Vec::new()
    }
}
