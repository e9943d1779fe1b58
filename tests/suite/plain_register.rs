//! A small invented register, and a person talking to it.

use dhr::app::allowed::Allowed;
use dhr::app::context::Context;
use dhr::app::layout::Area;
use dhr::config::{self, Config, Environment};
use dhr::domain::change::{Batch, Outcome};
use dhr::domain::date::Date;
use dhr::domain::entity::Entity;
use dhr::domain::journal::Who;
use dhr::domain::query;
use dhr::domain::register;
use dhr::domain::value::{Id, Value};
use dhr::plain::{Out, Talk};
use dhr::reference;
use dhr::store::Store;
use dhr::term::perform::Performer;

pub fn today() -> Date {
    "2026-03-27".parse().unwrap()
}

fn day(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

pub fn kind(name: &str) -> &'static Entity {
    register::entity(name).unwrap()
}

/// Two cases, an agency, a return 4 days late, a report 9 days late and an action for next week.
pub fn register() -> Store {
    let store = Store::memory(Who { uid: 7, name: "Priya".to_owned() }, today()).unwrap();
    store.set_context(query::Context::new(today()).me("Priya"));
    let mut batch = Batch::new("set up");
    let text = |text: &str| Value::text(text);
    let agency =
        batch.add(kind("agency"), vec![("name", text("Northfield Health Trust")), ("phone", text("01632 960 001"))]);
    batch.add(kind("agency"), vec![("name", text("Northfield Borough Council"))]);
    batch.add(
        kind("case"),
        vec![
            ("reference", text("DHR-2025-017")),
            ("title", text("Mill Lane")),
            ("stage", Value::code("drafting")),
            ("agreed_due", day("2026-03-18")),
        ],
    );
    let case = batch.add(
        kind("case"),
        vec![
            ("reference", text("DHR-2025-021")),
            ("title", text("Station Road")),
            ("lead", text("Priya")),
            ("police_ref", text("OP-4471")),
            ("remarks", text("First line.\nSecond line.")),
        ],
    );
    let case = Value::link(case, "");
    batch.add(
        kind("return"),
        vec![
            ("case", case.clone()),
            ("agency", Value::link(agency, "")),
            ("kind", Value::code("imr")),
            ("asked", day("2026-02-20")),
            ("stage", Value::code("requested")),
            ("due", day("2026-03-23")),
            ("chased", Value::Number(1)),
        ],
    );
    batch.add(
        kind("action"),
        vec![
            ("case", case),
            ("number", text("21/1")),
            ("what", text("Train reception staff")),
            ("agency", Value::link(agency, "")),
            ("due", day("2026-03-31")),
        ],
    );
    assert!(matches!(store.apply(&batch, config::now()).unwrap(), Outcome::Saved { .. }));
    store
}

/// The configuration of a person whose drafts lie in a folder.
pub fn config(drafts: &std::path::Path) -> Config {
    let environment = Environment {
        system_folder: drafts.join("none"),
        state_folder: Some(drafts.to_owned()),
        ..Environment::default()
    };
    Config::load(environment, &[]).unwrap()
}

pub fn context() -> Context {
    Context {
        today: today(),
        user: "Priya".to_owned(),
        size: Area::new(80, 24),
        unicode: false,
        allowed: Allowed::default(),
        keymap: dhr::app::command::Keymap::default(),
        holidays: reference::bank_holidays().clone(),
        mouse: false,
        banner: String::new(),
    }
}

/// Somebody talking.
pub struct Desk {
    talk: Talk,
    pub performer: Performer,
    pub transcript: String,
    /// Holds the drafts; gone with the desk.
    _folder: tempfile::TempDir,
}

impl Desk {
    pub fn open() -> Self {
        Self::on(register(), context())
    }

    pub fn on(store: Store, cx: Context) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let performer = Performer::new(store, config(folder.path()), today());
        let (talk, out) = Talk::new(cx);
        let mut desk = Self { talk, performer, transcript: String::new(), _folder: folder };
        desk.carry_out(out);
        desk
    }

    /// Says lines one after the other; what was answered to the last comes back.
    pub fn say(&mut self, lines: &str) -> String {
        let mut answer = String::new();
        for line in lines.lines() {
            self.transcript.push_str(&format!("> {line}\n"));
            let out = self.talk.say(line);
            answer = self.carry_out(out);
        }
        answer
    }

    pub fn is_quitting(&self) -> bool {
        self.talk.is_quitting()
    }

    pub fn value(&self, name: &str, id: Id, field: &str) -> Value {
        self.performer.store.get(kind(name), id).unwrap().unwrap().get(field).clone()
    }

    fn carry_out(&mut self, out: Vec<Out>) -> String {
        let mut said = String::new();
        let mut stack: Vec<Out> = out.into_iter().rev().collect();
        while let Some(next) = stack.pop() {
            match next {
                Out::Line(text) => {
                    said.push_str(&text);
                    said.push('\n');
                }
                Out::Effect(effect) => {
                    if let Some(reply) = self.performer.perform(*effect) {
                        stack.extend(self.talk.reply(&reply).into_iter().rev());
                    }
                }
            }
        }
        self.performer.typed.pending.write().unwrap();
        let said = without_clock(&said);
        self.transcript.push_str(&said);
        said
    }
}

/// Times of day are not the same twice.
pub fn without_clock(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(' ') {
        let bare = piece.trim_end_matches([' ', ':', '.']);
        let is_time =
            bare.len() == 5 && bare.char_indices().all(|(at, c)| if at == 2 { c == ':' } else { c.is_ascii_digit() });
        out.push_str(&if is_time { piece.replace(bare, "HH:MM") } else { piece.to_owned() });
    }
    out
}
