//! Today: what needs you, in sections, each line with its reason, ordered by the harm of missing it.

use super::case::CaseScreen;
use super::record::RecordScreen;
use super::{Frame, Screen, Step, chase};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::{Draft, Effect, Reply};
use crate::app::fields::days_in_words;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, fit, width, wrap};
use crate::app::list::hints_for;
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::{long, short};
use crate::domain::fold::clean_for_screen;
use crate::domain::journal::BatchEntry;
use crate::domain::listing::Listing;
use crate::domain::process::today::{self, Look, Whose};
use crate::domain::register;

/// Where a register starts, for whoever has nothing owed and no manual.
const START: &str =
    "To bring in a spreadsheet press : and type import. g c lists the cases, and a adds one there. ? shows the keys.";

/// Rows that say why the current item is here.
const WHY_ROWS: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Drafts,
    Of(today::Section),
    Changed,
}

impl Section {
    const ALL: [Section; 7] = [
        Section::Drafts,
        Section::Of(today::Section::Overdue),
        Section::Of(today::Section::ThisWeek),
        Section::Of(today::Section::NoNextStep),
        Section::Of(today::Section::Waiting),
        Section::Changed,
        Section::Of(today::Section::Later),
    ];

    fn label(self) -> String {
        match self {
            Section::Of(section) => section.label().to_uppercase(),
            Section::Changed => "CHANGED BY OTHERS SINCE YOU LEFT".to_owned(),
            Section::Drafts => "TEXT YOU WERE TYPING".to_owned(),
        }
    }
}

enum Item<'a> {
    Due(&'a today::Line),
    Changed(&'a BatchEntry),
    Draft(&'a Draft),
}

pub struct Today {
    look: Look,
    changed: Vec<BatchEntry>,
    drafts: Vec<Draft>,
    loaded: bool,
    whose: Whose,
    cursor: usize,
    rows: usize,
}

impl Today {
    pub fn new() -> Self {
        Self {
            look: Look::empty(Whose::Mine),
            changed: Vec::new(),
            drafts: Vec::new(),
            loaded: false,
            whose: Whose::Mine,
            cursor: 0,
            rows: 14,
        }
    }

    /// The items in the order shown, each with its section.
    fn items(&self) -> Vec<(Section, Item<'_>)> {
        let mut items: Vec<(Section, Item<'_>)> = Vec::new();
        items.extend(self.drafts.iter().map(|draft| (Section::Drafts, Item::Draft(draft))));
        items.extend(self.look.lines.iter().map(|line| (Section::Of(line.section), Item::Due(line))));
        items.extend(self.changed.iter().map(|entry| (Section::Changed, Item::Changed(entry))));
        items.sort_by_key(|(section, _)| Section::ALL.iter().position(|known| known == section));
        items
    }

    /// "  the first 100 of 1,204", where not all are shown.
    fn of(&self, section: Section) -> String {
        let Section::Of(section) = section else { return String::new() };
        match self.look.untold(section) {
            0 => String::new(),
            _ => format!("  the first {} of {}", today::EACH, self.look.count(section)),
        }
    }

    fn move_to(&mut self, to: usize) -> Step {
        self.cursor = to.min(self.items().len().saturating_sub(1));
        Step::none()
    }

    fn current(&self) -> Option<(Section, Item<'_>)> {
        self.items().into_iter().nth(self.cursor)
    }

    fn open(&self) -> Step {
        match self.current() {
            Some((_, Item::Due(line))) if line.entity == "case" => {
                let screen = CaseScreen::new(line.case.clone(), Listing::of(register::cases()), 0);
                Step::push(if line.field.is_empty() { screen } else { screen.at(line.field) })
            }
            Some((_, Item::Due(line))) => match register::entity(line.entity) {
                Some(entity) if line.field.is_empty() => Step::push(RecordScreen::new(entity, line.id)),
                Some(entity) => Step::push(RecordScreen::at(entity, line.id, line.field)),
                None => Step::none(),
            },
            Some((_, Item::Changed(entry))) => {
                let scope = crate::domain::journal::HistoryScope::Batch(entry.id);
                Step::push(super::history::History::of(scope))
            }
            Some((_, Item::Draft(draft))) => super::draft::open(draft),
            None => Step::none(),
        }
    }

    fn rows_of(&self, cx: &Context, area: Area) -> Vec<(Option<usize>, Line)> {
        let mut lines = Vec::new();
        let mut last = None;
        let mut number = 0;
        for (at, (section, item)) in self.items().iter().enumerate() {
            if last != Some(*section) {
                number += 1;
                lines.push((
                    None,
                    Line::of(format!(" {number} {}{}", section.label(), self.of(*section)), Role::Heading),
                ));
                last = Some(*section);
            }
            let current = at == self.cursor;
            for line in item_lines(item, cx, area, current) {
                lines.push((Some(at), line));
            }
        }
        lines
    }

    fn why(&self) -> Vec<String> {
        match self.current() {
            Some((_, Item::Due(line))) => {
                let mark = if line.mark.is_empty() { String::new() } else { format!(" ({})", line.mark) };
                vec![format!("Why is this here? {}{mark}", line.why)]
            }
            Some((_, Item::Changed(entry))) => {
                let why = entry.why.as_ref().map_or(String::new(), |why| format!(" Reason: {why}."));
                vec![format!("{} {}.{why}", entry.who, entry.label)]
            }
            Some((_, Item::Draft(draft))) => {
                vec![format!("Kept from {}. Enter goes on with it; X drops it.", draft.at)]
            }
            None => Vec::new(),
        }
    }

    /// What stands where nothing is owed: what comes next, or where to go on from here.
    fn empty_words(&self, cx: &Context) -> Vec<String> {
        if !self.loaded {
            return vec!["Reading..".to_owned()];
        }
        if let Some(line) = today::next(&self.look.lines) {
            let day = cx.today.saturating_add(jiff::Span::new().days(i32::try_from(line.days).unwrap_or(0)));
            return vec![format!(
                "Nothing needs you today. Next: {}, {} for {}.",
                long(day),
                line.what,
                line.case.label
            )];
        }
        let others = match self.whose {
            Whose::Mine => "Only what you lead is looked at here; v shows the team's and everybody's.",
            Whose::Team => "Only what the team leads is looked at here; v shows yours and everybody's.",
            Whose::All => "",
        };
        ["Nothing needs you today.", others, START]
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

impl Default for Today {
    fn default() -> Self {
        Self::new()
    }
}

fn item_lines(item: &Item<'_>, cx: &Context, area: Area, current: bool) -> Vec<Line> {
    let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
    match item {
        Item::Due(due) => {
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
            let reference = due.case.label.split(' ').next().unwrap_or("");
            line.push(fit(&clean_for_screen(reference), 14), Role::Text);
            if area.is_narrow() {
                return vec![line, Line::of(" ".repeat(13) + &clean_for_screen(&due.what), Role::Text)];
            }
            let tail = due.waiting_on.as_ref().filter(|_| area.is_wide()).map_or(due.tag.as_str(), String::as_str);
            let tail_columns = if area.is_wide() { 30 } else { 12 };
            let room = area.columns().saturating_sub(28 + tail_columns);
            line.push(format!(" {} ", fit(&clean_for_screen(&due.what), room)), Role::Text);
            line.push(fit(&clean_for_screen(tail), tail_columns), Role::Dim);
        }
        Item::Changed(entry) => {
            let at = entry.at.to_zoned(jiff::tz::TimeZone::UTC);
            let day = at.date();
            let when = if day == cx.today { at.strftime("%H:%M").to_string() } else { short(day, cx.today) };
            line.push("+ ", Role::Changed);
            line.push(fit(&when, 9), Role::Changed);
            line.push(format!("{} {}", entry.who, clean_for_screen(&entry.label)), Role::Text);
        }
        Item::Draft(draft) => {
            line.push("= ", Role::Changed);
            line.push(fit(&draft.at, 14), Role::Changed);
            line.push(super::draft::describe(draft), Role::Text);
        }
    }
    vec![line]
}

impl Screen for Today {
    fn name(&self) -> &'static str {
        "today"
    }

    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Today, Scope::List, Scope::Record]
    }

    fn frame(&self, _cx: &Context) -> Frame {
        Frame::Main("Today")
    }

    fn body(&self, cx: &Context, area: Area) -> Body {
        let mut body = Body::default();
        let overdue = self.look.count(today::Section::Overdue);
        let view = format!("view: {}   (v change)", self.whose.label());
        let head = format!(" Needs you: {} items, {overdue} overdue", self.look.needs());
        let gap = area.columns().saturating_sub(width(&head) + width(&view) + 1);
        body.push(Line::of(head, Role::Text).with(" ".repeat(gap.max(2)), Role::Text).with(view, Role::Dim));
        if self.look.needs() == 0 {
            body.push(Line::new());
            for words in self.empty_words(cx) {
                for line in wrap(&words, area.columns().saturating_sub(2)) {
                    body.push(Line::of(format!(" {line}"), Role::Text));
                }
            }
        }
        let why = self.why();
        let why: Vec<String> =
            why.iter().flat_map(|text| wrap(text, area.columns().saturating_sub(2))).take(WHY_ROWS).collect();
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

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        let mut hints = hints_for(cx, &[Cmd::Open, Cmd::Chase], "");
        hints.push(("g".to_owned(), "go to".to_owned()));
        hints.extend(hints_for(cx, &[Cmd::Find, Cmd::DueDate, Cmd::Status], ""));
        hints
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let mut effects = vec![Effect::Today(Some(self.whose)), Effect::Drafts];
        if !self.loaded {
            effects.push(Effect::ChangedByOthers);
        }
        effects
    }

    fn run(&mut self, _cx: &Context, command: Cmd) -> Option<Step> {
        let half = (self.rows / 2).max(1);
        let step = match command {
            Cmd::Up => self.move_to(self.cursor.saturating_sub(1)),
            Cmd::Down => self.move_to(self.cursor + 1),
            Cmd::PageUp => self.move_to(self.cursor.saturating_sub(half)),
            Cmd::PageDown => self.move_to(self.cursor + half),
            Cmd::First => self.move_to(0),
            Cmd::Last => self.move_to(usize::MAX - 1),
            Cmd::Open => self.open(),
            Cmd::TodayView => {
                self.whose = self.whose.next();
                self.cursor = 0;
                Step::effect(Effect::Today(Some(self.whose)))
            }
            Cmd::Archive => match self.current() {
                Some((_, Item::Draft(draft))) => {
                    let place = draft.place.clone();
                    self.drafts.retain(|own| own.place != place);
                    Step::effect(Effect::DropDraft { place }).saying("The draft was dropped.")
                }
                _ => Step::refuse("Open the record first; X there archives it."),
            },
            Cmd::Chase => match self.current() {
                Some((_, Item::Due(line))) => chase::chase_line(line),
                _ => Step::refuse("There is nothing to chase on this line."),
            },
            Cmd::DueDate | Cmd::Status | Cmd::Owner | Cmd::EditForm | Cmd::AddNote => match self.current() {
                Some((_, Item::Due(_))) => {
                    let mut step = self.open();
                    step.then = (command != Cmd::DueDate).then_some(command).or(Some(Cmd::Open));
                    step
                }
                _ => Step::refuse("There is no record on this line."),
            },
            Cmd::Back | Cmd::Cancel => return None,
            Cmd::Narrow => Step::refuse("Today is short on purpose; f finds anything, g c lists the cases."),
            Cmd::Add => Step::refuse("Go to a list first: g c for cases, g a for actions."),
            _ => return None,
        };
        Some(step)
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        let KeyCode::Char(digit @ '1'..='9') = key.code else { return None };
        let wanted = usize::try_from(digit.to_digit(10)?).ok()?;
        let items = self.items();
        let mut seen: Vec<Section> = Vec::new();
        let mut to = None;
        for (at, (section, _)) in items.iter().enumerate() {
            if !seen.contains(section) {
                seen.push(*section);
                if seen.len() == wanted {
                    to = Some(at);
                }
            }
        }
        self.cursor = to.unwrap_or(self.cursor);
        Some(Step::none())
    }

    fn reply(&mut self, _cx: &Context, reply: &Reply) -> Step {
        match reply {
            // One of the view before, when v was pressed while it was worked out.
            Reply::Today(look) if look.whose != self.whose => {}
            Reply::Today(look) => {
                self.look.clone_from(look);
                self.loaded = true;
                self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
            }
            Reply::ChangedByOthers(entries) => self.changed.clone_from(entries),
            Reply::Drafts(drafts) => self.drafts.clone_from(drafts),
            _ => {}
        }
        Step::none()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        self.rows = area.rows();
        Vec::new()
    }
}
