//! Lists of the running of a review: returns, pauses, QA, steps, family milestones.

use super::List;
use crate::terms;

pub static RETURN_KIND: List = List::new(
    "return.kind",
    "Kind of return",
    "practice",
    terms![
        "imr" "IMR" ["individual management review", "IMR report"],
        "chronology" "Chronology" ["chron"],
        "short_report" "Short report" ["summary report", "information report", "SUM"],
        "nil_return" "Nil return" ["nil", "no contact", "no involvement"],
        "scoping" "Scoping return" ["scoping form"],
    ],
);

pub static RETURN_STAGE: List = List::new(
    "imr.stage",
    "Stage of the return",
    "practice",
    terms![
        "requested" "Requested" ["asked"],
        "author_named" "Author named" [],
        "midpoint" "Midpoint check" ["midpoint check (draft chronology back)", "draft"],
        "returned" "Returned" ["received", "in"],
        "presented" "Presented and challenged" ["presented"],
        "revised" "Revised" [],
        "signed_off" "Signed off by senior officer" ["signed off", "final"],
        "nil_return" "Nil return" ["nil"],
        "short_report" "Short report instead" ["short report"],
        "escalated" "Overdue / escalated" ["overdue", "escalated"],
    ],
);

pub static PAUSE_REASON: List = List::new(
    "pause.reason",
    "Reason for the pause",
    "practice",
    terms![
        "criminal_proceedings" "Criminal proceedings" ["trial", "criminal trial", "police investigation"],
        "inquest" "Inquest" ["coroner"],
        "other_review" "Other review" ["SAR", "CSPR"],
        "iopc_psd_hr" "IOPC, PSD or HR" ["IOPC"],
        "chair_vacancy" "Chair vacancy" ["no chair"],
        "family_not_ready" "Family not ready" [],
        "agency_non_engagement" "Agency non-engagement" [],
        "qa_backlog" "QA backlog" [],
        "pre_election" "Pre-election period" ["purdah"],
        "other" "Other" [],
    ],
)
.opened();

/// What a pause stops.
pub static PAUSE_STOPS: List = List::new(
    "pause.stops",
    "What is stopped",
    "practice",
    terms![
        "witness_interviews" "Interviews with witnesses" [],
        "staff_interviews" "Interviews with staff" ["named-staff interviews"],
        "family_contact" "Family contact" [],
        "perpetrator_contact" "Perpetrator contact" [],
        "imr" "Agency's IMR" ["IMR"],
        "drafting" "Finalising and sharing the draft" ["draft", "final report"],
        "publication" "Publication" [],
        "all" "Everything" ["all"],
    ],
)
.opened();

pub static QA_OUTCOME: List = List::new(
    "qa.outcome",
    "QA outcome",
    "source: Devon letters; practice",
    terms![
        "not_considered" "Not yet considered" ["awaiting", "pending"],
        "adequate" "Adequate, publish" ["approved", "adequate", "publish"],
        "listed_changes" "Publish after listed changes" ["approved subject to changes", "minor changes"],
        "resubmit" "Resubmit" ["not adequate", "major changes"],
    ],
);

pub static QA_POINT_STATE: List = List::new(
    "qa_point.state",
    "State of the point",
    "practice",
    terms![
        "open" "Open" [],
        "answered" "Answered" ["done"],
        "checked" "Checked" [],
        "rejected" "Not accepted, with a reason" ["rejected", "not accepted"],
    ],
);

pub static STEP_STATE: List = List::new(
    "step.state",
    "State of the step",
    "practice",
    terms![
        "waiting" "Not yet due" ["not started"],
        "doing" "In hand" ["in progress"],
        "done" "Done" ["complete", "completed"],
        "not_needed" "Not needed" ["n/a", "not applicable"],
    ],
);

/// The moments of a family's part in a review, one set for each family member or network.
pub static MILESTONE: List = List::new(
    "milestone.type",
    "Family milestone",
    "practice; source: HO Library",
    terms![
        "FM1" "Told a review is being considered" [],
        "FM2" "Decision letter sent, leaflet given" [],
        "FM3" "Advocacy offered" ["supported by expert specialist advocate"],
        "FM4" "First meeting with chair" [],
        "FM5" "Consulted on terms of reference" [],
        "FM6" "Pseudonym chosen or agreed" [],
        "FM7" "Contributed" [],
        "FM8" "Updates at agreed rhythm" [],
        "FM9" "Offered or attended meeting with panel" ["attended panel"],
        "FM10" "Draft shared, comments answered" ["received draft report"],
        "FM11" "Pen portrait or tribute invited" [],
        "FM12" "Told of submission and QA outcome" [],
        "FM13" "Publication date agreed" [],
        "FM14" "Final report copy given" [],
        "FM15" "Told of action progress" [],
        "FM16" "Chose to stop contact" ["do not contact"],
    ],
);

pub static MILESTONE_ANSWER: List = List::new(
    "milestone.answer",
    "Answer",
    "practice",
    terms![
        "done" "Done" ["yes"],
        "accepted" "Offered, accepted" ["accepted"],
        "declined" "Offered, declined" ["declined", "no"],
        "later" "Later" [],
        "not_applicable" "Not applicable" ["n/a"],
    ],
);

pub static CONTACT_MEDIUM: List = List::new(
    "family_contact.medium",
    "How",
    "practice",
    terms![
        "visit" "Visit or meeting" ["meeting", "in person"],
        "phone" "Telephone" ["call"],
        "video" "Video call" ["teams"],
        "letter" "Letter" ["post"],
        "email" "E-mail" [],
        "text" "Text message" ["sms"],
        "via_advocate" "Through advocate" ["advocate"],
        "via_flo" "Through FLO" ["FLO"],
    ],
)
.opened();

pub static KEY_DATE_KIND: List = List::new(
    "key_date.kind",
    "Kind of date",
    "practice",
    terms![
        "anniversary" "Anniversary of the death" ["anniversary"],
        "birthday" "Birthday" [],
        "trial" "Trial" [],
        "inquest" "Inquest" [],
        "pre_election" "Pre-election period" ["purdah"],
        "holiday" "Religious or family holiday" ["holiday"],
        "other" "Other" [],
    ],
)
.opened();

pub static HOLD_KIND: List = List::new(
    "hold.kind",
    "Kind of hold",
    "practice",
    terms![
        "sio" "SIO hold" ["police hold", "SIO"],
        "cps" "CPS hold" ["CPS"],
        "coroner" "Coroner's hold" ["coroner"],
        "court_order" "Court order" [],
        "clinical" "Clinical advice" [],
        "other" "Other" [],
    ],
)
.opened();

pub static RETENTION_REASON: List = List::new(
    "retention.hold_reason",
    "Reason to keep",
    "practice",
    terms![
        "trial" "Trial" [],
        "appeal" "Appeal" [],
        "inquiry" "Inquiry" [],
        "complaint" "Complaint" [],
        "civil_claim" "Civil claim" [],
        "other" "Other" [],
    ],
)
.opened();

pub static LINK_JOINT: List = List::new(
    "linked_review.joint",
    "How joined",
    "practice",
    terms![
        "parallel" "Parallel" [],
        "joint" "Joint" [],
        "information" "Information only" [],
        "none" "None" ["no"],
    ],
);

pub static CRITERIA: List = List::new(
    "decision.criteria",
    "Criteria met",
    "law; practice",
    terms![
        "aged_16" "Person was 16 or over" ["16 or over", "16", "16+", "over 16"],
        "violence" "Violence" [],
        "abuse" "Abuse" [],
        "neglect" "Neglect" [],
        "relative" "By a relative" ["relative"],
        "partner" "By a current or former partner" ["partner"],
        "household" "By a member of the same household" ["household"],
        "suicide_concern" "Suicide and the circumstances give concern" ["suicide"],
        "da_2021" "Domestic abuse under the 2021 Act" [],
    ],
)
.opened();
