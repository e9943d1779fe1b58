//! What a list of a review is worked with beside the keys every list has, and what an empty one says. Must not do any
//! of it: the screen of the case runs the commands.

use super::List;
use crate::app::command::Cmd;
use crate::app::context::Context;
use crate::domain::fold::lowered;

/// The commands that work this list.
pub fn worked_with(entity: &str, in_case: bool) -> &'static [Cmd] {
    match (entity, in_case) {
        ("qa_point", _) => &[Cmd::AnswerPoint],
        ("return", false) | ("action", _) => &[Cmd::Chase],
        ("return", true) => &[Cmd::Chase, Cmd::AskAll],
        ("submission" | "qa_letter", true) => &[Cmd::QaLetter],
        ("contact_plan" | "milestone", true) => &[Cmd::Milestone],
        ("event", true) => &[Cmd::Composite],
        ("step", true) => &[Cmd::MoveEvent],
        ("due_change", true) => &[Cmd::MoveDue],
        _ => &[],
    }
}

/// The command that fills this list, and what it does for it.
pub fn filled_by(entity: &str, in_case: bool) -> Option<(Cmd, &'static str)> {
    if !in_case {
        return match entity {
            "case" => Some((Cmd::Import, "brings in the tracker you have")),
            "action" => Some((Cmd::Import, "brings some in")),
            _ => None,
        };
    }
    Some(match entity {
        "step" => (Cmd::LayPlan, "lays out the default plan"),
        "due_change" => (Cmd::MoveDue, "moves the date of the report or the decision"),
        "return" => (Cmd::AskAll, "asks several agencies in one step"),
        "milestone" => (Cmd::Milestone, "marks one that was reached today"),
        "submission" | "qa_letter" | "qa_point" => (Cmd::QaLetter, "files a letter of the Home Office panel"),
        "event" => (Cmd::Composite, "shows the agencies' events"),
        _ => return None,
    })
}

impl List {
    /// What stands where no row is: why, and what can be done.
    pub(super) fn empty_words(&self, cx: &Context) -> String {
        let nouns = lowered(self.entity.plural);
        if !self.loaded {
            return "Reading..".to_owned();
        }
        let add = cx.keymap.chord(Cmd::Add).filter(|_| cx.allowed.write).map(|key| format!("{key} adds the first"));
        let fill = filled_by(self.entity.name, self.case.is_some()).and_then(|(command, does)| {
            let row = crate::app::command::command(command)?;
            let way = cx.keymap.chord(command).unwrap_or_else(|| format!(": {}", row.hint));
            Some(format!("{way} {does}"))
        });
        let filled = fill.as_ref().map(|fill| format!("; {fill}")).unwrap_or_default();
        let ways = [add, fill].into_iter().flatten().collect::<Vec<_>>().join("; ");
        let ways = if ways.is_empty() { ways } else { format!(" {ways}.") };
        match self.text.as_str() {
            "" => format!("No {nouns} yet.{ways}"),
            "view:review" => format!("Nothing on the review's own timeline yet.{ways}"),
            "open:yes" => format!("No {nouns} are open. Esc shows the closed ones too{filled}."),
            text => format!("No {nouns} match \"{text}\". Esc shows all."),
        }
    }
}
