use super::*;
use crate::domain::entity::Entity;
use crate::domain::register::entity;

const LABELS: [&str; 11] = [
    "DHR-2019-04 Croydon",
    "DHR-2020-04 Station Road",
    "Update referral pathway, Croydon",
    "Siân Davies",
    "SIA\u{302}N WILLIAMS",
    "Heinrich MÜLLER",
    "Women\u{2019}s Aid",
    "Northfield Health Trust",
    "Housing Association",
    "A strategy for the housing of adults, then health",
    "Imran Rahman",
];

fn case() -> &'static Entity {
    entity("case").unwrap()
}

fn index() -> Index {
    Index::new((1..).zip(LABELS).map(|(id, label)| (case(), id, label)))
}

fn found(query: &str) -> Vec<String> {
    index().search(query, 20).1.into_iter().map(|hit| hit.label).collect()
}

#[test]
fn words_are_found_in_any_order_and_all_of_them() {
    assert_eq!(found("dhr 2019 04"), ["DHR-2019-04 Croydon"]);
    assert_eq!(found("04 croydon 2019"), ["DHR-2019-04 Croydon"]);
    assert_eq!(found("referral croydon"), ["Update referral pathway, Croydon"]);
    assert_eq!(found("croydon nowhere"), Vec::<String>::new());
    assert_eq!(found("  "), Vec::<String>::new());
}

#[test]
fn accents_capitals_and_quotes_do_not_matter_on_either_side() {
    assert_eq!(found("sian"), ["Siân Davies", "SIA\u{302}N WILLIAMS"]);
    assert_eq!(found("SIÂN wil"), ["SIA\u{302}N WILLIAMS"]);
    for query in ["muller", "MULLER", "müller", "mu\u{308}ller"] {
        assert_eq!(found(query), ["Heinrich MÜLLER"], "{query}");
    }
    assert_eq!(found("women's"), ["Women\u{2019}s Aid"]);
    assert_eq!(found("women\u{2019}s"), ["Women\u{2019}s Aid"]);
}

#[test]
fn letters_in_order_are_found_only_close_together_from_the_start_of_a_word() {
    assert_eq!(found("hlth"), ["Northfield Health Trust", "A strategy for the housing of adults, then health"]);
    assert_eq!(found("stn rd"), ["DHR-2020-04 Station Road"]);
    assert_eq!(found("nrthf"), ["Northfield Health Trust"]);
    assert_eq!(found("sfa"), Vec::<String>::new());
    assert_eq!(found("zzz"), Vec::<String>::new());
}

#[test]
fn whole_words_beat_beginnings_and_these_beat_the_inside_and_letters() {
    let order = ["imr", "IMR request", "send imr", "an imrequest", "limrick", "in my room"];
    let points: Vec<i64> = order.iter().map(|label| score("imr", label).unwrap()).collect();
    assert!(points.windows(2).all(|pair| pair[0] > pair[1]), "{points:?}");
    assert_eq!(score("imr", "nothing of it"), None);
    assert_eq!(score("", "anything").map(|points| points <= 0), Some(true));
}

#[test]
fn among_equals_the_recent_come_first() {
    let items = [("Go to cases", 0), ("Go to panel", 7), ("Go to notes", 9), ("Archive", 0)];
    assert_eq!(ranked("go", items), [2, 1, 0]);
    assert_eq!(ranked("cases", items), [0]);
    assert_eq!(ranked("", [("b", 0), ("a", 3), ("c", 0)]), [1, 0, 2]);
}

#[test]
fn what_was_typed_is_marked_in_the_label_as_it_was() {
    for (query, marked) in [
        ("sian", vec!["Siân", "SIA\u{302}N"]),
        ("2019 dhr", vec!["DHR", "2019"]),
        ("hlth", vec!["H", "lth", "h", "lth"]),
    ] {
        let (_, hits) = index().search(query, 20);
        let parts: Vec<String> = hits
            .iter()
            .flat_map(|hit| hit.positions.iter().map(|range| hit.label.get(range.clone()).unwrap().to_owned()))
            .collect();
        assert_eq!(parts, marked, "{query}");
    }
}

#[test]
fn narrowing_key_by_key_finds_what_a_fresh_search_finds() {
    let mut typing = index();
    let query = "dhr 2019 cro";
    for end in (1..=query.len()).chain((1..query.len()).rev()) {
        let part = query.get(..end).unwrap();
        assert_eq!(typing.search(part, 20), index().search(part, 20), "{part}");
    }
}

/// 2,000 cases, 40,000 actions and some people, with labels as long as are kept.
fn borough() -> Index {
    let case = case();
    let (action, person) = (entity("action").unwrap(), entity("person").unwrap());
    let cases = (1..=2_000).map(|id| (case, id, format!("DHR-20{:02}-{:03} Station Road {id}", id % 26, id % 999)));
    let actions = (1..=40_000).map(|id| {
        (action, id, format!("DHR-20{:02}-{:03} {id} Review the referral pathway for adult care", id % 26, id % 999))
    });
    let people = (1..=300).map(|id| (person, id, format!("Siân Davies {id}")));
    Index::new(cases.chain(actions).chain(people))
}

#[test]
fn a_boroughs_labels_lie_in_under_five_megabytes_and_searching_adds_little() {
    let mut index = borough();
    assert_eq!(index.len(), 42_300);
    let before = index.weight();
    assert!(before < 5_000_000, "{before}");
    for typed in ["r", "re", "road 12", "xq"] {
        index.search(typed, 60);
    }
    assert!(index.weight() < before + 300_000, "{}", index.weight());
}

#[test]
fn the_count_is_of_all_that_fit_and_the_hits_are_the_best() {
    let mut index = borough();
    let (count, hits) = index.search("pathway", 5);
    assert_eq!((count, hits.len()), (COUNTED, 5));
    let (count, hits) = index.search("sian 299", 5);
    assert_eq!((count, hits[0].label.as_str()), (1, "Siân Davies 299"));
}

#[test]
fn labels_past_those_that_are_scored_are_counted_as_far_as_anybody_reads() {
    let mut index = borough();
    let folded: Vec<String> = (1..=2_000)
        .map(|id| format!("dhr-20{:02}-{:03} station road {id}", id % 26, id % 999))
        .chain((1..=40_000).map(|id| {
            let (year, number) = (id % 26, id % 999);
            format!("dhr-20{year:02}-{number:03} {id} review the referral pathway for adult care")
        }))
        .chain((1..=300).map(|id| format!("sian davies {id}")))
        .collect();
    for typed in ["w", "79", "r-2", "791", "dhr 79", "pathway dhr 7", "station dhr"] {
        let holds = |label: &&String| typed.split(' ').all(|word| label.contains(word));
        assert_eq!(index.search(typed, 60).0, folded.iter().filter(holds).count().min(COUNTED), "{typed}");
    }
}

#[test]
fn letters_near_each_other_are_found_wherever_a_word_begins() {
    let mut index = index();
    for (query, label) in [
        ("crydn", "DHR-2019-04 Croydon"),
        ("aid wmn", "Women\u{2019}s Aid"),
        ("mllr hein", "Heinrich MÜLLER"),
        ("trst nrthfld", "Northfield Health Trust"),
        ("2020 sttn", "DHR-2020-04 Station Road"),
    ] {
        let found: Vec<String> = index.search(query, 20).1.into_iter().map(|hit| hit.label).collect();
        assert!(found.iter().any(|own| own == label), "{query}: {found:?}");
    }
}
