//! Lists of actions. On import a plain "Green" means "complete" in some plans and "on track" in others: here it is on
//! track, and an importer must ask before it believes that.

use super::List;
use crate::terms;

pub static RAG: List = List::new(
    "action.rag",
    "RAG",
    "practice",
    terms![
        "blue" "Blue" ["B", "Blue complete", "Complete", "Completed", "Done", "Closed", "Yes", "Achieved", "Implemented", "✓", "✔",
            "☑", "✅", "tick", "ticked", "complete and evidenced"],
        "green" "Green" ["G", "Green on track", "On track", "Ongoing on track", "In progress"],
        "amber" "Amber" ["A", "Amber at risk", "Yellow", "Delayed", "At risk", "Y"],
        "red" "Red" ["R", "Red off track", "Overdue", "Off track", "Late", "Blocked"],
        "grey" "Grey" ["W", "Grey not started", "Gray", "White", "Not started", "Superseded", "Not accepted"],
    ],
);

/// What kind of target an action was given, when it is not an exact day.
pub static TARGET_KIND: List = List::new(
    "action.target_kind",
    "Kind of target",
    "practice",
    terms![
        "day" "Day" [],
        "month" "Month" [],
        "season" "Season" [],
        "quarter_financial" "Financial quarter" ["quarter"],
        "relative" "Relative to another date" ["relative"],
        "none_ongoing" "Ongoing" ["on-going", "continuous", "BAU"],
        "none_immediate" "Immediate" ["immediately", "ASAP", "with immediate effect"],
        "none_tbc" "To be agreed" ["TBC", "TBA"],
        "says_complete" "\"Complete\" in the date cell" ["complete", "completed"],
        "revised" "Revised (old and new)" ["revised"],
        "none" "None" [],
    ],
);

pub static ACTION_PROGRESS: List = List::new(
    "recommendation.progress",
    "Progress",
    "practice; source: council trackers",
    terms![
        "not_started" "Not started" [],
        "on_track" "On track" ["in progress", "started", "underway"],
        "at_risk" "At risk" [],
        "overdue" "Overdue" [],
        "done_awaiting_evidence" "Done, awaiting evidence" ["awaiting evidence", "done"],
        "evidenced" "Evidenced" ["complete", "completed"],
        "embedded" "Embedded (re-audited)" ["embedded"],
        "superseded" "Superseded" [],
        "not_achievable" "Not achievable" [],
        "withdrawn" "Withdrawn by board" ["withdrawn"],
    ],
);

pub static TRACKER_STATE: List = List::new(
    "action.tracker_state",
    "State in council papers",
    "source: North Devon",
    terms![
        "live" "Live" [],
        "completed_since" "Completed since last meeting" [],
        "extension_requested" "Extension requested" [],
        "outstanding" "Outstanding without extension" [],
        "removed" "Removed by decision" [],
    ],
);

pub static PRIORITY: List = List::new(
    "action.priority",
    "Priority",
    "source: Powys/SWAP, Sheffield",
    terms!["1" "1" ["high"], "2" "2" ["medium"], "3" "3" ["low"], "critical" "Critical" []],
);

pub static FUNDING: List = List::new(
    "action.resource",
    "Funding",
    "practice",
    terms!["funded" "Funded" [], "unfunded" "Unfunded" [], "no_cost" "No cost" ["none needed", "within existing resources"]],
);

pub static EVIDENCE_KIND: List = List::new(
    "action.evidence_kind",
    "Kind of evidence",
    "practice",
    terms![
        "file" "File" [],
        "url" "Web address" ["URL", "link"],
        "minute" "Minute reference" ["minute"],
        "audit" "Audit result" ["audit"],
        "statement" "Statement" [],
    ],
);

pub static SIGNOFF_LEVEL: List = List::new(
    "action.signoff_level",
    "Sign-off level",
    "practice",
    terms!["agency_board" "Agency board" ["agency"], "csp" "CSP" ["partnership"]],
);

/// What came of an action put to a decision body.
pub static DUE_CHANGE_STATE: List = List::new(
    "due_change.state",
    "State of the change",
    "practice",
    terms![
        "requested" "Requested" [],
        "agreed" "Agreed" ["approved"],
        "refused" "Refused" [],
        "noted" "Moved, no agreement recorded" [],
    ],
);
