//! A rule speaks against a change: which rule, its mark, and either the end of it or a reason to go on.

use super::ask::Asking;
use super::talk::Talk;
use super::today::sentence;
use super::word::is_bare_word;
use crate::app::reply::Objection;
use crate::domain::change::Batch;

impl Talk {
    pub(super) fn ask_refused(&mut self, batch: &Batch, objections: &[Objection]) {
        let may_go_on = objections.iter().all(|objection| objection.reason_is_enough);
        self.tell(if may_go_on { "Before this is saved:" } else { "This cannot be saved yet." });
        for objection in objections {
            self.tell(sentence(&objection.text));
            if !objection.mark.is_empty() {
                self.tell(format!("The rule comes from: {}.", objection.mark));
            }
        }
        if may_go_on {
            self.tell("Say why to go on all the same; the reason is kept in the history. Or cancel.");
            self.asking = Some(Asking::Refused { batch: batch.clone() });
        } else {
            self.tell("Nothing was changed. Put this right first.");
            self.keep_sent_as_draft();
        }
    }

    pub(super) fn answer_refused(&mut self, line: &str, batch: Batch) {
        match line.trim() {
            "" | "help" | "?" => {
                self.tell("Say why it is right all the same, in a few words; the history keeps it. Or cancel.");
                self.asking = Some(Asking::Refused { batch });
            }
            word if word.eq_ignore_ascii_case("cancel") || word.eq_ignore_ascii_case("quit") => {
                self.tell("Nothing was changed.");
                self.keep_sent_as_draft();
            }
            word if is_bare_word(word, &[]) => {
                self.tell("That is no reason. Say why in a few words, or cancel.");
                self.asking = Some(Asking::Refused { batch });
            }
            why => self.send_again(batch.why(why)),
        }
    }
}
