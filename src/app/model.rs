//! The state of the workbench and the one function that changes it.

use super::beginning::Beginning;
use super::command::{Cmd, Match, Scope, command, works_in_text};
use super::context::Context;
use super::edit::{LONGEST_TEXT, is_own};
use super::effect::Effect;
use super::key::{Key, KeyCode, Mouse};
use super::layout::Area;
use super::others::Where;
use super::reply::Reply;
use super::screen::words::Words;
use super::screen::{self, Answer, Go, Message, Screen, Step};
use crate::domain::register;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    Key(Key),
    Paste(String),
    Mouse(Mouse),
    Resized(Area),
    /// An effect of the screen with this ticket came back.
    Reply(Ticket, Box<Reply>),
    /// Somebody changed the register.
    RegisterChanged,
    /// Somebody came, went or began to type; no record changed.
    ColleaguesMoved,
    /// The idle limit of the policy passed.
    Idle,
    /// Somebody else is saving, in these words, and what was asked for waits; `None`: it waits no longer.
    Waiting(Option<String>),
}

/// Which screen asked.
pub type Ticket = u32;

/// An effect with the ticket of the screen that wants the answer.
pub type Order = (Ticket, Effect);

struct Layer {
    ticket: Ticket,
    screen: Box<dyn Screen>,
    /// Read again before it is shown.
    stale: bool,
    /// What was last kept of the words typed in it.
    words: Option<Words>,
}

/// The workbench.
pub struct Model {
    pub cx: Context,
    layers: Vec<Layer>,
    next_ticket: Ticket,
    /// Keys of an unfinished chord.
    pub(super) pending: Vec<Key>,
    pub(super) message: Option<Message>,
    pub(super) hidden: bool,
    quitting: bool,
    beginning: Option<Beginning>,
    /// Where colleagues may see this person.
    here: Option<Where>,
    /// The last key only moved the cursor.
    moving: bool,
    /// Somebody else is saving, in these words, and what was asked for waits.
    waiting: Option<String>,
}

impl Model {
    /// A workbench on its first screen, and what that screen needs.
    pub fn new(cx: Context, first: Box<dyn Screen>) -> (Self, Vec<Order>) {
        let mut model = Self {
            cx,
            layers: Vec::new(),
            next_ticket: 0,
            pending: Vec::new(),
            message: None,
            hidden: false,
            quitting: false,
            beginning: None,
            here: None,
            moving: false,
            waiting: None,
        };
        let orders = model.push(first);
        (model, orders)
    }

    /// A workbench that opens on a screen above the first one, which is not read before it is shown.
    pub fn opening_on(cx: Context, first: Box<dyn Screen>, screen: Box<dyn Screen>) -> (Self, Vec<Order>) {
        let (mut model, _) = Self::new(cx, first);
        for layer in &mut model.layers {
            layer.stale = true;
        }
        let orders = model.push(screen);
        (model, orders)
    }

    pub fn is_quitting(&self) -> bool {
        self.quitting
    }

    /// What the person chose to begin with on the welcome screen.
    pub fn beginning(&mut self) -> Option<Beginning> {
        self.beginning.take()
    }

    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Who is saving, while what was asked for waits for them.
    pub fn waits_for(&self) -> Option<&str> {
        self.waiting.as_deref()
    }

    /// Whether the last thing that happened moved the cursor and nothing else: then what explains the current row may
    /// wait until it rests.
    pub fn is_moving(&self) -> bool {
        self.moving
    }

    pub fn say(&mut self, message: Message) {
        self.message = Some(message);
    }

    pub(super) fn top(&self) -> Option<&dyn Screen> {
        self.layers.last().map(|layer| layer.screen.as_ref())
    }

    /// The names of the screens from the bottom up, for tests and for the screen reader.
    pub fn trail(&self) -> Vec<&'static str> {
        self.layers.iter().map(|layer| layer.screen.name()).collect()
    }

    pub fn update(&mut self, msg: Msg) -> Vec<Order> {
        // A move may make its list read on; that is still the same move.
        self.moving &= matches!(msg, Msg::Reply(..));
        let mut orders = self.take_in(msg);
        orders.extend(self.keep_words());
        let typing = self.layers.iter().rev().find_map(|layer| layer.screen.typing_in(&self.cx));
        let open = || self.layers.iter().rev().find_map(|layer| layer.screen.open_case());
        let here = typing.map(Where::Typing).or_else(|| open().map(Where::Open));
        if here != self.here {
            if matches!(here, Some(Where::Typing(_))) {
                orders.extend(self.ask_who_is_here());
            }
            self.here.clone_from(&here);
            orders.push((self.layers.last().map_or(0, |layer| layer.ticket), Effect::Here(here)));
        }
        orders
    }

    /// Keeps what is being typed in the pop-up on top, once it changed.
    fn keep_words(&mut self) -> Option<Order> {
        let layer = self.layers.last_mut()?;
        let words = layer.screen.words();
        if words == layer.words {
            return None;
        }
        let before = std::mem::replace(&mut layer.words, words.clone());
        let effect = match (words, before) {
            (Some(Words { place, text, .. }), _) => Effect::Draft { place, text },
            (None, before) => Effect::DropDraft { place: before?.place },
        };
        let ticket = layer.ticket;
        if let Some(first) = self.layers.first_mut() {
            first.stale = true;
        }
        Some((ticket, effect))
    }

    /// Every screen that shows who else is there asks; nothing else is read.
    fn ask_who_is_here(&self) -> Vec<Order> {
        let ask = |layer: &Layer| Some((layer.ticket, layer.screen.asks_who_is_here()?));
        self.layers.iter().filter_map(ask).collect()
    }

    fn take_in(&mut self, msg: Msg) -> Vec<Order> {
        match msg {
            Msg::Key(key) => self.key(key),
            Msg::Paste(text) => self.paste(&text),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Resized(area) => {
                self.cx.size = area;
                let mut orders = Vec::new();
                for layer in &mut self.layers {
                    let frame = layer.screen.frame(&self.cx);
                    let effects = layer.screen.resized(self.cx.body_area(&frame));
                    orders.extend(effects.into_iter().map(|effect| (layer.ticket, effect)));
                }
                orders
            }
            Msg::Reply(ticket, reply) => self.reply(ticket, &reply),
            Msg::RegisterChanged => self.read_again(),
            Msg::ColleaguesMoved => self.ask_who_is_here(),
            Msg::Idle => self.hide(),
            Msg::Waiting(who) => {
                self.waiting = who;
                Vec::new()
            }
        }
    }

    pub(super) fn key(&mut self, key: Key) -> Vec<Order> {
        if self.hidden {
            self.hidden = key.code != KeyCode::Enter;
            return Vec::new();
        }
        if self.waiting.is_some() {
            // Anything else would come before what was asked for first.
            return if key.code == KeyCode::Esc { vec![(0, Effect::GiveUp)] } else { Vec::new() };
        }
        self.message = None;
        let Some(layer) = self.layers.last_mut() else { return Vec::new() };
        if layer.screen.is_typing() {
            if let Some(command) = self.while_typing(key) {
                return self.run_with(command, None);
            }
            let Some(layer) = self.layers.last_mut() else { return Vec::new() };
            self.moving = matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown);
            let step = layer.screen.key(&self.cx, key).unwrap_or_default();
            return self.take(step);
        }
        self.pending.push(key);
        let mut scopes = layer.screen.scopes();
        scopes.push(Scope::Everywhere);
        match self.cx.keymap.find(&self.pending, &scopes) {
            Match::Command(command) => {
                let keys = std::mem::take(&mut self.pending);
                self.run_with(command, keys.last().copied())
            }
            Match::Prefix(_) => Vec::new(),
            Match::Nothing => {
                let keys = std::mem::take(&mut self.pending);
                if let Some(step) = self.layers.last_mut().and_then(|layer| layer.screen.key(&self.cx, key)) {
                    return self.take(step);
                }
                let chord = keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                if key.code != KeyCode::Esc {
                    self.message = Some(Message::said(format!("{chord} does nothing here. ? shows what does.")));
                }
                Vec::new()
            }
        }
    }

    /// Redrawing and going to the shell are on their keys in the middle of a text too: they type nothing.
    fn while_typing(&self, key: Key) -> Option<Cmd> {
        match self.cx.keymap.find(&[key], &[Scope::Everywhere]) {
            Match::Command(id) if command(id).is_some_and(works_in_text) && !is_own(key) => Some(id),
            _ => None,
        }
    }

    /// Runs a command by name, as `:`, `?` and plain mode do.
    pub fn run(&mut self, command: Cmd) -> Vec<Order> {
        self.run_with(command, None)
    }

    /// Why a command cannot run now; `None` when it can.
    pub fn reason_against(&self, id: Cmd) -> Option<String> {
        let row = command(id)?;
        let top = self.layers.last()?;
        let reason = row.reason_against(&top.screen.scopes(), &self.cx.allowed);
        reason.or_else(|| top.screen.reason_against(&self.cx, id))
    }

    fn run_with(&mut self, id: Cmd, key: Option<Key>) -> Vec<Order> {
        self.moving = matches!(id, Cmd::Up | Cmd::Down | Cmd::PageUp | Cmd::PageDown);
        if let Some(reason) = self.reason_against(id) {
            let label = command(id).map_or("", |row| row.label);
            self.message = Some(Message::trouble(format!("{label}: {reason}.")));
            return Vec::new();
        }
        if let Some(layer) = self.layers.last_mut() {
            if id == Cmd::Jump
                && let Some(key) = key
                && let Some(step) = layer.screen.key(&self.cx, key)
            {
                return self.take(step);
            }
            if let Some(step) = layer.screen.run(&self.cx, id) {
                return self.take(step);
            }
        }
        let step = self.global(id);
        self.take(step)
    }

    /// What the frame itself does with a command no screen wanted.
    fn global(&mut self, id: Cmd) -> Step {
        match id {
            Cmd::Cancel if self.layers.len() > 1 => Step::pop(),
            Cmd::Cancel => Step::say("q leaves the program."),
            Cmd::Back if self.layers.len() > 1 => Step::pop(),
            Cmd::Back | Cmd::Quit => Step::effect(Effect::Quit),
            Cmd::Help => {
                let scopes = self.top().map_or_else(Vec::new, Screen::scopes);
                Step::push(screen::help::Help::new(self, scopes))
            }
            Cmd::Palette => Step::push(screen::palette::Palette::new(self)),
            Cmd::Find => Step::push(screen::find::Find::new()),
            Cmd::Undo => Step::effect(Effect::Undo),
            Cmd::Redo => Step::effect(Effect::Redo),
            Cmd::Hide => Step { go: Some(Go::Hide), ..Step::default() },
            Cmd::Redraw => Step::effect(Effect::Redraw),
            Cmd::Suspend => Step::effect(Effect::Suspend),
            Cmd::GoToday => Step { go: Some(Go::Home(None)), ..Step::default() },
            Cmd::GoHistory => {
                Step { go: Some(Go::Home(Some(Box::new(screen::history::History::all())))), ..Step::default() }
            }
            Cmd::Jump => {
                let here = match self.top().map(Screen::name) {
                    Some("record") => "a single record",
                    Some(name) if register::entity(name).is_some() => "this list",
                    _ => "this screen",
                };
                Step::refuse(format!("1 to 9 are tabs of a case and sections of Today; {here} has none."))
            }
            Cmd::GoLists => Step::push(screen::lists::Lists::new()),
            Cmd::Tour => Step::push(screen::tour::Tour::new()),
            Cmd::Import => Step::push(screen::import::Import::new()),
            Cmd::Settings => Step::push(screen::settings::Settings::new()),
            other => match screen::list::ListScreen::main(other) {
                Some(list) => Step { go: Some(Go::Home(Some(Box::new(list)))), ..Step::default() },
                None => {
                    let label = command(other).map_or("That", |row| row.label);
                    Step::refuse(format!("{label}: not on this screen."))
                }
            },
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Order> {
        if self.hidden || self.waiting.is_some() {
            return Vec::new();
        }
        self.message = None;
        let Some(layer) = self.layers.last_mut() else { return Vec::new() };
        if layer.screen.is_typing() && layer.screen.typed_length() + text.len() > LONGEST_TEXT {
            let why = "Pasted text was ignored: over a megabyte in all is too long for a field. The rest is kept.";
            self.message = Some(Message::trouble(why));
            return Vec::new();
        }
        let step = if layer.screen.is_typing() { layer.screen.paste(&self.cx, text) } else { None };
        match step {
            Some(step) => self.take(step),
            None => {
                self.message = Some(Message::said("Pasted text was ignored: nothing is being typed."));
                Vec::new()
            }
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply) -> Vec<Order> {
        match reply {
            Reply::Saved { label, at, .. } => {
                self.message = Some(Message::said(format!("Saved {at}  u undoes: {label}")));
            }
            Reply::Undone { label, verb, changes, refused, at } => {
                let mut text = format!("{verb} {at}: {label}");
                if let Some(first) = refused.first() {
                    // Who changed what comes first: the end of a long line is cut.
                    let more = match refused.len() {
                        1 => String::new(),
                        count => format!(" and {} more", count - 1),
                    };
                    let done = match changes {
                        0 => format!("Not {}", verb.to_lowercase()),
                        _ => format!("{verb} {at} but for this"),
                    };
                    text = format!("{done}: {}. Left as it is: {}{more}", first.why, first.record);
                }
                self.message = Some(Message { text, trouble: !refused.is_empty() });
                let mut orders = self.read_again();
                if refused.len() > 1 && *changes > 0 {
                    orders.extend(self.push(Box::new(screen::stayed::Stayed::new(label, refused))));
                }
                return orders;
            }
            Reply::Import(report) => {
                if let Some((label, at)) = &report.saved {
                    self.message = Some(Message::said(format!("Saved {at}  u undoes: {label}")));
                }
            }
            Reply::Done(text) => self.message = Some(Message::said(text.clone())),
            Reply::Failed(failure) => self.message = Some(Message::trouble(failure.text.clone())),
            Reply::Conflicts { batch, conflicts } => {
                let screen = screen::conflict::ConflictScreen::new(batch.clone(), conflicts.clone());
                return self.ask_about(ticket, reply, Box::new(screen));
            }
            Reply::Refused { batch, objections } => {
                let screen = screen::refused::Refused::new(batch.clone(), objections.clone());
                return self.ask_about(ticket, reply, Box::new(screen));
            }
            _ => {}
        }
        let Some(layer) = self.layers.iter_mut().find(|layer| layer.ticket == ticket) else { return Vec::new() };
        let done = if matches!(reply, Reply::Saved { .. }) { layer.screen.when_saved() } else { None };
        let step = done.unwrap_or_else(|| layer.screen.reply(&self.cx, reply));
        let mut orders = self.take_for(ticket, step);
        let brought_in = |reply: &Reply| matches!(reply, Reply::Import(report) if report.done);
        if matches!(reply, Reply::Saved { .. }) || brought_in(reply) {
            orders.extend(self.read_again());
        }
        orders
    }

    /// Tells the screen that a batch was not written, then shows the question about it.
    fn ask_about(&mut self, ticket: Ticket, reply: &Reply, question: Box<dyn Screen>) -> Vec<Order> {
        let layer = self.layers.iter_mut().find(|layer| layer.ticket == ticket);
        let step = layer.map_or_else(Step::none, |layer| layer.screen.reply(&self.cx, reply));
        let mut orders = self.take_for(ticket, step);
        orders.extend(self.push(question));
        orders
    }

    /// Reads the top screen again and marks the others.
    pub fn read_again(&mut self) -> Vec<Order> {
        for layer in &mut self.layers {
            layer.stale = true;
        }
        self.wake()
    }

    /// Hides the screen. What was revealed is private again.
    fn hide(&mut self) -> Vec<Order> {
        self.hidden = true;
        self.layers.retain_mut(|layer| layer.screen.conceal());
        self.wake()
    }

    fn wake(&mut self) -> Vec<Order> {
        let Some(layer) = self.layers.last_mut() else { return Vec::new() };
        if !std::mem::take(&mut layer.stale) {
            return Vec::new();
        }
        layer.screen.refresh(&self.cx).into_iter().map(|effect| (layer.ticket, effect)).collect()
    }

    fn take(&mut self, step: Step) -> Vec<Order> {
        let ticket = self.layers.last().map_or(0, |layer| layer.ticket);
        self.take_for(ticket, step)
    }

    fn take_for(&mut self, ticket: Ticket, step: Step) -> Vec<Order> {
        if let Some(message) = step.message {
            self.message = Some(message);
        }
        for effect in &step.effects {
            match effect {
                Effect::Quit => self.quitting = true,
                Effect::Begin(beginning) => {
                    self.beginning = Some(beginning.clone());
                    self.quitting = true;
                }
                // What is left unsaved is offered on the first screen.
                Effect::Draft { .. } => {
                    if let Some(first) = self.layers.first_mut() {
                        first.stale = true;
                    }
                }
                _ => {}
            }
        }
        let mut orders: Vec<Order> = step.effects.into_iter().map(|effect| (ticket, effect)).collect();
        match step.go {
            None => {}
            Some(Go::Push(screen)) => orders.extend(self.push(screen)),
            Some(Go::Pop) => orders.extend(self.pop(ticket)),
            Some(Go::Replace(screen)) => {
                orders.extend(self.drop_layer(ticket, false));
                orders.extend(self.push(screen));
            }
            Some(Go::Home(screen)) => {
                while self.layers.len() > 1 {
                    let top = self.layers.last().map_or(0, |layer| layer.ticket);
                    orders.extend(self.drop_layer(top, false));
                }
                match screen {
                    Some(screen) => orders.extend(self.push(screen)),
                    None => orders.extend(self.wake()),
                }
            }
            Some(Go::Answer(answer)) => {
                orders.extend(self.drop_layer(ticket, answer == Answer::Saved));
                if let Some(layer) = self.layers.last_mut() {
                    let below = layer.ticket;
                    let done = if answer == Answer::Saved { layer.screen.when_saved() } else { None };
                    let step = done.unwrap_or_else(|| layer.screen.answered(&self.cx, answer));
                    orders.extend(self.take_for(below, step));
                }
                orders.extend(self.wake());
            }
            Some(Go::Hide) => orders.extend(self.hide()),
        }
        if let Some(command) = step.then {
            orders.extend(self.run(command));
        }
        orders
    }

    fn push(&mut self, mut screen: Box<dyn Screen>) -> Vec<Order> {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        let frame = screen.frame(&self.cx);
        let mut effects = screen.resized(self.cx.body_area(&frame));
        effects.extend(screen.refresh(&self.cx));
        self.layers.push(Layer { ticket, screen, stale: false, words: None });
        effects.into_iter().map(|effect| (ticket, effect)).collect()
    }

    fn pop(&mut self, ticket: Ticket) -> Vec<Order> {
        let mut orders: Vec<Order> = self.drop_layer(ticket, false).into_iter().collect();
        orders.extend(self.wake());
        orders
    }

    /// Takes a screen away. Words that were saved, or belong to a pop-up that was left, are given up.
    fn drop_layer(&mut self, ticket: Ticket, saved: bool) -> Option<Order> {
        if self.layers.len() <= 1 {
            return None;
        }
        let at = self.layers.iter().position(|layer| layer.ticket == ticket)?;
        let words = self.layers.remove(at).words?;
        let below = self.layers.last().map_or(0, |layer| layer.ticket);
        (saved || !words.outlive).then_some((below, Effect::DropDraft { place: words.place }))
    }
}
