use super::super::clock::{Moved, clock, move_due};
use super::super::{decision, family, panel, proceeding, publication, quality, sample, today};
use super::*;
use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::register::*;
use crate::domain::value::{Code, Codes, Fact, Ref, Value};

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

fn known(name: &str) -> &'static Entity {
    entity(name).unwrap_or_else(|| panic!("{name}"))
}

/// A change of one field of one record, from whatever is there.
fn set(dossier: &Dossier, name: &str, id: i64, field: &str, new: impl Into<Value>) -> Change {
    let entity = known(name);
    let base = dossier.record(name, id).expect("the record").get(field).clone();
    Change::set(entity, id, entity.field(field).expect(field), base, new.into())
}

fn code(code: &str) -> Value {
    Value::code(code)
}

fn on_case(dossier: &Dossier, field: &str, new: impl Into<Value>) -> Vec<Refusal> {
    refuse(&set(dossier, "case", dossier.case.id, field, new), dossier)
}

fn add(dossier: &Dossier, name: &str, values: Vec<(&'static str, Value)>) -> Vec<Refusal> {
    let mut batch = Batch::new("");
    batch.add(known(name), values);
    refuse_batch(&batch, dossier)
}

/// The codes of the refusals, with "?" after those that need only a reason.
fn codes(found: &[Refusal]) -> Vec<String> {
    found.iter().map(|one| format!("{}{}", one.code, if one.needs_reason { "?" } else { "" })).collect()
}

fn texts(found: &[Refusal]) -> String {
    found.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | ")
}

fn link(id: i64) -> Value {
    Value::link(id, "")
}

fn review() -> Dossier {
    let mut dossier = sample::decided(day(1, 5));
    dossier.case.family_told = Some(day(1, 5));
    dossier.case.linked_stated = Fact::Yes;
    dossier
}

#[test]
fn embarrassment_01_the_decision_counted_from_the_wrong_day_or_missed() {
    let mut dossier = sample::noticed(day(1, 31));
    dossier.case.linked_stated = Fact::Yes;
    let first = today::lines([&dossier], day(3, 2), &Holidays::default()).swap_remove(0);
    assert_eq!(
        (first.what.as_str(), first.days, first.harm),
        ("Decide whether to review", -2, today::Harm::HardGuidance)
    );
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
    let after = dossier.after(&family::mark(&dossier, &plan, "FM3", day(1, 20), "chair", "declined"));
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
    assert!(public(&dossier).is_empty());
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
