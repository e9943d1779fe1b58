//! One case with its nine tabs. Each tab is the summary or a few lists side by side in one place, Tab between them.

mod draw;
mod plan;
mod tab;

pub use self::tab::{TABS, at_first};

use self::draw::rows_below;
use self::tab::TabState;
use super::composite::CompositeScreen;
use super::import::Import;
use super::lanes::Lanes;
use super::qa::QaLetterScreen;
use super::record::RecordPane;
use super::{Answer, Frame, Go, Screen, Step, agreed, review};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::{List, ListPane, hints_for};
use crate::app::others::Place;
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line};
use crate::app::standing::Standing;
use crate::domain::journal::Here;
use crate::domain::listing::Listing;
use crate::domain::register;
use crate::domain::value::{Id, Ref};

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
    /// Whose milestones were asked for.
    whose: Option<review::Whose>,
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
            whose: None,
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
            Cmd::Milestone => {
                let row = self.pane().and_then(|pane| pane.list.only());
                match row.map_or(Ok(None), review::whose) {
                    Ok(whose) => self.whose = whose,
                    Err(why) => return Some(Step::refuse(why)),
                }
            }
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

    fn reason_against(&self, _cx: &Context, command: Cmd) -> Option<String> {
        match self.pane() {
            Some(pane) => pane.reason_against(command),
            None => None,
        }
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
            return review::offer(owed, self.whose.take().as_ref());
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
        if let Answer::Choice(review::WHOSE, plan) = &answer {
            self.whose = plan.parse().ok().map(review::Whose::plan);
            return Step::effect(Effect::Milestones { case: self.id });
        }
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
