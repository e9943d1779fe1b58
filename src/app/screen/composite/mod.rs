//! The composite chronology of a case: every agency's events as one timeline, with the stretches in which nothing is
//! recorded. Read once; a key looks at nothing but what is in memory, and a change brings only what changed.
//!
//! `rows` holds the rows and the cursor, `draw` and `detail` their lines, `names` under which names they are shown;
//! `run` does the commands, `act`, `query` and `same` what is done to an event.

mod act;
mod answer;
mod detail;
mod draw;
mod names;
mod query;
mod rows;
mod run;
mod same;

use std::sync::Arc;

pub use self::draw::{gap_words, mark_words, when};

use self::names::NameView;
use self::rows::{Row, Rows};
use super::{Answer, Frame, Screen, Step};
use crate::app::command::{Cmd, Scope};
use crate::app::composite::Fetched;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::layout::{Area, beside, rule};
use crate::app::list::{Narrowed, Narrowing, hints_for, pairs};
use crate::app::reply::Reply;
use crate::app::scene::{Body, Line, Role};
use crate::domain::chronology::{Narrow, PAIRS, Whole, complete, short_names};
use crate::domain::fold::clean_for_screen;
use crate::domain::register::Finding;
use crate::domain::value::{Id, Ref};

/// Rows of detail under the list.
const DETAIL_ROWS: u16 = 6;
/// A stretch of so many days without a record is shown unless the person chose otherwise (practice: ours).
pub const SILENCE: i32 = 90;

pub struct CompositeScreen {
    case: Ref,
    whole: Option<Arc<Whole>>,
    as_of: Id,
    /// How far reading has come, while it takes its time.
    far: Option<String>,
    /// By their own names and as they are shown; one may be called after somebody of the key.
    agencies: Vec<Ref>,
    /// As they are shown, to complete what is typed.
    offered: Vec<Ref>,
    /// The narrowing as typed, what it means, and what of it could not be taken.
    text: String,
    narrow: Narrow,
    trouble: Option<String>,
    /// What is being typed after `/`.
    narrowing: Option<Narrowing>,
    /// Days without a record that make a gap; 0 shows none.
    silence: i32,
    rows: Rows,
    names: NameView,
    /// The full text is open, from this line on.
    open: Option<usize>,
    /// The event a question is about.
    about: Option<Id>,
    page: Area,
}

impl CompositeScreen {
    pub fn of(case: Ref) -> Self {
        Self {
            case,
            whole: None,
            as_of: 0,
            far: None,
            agencies: Vec::new(),
            offered: Vec::new(),
            text: String::new(),
            narrow: Narrow::default(),
            trouble: None,
            narrowing: None,
            silence: SILENCE,
            rows: Rows::default(),
            names: NameView::default(),
            open: None,
            about: None,
            page: Area::new(80, 19),
        }
    }

    fn ask(&self) -> Effect {
        Effect::Composite { case: self.case.id, as_of: self.whole.as_ref().map(|_| self.as_of) }
    }

    fn take(&mut self, fetched: &Fetched) {
        self.as_of = fetched.as_of;
        let keep = self.current_id();
        if !fetched.bring(&mut self.whole) {
            return;
        }
        self.far = None;
        self.names.set_key(fetched.names.clone());
        self.name_agencies();
        self.look_for_people();
        self.lay_keeping(keep);
    }

    /// Works out how the agencies are shown; they are found by their own names as well.
    fn name_agencies(&mut self) {
        let own = self.whole.as_ref().map_or_else(Vec::new, |whole| whole.composite().agencies());
        self.offered = own.iter().map(|agency| Ref::new(agency.id, self.names.text(&agency.label))).collect();
        let renamed = self.offered.iter().filter(|shown| !own.contains(shown)).cloned().collect::<Vec<_>>();
        let short = short_names(self.offered.iter().map(|agency| agency.label.as_str()), draw::AGENCY);
        self.names.set_short(self.offered.iter().map(|agency| agency.id).zip(short).collect());
        self.agencies = own.into_iter().chain(renamed).collect();
    }

    /// What is shown under a pseudonym is found by it.
    fn look_for_people(&mut self) {
        if let Some(whole) = &self.whole {
            self.names.look_for(&mut self.narrow.filter, whole);
        }
    }

    fn current_id(&self) -> Option<Id> {
        self.whole.as_ref().and_then(|whole| self.rows.current_id(whole))
    }

    /// Lays the rows out anew after the narrowing, the gaps or the events changed.
    fn lay(&mut self) {
        self.lay_keeping(self.current_id());
    }

    fn lay_keeping(&mut self, keep: Option<Id>) {
        if let Some(whole) = &self.whole {
            self.rows.lay(whole, &self.narrow, self.silence, keep);
        }
        self.settle();
    }

    /// Works out how the rows in sight are shown.
    fn settle(&mut self) {
        let Some(whole) = &self.whole else { return };
        let entries = whole.entries();
        let in_sight = self.rows.in_sight().filter_map(|(_, row)| match row {
            Row::Event(at) => entries.get(at),
            Row::Gap(_) => None,
        });
        self.names.make_ready(in_sight);
    }

    fn set_text(&mut self, text: &str) {
        text.trim().clone_into(&mut self.text);
        let hidden = self.narrow.filter.hidden;
        (self.narrow, self.trouble) = Narrow::read(text, &self.agencies);
        self.narrow.filter.hidden = hidden;
        self.look_for_people();
        self.lay();
    }

    fn move_by(&mut self, rows: isize) {
        self.rows.move_to(self.rows.cursor.saturating_add_signed(rows));
        self.settle();
    }

    /// Rows of the list and of the detail under or beside it.
    fn set_page(&mut self, area: Area) {
        self.page = area;
        let list = Area::new(area.width, area.height.saturating_sub(1));
        let detail = if area.is_wide() || has_no_room(area) { 0 } else { DETAIL_ROWS + 1 };
        let list = Area::new(list.width, list.height.saturating_sub(detail));
        self.rows.set_page(draw::page_of(list));
        self.settle();
    }

    fn header(&self, columns: usize) -> (Line, Option<usize>) {
        if let Some(narrowing) = &self.narrowing {
            let ghost = |text: &str| complete(text, &self.offered);
            let found = self.rows.events().count();
            let (line, cursor) = narrowing.line(columns.saturating_sub(28), ghost, found);
            return (line, Some(cursor));
        }
        let Some(whole) = &self.whole else { return (Line::new(), None) };
        let shown = self.rows.events().count();
        let all = whole.entries().len() - whole.repeated_and_hidden().1;
        let mut line = Line::of(" ", Role::Dim);
        line.push(
            if self.text.is_empty() { format!("{all} events") } else { format!("{shown} of {all} events") },
            Role::Dim,
        );
        if !self.text.is_empty() {
            line.push(format!("  {}", clean_for_screen(&self.text)), Role::Heading);
        }
        let role = if self.names.revealed { Role::Private } else { Role::Dim };
        line.push(format!("  {}", self.names.words()), role);
        if let Some(person) = &self.names.person {
            line.push(format!("  mentions of {}", clean_for_screen(person)), Role::Dim);
        }
        let gaps = if self.silence > 0 && self.narrow.shows_gaps() {
            format!("  gaps over {} days", self.silence)
        } else {
            String::new()
        };
        line.push(gaps, Role::Dim);
        let (repeated, hidden) = whole.repeated_and_hidden();
        for (count, words) in [(whole.to_settle(), "to settle"), (repeated, "entered twice"), (hidden, "hidden")] {
            let or_more = if words == "to settle" && count >= PAIRS { " or more" } else { "" };
            if count > 0 {
                line.push(format!("  {count}{or_more} {words}"), Role::Dim);
            }
        }
        (line, None)
    }

    fn detail(&self, columns: usize) -> Vec<Line> {
        match (self.rows.current(), &self.whole) {
            (Some(row), Some(whole)) => detail::lines(row, whole, &self.names, columns),
            _ => Vec::new(),
        }
    }

    /// The full text of the current row, from the line it was scrolled to.
    fn open_body(&self, area: Area, from: usize) -> Body {
        let lines = self.detail(area.columns());
        let more = lines.len() > from + area.rows();
        let mut body = Body::new(lines.into_iter().skip(from).take(area.rows()).collect());
        if more && area.rows() > 2 {
            body.lines.truncate(area.rows() - 1);
            body.push(Line::of(" more below", Role::Dim));
        }
        body.cursor = Some((0, 0));
        body
    }

    fn list_body(&self, whole: &Whole, area: Area) -> Body {
        let focused = self.narrowing.is_none();
        if area.is_wide() {
            let left = area.columns() * 3 / 4;
            let right = area.columns().saturating_sub(left + 2);
            let width = u16::try_from(left).unwrap_or(area.width);
            let list = draw::draw(&self.rows, whole, &self.names, Area::new(width, area.height), focused);
            let mut detail = Body::new(self.detail(right).into_iter().take(area.rows()).collect());
            detail.lines.resize_with(area.rows(), Line::new);
            detail.lines.iter_mut().for_each(|line| line.lags = Some(0));
            return beside(list, detail, left, right, area.rows(), false);
        }
        let below = if has_no_room(self.page) { 0 } else { DETAIL_ROWS + 1 };
        let rows = area.height.saturating_sub(below);
        let mut body = draw::draw(&self.rows, whole, &self.names, Area::new(area.width, rows), focused);
        if below > 0 {
            body.lines.resize_with(usize::from(rows), Line::new);
            body.push(rule(area.columns()));
            let mut detail = self.detail(area.columns());
            detail.resize_with(usize::from(DETAIL_ROWS), Line::new);
            detail.iter_mut().for_each(|line| line.lags = Some(0));
            body.lines.extend(detail);
        }
        body
    }

    fn empty_words(&self) -> String {
        match &self.whole {
            None => match &self.far {
                Some(far) => format!("   {far}. Esc stops it."),
                None => "   Reading..".to_owned(),
            },
            Some(whole) if whole.entries().is_empty() => {
                "   No agency's events yet. N brings chronologies in; a adds one event.".to_owned()
            }
            Some(_) => format!("   No event matches \"{}\". Esc shows all.", clean_for_screen(&self.text)),
        }
    }
}

/// Too few rows for a detail under the list.
fn has_no_room(area: Area) -> bool {
    area.height < DETAIL_ROWS + 8
}

impl Screen for CompositeScreen {
    fn name(&self) -> &'static str {
        "composite"
    }

    fn conceal(&mut self) -> bool {
        if self.names.revealed {
            self.switch(false);
        }
        true
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Chronology, Scope::Fields, Scope::List, Scope::Record, Scope::Case]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Trail(format!("Cases > {} > Composite", clean_for_screen(&self.case.label)))
    }

    fn body(&self, _cx: &Context, area: Area) -> Body {
        if let Some(from) = self.open {
            return self.open_body(area, from);
        }
        let mut body = Body::default();
        let (header, cursor) = self.header(area.columns());
        body.push(header);
        if let Some(column) = cursor {
            body.cursor_here(column);
        }
        let rest = Area::new(area.width, area.height.saturating_sub(1));
        match &self.whole {
            Some(whole) if !self.rows.rows.is_empty() => {
                let inner = self.list_body(whole, rest);
                body.lines.extend(inner.lines);
                body.cursor = body.cursor.or(inner.cursor.map(|(column, row)| (column, row + 1)));
            }
            _ => body.push(Line::of(self.empty_words(), Role::Dim)),
        }
        body
    }

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        if self.narrowing.is_some() {
            return pairs(&[("Enter", "keep"), ("Tab", "take the grey word"), ("Esc", "drop")]);
        }
        if self.open.is_some() {
            let mut hints = hints_for(cx, &[Cmd::Open, Cmd::Down, Cmd::TagEvent, Cmd::QueryAgency, Cmd::Cancel], "");
            for ((_, word), own) in hints.iter_mut().zip(["change it", "scroll"]) {
                own.clone_into(word);
            }
            return hints;
        }
        if self.whole.as_ref().is_some_and(|whole| whole.entries().is_empty()) {
            return hints_for(cx, &[Cmd::ImportChronology, Cmd::Add, Cmd::OwnEvents], "");
        }
        let wanted =
            [Cmd::Open, Cmd::Narrow, Cmd::Reveal, Cmd::TagEvent, Cmd::QueryAgency, Cmd::SameIncident, Cmd::OwnEvents];
        let mut hints = hints_for(cx, &wanted, "");
        for (_, word) in hints.iter_mut().filter(|(_, word)| word == "reveal") {
            "names".clone_into(word);
        }
        hints
    }

    fn standing(&self, _cx: &Context) -> Option<Line> {
        if let Some(trouble) = &self.trouble {
            return Some(Line::of(format!(" {trouble}"), Role::Warning));
        }
        let words = match self.whole.as_ref().map_or(0, |whole| whole.unread()) {
            0 => return None,
            1 => "1 row of the files needs attention".to_owned(),
            many => format!("{many} rows of the files need attention"),
        };
        Some(Line::of(format!(" {words}: g l, then \"Rows needing attention\""), Role::Warning))
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        vec![self.ask()]
    }

    fn is_typing(&self) -> bool {
        self.narrowing.is_some()
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        match self.narrowing.as_mut()?.key(key, |text| complete(text, &self.offered)) {
            Narrowed::Kept => self.narrowing = None,
            Narrowed::Dropped(before) => {
                self.narrowing = None;
                self.set_text(&before);
            }
            Narrowed::Up => self.move_by(-1),
            Narrowed::Down => self.move_by(1),
            Narrowed::Typed(text) => self.set_text(&text),
            Narrowed::Nothing => {}
        }
        Some(Step::none())
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        self.command(cx, command)
    }

    fn reason_against(&self, cx: &Context, command: Cmd) -> Option<String> {
        self.reason(cx, command)
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        let text = self.narrowing.as_mut()?.paste(text);
        self.set_text(&text);
        Some(Step::none())
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Composite(fetched) if fetched.case == self.case.id => {
                self.take(fetched);
                Step::none()
            }
            Reply::Working(far) => {
                self.far = Some(far.clone());
                Step::none()
            }
            Reply::Rows { listing, rows, .. } if listing.entity == &Finding::ENTITY => {
                let found: Vec<Ref> = rows.iter().map(|row| Ref::new(row.id, row.label(cx.today))).collect();
                self.offer_findings(&found)
            }
            _ => Step::none(),
        }
    }

    fn answered(&mut self, cx: &Context, answer: Answer) -> Step {
        self.take_answer(cx, answer)
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.set_page(area);
        Vec::new()
    }
}
