//! Lists of the timeline.

use super::List;
use crate::terms;

pub static EVENT_KIND: List = List::new(
    "chronology.kind",
    "Kind of row",
    "source: Chronolator",
    terms!["event" "Event" [], "author_note" "Author note" ["note"], "no_contact" "Period without contact" ["no contact"]],
);

pub static EVENT_VIEW: List = List::new(
    "event.view",
    "Timeline",
    "practice",
    terms!["review" "The review itself" ["review"], "chronology" "Chronology of lives" ["chronology"]],
);

/// Eight stages described by Monckton Smith.
pub static EIGHT_STAGES: List = List::new(
    "chronology.stage",
    "Stage (Monckton Smith)",
    "source: BBC 28 Aug 2019",
    terms![
        "1" "1 History" ["history"],
        "2" "2 Early relationship, fast commitment" ["early relationship"],
        "3" "3 Relationship, control" ["control"],
        "4" "4 Trigger" ["trigger"],
        "5" "5 Escalation" ["escalation"],
        "6" "6 Change in thinking" ["change in thinking"],
        "7" "7 Planning" ["planning"],
        "8" "8 Homicide and/or suicide" ["homicide"],
    ],
);

/// The first 27 factors of Ontario's death review committee; its list runs on.
pub static RISK_FACTOR: List = List::new(
    "chronology.risk_factor",
    "Risk factors",
    "source: Ontario DVDRC",
    terms![
        "violence_outside" "Violence outside the family" ["violence outside family"],
        "history_dv" "History of domestic violence" ["history of DV"],
        "threats_kill" "Threats to kill" [],
        "threats_weapon" "Threats with weapon" [],
        "assault_weapon" "Assault with weapon" [],
        "suicide_threats" "Suicide threats" [],
        "suicide_attempts" "Suicide attempts" [],
        "isolate" "Isolated the victim" ["isolate victim"],
        "control_life" "Controlled daily life" ["control daily life"],
        "hostage" "Hostage-taking or confinement" ["hostage/confinement"],
        "forced_sex" "Forced sex" [],
        "custody" "Custody dispute" [],
        "destroy_property" "Destroyed property" ["destroy property"],
        "pets" "Violence to pets" [],
        "pregnancy" "Assault in pregnancy" [],
        "choking" "Choking" ["strangulation"],
        "abused_as_child" "Perpetrator abused as child" [],
        "escalation" "Escalation" [],
        "obsessive" "Obsessive behaviour" [],
        "unemployed" "Unemployed" [],
        "common_law" "Common-law" [],
        "stepchildren" "Stepchildren" [],
        "minimisation" "Minimisation" [],
        "separation" "Separation" [],
        "alcohol_drugs" "Excess alcohol or drugs" ["excess alcohol/drugs"],
        "depression_diagnosed" "Depression, diagnosed" ["depression (diagnosed)"],
        "depression_opinion" "Depression, opinion of others" ["depression (opinion of others)"],
    ],
)
.opened();

pub static QUERY_STATE: List = List::new(
    "event_query.state",
    "State of the query",
    "practice",
    terms!["open" "Open" [], "answered" "Answered" [], "accepted" "Answer accepted" ["closed"], "dropped" "Dropped" []],
);
