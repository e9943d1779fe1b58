use super::*;

#[test]
fn embarrassment_01_the_decision_counted_from_the_wrong_day_or_missed() {
    let mut dossier = sample::noticed(day(1, 31));
    dossier.case.linked_stated = Fact::Yes;
    let first = today::lines([&dossier], day(3, 2), &Holidays::default()).swap_remove(0);
    assert_eq!((first.what.as_str(), first.days, first.harm), ("Decide whether to review", -2, today::Harm::Decision));
    dossier.case.attention = None;
    assert_eq!(codes(&on_case(&dossier, "decided", day(2, 20))), ["E01"]);
    let line = today::lines([&dossier], day(3, 2), &Holidays::default()).swap_remove(0);
    assert_eq!(line.field, "attention");
}

#[test]
fn embarrassment_02_a_decision_not_to_review_has_duties_and_cannot_vanish() {
    let mut dossier = sample::decided(day(1, 5));
    dossier.case.outcome = Code("no_criteria".into());
    let found = on_case(&dossier, "closed", day(2, 2));
    assert_eq!(codes(&found), ["E02"]);
    assert!(
        found[0].text.contains("Home Office") && found[0].text.contains("reasons") && found[0].text.contains("family")
    );
    let archive = Change::Archive { entity: cases(), id: 1, why: "Not needed".into() };
    assert_eq!(codes(&refuse(&archive, &dossier)), ["E02"]);
    assert!(decision::duties(&dossier, &Holidays::default()).iter().all(|duty| duty.done.is_none()));
    dossier.case.home_office_told = Some(day(1, 6));
    dossier.case.family_told = Some(day(1, 6));
    dossier.case.reasons = "Not by a partner, relative or member of the household".into();
    assert!(on_case(&dossier, "closed", day(2, 2)).is_empty());
}

#[test]
fn embarrassment_03_the_family_hears_it_from_the_press() {
    let mut dossier = sample::decided(day(1, 5));
    dossier.case.stage = Code("decision_due".into());
    assert_eq!(codes(&on_case(&dossier, "stage", code("commissioned"))), ["E03?"]);
    dossier.contact_plans = vec![ContactPlan { id: 1, name: "Family of Adult A".into(), ..ContactPlan::default() }];
    let found = on_case(&dossier, "published", day(6, 8));
    assert!(found.iter().any(|one| one.code == "E03" && one.needs_reason && one.text.contains("Family of Adult A")));
    let mut batch = Batch::new("").why("Told by the chair in person this morning");
    batch.push(set(&dossier, "case", 1, "stage", code("commissioned")));
    assert!(refuse_batch(&batch, &dossier).is_empty(), "a recorded reason is enough");
}

#[test]
fn embarrassment_04_an_advocate_never_offered_stays_on_the_list() {
    let mut dossier = review();
    dossier.contact_plans = vec![ContactPlan { id: 1, name: "Family of Adult A".into(), ..ContactPlan::default() }];
    let listed = |dossier: &Dossier| {
        today::lines([dossier], day(1, 20), &Holidays::default())
            .iter()
            .any(|line| line.what.starts_with("Offer an advocate"))
    };
    assert!(listed(&dossier));
    dossier.contact_plans[0].advocacy_answer = Code("declined".into());
    assert!(listed(&dossier), "declined, but no date");
    let plan = dossier.contact_plans[0].clone();
    let declined =
        family::Reached { on: day(1, 20), by: "chair".into(), answer: "declined".into(), reason: String::new() };
    let after = dossier.after(&family::mark(&dossier, &plan, "FM3", &declined, day(12, 31)).unwrap());
    assert!(!listed(&after));
}

#[test]
fn embarrassment_05_a_real_name_in_a_public_document() {
    let mut dossier = review();
    dossier.documents = vec![Document { id: 1, kind: Code("OVR".into()), ..Document::default() }];
    dossier.versions = vec![Version {
        id: 1,
        document: Some(Ref::new(1, "")),
        number: "4".into(),
        made: Some(day(5, 1)),
        current: Fact::Yes,
        ..Version::default()
    }];
    let public = |dossier: &Dossier| codes(&refuse(&set(dossier, "version", 1, "marking", code("public")), dossier));
    assert_eq!(public(&dossier), ["E05"]);
    dossier.versions[0].checked_for_names = Some(day(4, 30));
    assert_eq!(public(&dossier), ["E05"], "scanned before it was made");
    dossier.versions[0].checked_for_names = Some(day(5, 1));
    assert_eq!(public(&dossier), ["E05?"], "a person looked, and nothing was scanned");
    dossier.versions[0].scanned = Some(day(5, 1));
    assert!(public(&dossier).is_empty());
    for unsure in [
        |version: &mut Version| version.checked_for_names = None,
        |version: &mut Version| version.scan_open = Some(2),
        |version: &mut Version| (version.hash, version.scan_hash) = ("aa".into(), "bb".into()),
    ] {
        let mut dossier = dossier.clone();
        unsure(&mut dossier.versions[0]);
        assert_eq!(public(&dossier), ["E05"]);
    }
    dossier.documents[0].kind = Code("IMR".into());
    assert_eq!(public(&dossier), ["E05"]);
}

#[test]
fn embarrassment_06_publishing_before_clearance() {
    let mut dossier = review();
    let found = on_case(&dossier, "published", day(6, 8));
    let clearance = found.iter().find(|one| one.code == "E06").expect("a refusal");
    assert!(!clearance.needs_reason && clearance.text.contains("no clearance date"));
    dossier.case.cleared = Some(day(6, 9));
    let found = on_case(&dossier, "published", day(6, 8));
    assert!(texts(&found).contains("Clearance on 9 June 2026 is later than publication on 8 June 2026"));
    assert!(found.iter().any(|one| one.code == "order"));
    let mut batch = Batch::new("").why("The board wishes it");
    batch.push(set(&dossier, "case", 1, "published", day(6, 8)));
    assert!(codes(&refuse_batch(&batch, &dossier)).contains(&"E06".to_owned()), "no reason helps");
}

#[test]
fn embarrassment_07_the_commissioner_is_forgotten() {
    let mut dossier = review();
    dossier.case.completed = Some(day(6, 1));
    dossier.case.submitted = Some(day(6, 1));
    let lines = today::lines([&dossier], day(9, 1), &Holidays::default());
    assert_eq!((lines[0].what.as_str(), lines[0].harm), ("Send the report to the Commissioner", today::Harm::Statute));
    assert!(codes(&on_case(&dossier, "closed", day(9, 1))).contains(&"E07".to_owned()));
    dossier.case.dac_sent = Some(day(6, 2));
    assert!(!today::lines([&dossier], day(9, 1), &Holidays::default()).iter().any(|line| line.field == "dac_sent"));
}

#[test]
fn embarrassment_08_a_quality_point_is_lost() {
    let mut dossier = review();
    dossier.case.submitted = Some(day(2, 2));
    dossier.qa_letters =
        vec![QaLetter { id: 1, dated: Some(day(3, 2)), outcome: Code("resubmit".into()), ..QaLetter::default() }];
    dossier.points = vec![QaPoint { id: 1, letter: Some(Ref::new(1, "")), number: "4b".into(), ..QaPoint::default() }];
    for found in [
        on_case(&dossier, "resubmitted", day(4, 1)),
        on_case(&dossier, "stage", code("resubmitted")),
        on_case(&dossier, "cleared", day(4, 1)),
        on_case(&dossier, "stage", code("closed")),
        refuse(&set(&dossier, "qa_letter", 1, "answered", day(4, 1)), &dossier),
    ] {
        let open = found.iter().find(|one| one.code == "E08").expect("a refusal");
        assert!(!open.needs_reason && open.text.contains("Point 4b: not answered"), "{}", open.text);
    }
    dossier.points[0].state = Code("rejected".into());
    dossier.points[0].response = "Outside the terms of reference; the panel agreed".into();
    assert!(on_case(&dossier, "resubmitted", day(4, 1)).is_empty());
    assert_eq!(quality::overdue([&dossier], day(5, 1), &Holidays::default()).len(), 1);
}

#[test]
fn embarrassment_09_a_later_date_with_no_agreement_on_file() {
    let mut dossier = review();
    dossier.case.agreed_due = Some(day(7, 5));
    assert_eq!(codes(&on_case(&dossier, "agreed_due", day(9, 1))), ["E09"]);
    assert!(on_case(&dossier, "agreed_due", day(7, 1)).is_empty(), "earlier is no extension");
    let half = add(
        &dossier,
        "due_change",
        vec![("case", link(1)), ("what", Value::text("D5")), ("new_due", day(9, 1).into()), ("state", code("agreed"))],
    );
    assert_eq!(codes(&half), ["E09"]);
    assert!(half[0].text.contains("who agreed it") && half[0].text.contains("the minute"));
    let moved = Moved {
        new_due: day(9, 1),
        agreed: day(6, 1),
        agreed_by: "panel and partnership".into(),
        why: "The trial ran over".into(),
        minute: "Board 12.3".into(),
        home_office_told: Fact::Yes,
    };
    let batch = move_due(&dossier, clock("D5").unwrap(), dossier.case.agreed_due, &moved).unwrap();
    assert!(refuse_batch(&batch, &dossier).is_empty());
}

#[test]
fn embarrassment_10_a_day_that_hurts() {
    let mut dossier = review();
    dossier.case.cleared = Some(day(5, 4));
    dossier.key_dates = vec![KeyDate {
        kind: Code("anniversary".into()),
        day: Some(Date::constant(2024, 6, 8)),
        yearly: Fact::Yes,
        ..KeyDate::default()
    }];
    dossier.meetings = vec![Meeting { id: 1, ..Meeting::default() }];
    assert_eq!(codes(&on_case(&dossier, "publication_planned", day(6, 8))), ["E10?"]);
    assert_eq!(codes(&refuse(&set(&dossier, "meeting", 1, "when", day(6, 8)), &dossier)), ["E10?"]);
    assert!(on_case(&dossier, "publication_planned", day(6, 9)).is_empty());
    let letter = add(&dossier, "letter", vec![("case", link(1)), ("kind", code("L7")), ("sent", day(6, 8).into())]);
    assert_eq!(codes(&letter), ["E10?"]);
}
