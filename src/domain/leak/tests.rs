use super::*;
use proptest::prelude::*;
use std::ops::ControlFlow;

fn key() -> Key {
    let entries = [
        ("Victim", EntryKind::FullName, "Gwenllian Whittlesham"),
        ("Victim", EntryKind::Address, "14 Marsh Lane, Thornbridge, TQ12 3AB"),
        ("Victim", EntryKind::DateOfBirth, "12/03/1984"),
        ("Mother", EntryKind::Relative, "Rose Whittlesham"),
        ("Perpetrator", EntryKind::FullName, "Mark O'Donoghue"),
        ("Perpetrator", EntryKind::Initials, "MOD"),
    ];
    Key {
        entries: entries.into_iter().map(|(person, kind, value)| KeyEntry::new(person, kind, value)).collect(),
        allowed: vec!["Fern".to_owned(), "Rose".to_owned(), "Ruth Whittlesham-Price".to_owned()],
    }
}

fn scan(text: &str) -> Vec<Finding> {
    Scanner::new(&key()).scan([Passage::new("body, paragraph 1", text)])
}

fn found(text: &str) -> Vec<String> {
    scan(text).into_iter().map(|finding| format!("{}|{}", finding.text, finding.person)).collect()
}

#[test]
fn a_finding_says_where_who_and_why() {
    let text = "The note says:\nSiân met Gwenllian\u{a0}Whittlesham\u{2019}s aunt.";
    let findings = scan(text);
    assert_eq!(findings.len(), 1);
    let finding = &findings[0];
    assert_eq!((finding.offset, finding.length), (24, 23));
    assert_eq!((finding.person.as_str(), finding.certainty), ("Victim", Certainty::High));
    assert_eq!(finding.context, "The note says: Siân met Gwenllian Whittlesham\u{2019}s aunt.");
    let json = serde_json::to_value(finding).unwrap();
    assert_eq!((json["where"].as_str(), json["kind"].as_str()), (Some("body, paragraph 1"), Some("name")));
}

#[test]
fn a_shared_surname_names_everybody_it_fits() {
    let findings = scan("They met Whittlesham at the door.");
    assert_eq!((findings[0].person.as_str(), findings[0].also.as_slice()), ("Victim", &["Mother".to_owned()][..]));
}

#[test]
fn a_name_that_may_stand_is_left_but_not_inside_a_longer_one() {
    assert!(found("Later Fern told the panel.").is_empty());
    assert!(found("The chair, Ruth Whittlesham-Price, agreed.").is_empty());
    assert_eq!(found("They met Rose Whittlesham there."), ["Rose Whittlesham|Mother"]);
}

#[test]
fn a_pseudonym_that_is_a_real_name_as_well_does_not_switch_its_search_off() {
    assert_eq!(key().clashes(), ["Rose"]);
    assert_eq!(found("Later Rose told the panel."), ["Rose|Mother"]);
}

#[test]
fn a_sort_of_place_tells_nothing() {
    for sort in ["At home", "Home address", "Kitchen", "hospital", "In the garden", "Family home", "Not known"] {
        assert!(!is_telling_place(sort), "{sort}");
    }
    for place in ["12 Elm Road", "Thornbridge", "Elmfield Hospital", "the Quarry at Netherwick"] {
        assert!(is_telling_place(place), "{place}");
    }
}

#[test]
fn a_larger_finding_covers_its_parts() {
    assert_eq!(
        found("She lived at 14 Marsh Lane, Thornbridge, TQ12 3AB."),
        ["14 Marsh Lane, Thornbridge, TQ12 3AB|Victim"]
    );
}

#[test]
fn apostrophes_and_spaces_in_surnames_do_not_hide_them() {
    for text in ["met Mark ODonoghue", "met Mark O\u{2019}Donoghue", "met M. O'donoghue", "met MOD twice"] {
        assert_eq!(scan(text).len(), 1, "{text}: {:?}", scan(text));
    }
}

#[test]
fn an_unlisted_number_is_found_only_when_asked() {
    let text = "Ring 07700 900999, write to kim@example.net in ZE3 9XX, NHS 943 476 5919.";
    assert!(scan(text).is_empty());
    let findings = Scanner::new(&key()).with_unlisted().scan([Passage::new("", text)]);
    let kinds: Vec<_> = findings.iter().map(|finding| finding.kind.to_string()).collect();
    let wanted =
        ["telephone number", "e-mail address", "postcode", "NHS number"].map(|kind| format!("unlisted {kind}"));
    assert_eq!(kinds, wanted);
}

#[test]
fn a_dismissed_finding_stays_dismissed_when_its_paragraph_moves() {
    let first = scan("At the inquest Gwenllian was named.");
    let dismissal = Dismissal { fingerprint: first[0].fingerprint(), reason: "agreed with the family".to_owned() };
    let moved = Scanner::new(&key()).scan([
        Passage::new("body, paragraph 1", "Something new."),
        Passage::new("body, paragraph 2", "At the inquest  Gwenllian was named."),
        Passage::new("body, paragraph 3", "Elsewhere Gwenllian was named as well."),
    ]);
    let (standing, dismissed) = apply_dismissals(moved, &[dismissal]);
    assert_eq!((standing.len(), dismissed.len()), (1, 1));
    assert_eq!(dismissed[0].1, "agreed with the family");
}

#[test]
fn a_long_scan_can_be_broken_off_and_counts_on_across_pieces() {
    let text = "A plain line of é.\n".repeat(20_000) + "Gwenllian Whittlesham";
    let scanner = Scanner::new(&key());
    let mut calls = 0;
    let findings = scanner
        .scan_watched([Passage::new("", text.as_str())], |_| {
            calls += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(calls > 4);
    assert_eq!(findings[0].offset, 19 * 20_000);
    assert!(scanner.scan_watched([Passage::new("", text)], |_| ControlFlow::Break(())).is_none());
}

proptest! {
    #[test]
    fn any_text_is_scanned_and_offsets_hold(text in "[\\s\\S]{0,60}|([A-Za-zÀ-ÿ0-9'@.,/ -]|Mark|TQ12|\u{ad}|\n){0,40}") {
        for finding in Scanner::new(&key()).with_unlisted().scan([Passage::new("", text.as_str())]) {
            let at: String = text.chars().skip(finding.offset).take(finding.length).collect();
            prop_assert_eq!(at, finding.text);
        }
    }

    #[test]
    fn sentences_around_lose_no_finding(before in "[A-Za-z ,]{0,30}", after in "[A-Za-z ,]{0,30}", which in 0usize..5) {
        let inner = ["Gwenllian said no.", "At 14 Marsh Lane.", "Born 12.3.84.", "Call Mark O'Donoghue.", "See Whittelsham there."][which];
        let count = |text: &str| scan(text).iter().any(|finding| inner.contains(finding.text.as_str()));
        prop_assert!(count(inner));
        let framed = format!("{before}.\n\n{inner}\n\n{after}");
        prop_assert!(count(&framed));
    }
}

#[test]
fn a_judgement_rests_on_the_own_sentence_and_not_on_its_neighbours() {
    let first = scan("12,At the inquest Gwenllian was named.,Log 3\n13,Nothing.,Log 4\n");
    let dismissal = Dismissal { fingerprint: first[0].fingerprint(), reason: "agreed".to_owned() };
    let later = scan("12,Another row.,Log 3\n13,At the inquest Gwenllian was named.,Log 3\n14,Quite another.,Log 9\n");
    assert_eq!(apply_dismissals(later, std::slice::from_ref(&dismissal)).0.len(), 0);
    let other = scan("12,At the hearing Gwenllian was named.,Log 3\n");
    assert_eq!(apply_dismissals(other, &[dismissal]).0.len(), 1);
}

fn household() -> Scanner {
    let entries = [
        ("Fern", "Siân Okonkwo"),
        ("Adam", "Will Marsh"),
        ("Child 1", "Zoë Marsh"),
        ("Marian", "Rose Whittle"),
        ("Ken", "Kim Banks"),
        ("Lea", "Dawn Field"),
        ("May", "Amelia Wood"),
        ("Jo", "Jade Winter"),
    ];
    let entries = entries.map(|(person, name)| KeyEntry::new(person, EntryKind::FullName, name));
    Scanner::new(&Key { entries: entries.into(), allowed: Vec::new() })
}

/// What is found with a certainty that shows.
fn shown(text: &str) -> Vec<String> {
    let findings = household().scan([Passage::new("", text)]);
    findings.into_iter().filter(|own| own.certainty > Certainty::Low).map(|own| own.text).collect()
}

#[test]
fn a_family_is_named_by_what_it_has() {
    for (text, name) in [
        ("The Marsh family moved.", "Marsh"),
        ("Visit to the Marsh household was missed.", "Marsh"),
        ("The Marsh children were seen.", "Marsh"),
        ("They went to the Marsh home.", "Marsh"),
        ("The Marshes moved.", "Marshes"),
        ("the Wood family", "Wood"),
        ("Field household", "Field"),
        ("Banks children were seen.", "Banks"),
        ("Police were at the Winter home.", "Winter"),
        ("Okonkwo family", "Okonkwo"),
    ] {
        assert_eq!(shown(text), [name], "{text}");
    }
    for text in
        ["Young children were seen.", "The banks were closed.", "Marshes and moors.", "Winter home visits stopped."]
    {
        assert!(shown(text).is_empty(), "{text}");
    }
}

#[test]
fn an_apostrophe_left_out_hides_no_name() {
    for (text, name) in [
        ("Siâns bag was found.", "Siâns"),
        ("A photo of Kims arm was kept.", "Kims"),
        ("Dawns mother rang.", "Dawns"),
        ("They saw Jades phone.", "Jades"),
        ("the note says amelias bag was there", "amelias"),
        ("Wills car was gone.", "Wills"),
        ("Whittles address was known.", "Whittles"),
    ] {
        assert_eq!(shown(text), [name], "{text}");
    }
    for text in ["Wills are kept in the safe.", "Roses were laid.", "Dawns came and went.", "The woods are near."] {
        assert!(shown(text).is_empty(), "{text}");
    }
}

#[test]
fn a_name_that_is_a_word_is_known_by_its_partner_and_its_state() {
    assert_eq!(shown("Will & Zoë"), ["Will", "Zoë"]);
    assert_eq!(shown("Zoë and Rose"), ["Zoë", "Rose"]);
    assert_eq!(shown("Will & Zoë\nWhittel family"), ["Will", "Zoë", "Whittel"]);
    assert_eq!(shown("Rose upset."), ["Rose"]);
    assert_eq!(shown("Rose tearful and shaking."), ["Rose"]);
    assert!(shown("Will & testament").is_empty() && shown("Will upset the balance of the rota.").is_empty());
}

#[test]
fn slips_are_shown_and_words_are_not_taken_for_slips() {
    for text in [
        "Whittel family",
        "They met Whitle there.",
        "Zoe Mrsh was seen.",
        "told okonkwa about it",
        "A K I M\nO K O N K W O",
    ] {
        assert!(!shown(text).is_empty(), "{text}");
    }
    for text in
        ["Hedges were cut.", "Lodges and hedges.", "The kitten was found.", "A mash of leaves.", "Whistle blown."]
    {
        assert!(shown(text).is_empty(), "{text}");
    }
}

#[test]
fn letters_of_other_alphabets_hide_no_name() {
    assert_eq!(shown("Later Sі\u{430}n rang."), ["Sі\u{430}n"]);
}
