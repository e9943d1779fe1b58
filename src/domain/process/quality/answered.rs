//! Whether a letter is done with: the report went back, and every point is answered and checked by a second person.
//! A point opened again, or checked by the person who did it, opens the answer again.

use super::super::super::date::Date;
use super::super::super::register::{QaLetter, QaPoint};
use super::super::{Dossier, wording};
use super::{asks_an_answer, why_open};

/// The points of a letter.
pub fn points_of<'a>(dossier: &'a Dossier, letter: &QaLetter) -> impl Iterator<Item = &'a QaPoint> {
    let id = letter.id;
    dossier.points.iter().filter(move |point| point.letter.as_ref().is_some_and(|own| own.id == id))
}

/// The day the answer to a letter went: as the letter says, or the next submission, or the day the case gives for it.
pub fn went_back(dossier: &Dossier, letter: &QaLetter) -> Option<Date> {
    if letter.answered.is_some() {
        return letter.answered;
    }
    let dated = letter.dated.or(letter.received);
    let is_later = |day: &Date| dated.is_some_and(|dated| *day >= dated);
    let before = letter.submission.as_ref().map(|own| own.id);
    let number = dossier.submissions.iter().find(|own| Some(own.id) == before).and_then(|own| own.number);
    let next = dossier
        .submissions
        .iter()
        .filter(|own| Some(own.id) != before && own.number.zip(number).is_none_or(|(own, before)| own > before));
    let again = next.filter_map(|own| own.sent).filter(is_later).min();
    let on_case = dossier.case.resubmitted.filter(is_later);
    [again, on_case].into_iter().flatten().min()
}

/// The day a letter was done with; none while its answer has not gone or one of its points is open.
pub fn settled(dossier: &Dossier, letter: &QaLetter) -> Option<Date> {
    let is_open = points_of(dossier, letter).any(|point| why_open(point).is_some());
    went_back(dossier, letter).filter(|_| !is_open)
}

/// Whether a letter still asks something of the review: an answer, or that somebody says what it decides.
pub fn waits(dossier: &Dossier, letter: &QaLetter) -> bool {
    let is_unclear = letter.outcome.0.is_empty();
    let has_open = points_of(dossier, letter).any(|point| why_open(point).is_some());
    ((asks_an_answer(letter) || is_unclear) && settled(dossier, letter).is_none()) || has_open
}

/// What to know of a letter whose answer went while points of it are open; empty when it is not so.
pub fn open_again(dossier: &Dossier, letter: &QaLetter) -> String {
    let open: Vec<(&str, String)> =
        points_of(dossier, letter).filter_map(|point| Some((point.number.as_str(), why_open(point)?))).collect();
    let Some(on) = went_back(dossier, letter).map(wording::day) else { return String::new() };
    match open.as_slice() {
        [] => String::new(),
        [(number, why)] => format!("The answer went on {on}, but point {number} is open: {why}."),
        several => {
            let numbers: Vec<&str> = several.iter().map(|(number, _)| *number).collect();
            let count = wording::counted(i64::try_from(numbers.len()).unwrap_or(0), "point");
            format!("The answer went on {on}, but {count} are open: {}.", wording::list(&numbers))
        }
    }
}

/// What a letter lacks so that no clock runs: the field to fill, what to do, and why. None when its clock runs, or when
/// nothing is asked.
pub fn unclear(dossier: &Dossier, letter: &QaLetter) -> Option<(&'static str, String, &'static str)> {
    if !waits(dossier, letter) {
        return None;
    }
    if letter.dated.is_none() {
        let what = "Date the letter of the Home Office panel".to_owned();
        return Some(("dated", what, "The letter has no date, so no clock runs for its answer."));
    }
    let of = letter.dated.map(wording::day).unwrap_or_default();
    letter.outcome.0.is_empty().then(|| {
        let what = format!("Say what the letter of {of} decides");
        ("outcome", what, "What the letter decides is not recorded, so no clock runs for its answer.")
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::Submission;
    use crate::domain::value::{Code, Ref};

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn point(number: &str, checked_by: &str) -> QaPoint {
        QaPoint {
            letter: Some(Ref::new(1, "")),
            number: number.into(),
            state: Code("checked".into()),
            response: "Added".into(),
            page: "4".into(),
            done_by: "Author".into(),
            checked_by: checked_by.into(),
            ..QaPoint::default()
        }
    }

    fn letter() -> QaLetter {
        QaLetter {
            id: 1,
            dated: Some(day(1, 5)),
            outcome: Code("resubmit".into()),
            submission: Some(Ref::new(7, "")),
            ..QaLetter::default()
        }
    }

    fn dossier() -> Dossier {
        let mut dossier = sample::decided(Date::constant(2025, 3, 3));
        dossier.submissions =
            vec![Submission { id: 7, number: Some(1), sent: Some(day(1, 2)), ..Submission::default() }];
        dossier.qa_letters = vec![letter()];
        dossier.points = vec![point("1", "Chair"), point("4b", "Chair")];
        dossier
    }

    #[test]
    fn a_letter_is_done_with_when_the_report_went_back_and_every_point_is_checked() {
        let mut own = dossier();
        assert_eq!(settled(&own, &letter()), None, "nothing went back");
        assert!(waits(&own, &letter()));
        let again = Submission { id: 8, number: Some(2), sent: Some(day(2, 20)), ..Submission::default() };
        own.submissions.push(again);
        assert_eq!(settled(&own, &letter()), Some(day(2, 20)), "a second submission is the answer");
        own.submissions.pop();
        own.case.resubmitted = Some(day(2, 18));
        assert_eq!(settled(&own, &letter()), Some(day(2, 18)));
        assert!(!waits(&own, &letter()));
        own.case.resubmitted = Some(Date::constant(2025, 12, 18));
        assert_eq!(settled(&own, &letter()), None, "a day before the letter answers another one");
    }

    #[test]
    fn a_point_opened_again_or_checked_by_its_doer_opens_the_answer_again_and_says_so() {
        let mut own = dossier();
        own.case.resubmitted = Some(day(2, 18));
        own.points[1].checked_by = "author".into();
        assert_eq!(settled(&own, &letter()), None);
        assert_eq!(
            open_again(&own, &letter()),
            "The answer went on 18 February 2026, but point 4b is open: answered, but it was checked by the person who \
             did it."
        );
        own.points[0].state = Code("open".into());
        assert!(open_again(&own, &letter()).ends_with("but 2 points are open: 1 and 4b."));
        own.points = vec![point("1", "Chair")];
        assert_eq!(open_again(&own, &letter()), "");
    }

    #[test]
    fn a_letter_without_date_or_outcome_asks_for_it_until_its_points_are_settled() {
        let mut own = dossier();
        let bare = QaLetter { id: 1, ..QaLetter::default() };
        assert_eq!(unclear(&own, &bare).map(|found| found.0), Some("dated"));
        let dated = QaLetter { dated: Some(day(1, 5)), ..bare.clone() };
        let (field, what, _) = unclear(&own, &dated).unwrap();
        assert_eq!((field, what.as_str()), ("outcome", "Say what the letter of 5 January 2026 decides"));
        let clear = QaLetter { outcome: Code("adequate".into()), ..dated };
        assert_eq!(unclear(&own, &clear), None);
        own.points[0].state = Code("open".into());
        assert!(waits(&own, &clear), "an open point is owed whatever the letter decides");
    }
}
