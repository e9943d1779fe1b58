//! What Today says of a review is kept until something else is to be said: on every day it is said to hold it must be
//! what the engine says on that day, whatever is on file, and the day after is worked out anew.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use dhr::config::{Config, Environment};
use dhr::domain::change::{Batch, Change};
use dhr::domain::date::{Date, LooseDate};
use dhr::domain::entity::Entity;
use dhr::domain::field::Kind;
use dhr::domain::listing::Listing;
use dhr::domain::process::today::{self, Line, Sheet, Whose};
use dhr::domain::process::{Dossier, wording::plus_days};
use dhr::domain::query::Context;
use dhr::domain::register::entity;
use dhr::domain::value::{Fact, Id, Value};
use dhr::store::{Mode, Store};
use dhr::term::today::TodayLines;
use proptest::prelude::*;

use super::borough::{TODAY, open, opened};

type Reviews = Vec<(Dossier, Vec<(&'static Entity, Id)>)>;

/// Every review of the invented borough, with what is filed under it.
fn reviews() -> &'static Reviews {
    static REVIEWS: OnceLock<Reviews> = OnceLock::new();
    REVIEWS.get_or_init(|| {
        let (_folder, store) = opened();
        let mut filed: BTreeMap<Id, Vec<(&'static Entity, Id)>> = BTreeMap::new();
        for kind in Dossier::KINDS.iter().filter_map(|name| entity(name)) {
            for record in store.rows(&Listing::of(kind)).unwrap() {
                filed.entry(record.case().unwrap_or_default()).or_default().push((kind, record.id));
            }
        }
        let mut found = Vec::new();
        let mut add = |dossier: Dossier| {
            let own = filed.remove(&dossier.case.id).unwrap_or_default();
            found.push((dossier, own));
        };
        store.dossiers(&store.cases().unwrap(), &mut add).unwrap();
        found
    })
}

/// A value of a field, as the numbers have it; none for what Today does not work with.
fn value(kind: Kind, pick: usize, days: i64) -> Option<Value> {
    if pick.is_multiple_of(7) {
        return Some(Value::Missing);
    }
    let date = plus_days(TODAY, days);
    Some(match kind {
        Kind::Date => date.into(),
        Kind::Loose => LooseDate::day(date).into(),
        Kind::Choice(list) => Value::code(list.terms.get(pick % list.terms.len().max(1))?.code),
        Kind::Choices(list) => Value::Codes(vec![list.terms.get(pick % list.terms.len().max(1))?.code.to_owned()]),
        Kind::Fact => Value::Fact(if pick.is_multiple_of(2) { Fact::Yes } else { Fact::No }),
        Kind::Number => Value::Number(i64::try_from(pick % 4).ok()?),
        _ => return None,
    })
}

type Edit = (bool, usize, usize, i64);

/// A review after some things were entered, changed and left out at random.
fn edited((dossier, filed): &(Dossier, Vec<(&'static Entity, Id)>), edits: &[Edit]) -> Dossier {
    let mut batch = Batch::new("anything");
    for (adds, which, pick, days) in edits {
        if *adds {
            let kinds: Vec<&Entity> = Dossier::KINDS.iter().skip(1).filter_map(|name| entity(name)).collect();
            let kind = kinds[which % kinds.len()];
            let fields = kind.fields.iter().enumerate().filter(|(at, _)| !(at + pick).is_multiple_of(3));
            let mut values: Vec<(&'static str, Value)> = fields
                .filter_map(|(at, field)| {
                    let (pick, at) = (pick + at * 13, i64::try_from(at).ok()?);
                    Some((field.name, value(field.kind, pick, days + at * 17 % 120 - 60)?))
                })
                .collect();
            values.push(("case", Value::link(dossier.case.id, "")));
            batch.add(entity(kind.name).unwrap(), values);
        } else {
            let (kind, id) = filed[which % filed.len()];
            let fields = kind.fields.iter().filter(|field| value(field.kind, 1, 0).is_some());
            let fields: Vec<_> = fields.collect();
            let Some(field) = fields.get(pick % fields.len().max(1)) else { continue };
            let new = value(field.kind, pick / fields.len().max(1), *days).unwrap();
            batch.changes.push(Change::Set { entity: kind, id, field: field.name, base: Value::Missing, new });
        }
    }
    dossier.after(&batch)
}

fn holds_as_said(dossier: &Dossier, today: Date) -> Result<(), TestCaseError> {
    let holidays = dhr::reference::bank_holidays();
    let sheet = Sheet::of(dossier, today, holidays);
    prop_assert!(sheet.holds_on(today));
    let near = [today, sheet.first, sheet.last].into_iter().flat_map(|day| (-8..=8).map(move |by| plus_days(day, by)));
    let far = (-12..=12).map(|by| plus_days(today, by * 23));
    for day in near.chain(far).filter(|day| sheet.holds_on(*day)) {
        // Before the year 1 and after 9999 dates have no days between them.
        if !(1900..3000).contains(&day.year()) {
            continue;
        }
        let kept: Vec<Line> = sheet.lines.iter().map(|line| line.on(day)).collect();
        prop_assert_eq!(kept, today::lines_of(dossier, day, holidays), "worked out on {}, read on {}", today, day);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_of_a_review_is_what_the_engine_says_on_every_day_it_holds(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<bool>(), 0..10_000_usize, 0..10_000_usize, -400..400_i64), 0..12),
        days in -300..500_i64,
    ) {
        let review = which.get(reviews());
        holds_as_said(&edited(review, &edits), plus_days(TODAY, days))?;
    }
}

#[test]
fn what_is_kept_of_the_borough_holds_as_said_on_every_day_of_a_year() {
    for (dossier, _) in reviews() {
        let (mut day, end) = (TODAY, plus_days(TODAY, 400));
        while day < end {
            let sheet = Sheet::of(dossier, day, dhr::reference::bank_holidays());
            holds_as_said(dossier, day).unwrap();
            day = plus_days(sheet.last.min(end), 1);
        }
    }
}

#[test]
fn few_reviews_are_worked_out_anew_on_a_new_day() {
    let (_folder, store) = opened();
    let kept = |day| TodayLines::new(&Config::load(Environment::default(), &[]).unwrap(), day);
    kept(TODAY).read(&store, Some(Whose::All), 1).unwrap();
    let (mut worked_out, days) = (0, 60);
    for by in 1..=days {
        let mut lines = kept(plus_days(TODAY, by));
        worked_out += lines.begin(&store).unwrap();
        lines.read(&store, Some(Whose::All), 1).unwrap();
    }
    let cases = store.cases().unwrap().len();
    let all = cases * usize::try_from(days).unwrap();
    assert!(worked_out > 0 && worked_out * 4 < all, "{worked_out} of {all}");
}

/// What the engine says of every review as it lies in the store on a day.
fn whole(store: &Store, day: Date) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |dossier| lines.extend(today::lines_of(&dossier, day, dhr::reference::bank_holidays()));
    store.dossiers(&store.cases().unwrap(), &mut add).unwrap();
    today::sort(&mut lines);
    lines
}

fn all(store: &Store, day: Date) -> Vec<Line> {
    let config = Config::load(Environment::default(), &[]).unwrap();
    TodayLines::new(&config, day).read(store, Some(Whose::All), usize::MAX).unwrap().lines
}

/// Lines in an order of their own: those alike in section, harm, days and case stand as they were worked out.
fn sorted(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|line| format!("{line:?}"));
    lines
}

#[test]
fn days_and_edits_in_any_order_leave_what_the_engine_says() {
    let (folder, mine) = opened();
    let theirs = open(&folder.path().join("register.db"), Mode::ReadWrite, 2);
    let cases = mine.cases().unwrap();
    let mut n = 7_usize;
    let mut next = |below: usize| {
        n = n.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
        (n >> 8) % below
    };
    let mut day = TODAY;
    for _ in 0..40 {
        let store = if next(2) == 0 { &mine } else { &theirs };
        match next(4) {
            0 => {
                let case = cases[next(cases.len())];
                let record = store.get(entity("case").unwrap(), case).unwrap().unwrap();
                let field = ["agreed_due", "decided", "completed", "publication_planned"][next(4)];
                let new = plus_days(day, i64::try_from(next(60)).unwrap() - 30).into();
                let mut batch = Batch::new("moved a date");
                let base = record.get(field).clone();
                batch.changes.push(Change::Set { entity: entity("case").unwrap(), id: case, field, base, new });
                store.apply(&batch, jiff::Timestamp::UNIX_EPOCH).unwrap();
            }
            1 => {
                store.undo(jiff::Timestamp::UNIX_EPOCH).ok();
            }
            2 => day = plus_days(day, -2),
            _ => day = plus_days(day, i64::try_from(next(9)).unwrap()),
        }
        let store = if next(2) == 0 { &mine } else { &theirs };
        // Words that the store makes, such as what a record is called, must not tell the day either.
        store.set_context(Context::new(day));
        let (kept, engine) = (all(store, day), whole(store, day));
        let places = |lines: &[Line]| -> Vec<_> {
            lines.iter().map(|line| (line.section, line.harm, line.days, line.case.id)).collect()
        };
        assert_eq!(places(&kept), places(&engine), "{day}");
        assert_eq!(sorted(kept), sorted(engine), "{day}");
    }
}
