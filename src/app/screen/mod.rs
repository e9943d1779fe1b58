//! Screens are values on a stack, one file each; a pop-up is a screen. A screen turns keys and replies into a
//! [`Step`]: effects, a move on the stack, a word to the person. It never touches the world.

pub mod agreed;
pub mod answering;
pub mod archive;
pub mod ask;
pub mod bulk;
pub mod case;
pub mod chase;
pub mod chasing;
pub mod composite;
pub mod conflict;
pub mod draft;
pub mod find;
pub mod form;
pub mod help;
pub mod history;
pub mod import;
pub mod lanes;
pub mod lines;
pub mod list;
pub mod lists;
pub mod moving;
pub mod palette;
pub mod pick;
pub mod qa;
pub mod record;
pub mod refused;
pub mod review;
pub mod settings;
pub mod stayed;
pub mod today;
pub mod tour;
pub mod views;
pub mod welcome;
pub mod words;

use super::command::{Cmd, Scope};
use super::context::Context;
use super::effect::Effect;
use super::key::Key;
use super::layout::Area;
use super::others::Place;
use super::reply::Reply;
use super::scene::{Body, Line};
use crate::domain::journal::Here;
use crate::domain::value::{Id, Value};

/// What a screen wants to happen.
#[derive(Default)]
pub struct Step {
    pub effects: Vec<Effect>,
    pub go: Option<Go>,
    /// The message line; `None` leaves it as it is.
    pub message: Option<Message>,
    /// A command to run on the screen below after this one has closed.
    pub then: Option<Cmd>,
}

/// A move on the stack.
pub enum Go {
    Push(Box<dyn Screen>),
    Pop,
    /// This screen away, another in its place.
    Replace(Box<dyn Screen>),
    /// Everything away down to Today, then this.
    Home(Option<Box<dyn Screen>>),
    /// This screen away, and its answer to the screen below.
    Answer(Answer),
    Hide,
}

/// What a pop-up tells the screen below it.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A line of text for the question of this name.
    Text(&'static str, String),
    /// One of the offered choices.
    Choice(&'static str, String),
    /// Several of them.
    Choices(&'static str, Vec<String>),
    /// Something was saved, or decided to stay as it is: read again.
    Saved,
    /// A question about a save was left open: nothing was written, what was typed is a draft.
    Undecided,
    /// On with the text of a field, which holds theirs by now.
    EditAgain { field: &'static str, theirs: Value, text: String },
}

/// A word to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    pub trouble: bool,
}

impl Message {
    pub fn said(text: impl Into<String>) -> Self {
        Self { text: text.into(), trouble: false }
    }

    pub fn trouble(text: impl Into<String>) -> Self {
        Self { text: text.into(), trouble: true }
    }
}

impl Step {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn effect(effect: Effect) -> Self {
        Self { effects: vec![effect], ..Self::default() }
    }

    pub fn effects(effects: Vec<Effect>) -> Self {
        Self { effects, ..Self::default() }
    }

    pub fn push(screen: impl Screen + 'static) -> Self {
        Self { go: Some(Go::Push(Box::new(screen))), ..Self::default() }
    }

    pub fn pop() -> Self {
        Self { go: Some(Go::Pop), ..Self::default() }
    }

    pub fn answer(answer: Answer) -> Self {
        Self { go: Some(Go::Answer(answer)), ..Self::default() }
    }

    pub fn say(text: impl Into<String>) -> Self {
        Self { message: Some(Message::said(text)), ..Self::default() }
    }

    /// Something cannot be done; the reason.
    pub fn refuse(reason: impl Into<String>) -> Self {
        Self { message: Some(Message::trouble(reason)), ..Self::default() }
    }

    pub fn with(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.message = Some(Message::said(text));
        self
    }

    pub fn and(mut self, other: Step) -> Self {
        self.effects.extend(other.effects);
        self.go = other.go.or(self.go);
        self.message = other.message.or(self.message);
        self.then = other.then.or(self.then);
        self
    }
}

/// How the frame is drawn around a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// Title bar with the main screens, the named one lit.
    Main(&'static str),
    /// Title bar with a trail: "Cases > DHR-2025-021 Station Road".
    Trail(String),
    /// A line of its own on top, as pop-ups have.
    Own(Line),
    /// Nothing but the body.
    Bare,
}

/// One screen.
pub trait Screen {
    /// Stable name: for drafts, tests and help.
    fn name(&self) -> &'static str;

    /// Where its commands come from, the most particular first. Empty while it reads keys itself.
    fn scopes(&self) -> Vec<Scope>;

    fn frame(&self, cx: &Context) -> Frame;

    /// The lines between the title and the message line.
    fn body(&self, cx: &Context, area: Area) -> Body;

    /// The commands its hint bar shows, most wanted first. The frame adds `:` and `?`.
    fn hints(&self, cx: &Context) -> Vec<(String, String)>;

    /// Whether the hints are those of the current row, and so may wait while the cursor is being moved.
    fn hints_follow_the_row(&self) -> bool {
        false
    }

    /// The message line when nothing was said: what is going on here.
    fn standing(&self, _cx: &Context) -> Option<Line> {
        None
    }

    /// What it needs when it appears, when it is returned to, and when somebody changed the register.
    fn refresh(&mut self, _cx: &Context) -> Vec<Effect> {
        Vec::new()
    }

    /// The case that is open in it, for colleagues to see.
    fn open_case(&self) -> Option<Id> {
        None
    }

    /// How it asks who else is there.
    fn asks_who_is_here(&self) -> Option<Effect> {
        None
    }

    /// Who else is there, as it last heard; the title bar names them.
    fn who_is_here(&self) -> &[Here] {
        &[]
    }

    /// Where something is being typed that a colleague may be typing too.
    fn typing_in(&self, _cx: &Context) -> Option<Place> {
        None
    }

    /// Whether printable keys are text now.
    fn is_typing(&self) -> bool {
        false
    }

    /// The bytes of the text being typed.
    fn typed_length(&self) -> usize {
        0
    }

    /// Words typed in a pop-up and in no record yet; the workbench keeps them while it is open.
    fn words(&self) -> Option<words::Words> {
        None
    }

    /// Whether up and down move through a list of its own even while it reads keys: then wheel and click do too.
    fn has_list(&self) -> bool {
        !self.is_typing()
    }

    /// A key while [`is_typing`](Screen::is_typing), or one no command took.
    fn key(&mut self, _cx: &Context, _key: Key) -> Option<Step> {
        None
    }

    /// A command of one of its scopes. `None`: not mine, the frame runs it.
    fn run(&mut self, cx: &Context, command: Cmd) -> Option<Step>;

    /// Why a command cannot run here now, when it cannot.
    fn reason_against(&self, _cx: &Context, _command: Cmd) -> Option<String> {
        None
    }

    fn paste(&mut self, _cx: &Context, _text: &str) -> Option<Step> {
        None
    }

    fn reply(&mut self, _cx: &Context, _reply: &Reply) -> Step {
        Step::none()
    }

    /// The last step of a screen that is done once its work is saved, by itself or by a question above it. `None`: it
    /// stays.
    fn when_saved(&self) -> Option<Step> {
        None
    }

    /// What a pop-up above it answered.
    fn answered(&mut self, _cx: &Context, _answer: Answer) -> Step {
        Step::none()
    }

    /// The workbench hides: private values are no longer shown when it comes back. `false`: all of this screen may be
    /// private, and it goes. Nothing that was typed may go with it.
    fn conceal(&mut self) -> bool {
        true
    }

    /// The screen changed size; the cursor must stay in view.
    fn resized(&mut self, _area: Area) -> Vec<Effect> {
        Vec::new()
    }
}
