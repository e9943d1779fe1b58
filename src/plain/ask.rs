//! Questions that wait for an answer, and what the answers do.

use super::form::Form;
use super::marks::Preview;
use super::place::Place;
use super::question::{Answer, Question};
use super::talk::Talk;
use super::word::is_meant_as_command;
use crate::app::chaser::Chaser;
use crate::app::effect::Effect;
use crate::app::layout::clip;
use crate::app::reply::Reply;
use crate::domain::change::{Batch, Change, Conflict};
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::fold::lowered;
use crate::domain::record::Record;
use crate::domain::value::Id;

/// What is being asked.
pub enum Asking {
    /// One field of the open record.
    Field { record: Record, question: Box<Question> },
    /// A field of a form.
    Form { form: Form, question: Box<Question> },
    /// The next date of a chase that is otherwise ready.
    Chase { about: Record, proposed: Option<Date>, chaser: Option<Box<Chaser>> },
    /// The reason, then the word, for archiving.
    Archive { entity: &'static Entity, id: Id, label: String, why: Option<String> },
    /// A value for the marked rows.
    Many { question: Box<Question>, records: Vec<Record> },
    /// Whether the marked rows are changed as was said.
    Preview(Box<Preview>),
    /// A reason to go on although a rule speaks against it.
    Refused { batch: Batch },
    /// Theirs or mine.
    Conflict { batch: Batch, conflicts: Vec<Conflict>, chosen: Vec<bool> },
}

impl Asking {
    /// Whether lines are text whatever they say.
    pub fn is_long(&self) -> bool {
        matches!(self, Asking::Field { question, .. } | Asking::Form { question, .. } if question.is_long())
    }
}

/// A word meant for the conversation that a short question would take as its answer.
fn is_mistaken(asking: &Asking, line: &str) -> bool {
    let (question, entity) = match asking {
        Asking::Field { record, question } => (question, record.entity),
        Asking::Form { form, question } => (question, form.record.entity),
        Asking::Many { question, records } => match records.first() {
            Some(record) => (question, record.entity),
            None => return false,
        },
        _ => return false,
    };
    !question.is_long() && question.takes_as_said(line.trim()) && is_meant_as_command(line, entity)
}

impl Talk {
    /// Asks for a field of the open record, or takes the value said with it.
    pub(super) fn ask_field(&mut self, record: &Record, field: &'static Field, given: &str) {
        if self.hides(record, field) {
            return self.tell(format!("{} is private; say reveal first.", field.label));
        }
        let question = Box::new(Question::new(record, field, &self.cx));
        if given.is_empty() || question.is_long() {
            self.tell_all(question.lines(true, &self.cx));
        }
        self.asking = Some(Asking::Field { record: record.clone(), question });
        self.ask_who_is_here();
        if !given.is_empty() {
            self.answer(given);
        }
    }

    /// Goes on with the next field of a form, or saves it after the last.
    pub(super) fn ask_form(&mut self, mut form: Form) {
        if form.missing().is_none() && !form.said_enough {
            form.said_enough = true;
            self.tell("That is all that is needed. Say save now, or go on; skip leaves a field as it is.");
        }
        match form.question(&self.cx) {
            Some(question) => {
                self.tell_all(question.lines(true, &self.cx));
                self.asking = Some(Asking::Form { form, question: Box::new(question) });
            }
            None => self.save_form(form),
        }
    }

    fn save_form(&mut self, mut form: Form) {
        if let Some(field) = form.missing() {
            self.tell(format!("{} is needed before this can be saved.", field.label));
            form.go_to(field);
            return self.ask_form(form);
        }
        if !form.is_new() && !form.is_changed() {
            return self.tell("Nothing was changed.");
        }
        if form.is_new()
            && let Some(why) = form.record.says_nothing()
        {
            self.tell(format!("{}: {why}. Or say cancel.", form.record.entity.label));
            form.go_to_first();
            return self.ask_form(form);
        }
        let draft = (form.place(), form.draft(None));
        self.send(form.batch(&self.cx), Some(draft));
    }

    pub(super) fn answer(&mut self, line: &str) {
        let word = line.trim().to_lowercase();
        match self.asking.take() {
            None => {}
            Some(Asking::Conflict { batch, conflicts, chosen }) => {
                self.answer_conflict(&word, batch, conflicts, chosen)
            }
            Some(Asking::Chase { about, proposed, chaser }) => self.answer_chase(line, about, proposed, chaser),
            Some(Asking::Preview(preview)) => self.answer_preview(line, preview),
            Some(Asking::Refused { batch }) => self.answer_refused(line, batch),
            Some(Asking::Archive { entity, id, label, why }) => self.answer_archive(line, entity, id, label, why),
            Some(asking) => {
                let control = if asking.is_long() { word.strip_prefix('.') } else { Some(word.as_str()) };
                match control {
                    Some("cancel" | "quit") => {
                        self.asking = Some(asking);
                        self.leave_question();
                        if word.ends_with("quit") {
                            self.quit();
                        }
                    }
                    Some("help" | "?") => {
                        self.asking = Some(asking);
                        self.help_on_answers();
                    }
                    Some(word) if is_mistaken(&asking, line) && !matches!(word, "save" | "done" | "skip" | "back") => {
                        let word = clip(line.trim(), 40);
                        self.tell(format!(
                            "\"{word}\" sounds like something to do, and a question is open. Nothing was taken."
                        ));
                        self.tell(format!("Say cancel first; or = {word} to have it taken as the answer."));
                        self.asking = Some(asking);
                    }
                    _ => self.answer_question(asking, line, control.unwrap_or("")),
                }
            }
        }
    }

    fn answer_question(&mut self, asking: Asking, line: &str, word: &str) {
        match asking {
            Asking::Form { mut form, .. } if word == "skip" => {
                match form.current() {
                    Some(field) if form.missing().is_some_and(|missing| missing.name == field.name) => {
                        self.tell(format!("{} is needed; it cannot be skipped.", field.label));
                    }
                    _ => form.go_on(),
                }
                self.ask_form(form);
            }
            Asking::Form { mut form, question } if word == "back" => {
                if form.go_back() {
                    return self.ask_form(form);
                }
                self.tell("This is the first field. Say cancel to leave; what you typed is kept as a draft.");
                self.asking = Some(Asking::Form { form, question });
            }
            Asking::Form { form, .. } if word == "save" || word == "done" => self.save_form(form),
            Asking::Form { form, mut question } => {
                let answer = question.answer(line, &self.cx);
                self.take_form(form, question, answer);
            }
            Asking::Field { record, mut question } => {
                let answer = question.answer(line, &self.cx);
                self.take_field(record, question, answer);
            }
            Asking::Many { mut question, records } => {
                let answer = question.answer(line, &self.cx);
                self.take_many(question, records, answer);
            }
            other => self.asking = Some(other),
        }
    }

    /// Records were found for the name that was said.
    pub(super) fn answered(&mut self, reply: &Reply) {
        match self.asking.take() {
            Some(Asking::Form { form, mut question }) => {
                let answer = question.reply(reply);
                self.take_form(form, question, answer);
            }
            Some(Asking::Field { record, mut question }) => {
                let answer = question.reply(reply);
                self.take_field(record, question, answer);
            }
            Some(Asking::Many { mut question, records }) => {
                let answer = question.reply(reply);
                self.take_many(question, records, answer);
            }
            other => self.asking = other,
        }
    }

    fn take_field(&mut self, record: Record, question: Box<Question>, answer: Answer) {
        let field = question.field;
        let place = format!("{}/{}/{}", record.entity.name, record.id, field.name);
        match answer {
            Answer::Value(new) if new == question.base => {
                self.tell(format!("{} is that already. Nothing was changed.", field.label));
                self.want(Effect::DropDraft { place });
            }
            Answer::Value(new) => {
                self.tell(question.echo(&new, &self.cx));
                let label = record.label(self.cx.today);
                let mut batch = Batch::new(format!("set {} on {label}", lowered(field.label)));
                let text = new.show(field.kind, crate::domain::value::Style::Edit, self.cx.today);
                batch.push(Change::set(record.entity, record.id, field, question.base.clone(), new));
                self.send(batch, Some((place, text)));
            }
            Answer::Ask(effect) => {
                self.want(effect);
                self.asking = Some(Asking::Field { record, question });
            }
            Answer::Tell(lines) => {
                self.tell_all(lines);
                self.asking = Some(Asking::Field { record, question });
            }
            Answer::Going => {
                self.want(Effect::Draft { place, text: question.text() });
                self.asking = Some(Asking::Field { record, question });
            }
        }
    }

    fn take_form(&mut self, mut form: Form, question: Box<Question>, answer: Answer) {
        match answer {
            Answer::Value(new) => {
                self.tell(question.echo(&new, &self.cx));
                form.record.set(question.field.name, new);
                form.go_on();
                self.want(Effect::Draft { place: form.place(), text: form.draft(None) });
                return self.ask_form(form);
            }
            Answer::Ask(effect) => self.want(effect),
            Answer::Tell(lines) => self.tell_all(lines),
            Answer::Going => {
                let text = form.draft(Some((question.field, question.text())));
                self.want(Effect::Draft { place: form.place(), text });
            }
        }
        self.asking = Some(Asking::Form { form, question });
    }

    fn answer_archive(&mut self, line: &str, entity: &'static Entity, id: Id, label: String, why: Option<String>) {
        let line = line.trim();
        if matches!(line, "help" | "?") || line.is_empty() {
            self.tell(match why {
                None => format!("Say why {label} is to be archived, in a few words; or cancel, and it stays."),
                Some(_) => "Say archive in full to go ahead, or cancel.".to_owned(),
            });
            self.asking = Some(Asking::Archive { entity, id, label, why });
            return;
        }
        if line.eq_ignore_ascii_case("cancel") {
            return self.tell(format!("Kept: {label}."));
        }
        match why {
            None if super::word::is_bare_word(line, &[]) => {
                self.tell("That is no reason. Say why in a few words, or cancel.");
                self.asking = Some(Asking::Archive { entity, id, label, why: None });
            }
            None => {
                self.tell("It is hidden from lists; what is attached stays attached; anyone can bring it back.");
                self.tell("Say archive in full to go ahead, or cancel.");
                self.asking = Some(Asking::Archive { entity, id, label, why: Some(line.to_owned()) });
            }
            Some(why) if line.eq_ignore_ascii_case("archive") => {
                let mut batch = Batch::new(format!("archived {label}")).why(why.clone());
                batch.push(Change::Archive { entity, id, why });
                self.send(batch, None);
            }
            why => {
                self.tell("Say archive in full to go ahead, or cancel.");
                self.asking = Some(Asking::Archive { entity, id, label, why });
            }
        }
    }

    /// Leaves what is being asked; text worth keeping becomes a draft.
    pub(super) fn leave_question(&mut self) {
        let draft = match self.asking.take() {
            None => return,
            Some(Asking::Field { record, question }) => {
                let place = format!("{}/{}/{}", record.entity.name, record.id, question.field.name);
                let unsaved = question.base.as_text().unwrap_or("") != question.text();
                (unsaved && !question.text().is_empty()).then(|| (place, question.text()))
            }
            Some(Asking::Form { form, question }) => {
                let text = form.draft(Some((question.field, question.text())));
                (form.is_changed() || !question.text().is_empty()).then(|| (form.place(), text))
            }
            Some(Asking::Conflict { .. }) => {
                self.keep_sent_as_draft();
                return self.tell("Theirs was kept; what you typed is kept as a draft.");
            }
            Some(Asking::Refused { .. }) => {
                self.keep_sent_as_draft();
                return self.tell("Nothing was changed.");
            }
            Some(Asking::Chase { .. } | Asking::Archive { .. } | Asking::Many { .. } | Asking::Preview(_)) => None,
        };
        match draft {
            Some((place, text)) => {
                self.want(Effect::Draft { place, text });
                self.tell("Left unsaved. What you typed is kept as a draft; Today offers it.");
            }
            None => self.tell("Left as it was."),
        }
    }

    /// Whether a value may not be said: private, held and not revealed.
    pub(super) fn hides(&self, record: &Record, field: &Field) -> bool {
        record.is_hidden(field) && !self.is_revealed()
    }

    /// Whether the open record shows its private values.
    pub(super) fn is_revealed(&self) -> bool {
        matches!(self.places.last(), Some(Place::Record(opened)) if opened.revealed)
    }
}
