//! A small register for the tests of queries: the shapes of the real one, held still.

use crate::domain::date::{Date, LooseDate};
use crate::domain::entity::Entity;
use crate::domain::field::*;
use crate::domain::value::{Code, Codes, Fact, Ref};
use crate::domain::vocabulary::List;
use crate::{entity, terms};

static STAGE: List = List {
    name: "case.stage",
    label: "Stage",
    mark: "",
    open: false,
    terms: terms!["notified" "Notified" ["new"], "panel_running" "Panel running" ["IMR"], "paused" "Paused", "closed" "Closed"],
};
static RAG: List = List {
    name: "action.rag",
    label: "RAG",
    mark: "",
    open: true,
    terms: terms!["none" "None", "grey" "Not started", "green" "On track", "blue" "Complete"],
};

entity! {
    /// A review.
    Case("case", "Case", "Cases", "A review.") title[reference, title] order["reference"] {
        reference: String = text("Reference", "").required().list(14).search().alias(&["DHR ref", "Ref"]);
        stage: Code = choice(&STAGE, "Stage", "").list(12).alias(&["Status"]);
        title: String = text("Title", "").list(24).search();
        agreed_due: Option<Date> = date("Report agreed due", "").due("Report", "submitted");
        submitted: Option<Date> = date("Submitted", "");
        lead: String = text("Lead", "").list(8);
        police_ref: String = text("Police reference", "").private();
        kinds: Codes = choices(&STAGE, "Kinds", "");
        suicide: Fact = fact("Died by suicide", "");
        died: Option<LooseDate> = loose("Date of death", "");
        closed: Option<Date> = date("Closed", "");
        reasons: String = long("Reasons", "");
    }
}

entity! {
    /// An action.
    Action("action", "Action", "Actions", "An action.") title[number, what] order["due", "number"] {
        number: String = text("No.", "").list(6);
        due: Option<Date> = date("Due", "").list(8).due("Action", "completed").alias(&["Target Date"]);
        case: Option<Ref> = link("case", "Case", "").required().list(13);
        what: String = long("Action", "").required().list(25);
        agency: Option<Ref> = link("agency", "Lead agency", "").list(11);
        rag: Code = choice(&RAG, "RAG", "").list(5);
        owner: Option<Ref> = link("post", "Owner", "");
        completed: Option<Date> = date("Agency says done", "");
        ended: Option<Date> = date("Ended", "");
        cost: Option<i64> = money("Cost", "");
        chased: Option<i64> = number("Chased", "");
    }
}

pub static CASE: Entity = Case::ENTITY;
pub static ACTION: Entity = Action::ENTITY;
