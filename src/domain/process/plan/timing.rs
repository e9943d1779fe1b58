//! When a step falls: an event and a distance from it.

use std::fmt;

use super::super::super::calendar::{Holidays, Span, due};
use super::super::super::date::Date;
use super::super::Dossier;

/// An event a plan counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Attention,
    Decision,
    /// The newest quality assurance letter.
    Letter,
    Clearance,
    Publication,
}

impl Event {
    pub const ALL: [Event; 5] =
        [Event::Attention, Event::Decision, Event::Letter, Event::Clearance, Event::Publication];

    pub const fn code(self) -> &'static str {
        match self {
            Event::Attention => "attention",
            Event::Decision => "decision",
            Event::Letter => "letter",
            Event::Clearance => "clearance",
            Event::Publication => "publication",
        }
    }

    /// What a step without a date waits for.
    pub const fn label(self) -> &'static str {
        match self {
            Event::Attention => "the death coming to attention",
            Event::Decision => "the decision",
            Event::Letter => "the quality assurance letter",
            Event::Clearance => "clearance",
            Event::Publication => "publication",
        }
    }

    /// The day it happened, when it has.
    pub fn on(self, dossier: &Dossier) -> Option<Date> {
        let case = &dossier.case;
        match self {
            Event::Attention => case.attention,
            Event::Decision => case.decided,
            Event::Letter => dossier.qa_letters.iter().filter_map(|letter| letter.dated).max(),
            Event::Clearance => case.cleared,
            Event::Publication => case.published,
        }
    }
}

/// "decision +6w".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    pub event: Event,
    /// None on the day of the event itself.
    pub span: Option<Span>,
    pub before: bool,
}

impl Timing {
    /// # Errors
    /// In words: an unknown event, or a span that makes no sense.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (event, distance) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
        let Some(event) = Event::ALL.into_iter().find(|known| known.code() == event) else {
            let known: Vec<&str> = Event::ALL.iter().map(|known| known.code()).collect();
            return Err(format!("\"{event}\" is not an event; use {}", known.join(", ")));
        };
        let distance = distance.trim();
        let (before, span) = match (distance.strip_prefix('-'), distance.strip_prefix('+')) {
            _ if distance.is_empty() => return Ok(Self { event, span: None, before: false }),
            (Some(span), _) => (true, span),
            (_, Some(span)) => (false, span),
            _ => return Err(format!("\"{distance}\" needs + or - before it, such as +6w")),
        };
        let span = Span::parse(span.trim()).map_err(|error| error.to_string())?;
        Ok(Self { event, span: Some(span), before })
    }

    /// The day, counted from the day of the event.
    pub fn from(self, event: Date, holidays: &Holidays) -> Option<Date> {
        match self.span {
            None => Some(event),
            Some(span) => due(event, span, self.before, holidays).ok().map(|found| found.due),
        }
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            None => f.write_str(self.event.code()),
            Some(span) => write!(f, "{} {}{}", self.event.code(), if self.before { "-" } else { "+" }, span.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timing_is_read_and_written_the_same() {
        for text in ["decision", "decision +6w", "decision -4w", "clearance +10wd", "letter +2m"] {
            assert_eq!(Timing::parse(text).unwrap().to_string(), text);
        }
        for (text, says) in [
            ("trial +2w", "is not an event"),
            ("decision 6w", "needs + or -"),
            ("decision +6", "a number alone"),
            ("decision +0w", "a span of nothing"),
            ("decision +soon", "not a span"),
        ] {
            let error = Timing::parse(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
