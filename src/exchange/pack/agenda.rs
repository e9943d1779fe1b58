//! The agenda of each kind of meeting (process.md 6.4, practice). Must not know any review.

/// The items of a kind of meeting, by its code.
pub(super) fn items(kind: &str) -> &'static [&'static str] {
    match kind {
        "consideration" => &[
            "The facts",
            "The criteria, one by one",
            "Other reviews of the same death",
            "Summary of the scoping returns",
            "Criminal proceedings and coroner",
            "Decision, with reasons and any dissent",
            "Contact with the family, and an advocate",
            "Media",
        ],
        "panel_1" => &[
            "Welcome, and a tribute to the person who died",
            "Purpose and independence; confidentiality agreements signed",
            "Declarations of interest",
            "Criminal proceedings and coroner",
            "The family and its advocate",
            "Equality: the nine protected characteristics",
            "Period of the review",
            "Agencies: review of own work, short report or nil return",
            "Terms of reference",
            "Pseudonyms",
            "Experts, and voices missing from the panel",
            "Parallel reviews",
            "Media, timetable, handling of data",
        ],
        "panel_2" => &[
            "Declarations of interest",
            "Criminal proceedings and coroner",
            "The family and its advocate",
            "Each agency's return: 10 to 15 minutes, then questions",
            "Gaps in the chronology",
            "Good practice",
            "Early learning to act on now",
        ],
        "panel_3" | "panel_further" => &[
            "Declarations of interest",
            "Draft report",
            "Themes",
            "Analysis against the terms of reference",
            "Equality carried into the analysis",
            "Recommendations and who will own them",
            "Missing voices",
        ],
        "final" => &[
            "Declarations of interest",
            "The family's comments, and the answer to each",
            "Agencies' comments on facts",
            "Legal advice",
            "Action plan",
            "Executive summary",
            "Sign-off",
            "Who is sent the report; debrief of staff",
        ],
        "post_qa" => &[
            "The letter, point by point",
            "Changes to the report",
            "Who approves them",
            "Publication plan, and the family",
        ],
        "family_panel" => &[
            "Welcome; who everyone is, in plain words",
            "What the family would like the panel to know",
            "The family's questions",
            "What happens next, and when the family will hear",
        ],
        "csp_board" => &["Where the review stands", "What the board is asked to decide", "Actions that are late"],
        _ => &["Declarations of interest", "Matters arising", "Any other business"],
    }
}
