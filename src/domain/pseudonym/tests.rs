use super::*;
use crate::domain::leak::corpus;
use proptest::prelude::*;

fn key() -> PseudonymKey {
    let member = |pseudonym: &str, forms: &[(EntryKind, &str)]| {
        Member::new(pseudonym, forms.iter().map(|(kind, value)| Form::new(*kind, *value)).collect())
    };
    PseudonymKey::new(
        vec![
            member(
                "Adult A",
                &[
                    (EntryKind::FullName, "Siân Whittlesham"),
                    (EntryKind::Alias, "Shazza"),
                    (EntryKind::DateOfBirth, "12/03/1984"),
                    (EntryKind::Telephone, "07700 900123"),
                ],
            ),
            member("Adult B", &[(EntryKind::FullName, "James Okonkwo-James")]),
            member("Nurse 1", &[(EntryKind::Staff, "Mark Green")]),
            member("School 1", &[(EntryKind::School, "Elmfield Primary School")]),
        ],
        &["Ruth Green".to_owned()],
    )
}

#[test]
fn names_numbers_and_places_are_replaced_and_come_back_exactly() {
    let source = "Siân Whittlesham (born 12 March 1984, tel. 07700-900-123) met James at Elmfield Primary School.\n\
                  Sia\u{302}n\u{a0}Whittlesham rang MARK GREEN. Will Mark attend? Mark each box.";
    let done = key().anonymise(source);
    assert_eq!(
        done.text,
        "Adult A (born [date of birth of Adult A], tel. [telephone number of Adult A]) met Adult B at School 1.\n\
         Adult A rang NURSE 1. Will Mark attend? Mark each box."
    );
    assert_eq!(restore(&done.text, &done.replacements).unwrap(), source);
}

#[test]
fn possessives_are_kept() {
    let text = "James\u{2019} mother, James's aunt and Siân\u{2019}s friend spoke of Shazza's phone.";
    assert_eq!(
        key().anonymise(text).text,
        "Adult B\u{2019}s mother, Adult B's aunt and Adult A\u{2019}s friend spoke of Adult A's phone."
    );
}

#[test]
fn a_title_goes_with_its_name_and_an_allowed_name_stands() {
    assert_eq!(
        key().anonymise("Mrs Whittlesham met the chair, Ruth Green.").text,
        "Adult A met the chair, Ruth Green."
    );
}

#[test]
fn every_mention_can_be_stepped_through() {
    let text = "Siân called. Later Adult A met James. Whittlesham's note, by S. Whittlesham.";
    let words: Vec<_> = key().mentions(text, "Adult A").into_iter().filter_map(|span| text.get(span)).collect();
    assert_eq!(words, ["Siân", "Adult A", "Whittlesham's", "S. Whittlesham"]);
}

#[test]
fn a_role_code_stands_for_its_person_too() {
    let form = Form::new(EntryKind::FullName, "Siân Whittlesham");
    let address = Form::new(EntryKind::Address, "31 Fallow Street");
    let member = Member { codes: vec!["V".to_owned()], ..Member::new("Elowen", vec![address, form]) };
    let key = PseudonymKey::new(vec![member], &[]);
    let text = "V's sister met Elowen; VW did not, nor did Siân.";
    let words: Vec<_> = key.mentions(text, "Elowen").into_iter().filter_map(|span| text.get(span)).collect();
    assert_eq!(words, ["V", "Elowen", "Siân"]);
    assert_eq!(key.personalise("V's sister rang."), "Siân Whittlesham's sister rang.");
}

#[test]
fn a_text_written_under_pseudonyms_gets_the_full_names() {
    assert_eq!(
        key().personalise("Adult A's sister met Adult B."),
        "Siân Whittlesham's sister met James Okonkwo-James."
    );
}

#[test]
fn a_date_of_death_becomes_its_month_where_the_key_says_so() {
    let form = Form { stand_in: Some("March 2024".to_owned()), ..Form::new(EntryKind::DateOfDeath, "9 March 2024") };
    let key = PseudonymKey::new(vec![Member::new("Adult A", vec![form])], &[]);
    let done = key.anonymise("She died on 09/03/24.");
    assert_eq!(done.text, "She died on March 2024.");
    assert_eq!(restore(&done.text, &done.replacements).unwrap(), "She died on 09/03/24.");
}

#[test]
fn a_changed_text_is_not_restored_wrongly() {
    let done = key().anonymise("Later Siân Whittlesham left.");
    assert!(restore("Later X left.", &done.replacements).is_err());
}

#[test]
fn no_identifier_survives_being_anonymised() {
    let key = corpus::key(60);
    let mut members: Vec<Member> = Vec::new();
    for entry in &key.entries {
        let form = Form::new(entry.kind, entry.value.clone());
        match members.iter_mut().find(|member| member.pseudonym == entry.person) {
            Some(member) => member.forms.push(form),
            None => members.push(Member::new(entry.person.clone(), vec![form])),
        }
    }
    let pseudonyms = PseudonymKey::new(members, &[]);
    let scanner = Scanner::new(&key);
    for passage in corpus::report(60, 15_000) {
        let done = pseudonyms.anonymise(&passage.text);
        let left = scanner.scan([Passage::new("", done.text.as_str())]);
        assert!(left.iter().all(|finding| finding.certainty < Certainty::High), "{left:#?}");
        assert_eq!(restore(&done.text, &done.replacements).unwrap(), passage.text);
    }
}

proptest! {
    #[test]
    fn any_text_comes_back_exactly(
        parts in prop::collection::vec(prop_oneof![
            Just("Siân Whittlesham".to_owned()), Just("James'".to_owned()), Just("Mrs Green".to_owned()),
            Just(" \u{2019}s ".to_owned()), Just("12.3.84".to_owned()), "\\PC{0,6}", "[ ,.'\n]{1,3}",
        ], 0..12)
    ) {
        let source = parts.concat();
        let done = key().anonymise(&source);
        prop_assert_eq!(restore(&done.text, &done.replacements).unwrap(), source);
    }
}

#[test]
fn a_person_called_by_one_letter_is_never_put_in_the_place_of_an_initial() {
    let member = |pseudonym: &str, name: &str| Member::new(pseudonym, vec![Form::new(EntryKind::FullName, name)]);
    let mut victim = member("Adult One", "Marianne Tredway");
    victim.codes = vec!["V".to_owned()];
    let key = PseudonymKey::new(vec![member("A", "Jane Brown"), victim], &[]);
    let text = "A. Smith saw V in A&E. A man (A) left with V's bag; V Smith, of Flat V, did not.";
    let said = "A. Smith saw Marianne Tredway in A&E. A man (Jane Brown) left with Marianne Tredway's bag; V Smith, of Flat V, did not.";
    assert_eq!(key.personalise(text), said);
    assert_eq!(key.mentions(text, "A").len(), 1);
}

/// A father and a daughter of one surname, and their mother with another.
fn family(father: Bearer, daughter: Bearer) -> PseudonymKey {
    let member = |pseudonym: &str, name: &str, bearer| Member {
        bearer,
        ..Member::new(pseudonym, vec![Form::new(EntryKind::FullName, name)])
    };
    PseudonymKey::new(
        vec![
            member("Fern", "Siân Okonkwo-Reyes", Bearer::default()),
            member("Adam", "Will Marsh", father),
            member("Child 1", "Zoë Marsh", daughter),
        ],
        &[],
    )
}

#[test]
fn a_shared_surname_is_given_to_nobody() {
    let key = family(Bearer::default(), Bearer::default());
    let done = key.anonymise("Mr Marsh hit Siân. Marsh was arrested; Marsh's car was seen. Will Marsh left.");
    assert_eq!(
        done.text,
        "Mr [one of: Adam, Child 1] hit Fern. [one of: Adam, Child 1] was arrested; [one of: Adam, Child 1]'s car was \
         seen. Adam left."
    );
    let open: Vec<Vec<&str>> =
        done.replacements.iter().filter(|one| one.unsettled).map(|one| one.one_of().collect()).collect();
    assert_eq!(open, vec![vec!["Adam", "Child 1"]; 3]);
}

#[test]
fn a_title_decides_only_where_it_rules_out_all_others() {
    let man = Bearer { sex: Some(Sex::Male), child: false };
    let girl = Bearer { sex: Some(Sex::Female), child: true };
    let done = family(man, girl).anonymise("Mr Marsh hit Siân. Miss Marsh saw it. Marsh was arrested. Dr Marsh rang.");
    assert_eq!(done.text, "Adam hit Fern. Child 1 saw it. [one of: Adam, Child 1] was arrested. Adam rang.");
    let done = family(man, Bearer::default()).anonymise("Mr Marsh hit Siân.");
    assert_eq!(done.text, "Mr [one of: Adam, Child 1] hit Fern.");
}

#[test]
fn a_bracket_opened_in_a_name_is_closed_with_it() {
    let forms = vec![Form::new(EntryKind::FullName, "Siân Okonkwo"), Form::new(EntryKind::Alias, "Shan")];
    let key = PseudonymKey::new(vec![Member::new("Fern", forms)], &[]);
    assert_eq!(key.anonymise("Okonkwo, Siân (Shan) seen.").text, "Fern seen.");
    assert_eq!(key.anonymise("Seen (with Siân) today.").text, "Seen (with Fern) today.");
}

#[test]
fn a_place_of_a_person_is_not_the_person() {
    let forms =
        |name: &str, place: &str| vec![Form::new(EntryKind::FullName, name), Form::new(EntryKind::Place, place)];
    let members = vec![
        Member::new("Child 1", forms("Zoë Marsh", "Penmore Primary School")),
        Member::new("Adam", forms("Will Marsh", "Penmore Primary School")),
    ];
    let only = PseudonymKey::new(members.get(..1).unwrap().to_vec(), &[]);
    assert_eq!(only.anonymise("Zoë at Penmore Primary School.").text, "Child 1 at [place of Child 1].");
    let both = PseudonymKey::new(members, &[]);
    assert_eq!(both.anonymise("Seen at Penmore Primary School.").text, "Seen at [place of Child 1 or Adam].");
}

#[test]
fn a_pseudonym_inside_the_name_of_an_organisation_is_left() {
    let key = PseudonymKey::new(vec![Member::new("Fern", vec![Form::new(EntryKind::FullName, "Siân Okonkwo")])], &[]);
    assert_eq!(key.personalise("Fern went to Fern Surgery."), "Siân Okonkwo went to Fern Surgery.");
}

#[test]
fn an_initial_or_a_word_that_fits_two_people_is_given_to_neither() {
    let member = |pseudonym: &str, kind: EntryKind, value: &str| Member::new(pseudonym, vec![Form::new(kind, value)]);
    let members = vec![
        member("Adam", EntryKind::FullName, "William Marsh"),
        member("Beth", EntryKind::FullName, "Wendy Marsh"),
        member("Carl", EntryKind::Alias, "Shan"),
        member("Dawn", EntryKind::FullName, "Shan Orme"),
    ];
    let text = PseudonymKey::new(members, &[]).anonymise("W. Marsh rang. Shan's brother left.").text;
    assert_eq!(text, "[one of: Adam, Beth] rang. [one of: Carl, Dawn]'s brother left.");
}

#[test]
fn a_family_and_a_name_without_its_apostrophe_are_replaced() {
    let key = family(Bearer::default(), Bearer::default());
    let done = key.anonymise("The Marsh family moved. Siâns bag was found. The Marshes rang. Will & Zoë");
    assert_eq!(
        done.text,
        "The [Adam and Child 1] family moved. Fern's bag was found. The [Adam and Child 1] family rang. Adam & Child 1"
    );
    assert!(done.replacements.iter().all(|one| !one.unsettled));
    assert_eq!(key.anonymise("Okonkwos were told.").text, "Fern family were told.");
    assert_eq!(
        restore(&done.text, &done.replacements).unwrap(),
        "The Marsh family moved. Siâns bag was found. The Marshes rang. Will & Zoë"
    );
}
