//! The panel: seats nobody fills, declarations and signatures missing, and the equality grid.

use super::super::register::{Meeting, Seat};
use super::super::value::{Fact, Id};
use super::super::vocabulary as v;
use super::{Dossier, plan};

/// A seat that should be filled and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// A code of the kinds of seat.
    pub seat: String,
    pub text: String,
    /// Whether a panel should not sit without it unless a reason is recorded; else it is a warning.
    pub required: bool,
}

/// Seats every panel needs, any one of each row, and why (law; practice). In Wales the Local Health Board stands for
/// the ICB.
static EVERY: &[(&[&str], &str)] = &[
    (&["specialist_da"], "every panel needs a specialist domestic abuse service"),
    (&["police"], "the police are a body named in the law"),
    (&["icb", "lhb"], "the ICB or Local Health Board is a body named in the law"),
    (&["probation"], "probation is a body named in the law"),
    (
        &["community_safety", "adult_care", "children_care", "la_housing"],
        "the local authority is a body named in the law",
    ),
];

/// Seats that flags of the review call for (practice).
static BY_FLAG: &[(&str, &str)] = &[
    ("suicide", "suicide_prevention"),
    ("immigration", "by_and_for"),
    ("honour_based", "by_and_for"),
    ("particular_risk", "by_and_for"),
    ("child_death", "children_care"),
    ("care_setting", "adult_care"),
];

fn is_filled(seat: &Seat) -> bool {
    !seat.member.trim().is_empty() || seat.person.is_some()
}

/// Whether the seat every panel needs most is filled, or a reason is on file: the specialist domestic abuse service.
pub fn has_specialist(dossier: &Dossier) -> bool {
    let mut own = dossier.seats.iter().filter(|seat| seat.kind.is("specialist_da"));
    own.any(|seat| is_filled(seat) || !seat.empty_reason.trim().is_empty())
}

/// Seats that are needed and empty, without a reason on file.
pub fn gaps(dossier: &Dossier) -> Vec<Gap> {
    let flags = plan::flags(dossier);
    let mut wanted: Vec<(&[&str], bool, String)> =
        EVERY.iter().map(|(seats, why)| (*seats, true, (*why).to_owned())).collect();
    for (flag, seat) in BY_FLAG.iter().filter(|(flag, _)| flags.iter().any(|own| own == flag)) {
        wanted.push((
            std::slice::from_ref(seat),
            false,
            format!("the review is marked {}", v::COMPLEXITY.label(flag).to_lowercase()),
        ));
    }
    let listed: Vec<(&str, bool)> = dossier
        .seats
        .iter()
        .filter(|seat| seat.need.is("required") || seat.need.is("warn"))
        .map(|seat| (seat.kind.0.as_str(), seat.need.is("required")))
        .collect();
    for (kind, required) in &listed {
        wanted.push((std::slice::from_ref(kind), *required, "the seat is on the list of this panel".to_owned()));
    }
    let mut found: Vec<Gap> = Vec::new();
    for (kinds, required, why) in wanted {
        let Some(kind) = kinds.first().copied() else { continue };
        let own = || dossier.seats.iter().filter(|seat| kinds.contains(&seat.kind.0.as_str()));
        let excused = own().any(|seat| !seat.empty_reason.trim().is_empty());
        if own().any(is_filled) || excused || found.iter().any(|gap| gap.seat == kind) {
            continue;
        }
        let text = format!("Nobody sits for {}: {why}", super::wording::small(v::SEAT_KIND.label(kind)));
        found.push(Gap { seat: kind.to_owned(), text, required });
    }
    found
}

/// Members whose interests are not declared for a meeting: neither at it nor for the whole review.
pub fn undeclared<'a>(dossier: &'a Dossier, meeting: &Meeting) -> Vec<&'a Seat> {
    let at = meeting.held.or(meeting.when);
    let sits = |seat: &Seat| {
        is_filled(seat)
            && at.is_none_or(|at| seat.from.is_none_or(|from| from <= at) && seat.to.is_none_or(|to| to >= at))
    };
    let has_declared = |seat: &Seat| {
        dossier.declarations.iter().any(|own| {
            own.seat.as_ref().is_some_and(|declared| declared.id == seat.id)
                && own.meeting.as_ref().is_none_or(|declared| declared.id == meeting.id)
                && !own.conflict.0.is_empty()
        })
    };
    dossier.seats.iter().filter(|seat| sits(seat) && !has_declared(seat)).collect()
}

/// Declarations that name a past employer of the case without the years since.
pub fn gaps_unstated(dossier: &Dossier) -> Vec<Id> {
    let own = dossier.declarations.iter();
    own.filter(|own| own.conflict.is("past_employer") && own.gap_years.is_none()).map(|own| own.id).collect()
}

/// Members who have not signed the confidentiality agreement; no draft goes to them.
pub fn unsigned(dossier: &Dossier) -> Vec<&Seat> {
    dossier.seats.iter().filter(|seat| is_filled(seat) && seat.confidentiality_signed.is_none()).collect()
}

/// The nine protected characteristics (law), as codes.
pub const NINE: [&str; 9] = [
    "age",
    "disability",
    "gender_reassignment",
    "marriage",
    "pregnancy",
    "race",
    "religion",
    "sex",
    "sexual_orientation",
];

/// Cells of the equality grid that nobody has filled: characteristic and whose. A cell is filled when it says whether
/// the characteristic was relevant, whether it was considered, and, when relevant, whether it was analysed.
pub fn blank_equality(dossier: &Dossier) -> Vec<(&'static str, &'static str)> {
    let mut blank = Vec::new();
    for who in ["victim", "perpetrator"] {
        for characteristic in NINE {
            let filled = dossier.equality.iter().any(|cell| {
                cell.characteristic.is(characteristic)
                    && cell.who.is(who)
                    && cell.relevant != Fact::NotRecorded
                    && cell.considered != Fact::NotRecorded
                    && (cell.relevant != Fact::Yes || cell.analysed != Fact::NotRecorded)
            });
            if !filled {
                blank.push((characteristic, who));
            }
        }
    }
    blank
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::register::{Declaration, Equality};
    use crate::domain::value::{Code, Codes, Ref};

    fn seat(id: i64, kind: &str, member: &str) -> Seat {
        Seat { id, kind: Code(kind.into()), member: member.into(), ..Seat::default() }
    }

    #[test]
    fn a_reason_or_a_member_closes_a_gap() {
        let mut dossier = sample::decided(Date::constant(2026, 1, 5));
        dossier.case.complexity = Codes(vec!["honour_based".into()]);
        let kinds = |dossier: &Dossier| {
            let named = ["specialist_da", "by_and_for"];
            let own = gaps(dossier).into_iter().filter(|gap| named.contains(&gap.seat.as_str()));
            own.map(|gap| (gap.seat, gap.required)).collect::<Vec<_>>()
        };
        assert_eq!(gaps(&dossier).len(), 6, "and the bodies named in the law");
        assert_eq!(kinds(&dossier), [("specialist_da".into(), true), ("by_and_for".into(), false)]);
        dossier.seats = vec![seat(1, "specialist_da", "Kim Example"), seat(2, "by_and_for", "")];
        assert_eq!(kinds(&dossier), [("by_and_for".into(), false)]);
        dossier.seats[1].empty_reason = "Three were asked; none available".into();
        assert!(kinds(&dossier).is_empty());
    }

    #[test]
    fn a_declaration_counts_for_its_meeting_or_for_the_whole_review() {
        let mut dossier = sample::decided(Date::constant(2026, 1, 5));
        dossier.seats =
            vec![seat(1, "police", "A"), seat(2, "probation", "B"), seat(3, "fire", "C"), seat(4, "dwp", "")];
        let declared = |seat: i64, meeting: Option<i64>| Declaration {
            seat: Some(Ref::new(seat, "")),
            meeting: meeting.map(|id| Ref::new(id, "")),
            conflict: Code("none".into()),
            ..Declaration::default()
        };
        dossier.declarations = vec![declared(1, None), declared(2, Some(8))];
        let meeting = Meeting { id: 9, ..Meeting::default() };
        let found: Vec<_> = undeclared(&dossier, &meeting).iter().map(|seat| seat.id).collect();
        assert_eq!(found, [2, 3]);
    }

    #[test]
    fn the_grid_has_eighteen_cells_and_half_a_cell_is_blank() {
        let mut dossier = sample::decided(Date::constant(2026, 1, 5));
        assert_eq!(blank_equality(&dossier).len(), 18);
        let mut cell = Equality {
            characteristic: Code("age".into()),
            who: Code("victim".into()),
            relevant: Fact::Yes,
            considered: Fact::Yes,
            ..Equality::default()
        };
        dossier.equality = vec![cell.clone()];
        assert_eq!(blank_equality(&dossier).len(), 18, "relevant, but not said whether analysed");
        cell.analysed = Fact::No;
        dossier.equality = vec![cell];
        assert_eq!(blank_equality(&dossier).len(), 17);
    }
}
