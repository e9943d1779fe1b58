//! Lending the terminal: to the shell while the workbench is suspended, to the person's own editor while it has a text.
//! Afterwards it may be of another size: what the screens want read for that comes back to be carried out.

use std::time::Instant;

use super::outside;
use super::perform::failed;
use super::run::Desk;
use super::screen::repaint;
use super::session::Session;
use crate::app::Order;
use crate::app::effect::Lent;
use crate::app::reply::Reply;
use crate::error::Error;

impl Desk {
    /// Stops until the shell lets it go on; the reply when that is not possible.
    pub(super) fn suspend(&mut self, session: &Session) -> (Option<Reply>, Vec<Order>) {
        drop(self.performer.typed.pending.write());
        let failed = session.suspend(&self.signals).is_err();
        let orders = self.resize(session.size());
        drop(repaint(&mut self.terminal));
        (failed.then(|| Reply::Done("Suspending is not possible here.".to_owned())), orders)
    }

    /// The person's own editor has the terminal until it ends. This loop is the only reader, so it gets every key.
    pub(super) fn own_editor(&mut self, session: &Session, lent: Lent) -> (Reply, Vec<Order>) {
        if !self.model.cx.allowed.editor {
            let off = "Your own editor is switched off by the settings or the administrator's policy.";
            return (Reply::Done(off.to_owned()), Vec::new());
        }
        let (sheet, program) = match self.performer.for_own_editor(&lent) {
            Ok(ready) => ready,
            Err(error) => return (failed(&error), Vec::new()),
        };
        let (pending, last_words) = (self.performer.typed.pending.clone(), self.performer.last_words());
        // A line that drops meanwhile: what the editor has saved so far is the draft.
        let saved = sheet.file();
        self.signals.on_last_words(move || {
            if let Ok(text) = outside::read(&saved) {
                pending.put(lent.place.clone(), lent.draft(text));
            }
            last_words();
        });
        self.signals.lend();
        session.lend();
        let edited = sheet.edit(&program).and_then(|()| sheet.read());
        let entered = session.enter();
        self.signals.on_last_words(self.performer.last_words());
        let orders = self.resize(session.size());
        self.still.end(Instant::now());
        let reply = match (edited, entered) {
            (Ok(text), Ok(())) => Reply::Edited(text),
            (Err(error), _) => failed(&error),
            (_, Err(error)) => failed(&Error::env("The terminal could not be taken back").source(error)),
        };
        (reply, orders)
    }
}
