//! The clocks against dates worked out by other means: `fixtures/clocks/make.py` counts them day by day.

use serde_json::Value as Json;

use super::*;
use crate::domain::register::{DueChange, Pause};
use crate::domain::value::Code;

const CASES: &str = include_str!("../../../../../fixtures/clocks/cases.json");

fn text<'a>(row: &'a Json, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}

fn date(row: &Json, name: &str) -> Option<Date> {
    row[name].as_str().map(|text| text.parse().unwrap())
}

fn rows<'a>(row: &'a Json, name: &str) -> impl Iterator<Item = &'a Json> {
    row[name].as_array().into_iter().flatten()
}

fn dossier(case: &Json) -> Dossier {
    let start = date(case, "start").unwrap();
    let is_decision = text(case, "clock") == "D2";
    let mut dossier = if is_decision { sample::noticed(start) } else { sample::decided(start) };
    let (written, ended) = (date(case, "written"), date(case, "ended"));
    if is_decision {
        (dossier.case.decision_due, dossier.case.decided) = (written, ended);
    } else {
        (dossier.case.agreed_due, dossier.case.completed) = (written, ended);
    }
    dossier.pauses = rows(case, "pauses")
        .zip(1..)
        .map(|(row, id)| Pause {
            expected_end: date(row, "expected"),
            ..sample::pause(id, text(row, "why"), date(row, "from").unwrap(), date(row, "to"))
        })
        .collect();
    dossier.due_changes = rows(case, "agreed")
        .zip(1..)
        .map(|(row, id)| DueChange {
            id,
            what: text(case, "clock").to_owned(),
            old_due: date(row, "old"),
            new_due: date(row, "new"),
            agreed: date(row, "agreed"),
            state: Code("agreed".into()),
            ..DueChange::default()
        })
        .collect();
    dossier
}

#[test]
fn dates_worked_out_elsewhere() {
    let cases: Vec<Json> = serde_json::from_str(CASES).unwrap();
    assert!(cases.len() >= 25, "{}", cases.len());
    for case in &cases {
        let dossier = dossier(case);
        for on in rows(case, "read") {
            let today = date(on, "today").unwrap();
            let reading = read(&dossier, text(case, "clock"), today);
            let named = format!("{} on {today}: {}", text(case, "what"), reading.explanation);
            assert_eq!(reading.current_due, date(on, "due"), "{named}");
        }
    }
}

/// The line says every number that went into its date, so that a person can do the sum again.
#[test]
fn a_line_can_be_added_up_by_hand() {
    let cases: Vec<Json> = serde_json::from_str(CASES).unwrap();
    let line = |what: &str, today: Date| {
        let case = cases.iter().find(|case| text(case, "what") == what).unwrap();
        read(&dossier(case), text(case, "clock"), today).in_full()
    };
    for (what, today, said) in [
        (
            "the second pause begins in the time the first one gave",
            day(2026, 6, 27),
            "six months from the decision of 18 September 2025, plus 45 days paused for trial and 11 days paused for want \
             of a chair: Wed 13 May 2026",
        ),
        (
            "the agreed date takes in the pause it was agreed for",
            day(2026, 3, 27),
            "six months from the decision of 18 September 2025 was 18 March 2026; moved to 18 May 2026, agreed on 10 \
             November 2025; the pause for trial was known by then and is part of that date: Mon 18 May 2026",
        ),
        (
            "what outlasts a pause taken in adds only its own days",
            day(2026, 5, 20),
            "six months from the decision of 18 September 2025 was 18 March 2026; moved to 1 June 2026, agreed on 2 March \
             2026, plus 19 days paused for want of a chair; the pause for trial was known by then and is part of that \
             date: Sat 20 June 2026 (a Saturday; working days on either side: Fri 19 and Mon 22 June)",
        ),
        (
            "an agreement without its day takes in every pause",
            day(2026, 5, 20),
            "six months from the decision of 18 September 2025 was 18 March 2026; moved to 1 June 2026; no day of \
             agreement is on file, so the pause for want of a chair is part of that date: Mon 1 June 2026",
        ),
        (
            "a later decision nobody agreed does not count",
            day(2026, 3, 27),
            "one month from the death coming to attention on 27 November 2025; 8 April 2026 is written on the case with no \
             agreed change on file, so it does not count: Sat 27 December 2025 (a Saturday; working days on either side: \
             Wed 24 and Mon 29 December)",
        ),
    ] {
        assert_eq!(line(what, today), said);
    }
}
