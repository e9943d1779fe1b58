//! Who else is here, in sentences; and where one is oneself, for them to hear.

use super::ask::Asking;
use super::place::Place;
use super::talk::Talk;
use super::today::{capital, sentence};
use crate::app::effect::Effect;
use crate::app::others::{self, Where};
use crate::domain::journal::Here;
use crate::domain::value::Id;

impl Talk {
    /// Says who else types in the open record or its case; and, when it was just opened, who else has it open.
    pub(super) fn hear_who_is_here(&mut self, here: &[Here]) {
        let asked = match &self.asking {
            Some(Asking::Field { question, .. } | Asking::Form { question, .. }) => Some(question.field.label),
            _ => None,
        };
        let user = self.cx.user.clone();
        if let Some(Place::Record(opened)) = self.places.last_mut()
            && !std::mem::replace(&mut opened.said_who, true)
            && let Some(also) = others::also_open(here, &user).first()
        {
            self.tell(sentence(&capital(also)));
        }
        if let Some((typing, _)) = others::typing(here, &user, asked) {
            // A name is said as it is written.
            let typing = if typing.starts_with("you,") { capital(&typing) } else { typing };
            self.tell(sentence(&typing));
        }
    }

    /// Asks who else is in the open record.
    pub(super) fn ask_who_is_here(&mut self) {
        if let Some(Place::Record(opened)) = self.places.last() {
            let effect = Effect::Others { entity: opened.entity, id: opened.id };
            self.want(effect);
        }
    }

    /// Lets colleagues know where one is, when that is somewhere else than before.
    pub(super) fn say_where(&mut self) {
        let here = self.typing_in().map(Where::Typing).or_else(|| self.open_case().map(Where::Open));
        if here != self.here {
            self.here.clone_from(&here);
            self.want(Effect::Here(here));
        }
    }

    fn typing_in(&self) -> Option<others::Place> {
        match self.asking.as_ref()? {
            Asking::Field { record, question } => {
                Some(others::Place { entity: record.entity, id: record.id, field: question.field.name.to_owned() })
            }
            Asking::Form { form, question } => others::Place::of_form(&form.record, question.field.name),
            _ => None,
        }
    }

    fn open_case(&self) -> Option<Id> {
        self.places.iter().rev().find_map(|place| place.case(self.cx.today)).map(|case| case.id)
    }
}
