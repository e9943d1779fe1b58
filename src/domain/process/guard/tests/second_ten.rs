use super::*;

#[test]
fn embarrassment_11_a_letter_to_someone_who_must_not_get_one() {
    let mut dossier = review();
    dossier.people = vec![
        Person {
            id: 7,
            role: Code("victim_family".into()),
            contact_flags: Codes(vec!["do_not_contact".into()]),
            ..Person::default()
        },
        Person {
            id: 8,
            role: Code("perpetrator_family".into()),
            contact_flags: Codes(vec!["is_witness".into()]),
            ..Person::default()
        },
        Person { id: 9, ..Person::default() },
    ];
    let letter = |person| {
        codes(&add(
            &dossier,
            "letter",
            vec![("case", link(1)), ("kind", code("L7")), ("person", link(person)), ("sent", day(3, 2).into())],
        ))
    };
    assert_eq!(letter(7), ["E11"]);
    assert_eq!(letter(8), ["E11?"]);
    assert!(letter(9).is_empty());
    assert_eq!(family::plan_gaps(&dossier).len(), 2, "each family needs a plan of its own");
}

#[test]
fn embarrassment_12_speaking_to_a_witness_against_police_advice() {
    let mut dossier = review();
    dossier.holds = vec![Hold {
        person: Some(Ref::new(7, "")),
        kind: Code("sio".into()),
        started: Some(day(2, 1)),
        asked_by: "the senior investigating officer".into(),
        ..Hold::default()
    }];
    dossier.people = vec![Person { id: 7, ..Person::default() }];
    dossier.contact_plans = vec![ContactPlan { id: 3, person: Some(Ref::new(7, "")), ..ContactPlan::default() }];
    let contact = add(
        &dossier,
        "family_contact",
        vec![("case", link(1)), ("plan", link(3)), ("when", day(3, 2).into()), ("what", Value::text("Rang"))],
    );
    assert_eq!(codes(&contact), ["E12?"], "what has happened is logged, with a reason");
    let letter = add(
        &dossier,
        "letter",
        vec![("case", link(1)), ("kind", code("L7")), ("person", link(7)), ("sent", day(3, 2).into())],
    );
    assert_eq!(codes(&letter), ["E12"]);
    assert_eq!(proceeding::holds(&dossier, Some(7), day(3, 2)).count(), 1);
    dossier.holds[0].lifted = Some(day(3, 1));
    assert!(
        add(
            &dossier,
            "letter",
            vec![("case", link(1)), ("kind", code("L7")), ("person", link(7)), ("sent", day(3, 2).into())]
        )
        .is_empty()
    );
}

#[test]
fn embarrassment_13_a_panel_without_a_specialist_voice() {
    let mut dossier = review();
    dossier.case.complexity = Codes(vec!["honour_based".into()]);
    dossier.meetings = vec![Meeting { id: 1, kind: Code("panel_1".into()), ..Meeting::default() }];
    let held = |dossier: &Dossier| codes(&refuse(&set(dossier, "meeting", 1, "held", day(2, 16)), dossier));
    assert_eq!(held(&dossier), ["E13?", "E13?"]);
    dossier.seats = ["specialist_da", "by_and_for"]
        .map(|kind| Seat {
            kind: Code(kind.into()),
            empty_reason: "Three were asked; none available".into(),
            ..Seat::default()
        })
        .to_vec();
    assert!(held(&dossier).is_empty());
}

#[test]
fn embarrassment_14_an_interest_nobody_declared() {
    let mut dossier = review();
    dossier.seats =
        vec![Seat { id: 1, kind: Code("specialist_da".into()), member: "Kim Example".into(), ..Seat::default() }];
    dossier.meetings = vec![Meeting { id: 1, kind: Code("panel_2".into()), ..Meeting::default() }];
    let held = |dossier: &Dossier| refuse(&set(dossier, "meeting", 1, "held", day(2, 16)), dossier);
    assert_eq!(codes(&held(&dossier)), ["E14?"]);
    assert!(texts(&held(&dossier)).contains("Kim Example"));
    let past =
        add(&dossier, "declaration", vec![("case", link(1)), ("seat", link(1)), ("conflict", code("past_employer"))]);
    assert_eq!(codes(&past), ["E14"]);
    dossier.declarations =
        vec![Declaration { seat: Some(Ref::new(1, "")), conflict: Code("none".into()), ..Declaration::default() }];
    assert!(held(&dossier).is_empty());
}

#[test]
fn embarrassment_15_a_draft_in_unsigned_hands() {
    let mut dossier = review();
    dossier.documents = vec![Document { id: 1, kind: Code("OVR".into()), ..Document::default() }];
    dossier.versions =
        vec![Version { id: 1, document: Some(Ref::new(1, "")), current: Fact::Yes, ..Version::default() }];
    dossier.seats = vec![Seat { id: 1, member: "Kim Example".into(), ..Seat::default() }];
    let send = |dossier: &Dossier, copy: &str| {
        let values = vec![
            ("case", link(1)),
            ("version", link(1)),
            ("seat", link(1)),
            ("to_whom", Value::text("Kim Example")),
            ("copy", Value::text(copy)),
        ];
        codes(&add(dossier, "circulation", values))
    };
    assert_eq!(send(&dossier, "3"), ["E15"]);
    let by_name = |dossier: &Dossier, to: &str| {
        let values =
            vec![("case", link(1)), ("version", link(1)), ("to_whom", Value::text(to)), ("copy", Value::text("3"))];
        codes(&add(dossier, "circulation", values))
    };
    assert_eq!(by_name(&dossier, "kim example, for the trust"), ["E15"], "a member by name is that member");
    assert_eq!(by_name(&dossier, "Somebody else"), ["E15?"]);
    dossier.seats[0].confidentiality_signed = Some(day(2, 2));
    assert!(send(&dossier, "3").is_empty());
    assert_eq!(send(&dossier, ""), ["E15?"], "copies are numbered");
    dossier.versions[0].current = Fact::No;
    assert_eq!(send(&dossier, "3"), ["E15?"], "version 3 when version 4 is current");
    assert!(panel::unsigned(&dossier).is_empty());
}

#[test]
fn embarrassment_16_the_equality_section_is_blank() {
    let mut dossier = review();
    dossier.case.completed = Some(day(6, 1));
    let found = on_case(&dossier, "submitted", day(6, 1));
    assert_eq!(codes(&found), ["E16?"]);
    assert!(found[0].text.starts_with("The equality grid has 18 cells empty: age"));
    for who in ["victim", "perpetrator"] {
        for characteristic in panel::NINE {
            dossier.equality.push(Equality {
                characteristic: Code(characteristic.into()),
                who: Code(who.into()),
                relevant: Fact::No,
                considered: Fact::Yes,
                ..Equality::default()
            });
        }
    }
    assert!(on_case(&dossier, "submitted", day(6, 1)).is_empty());
}

#[test]
fn embarrassment_17_an_action_without_owner_date_or_proof() {
    let mut dossier = review();
    let bare = add(&dossier, "action", vec![("case", link(1)), ("what", Value::text("Train staff"))]);
    assert_eq!(codes(&bare), ["E17?"]);
    assert!(bare[0].text.contains("a lead agency and a date"));
    dossier.actions = vec![Action {
        id: 1,
        number: "4".into(),
        agency: Some(Ref::new(1, "")),
        due: Some(day(3, 1)),
        ..Action::default()
    }];
    let blue = refuse(&set(&dossier, "action", 1, "rag", code("blue")), &dossier);
    assert_eq!(
        (codes(&blue), blue[0].text.as_str()),
        (vec!["E17".to_owned()], "Action 4 is not complete without evidence and the partnership's sign-off.")
    );
    dossier.evidence = vec![Evidence { action: Some(Ref::new(1, "")), ..Evidence::default() }];
    dossier.actions[0].signed_off = Some(day(3, 2));
    dossier.actions[0].signed_off_by = "Partnership board, minute 7".into();
    assert!(refuse(&set(&dossier, "action", 1, "rag", code("blue")), &dossier).is_empty());
    assert_eq!(codes(&refuse(&set(&dossier, "action", 1, "ended", day(3, 3)), &dossier)), ["E17"]);
}

#[test]
fn embarrassment_18_the_wrong_law_or_the_wrong_name() {
    let mut dossier = review();
    assert_eq!(codes(&on_case(&dossier, "legal_basis", code("S8A_DARDR"))), ["E18?"]);
    assert_eq!(codes(&on_case(&dossier, "review_label", code("susr"))), ["E18?"]);
    assert_eq!(codes(&on_case(&dossier, "kinds", Value::Codes(vec!["child_under_16".into()]))), ["E18?"]);
    assert!(on_case(&dossier, "review_label", code("dardr")).is_empty(), "the label may differ from the law");
    dossier.case.jurisdiction = Code("wales".into());
    assert!(on_case(&dossier, "review_label", code("susr")).is_empty());
}

#[test]
fn embarrassment_19_another_review_nobody_was_told_of() {
    let mut dossier = sample::noticed(day(1, 5));
    assert_eq!(codes(&on_case(&dossier, "decided", day(1, 26))), ["E19?"]);
    let asks = |dossier: &Dossier| {
        today::lines([dossier], day(1, 6), &Holidays::default()).iter().any(|line| line.field == "linked_stated")
    };
    assert!(asks(&dossier));
    dossier.case.linked_stated = Fact::Yes;
    assert!(!asks(&dossier) && on_case(&dossier, "decided", day(1, 26)).is_empty());
}

#[test]
fn embarrassment_20_the_key_sent_out_or_the_file_destroyed_too_soon() {
    let mut dossier = review();
    dossier.documents = vec![Document { id: 1, kind: Code("PSE".into()), ..Document::default() }];
    dossier.versions =
        vec![Version { id: 1, document: Some(Ref::new(1, "")), current: Fact::Yes, ..Version::default() }];
    dossier.seats = vec![Seat { id: 1, confidentiality_signed: Some(day(2, 2)), ..Seat::default() }];
    let send = add(
        &dossier,
        "circulation",
        vec![
            ("case", link(1)),
            ("version", link(1)),
            ("seat", link(1)),
            ("copy", Value::text("1")),
            ("to_whom", Value::text("A member")),
        ],
    );
    assert_eq!(codes(&send), ["E20"]);
    assert_eq!(codes(&refuse(&set(&dossier, "document", 1, "marking", code("public")), &dossier)), ["E20"]);
    dossier.retention_holds = vec![RetentionHold { reason: Code("appeal".into()), ..RetentionHold::default() }];
    let dispose = on_case(&dossier, "disposed", day(6, 1));
    assert_eq!((codes(&dispose), dispose[0].text.as_str()), (vec!["E20".to_owned()], "The file must be kept: appeal."));
}

#[test]
fn dates_out_of_order_name_the_field_and_the_row() {
    let mut dossier = review();
    dossier.case.decided = None;
    dossier.case.family_told = None;
    dossier.case.notified = Some(day(3, 10));
    dossier.case.attention = Some(day(2, 27));
    let found = on_case(&dossier, "decided", day(3, 3));
    assert_eq!(codes(&found), ["order"]);
    assert_eq!(found[0].text, "DHR-2026-004: Decided (3 March 2026) is before Notified (10 March 2026).");
    assert_eq!((found[0].entity, found[0].id, found[0].field.as_str()), ("case", 1, "decided"));
    assert!(on_case(&dossier, "remarks", Value::text("x")).is_empty(), "a change that touches neither is let through");
    let returned = add(
        &dossier,
        "return",
        vec![("case", link(1)), ("kind", code("imr")), ("asked", day(3, 2).into()), ("received", day(2, 2).into())],
    );
    assert_eq!((codes(&returned), returned[0].id), (vec!["order".to_owned()], -1));
}

#[test]
fn withholding_a_report_needs_a_reason_and_who_agreed() {
    let mut dossier = review();
    assert_eq!(codes(&on_case(&dossier, "publication", code("withheld"))), ["withheld"]);
    dossier.case.withheld_reason = "Risk to a child".into();
    dossier.case.withheld_agreed_by = "Board, Home Office".into();
    assert!(on_case(&dossier, "publication", code("withheld")).is_empty());
    assert!(publication::withheld_lacks(&dossier).is_empty());
}
