use super::super::sample;
use super::*;
use crate::domain::date::LooseDate;
use crate::domain::register::{ContactPlan, KeyDate, Letter, Milestone, Proceeding, QaLetter, QaPoint};
use crate::domain::value::{Code, Ref};

fn day(month: i8, day: i8) -> Date {
    Date::constant(2026, month, day)
}

/// A report with nothing missing, to be published on 8 June.
fn ready() -> Dossier {
    let mut dossier = sample::decided(Date::constant(2025, 3, 3));
    dossier.case.cleared = Some(day(4, 1));
    dossier.case.dac_sent = Some(day(1, 5));
    dossier.case.publication_planned = Some(day(6, 8));
    dossier.case.date_of_death = Some(LooseDate::day(Date::constant(2024, 12, 20)));
    dossier.qa_letters = vec![QaLetter { id: 1, outcome: Code("adequate".into()), ..QaLetter::default() }];
    for (id, kind) in [(1, "OVR"), (2, "EXE"), (3, "QAL"), (4, "APL"), (5, "DEB"), (6, "PUB")] {
        dossier.documents.push(Document {
            id,
            kind: Code(kind.into()),
            finished: Some(day(5, 1)),
            held: Fact::Yes,
            ..Document::default()
        });
        dossier.versions.push(Version {
            id,
            document: Some(Ref::new(id, "")),
            number: "4".into(),
            made: Some(day(5, 1)),
            current: Fact::Yes,
            checked_for_names: Some(day(5, 2)),
            scanned: Some(day(5, 2)),
            scan_open: Some(0),
            scan_hash: "aa".into(),
            hash: "aa".into(),
            accessible: Some(day(5, 2)),
            ..Version::default()
        });
    }
    dossier.letters = vec![Letter { kind: Code("L22".into()), sent: Some(day(5, 20)), ..Letter::default() }];
    dossier.contact_plans = vec![ContactPlan { id: 1, name: "Family of Adult A".into(), ..ContactPlan::default() }];
    dossier.milestones = vec![Milestone {
        plan: Some(Ref::new(1, "")),
        kind: Code("FM13".into()),
        done: Some(day(5, 5)),
        ..Milestone::default()
    }];
    dossier
}

fn item(dossier: &Dossier, code: &str) -> State {
    gate(dossier, None).into_iter().find(|item| item.code == code).unwrap().state
}

#[test]
fn with_everything_in_place_only_what_comes_after_is_open() {
    let items = gate(&ready(), None);
    assert_eq!(items.iter().map(|item| item.code).collect::<Vec<_>>().join(" "), "G1 G2 G3 G4 G5 G6 G7 G8 G9 G10");
    let open: Vec<_> = items.iter().filter(|item| item.state != State::Met).map(|item| item.code).collect();
    assert_eq!(open, ["G10"]);
    assert!(refused(&items).is_empty() && warned(&items).is_empty());
}

#[test]
fn each_gate_says_what_is_missing() {
    type Change = fn(&mut Dossier);
    let cases: &[(&str, bool, &str, Change)] = &[
        ("G1", true, "There is no clearance date", |d| d.case.cleared = None),
        ("G1", true, "Clearance on 9 June 2026 is later than publication on 8 June 2026", |d| {
            d.case.cleared = Some(day(6, 9))
        }),
        ("G2", true, "Points still open: 4b", |d| {
            d.points = vec![QaPoint { number: "4b".into(), ..QaPoint::default() }]
        }),
        ("G3", false, "Not told of the date: Family of Adult A", |d| d.milestones.clear()),
        ("G4", false, "8 June 2026 is a date to avoid: birthday", |d| {
            d.key_dates = vec![KeyDate {
                kind: Code("birthday".into()),
                day: Some(Date::constant(1990, 6, 8)),
                yearly: Fact::Yes,
                ..KeyDate::default()
            }];
        }),
        ("G5", true, "Version 4 of the overview report has not been scanned since it was made", |d| {
            d.versions[0].scanned = None;
            d.versions[0].checked_for_names = Some(day(4, 30));
        }),
        ("G5", true, "Version 4 of the overview report was scanned on 2 May 2026: 3 findings stand", |d| {
            d.versions[0].scan_open = Some(3);
        }),
        (
            "G5",
            true,
            "The file of version 4 of the overview report has changed since it was scanned on 2 May 2026: scan it again",
            |d| d.versions[0].hash = "bb".into(),
        ),
        (
            "G5",
            true,
            "The names of the key, or what is recorded of the scan, have changed since version 4 of the overview report was \
             scanned on 2 May 2026: scan it again",
            |d| d.outdated_scans = [d.versions[0].id].into(),
        ),
        (
            "G5",
            true,
            "Parts of version 4 of the overview report could not be read when it was scanned on 2 May 2026: look at them, and \
             enter the day under \"Checked for names\"",
            |d| d.versions[0].checked_for_names = None,
        ),
        (
            "G5",
            true,
            "Parts of version 4 of the overview report could not be read when it was scanned on 2 May 2026 (pictures on page \
             2): look at them, then scan it again and say why they may stand with --despite-unread",
            |d| d.doubtful_scans = [(d.versions[0].id, "pictures on page 2".to_owned())].into(),
        ),
        (
            "G5",
            false,
            "Version 4 of the executive summary was checked by a person on 2 May 2026, and was not scanned",
            |d| d.versions[1].scanned = None,
        ),
        ("G5", true, "Version 4 of the action plan has not been scanned since it was made", |d| {
            // What refuses is said before what a reason is enough for.
            d.versions[1].scanned = None;
            d.versions[3].scanned = None;
            d.versions[3].checked_for_names = None;
        }),
        ("G6", true, "In the set, the overview report has 2 current versions", |d| {
            let again = d.versions[0].clone();
            d.versions.push(again);
        }),
        ("G6", false, "Not in the set: executive summary", |d| d.versions[1].current = Fact::No),
        ("G7", false, "no staff debrief is recorded", |d| d.documents[4].finished = None),
        ("G8", false, "The overview report has not been checked for access", |d| d.versions[0].accessible = None),
        ("G9", true, "The Domestic Abuse Commissioner has not been sent the report", |d| d.case.dac_sent = None),
    ];
    for (code, refuse, says, change) in cases {
        let mut dossier = ready();
        change(&mut dossier);
        let wanted = if *refuse { State::Missing((*says).to_owned()) } else { State::Warn((*says).to_owned()) };
        assert_eq!(item(&dossier, code), wanted);
    }
}

#[test]
fn what_nothing_on_file_supports_is_never_called_met() {
    let mut dossier = sample::decided(Date::constant(2025, 3, 3));
    dossier.case.publication_planned = Some(day(6, 8));
    let stands: Vec<_> = gate(&dossier, None).iter().map(|item| (item.code, item.stands())).collect();
    let nothing: Vec<_> = stands.iter().filter(|(_, stands)| *stands == "nothing on file").map(|own| own.0).collect();
    assert_eq!(nothing, ["G2", "G3", "G4", "G5", "G8"], "{stands:?}");
    assert!(stands.iter().all(|(_, stands)| *stands != "met"), "{stands:?}");
    let codes: Vec<_> = warned(&gate(&dossier, None)).iter().map(|item| item.code).collect();
    assert!(codes.contains(&"G5") && codes.contains(&"G8"), "and each needs a recorded reason: {codes:?}");
    dossier.qa_letters = vec![QaLetter { id: 1, outcome: Code("resubmit".into()), ..QaLetter::default() }];
    assert_eq!(
        item(&dossier, "G2"),
        State::Nothing("The letter asks for changes, and its points are not listed".into())
    );
}

#[test]
fn the_day_is_held_against_the_death_and_the_court_in_the_register() {
    let mut dossier = ready();
    let on = |dossier: &Dossier, date| {
        gate(dossier, Some(date)).into_iter().find(|item| item.code == "G4").unwrap().lacks().to_owned()
    };
    assert_eq!(on(&dossier, day(12, 20)), "20 December 2026 is the anniversary of the death");
    dossier.proceedings =
        vec![Proceeding { kind: Code("criminal".into()), trial: Some(day(5, 11)), ..Proceeding::default() }];
    assert!(on(&dossier, day(5, 11)).starts_with("11 May 2026 is the first day of a trial"));
    assert_eq!(on(&dossier, day(5, 12)), "No verdict is on file for the trial of 11 May 2026");
    dossier.proceedings[0].verdict_date = Some(day(5, 20));
    assert_eq!(on(&dossier, day(6, 8)), "");
}

#[test]
fn a_reason_or_a_wish_to_stop_stands_for_telling_the_family() {
    let mut dossier = ready();
    dossier.milestones[0].done = None;
    dossier.milestones[0].reason = "Told through the advocate that they do not wish to know".into();
    assert_eq!(item(&dossier, "G3"), State::Met);
    dossier.milestones.clear();
    dossier.contact_plans[0].stopped = Some(day(1, 1));
    assert_eq!(item(&dossier, "G3"), State::Met);
}

#[test]
fn withholding_needs_a_reason_and_who_agreed() {
    let mut dossier = ready();
    assert_eq!(withheld_lacks(&dossier), ["the reason", "who agreed it"]);
    dossier.case.withheld_reason = "Risk to a child".into();
    assert_eq!(withheld_lacks(&dossier), ["who agreed it"]);
}

#[test]
fn what_a_clean_scan_rests_on_is_said() {
    let dossier = ready();
    let note = gate(&dossier, None).into_iter().find(|item| item.code == "G5").unwrap().note;
    assert!(note.starts_with("overview report 4 scanned on 2 May 2026, executive summary 4 scanned on"), "{note}");
}
