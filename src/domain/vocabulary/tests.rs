use super::*;
use std::collections::BTreeMap;

/// Every spelling a term answers to.
fn spellings(term: &Term) -> impl Iterator<Item = String> + '_ {
    [term.code, term.label].into_iter().chain(term.aliases.iter().copied()).map(squeeze)
}

#[test]
fn no_spelling_means_two_terms() {
    for list in LISTS {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for term in list.terms {
            for spelling in spellings(term) {
                assert!(!spelling.is_empty(), "{}.{}: an empty spelling", list.name, term.code);
                let first = seen.entry(spelling.clone()).or_insert(term.code);
                assert_eq!(*first, term.code, "{}: \"{spelling}\" means two terms", list.name);
            }
        }
    }
}

#[test]
fn every_list_has_a_name_of_its_own_and_a_mark() {
    let mut names = std::collections::BTreeSet::new();
    for list in LISTS {
        assert!(names.insert(list.name), "two lists are called {}", list.name);
        assert!(!list.label.is_empty() && !list.mark.is_empty() && !list.terms.is_empty(), "{}", list.name);
        let codes: std::collections::BTreeSet<&str> = list.terms.iter().map(|term| term.code).collect();
        assert_eq!(codes.len(), list.terms.len(), "{}", list.name);
    }
}

#[test]
fn every_list_a_field_uses_is_among_the_lists() {
    use crate::domain::field::Kind;
    let mut used = std::collections::BTreeSet::new();
    for field in crate::domain::register::ENTITIES.iter().flat_map(|entity| entity.fields) {
        if let Kind::Choice(list) | Kind::Choices(list) = field.kind {
            assert!(LISTS.iter().any(|own| own.name == list.name), "{}", list.name);
            used.insert(list.name);
        }
    }
    let unused: Vec<&str> = LISTS.iter().map(|list| list.name).filter(|name| !used.contains(name)).collect();
    // Aggravating factors are facts of a relationship; the list gives importers and reports their words.
    assert_eq!(unused, ["abuse.aggravating_factor"]);
}

#[test]
fn a_plain_green_is_never_read_as_complete() {
    let code = |text: &str| RAG.find(text).map(|term| term.code);
    for text in ["Blue", "Complete", "completed", "DONE", "Closed", "✓", "✔", "tick"] {
        assert_eq!(code(text), Some("blue"), "{text}");
    }
    for (text, wanted) in [
        ("Green", "green"),
        ("G", "green"),
        ("On track", "green"),
        ("A", "amber"),
        ("Yellow", "amber"),
        ("Delayed", "amber"),
        ("R", "red"),
        ("Overdue", "red"),
        ("White", "grey"),
        ("Grey", "grey"),
        ("Not started", "grey"),
    ] {
        assert_eq!(code(text), Some(wanted), "{text}");
    }
    assert_eq!(code("Green (complete in some plans, on track in others)"), None);
}

#[test]
fn hitting_with_a_weapon_is_asked_about_not_guessed() {
    assert!(METHOD.find("hitting with a weapon").is_none());
    assert_eq!(METHOD.find("suffocation, asphyxiation or smothering").map(|term| term.code), Some("suffocation"));
}

#[test]
fn unknown_ethnicity_is_not_other() {
    assert_eq!(ETHNICITY.find("Unknown").map(|term| term.code), Some("unknown"));
    assert_eq!(ETHNICITY.find("White - British").map(|term| term.code), Some("white_british"));
}

#[test]
fn stages_are_those_of_the_process_in_order() {
    let codes: Vec<&str> = STAGE.terms.iter().map(|term| term.code).collect();
    assert_eq!(
        codes,
        [
            "notified",
            "scoping",
            "decision_due",
            "not_proceeding",
            "decision_pending_cause",
            "commissioned",
            "panel_running",
            "paused",
            "drafting",
            "family_review",
            "csp_signoff",
            "submitted_qa",
            "returned_for_changes",
            "resubmitted",
            "cleared",
            "publication_planned",
            "published",
            "publication_withheld",
            "actions_live",
            "closed"
        ]
    );
}

/// Values of the national library's website that are easy to lose: punctuation differs between its filters and tags.
#[test]
fn home_office_words_are_found_however_they_are_punctuated() {
    let found: &[(&List, &[&str])] = &[
        (
            &CATEGORY,
            &[
                "Intimate-partner homicide",
                "Not ruled as homicide or suicide (neglect/ negligence)",
                "LGBTQ (victim and/or perpetrator)",
            ],
        ),
        (&AGE_BAND, &["16 - 19", "16-19", "65 and above", "65+", "20-34"]),
        (&SEX, &["Male", "Female", "Unclear/Unknown/Not stated"]),
        (&SEXUAL_ORIENTATION, &["Heterosexual/Straight", "Gay/Lesbian", "Bisexual"]),
        (
            &MENTAL_HEALTH,
            &[
                "Dementia or Alzheimer’s disease",
                "self harm",
                "Suicide attempt/s",
                "post traumatic stress disorder (ptsd)",
            ],
        ),
        (
            &VULNERABILITY,
            &[
                "Experiencing alcohol misuse",
                "Mental ill-health",
                "mental ill health",
                "serious or life limiting illness",
            ],
        ),
        (&RELIGION, &["No religion", "Sikh"]),
        (
            &ETHNICITY,
            &[
                "English / Welsh / Scottish / Northern Irish / British",
                "Gypsy or Irish Traveller",
                "Any other White background",
                "Mixed/Multiple ethnic, background not stated",
            ],
        ),
        (
            &ABUSE,
            &[
                "coercive or controlling behaviour",
                "honour based violence",
                "honour-based violence/abuse",
                "honour-based abuse",
                "digital stalking",
            ],
        ),
        (&HO_THEME, &["technology systems", "multi agency working"]),
        (&KNOWN_TO, &["workplace (employer)", "faith community (religious organisation)", "probation services"]),
        (
            &RELATIONSHIP,
            &[
                "Ex-spouse, ex-common-law spouse or ex-cohabiting partner",
                "Carer, health worker or patient",
                "Other (relative)",
            ],
        ),
        (&VERDICT, &["Manslaughter - diminished responsibility", "Manslaughter w/ diminished responsibility"]),
        (&FAMILY_PART, &["family contributed to dhr", "family attended dhr panel"]),
        (
            &LIBRARY_THEME,
            &["Victim - self harm", "DHR process - police recommendations", "Child - primary address same as victim"],
        ),
    ];
    for (list, texts) in found {
        for text in *texts {
            assert!(list.find(text).is_some(), "{}: {text}", list.name);
        }
    }
}

#[test]
fn every_home_office_list_is_whole() {
    for (list, terms) in [
        (&CATEGORY, 11),
        (&METHOD, 19),
        (&RELATIONSHIP, 23),
        (&KNOWN_TO, 16),
        (&REGION, 10),
        (&LIBRARY_THEME, 120),
        (&THEME, 24),
        (&DOCUMENT_TYPE, 40),
        (&LETTER_TYPE, 26),
        (&MILESTONE, 16),
    ] {
        assert_eq!(list.terms.len(), terms, "{}", list.name);
    }
}
