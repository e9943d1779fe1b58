//! Today: what needs you, in sections, each line with its reason, ordered by the harm of missing it.

mod draw;
mod items;
mod week;

use self::items::{Item, Section};
use super::case::CaseScreen;
use super::record::RecordScreen;
use super::{Frame, Screen, Step, chase, chasing, draft, history};
use crate::app::command::{Cmd, Scope};
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::key::{Key, KeyCode};
use crate::app::layout::Area;
use crate::app::list::{Narrowed, Narrowing, hints_for, pairs};
use crate::app::reply::{Draft, Reply};
use crate::app::scene::Body;
use crate::app::subject::lacks;
use crate::domain::date::Date;
use crate::domain::field::{Field, Kind};
use crate::domain::fold::fold_text;
use crate::domain::journal::{BatchEntry, HistoryScope};
use crate::domain::listing::Listing;
use crate::domain::process::today::{self, Look, Whose};
use crate::domain::register;

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

    fn narrow(&mut self, text: &str) {
        text.trim().clone_into(&mut self.text);
        self.cursor = 0;
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
        self.draw(cx, area)
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
            hints.extend(hints_for(cx, &[Cmd::DueDate], ""));
        }
        if let Some(Item::Due(line)) = current
            && register::entity(line.entity).is_some_and(|entity| lacks(entity, Cmd::Status).is_none())
        {
            hints.extend(hints_for(cx, &[Cmd::Status], ""));
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
                    let kept = draft.kept.clone();
                    self.drafts.retain(|own| own.kept != kept);
                    Step::effect(Effect::DropKept { kept }).saying("The draft was dropped.")
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
