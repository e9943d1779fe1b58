//! Lists of the review itself: what it is, where it stands and how it ends.

use super::List;
use crate::terms;

pub static LEGAL_BASIS: List = List::new(
    "case.legal_basis",
    "Legal basis",
    "law; practice",
    terms![
        "S9_DHR" "DHR, section 9" ["DHR", "s9", "section 9", "domestic homicide review"],
        "S8A_DARDR" "DARDR, section 8A" ["DARDR", "s8A", "section 8A", "domestic abuse related death review"],
        "NON_STATUTORY" "Not statutory" ["non-statutory", "local learning review", "light touch", "SIR"],
    ],
);

pub static REVIEW_LABEL: List = List::new(
    "case.review_label",
    "What we call it",
    "practice",
    terms![
        "dhr" "DHR" ["domestic homicide review"],
        "dardr" "DARDR" ["domestic abuse related death review"],
        "susr" "SUSR" ["single unified safeguarding review"],
    ],
)
.opened();

pub static REVIEW_TYPE: List = List::new(
    "case.review_type",
    "Type of review",
    "practice; source: Pennine, South Glos",
    terms![
        "dhr" "DHR/DARDR" ["DHR", "DARDR", "domestic homicide review"],
        "cspr" "Child safeguarding practice review" ["SCR/LCSPR (CSPR)", "SCR", "LCSPR", "CSPR", "serious case review"],
        "sar" "Safeguarding adults review" ["SAR"],
        "mhhr" "Mental health homicide review" ["MHHR"],
        "owhr" "Offensive weapons homicide review" ["OWHR"],
        "leder" "LeDeR" ["learning disability mortality review"],
        "cdr" "Child death review" ["CDR"],
        "mappa_scr" "MAPPA serious case review" ["MAPPA SCR"],
        "probation_sfo" "Probation serious further offence" ["Probation SFO", "SFO"],
        "iopc_psd" "IOPC or professional standards" ["IOPC/PSD", "IOPC", "PSD"],
        "pfd" "Coroner's prevention of future deaths" ["PFD", "PFD (coroner)", "regulation 28"],
        "apr" "Adult practice review (Wales)" ["APR", "APR (Wales)"],
        "susr" "Single unified safeguarding review" ["SUSR"],
        "other_body" "Military, employer or school" ["military/employer/school"],
        "local" "Local learning review" ["learning review"],
    ],
)
.opened();

pub static JURISDICTION: List = List::new(
    "case.jurisdiction",
    "Jurisdiction",
    "law",
    terms!["england" "England" ["Eng"], "wales" "Wales" ["Cymru"]],
);

/// Where a review stands, in the order of the process.
pub static STAGE: List = List::new(
    "case.status",
    "Stage",
    "practice",
    terms![
        "notified" "Notified" ["new", "referred", "referral", "notification", "logged"],
        "scoping" "Scoping" ["scoping agencies"],
        "decision_due" "Decision due" ["decision", "pending", "pending decision", "awaiting decision", "consideration"],
        "not_proceeding" "No review" ["not proceeding", "not proceeded", "no DHR", "declined", "criteria not met"],
        "decision_pending_cause" "Awaiting cause of death" ["decision pending cause of death", "pending cause"],
        "commissioned" "Commissioned" ["commissioning", "appointing chair", "chair appointed", "agreed"],
        "panel_running" "Panel running" ["panel", "panel meetings", "panels", "with panel", "IMR", "in progress", "ongoing", "underway", "active", "live"],
        "paused" "Paused" ["on hold", "suspended", "stayed", "paused for trial", "awaiting trial"],
        "drafting" "Drafting" ["report", "draft", "drafting report", "report drafting", "report writing", "writing report"],
        "family_review" "With family" ["family review", "draft with family"],
        "csp_signoff" "CSP sign-off" ["sign off", "signoff", "with CSP", "CSP approval"],
        "submitted_qa" "Submitted to QA" ["QA", "QA panel", "with HO", "with Home Office", "submitted", "submitted to HO",
            "submitted to Home Office", "awaiting QA"],
        "returned_for_changes" "Returned for changes" ["returned", "QA changes", "revisions", "feedback received"],
        "resubmitted" "Resubmitted" ["resubmitted to HO", "resubmitted to Home Office"],
        "cleared" "Cleared" ["approved", "HO approved", "clearance received", "approved for publication"],
        "publication_planned" "Publication planned" ["publish", "publishing", "awaiting publication", "ready to publish"],
        "published" "Published" [],
        "publication_withheld" "Publication withheld" ["withheld", "not published", "not to be published"],
        "actions_live" "Actions live" ["action plan", "monitoring", "actions open", "implementing"],
        "closed" "Closed" ["complete", "completed", "finished", "archived"],
    ],
);

pub static OUTCOME: List = List::new(
    "case.notification_outcome",
    "Decision",
    "practice; law (direction)",
    terms![
        "review" "Review" ["proceed", "yes", "DHR", "DARDR", "full review", "criteria met", "commission"],
        "no_criteria" "No review: criteria not met" ["no review (criteria not met)", "no", "criteria not met",
            "not proceeding", "no DHR", "no review"],
        "no_other_process" "No review: another process" ["no review (other process)", "other process"],
        "joint" "Joint review" ["joint"],
        "pending" "Decision pending" ["pending", "awaiting decision", "TBC"],
        "pending_cause" "Pending cause of death" ["decision pending cause of death", "pending inquest"],
        "directed" "Directed by Secretary of State" ["directed", "directed by Home Secretary"],
    ],
);

pub static LGA_STATE: List = List::new(
    "case.lga_state",
    "LGA survey state",
    "source: LGA 2024",
    terms!["ongoing" "Ongoing", "open" "Open", "pending" "Pending"],
);

/// The Home Office Library's "DHR category"; several may apply.
pub static CATEGORY: List = List::new(
    "case.category",
    "Home Office category",
    "source: HO Library",
    terms![
        "intimate_partner" "Intimate-partner homicide" ["intimate_partner_violence", "IPH", "intimate partner"],
        "older_victim" "Older victim homicides (65 plus)" ["older victim"],
        "familial" "Familial homicide" ["familial_homicide", "AFH", "adult family homicide", "familial"],
        "parricide" "Parricide (parent and step parents)" ["parricide"],
        "homicide_suicide" "Homicide-suicide" ["homicide_suicide"],
        "mental_health_victim" "Mental health (victim)" [],
        "mental_health_perpetrator" "Mental health (perpetrator)" [],
        "minority" "Minority Communities (victim and/or perpetrator)" ["minority communities"],
        "lgbtq" "LGBTQ (victim and/or perpetrator)" ["LGBTQ"],
        "not_ruled" "Not ruled as homicide or suicide (neglect/negligence)" ["neglect", "not ruled as homicide or suicide"],
        "victim_suicide" "Suicide (victim)" ["victim_suicide", "suicide"],
    ],
);

pub static QA_VICTIM_TYPE: List = List::new(
    "case.qa_victim_type",
    "Type in the yearly analysis",
    "source: HO analyses",
    terms![
        "familial" "Familial" ["adult family"],
        "intimate_partner" "Intimate partner" ["partner"],
        "suicide" "Died by suicide" ["suicide"],
    ],
);

pub static CASE_KIND: List = List::new(
    "case.kind",
    "Kind of case",
    "practice",
    terms![
        "intimate_partner" "Intimate partner" ["IPH"],
        "family" "Adult family / parricide / other familial" ["adult family", "parricide", "AFH"],
        "familicide" "Familicide" [],
        "homicide_suicide" "Homicide-suicide" [],
        "victim_suicide" "Suspected victim suicide" ["suicide"],
        "unexplained" "Unexplained or neglect" ["unexplained", "neglect", "unexplained/neglect"],
        "multiple_victims" "Multiple victims" [],
        "child_under_16" "Child victim under 16" [],
        "victim_16_17" "Victim 16-17" [],
        "cross_border" "Cross-border" [],
        "no_fixed_abode" "No fixed abode / overseas / death abroad" ["no fixed abode", "overseas", "death abroad"],
        "perpetrator_child" "Perpetrator a child" [],
        "particular_risk" "Same-sex/trans/honour-based/forced marriage/immigration" ["same-sex", "trans", "honour-based",
            "forced marriage", "immigration"],
        "public_service" "Perpetrator in public service" [],
    ],
);

pub static COMPLEXITY: List = List::new(
    "case.complexity",
    "Complexity",
    "practice",
    terms![
        "suicide" "Suicide" [],
        "multiple_victims" "Multiple victims" [],
        "cross_border" "Cross-border" [],
        "missing_body" "Missing body" [],
        "no_charge" "No charge" [],
        "acquittal" "Acquittal" [],
        "perpetrator_dead" "Perpetrator dead" [],
        "child_death" "Child death also" [],
        "care_setting" "Care setting" [],
        "immigration" "Immigration" [],
        "honour_based" "Forced marriage / honour-based abuse" ["forced marriage", "honour-based abuse"],
        "death_abroad" "Death abroad" [],
        "parallel_reviews" "Parallel reviews" [],
        "homicide_suicide" "Homicide-suicide" [],
        "joint_review" "Joint review" [],
        "wales_susr" "Wales: single unified safeguarding review" ["SUSR"],
        "cause_unknown" "Cause of death not known yet" ["unexplained"],
        "families_overlap" "Families overlap" [],
        "perpetrator_child" "Perpetrator a child" [],
        "public_service" "Perpetrator in public service" [],
        "particular_risk" "By-and-for expertise needed" [],
    ],
);

pub static DEATH_TYPE: List = List::new(
    "case.death_type",
    "Police project type of death",
    "?",
    terms![
        "intimate_partner" "Intimate partner" [],
        "adult_family" "Adult family" [],
        "child_death" "Child death" [],
        "unexpected" "Unexpected death" [],
        "suspected_suicide" "Suspected victim suicide" [],
        "other" "Other" [],
    ],
)
.opened();

pub static PUBLICATION_STATE: List = List::new(
    "case.publication_state",
    "Publication",
    "practice",
    terms![
        "not_yet" "Not yet" ["no", "not published yet"],
        "planned" "Planned" [],
        "published" "Published" ["yes"],
        "withheld" "Withheld" ["not to be published"],
        "taken_down" "Taken down locally, still held" ["taken down", "taken down locally"],
    ],
);

/// The regions as the Home Office Library names them.
pub static REGION: List = List::new(
    "case.region",
    "Region",
    "source: HO Library, DHRD",
    terms![
        "east" "East" ["East of England"],
        "east_midlands" "East Midlands" [],
        "london" "Greater London" ["London"],
        "north_east" "North East" [],
        "north_west" "North West" [],
        "south_east" "South East" [],
        "south_west" "South West" [],
        "wales" "Wales" [],
        "west_midlands" "West Midlands" [],
        "yorkshire" "Yorkshire and Humber" ["Yorkshire and The Humber"],
    ],
);

/// What the Home Office counts about the family's part in a review.
pub static FAMILY_PART: List = List::new(
    "process.family",
    "Family's part",
    "source: HO Library",
    terms![
        "contributed" "Family contributed to DHR" ["contributed"],
        "consulted_tor" "Family consulted about terms of reference" ["consulted on terms of reference"],
        "advocate" "Family supported by expert specialist advocate" ["supported by expert specialist advocate"],
        "received_draft" "Family received draft report" ["received draft report"],
        "attended_panel" "Family attended DHR panel" ["attended panel"],
    ],
);
