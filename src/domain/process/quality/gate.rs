//! What may not be said of a review while a point is open.

use super::super::super::register::QaPoint;
use super::super::super::value::Id;
use super::super::{Dossier, wording};
use super::{asks_an_answer, went_back};

/// A statement about a review that needs proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statement {
    Resubmitted,
    Cleared,
    Closed,
}

impl Statement {
    pub const fn label(self) -> &'static str {
        match self {
            Statement::Resubmitted => "resubmitted",
            Statement::Cleared => "cleared",
            Statement::Closed => "closed",
        }
    }
}

/// One thing in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// The record to open: a point, a letter or the case.
    pub entity: &'static str,
    pub id: Id,
    /// "Point 4b: answered, but nobody has checked it".
    pub text: String,
}

/// Why a point is not settled; none when it is. Settled is: checked by somebody other than who did it, with a
/// response and a place in the report; or not accepted, with a reason.
pub fn why_open(point: &QaPoint) -> Option<String> {
    let mut lacks = Vec::new();
    match point.state.0.as_str() {
        "rejected" => {
            if point.response.is_empty() {
                return Some("not accepted, but no reason is given".to_owned());
            }
            return None;
        }
        "answered" => lacks.push("nobody has checked it"),
        "checked" => {}
        _ => return Some("not answered".to_owned()),
    }
    if point.response.is_empty() {
        lacks.push("what was done is not said");
    }
    if point.page.is_empty() {
        lacks.push("the page is not given");
    }
    if point.done_by.is_empty() {
        lacks.push("who did it is not said");
    }
    if point.state.is("checked") {
        if point.checked_by.is_empty() {
            lacks.push("who checked it is not said");
        } else if point.checked_by.trim().eq_ignore_ascii_case(point.done_by.trim()) {
            lacks.push("it was checked by the person who did it");
        }
    }
    (!lacks.is_empty()).then(|| format!("answered, but {}", wording::list(&lacks)))
}

/// Everything in the way of a statement; empty when it may be made.
pub fn gate(dossier: &Dossier, statement: Statement) -> Vec<Open> {
    // Two letters may both have a point 1.
    let of = |point: &QaPoint| {
        let letter = point.letter.as_ref().filter(|_| dossier.qa_letters.len() > 1);
        let letter = letter.and_then(|own| dossier.qa_letters.iter().find(|letter| letter.id == own.id));
        let dated = letter.and_then(|letter| letter.dated).map(wording::day);
        dated.map(|day| format!(" of the letter of {day}")).unwrap_or_default()
    };
    let mut found: Vec<Open> = dossier
        .points
        .iter()
        .filter_map(|point| {
            let why = why_open(point)?;
            Some(Open { entity: "qa_point", id: point.id, text: format!("Point {}{}: {why}", point.number, of(point)) })
        })
        .collect();
    for letter in dossier.qa_letters.iter().filter(|letter| asks_an_answer(letter)) {
        let has_points =
            dossier.points.iter().any(|point| point.letter.as_ref().is_some_and(|owner| owner.id == letter.id));
        let dated = letter.dated.map(|date| format!(" of {}", wording::day(date))).unwrap_or_default();
        let mut open = |text: String| found.push(Open { entity: "qa_letter", id: letter.id, text });
        if !has_points {
            open(format!("The letter{dated} asks for changes, but its points are not listed"));
        }
        if statement != Statement::Resubmitted && went_back(dossier, letter).is_none() {
            open(format!("The letter{dated} has not been answered"));
        }
        if statement == Statement::Closed && letter.final_acknowledged.is_none() {
            open(format!("The Home Office has not acknowledged the final version after the letter{dated}"));
        }
    }
    if statement == Statement::Closed && dossier.is_review() {
        let case = &dossier.case;
        let withheld = case.publication.is("withheld");
        let mut open = |text: &str| found.push(Open { entity: "case", id: case.id, text: text.to_owned() });
        if case.submitted.is_none() && dossier.submissions.iter().all(|sent| sent.sent.is_none()) {
            open("The report has not been sent to the Home Office");
        }
        if case.published.is_none() && !withheld {
            open("The report is neither published nor withheld with a reason");
        }
        if case.published.is_some() && case.library_confirmed.is_none() {
            open("Nobody has confirmed the report in the national library");
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::register::QaLetter;
    use crate::domain::value::{Code, Ref};

    fn point(state: &str, response: &str, page: &str, done_by: &str, checked_by: &str) -> QaPoint {
        QaPoint {
            id: 1,
            letter: Some(Ref::new(1, "")),
            number: "4b".into(),
            state: Code(state.into()),
            response: response.into(),
            page: page.into(),
            done_by: done_by.into(),
            checked_by: checked_by.into(),
            ..QaPoint::default()
        }
    }

    #[test]
    fn a_point_is_settled_only_by_a_second_pair_of_eyes_or_a_reason() {
        for (point, why) in [
            (point("open", "", "", "", ""), Some("not answered")),
            (point("answered", "Added", "12", "author", ""), Some("answered, but nobody has checked it")),
            (
                point("checked", "Added", "12", "author", "Author "),
                Some("answered, but it was checked by the person who did it"),
            ),
            (point("checked", "Added", "", "author", "chair"), Some("answered, but the page is not given")),
            (point("checked", "Added", "12", "author", "chair"), None),
            (point("rejected", "", "", "", ""), Some("not accepted, but no reason is given")),
            (point("rejected", "Outside the terms of reference", "", "", ""), None),
        ] {
            assert_eq!(why_open(&point).as_deref(), why, "{point:?}");
        }
    }

    #[test]
    fn a_letter_that_asks_for_changes_needs_its_points_listed() {
        let mut dossier = sample::decided(Date::constant(2025, 9, 18));
        dossier.qa_letters = vec![QaLetter {
            id: 1,
            dated: Some(Date::constant(2026, 3, 16)),
            outcome: Code("listed_changes".into()),
            ..QaLetter::default()
        }];
        let texts = |found: Vec<Open>| found.into_iter().map(|open| open.text).collect::<Vec<_>>();
        assert_eq!(
            texts(gate(&dossier, Statement::Resubmitted)),
            ["The letter of 16 March 2026 asks for changes, but its points are not listed"]
        );
        dossier.points = vec![point("checked", "Added", "12", "author", "chair")];
        assert!(gate(&dossier, Statement::Resubmitted).is_empty());
        assert_eq!(texts(gate(&dossier, Statement::Cleared)), ["The letter of 16 March 2026 has not been answered"]);
        assert_eq!(gate(&dossier, Statement::Closed).len(), 4);
    }
}
