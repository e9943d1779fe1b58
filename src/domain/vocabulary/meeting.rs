//! Lists of meetings and attendance.

use super::List;
use crate::terms;

pub static MEETING_TYPE: List = List::new(
    "meeting.type",
    "Type of meeting",
    "practice",
    terms![
        "consideration" "Consideration" ["decision meeting"],
        "panel_1" "Panel 1" ["first panel"],
        "panel_2" "Panel 2" ["second panel"],
        "panel_3" "Panel 3" ["third panel"],
        "panel_further" "Further panel" ["panel 4", "panel 5"],
        "final" "Final panel" ["final"],
        "post_qa" "Post-QA" [],
        "family_panel" "Family with panel" [],
        "csp_board" "CSP board" ["board"],
        "other" "Other" [],
    ],
)
.opened();

pub static ATTENDANCE: List = List::new(
    "attendance.state",
    "Attendance",
    "practice",
    terms![
        "invited" "Invited" [],
        "attended" "Attended" ["present", "yes"],
        "substitute" "Substitute attended" ["substitute", "deputy"],
        "apologies" "Apologies" ["apology"],
        "absent" "Absent, no apology" ["absent", "no"],
    ],
);
