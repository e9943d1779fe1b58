//! Carrying out what the screens ask for, in its order: at once, beside the screen, once it is drawn, or when whoever
//! else is saving is done. Must not know what an effect is about.

use std::collections::VecDeque;

use super::clipboard;
use super::perform::failed;
use super::run::Desk;
use super::screen::repaint;
use super::session::Session;
use super::waiting::{self, Waiting};
use super::worker::Worker;
use crate::app::effect::Effect;
use crate::app::reply::{Failure, Reply};
use crate::app::{Msg, Order};
use crate::error::Result;

impl Desk {
    /// Whether an effect is done beside the screen: what may take long, unless an import is still going on there.
    fn goes_beside(&self, effect: &Effect) -> bool {
        match effect {
            Effect::ReadSheet { .. } | Effect::RunImport { .. } => true,
            Effect::Composite { case, as_of: None } => {
                self.worker.as_ref().is_none_or(Worker::gives_way) && self.performer.is_long(*case)
            }
            _ => false,
        }
    }

    /// Carries out effects and hands back replies until nothing more is asked.
    pub(super) fn carry_out(&mut self, session: &Session, orders: Vec<Order>) {
        let mut queue: VecDeque<Order> = orders.into();
        while let Some((ticket, effect)) = queue.pop_front() {
            let reply = match self.performer.at_home(effect) {
                Effect::Copy(text) => Some(clipboard::copy(&mut self.out, &text, self.model.cx.allowed.clipboard)),
                Effect::OwnEditor(lent) => {
                    let (reply, orders) = self.own_editor(session, lent);
                    queue.extend(orders);
                    Some(reply)
                }
                Effect::Suspend => {
                    let (failed, orders) = self.suspend(session);
                    queue.extend(orders);
                    failed
                }
                Effect::Redraw => {
                    drop(repaint(&mut self.terminal));
                    queue.extend(self.model.read_again());
                    None
                }
                effect if self.goes_beside(&effect) => {
                    self.worker.iter().filter(|worker| worker.gives_way()).for_each(Worker::stop);
                    match self.performer.begin_beside(self.reader.waker(), ticket, &effect) {
                        Some(worker) => {
                            self.worker = Some(worker);
                            None
                        }
                        None => self.performer.perform(effect),
                    }
                }
                Effect::Afterwards(effect) => {
                    self.afterwards.push_back((ticket, *effect));
                    None
                }
                Effect::StopWork => {
                    self.worker.iter().for_each(Worker::stop);
                    None
                }
                Effect::Today(whose) => match self.performer.begin_today(whose) {
                    Ok(true) => {
                        self.today_for = Some(ticket);
                        None
                    }
                    Ok(false) => self.performer.perform(Effect::Today(whose)),
                    Err(error) => Some(failed(&error)),
                },
                Effect::Labels => Some(match self.performer.labels.begin(&self.performer.store) {
                    Ok(labels) => {
                        self.labels_for = (!labels.is_whole()).then_some(ticket);
                        Reply::Labels(labels)
                    }
                    Err(error) => {
                        // Nothing fills them any more.
                        self.labels_for = None;
                        failed(&error)
                    }
                }),
                Effect::GiveUp => {
                    queue.extend(self.give_up());
                    None
                }
                effect => {
                    let again = effect.may_wait().then(|| effect.clone());
                    let reply = self.performer.perform(effect);
                    match (again, &reply) {
                        (Some(effect), Some(Reply::Failed(Failure { again: true, .. }))) => {
                            queue.push_front((ticket, effect));
                            return self.wait(queue);
                        }
                        _ => reply,
                    }
                }
            };
            if let Some(reply) = reply {
                self.dirty = true;
                queue.extend(self.model.update(Msg::Reply(ticket, Box::new(reply))));
            }
        }
    }

    /// Somebody else is saving: says so, and keeps what is to be done.
    fn wait(&mut self, orders: VecDeque<Order>) {
        let who = self.performer.store.who_may_be_saving();
        let before = self.waiting.take();
        if before.as_ref().is_none_or(|before| before.said != who) {
            self.model.update(Msg::Waiting(Some(who.clone())));
            self.dirty = true;
        }
        self.waiting = Some(Waiting::new(behind(before, orders), who));
    }

    /// Tries again what waits.
    pub(super) fn try_again(&mut self, session: &Session) -> Result<()> {
        self.performer.store.wait_for_others(waiting::ONCE_MORE)?;
        let Some(waiting) = &mut self.waiting else { return Ok(()) };
        let orders = std::mem::take(&mut waiting.orders);
        self.carry_out(session, orders.into());
        self.performer.store.wait_for_others(waiting::UNSAID)?;
        if self.waiting.as_ref().is_some_and(|waiting| waiting.orders.is_empty()) {
            self.waiting = None;
            self.model.update(Msg::Waiting(None));
            self.dirty = true;
        }
        Ok(())
    }

    /// The person would rather not wait: the screen is told that it was not done, and what followed it is done.
    fn give_up(&mut self) -> Vec<Order> {
        let Some(Waiting { mut orders, said, .. }) = self.waiting.take() else { return Vec::new() };
        self.model.update(Msg::Waiting(None));
        let Some((ticket, _)) = orders.pop_front() else { return Vec::new() };
        let failure =
            Failure { text: format!("Not saved: {said}. Nothing was changed; your text is kept."), again: true };
        let mut told = self.model.update(Msg::Reply(ticket, Box::new(Reply::Failed(failure))));
        told.extend(orders);
        told
    }
}

/// What could not be done now, behind what waits already.
fn behind(before: Option<Waiting>, orders: VecDeque<Order>) -> VecDeque<Order> {
    let mut all = before.map(|before| before.orders).unwrap_or_default();
    all.extend(orders);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(tickets: &[u32]) -> VecDeque<Order> {
        tickets.iter().map(|ticket| (*ticket, Effect::Undo)).collect()
    }

    #[test]
    fn what_waits_already_is_done_before_what_came_since() {
        assert_eq!(behind(None, orders(&[1, 2])), orders(&[1, 2]));
        let mut waiting = Waiting::new(orders(&[1, 2]), String::new());
        waiting = Waiting::new(behind(Some(waiting), orders(&[3, 4])), String::new());
        assert_eq!(waiting.orders, orders(&[1, 2, 3, 4]));
        // Tried again they are taken out of it; what is left of them comes back alone.
        let left = std::mem::take(&mut waiting.orders).split_off(1);
        assert_eq!(behind(Some(waiting), left), orders(&[2, 3, 4]));
    }
}
