//! Narrowing by held words finds exactly what walking every record finds.

use super::super::words::LONG;
use super::*;
use crate::domain::listing::{Archived, Listing};
use crate::domain::query::parse;
use crate::domain::register::entity;

const LEADS: [&str; 3] = ["amara.okoro", "Caffi\u{301}", "priya shah"];
const STAGES: [&str; 4] = ["notified", "scoping", "decision_due", "not_proceeding"];

/// A register with more cases than are walked at every letter.
fn long() -> Store {
    let store = Store::memory(who(1), today()).unwrap();
    let cases = entity("case").unwrap();
    let mut batch = Batch::new("cases");
    for n in 0..usize::try_from(LONG).unwrap() + 100 {
        let mut values = vec![("reference", Value::text(format!("DHR-{:05}", n * 7919 % 20_011)))];
        values.push(("title", Value::text(format!("{} Road {}", ["Mill", "Saltmarsh", "Ŵ lôn"][n % 3], n % 40))));
        values.push(("lead", Value::text(LEADS[n % 3])));
        values.push(("stage", Value::code(STAGES[n % 4])));
        batch.add(cases, values);
    }
    save(&store, &batch, 0);
    store
}

fn list(text: &str) -> Listing {
    let cases = entity("case").unwrap();
    Listing::of(cases).query(parse(text, cases).0).window(0, 9)
}

fn gathered(store: &Store, list: &Listing) {
    store.gather_words(list).unwrap();
    while store.is_gathering_words() {
        store.gather_more_words().unwrap();
    }
}

/// What walking finds.
fn walked(store: &Store, listing: &Listing) -> Vec<Id> {
    let ids = store.matching(listing).unwrap();
    store.in_order(listing, &ids).unwrap()
}

/// The held words tell what walking tells: how many, where a record lies, and what the window holds.
#[track_caller]
fn agrees(store: &Store, listing: &Listing) {
    let all = walked(store, listing);
    for keep in [None, all.get(all.len() / 2).copied(), Some(1)] {
        let mut window = listing.clone();
        let held = store.held(&mut window, keep).unwrap().expect("words are held");
        let kept = keep.and_then(|keep| all.iter().position(|id| *id == keep));
        let seen: Vec<Id> = all.iter().copied().skip(window.offset).take(window.limit).collect();
        assert_eq!((held.total, held.kept, held.ids), (all.len(), kept, seen), "{}", listing.query);
        assert!(kept.is_none_or(|place| (window.offset..window.offset + window.limit).contains(&place)));
    }
}

#[test]
fn held_words_find_what_walking_finds_letter_by_letter_and_word_by_word() {
    let store = long();
    let typed = ["saltmarsh", "w lon -scoping", "decision", "caffi mill", "dhr-0001", "-road", "\"h r\"", "xq"];
    for (base, typed) in [("", &typed[..]), ("stage:scoping sort:lead", &["mill"])] {
        gathered(&store, &list(base));
        for typed in typed {
            for end in (1..=typed.len()).step_by(2) {
                let begun = typed.get(..end).unwrap();
                let listing = list(&format!("{base} {begun}"));
                if !listing.query.words.is_empty() {
                    agrees(&store, &listing);
                }
            }
        }
    }
}

#[test]
fn letters_taken_back_find_again_what_they_found() {
    let store = long();
    gathered(&store, &list(""));
    let typed = ["m", "mi", "mil", "mi", "m", "me", "m", "m -mill", "m", "s", "5", "-5", "dhr 0", "0 dhr", "ŵ", "d"];
    for typed in typed {
        agrees(&store, &list(typed));
    }
}

#[test]
fn another_list_and_a_changed_register_are_walked() {
    let store = long();
    gathered(&store, &list(""));
    assert!(store.held(&mut list("mill"), None).unwrap().is_some());
    assert_eq!(store.held(&mut Listing { archived: Archived::Show, ..list("mill") }, None).unwrap(), None);
    gathered(&store, &list(""));
    let cases = entity("case").unwrap();
    let mut batch = Batch::new("one more");
    batch.push(Change::Archive { entity: cases, id: 1, why: "a mistake".to_owned() });
    save(&store, &batch, 1);
    assert_eq!(store.held(&mut list("mill"), None).unwrap(), None);
    assert!(!store.is_gathering_words());
}

#[test]
fn a_change_between_two_slices_gives_the_words_up() {
    let store = long();
    store.gather_words(&list("")).unwrap();
    store.gather_more_words().unwrap();
    let mut batch = Batch::new("one more");
    batch.add(entity("case").unwrap(), vec![("reference", Value::text("DHR-new"))]);
    save(&store, &batch, 1);
    while store.is_gathering_words() {
        store.gather_more_words().unwrap();
    }
    assert_eq!(store.held(&mut list("new"), None).unwrap(), None);
    assert_eq!(store.page(list("new"), None).unwrap().total, 1);
}

#[test]
fn a_short_list_is_not_held() {
    let store = Store::memory(who(1), today()).unwrap();
    store.gather_words(&list("")).unwrap();
    assert!(!store.is_gathering_words());
}
