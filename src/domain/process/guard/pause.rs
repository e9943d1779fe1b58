//! A rule about pauses: one that stops nothing moves no date, and nobody would see it.

use super::super::pause;
use super::{Refusal, Write};

/// A pause for a reason of the user's own stops only what it names; where it names nothing, that is asked.
pub fn stops_something(write: &Write<'_>) -> Vec<Refusal> {
    if !["reason", "stops"].iter().any(|field| write.is("pause") && write.touches(field)) {
        return Vec::new();
    }
    let Some(own) = write.after.pauses.iter().find(|own| own.id == write.id()) else { return Vec::new() };
    if !own.stops.0.is_empty() || pause::reason(&own.reason.0).is_some() || own.reason.0.is_empty() {
        return Vec::new();
    }
    let text = format!(
        "A pause for \"{}\" stops nothing and moves no date until \"What stops\" says what it stops; a reason of the list \
         brings that with it.",
        own.reason.0
    );
    vec![write.refusal("pause", "stops", text, true)]
}
