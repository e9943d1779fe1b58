//! Changes on their way to the register. What was typed is given up only once it is saved.

use super::place::Place;
use super::talk::Talk;
use super::today::sentence;
use crate::app::effect::Effect;
use crate::app::reply::Reply;
use crate::domain::change::Batch;
use crate::domain::journal::Refusal;

/// A batch that was handed over, with the draft it came from.
pub struct Sent {
    batch: Batch,
    draft: Option<(String, String)>,
}

impl Talk {
    /// Saves a batch; `draft` is the place and text to keep when that fails.
    pub(super) fn send(&mut self, batch: Batch, draft: Option<(String, String)>) {
        self.want(Effect::Save(batch.clone()));
        self.sent = Some(Sent { batch, draft });
    }

    /// Saves through an effect that holds its batch.
    pub(super) fn send_effect(&mut self, effect: Effect) {
        self.sent = None;
        if let Effect::Save(batch) = effect {
            return self.send(batch, None);
        }
        self.want(effect);
    }

    /// Saves a settled batch in place of the one that met a conflict.
    pub(super) fn send_again(&mut self, batch: Batch) {
        let draft = self.sent.take().and_then(|sent| sent.draft);
        self.send(batch, draft);
    }

    pub(super) fn retry(&mut self) {
        match self.sent.take() {
            Some(sent) => self.send(sent.batch, sent.draft),
            None => self.tell("There is nothing waiting to be saved."),
        }
    }

    /// The change will not be made: its draft goes.
    pub(super) fn forget_sent(&mut self) {
        if let Some((place, _)) = self.sent.take().and_then(|sent| sent.draft) {
            self.want(Effect::DropDraft { place });
        }
    }

    /// The change was not made: its text is kept.
    pub(super) fn keep_sent_as_draft(&mut self) {
        if let Some((place, text)) = self.sent.take().and_then(|sent| sent.draft) {
            self.want(Effect::Draft { place, text });
        }
    }

    pub(super) fn changed_reply(&mut self, reply: &Reply) {
        match reply {
            Reply::Saved { label, at, .. } => {
                self.tell(format!("Saved at {at}: {label}. Say undo to take it back."));
                self.forget_sent();
                if let Some(Place::List(rows)) = self.places.last_mut() {
                    rows.marks.clear();
                }
                self.read_again();
            }
            Reply::Conflicts { batch, conflicts } => self.ask_conflict(batch.clone(), conflicts.clone(), Vec::new()),
            Reply::Refused { batch, objections } => self.ask_refused(batch, objections),
            Reply::Undone { label, verb, changes, refused, at } => {
                self.tell(match changes {
                    0 if !refused.is_empty() => format!("Not {}: {label}.", verb.to_lowercase()),
                    _ => format!("{verb} at {at}: {label}."),
                });
                for one in refused {
                    self.tell(refusal(one));
                }
                self.read_again();
            }
            Reply::Failed(failure) => {
                self.tell(failure.text.clone());
                self.gathering = None;
                if let Some(Place::Today(today)) = self.places.last_mut()
                    && today.give_up_one()
                {
                    self.speak(false);
                }
                if let Some((place, text)) = self.sent.as_ref().and_then(|sent| sent.draft.clone()) {
                    self.want(Effect::Draft { place, text });
                }
                if self.sent.is_some() {
                    self.tell("Say retry to try again.");
                }
            }
            Reply::Done(text) => self.tell(text.clone()),
            _ => {}
        }
    }

    /// Reads an open record again without speaking it, so that the next change starts from what is there.
    pub(super) fn read_again(&mut self) {
        if let Some(Place::Record(opened)) = self.places.last_mut() {
            opened.quiet = true;
            let effect = Effect::Record { entity: opened.entity, id: opened.id };
            self.want(effect);
        }
    }
}

/// "Left as it is: Due of IMR Northfield Health Trust, changed since by Sam."
fn refusal(refusal: &Refusal) -> String {
    let field = refusal.entity.field(refusal.field).map_or_else(String::new, |field| format!("{} of ", field.label));
    sentence(&format!("Left as it is: {field}{}, {}", refusal.record, refusal.why))
}
