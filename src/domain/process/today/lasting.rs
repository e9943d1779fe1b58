//! A line of Today as it holds on more than one day: how far a date is off is left to the day it is read on.

use std::borrow::Cow;

use super::super::super::date::Date;
use super::super::super::value::{Id, Ref};
use super::super::wording;
use super::line::{Harm, Line, Section};

/// Why a line is there, in words that hold on every day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Why {
    pub text: String,
    /// The date whose distance is told next ("9 days late"), and what follows it.
    pub far: Option<(Date, String)>,
}

impl Why {
    /// The text, how far that date is off, and the rest.
    pub fn far(text: impl Into<String>, date: Date, rest: impl Into<String>) -> Why {
        Why { text: text.into(), far: Some((date, rest.into())) }
    }

    fn on(&self, today: Date) -> String {
        match &self.far {
            Some((date, rest)) => format!("{}{}{rest}", self.text, wording::distance(*date, today)),
            None => self.text.clone(),
        }
    }
}

impl From<&str> for Why {
    fn from(text: &str) -> Why {
        Why { text: text.to_owned(), far: None }
    }
}

impl From<String> for Why {
    fn from(text: String) -> Why {
        Why { text, far: None }
    }
}

/// One line, with the date where a [`Line`] has the days to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lasting {
    pub section: Section,
    pub harm: Harm,
    /// What the days are counted to; none for what is asked now, whenever that is.
    pub day: Option<Date>,
    pub case: Ref,
    pub lead: String,
    pub what: String,
    pub tag: String,
    pub why: Why,
    pub mark: Cow<'static, str>,
    pub entity: &'static str,
    pub id: Id,
    pub field: &'static str,
    pub waiting_on: Option<String>,
}

impl Lasting {
    /// The line as it reads on a day it holds on.
    pub fn on(&self, today: Date) -> Line {
        Line {
            section: self.section,
            harm: self.harm,
            days: self.day.map_or(0, |day| wording::between(today, day)),
            case: self.case.clone(),
            lead: self.lead.clone(),
            what: self.what.clone(),
            tag: self.tag.clone(),
            why: self.why.on(today),
            mark: self.mark.clone(),
            entity: self.entity,
            id: self.id,
            field: self.field,
            waiting_on: self.waiting_on.clone(),
        }
    }
}
