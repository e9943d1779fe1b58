//! Dates owed that are no clock: for each kind of record which date, how bad it is to miss, and what pause stops it.
//!
//! The clocks look after the dates of the case, letters, returns and drafts in a family's hands; steps have a room of
//! their own. A test holds this table against every field of the register that declares a due date.

use super::super::super::date::Date;
use super::super::super::register::*;
use super::line::Harm;

/// A date owed on one kind of record.
pub struct Owed<T: 'static> {
    pub field: &'static str,
    pub due: fn(&T) -> Option<Date>,
    pub until: fn(&T) -> bool,
    pub harm: Harm,
    pub stopped_by: &'static [&'static str],
}

macro_rules! owed {
    ($name:ident: $type:ident { $( $due:ident until $until:ident, $harm:ident $(, $stop:literal)* ; )+ }) => {
        pub static $name: &[Owed<$type>] = &[ $( Owed {
            field: stringify!($due),
            due: |own| own.$due,
            until: |own| own.$until.is_some(),
            harm: Harm::$harm,
            stopped_by: &[$($stop),*],
        } ),+ ];
    };
}

owed!(CASE: Case {
    retention_review until disposed, Plan;
});
owed!(RETURN: Return {
    draft_due until draft, Returns, "imr";
    revision_due until final_received, Returns, "imr";
    next_chase until received, Returns, "imr";
});
owed!(SUBMISSION: Submission {
    chase_due until letter_received, Quality;
});
owed!(POINT: QaPoint {
    due until answered, Quality, "drafting";
});
owed!(DECISION: Decision {
    review_on until reviewed, HardGuidance;
});
owed!(PAUSE: Pause {
    expected_end until ended, Plan;
    check_on until ended, Plan;
});
owed!(CONTACT: FamilyContact {
    promise_due until promise_kept, Family;
});
owed!(MILESTONE: Milestone {
    due until done, Family, "family_contact";
});
owed!(INVITATION: Invitation {
    reply_due until answered, Plan, "all";
});
owed!(MEETING: Meeting {
    when until held, Plan;
    papers_due until papers_out, Plan;
    minutes_due until minutes_out, Plan;
});
owed!(DOCUMENT: Document {
    due until finished, Plan, "drafting";
});
owed!(QUERY: EventQuery {
    due until answered, Returns, "imr";
});
pub static CIRCULATION: &[Owed<Circulation>] = &[
    Owed {
        field: "comments_due",
        // A draft in a family's hands has a clock of its own.
        due: |own| own.comments_due.filter(|_| own.seat.is_some() || own.person.is_none()),
        until: |own| own.comments_in.is_some(),
        harm: Harm::Plan,
        stopped_by: &["drafting"],
    },
    Owed {
        field: "return_due",
        due: |own| own.return_due,
        until: |own| own.returned.is_some(),
        harm: Harm::Plan,
        stopped_by: &[],
    },
];
owed!(LETTER: Letter {
    reply_due until replied, Plan;
});
owed!(LINKED: LinkedReview {
    findings_due until findings_in, Plan;
});
pub static PROCEEDING: &[Owed<Proceeding>] = &[
    Owed {
        field: "trial",
        due: |own| own.trial,
        // Once a day to ask again is set, that day is the one to keep.
        until: |own| own.concluded.is_some() || own.verdict_date.is_some() || own.check_due.is_some(),
        harm: Harm::Plan,
        stopped_by: &[],
    },
    Owed {
        field: "appeal_until",
        due: |own| own.appeal_until,
        until: |own| own.appeal_checked.is_some(),
        harm: Harm::Plan,
        stopped_by: &[],
    },
    Owed {
        field: "check_due",
        due: |own| own.check_due,
        until: |own| own.concluded.is_some(),
        harm: Harm::Plan,
        stopped_by: &[],
    },
];
owed!(HOLD: Hold {
    check_on until lifted, Family;
});
owed!(ACTION: Action {
    due until completed, Plan;
    embedded_due until embedded, Plan;
    tell_family_due until family_told, Family, "family_contact";
});
owed!(RECOMMENDATION: Recommendation {
    response_due until responded, Plan;
});
owed!(RETENTION: RetentionHold {
    check_on until ended, Plan;
});
owed!(QUOTE: Quote {
    due until received, Plan;
    check_in_due until check_in, Plan;
});
owed!(COST: Cost {
    pay_by until paid, Money;
});
owed!(CONTRIBUTION: Contribution {
    due until paid, Money;
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::ENTITIES;

    /// Dates that a clock, a step, or the family's next contact looks after.
    const ELSEWHERE: &[&str] = &[
        "case.agreed_due",
        "case.decision_due",
        "case.home_office_told_due",
        "case.family_told_due",
        "case.dac_due",
        "case.pdf_due",
        "case.publication_planned",
        "case.resubmission_due",
        "qa_letter.answer_due",
        "return.due",
        "step.due",
        "contact_plan.next_due",
        "action.update_due",
        // No record of a review.
        "agency.contact_due",
        "chair.qualification_expires",
        "chair.dbs_due",
        "competence.expires",
        "note.follow_up",
    ];

    #[test]
    fn no_date_the_register_calls_due_is_forgotten() {
        let mut table: Vec<String> = Vec::new();
        macro_rules! names {
            ($($rows:ident: $type:ident),+) => { $( for row in $rows {
                let entity = $type::ENTITY;
                let due = entity.field(row.field).and_then(|field| field.due).expect(row.field);
                assert!(entity.field(due.until).is_some());
                table.push(format!("{}.{}", entity.name, row.field));
            } )+ };
        }
        names!(CASE: Case, RETURN: Return, SUBMISSION: Submission, POINT: QaPoint, DECISION: Decision, PAUSE: Pause,
            CONTACT: FamilyContact, MILESTONE: Milestone, INVITATION: Invitation, MEETING: Meeting, DOCUMENT: Document,
            CIRCULATION: Circulation, LETTER: Letter, QUERY: EventQuery, LINKED: LinkedReview, PROCEEDING: Proceeding, HOLD: Hold,
            ACTION: Action, RECOMMENDATION: Recommendation, RETENTION: RetentionHold, QUOTE: Quote, COST: Cost,
            CONTRIBUTION: Contribution);
        for entity in ENTITIES {
            for field in entity.fields.iter().filter(|field| field.due.is_some()) {
                let name = format!("{}.{}", entity.name, field.name);
                let known = table.contains(&name) || ELSEWHERE.contains(&name.as_str());
                assert!(known, "{name} is owed and nowhere in Today");
            }
        }
    }
}
