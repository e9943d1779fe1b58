//! The loop: wait for something, hand it to the workbench, carry out what it asks, draw once. No tick: it sleeps until
//! a key, a signal, a change of the register or a deadline of its own.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::time::Instant;

use ratatui::Terminal;
use ratatui::layout::Size;

use super::capability::{Capability, Glyphs};
use super::input::{Input, Reader, Wake};
use super::notice::{self, Notice};
use super::options::{capability_of, start_of, theme_of};
use super::perform::{Performer, failed};
use super::screen::{Output, repaint, settle};
use super::session::Session;
use super::signal::Signals;
use super::stillness::Stillness;
use super::waiting::{self, Waiting};
use super::worker::Worker;
use crate::app::beginning::Beginning;
use crate::app::context::Context;
use crate::app::layout::Area;
use crate::app::reply::Reply;
use crate::app::scene::Scene;
use crate::app::screen::list::ListScreen;
use crate::app::screen::today::Today;
use crate::app::screen::welcome::Welcome;
use crate::app::screen::{Message, Screen};
use crate::app::{Model, Msg, Order, Ticket, scene};
use crate::config::Config;
use crate::error::{Error, Result};
use crate::store::News;
use crate::view::{self, Theme};

/// The screen at the bottom, and the list it opens on when that is not the one.
struct Start {
    first: Box<dyn Screen>,
    above: Option<ListScreen>,
}

/// Runs the workbench until the person leaves or the terminal goes. `said` stands on the message line at first.
pub fn run(config: &Config, context: Context, performer: Performer, said: &str) -> Result<()> {
    let said = (!said.is_empty()).then(|| Message::said(said));
    let above = start_of(config).filter(|_| !performer.typed.has_drafts());
    on(config, context, performer, Start { first: Box::new(Today::new()), above }, said).map(drop)
}

/// Asks how to begin; `None` when the person left. `trouble` is what went wrong with what was tried before.
pub fn welcome(
    config: &Config,
    context: Context,
    performer: Performer,
    first: Welcome,
    trouble: &str,
) -> Result<Option<Beginning>> {
    let trouble = (!trouble.is_empty()).then(|| Message::trouble(trouble));
    on(config, context, performer, Start { first: Box::new(first), above: None }, trouble)
}

fn on(
    config: &Config,
    context: Context,
    performer: Performer,
    start: Start,
    said: Option<Message>,
) -> Result<Option<Beginning>> {
    let capability = capability_of(config);
    let (theme, faulty) = theme_of(config, &capability);
    let session = Session::open()?;
    let mut desk = Desk::open(config, context, performer, &session, capability, theme, start)?;
    if let Some(said) = faulty.map(Message::trouble).or(said) {
        desk.model.say(said);
    }
    let worked = desk.work(&session);
    desk.signals.close();
    worked.map(|()| desk.model.beginning())
}

pub(super) struct Desk {
    pub(super) model: Model,
    pub(super) performer: Performer,
    pub(super) terminal: Terminal<Output<File>>,
    pub(super) reader: Reader,
    pub(super) signals: Signals,
    pub(super) theme: Theme,
    pub(super) out: File,
    pub(super) still: Stillness,
    pub(super) dirty: bool,
    /// What can wait until the screen is drawn.
    pub(super) afterwards: VecDeque<Order>,
    /// The screen that waits for Today while it is worked out in slices.
    pub(super) today_for: Option<Ticket>,
    /// The screen that waits for all labels while they are read in slices.
    pub(super) labels_for: Option<Ticket>,
    /// Work that goes on beside the screen.
    pub(super) worker: Option<Worker>,
    /// What could not be done yet, since somebody else is saving.
    pub(super) waiting: Option<Waiting>,
    pub(super) notice: Notice,
    /// The register was moved away under this session, and that was said.
    pub(super) is_lost: bool,
    /// What was drawn last.
    pub(super) shown: Scene,
    /// Some text still belongs to the row the cursor came from.
    pub(super) lagging: bool,
}

impl Desk {
    fn open(
        config: &Config,
        mut context: Context,
        performer: Performer,
        session: &Session,
        capability: Capability,
        theme: Theme,
        start: Start,
    ) -> Result<Self> {
        let trouble = |error: std::io::Error| {
            Error::env("The terminal could not be set up").safe("Nothing was changed").source(error)
        };
        if context.mouse {
            session.want_mouse().map_err(trouble)?;
        }
        let size = session.size();
        context.size = Area::new(size.width, size.height);
        context.unicode = capability.glyphs == Glyphs::Utf8;
        let writing = session.writing().map_err(trouble)?;
        let output = if config.get("output") == "stock" {
            Output::stock(writing, size, capability.profile)
        } else {
            Output::frugal(writing, size, capability.profile)
        };
        let terminal = Terminal::new(output).map_err(trouble)?;
        let mut reader = Reader::new(session.reading().map_err(trouble)?).map_err(trouble)?;
        if let Some(notice) = performer.store.path().and_then(notice::watch) {
            reader.also(notice, Wake::Changed);
        }
        let signals = Signals::listen(reader.waker()).map_err(trouble)?;
        signals.on_last_words(performer.last_words());
        let (model, orders) = match start.above {
            Some(list) => Model::opening_on(context, start.first, Box::new(list)),
            None => Model::new(context, start.first),
        };
        let mut desk = Self {
            model,
            performer,
            terminal,
            reader,
            signals,
            theme,
            out: session.writing().map_err(trouble)?,
            still: Stillness::new(config.minutes("idle_hide"), Instant::now()),
            dirty: true,
            afterwards: VecDeque::new(),
            today_for: None,
            labels_for: None,
            worker: None,
            waiting: None,
            notice: Notice::default(),
            is_lost: false,
            shown: Scene::default(),
            lagging: false,
        };
        desk.performer.store.wait_for_others(waiting::UNSAID)?;
        for notice in desk.performer.store.notices().to_vec() {
            desk.model.say(Message::trouble(notice));
        }
        desk.carry_out(session, orders);
        Ok(desk)
    }

    fn work(&mut self, session: &Session) -> Result<()> {
        let gone = |error: std::io::Error| {
            Error::env("The terminal went away").safe("What was typed is kept as a draft").source(error)
        };
        loop {
            // Not only when nothing else is to be done: what is typed reaches the disk in time however busy it is.
            if self.deadline().is_some_and(|at| at <= Instant::now()) {
                self.on_deadline(session);
            }
            if self.model.is_quitting() {
                return self.leave();
            }
            if self.dirty && !self.reader.has_more().map_err(gone)? {
                self.draw().map_err(gone)?;
                self.dirty = false;
            }
            if !self.reader.has_more().map_err(gone)? && self.spare(session) {
                continue;
            }
            let Some(input) = self.reader.next(self.deadline()).map_err(gone)? else { continue };
            match input {
                Input::Key(key) => {
                    self.still.end(Instant::now());
                    self.performer.still_here();
                    let orders = self.model.update(Msg::Key(key));
                    self.take(session, orders);
                }
                Input::Mouse(mouse) if self.model.cx.mouse => {
                    self.still.end(Instant::now());
                    let orders = self.model.update(Msg::Mouse(mouse));
                    self.take(session, orders);
                }
                Input::Mouse(_) => {}
                Input::Paste { text, whole } => {
                    self.still.end(Instant::now());
                    let orders = self.model.update(Msg::Paste(text));
                    self.take(session, orders);
                    if !whole {
                        self.model.say(Message::trouble("The paste was cut short by the line; look at its end."));
                    }
                }
                Input::Resize => {
                    let orders = self.resize(session.size());
                    self.take(session, orders);
                }
                Input::Wake(Wake::Changed) => {
                    self.notice.came();
                    self.look(session);
                }
                Input::Wake(Wake::Continued) => {
                    session.enter().map_err(gone)?;
                    let orders = self.resize(session.size());
                    repaint(&mut self.terminal).map_err(gone)?;
                    self.take(session, orders);
                }
                Input::Wake(Wake::Worker) => self.hear(session),
                Input::Eof => {
                    self.signals.say_last_words();
                    return Err(Error::env("The terminal went away").safe("What was typed is kept as a draft"));
                }
            }
        }
    }

    /// Does a little of what can wait until nobody types; `false` when nothing does.
    fn spare(&mut self, session: &Session) -> bool {
        if let Some(order) = self.afterwards.pop_front() {
            self.take(session, vec![order]);
        } else if self.performer.store.is_gathering_words() {
            // Without it narrowing is slower, nothing else.
            drop(self.performer.store.gather_more_words());
        } else if let Some(ticket) = self.labels_for {
            self.read_labels(session, ticket);
        } else if let Some(ticket) = self.today_for {
            self.work_out_today(session, ticket);
        } else {
            return false;
        }
        true
    }

    /// Reads the next slice of the labels; hands them over when it was the last.
    fn read_labels(&mut self, session: &Session, ticket: Ticket) {
        let reply = match self.performer.labels.more(&self.performer.store) {
            Ok(None) => return,
            Ok(Some(labels)) => Reply::Labels(labels),
            Err(error) => failed(&error),
        };
        self.labels_for = None;
        self.answer(session, ticket, reply);
    }

    /// Works out the next slice of Today; hands it over when it was the last, else now and then how far it has come.
    fn work_out_today(&mut self, session: &Session, ticket: Ticket) {
        let Some(reply) = self.performer.step_today() else { return };
        if !matches!(reply, Reply::WorkingOut { .. }) {
            self.today_for = None;
        }
        self.answer(session, ticket, reply);
    }

    /// Hands a reply over, and carries out what is asked for then.
    fn answer(&mut self, session: &Session, ticket: Ticket, reply: Reply) {
        let orders = self.model.update(Msg::Reply(ticket, Box::new(reply)));
        self.take(session, orders);
    }

    /// Asks the register whether it has changed, and when to ask again.
    fn look(&mut self, session: &Session) {
        // Asked first: whoever is done by then has changed what is looked at next.
        let still_saving = self.notice.is_last() && self.performer.store.is_being_saved();
        let news = self.performer.store.news();
        // What could not be read just now is asked again as what is still being saved.
        self.notice.looked(still_saving || news.is_err());
        let orders = match news {
            Ok(News::Nothing) => Vec::new(),
            Ok(News::People) => self.model.update(Msg::ColleaguesMoved),
            Ok(News::Records) => self.model.update(Msg::RegisterChanged),
            Err(_) => {
                if let Err(moved) = self.performer.store.is_in_place() {
                    self.lost(&moved);
                }
                return;
            }
        };
        if !orders.is_empty() {
            self.take(session, orders);
        }
    }

    /// The register does not lie any more where it was opened: said once, and by every attempt to save.
    fn lost(&mut self, error: &Error) {
        if !std::mem::replace(&mut self.is_lost, true) {
            self.model.say(Message::trouble(error.to_string()));
            self.dirty = true;
        }
    }

    /// Takes what the work beside the screen has to say.
    fn hear(&mut self, session: &Session) {
        let Some(worker) = &self.worker else { return };
        let Some(reply) = worker.hear() else { return };
        let ticket = worker.ticket;
        if !matches!(reply, Reply::Working(_)) {
            self.worker = None;
        }
        self.answer(session, ticket, reply);
    }

    fn take(&mut self, session: &Session, orders: Vec<Order>) {
        self.dirty = true;
        self.carry_out(session, orders);
    }

    /// The terminal has this size now; what the screens want read for it is to be carried out.
    pub(super) fn resize(&mut self, size: Size) -> Vec<Order> {
        self.terminal.backend_mut().set_size(size);
        // Also where the size is the same as before: it may have been another in between, and a terminal that was
        // small for a moment has forgotten what did not fit.
        drop(repaint(&mut self.terminal));
        self.dirty = true;
        self.model.update(Msg::Resized(Area::new(size.width, size.height)))
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let mut scene = scene(&self.model);
        self.lagging = false;
        if self.model.is_moving() && Instant::now() < self.still.rest() {
            (scene, self.lagging) = scene.holding(&self.shown);
            if self.still.is_hurried() {
                let differs;
                (scene, differs) = scene.hurried();
                self.lagging |= differs;
            }
        }
        let (theme, unicode) = (&self.theme, self.model.cx.unicode);
        self.terminal.draw(|frame| {
            let cursor = view::draw(&scene, theme, unicode, frame.buffer_mut());
            settle(frame.buffer_mut());
            if let Some(place) = cursor {
                frame.set_cursor_position(place);
            }
        })?;
        self.shown = scene;
        Ok(())
    }

    fn deadline(&self) -> Option<Instant> {
        let hide = self.still.hide().filter(|_| !self.model.is_hidden());
        let rest = self.lagging.then(|| self.still.rest());
        let again = self.waiting.as_ref().map(Waiting::deadline);
        self.performer.deadline().into_iter().chain(hide).chain(rest).chain(self.notice.next()).chain(again).min()
    }

    fn on_deadline(&mut self, session: &Session) {
        if self.notice.next().is_some_and(|at| at <= Instant::now()) {
            self.look(session);
        }
        self.dirty |= self.lagging && self.still.rest() <= Instant::now();
        if self.waiting.as_ref().is_some_and(|waiting| waiting.deadline() <= Instant::now())
            && let Err(error) = self.try_again(session)
        {
            self.model.say(Message::trouble(error.to_string()));
            self.dirty = true;
        }
        if let Err(error) = self.performer.do_due() {
            self.model.say(Message::trouble(error.to_string()));
            self.dirty = true;
        }
        if self.still.hide().is_some_and(|at| at <= Instant::now()) && !self.model.is_hidden() {
            let orders = self.model.update(Msg::Idle);
            self.take(session, orders);
        }
    }

    fn leave(&mut self) -> Result<()> {
        self.performer.leave()?;
        self.out.flush().map_err(|error| Error::env("The terminal went away").source(error))
    }
}
