//! Today: what needs you, in sections, each line with its reason, ordered by the harm of missing it.

mod items;
mod week;

use self::items::{Item, Section};
use super::case::CaseScreen;
use super::record::RecordScreen;
use super::{Frame, Screen, Step, chase, chasing, draft, history};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::{Draft, Effect, Reply};
use crate::app::key::{Key, KeyCode};
use crate::app::layout::{Area, beside, clip, width, wrap};
use crate::app::list::{Narrowed, Narrowing, hints_for, pairs};
use crate::app::scene::{Body, Line, Role};
use crate::domain::date::Date;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::{clean_for_screen, fold_text};
use crate::domain::journal::{BatchEntry, HistoryScope};
use crate::domain::listing::Listing;
use crate::domain::process::today::{self, Look, Whose};
use crate::domain::register;

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

pub struct Today {
    look: Look,
    /// Cases by stage, for the wide screen.
    stages: Vec<(String, usize)>,
    /// Reviews worked out of how many, while that goes on.
    working: Option<(usize, usize)>,
    /// The words the lines are narrowed by, and what is being typed after `/`.
    text: String,
    narrowing: Option<Narrowing>,
    changed: Vec<BatchEntry>,
    drafts: Vec<Draft>,
    loaded: bool,
    whose: Whose,
    /// The person chose whose; until then everybody's is shown where nothing is theirs.
    chosen: bool,
    cursor: usize,
    area: Area,
}

impl Today {
    pub fn new() -> Self {
        Self {
            look: Look::empty(Whose::Mine),
            stages: Vec::new(),
            working: None,
            text: String::new(),
            narrowing: None,
            changed: Vec::new(),
            drafts: Vec::new(),
            loaded: false,
            whose: Whose::Mine,
            chosen: false,
            cursor: 0,
            area: Area::new(80, 20),
        }
    }

    /// The items in the order shown, each with its section.
    fn items(&self) -> Vec<(Section, Item<'_>)> {
        let mut items: Vec<(Section, Item<'_>)> = Vec::new();
        items.extend(self.drafts.iter().map(|draft| (Section::Drafts, Item::Draft(draft))));
        items.extend(self.look.lines.iter().map(|line| (Section::Of(line.section), Item::Due(line))));
        if !self.area.is_wide() {
            items.extend(self.changed.iter().map(|entry| (Section::Changed, Item::Changed(entry))));
        }
        let words: Vec<String> = self.text.split_whitespace().map(fold_text).collect();
        items.retain(|(_, item)| item.holds(&words));
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

    fn open(&self, today: Date) -> Step {
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
            Some((_, Item::Changed(entry))) => Step::push(history::History::of(HistoryScope::Batch(entry.id))),
            Some((_, Item::Draft(own))) => draft::open(own, today),
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

    /// How many ask for something now, and how many of them are late; of those narrowed to.
    fn needs(&self) -> (usize, usize) {
        if self.text.is_empty() {
            return (self.look.needs(), self.look.count(today::Section::Overdue));
        }
        let items = self.items();
        let count = |wanted: today::Section| items.iter().filter(|(own, _)| *own == Section::Of(wanted)).count();
        let overdue = count(today::Section::Overdue);
        (overdue + count(today::Section::ThisWeek), overdue)
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

    fn narrow(&mut self, text: &str) {
        text.trim().clone_into(&mut self.text);
        self.cursor = 0;
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
}

impl Default for Today {
    fn default() -> Self {
        Self::new()
    }
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

    fn hints(&self, cx: &Context) -> Vec<(String, String)> {
        if self.narrowing.is_some() {
            return pairs(&[("Enter", "keep"), ("Esc", "drop")]);
        }
        let current = self.current().map(|(_, item)| item);
        let mut hints = hints_for(cx, &[Cmd::Open], "");
        match current {
            Some(Item::Due(line)) if chase::is_chased(line) => hints.extend(hints_for(cx, &[Cmd::Chase], "")),
            Some(Item::Draft(_)) => hints.extend(cx.keymap.chord(Cmd::Archive).map(|key| (key, "drop it".to_owned()))),
            _ => {}
        }
        hints.push(("g".to_owned(), "go to".to_owned()));
        hints.extend(hints_for(cx, &[Cmd::Find], ""));
        if let Some(Item::Due(_)) = current {
            hints.extend(hints_for(cx, &[Cmd::DueDate, Cmd::Status], ""));
        }
        hints.extend(hints_for(cx, &[Cmd::Narrow], ""));
        hints
    }

    fn hints_follow_the_row(&self) -> bool {
        self.narrowing.is_none()
    }

    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        let mut effects = vec![Effect::Today(self.chosen.then_some(self.whose)), Effect::Drafts];
        if !self.loaded {
            effects.push(Effect::ChangedByOthers);
        }
        if self.area.is_wide() {
            effects.push(stages());
        }
        // One that was gone on with and saved is none any more.
        effects.push(Effect::Drafts);
        effects
    }

    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step> {
        let half = (self.area.rows() / 2).max(1);
        let step = match command {
            Cmd::Up => self.move_to(self.cursor.saturating_sub(1)),
            Cmd::Down => self.move_to(self.cursor + 1),
            Cmd::PageUp => self.move_to(self.cursor.saturating_sub(half)),
            Cmd::PageDown => self.move_to(self.cursor + half),
            Cmd::First => self.move_to(0),
            Cmd::Last => self.move_to(usize::MAX - 1),
            Cmd::Open => self.open(cx.today),
            Cmd::TodayView => {
                self.whose = self.whose.next();
                self.chosen = true;
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
                Some((_, Item::Due(line))) => chasing::chase_line(line),
                _ => Step::refuse("There is nothing to chase on this line."),
            },
            Cmd::DueDate | Cmd::Status | Cmd::Owner | Cmd::EditForm | Cmd::AddNote => match self.current() {
                Some((_, Item::Due(line))) => {
                    let is_date = named_field(line).is_some_and(|field| matches!(field.kind, Kind::Date | Kind::Loose));
                    // The date this line is about, where it is about one.
                    let open = command == Cmd::DueDate && is_date;
                    let mut step = self.open(cx.today);
                    step.then = Some(if open { Cmd::Open } else { command });
                    step
                }
                _ => Step::refuse("There is no record on this line."),
            },
            Cmd::Narrow => {
                self.narrowing = Some(Narrowing::of(&self.text));
                Step::none()
            }
            Cmd::Cancel if !self.text.is_empty() => {
                self.narrow("");
                Step::none()
            }
            Cmd::Back | Cmd::Cancel => return None,
            Cmd::Add => Step::refuse("Go to a list first: g c for cases, g a for actions."),
            _ => return None,
        };
        Some(step)
    }

    fn is_typing(&self) -> bool {
        self.narrowing.is_some()
    }

    fn has_list(&self) -> bool {
        true
    }

    fn paste(&mut self, _cx: &Context, text: &str) -> Option<Step> {
        let text = self.narrowing.as_mut()?.paste(text);
        self.narrow(&text);
        Some(Step::none())
    }

    fn key(&mut self, _cx: &Context, key: Key) -> Option<Step> {
        if let Some(narrowing) = &mut self.narrowing {
            match narrowing.key(key, |_| None) {
                Narrowed::Kept => self.narrowing = None,
                Narrowed::Dropped(before) => {
                    self.narrowing = None;
                    self.narrow(&before);
                }
                Narrowed::Up => return Some(self.move_to(self.cursor.saturating_sub(1))),
                Narrowed::Down => return Some(self.move_to(self.cursor + 1)),
                Narrowed::Typed(text) => self.narrow(&text),
                Narrowed::Nothing => {}
            }
            return Some(Step::none());
        }
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
            Reply::Today(look) if self.chosen && look.whose != self.whose => {}
            Reply::Today(look) => {
                self.whose = look.whose;
                self.look.clone_from(look);
                self.loaded = true;
                self.working = None;
                self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
            }
            Reply::WorkingOut { done, of } => self.working = Some((*done, *of)),
            Reply::Groups { field: "stage", groups } => self.stages.clone_from(groups),
            Reply::ChangedByOthers(entries) => self.changed.clone_from(entries),
            Reply::Drafts(drafts) => self.drafts.clone_from(drafts),
            _ => {}
        }
        Step::none()
    }

    fn resized(&mut self, area: Area) -> Vec<Effect> {
        let had_stages = self.area.is_wide();
        self.area = area;
        self.cursor = self.cursor.min(self.items().len().saturating_sub(1));
        if area.is_wide() && !had_stages { vec![stages()] } else { Vec::new() }
    }
}

/// The field a line is about.
fn named_field(line: &today::Line) -> Option<&'static Field> {
    register::entity(line.entity).and_then(|entity| entity.field(line.field))
}

fn stages() -> Effect {
    Effect::Groups { listing: Listing::of(register::cases()), field: "stage" }
}
