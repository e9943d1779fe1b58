//! The workbench on a register in memory, without a terminal: keys in, the screen as text out.

mod acceptance;
mod columns;
mod composite;
mod conflict;
mod given;
mod golden;
mod importing;
mod marking;
mod review;
mod sizes;
mod starting;
mod today;
mod tour;
mod unsaved;
pub mod ways;

use std::collections::VecDeque;

use dhr::app::allowed::Allowed;
use dhr::app::command::Keymap;
use dhr::app::context::Context;
use dhr::app::key::{Key, KeyCode};
use dhr::app::layout::Area;
use dhr::app::scene::Scene;
use dhr::app::screen::today::Today;
use dhr::app::{Model, Msg, Order};
use dhr::config::{Config, Environment};
use dhr::domain::date::Date;
use dhr::domain::journal::Who;
use dhr::domain::query;
use dhr::store::Store;
use dhr::term::perform::Performer;

/// A Friday, as in the pictures of the design.
pub const TODAY: Date = Date::constant(2026, 3, 27);

/// Out of every layer, and to Today.
pub const HOME: &str = "Ctrl-C Ctrl-C Ctrl-C Ctrl-C Ctrl-C Ctrl-C g t";

pub struct Desk {
    pub model: Model,
    pub performer: Performer,
    _folder: tempfile::TempDir,
}

impl Desk {
    /// The invented borough, as amara.okoro sees it.
    pub fn borough(width: u16, height: u16) -> Desk {
        let who = Who { uid: 1000, name: "amara.okoro".to_owned() };
        let store = Store::memory(who, TODAY).unwrap();
        dhr::cli::fill(&store, TODAY).unwrap();
        Self::on(store, width, height)
    }

    pub fn on(store: Store, width: u16, height: u16) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let environment = Environment {
            system_folder: folder.path().join("system"),
            state_folder: Some(folder.path().join("state")),
            login: "amara.okoro".to_owned(),
            ..Environment::default()
        };
        let config = Config::load(environment, &[("today", TODAY.to_string())]).unwrap();
        store.set_context(query::Context::new(TODAY).me("amara.okoro"));
        let context = Context {
            today: TODAY,
            user: "amara.okoro".to_owned(),
            size: Area::new(width, height),
            unicode: false,
            allowed: Allowed::default(),
            keymap: Keymap::default(),
            mouse: false,
            holidays: dhr::reference::bank_holidays().clone(),
            banner: String::new(),
        };
        let performer = Performer::new(store, config, TODAY);
        let (model, orders) = Model::new(context, Box::new(Today::new()));
        let mut desk = Desk { model, performer, _folder: folder };
        desk.carry_out(orders);
        desk
    }

    /// The line drops where one stands; the workbench is started again.
    pub fn cut_off(&mut self) -> &mut Self {
        self.performer.typed.pending.write().unwrap();
        let (model, orders) = Model::new(self.model.cx.clone(), Box::new(Today::new()));
        self.model = model;
        self.carry_out(orders);
        self
    }

    pub fn carry_out(&mut self, orders: Vec<Order>) {
        let mut queue: VecDeque<Order> = orders.into();
        while let Some((ticket, effect)) = queue.pop_front() {
            if let Some(reply) = self.performer.perform(effect) {
                queue.extend(self.model.update(Msg::Reply(ticket, Box::new(reply))));
            }
        }
    }

    pub fn key(&mut self, key: Key) -> &mut Self {
        let orders = self.model.update(Msg::Key(key));
        self.carry_out(orders);
        self
    }

    /// Presses the named keys: "g c Down Enter".
    pub fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().unwrap_or_else(|_| panic!("{name} is no key"));
            self.key(key);
        }
        self
    }

    /// Back to Today from wherever it is, with nothing on top of it.
    pub fn home(&mut self) -> &mut Self {
        if self.model.is_hidden() {
            self.keys("Enter");
        }
        self.keys(HOME)
    }

    /// Types a text as it stands.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::plain(KeyCode::Char(c)));
        }
        self
    }

    pub fn pastes(&mut self, text: &str) -> &mut Self {
        let orders = self.model.update(Msg::Paste(text.to_owned()));
        self.carry_out(orders);
        self
    }

    pub fn resized(&mut self, width: u16, height: u16) -> &mut Self {
        let orders = self.model.update(Msg::Resized(Area::new(width, height)));
        self.carry_out(orders);
        self
    }

    pub fn scene(&self) -> Scene {
        dhr::app::scene(&self.model)
    }

    pub fn screen(&self) -> String {
        self.scene().text()
    }

    /// Fails with the whole screen when a text is not on it.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.screen().contains(text), "not on the screen: {text}\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.screen().contains(text), "on the screen: {text}\n{}", self.screen());
        self
    }
}
