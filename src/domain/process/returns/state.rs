//! How far a return has come, read from its dates, so that it cannot disagree with them.

use super::super::super::date::Date;
use super::super::super::register::Return;
use super::super::wording;

/// The states in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Asked,
    Acknowledged,
    Author,
    Draft,
    Received,
    /// The panel has questions and a revised version is owed.
    Queries,
    Final,
    SignedOff,
    Nil,
}

impl State {
    /// In the words of the list of stages.
    pub const fn label(self) -> &'static str {
        match self {
            State::Asked => "requested",
            State::Acknowledged => "acknowledged",
            State::Author => "author named",
            State::Draft => "midpoint check",
            State::Received => "returned",
            State::Queries => "presented and challenged",
            State::Final => "revised",
            State::SignedOff => "signed off by senior officer",
            State::Nil => "nil return",
        }
    }
}

/// How a return stands, in the words of the list of stages; one that is owed and went to a senior officer says so.
pub fn stands(owed: &Return) -> &'static str {
    let state = state(owed);
    if state < State::Received && (owed.escalated.is_some() || owed.stage.is("escalated")) {
        "overdue / escalated"
    } else {
        state.label()
    }
}

pub fn state(owed: &Return) -> State {
    if owed.stage.is("nil_return") || owed.kind.is("nil_return") && owed.received.is_some() {
        State::Nil
    } else if owed.signed_off.is_some() {
        State::SignedOff
    } else if owed.final_received.is_some() {
        State::Final
    } else if owed.received.is_some() {
        if owed.revision_due.is_some() || owed.presented.is_some() && !owed.quality.is_empty() {
            State::Queries
        } else {
            State::Received
        }
    } else if owed.draft.is_some() {
        State::Draft
    } else if owed.author_named.is_some() || !owed.author_name.trim().is_empty() || owed.stage.is("author_named") {
        State::Author
    } else if owed.acknowledged.is_some() {
        State::Acknowledged
    } else {
        State::Asked
    }
}

/// Whether the agency still owes something.
pub fn outstanding(owed: &Return) -> bool {
    state(owed) < State::Received || state(owed) == State::Queries
}

/// Whether it came and the agency is revising it.
pub fn is_revised(owed: &Return) -> bool {
    state(owed) == State::Queries
}

/// Days past the date of what is owed now. None when nothing is late.
pub fn days_late(owed: &Return, today: Date) -> Option<i64> {
    owed_by(owed).map(|due| wording::between(due, today)).filter(|days| *days > 0)
}

/// The date of what is owed now: the return, or its revised version.
pub(super) fn owed_by(owed: &Return) -> Option<Date> {
    match state(owed) {
        State::Asked | State::Acknowledged | State::Author | State::Draft => owed.due,
        State::Queries => owed.revision_due,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Code;

    #[test]
    fn the_state_follows_the_dates() {
        let day = Some(Date::constant(2026, 3, 2));
        let base = Return { due: day, ..Return::default() };
        let cases = [
            (base.clone(), State::Asked, Some(7)),
            (Return { acknowledged: day, ..base.clone() }, State::Acknowledged, Some(7)),
            (Return { acknowledged: day, author_name: "Ada".into(), ..base.clone() }, State::Author, Some(7)),
            (Return { draft: day, ..base.clone() }, State::Draft, Some(7)),
            (Return { received: day, ..base.clone() }, State::Received, None),
            (Return { received: day, revision_due: day, ..base.clone() }, State::Queries, Some(7)),
            (Return { received: day, revision_due: day, final_received: day, ..base.clone() }, State::Final, None),
            (Return { final_received: day, signed_off: day, ..base.clone() }, State::SignedOff, None),
            (Return { stage: Code("nil_return".into()), ..base }, State::Nil, None),
        ];
        for (owed, wanted, late) in cases {
            assert_eq!((state(&owed), days_late(&owed, Date::constant(2026, 3, 9))), (wanted, late), "{wanted:?}");
        }
    }

    #[test]
    fn a_return_stands_in_the_words_of_the_list_of_stages() {
        use crate::domain::vocabulary::RETURN_STAGE;
        let known: Vec<String> = RETURN_STAGE.terms.iter().map(|term| term.label.to_lowercase()).collect();
        for state in [
            State::Asked,
            State::Author,
            State::Draft,
            State::Received,
            State::Queries,
            State::Final,
            State::SignedOff,
            State::Nil,
        ] {
            assert!(known.iter().any(|label| label == state.label()), "{}", state.label());
        }
        let escalated = Return { escalated: Some(Date::constant(2026, 3, 2)), ..Return::default() };
        assert!(known.iter().any(|label| label == stands(&escalated)));
        assert_eq!(stands(&Return { received: escalated.escalated, ..escalated }), "returned");
    }
}
