//! The loop: wait for something, hand it to the workbench, carry out what it asks, draw once. No tick: it sleeps until
//! a key, a signal, a change of the register or a deadline of its own.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::time::Instant;

use ratatui::Terminal;
use ratatui::layout::Size;

use super::capability::{Capability, Glyphs};
use super::clipboard;
use super::input::{Input, Reader, Wake};
use super::notice::{self, Notice};
use super::options::{capability_of, start_of, theme_of};
use super::perform::Performer;
use super::screen::{Output, repaint, settle};
use super::session::Session;
use super::signal::Signals;
use super::stillness::Stillness;
use super::waiting::{self, Waiting};
use super::worker::Worker;
use crate::app::beginning::Beginning;
use crate::app::context::Context;
use crate::app::effect::{Effect, Lent};
use crate::app::layout::Area;
use crate::app::reply::{Failure, Reply};
use crate::app::scene::Scene;
use crate::app::screen::list::ListScreen;
use crate::app::screen::today::Today;
use crate::app::screen::welcome::Welcome;
use crate::app::screen::{Message, Screen};
use crate::app::{Model, Msg, scene};
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
    let above = start_of(config).filter(|_| !performer.has_drafts());
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

struct Desk {
    model: Model,
    performer: Performer,
    terminal: Terminal<Output<File>>,
    reader: Reader,
    signals: Signals,
    theme: Theme,
    out: File,
    still: Stillness,
    dirty: bool,
    /// What can wait until the screen is drawn.
    afterwards: VecDeque<crate::app::Order>,
    /// The screen that waits for Today while it is worked out in slices.
    today_for: Option<crate::app::Ticket>,
    /// The screen that waits for all labels while they are read in slices.
    labels_for: Option<crate::app::Ticket>,
    /// Work that goes on beside the screen.
    worker: Option<Worker>,
    /// What could not be done yet, since somebody else is saving.
    waiting: Option<Waiting>,
    notice: Notice,
    /// The register was moved away under this session, and that was said.
    is_lost: bool,
    /// What was drawn last.
    shown: Scene,
    /// Some text still belongs to the row the cursor came from.
    lagging: bool,
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
            if self.model.is_quitting() {
                return self.leave();
            }
            if self.dirty && !self.reader.has_more().map_err(gone)? {
                self.draw().map_err(gone)?;
                self.dirty = false;
            }
            if !self.afterwards.is_empty() && !self.reader.has_more().map_err(gone)? {
                let order = self.afterwards.pop_front();
                self.take(session, order.into_iter().collect());
                continue;
            }
            if self.performer.store.is_gathering_words() && !self.reader.has_more().map_err(gone)? {
                // Without it narrowing is slower, nothing else.
                drop(self.performer.store.gather_more_words());
                continue;
            }
            if let Some(ticket) = self.labels_for
                && !self.reader.has_more().map_err(gone)?
            {
                self.read_labels(session, ticket);
                continue;
            }
            if let Some(ticket) = self.today_for
                && !self.reader.has_more().map_err(gone)?
            {
                if let Some(reply) = self.performer.step_today() {
                    if !matches!(reply, Reply::WorkingOut { .. }) {
                        self.today_for = None;
                    }
                    let orders = self.model.update(Msg::Reply(ticket, Box::new(reply)));
                    self.take(session, orders);
                }
                continue;
            }
            let Some(input) = self.reader.next(self.deadline()).map_err(gone)? else {
                self.on_deadline(session);
                continue;
            };
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
                Input::Resize => self.resize(session.size()),
                Input::Wake(Wake::Changed) => {
                    self.notice.came();
                    self.look(session);
                }
                Input::Wake(Wake::Continued) => {
                    session.enter().map_err(gone)?;
                    self.resize(session.size());
                    repaint(&mut self.terminal).map_err(gone)?;
                    self.dirty = true;
                }
                Input::Wake(Wake::Worker) => self.hear(session),
                Input::Eof => {
                    self.signals.say_last_words();
                    return Err(Error::env("The terminal went away").safe("What was typed is kept as a draft"));
                }
            }
        }
    }

    /// Reads the next slice of the labels; hands them over when it was the last.
    fn read_labels(&mut self, session: &Session, ticket: crate::app::Ticket) {
        let reply = match self.performer.more_labels() {
            Ok(None) => return,
            Ok(Some(labels)) => Reply::Labels(labels),
            Err(error) => super::perform::failed(&error),
        };
        self.labels_for = None;
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
        let orders = self.model.update(Msg::Reply(ticket, Box::new(reply)));
        self.take(session, orders);
    }

    fn take(&mut self, session: &Session, orders: Vec<crate::app::Order>) {
        self.dirty = true;
        self.carry_out(session, orders);
    }

    /// Whether an effect is done beside the screen: what may take long, unless an import is still going on there.
    fn goes_beside(&self, effect: &Effect) -> bool {
        match effect {
            Effect::ReadSheet { .. } | Effect::RunImport { .. } => true,
            Effect::Composite { case, as_of: None } => {
                self.worker.as_ref().is_none_or(Worker::gives_way) && self.performer.is_long(*case)
            }
            _ => false,
        }
    }

    /// Carries out effects and hands back replies until nothing more is asked.
    fn carry_out(&mut self, session: &Session, orders: Vec<crate::app::Order>) {
        let mut queue: VecDeque<crate::app::Order> = orders.into();
        while let Some((ticket, effect)) = queue.pop_front() {
            let reply = match self.performer.at_home(effect) {
                Effect::Copy(text) => Some(clipboard::copy(&mut self.out, &text, self.model.cx.allowed.clipboard)),
                Effect::OwnEditor(lent) => Some(self.own_editor(session, lent)),
                Effect::Suspend => {
                    drop(self.performer.pending.write());
                    let failed = session.suspend(&self.signals).is_err();
                    self.resize(session.size());
                    drop(repaint(&mut self.terminal));
                    failed.then(|| Reply::Done("Suspending is not possible here.".to_owned()))
                }
                Effect::Redraw => {
                    drop(repaint(&mut self.terminal));
                    queue.extend(self.model.read_again());
                    None
                }
                effect if self.goes_beside(&effect) => {
                    self.worker.iter().filter(|worker| worker.gives_way()).for_each(Worker::stop);
                    match self.performer.begin_beside(self.reader.waker(), ticket, &effect) {
                        Some(worker) => {
                            self.worker = Some(worker);
                            None
                        }
                        None => self.performer.perform(effect),
                    }
                }
                Effect::Afterwards(effect) => {
                    self.afterwards.push_back((ticket, *effect));
                    None
                }
                Effect::StopWork => {
                    self.worker.iter().for_each(Worker::stop);
                    None
                }
                Effect::Today(whose) => match self.performer.begin_today(whose) {
                    Ok(true) => {
                        self.today_for = Some(ticket);
                        None
                    }
                    Ok(false) => self.performer.perform(Effect::Today(whose)),
                    Err(error) => Some(super::perform::failed(&error)),
                },
                Effect::Labels => Some(match self.performer.begin_labels() {
                    Ok(labels) => {
                        self.labels_for = (!labels.is_whole()).then_some(ticket);
                        Reply::Labels(labels)
                    }
                    Err(error) => super::perform::failed(&error),
                }),
                Effect::GiveUp => {
                    queue.extend(self.give_up());
                    None
                }
                effect => {
                    let again = effect.may_wait().then(|| effect.clone());
                    let reply = self.performer.perform(effect);
                    match (again, &reply) {
                        (Some(effect), Some(Reply::Failed(Failure { again: true, .. }))) => {
                            queue.push_front((ticket, effect));
                            return self.wait(queue);
                        }
                        _ => reply,
                    }
                }
            };
            if let Some(reply) = reply {
                queue.extend(self.model.update(Msg::Reply(ticket, Box::new(reply))));
            }
        }
    }

    /// Somebody else is saving: says so, and keeps what is to be done.
    fn wait(&mut self, mut orders: VecDeque<crate::app::Order>) {
        let who = self.performer.store.who_may_be_saving();
        let before = self.waiting.take();
        if before.as_ref().is_none_or(|before| before.said != who) {
            self.model.update(Msg::Waiting(Some(who.clone())));
            self.dirty = true;
        }
        // What was tried again stands before what came since.
        orders.extend(before.into_iter().flat_map(|before| before.orders));
        self.waiting = Some(Waiting::new(orders, who));
    }

    /// Tries again what waits.
    fn try_again(&mut self, session: &Session) -> Result<()> {
        let Some(waiting) = &mut self.waiting else { return Ok(()) };
        let orders = std::mem::take(&mut waiting.orders);
        self.performer.store.wait_for_others(waiting::ONCE_MORE)?;
        self.carry_out(session, orders.into());
        self.performer.store.wait_for_others(waiting::UNSAID)?;
        if self.waiting.as_ref().is_some_and(|waiting| waiting.orders.is_empty()) {
            self.waiting = None;
            self.model.update(Msg::Waiting(None));
            self.dirty = true;
        }
        Ok(())
    }

    /// The person would rather not wait: the screen is told that it was not done, and what followed it is done.
    fn give_up(&mut self) -> Vec<crate::app::Order> {
        let Some(Waiting { mut orders, said, .. }) = self.waiting.take() else { return Vec::new() };
        self.model.update(Msg::Waiting(None));
        let Some((ticket, _)) = orders.pop_front() else { return Vec::new() };
        let failure =
            Failure { text: format!("Not saved: {said}. Nothing was changed; your text is kept."), again: true };
        let mut told = self.model.update(Msg::Reply(ticket, Box::new(Reply::Failed(failure))));
        told.extend(orders);
        told
    }

    /// The person's own editor has the terminal until it ends. This loop is the only reader, so it gets every key.
    fn own_editor(&mut self, session: &Session, lent: Lent) -> Reply {
        if !self.model.cx.allowed.editor {
            return Reply::Done(
                "Your own editor is switched off by the settings or the administrator's policy.".to_owned(),
            );
        }
        let (sheet, program) = match self.performer.for_own_editor(&lent) {
            Ok(ready) => ready,
            Err(error) => return super::perform::failed(&error),
        };
        let (pending, last_words) = (self.performer.pending.clone(), self.performer.last_words());
        // A line that drops meanwhile: what the editor has saved so far is the draft.
        let saved = sheet.file();
        self.signals.on_last_words(move || {
            if let Ok(text) = super::outside::read(&saved) {
                pending.put(lent.place.clone(), lent.draft(text));
            }
            last_words();
        });
        self.signals.lend();
        session.lend();
        let edited = sheet.edit(&program).and_then(|()| sheet.read());
        let entered = session.enter();
        self.signals.on_last_words(self.performer.last_words());
        self.resize(session.size());
        self.still.end(Instant::now());
        match (edited, entered) {
            (Ok(text), Ok(())) => Reply::Edited(text),
            (Err(error), _) => super::perform::failed(&error),
            (_, Err(error)) => {
                super::perform::failed(&Error::env("The terminal could not be taken back").source(error))
            }
        }
    }

    fn resize(&mut self, size: Size) {
        self.terminal.backend_mut().set_size(size);
        // Also where the size is the same as before: it may have been another in between, and a terminal that was
        // small for a moment has forgotten what did not fit.
        drop(repaint(&mut self.terminal));
        let orders = self.model.update(Msg::Resized(Area::new(size.width, size.height)));
        let replies: Vec<_> =
            orders.into_iter().filter_map(|(ticket, effect)| Some((ticket, self.performer.perform(effect)?))).collect();
        for (ticket, reply) in replies {
            self.model.update(Msg::Reply(ticket, Box::new(reply)));
        }
        self.dirty = true;
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
