//! What this person typed and did not save: drafts on the disk, those on their way there, and the text their own editor
//! has. Must not know the screens it was typed at.

use super::outside::{self, Sheet};
use super::pending::Pending;
use crate::app::effect::{Effect, Lent};
use crate::app::reply::{Draft, Reply};
use crate::app::screen::draft;
use crate::config::Config;
use crate::domain::date::{Date, short, wall};
use crate::error::{Error, Result};
use crate::store::{Drafts, Store};

pub struct Typed {
    drafts: Option<Drafts>,
    pub pending: Pending,
}

impl Typed {
    pub fn new(drafts: Option<Drafts>) -> Self {
        Self { pending: Pending::new(drafts.clone()), drafts }
    }

    /// The reply to an effect that is about drafts.
    pub fn perform(&self, effect: Effect, store: &Store, today: Date) -> Result<Option<Reply>> {
        match effect {
            Effect::Draft { place, text } => {
                self.pending.put(place, text);
                Ok(None)
            }
            Effect::KeptText { place } => {
                // What was typed a moment ago may not be on the disk yet.
                self.pending.write()?;
                let drafts = self.drafts.as_ref().map(Drafts::list).transpose()?.unwrap_or_default();
                let found = drafts.into_iter().find(|draft| draft.place == place);
                Ok(found.map(|draft| {
                    self.pending.take_up(place.clone(), draft.kept);
                    Reply::KeptText { place, text: draft.text }
                }))
            }
            Effect::NewDraft { place } => {
                self.pending.begin_anew(place);
                Ok(None)
            }
            Effect::TakeUpDraft { place, kept } => {
                self.pending.take_up(place, kept);
                Ok(None)
            }
            Effect::DropDraft { place } => {
                self.pending.forget(&place)?;
                Ok(None)
            }
            Effect::DropKept { kept } => {
                if let Some(drafts) = &self.drafts {
                    drafts.forget(&kept)?;
                }
                Ok(None)
            }
            Effect::Drafts => {
                // What was typed a moment ago may not be on the disk yet.
                self.pending.write()?;
                Ok(Some(Reply::Drafts(self.kept(store, today)?)))
            }
            _ => Err(Error::bug("this is no effect of drafts")),
        }
    }

    /// Whether text of this person was left unsaved.
    pub fn has_drafts(&self) -> bool {
        self.drafts.as_ref().and_then(|drafts| drafts.list().ok()).is_some_and(|list| !list.is_empty())
    }

    fn kept(&self, store: &Store, today: Date) -> Result<Vec<Draft>> {
        let Some(drafts) = &self.drafts else { return Ok(Vec::new()) };
        let words = |draft: crate::store::Draft| {
            let at = wall(draft.at);
            let day = if at.date() == today { "today".to_owned() } else { short(at.date(), today) };
            let of = draft::new_of(&draft.place, &draft.text, today);
            let of = of.unwrap_or_else(|| name_of(store, today, &draft.place));
            Draft {
                place: draft.place,
                kept: draft.kept,
                of,
                text: draft.text,
                at: format!("{day} {}", at.strftime("%H:%M")),
            }
        };
        Ok(drafts.list()?.into_iter().map(words).collect())
    }

    /// A text in a file for the person's own editor, and the program.
    pub fn for_own_editor(&self, config: &Config, lent: &Lent) -> Result<(Sheet, Vec<String>)> {
        let program = outside::program(config).ok_or_else(|| {
            Error::user("Neither VISUAL nor EDITOR names an editor").safe("Your text stands here as it was")
        })?;
        self.pending.put(lent.place.clone(), lent.draft(lent.text.clone()));
        self.pending.write()?;
        Ok((Sheet::write(config, &lent.text)?, program))
    }
}

/// What the record a draft was typed at is called.
fn name_of(store: &Store, today: Date, place: &str) -> String {
    let found = draft::record_of(place).and_then(|(entity, id)| store.get(entity, id).ok().flatten());
    found.map_or_else(String::new, |record| record.label(today))
}
