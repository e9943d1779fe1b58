//! Long work beside the screen: on a thread and a connection of its own, with how far it is, until it is done or
//! stopped. Must not know what the work is about beyond starting it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::input::{Wake, Waker};
use super::perform::failed;
use super::waiting::UNSAID;
use super::{bring, composite};
use crate::app::Ticket;
use crate::app::effect::Effect;
use crate::app::reply::Reply;
use crate::domain::date::Date;
use crate::error::Error;
use crate::store::Store;

/// How far it is, is told this often: seen to move, and next to nothing over a slow line.
const EVERY: Duration = Duration::from_millis(400);

/// Somebody watching long work: hears what is done, how much of it and of how much, and answers false to stop it.
pub type Watch<'a> = dyn FnMut(&str, u64, u64) -> bool + 'a;

/// What the work has to say: how far it is, and at last its reply.
#[derive(Default)]
struct Told {
    far: Option<String>,
    reply: Option<Reply>,
}

struct Shared {
    stop: AtomicBool,
    told: Mutex<Told>,
}

/// Work that is going on for one screen.
pub struct Worker {
    pub ticket: Ticket,
    /// It only reads, and may be dropped for other work.
    only_reads: bool,
    shared: Arc<Shared>,
}

impl Worker {
    /// Begins an import, or reads a long chronology; none when it has to be done at once, because there is no second
    /// connection.
    pub fn start(store: &Store, waker: Waker, ticket: Ticket, effect: &Effect, today: Date) -> Option<Self> {
        let mut own = store.beside().ok().flatten()?;
        // What is saved says who it waits for, and tries again.
        own.wait_for_others(UNSAID).ok()?;
        let shared = Arc::new(Shared { stop: AtomicBool::new(false), told: Mutex::default() });
        let theirs = Arc::clone(&shared);
        let effect = effect.clone();
        let only_reads = matches!(effect, Effect::Composite { .. });
        let started = thread::Builder::new().name("beside".to_owned()).spawn(move || {
            let mut watch = theirs.watch(&waker);
            let done = match effect {
                Effect::ReadSheet { path, request } => bring::read(&own, &path, &request, today, &mut watch),
                Effect::RunImport { path, request } => bring::run(&own, &path, &request, today, &mut watch),
                Effect::Composite { case, as_of } => composite::fetch_watched(&own, case, as_of, today, &mut watch)
                    .map(|fetched| Reply::Composite(Box::new(fetched))),
                _ => Err(Error::bug("this is no work for beside the screen")),
            };
            theirs.told.lock().unwrap_or_else(PoisonError::into_inner).reply =
                Some(done.unwrap_or_else(|error| failed(&error)));
            waker.wake(Wake::Worker);
        });
        started.is_ok().then_some(Self { ticket, only_reads, shared })
    }

    /// Whether other work may take its place: it only reads.
    pub fn gives_way(&self) -> bool {
        self.only_reads
    }

    /// Asks it to stop; its reply says what came of that.
    pub fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// What it said since last asked; the last thing is its reply.
    pub fn hear(&self) -> Option<Reply> {
        let mut told = self.shared.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.reply.take().or_else(|| told.far.take().map(Reply::Working))
    }
}

impl Shared {
    fn watch<'a>(&'a self, waker: &'a Waker) -> impl FnMut(&str, u64, u64) -> bool + 'a {
        let mut last = Instant::now();
        move |what, done, all| {
            if last.elapsed() > EVERY {
                last = Instant::now();
                // Of some things it is not known how much there is.
                let percent = done.saturating_mul(100).checked_div(all);
                let words = percent.map_or_else(|| what.to_owned(), |percent| format!("{what}, {percent} %"));
                self.told.lock().unwrap_or_else(PoisonError::into_inner).far = Some(words);
                waker.wake(Wake::Worker);
            }
            !self.stop.load(Ordering::Relaxed)
        }
    }
}
