//! Nine agencies' chronologies read, merged and looked at. Run with `cargo bench --bench chronology`.
//! The bound asked for: nine files of 2,000 rows merged within 2 s; screen work on 20,000 events instant.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::collections::HashSet;
use std::time::{Duration, Instant};

use dhr::domain::chronology::{
    Composite, Entry, Filter, LanePicture, Narrow, News, Scope, Whole, duplicates, figures, gaps, overview, renumber,
    same_incidents,
};
use dhr::domain::date::Date;
use dhr::domain::value::{Id, Ref};
use dhr::exchange::chronology::export::{docx, json, numbered, table};
use dhr::exchange::chronology::{AgencyName, Held, Imported, Known, Mapping, Options, import};
use dhr::exchange::read;
use dhr::exchange::sheet::Workbook;
use dhr::exchange::write::{csv, xlsx};

const AGENCIES: usize = 9;
const BOUND: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Register {
    events: Vec<Held>,
}

impl Known for Register {
    fn agencies(&self) -> Vec<AgencyName> {
        let one = |id: Id| AgencyName { id, name: format!("Agency number {id}"), others: Vec::new() };
        (1..).take(AGENCIES).map(one).collect()
    }
    fn mapping(&self, _: Id) -> Option<Mapping> {
        None
    }
    fn events(&self, agency: Id) -> Vec<Held> {
        let own = |held: &&Held| held.event.agency.as_ref().is_some_and(|link| link.id == agency);
        self.events.iter().filter(own).cloned().collect()
    }
}

/// A small generator of its own, so that every run has the same rows.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        let at = usize::try_from(self.roll(from.len() as u64)).unwrap_or(0);
        from.get(at).copied().unwrap_or_default()
    }
}

const WHO: [&str; 6] = ["Neighbour", "Sister", "Officer", "Nurse", "Caretaker", "Teacher"];
const DID: [&str; 8] = [
    "reports shouting",
    "visits at home",
    "writes to the landlord",
    "asks for help",
    "calls at night",
    "notes a bruise",
    "sees the children",
    "is told of threats",
];
const THEN: [&str; 6] = [
    "Both parties spoken to.",
    "No reply at the door.",
    "Referred to the conference.",
    "Letter sent.",
    "Advice given.",
    "Risk raised to high.",
];

fn file(dice: &mut Dice, agency: usize, rows: usize) -> Workbook {
    let mut text = format!("Agency number {agency}\nDate,Time,Event,Source,Person,Comment\n");
    for row in 0..rows {
        let (day, month, year) = (1 + dice.roll(28), 1 + dice.roll(12), 2012 + dice.roll(10));
        let date = match dice.roll(20) {
            0 => format!("c. {} {year}", dice.pick(&["March", "May", "October"])),
            1 => format!("{year}"),
            2 => format!("w/c {day}/{month}/{year}"),
            3 => format!("{} {year}", dice.pick(&["Summer", "early May", "Q3", "late"])),
            4 => "undated".to_owned(),
            5 => format!("31/02/{year}"),
            _ => format!("{day:02}/{month:02}/{year}"),
        };
        let time = if dice.roll(3) == 0 { format!("{:02}:{:02}", dice.roll(24), dice.roll(60)) } else { String::new() };
        let what = format!("{} {} of flat {}. {}", dice.pick(&WHO), dice.pick(&DID), dice.roll(400), dice.pick(&THEN));
        text.push_str(&format!("{date},{time},{what},Log {row},Both,\n"));
    }
    read::open_bytes(&format!("agency-{agency}.csv"), text.as_bytes()).unwrap()
}

fn time<T>(name: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work();
    let took = started.elapsed();
    println!("{name:<44} {took:>10.2?}");
    (done, took)
}

fn main() {
    // `cargo test --benches` runs this too; there it only has to start.
    let rows = if std::env::args().any(|argument| argument == "--test") { 50 } else { 2_000 };
    let mut dice = Dice(7);
    let (files, reading) = time("read nine text tables", || {
        (1..=AGENCIES).map(|agency| file(&mut dice, agency, rows)).collect::<Vec<_>>()
    });
    let options = Options::new(Ref::new(1, "DHR 1"), Date::constant(2026, 3, 27));
    let mut register = Register::default();
    let (first, importing) = time("import into an empty register", || import(&files, &options, &register).unwrap());
    let events: Vec<_> = first.files.iter().flat_map(Imported::rows).filter_map(|(_, row)| row.event.clone()).collect();
    for (id, mut event) in (1..).zip(events) {
        event.id = id;
        register.events.push(Held { event, archived: None });
    }
    // Rows that need attention are kept in the register too; of the events nothing may change.
    time("import the same nine again", || {
        let again = import(&files, &options, &register).unwrap();
        assert!(again.batch.changes.iter().all(|change| change.entity().name != "event"));
    });
    let mut other = Dice(99);
    let changed: Vec<_> = (1..=AGENCIES).map(|agency| file(&mut other, agency, rows)).collect();
    time("import nine files with every row rewritten", || {
        import(&changed, &options, &register).unwrap().batch.changes.len()
    });

    let scope = Scope { from: Some(Date::constant(2015, 1, 1)), to: Some(Date::constant(2021, 6, 14)), today: None };
    let entries = || register.events.iter().map(|held| Entry::of(held.event.clone())).collect::<Vec<_>>();
    let (all, merging) = time("composite in order", || Composite::new(entries(), scope));
    let (found, looking) = time("same incidents", || same_incidents(&all, &HashSet::new()));
    time("exact duplicates", || duplicates(&all).len());
    time("gaps over 5 days", || gaps(all.entries(), 5).len());
    time("figures by agency", || figures(&all).len());
    let words = Filter { words: "sister bruise".to_owned(), ..Filter::default() };
    time("filter by words", || words.apply(all.entries(), scope).len());
    time("numbers afresh", || renumber(&all).changes.len());
    for (width, height) in [(80, 24), (132, 43)] {
        let columns = LanePicture::columns(&all, width);
        time(&format!("lane picture {width}x{height}"), || {
            LanePicture::build(&all, None, columns, 90).to_lines(width, height, true).len()
        });
    }
    let news = || News {
        events: register.events.iter().map(|held| (held.event.clone(), None)).collect(),
        scope,
        ..News::default()
    };
    let (mut whole, _) = time("screen: the composite put together", || Whole::new(news()));
    let read = |text: &str| Narrow::read(text, &whole.composite().agencies()).0;
    let (plain, words, tagged) = (read(""), read("sister bruise"), read("agency:3 scope:in tag:chok"));
    for (name, narrow) in [("nothing", &plain), ("words", &words), ("terms", &tagged)] {
        time(&format!("screen: a key narrowing by {name}"), || {
            let view = whole.view(narrow);
            gaps(view.iter().filter_map(|at| whole.entries().get(*at)), 90).len() + view.len()
        });
    }
    let mut one = register.events.first().map(|held| held.event.clone()).unwrap_or_default();
    one.stage = dhr::domain::value::Code("3".to_owned());
    time("screen: one event tagged, worked in", || {
        whole.take(News { events: vec![(one, None)], scope, ..News::default() });
    });
    let mut other = register.events.get(9).map(|held| held.event.clone()).unwrap_or_default();
    other.what = "Neighbour reports shouting of flat 7. No reply at the door.".to_owned();
    time("screen: the words of one event changed", || {
        whole.take(News { events: vec![(other, None)], scope, ..News::default() });
    });
    time("screen: lanes, gaps and offers from memory", || overview(&whole, None, 78, true).picture.len());
    // Every account in nearly the same words, a few days apart: the worst there is to compare.
    let alike = register.events.iter().map(|held| {
        let mut event = held.event.clone();
        event.what = format!("Call to the flat, {} attends.", if event.id % 3 == 0 { "nobody" } else { "an officer" });
        (event, None)
    });
    let alike = News { events: alike.collect(), scope, ..News::default() };
    time("screen: put together, all in the same words", || Whole::new(alike).to_settle());
    let view = Filter::default().apply(all.entries(), scope);
    let out = numbered(&dhr::domain::chronology::numbers(&all), &view);
    time("out as JSON", || json(&out, scope).to_string().len());
    let (sheet, _) = time("out as a table", || table(&out, scope));
    time("out as CSV", || csv(&sheet, true).unwrap().len());
    time("out as Excel", || xlsx(&[sheet], "Chronology", None).unwrap().len());
    time("out as Word", || docx(&out, scope, "Chronology", "OFFICIAL-SENSITIVE").unwrap().len());

    let merged = reading + importing + merging + looking;
    let totals = first.totals();
    println!(
        "\n{} rows = {} events + {} attention + {} skipped; {} pairs offered",
        totals.rows,
        totals.events,
        totals.attention,
        totals.skipped,
        found.len()
    );
    let verdict = if merged <= BOUND { "within" } else { "BEYOND" };
    println!("read, import, order and same incidents: {merged:.2?}, {verdict} the {BOUND:?} asked for");
}
