//! Signals, heard on a thread of their own: the loop may be deep in a query, or the terminal may be gone, and what was
//! typed must be saved all the same.

use super::input::{Wake, Waker};
use super::session;
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::exfiltrator::raw::WithRawSiginfo;
use signal_hook::iterator::{Handle, SignalsInfo};
use signal_hook::low_level;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// A disk that hangs gets this long to take the last words; they usually take a millisecond.
const WORDS_TAKE: Duration = Duration::from_secs(5);
/// A line that hangs gets this long to take the terminal's restoration.
const RESTORING_TAKES: Duration = Duration::from_millis(500);
/// How long after stopping ourselves we wait to have been continued. Being stopped takes no time of ours, so this is
/// only waited out where stopping is not possible.
const STOP_TAKES: Duration = Duration::from_millis(250);

type LastWords = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Shared {
    last_words: Mutex<Option<LastWords>>,
    /// Whether we have stopped ourselves and wait to be continued.
    stopped: Mutex<bool>,
    continued: Condvar,
    /// Another program has or had the terminal: an interrupt key is none of ours. Never taken back, since that
    /// program's last key may reach us after it has ended, and ours is a raw terminal, where no key interrupts.
    lent: AtomicBool,
    handle: Mutex<Option<Handle>>,
}

/// The signal thread. It lives until it is closed, or as long as the process.
#[derive(Clone)]
pub struct Signals(Arc<Shared>);

impl Signals {
    /// Listens from now on. A new size and having been continued wake the loop; a hang-up, or being asked to end,
    /// ends the process with 128 and the signal's number, after the last words and giving the terminal back: within a
    /// second, unless the disk hangs.
    pub fn listen(waker: Waker) -> io::Result<Signals> {
        let mut signals = SignalsInfo::<WithRawSiginfo>::new([SIGHUP, SIGTERM, SIGQUIT, SIGINT, SIGWINCH, SIGCONT])?;
        let shared = Arc::new(Shared::default());
        *lock(&shared.handle) = Some(signals.handle());
        let ours = Signals(Arc::clone(&shared));
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for info in signals.forever() {
                // Positive codes are the kernel's: a key on the terminal, not a process that sent it.
                let key = info.si_code > 0;
                match info.si_signo {
                    SIGWINCH => waker.resized(),
                    SIGCONT => ours.on_continued(&waker),
                    SIGINT | SIGQUIT if key && ours.0.lent.load(Ordering::SeqCst) => {}
                    signal => ours.end(signal),
                }
            }
        })?;
        Ok(Signals(shared))
    }

    /// Listens no more, so that the next one to listen is the only one.
    pub fn close(&self) {
        if let Some(handle) = lock(&self.0.handle).take() {
            handle.close();
        }
    }

    /// Another program is about to get the terminal.
    pub fn lend(&self) {
        self.0.lent.store(true, Ordering::SeqCst);
    }

    /// What is to be done before the process ends by a signal: save drafts. Must take well under a second and not wait
    /// for the loop. Replaces what was registered before.
    pub fn on_last_words(&self, words: impl FnOnce() + Send + 'static) {
        *lock(&self.0.last_words) = Some(Box::new(words));
    }

    /// Says the last words now, unless they have been said; returns when they have been. For the loop, when it finds
    /// the terminal gone before the signal tells.
    pub fn say_last_words(&self) {
        let mut words = lock(&self.0.last_words);
        if let Some(words) = words.take() {
            // A panic in there must not keep the process.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(words));
        }
    }

    /// Stops the process group, as Ctrl-Z does to other programs, and returns once continued.
    pub fn stop(&self) -> io::Result<()> {
        *lock(&self.0.stopped) = true;
        kill_current_process_group(Signal::TSTP)?;
        let stopped = lock(&self.0.stopped);
        let waited = self.0.continued.wait_timeout_while(stopped, STOP_TAKES, |stopped| *stopped);
        let (mut stopped, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *stopped = false;
        Ok(())
    }

    fn on_continued(&self, waker: &Waker) {
        let ours = std::mem::take(&mut *lock(&self.0.stopped));
        if ours {
            self.0.continued.notify_all();
        } else {
            waker.wake(Wake::Continued);
        }
    }

    fn end(&self, signal: i32) -> ! {
        let status = signal.saturating_add(128);
        exit_after(WORDS_TAKE, status);
        self.say_last_words();
        exit_after(RESTORING_TAKES, status);
        session::restore();
        low_level::exit(status)
    }
}

/// Whatever else happens, the process is gone by then.
fn exit_after(time: Duration, status: i32) {
    let _ = thread::Builder::new().spawn(move || {
        thread::sleep(time);
        low_level::exit(status);
    });
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
