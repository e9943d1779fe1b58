//! What a line needs to know of a record: its number, what it is called, who owes it, whether it is over.

use super::super::super::register::*;
use super::super::super::value::{Fact, Id, Ref};
use super::super::super::vocabulary as v;
use super::super::{pause, quality, returns, wording};

/// What a line needs to know of a record.
pub trait Owns {
    fn id(&self) -> Id;
    /// What the record is called beside what is owed; no private words.
    fn named(&self) -> String {
        String::new()
    }
    fn waits_on(&self) -> Option<String> {
        None
    }
    /// Whether the record ended in another way than by the field that ends the date.
    fn is_over(&self) -> bool {
        false
    }
}

macro_rules! owns {
    ($($type:ident $({ $($item:item)* })?),+ $(,)?) => { $( impl Owns for $type {
        fn id(&self) -> Id { self.id }
        $($($item)*)?
    } )+ };
}

fn label(link: &Option<Ref>) -> String {
    link.as_ref().map(|link| link.label.clone()).unwrap_or_default()
}

/// A number says little to whoever does not have the plan at hand: with what it is about.
fn numbered(number: &str, what: &str) -> String {
    format!("{number} {}", wording::brief(what)).trim().to_owned()
}

owns!(
    Case,
    Return {
        fn named(&self) -> String { label(&self.agency) }
        fn waits_on(&self) -> Option<String> { self.agency.as_ref().map(|agency| agency.label.clone()) }
        fn is_over(&self) -> bool { !returns::outstanding(self) }
    },
    Submission,
    QaPoint {
        fn named(&self) -> String { self.number.clone() }
        fn is_over(&self) -> bool { quality::why_open(self).is_none() }
    },
    Decision,
    Pause { fn named(&self) -> String { pause::said(self).to_owned() } },
    FamilyContact,
    Milestone {
        fn named(&self) -> String { wording::small(v::MILESTONE.label(&self.kind.0)) }
        fn is_over(&self) -> bool { self.answer.is("not_applicable") }
    },
    Invitation { fn named(&self) -> String { label(&self.agency) } },
    Meeting {
        fn named(&self) -> String { wording::small(v::MEETING_TYPE.label(&self.kind.0)) }
        fn is_over(&self) -> bool { !self.cancelled.is_empty() }
    },
    Document { fn named(&self) -> String { wording::small(v::DOCUMENT_TYPE.label(&self.kind.0)) } },
    Circulation {
        fn named(&self) -> String { if self.seat.is_some() { self.to_whom.clone() } else { String::new() } }
    },
    Letter { fn named(&self) -> String { wording::small(v::LETTER_TYPE.label(&self.kind.0)) } },
    EventQuery,
    LinkedReview { fn named(&self) -> String { wording::small(v::REVIEW_TYPE.label(&self.kind.0)) } },
    Proceeding { fn is_over(&self) -> bool { self.no_charge == Fact::Yes } },
    Hold,
    Action {
        fn named(&self) -> String { numbered(&self.number, &self.what) }
        fn waits_on(&self) -> Option<String> { self.agency.as_ref().map(|agency| agency.label.clone()) }
        // Blue says complete and signed off, in a sheet that holds no day of it too.
        fn is_over(&self) -> bool { self.ended.is_some() || self.rag.is("blue") }
    },
    Recommendation { fn named(&self) -> String { numbered(&self.number, &self.what) } },
    RetentionHold,
    Quote,
    Cost { fn named(&self) -> String { self.what.clone() } },
    Contribution { fn named(&self) -> String { self.name.clone() } },
);
