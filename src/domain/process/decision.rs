//! The decision whether to review, and the duties either answer opens.
//!
//! Eligibility is never worked out silently: the parts of the test are shown, a person ticks and decides (practice).

use super::super::calendar::{Holidays, add_working_days};
use super::super::change::{Batch, Change};
use super::super::date::Date;
use super::super::register::{Case, Decision};
use super::super::value::{Cell, Code, Id, Value};
use super::{Dossier, wording};

/// Something a decision opens.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    pub code: &'static str,
    pub what: &'static str,
    pub due: Option<Date>,
    pub done: Option<Date>,
    /// The rule in a sentence; [`Duty::because`] adds the day it counts from.
    pub why: &'static str,
    pub decided: Date,
    pub mark: &'static str,
    pub entity: &'static str,
    pub id: Id,
    /// The field that ends it; empty when a letter or a row does.
    pub field: &'static str,
}

impl Duty {
    /// The rule and the day of the decision.
    pub fn because(&self) -> String {
        format!("{}; decided on {}", self.why, wording::day(self.decided))
    }
}

/// Which answers open a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Any decision, yes or no.
    Either,
    Yes,
    /// A decision that waits for the cause of death.
    Cause,
    /// A day of deciding without what was decided.
    Unsaid,
}

/// How a duty is known to be done.
enum Done {
    Case(&'static str, fn(&Case) -> Option<Date>),
    /// One of these letters was sent.
    Letter(&'static [&'static str]),
    /// Reasons are written down.
    Reasons,
    /// A day to look again is set.
    LookAgain,
}

struct Rule {
    code: &'static str,
    on: For,
    what: &'static str,
    /// Working days from the decision; none for "at once".
    days: Option<i32>,
    done: Done,
    why: &'static str,
    mark: &'static str,
}

/// What each answer opens.
static RULES: &[Rule] = &[
    Rule {
        code: "outcome",
        on: For::Unsaid,
        what: "Say what was decided",
        days: None,
        done: Done::Case("outcome", |_| None),
        why: "The day of the decision is on file without its outcome; no clock for the report runs until it is",
        mark: "practice",
    },
    Rule {
        code: "D3",
        on: For::Either,
        what: "Tell the Home Office the decision",
        days: Some(5),
        done: Done::Case("home_office_told", |case| case.home_office_told),
        why: "The Home Office is told either way; a decision not to review is checked and can be overridden",
        mark: "source: Barnsley app 7, Lords Hansard 13 Dec 2021; law; practice",
    },
    Rule {
        code: "D4",
        on: For::Either,
        what: "Tell the family the decision",
        days: None,
        done: Done::Case("family_told", |case| case.family_told),
        why: "The family is told at once, through the family liaison officer or an advocate",
        mark: "source: Pan-Dorset, Barnsley app 8, Hounslow",
    },
    Rule {
        code: "reasons",
        on: For::Either,
        what: "Write down the reasons",
        days: None,
        done: Done::Reasons,
        why: "The reasons and any dissent go on file with the decision",
        mark: "practice",
    },
    Rule {
        code: "agencies",
        on: For::Either,
        what: "Tell the agencies the decision",
        days: Some(5),
        done: Done::Letter(&["L6"]),
        why: "Agencies that were scoped need to know, whichever way it went",
        mark: "practice",
    },
    Rule {
        code: "secure",
        on: For::Yes,
        what: "Ask agencies to secure their records",
        days: Some(5),
        done: Done::Case("secure_records", |case| case.secure_records),
        why: "In the week of the decision",
        mark: "practice",
    },
    Rule {
        code: "coroner",
        on: For::Yes,
        what: "Tell the coroner",
        days: Some(5),
        done: Done::Letter(&["L9"]),
        why: "The coroner is told of the review and whom to ask, in the week of the decision",
        mark: "source: Staffordshire SAB, CPS",
    },
    Rule {
        code: "cps",
        on: For::Yes,
        what: "Tell the police investigation and the CPS",
        days: Some(5),
        done: Done::Letter(&["L10"]),
        why: "The senior investigating officer and the CPS are told in the week of the decision",
        mark: "source: Staffordshire SAB, CPS",
    },
    Rule {
        code: "look_again",
        on: For::Cause,
        what: "Set a day to look again",
        days: None,
        done: Done::LookAgain,
        why: "The cause of death is awaited; without a day to look again the decision is forgotten",
        mark: "practice",
    },
];

/// The newest row of the decision, when there is one.
pub fn current(dossier: &Dossier) -> Option<&Decision> {
    dossier.decisions.iter().max_by_key(|decision| (decision.decided.or(decision.directed), decision.id))
}

/// The day of the partnership's own decision. A later direction overrules it and does not undo it; a cause of death that
/// is waited for is none.
pub fn first_decided(dossier: &Dossier) -> Option<Date> {
    let case = &dossier.case;
    if !case.outcome.is("directed") {
        return case.decided;
    }
    let own = dossier.decisions.iter().filter(|row| {
        row.directed.is_none() && !["directed", "pending", "pending_cause"].iter().any(|code| row.outcome.is(code))
    });
    own.filter_map(|row| row.decided).min().or(case.decided)
}

/// What the decision opens, done or not, in the order of the table. Nothing before there is a decision.
pub fn duties(dossier: &Dossier, holidays: &Holidays) -> Vec<Duty> {
    let case = &dossier.case;
    let decided = current(dossier).and_then(|row| row.decided).or(case.decided);
    let Some(decided) = decided else { return Vec::new() };
    let cause = case.outcome.is("pending_cause") || case.stage.is("decision_pending_cause");
    RULES
        .iter()
        .filter(|rule| match rule.on {
            For::Either => dossier.is_review() || dossier.is_refused(),
            For::Yes => dossier.is_review(),
            For::Cause => cause,
            For::Unsaid => !cause && case.decided.is_some() && !dossier.is_review() && !dossier.is_refused(),
        })
        .map(|rule| {
            let letter = |kinds: &[&str]| {
                let sent = dossier.letters.iter().filter(|letter| kinds.contains(&letter.kind.0.as_str()));
                sent.filter_map(|letter| letter.sent).min()
            };
            let (entity, id, field, done) = match &rule.done {
                Done::Case(field, read) => ("case", case.id, *field, read(case)),
                // The letter is not there yet; the case it is written from is.
                Done::Letter(kinds) => ("case", case.id, "", letter(kinds)),
                Done::Reasons => {
                    let own = current(dossier).is_some_and(|row| !row.reasons.is_empty());
                    ("case", case.id, "reasons", (own || !case.reasons.is_empty()).then_some(decided))
                }
                Done::LookAgain => {
                    let row = current(dossier);
                    ("decision", row.map_or(0, |row| row.id), "review_on", row.and_then(|row| row.review_on))
                }
            };
            Duty {
                code: rule.code,
                what: rule.what,
                due: rule.days.map_or(Some(decided), |days| add_working_days(decided, days, holidays)),
                done,
                why: rule.why,
                decided,
                mark: rule.mark,
                entity,
                id,
                field,
            }
        })
        .collect()
}

/// Parts of the test of the law applied that nobody has ticked, in words. A statement of fact, not a verdict.
pub fn unticked(decision: &Decision, law: &Code) -> Vec<&'static str> {
    type Part = (&'static [&'static str], &'static str);
    const AGE: Part = (&["aged_16"], "that the person was 16 or over");
    const SECTION_9: &[Part] = &[
        AGE,
        (&["violence", "abuse", "neglect", "suicide_concern", "da_2021"], "violence, abuse or neglect"),
        (&["relative", "partner", "household"], "by a relative, a partner or a member of the household"),
    ];
    const SECTION_8A: &[Part] = &[AGE, (&["da_2021"], "domestic abuse as the Act of 2021 defines it")];
    let parts = if law.is("S8A_DARDR") { SECTION_8A } else { SECTION_9 };
    parts
        .iter()
        .filter(|(codes, _)| !codes.iter().any(|code| decision.criteria.has(code)))
        .map(|(_, said)| *said)
        .collect()
}

/// The law whose test a decision applied: its own, else that of the case.
pub fn law<'a>(dossier: &'a Dossier, decision: &'a Decision) -> &'a Code {
    if decision.legal_basis.0.is_empty() { &dossier.case.legal_basis } else { &decision.legal_basis }
}

/// What the decision that stands lacks of its test, for a decision to review under a law that has one.
pub fn test_lacks(dossier: &Dossier) -> Vec<&'static str> {
    let Some(row) = current(dossier) else { return Vec::new() };
    let law = law(dossier, row);
    let rests_on_it = row.outcome.is("review") || row.outcome.is("joint");
    if rests_on_it && !law.is("NON_STATUTORY") { unticked(row, law) } else { Vec::new() }
}

/// Opens a review that was decided against, because the Home Secretary directs it (law s.9(2)). The decision against it
/// stays as a row of its own; one is written for it when it stood only on the case.
pub fn direct(dossier: &Dossier, on: Date, said: &str) -> Batch {
    let mut batch = Batch::new("re-opened by direction").why(said);
    let (Some(rows), cases) = (super::super::register::entity("decision"), super::super::register::cases()) else {
        return batch;
    };
    let case = &dossier.case;
    if dossier.decisions.is_empty() {
        batch.add(
            rows,
            vec![
                ("case", Value::Link(dossier.link())),
                ("decided", case.decided.write()),
                ("outcome", case.outcome.write()),
                ("reasons", case.reasons.write()),
                ("home_office_told", case.home_office_told.write()),
            ],
        );
    }
    batch.add(
        rows,
        vec![
            ("case", Value::Link(dossier.link())),
            ("decided", on.into()),
            ("directed", on.into()),
            ("outcome", Value::code("directed")),
            ("legal_basis", case.legal_basis.write()),
            ("reasons", Value::text(said)),
        ],
    );
    let mut set = |name: &str, base: Value, new: Value| {
        if let Some(field) = Case::ENTITY.fields.iter().find(|field| field.name == name) {
            batch.push(Change::set(cases, case.id, field, base, new));
        }
    };
    set("outcome", case.outcome.write(), Value::code("directed"));
    set("decided", case.decided.write(), on.into());
    set("stage", case.stage.write(), Value::code("commissioned"));
    // The reasons of the decision that is overruled stay with its own record.
    let kept = current(dossier).is_none_or(|row| !row.reasons.trim().is_empty() || case.reasons.trim().is_empty());
    if kept && !said.trim().is_empty() {
        set("reasons", case.reasons.write(), Value::text(said));
    }
    // What was told was the earlier decision; this one has to be told again.
    for (name, base) in [
        ("family_told", case.family_told.write()),
        ("family_told_due", case.family_told_due.write()),
        ("home_office_told", case.home_office_told.write()),
        ("closed", case.closed.write()),
        ("home_office_told_due", case.home_office_told_due.write()),
    ] {
        if !base.is_missing() {
            set(name, base, Value::Missing);
        }
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::value::Codes;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn codes(dossier: &Dossier) -> Vec<&'static str> {
        duties(dossier, &Holidays::default()).iter().map(|duty| duty.code).collect()
    }

    #[test]
    fn either_answer_opens_its_own_duties() {
        let mut dossier = sample::decided(day(3, 2));
        assert_eq!(codes(&dossier), ["D3", "D4", "reasons", "agencies", "secure", "coroner", "cps"]);
        dossier.case.outcome = Code("no_criteria".into());
        assert_eq!(codes(&dossier), ["D3", "D4", "reasons", "agencies"]);
        dossier.case.outcome = Code("pending_cause".into());
        assert_eq!(codes(&dossier), ["look_again"]);
        dossier.case.decided = None;
        assert!(codes(&dossier).is_empty());
    }

    #[test]
    fn a_day_of_deciding_without_a_decision_asks_what_was_decided() {
        let mut dossier = sample::decided(day(3, 2));
        dossier.case.outcome = Code::default();
        assert_eq!(codes(&dossier), ["outcome"]);
    }

    #[test]
    fn the_home_office_is_owed_a_letter_in_five_working_days() {
        let found = duties(&sample::decided(day(4, 1)), &Holidays::default());
        assert_eq!(found[0].due, Some(day(4, 10)), "Good Friday and Easter Monday are left out");
        assert_eq!(found[1].due, Some(day(4, 1)));
    }

    #[test]
    fn a_direction_keeps_the_decision_it_overrides() {
        let mut dossier = sample::decided(day(3, 2));
        dossier.case.outcome = Code("no_criteria".into());
        dossier.case.reasons = "Not by a partner or relative".into();
        dossier.case.home_office_told = Some(day(3, 5));
        let after = dossier.after(&direct(&dossier, day(6, 1), "Directed by the Home Secretary"));
        assert_eq!(after.decisions.len(), 2);
        assert!(after.decisions[0].outcome.is("no_criteria") && !after.decisions[0].reasons.is_empty());
        assert!(after.is_review() && after.case.stage.is("commissioned"));
        assert_eq!((after.case.decided, after.case.family_told), (Some(day(6, 1)), None));
        assert_eq!(after.case.home_office_told, None, "what was told was the earlier decision");
        assert!(current(&after).is_some_and(|row| row.outcome.is("directed")));
    }

    #[test]
    fn the_parts_of_the_test_nobody_ticked_are_named() {
        let decision = Decision { criteria: Codes(vec!["aged_16".into(), "abuse".into()]), ..Decision::default() };
        let section_9 = Code("S9_DHR".into());
        assert_eq!(unticked(&decision, &section_9), ["by a relative, a partner or a member of the household"]);
        assert_eq!(unticked(&decision, &Code("S8A_DARDR".into())), ["domestic abuse as the Act of 2021 defines it"]);
    }
}
