//! Lists of panel seats, members and chairs.

use super::List;
use crate::terms;

pub static SEAT_KIND: List = List::new(
    "panel_seat.kind",
    "Seat",
    "practice; law",
    terms![
        "chair" "Independent chair" ["chair"],
        "police" "Police (review team)" ["police"],
        "adult_care" "Local authority: adult care" ["adult social care"],
        "children_care" "Local authority: children's" ["children's social care"],
        "la_housing" "Local authority: housing" [],
        "community_safety" "Local authority: community safety" ["community safety"],
        "icb" "ICB (covers GPs)" ["ICB", "CCG"],
        "acute" "NHS trust: acute" ["acute trust"],
        "mental_health" "NHS trust: mental health" ["mental health trust"],
        "community_health" "NHS trust: community" [],
        "ambulance" "NHS trust: ambulance" ["ambulance"],
        "nhs_england" "NHS England" [],
        "probation" "Probation" [],
        "lhb" "Local Health Board" ["LHB"],
        "specialist_da" "Specialist domestic abuse / VAWG service" ["IDVA", "VAWG service", "domestic abuse service"],
        "by_and_for" "By-and-for organisation" ["by and for"],
        "substance_use" "Substance use" ["substance misuse"],
        "suicide_prevention" "Suicide prevention" [],
        "carers" "Carers" [],
        "older_people" "Older people" [],
        "lgbtq" "LGBTQ+" [],
        "faith" "Faith" [],
        "disability" "Disability" [],
        "fire" "Fire" [],
        "education" "Education" [],
        "housing" "Housing provider" ["housing"],
        "dwp" "DWP" [],
        "employer" "Employer" [],
        "military" "Military" [],
        "sab" "SAB / children's partnership manager" ["SAB manager"],
        "cps" "CPS" [],
        "family_advocate" "Family advocate (not a member)" ["family advocate"],
        "coordinator" "Coordinator / minutes (not a member)" ["coordinator", "minutes"],
        "elected_member" "Elected member" ["councillor"],
    ],
)
.opened();

pub static SEAT_NEED: List = List::new(
    "panel_seat.need",
    "How far it is needed",
    "practice",
    terms![
        "required" "Required" [],
        "warn" "Warn if empty" ["warn"],
        "relevance" "By relevance" [],
        "optional" "Optional" [],
        "support" "Supports the panel" [],
    ],
);

pub static INVITE_ANSWER: List = List::new(
    "panel_invite.answer",
    "Answer",
    "practice",
    terms![
        "accepted" "Accepted" ["yes"],
        "declined" "Declined" ["no"],
        "no_answer" "No answer" ["awaiting reply"],
        "none_available" "None available" [],
    ],
);

pub static ACCESS: List = List::new(
    "member.access",
    "Access to papers",
    "practice",
    terms!["full" "Full" [], "tor_only" "Terms of reference only" ["ToR only"], "own_agency" "Own agency only" []],
);

pub static CONFLICT: List = List::new(
    "member.conflict",
    "Conflict of interest",
    "practice",
    terms![
        "none" "None declared" ["none", "no"],
        "named" "Named in chronology" [],
        "line_manager" "Line manager of a named worker" ["line manager of named worker"],
        "imr_author" "IMR author" [],
        "knows_family" "Knows family" [],
        "media_party" "Media or party role" ["media/party role"],
        "past_employer" "Worked for an agency in the case" ["past employer"],
    ],
)
.opened();

pub static CHAIR_CHECK: List = List::new(
    "chair.check",
    "What is checked",
    "practice",
    terms![
        "independence" "Independence" [],
        "code" "Code accepted" ["code of conduct"],
        "qualification" "Qualification" [],
        "online_learning" "Online learning" [],
        "da_evidence" "DA / VAWG evidence" ["DA evidence"],
        "dbs" "DBS" [],
        "insurance" "Insurance" [],
        "ico" "ICO registration" ["ICO"],
        "data_agreement" "Data agreement" [],
        "da_knowledge" "Knows domestic abuse and coercive control" [],
        "agency_roles" "Knows agency roles" [],
        "management" "Managerial skill" [],
        "investigation" "Investigative skill" [],
        "interviewing" "Interviewing skill" [],
        "communication" "Communication skill" [],
        "discipline" "Knows discipline processes" [],
    ],
)
.opened();

pub static CHECK_STATE: List = List::new(
    "chair.check_state",
    "State of the check",
    "practice",
    terms!["held" "Held" ["yes"], "not_evidenced" "Not evidenced" ["no"], "expired" "Expired" []],
);

pub static CHARACTERISTIC: List = List::new(
    "equality.characteristic",
    "Characteristic",
    "law; practice",
    terms![
        "age" "Age" [],
        "disability" "Disability" [],
        "gender_reassignment" "Gender reassignment" [],
        "marriage" "Marriage and civil partnership" [],
        "pregnancy" "Pregnancy and maternity" [],
        "race" "Race" [],
        "religion" "Religion or belief" ["religion"],
        "sex" "Sex" [],
        "sexual_orientation" "Sexual orientation" [],
        "immigration" "Immigration status / no recourse to public funds" ["NRPF", "immigration status"],
        "language" "Language, interpreting" ["language"],
        "poverty" "Poverty, class" ["poverty"],
        "carer" "Carer status" ["carer"],
        "care_experience" "Care experience" [],
        "rurality" "Rurality" [],
        "neurodivergence" "Neurodivergence" [],
        "substance_use" "Substance use" [],
        "sex_work" "Sex work" [],
        "asylum" "Asylum" [],
        "deaf" "Deaf (BSL) as linguistic minority" ["Deaf", "BSL"],
    ],
)
.opened();

pub static EQUALITY_WHO: List = List::new(
    "equality.who",
    "About whom",
    "practice",
    terms!["victim" "Victim" [], "perpetrator" "Perpetrator" [], "children" "Children" []],
);

pub static EQUALITY_STAGE: List = List::new(
    "equality.stage",
    "Stage",
    "practice",
    terms![
        "decision" "Decision" [],
        "panel" "Panel" [],
        "tor" "Terms of reference" ["ToR"],
        "imr_request" "IMR request" [],
        "analysis" "Analysis" [],
        "recommendations" "Recommendations" [],
        "publication" "Publication" [],
    ],
);
