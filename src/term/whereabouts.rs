//! Lets colleagues see where this person is. A courtesy: when it cannot be written nothing is said and nothing waits.
//!
//! Typing is told at once, for two people in one field should know. That a case is open is told once it has been open
//! for a moment, so whoever walks through a list writes nothing; that it was left is told after the same moment, so
//! going from one case to the next is one write. In between nothing wakes up.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::app::others::Where;
use crate::config;
use crate::store::Store;

const A_MOMENT: Duration = Duration::from_secs(1);
/// Whoever goes on says so again after this long, at a key; colleagues take ten minutes of silence for an end.
const SAY_AGAIN: Duration = Duration::from_secs(4 * 60);

#[derive(Default)]
pub struct Whereabouts {
    here: Option<Where>,
    /// What colleagues see.
    told: Option<Where>,
    /// When it was last told, or tried to be.
    at: Option<Instant>,
    due: Option<Instant>,
    /// The last word was said by another thread; nothing may come after it.
    silent: Arc<Mutex<bool>>,
}

impl Whereabouts {
    /// The person is somewhere else now.
    pub fn go(&mut self, store: &mut Store, here: Option<Where>) {
        self.here = here;
        if matches!(self.here, Some(Where::Typing(_))) || matches!(self.told, Some(Where::Typing(_))) {
            self.tell(store);
        } else {
            self.due = (self.here != self.told).then(|| Instant::now() + A_MOMENT);
        }
    }

    /// When there is something to tell.
    pub fn deadline(&self) -> Option<Instant> {
        self.due
    }

    /// Tells what is due by now.
    pub fn tell_if_due(&mut self, store: &mut Store) {
        if self.due.is_some_and(|due| due <= Instant::now()) {
            self.tell(store);
        }
    }

    /// Tells what there is to tell without waiting for its moment.
    pub fn tell_now(&mut self, store: &mut Store) {
        if self.due.is_some() {
            self.tell(store);
        }
    }

    /// A sign of life: whoever goes on for long is still there.
    pub fn still_here(&mut self, store: &mut Store) {
        if self.due.is_none() && self.here.is_some() && self.at.is_some_and(|at| at.elapsed() > SAY_AGAIN) {
            self.tell(store);
        }
    }

    /// The workbench closes.
    pub fn leave(&mut self, store: &mut Store) {
        self.here = None;
        if self.told.is_some() {
            self.tell(store);
        }
    }

    /// What takes this person away when the process is about to end in the middle of anything.
    pub fn last_word(&self, store: &Store) -> impl Fn() + Send + 'static {
        let (silent, farewell) = (self.silent.clone(), store.farewell());
        move || {
            *silent.lock().unwrap_or_else(PoisonError::into_inner) = true;
            if let Some(farewell) = &farewell {
                farewell.say();
            }
        }
    }

    fn tell(&mut self, store: &mut Store) {
        let silent = self.silent.clone();
        let silent = silent.lock().unwrap_or_else(PoisonError::into_inner);
        if *silent {
            return;
        }
        let told = match &self.here {
            Some(Where::Typing(place)) => store.say_typing(place.entity, place.id, &place.field, config::now()),
            Some(Where::Open(case)) => store.say_open(*case, config::now()),
            None => store.say_gone(),
        };
        if told.is_ok() {
            self.told.clone_from(&self.here);
        }
        (self.at, self.due) = (Some(Instant::now()), None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::others::Place;
    use crate::domain::journal::{Here, Who};
    use crate::domain::register;
    use crate::store::{Mode, News, Options};

    struct Two {
        priya: Store,
        sam: Store,
        _folder: tempfile::TempDir,
    }

    fn two() -> Two {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.db");
        let open = |uid, name: &str| {
            let options = Options::new(Mode::Create, config::now(), jiff::civil::date(2026, 3, 27));
            Store::open(&path, Who { uid, name: name.to_owned() }, options).unwrap()
        };
        let (priya, sam) = (open(1, "Priya"), open(2, "Sam"));
        sam.news().unwrap();
        Two { priya, sam, _folder: folder }
    }

    fn seen(store: &Store, case: i64) -> Vec<Here> {
        store.others_here(register::cases(), case, config::now()).unwrap()
    }

    fn typing() -> Option<Where> {
        Some(Where::Typing(Place { entity: register::cases(), id: 4, field: "title".to_owned() }))
    }

    #[test]
    fn whoever_walks_through_cases_writes_nothing_and_a_case_that_stays_open_is_told_once() {
        let mut two = two();
        let mut at_work = Whereabouts::default();
        for case in 1..=20 {
            at_work.go(&mut two.priya, Some(Where::Open(case)));
            assert!(at_work.deadline().is_some());
        }
        at_work.go(&mut two.priya, None);
        assert_eq!(at_work.deadline(), None, "nothing was told, so nothing is to be taken back");
        at_work.still_here(&mut two.priya);
        assert_eq!(two.sam.news().unwrap(), News::Nothing);
        at_work.go(&mut two.priya, Some(Where::Open(4)));
        at_work.tell_now(&mut two.priya);
        assert_eq!(two.sam.news().unwrap(), News::People);
        assert_eq!(seen(&two.sam, 4).len(), 1);
        assert_eq!(at_work.deadline(), None);
        // Looking at the next one and coming back: nothing to tell.
        at_work.go(&mut two.priya, Some(Where::Open(5)));
        at_work.go(&mut two.priya, Some(Where::Open(4)));
        assert_eq!(at_work.deadline(), None);
        at_work.leave(&mut two.priya);
        assert!(seen(&two.sam, 4).is_empty());
    }

    #[test]
    fn typing_is_told_at_once_and_so_is_its_end() {
        let mut two = two();
        let mut at_work = Whereabouts::default();
        at_work.go(&mut two.priya, typing());
        assert!(seen(&two.sam, 4).iter().all(|one| one.is_typing && one.field == "Title"));
        at_work.go(&mut two.priya, Some(Where::Open(4)));
        assert_eq!(seen(&two.sam, 4).iter().map(|one| one.is_typing).collect::<Vec<_>>(), [false]);
        at_work.go(&mut two.priya, typing());
        at_work.go(&mut two.priya, None);
        assert!(seen(&two.sam, 4).is_empty());
    }
}
