//! The registers the benches measure on: invented, the same at every run, written through the store in large batches
//! and kept in target/bench-material, so that only the first run waits for them.

pub mod words;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use dhr::domain::change::Batch;
use dhr::domain::date::{Date, LooseDate};
use dhr::domain::entity::Entity;
use dhr::domain::journal::Who;
use dhr::domain::process::plan;
use dhr::domain::register::{ENTITIES, entity};
use dhr::domain::value::{Id, Value};
use dhr::store::{Mode, Options, Store, make_folder};

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// The day every bench works from.
pub const TODAY: &str = "2026-03-27";
/// Raised when the registers are to be made anew.
const EDITION: u32 = 2;
const AGENCIES: usize = 60;
/// Changes of one batch, about.
const BATCH: usize = 4_000;

/// How much a register holds.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub cases: usize,
    pub actions: usize,
    pub events: usize,
    pub people: usize,
    pub documents: usize,
    pub notes: usize,
    /// Every review is of the last two years and under way.
    pub running: bool,
}

impl Size {
    /// A large borough's files of many years: 20 actions and 100 events a case.
    pub const BOROUGH: Size = Size {
        cases: 2_000,
        actions: 40_000,
        events: 200_000,
        people: 6_000,
        documents: 4_000,
        notes: 2_000,
        running: false,
    };
    /// Far more cases than any office has, with as many actions and events in all as [`Size::BOROUGH`].
    pub const COUNTRY: Size = Size {
        cases: 100_000,
        actions: 40_000,
        events: 200_000,
        people: 100_000,
        documents: 4_000,
        notes: 2_000,
        running: false,
    };
    /// Reviews under way, with little else than their work plans ([`planned`]).
    pub const RUNNING: Size =
        Size { cases: 2_000, actions: 4_000, events: 0, people: 4_000, documents: 0, notes: 0, running: true };
    /// Only to see that everything starts.
    pub const TINY: Size =
        Size { cases: 40, actions: 400, events: 800, people: 80, documents: 40, notes: 40, running: false };
}

pub fn today() -> Date {
    Date::constant(2026, 3, 27)
}

pub fn moment() -> jiff::Timestamp {
    jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24 * 20_539)
}

pub fn who() -> Who {
    Who { uid: rustix::process::getuid().as_raw(), name: "bench".to_owned() }
}

pub fn folder() -> Outcome<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-material");
    if !folder.exists() {
        make_folder(&folder)?;
    }
    Ok(folder)
}

pub fn open(path: &Path) -> Outcome<Store> {
    Ok(Store::open(path, who(), Options::new(Mode::ReadWrite, moment(), today()))?)
}

/// A number that changes with the fields of the register, so that no file of an older layout is measured.
fn layout() -> u32 {
    let names = ENTITIES.iter().flat_map(|entity| entity.fields.iter().map(|field| (entity.name, field.name)));
    let bytes = names.flat_map(|(entity, field)| entity.bytes().chain(field.bytes()));
    bytes.fold(EDITION, |sum, byte| sum.wrapping_mul(16_777_619) ^ u32::from(byte))
}

/// The register of a size; made when it is not there yet.
pub fn register(size: Size) -> Outcome<PathBuf> {
    let folder = folder()?;
    let sort = if size.running { "running" } else { "register" };
    let path = folder.join(format!("{sort}-{}-{:08x}.db", size.cases, layout()));
    if path.exists() {
        return Ok(path);
    }
    let making = folder.join(format!("making-{}.db", size.cases));
    for tail in ["", "-wal", "-shm"] {
        let mut old = making.as_os_str().to_owned();
        old.push(tail);
        drop(fs::remove_file(old));
    }
    eprintln!("making a register of {} cases (once) ..", size.cases);
    let store = Store::open(&making, who(), Options::new(Mode::Create, moment(), today()))?;
    fill(&store, size)?;
    drop(store);
    fs::rename(&making, &path)?;
    Ok(path)
}

/// Running reviews, each with the whole default work plan.
pub fn planned() -> Outcome<PathBuf> {
    let path = folder()?.join(format!("planned-{:08x}.db", layout()));
    if path.exists() {
        return Ok(path);
    }
    let bare = register(Size::RUNNING)?;
    let store = open(&bare)?;
    let template = plan::default().map_err(|_| "the default plan cannot be read")?;
    let holidays = dhr::reference::bank_holidays();
    let mut plans = Vec::new();
    store.dossiers(&store.cases()?, &mut |dossier| {
        plans.push(plan::lay(&template, &dossier, dossier.case.decided.unwrap_or(today()), &[], holidays));
    })?;
    for batch in &plans {
        store.apply(batch, moment())?;
    }
    drop(store);
    fs::rename(&bare, &path)?;
    Ok(path)
}

/// A mailbox of as many mails as there are cases, about as long as a row of the register.
pub fn mailbox(mails: usize) -> Outcome<PathBuf> {
    let path = folder()?.join(format!("mails-{mails}-{EDITION}.mbox"));
    if !path.exists() {
        let mut text = String::new();
        for n in 0..mails {
            let day = n % 28 + 1;
            text.push_str(&format!(
                "From sender@example.invalid Mon Jan {day:2} 10:00:00 2024\nDate: Mon, {day} Jan 2024 10:00:00 +0000\n\
                 From: {} <sender{n}@example.invalid>\nTo: dhr@example.invalid\nSubject: {} {}\n\
                 Message-ID: <{n}@example.invalid>\n\n{}\n\n",
                words::agency(n),
                words::reference(n),
                words::title(n),
                words::sentence(n),
            ));
        }
        fs::write(&path, text)?;
    }
    Ok(path)
}

/// One line for each case, as the list shows it: what pagers, editors and pickers are given.
pub fn lines(cases: usize) -> Outcome<PathBuf> {
    let path = folder()?.join(format!("lines-{cases}-{EDITION}.txt"));
    if !path.exists() {
        let mut text = String::new();
        for n in 0..cases {
            text.push_str(&format!("{}  {}  {}\n", words::reference(n), words::stage(n), words::title(n)));
        }
        fs::write(&path, text)?;
    }
    Ok(path)
}

/// Writes batches of the size the store is used to.
struct Hand<'s> {
    store: &'s Store,
    batch: Batch,
}

impl Hand<'_> {
    fn add(&mut self, entity: &'static Entity, values: Vec<(&'static str, Value)>) -> Id {
        self.batch.add(entity, values)
    }

    fn save(&mut self) -> Outcome<()> {
        let batch = std::mem::replace(&mut self.batch, Batch::new("made for the benches"));
        if !batch.is_empty() {
            self.store.apply(&batch, moment())?;
        }
        Ok(())
    }
}

fn kind(name: &str) -> Outcome<&'static Entity> {
    Ok(entity(name).ok_or_else(|| format!("there is no {name}"))?)
}

fn fill(store: &Store, size: Size) -> Outcome<()> {
    let mut hand = Hand { store, batch: Batch::new("made for the benches") };
    let agency = kind("agency")?;
    for n in 0..AGENCIES {
        hand.add(agency, vec![("name", Value::text(words::agency(n))), ("sector", Value::code("police"))]);
    }
    hand.save()?;
    for n in 0..size.cases {
        case(&mut hand, size, n)?;
        if hand.batch.changes.len() >= BATCH {
            hand.save()?;
        }
    }
    hand.save()
}

/// A case and its share of everything.
fn case(hand: &mut Hand<'_>, size: Size, n: usize) -> Outcome<()> {
    let spread = words::spread(n);
    let notified = if size.running { words::day(n, 2024, 2) } else { words::day(n, 2011, 15) };
    let mut values = vec![
        ("reference", Value::text(words::reference(n))),
        ("title", Value::text(words::title(n))),
        ("stage", Value::code(if size.running { "panel_running" } else { words::stage(n) })),
        ("csp", Value::text("Northfield and Wold")),
        ("lead", Value::text(["amira", "bethan", "colin"][spread % 3])),
        ("next_step", Value::text(words::action(n))),
        ("notified", notified.into()),
        ("attention", notified.into()),
        ("decided", words::later(notified, 25).into()),
        ("agreed_due", words::later(notified, 208).into()),
        ("remarks", Value::text(words::sentence(n))),
    ];
    if notified.year() < 2025 && !size.running {
        values.push(("completed", words::later(notified, 300).into()));
    }
    let case = hand.add(kind("case")?, values);
    let link = || Value::link(case, "");
    for m in share(size.people, size.cases, n) {
        let (role, name) = [("victim", "Adult A"), ("perpetrator", "Adult B"), ("child", "Child C")][m % 3];
        let values = vec![("case", link()), ("role", Value::code(role)), ("pseudonym", Value::text(name))];
        hand.add(kind("person")?, values);
    }
    for m in share(size.actions, size.cases, n) {
        let due = words::day(m, 2012, 16);
        let done = due < today() && words::spread(m) % 100 >= 8;
        let mut values = vec![
            ("case", link()),
            ("number", Value::text(format!("{}", m % 20 + 1))),
            ("what", Value::text(words::action(m))),
            ("agency", Value::link(i64::try_from(words::spread(m) % AGENCIES)? + 1, "")),
            ("due", due.into()),
            ("rag", Value::code(if done { "blue" } else { "amber" })),
            ("progress", Value::code(if done { "evidenced" } else { "on_track" })),
            ("latest", Value::text(words::sentence(m))),
        ];
        if done {
            values.push(("completed", words::later(due, 20).into()));
        }
        hand.add(kind("action")?, values);
    }
    for m in share(size.events, size.cases, n) {
        let values = vec![
            ("case", link()),
            ("when", LooseDate::day(words::day(m, 2008, 17)).into()),
            ("what", Value::text(words::sentence(m))),
            ("source", Value::text("Records of the agency")),
            ("agency", Value::link(i64::try_from(words::spread(m) % AGENCIES)? + 1, "")),
        ];
        hand.add(kind("event")?, values);
    }
    for m in share(size.documents, size.cases, n) {
        let kind_of = ["NOT", "ACK"][m % 2];
        let values = vec![("case", link()), ("kind", Value::code(kind_of)), ("title", Value::text(words::title(m)))];
        hand.add(kind("document")?, values);
    }
    for m in share(size.notes, size.cases, n) {
        let values = vec![
            ("case", link()),
            ("when", words::day(m, 2015, 10).into()),
            ("subject", Value::text(words::title(m))),
            ("what", Value::text(words::sentence(m))),
        ];
        hand.add(kind("note")?, values);
    }
    Ok(())
}

/// Which of `all` things belong to case `n` of `cases`.
fn share(all: usize, cases: usize, n: usize) -> std::ops::Range<usize> {
    n * all / cases..(n + 1) * all / cases
}
