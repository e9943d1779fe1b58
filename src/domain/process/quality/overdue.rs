//! Answers owed to the Home Office across all reviews, the latest first.

use super::super::super::calendar::Holidays;
use super::super::super::date::Date;
use super::super::super::value::{Id, Ref};
use super::super::{Dossier, clock};
use super::why_open;

/// A letter whose answer is late.
#[derive(Debug, Clone, PartialEq)]
pub struct Overdue {
    pub case: Ref,
    pub letter: Id,
    pub due: Date,
    pub days_late: i64,
    pub points: usize,
    pub open_points: usize,
    /// The arithmetic of the due date.
    pub why: String,
    /// What opened the answer again after it went; empty for most.
    pub again: String,
    pub mark: &'static str,
}

/// Every letter whose answer is late, the longest late first.
pub fn overdue<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>, today: Date, holidays: &Holidays) -> Vec<Overdue> {
    let mut found = Vec::new();
    for dossier in dossiers.into_iter().filter(|dossier| !dossier.qa_letters.is_empty()) {
        for run in clock::open(dossier, &today, holidays) {
            let Some(due) = run.current.filter(|due| run.clock.code == "D8" && *due < today) else {
                continue;
            };
            let points = || {
                let own = move |letter: &Option<Ref>| letter.as_ref().is_some_and(|letter| letter.id == run.id);
                dossier.points.iter().filter(move |point| own(&point.letter))
            };
            found.push(Overdue {
                case: dossier.link(),
                letter: run.id,
                due,
                days_late: -run.days(today),
                points: points().count(),
                open_points: points().filter(|point| why_open(point).is_some()).count(),
                why: run.explain(&today),
                again: run.again.clone(),
                mark: run.mark(),
            });
        }
    }
    found.sort_by(|a, b| b.days_late.cmp(&a.days_late).then_with(|| a.case.label.cmp(&b.case.label)));
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::{QaLetter, QaPoint};
    use crate::domain::value::Code;

    #[test]
    fn a_late_answer_is_listed_with_its_open_points_and_the_longest_late_comes_first() {
        let mut dossiers = Vec::new();
        for (id, month, answered) in
            [(1, 1, None), (2, 1, Some(Date::constant(2026, 2, 1))), (3, 2, None), (4, 5, None)]
        {
            let mut dossier = sample::decided(Date::constant(2025, 3, 3));
            dossier.case.reference = format!("DHR-{id}");
            dossier.qa_letters = vec![QaLetter {
                id,
                dated: Some(Date::constant(2026, month, 5)),
                outcome: Code("resubmit".into()),
                answered,
                ..QaLetter::default()
            }];
            let state = Code(if answered.is_some() { "rejected" } else { "open" }.into());
            dossier.points = vec![QaPoint {
                letter: Some(Ref::new(id, "")),
                state,
                response: "Outside the terms of reference".into(),
                ..QaPoint::default()
            }];
            dossiers.push(dossier);
        }
        let found = overdue(&dossiers, Date::constant(2026, 5, 20), &Holidays::default());
        let rows: Vec<_> = found.iter().map(|row| (row.case.label.as_str(), row.days_late, row.open_points)).collect();
        assert_eq!(rows, [("DHR-1", 79, 1), ("DHR-3", 48, 1)]);
        assert_eq!(found[0].why, "eight weeks from the letter of 5 January 2026");
    }
}
