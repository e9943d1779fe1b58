//! Today: what needs you, in sections, each line with its reason. Ordered by date.

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
use crate::domain::date::{Date, long, short};
use crate::domain::due::DueRow;
use crate::domain::fold::clean_for_screen;
use crate::domain::journal::BatchEntry;
use crate::domain::value::Ref;

/// How far ahead it looks for "next".
const AHEAD_DAYS: i32 = 60;
/// Rows that say why the current item is here.
const WHY_ROWS: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Overdue,
    ThisWeek,
    Later,
    Changed,
    Drafts,
}

impl Section {
    const ALL: [Section; 5] = [Section::Drafts, Section::Overdue, Section::ThisWeek, Section::Later, Section::Changed];

    const fn label(self) -> &'static str {
        match self {
            Section::Overdue => "OVERDUE",
            Section::ThisWeek => "DUE THIS WEEK",
            Section::Later => "COMING UP",
            Section::Changed => "CHANGED BY OTHERS SINCE YOU LEFT",
            Section::Drafts => "TEXT YOU WERE TYPING",
        }
    }
}

enum Item {
    Due(DueRow),
    Changed(BatchEntry),
    Draft(Draft),
}

pub struct Today {
    dues: Vec<DueRow>,
    changed: Vec<BatchEntry>,
    drafts: Vec<Draft>,
    loaded: bool,
    mine: bool,
    cursor: usize,
    top: usize,
    rows: usize,
}

impl Today {
    pub fn new() -> Self {
        Self {
            dues: Vec::new(),
            changed: Vec::new(),
            drafts: Vec::new(),
            loaded: false,
            mine: false,
            cursor: 0,
            top: 0,
            rows: 14,
        }
    }

    fn is_mine(&self, cx: &Context, row: &DueRow) -> bool {
        !self.mine || row.owner.eq_ignore_ascii_case(&cx.user)
    }

    /// The items in the order shown, each with its section.
    fn items(&self, cx: &Context) -> Vec<(Section, Item)> {
        let mut items: Vec<(Section, Item)> = Vec::new();
        items.extend(self.drafts.iter().map(|draft| (Section::Drafts, Item::Draft(draft.clone()))));
        for row in self.dues.iter().filter(|row| self.is_mine(cx, row)) {
            let section = match row.days(cx.today) {
                ..0 => Section::Overdue,
                0..=7 => Section::ThisWeek,
                _ => Section::Later,
            };
            items.push((section, Item::Due(row.clone())));
        }
        items.extend(self.changed.iter().map(|entry| (Section::Changed, Item::Changed(entry.clone()))));
        items.sort_by_key(|(section, _)| Section::ALL.iter().position(|known| known == section));
        items
    }

    fn move_to(&mut self, cx: &Context, to: usize) -> Step {
        self.cursor = to.min(self.items(cx).len().saturating_sub(1));
        Step::none()
    }

    fn current(&self, cx: &Context) -> Option<(Section, Item)> {
        self.items(cx).into_iter().nth(self.cursor)
    }

    fn open(&self, cx: &Context) -> Step {
        match self.current(cx) {
            Some((_, Item::Due(row))) if row.entity.name == "case" => {
                Step::push(CaseScreen::on(Ref::new(row.id, row.label), "case"))
            }
            Some((_, Item::Due(row))) => Step::push(RecordScreen::at(row.entity, row.id, row.field)),
            Some((_, Item::Changed(entry))) => {
                let scope = crate::domain::journal::HistoryScope::Batch(entry.id);
                Step::push(super::history::History::of(scope))
            }
            Some((_, Item::Draft(draft))) => super::draft::open(&draft),
            None => Step::none(),
        }
    }

    fn rows_of(&self, cx: &Context, area: Area) -> Vec<(Option<usize>, Line)> {
        let mut lines = Vec::new();
        let mut last = None;
        let mut number = 0;
        for (at, (section, item)) in self.items(cx).iter().enumerate() {
            if last != Some(*section) {
                number += 1;
                lines.push((None, Line::of(format!(" {number} {}", section.label()), Role::Heading)));
                last = Some(*section);
            }
            let current = at == self.cursor;
            for line in item_lines(item, cx, area, current) {
                lines.push((Some(at), line));
            }
        }
        lines
    }

    fn why(&self, cx: &Context) -> Vec<String> {
        match self.current(cx) {
            Some((_, Item::Due(row))) => vec![format!(
                "Why is this here?  {} of {} is {}; it ends when \"{}\" is filled.",
                row.entity.field(row.field).map_or("", |field| field.label),
                row.label,
                long(row.due),
                row.entity
                    .field(row.field)
                    .and_then(|field| field.due)
                    .and_then(|due| row.entity.field(due.until))
                    .map_or("", |field| field.label)
            )],
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

    fn empty_words(&self, cx: &Context) -> String {
        if !self.loaded {
            return "Reading..".to_owned();
        }
        let next = self.dues.iter().find(|row| row.days(cx.today) > 7);
        match next {
            Some(row) => format!("Nothing needs you today. Next: {}, {}.", long(row.due), row.what.to_lowercase()),
            None => "Nothing needs you today.".to_owned(),
        }
    }
}

impl Default for Today {
    fn default() -> Self {
        Self::new()
    }
}

fn item_lines(item: &Item, cx: &Context, area: Area, current: bool) -> Vec<Line> {
    let mut line = Line::of(if current { ">" } else { " " }, Role::Current);
    match item {
        Item::Due(row) => {
            let days = row.days(cx.today);
            let (words, role) = days_in_words(days);
            let mark = match days {
                ..0 => "!",
                0..=7 => "~",
                _ => " ",
            };
            let when = match days {
                ..0 => words.replace(" late", ""),
                0 => words,
                1..=7 => format!("{} {}", row.due.strftime("%a"), row.due.day()),
                _ => short(row.due, cx.today),
            };
            line.push(format!("{mark} "), role);
            line.push(fit(&when, 9), role);
            let case = row.case.as_ref().map_or("", |case| case.label.as_str());
            let reference = case.split(' ').next().unwrap_or(case);
            let key = if row.entity.name == "case" { row.label.split(' ').next().unwrap_or("") } else { reference };
            line.push(fit(&clean_for_screen(key), 14), Role::Text);
            let what = if row.entity.name == "case" {
                row.what.to_owned()
            } else {
                format!("{}: {}", row.what, clean_for_screen(&row.label))
            };
            if area.is_narrow() {
                return vec![line, Line::of(" ".repeat(13) + &what, Role::Text)];
            }
            let owner = clean_for_screen(&row.owner).into_owned();
            let room = area.columns().saturating_sub(26 + 18);
            line.push(format!(" {} ", fit(&what, room)), Role::Text);
            line.push(fit(&owner, 16), Role::Dim);
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
        let items = self.items(cx);
        let overdue = items.iter().filter(|(section, _)| *section == Section::Overdue).count();
        let soon = items.iter().filter(|(section, _)| *section == Section::ThisWeek).count();
        let view = if self.mine { "view: mine   (v change)" } else { "view: all   (v change)" };
        let head = format!(" Needs you: {} items, {overdue} overdue", overdue + soon);
        let gap = area.columns().saturating_sub(width(&head) + width(view) + 1);
        body.push(Line::of(head, Role::Text).with(" ".repeat(gap.max(2)), Role::Text).with(view, Role::Dim));
        if items.is_empty() || overdue + soon == 0 {
            body.push(Line::new());
            body.push(Line::of(format!(" {}", self.empty_words(cx)), Role::Text));
        }
        let why = self.why(cx);
        let why: Vec<String> =
            why.iter().flat_map(|text| wrap(text, area.columns().saturating_sub(2))).take(WHY_ROWS).collect();
        // As many rows whatever it says: the list above must not move when the words do.
        let below = if area.is_narrow() || why.is_empty() { 0 } else { WHY_ROWS + 1 };
        let room = area.rows().saturating_sub(body.lines.len() + below);
        let lines = self.rows_of(cx, area);
        let place = lines.iter().position(|(at, _)| *at == Some(self.cursor)).unwrap_or(0);
        let tall = if area.is_narrow() { 2 } else { 1 };
        let mut first = self.top.min(place.saturating_sub(1));
        if place + tall > first + room {
            first = place + tall - room;
        }
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

    fn refresh(&mut self, cx: &Context) -> Vec<Effect> {
        let until = cx.today.saturating_add(jiff::Span::new().days(AHEAD_DAYS));
        let mut effects = vec![Effect::Dues { until, case: None }];
        if !self.loaded {
            effects.push(Effect::ChangedByOthers);
            effects.push(Effect::Drafts);
        }
        effects
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        let half = (self.rows / 2).max(1);
        let step = match command {
            Cmd::Up => self.move_to(cx, self.cursor.saturating_sub(1)),
            Cmd::Down => self.move_to(cx, self.cursor + 1),
            Cmd::PageUp => self.move_to(cx, self.cursor.saturating_sub(half)),
            Cmd::PageDown => self.move_to(cx, self.cursor + half),
            Cmd::First => self.move_to(cx, 0),
            Cmd::Last => self.move_to(cx, usize::MAX - 1),
            Cmd::Open => self.open(cx),
            Cmd::TodayView => {
                self.mine = !self.mine;
                self.cursor = 0;
                Step::none()
            }
            Cmd::Archive => match self.current(cx) {
                Some((_, Item::Draft(draft))) => {
                    self.drafts.retain(|own| own.place != draft.place);
                    Step::effect(Effect::DropDraft { place: draft.place }).saying("The draft was dropped.")
                }
                _ => Step::refuse("Open the record first; X there archives it."),
            },
            Cmd::Chase => match self.current(cx) {
                Some((_, Item::Due(row))) => chase::chase_due(cx, &row),
                _ => Step::refuse("There is nothing to chase on this line."),
            },
            Cmd::DueDate | Cmd::Status | Cmd::Owner | Cmd::EditForm | Cmd::AddNote => match self.current(cx) {
                Some((_, Item::Due(_))) => {
                    let mut step = self.open(cx);
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

    fn key(&mut self, cx: &Context, key: Key) -> Option<Step> {
        let KeyCode::Char(digit @ '1'..='9') = key.code else { return None };
        let wanted = usize::try_from(digit.to_digit(10)?).ok()?;
        let items = self.items(cx);
        let mut seen: Vec<Section> = Vec::new();
        for (at, (section, _)) in items.iter().enumerate() {
            if !seen.contains(section) {
                seen.push(*section);
                if seen.len() == wanted {
                    self.cursor = at;
                }
            }
        }
        Some(Step::none())
    }

    fn reply(&mut self, cx: &Context, reply: &Reply) -> Step {
        match reply {
            Reply::Dues(rows) => {
                self.dues.clone_from(rows);
                self.loaded = true;
                self.cursor = self.cursor.min(self.items(cx).len().saturating_sub(1));
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

/// The last day Today looks at.
pub fn horizon(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(AHEAD_DAYS))
}
