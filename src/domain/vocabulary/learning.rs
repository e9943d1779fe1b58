//! Lists of findings and recommendations: independent axes.

use super::List;
use crate::terms;

pub static RECOMMENDATION_KIND: List = List::new(
    "recommendation.kind",
    "Kind of recommendation",
    "practice",
    terms![
        "single_agency" "Single-agency" ["single agency", "individual agency", "IMR recommendation"],
        "multi_agency" "Multi-agency" ["multi agency", "overview", "panel recommendation"],
    ],
);

pub static LEVEL: List = List::new(
    "recommendation.level",
    "Level",
    "practice; source: South Lakeland",
    terms![
        "agency" "Individual agency" ["agency", "single agency"],
        "local" "Multi-agency local" ["local", "borough"],
        "regional" "Regional" [],
        "national" "National" ["government"],
    ],
);

pub static RESPONSE: List = List::new(
    "recommendation.response",
    "Response",
    "practice",
    terms![
        "accepted" "Accepted" ["yes", "agreed"],
        "partly" "Partly accepted" ["partly", "partially accepted"],
        "rejected" "Rejected with reason" ["rejected", "not accepted"],
        "in_place" "Already in place" [],
        "not_answered" "Not yet answered" ["awaiting response"],
    ],
);

pub static NATIONAL_GRADE: List = List::new(
    "recommendation.national_grade",
    "Commissioner's grade",
    "source: Guardian on DAC 2025",
    terms![
        "implemented" "Fully implemented" [],
        "already" "Already happening" [],
        "partly" "Partly met" [],
        "not_met" "Not met" [],
        "missing" "Missing information" ["information missing"],
    ],
);

pub static STRENGTH: List = List::new(
    "recommendation.mechanism",
    "Strength",
    "source: AHRQ CANDOR App. H; adapted, unvalidated",
    terms!["stronger" "Stronger" ["strong"], "intermediate" "Intermediate" ["medium"], "weaker" "Weaker" ["weak"]],
);

pub static MECHANISM: List = List::new(
    "recommendation.mechanism_kind",
    "How it would work",
    "practice (adapted, unvalidated)",
    terms![
        "forcing" "Forcing function" ["record will not close"],
        "automatic" "Automatic referral or trigger" ["automatic"],
        "standardise" "Simplify or standardise the process" ["simplify", "standardise"],
        "funded_post" "Funded specialist post" [],
        "leadership" "Executive sponsor with budget" ["leadership"],
        "flag" "Flag or template in a record system" ["flag", "software change"],
        "checklist" "Checklist or prompt" ["checklist"],
        "staffing" "Extra staff or co-located specialist" ["staffing"],
        "second_review" "Second reviewer" [],
        "protocol_audit" "Joint protocol with audit" [],
        "training" "Training" [],
        "policy" "Policy, procedure or memo" ["policy", "memo", "procedure"],
        "reminder" "Reminder, leaflet or campaign" ["leaflet", "campaign", "newsletter", "reminder"],
        "consider" "Consider or study further" ["further review", "consider"],
    ],
)
.opened();

pub static SMART_RESULT: List =
    List::new("recommendation.smart", "SMART test", "practice", terms!["pass" "Pass" ["yes"], "fail" "Fail" ["no"]]);

/// The theme words the Home Office counts.
pub static HO_THEME: List = List::new(
    "process.recommendation_theme",
    "Home Office theme",
    "source: HO Library",
    terms![
        "technology" "Technology systems" [],
        "risk" "Identification of risk" [],
        "training" "Training" [],
        "policy" "Policy" [],
        "multi_agency" "Multi agency working" [],
        "records" "Record keeping" [],
        "awareness" "Awareness raising" [],
        "other" "Other" [],
    ],
);

/// To whom the Home Office counts recommendations.
pub static HO_ADDRESSEE: List = List::new(
    "process.recommendations_to",
    "Home Office addressee",
    "source: HO Library",
    terms![
        "police" "Police" [],
        "social_services" "Social services" [],
        "health" "Health services" [],
        "idva" "IDVA or other domestic abuse support service" ["IDVA or other DA support service"],
        "probation" "Probation" ["probation services"],
        "housing" "Housing" ["housing services"],
        "school" "School" [],
        "employer" "Employer" [],
        "other_education" "Other educational institution" [],
        "religious" "Religious institution" [],
        "military" "Military" [],
        "csp" "Community safety partnership" ["CSP"],
    ],
);

pub static FINDING_KIND: List = List::new(
    "finding.kind",
    "Kind of finding",
    "practice",
    terms![
        "gap" "Gap or missed opportunity" ["missed opportunity", "gap"],
        "lesson" "Lesson" ["learning"],
        "good_practice" "Good practice" [],
        "barrier" "Barrier" [],
    ],
)
.opened();
