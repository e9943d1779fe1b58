//! An interrupt key while a long command runs: heard, so that the command can stop at a safe place and say so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// Whether the interrupt key was pressed since. A second press ends the program at once.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// What an interrupted program ends with.
    pub const STATUS: i32 = 130;

    /// Listens from now on; where that is not possible the key ends the program as ever.
    pub fn listen() -> Self {
        let stop = Self::default();
        drop(flag::register_conditional_shutdown(SIGINT, Self::STATUS, Arc::clone(&stop.0)));
        drop(flag::register(SIGINT, Arc::clone(&stop.0)));
        stop
    }

    pub fn was_pressed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
