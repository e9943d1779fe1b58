//! Somebody saved the same field first: what it was, what is there now, yours. Say theirs or mine.

use super::ask::Asking;
use super::talk::Talk;
use super::today::sentence;
use crate::app::screen::conflict::settled;
use crate::domain::change::{Batch, Conflict};
use crate::domain::field::Kind;
use crate::domain::value::{Style, Value};

impl Talk {
    pub(super) fn ask_conflict(&mut self, batch: Batch, conflicts: Vec<Conflict>, chosen: Vec<bool>) {
        let Some(conflict) = conflicts.get(chosen.len()) else {
            return self.settle(&batch, &conflicts, &chosen);
        };
        let field = conflict.entity.field(conflict.field);
        let label = field.map_or(conflict.field, |field| field.label);
        let hidden = field.is_some_and(|field| field.private) && !self.is_revealed();
        let kind = field.map_or(Kind::Text, |field| field.kind);
        let today = self.cx.today;
        let show = |value: &Value| match value {
            Value::Missing => "nothing".to_owned(),
            _ if hidden => "private".to_owned(),
            value => value.show(kind, Style::Detail, today),
        };
        let by = if conflict.by.is_empty() { "somebody else" } else { &conflict.by };
        let lines = [
            format!("{label} on {} was changed while you were typing. Nothing is lost.", conflict.record),
            sentence(&format!("When you began: {}", show(&conflict.base))),
            sentence(&format!("Now, by {by}: {}", show(&conflict.theirs))),
            sentence(&format!("Yours: {}", show(&conflict.mine))),
            "Say theirs to keep what is there, or mine to use yours.".to_owned(),
        ];
        for line in lines {
            self.tell(line);
        }
        self.asking = Some(Asking::Conflict { batch, conflicts, chosen });
    }

    pub(super) fn answer_conflict(
        &mut self,
        word: &str,
        batch: Batch,
        conflicts: Vec<Conflict>,
        mut chosen: Vec<bool>,
    ) {
        match word {
            "theirs" | "mine" => {
                chosen.push(word == "mine");
                self.ask_conflict(batch, conflicts, chosen);
            }
            "cancel" | "quit" => {
                self.tell("Theirs was kept. Nothing of yours was saved; it is kept as a draft.");
                self.keep_sent_as_draft();
            }
            _ => {
                self.tell("Say theirs to keep what is there, mine to use yours, or cancel; yours is kept as a draft.");
                self.asking = Some(Asking::Conflict { batch, conflicts, chosen });
            }
        }
    }

    fn settle(&mut self, batch: &Batch, conflicts: &[Conflict], chosen: &[bool]) {
        let batch = settled(batch, conflicts, chosen);
        if batch.is_empty() {
            self.tell("Theirs was kept. Your value is in no record; say it again if it is needed.");
            self.forget_sent();
            self.read_again();
            return;
        }
        self.send_again(batch);
    }
}
