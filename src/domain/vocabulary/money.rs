//! Lists of money.

use super::List;
use crate::terms;

pub static COST_LINE: List = List::new(
    "cost.line",
    "What for",
    "practice",
    terms![
        "chair_fee" "Chair fee" ["chair"],
        "author_fee" "Author fee" ["author"],
        "travel" "Travel" [],
        "extra_panel" "Extra panel days" [],
        "qa_revision" "QA revision days" [],
        "expert" "Expert" [],
        "translation" "Translation / interpreting" ["interpreting", "translation"],
        "legal" "Legal" [],
        "advocate" "Family advocate" ["advocacy"],
        "venue" "Venue" [],
        "printing" "Printing" [],
        "easy_read" "Easy-read / design" ["easy read", "design"],
        "imr_help" "IMR help" [],
        "by_and_for" "By-and-for panel fee" [],
        "publication" "Publication" [],
        "staff_hours" "Staff hours" [],
    ],
)
.opened();

pub static COST_STATE: List = List::new(
    "cost.state",
    "State of the cost",
    "practice",
    terms![
        "budgeted" "Budgeted" ["budget"],
        "committed" "Committed / pledged" ["committed", "pledged"],
        "invoiced" "Invoiced" [],
        "paid" "Paid" [],
        "withdrawn" "Withdrawn" [],
    ],
);

pub static FUNDER_KIND: List = List::new(
    "funder.kind",
    "Kind of funder",
    "source: LGA 2024; practice",
    terms![
        "community_safety" "Community safety budget" [],
        "vawg" "VAWG budget" [],
        "pcc" "PCC / OPCC" ["PCC", "OPCC", "MOPAC"],
        "other_councils" "Other councils" [],
        "police" "Police" [],
        "nhs_trusts" "NHS trusts" [],
        "icb" "ICB" [],
        "probation" "Probation" [],
        "other" "Other" [],
    ],
)
.opened();

pub static COST_FORMULA: List = List::new(
    "cost.formula",
    "How it is shared",
    "source: Gloucestershire; practice",
    terms![
        "equal" "Equal" [],
        "percentage" "Percentage" [],
        "capped" "Percentage with cap, rest equal" [],
        "tapered" "Tapered" [],
    ],
);

pub static QUOTE_STATE: List = List::new(
    "quote.state",
    "State of the quote",
    "practice",
    terms![
        "asked" "Asked" [],
        "received" "Received" [],
        "shortlisted" "Shortlisted" [],
        "appointed" "Appointed" ["accepted"],
        "declined" "Declined by the chair" [],
        "not_chosen" "Not chosen" ["rejected"],
    ],
);
