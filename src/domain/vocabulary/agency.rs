//! Lists of agencies: sector, listing in law, and how one became another.

use super::List;
use crate::terms;

pub static SECTOR: List = List::new(
    "recommendation.sector",
    "Sector",
    "source: HALT/DAC sector reports",
    terms![
        "police" "Police" [],
        "probation" "Probation" ["NPS", "CRC"],
        "courts_cps" "Courts / CPS" ["courts", "CPS"],
        "health_primary" "Health: GP / primary" ["GP", "primary care"],
        "health_acute" "Health: acute / ED / maternity" ["acute", "hospital", "ED", "maternity"],
        "health_mental" "Health: mental health" ["mental health", "mental health trust"],
        "health_icb" "Health: ICB / commissioner" ["ICB", "CCG", "commissioner"],
        "health_ambulance" "Health: ambulance" ["ambulance"],
        "health_community" "Health: community" ["community health"],
        "adult_care" "Adult social care" ["ASC", "adults"],
        "children_care" "Children's social care" ["CSC", "children's services", "childrens services"],
        "education" "Education" ["school", "other educational institution", "college"],
        "housing" "Housing / homelessness" ["housing", "housing services"],
        "substance_misuse" "Substance misuse" ["drug and alcohol", "substance use"],
        "specialist_da" "Specialist DA / VAWG" ["IDVA", "VAWG", "domestic abuse service", "refuge",
            "IDVA or other domestic abuse support service", "IDVA or other DA support service"],
        "voluntary" "Voluntary, other" ["voluntary", "VCS", "charity"],
        "immigration" "Immigration" [],
        "dwp" "DWP" ["benefits", "jobcentre"],
        "employer" "Employer" [],
        "faith" "Faith / community" ["religious institution", "faith"],
        "csp" "CSP / partnership" ["CSP", "community safety partnership", "partnership"],
        "central_government" "Central government" ["government department"],
        "inspectorate" "Inspectorate / regulator" ["inspectorate", "regulator"],
        "fire" "Fire and rescue" ["fire"],
        "military" "Military" [],
    ],
)
.opened();

pub static LISTED: List = List::new(
    "agency.listed",
    "Listed body",
    "law",
    terms![
        "police" "Chief officer of police" [],
        "local_authority" "Local authority" ["council"],
        "probation_board" "Local probation board" [],
        "probation_provider" "Provider of probation services" [],
        "nhs_england" "NHS England" [],
        "icb" "Integrated care board" ["ICB"],
        "lhb" "Local Health Board (Wales)" ["LHB"],
        "nhs_trust" "NHS trust" [],
        "former" "Listed in 2011 only" ["strategic health authority", "primary care trust"],
        "not_listed" "Not listed: by invitation" ["not listed"],
    ],
);

pub static SUCCESSION_KIND: List = List::new(
    "organisation.succession",
    "How it changed",
    "practice",
    terms![
        "replace" "Replaced" ["renamed", "replaced by"],
        "merge" "Merged" ["merged into"],
        "split" "Split" ["split into"],
    ],
);

pub static DEPARTMENT: List = List::new(
    "addressee.department",
    "Government department",
    "practice",
    terms![
        "dhsc_nhse" "DHSC / NHS England" ["DHSC", "NHSE", "DHSC/NHSE (GP systems)"],
        "moj" "Ministry of Justice" ["MoJ", "MoJ (courts)"],
        "mhclg" "MHCLG" ["DLUHC", "MHCLG (housing)"],
        "dfe" "Department for Education" ["DfE", "DfE (schools)"],
        "dwp" "DWP" ["DWP (benefits)"],
        "hmpps" "HMPPS / MoJ (probation)" ["HMPPS"],
        "cps" "Crown Prosecution Service" ["CPS"],
        "college_npcc" "College of Policing / NPCC" ["College of Policing", "NPCC"],
        "home_office" "Home Office" ["HO"],
        "other" "Other" [],
    ],
)
.opened();
