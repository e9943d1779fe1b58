//! The fields a column may go to, by what a row of the file stands for, in the order of preference when two fields
//! answer to one heading. Must not know a file.

use super::Kind;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind as Holds};
use crate::domain::register::{Action, Case, Recommendation};

/// A field a column may go to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    pub entity: &'static Entity,
    pub field: &'static Field,
}

static CASE: Entity = Case::ENTITY;
static ACTION: Entity = Action::ENTITY;
static RECOMMENDATION: Entity = Recommendation::ENTITY;

impl Goal {
    pub fn is(&self, entity: &str, field: &str) -> bool {
        self.entity.name == entity && self.field.name == field
    }

    /// Whether it holds the reference of the case.
    pub fn is_reference(&self) -> bool {
        self.is("case", "reference") || self.is("action", "case")
    }

    pub fn name(&self) -> String {
        format!("{}.{}", self.entity.name, self.field.name)
    }

    /// An agency or a chair is named in a cell; a link to anything else is not.
    fn can_be_a_column(&self) -> bool {
        match self.field.kind {
            Holds::Link("agency" | "chair") => true,
            Holds::Link("case") => self.entity.name == "action",
            Holds::Link(_) => false,
            _ => true,
        }
    }
}

/// Every field a column may go to, the preferred ones first.
pub fn goals(kind: Kind) -> Vec<Goal> {
    let of = |entity: &'static Entity| entity.fields.iter().map(move |field| Goal { entity, field });
    let all: Vec<Goal> = match kind {
        Kind::Cases => of(&CASE).collect(),
        Kind::Actions => of(&ACTION).chain(of(&RECOMMENDATION)).collect(),
        Kind::Tracker => {
            of(&ACTION).filter(|goal| !goal.is_reference()).chain(of(&RECOMMENDATION)).chain(of(&CASE)).collect()
        }
    };
    all.into_iter().filter(Goal::can_be_a_column).collect()
}

/// The same as names and labels, for a person to choose from: ("action.due", "Action: Due").
pub fn fields(kind: Kind) -> Vec<(String, String)> {
    let goals = goals(kind).into_iter();
    goals.map(|goal| (goal.name(), format!("{}: {}", goal.entity.label, goal.field.label))).collect()
}

/// The goal of a name as a person gives it: "action.due", or "due" for the first that has it.
pub fn find(goals: &[Goal], name: &str) -> Option<Goal> {
    let name = name.trim().to_lowercase();
    let full = goals.iter().find(|goal| goal.name() == name);
    let own = || goals.iter().find(|goal| goal.field.name == name);
    // A post is chosen from the register; the words of a file go beside it.
    let words = || goals.iter().find(|goal| goal.field.name.strip_suffix("_text") == Some(bare(&name)));
    let case = || goals.iter().find(|goal| ["case", "action.case"].contains(&name.as_str()) && goal.is_reference());
    full.or_else(own).or_else(words).or_else(case).copied()
}

/// "owner" of "action.owner".
fn bare(name: &str) -> &str {
    name.split_once('.').map_or(name, |(_, field)| field)
}
