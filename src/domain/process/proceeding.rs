//! Court, inquest, holds and linked reviews: where each stands and whether a person may be approached.

use super::super::date::Date;
use super::super::register::{Hold, Proceeding};
use super::super::value::{Fact, Id};
use super::super::vocabulary as v;
use super::{Dossier, wording};

/// Where proceedings stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// "charged", "trial under way", "sentenced, appeal open", "inquest suspended", ...
    pub state: &'static str,
    /// The next date the review waits for.
    pub next: Option<(&'static str, Date)>,
    /// One line for the screen.
    pub text: String,
}

pub fn summary(proceeding: &Proceeding, today: Date) -> Summary {
    let inquest = proceeding.kind.is("inquest") || proceeding.opened.is_some();
    let coming = |date: Option<Date>| date.filter(|date| *date > today);
    let (state, next) = if proceeding.concluded.is_some() {
        ("concluded", None)
    } else if proceeding.no_charge == Fact::Yes {
        ("no charge", None)
    } else if proceeding.sentence_date.is_some() && proceeding.appeal_checked.is_none() {
        ("sentenced, appeal to be checked", proceeding.appeal_until.map(|date| ("appeal until", date)))
    } else if proceeding.sentence_date.is_some() {
        ("sentenced", None)
    } else if proceeding.verdict_date.is_some() {
        ("verdict given", None)
    } else if inquest && proceeding.suspended.is_some() {
        ("inquest suspended", None)
    } else if let Some(trial) = coming(proceeding.trial) {
        let what = if inquest { "inquest hearing" } else { "trial" };
        (if inquest { "inquest opened" } else { "trial set" }, Some((what, trial)))
    } else if proceeding.trial.is_some() {
        (if inquest { "inquest hearing under way" } else { "trial under way" }, None)
    } else if inquest {
        ("inquest opened", None)
    } else if proceeding.charged.is_some() {
        ("charged", None)
    } else {
        ("under investigation", None)
    };
    let mut text = state.to_owned();
    if let Some((what, date)) = next {
        text += &format!("; {what} {} ({})", wording::day(date), wording::distance(date, today));
    }
    if !proceeding.verdict.0.is_empty() {
        text += &format!("; {}", v::VERDICT.label(&proceeding.verdict.0).to_lowercase());
    }
    if proceeding.pfd == Fact::Yes {
        text += "; report to prevent future deaths";
    }
    Summary { state, next, text }
}

/// Holds that bind on a day: on one person, or on everybody when the hold names nobody.
pub fn holds(dossier: &Dossier, person: Option<Id>, on: Date) -> impl Iterator<Item = &Hold> {
    dossier.holds.iter().filter(move |hold| {
        let binds = hold.started.is_none_or(|start| start <= on) && hold.lifted.is_none_or(|end| end > on);
        let about = hold.person.as_ref().is_none_or(|held| Some(held.id) == person);
        binds && about
    })
}

/// Where somebody stands before a court.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeCourt {
    pub text: String,
    /// Charged, and no verdict is on file; else only an appeal may be open.
    pub is_open: bool,
}

/// Whether a suspect or perpetrator is charged without a verdict, or may still appeal (practice; source: CPS). Criminal
/// proceedings that name nobody are taken to be theirs. None when nothing is open, or when it was decided not to charge.
pub fn before_court(dossier: &Dossier, person: Id, today: Date) -> Option<BeforeCourt> {
    let role = dossier.person(person).map(|own| own.role.0.as_str());
    if !matches!(role, Some("perpetrator" | "suspect")) {
        return None;
    }
    let own = dossier.proceedings.iter().filter(|own| {
        let criminal = own.kind.is("criminal") || own.kind.is("appeal");
        criminal && own.person.as_ref().is_none_or(|of| of.id == person) && own.no_charge != Fact::Yes
    });
    let mut found = own.filter(|own| own.concluded.is_none()).filter_map(|own| {
        let is_charged = own.charged.is_some() || own.trial.is_some();
        let has_verdict = !own.verdict.0.is_empty() && !own.verdict.is("unknown");
        if own.verdict_date.is_none() && !has_verdict && own.sentence_date.is_none() {
            return is_charged.then(|| {
                let trial = own.trial.map(|trial| {
                    let tense = if trial > today { "is set for" } else { "began on" };
                    format!("; the trial {tense} {}", wording::day(trial))
                });
                let text = format!("This person is charged and no verdict is on file{}", trial.unwrap_or_default());
                BeforeCourt { text, is_open: true }
            });
        }
        if own.appeal_checked.is_some() || own.verdict.is("not_guilty") {
            return None;
        }
        let until = own.appeal_until.map(|until| format!(" (until {})", wording::day(until))).unwrap_or_default();
        let text = format!("Nobody has checked whether this person appeals{until}");
        Some(BeforeCourt { text, is_open: false })
    });
    let first = found.next()?;
    if first.is_open { Some(first) } else { found.find(|other| other.is_open).or(Some(first)) }
}

/// What is stated about other reviews of the same death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    /// There are rows that say which.
    Listed,
    /// Somebody looked and there is none.
    None,
    /// Nobody has said; every new case must.
    NotStated,
}

pub fn linked(dossier: &Dossier) -> Linked {
    let listed = dossier.linked.iter().any(|row| !row.joint.is("none"));
    let stated = dossier.case.linked_stated == Fact::Yes
        || dossier.linked.iter().any(|row| row.joint.is("none"))
        || dossier.decisions.iter().any(|decision| decision.linked_none == Fact::Yes);
    match (listed, stated) {
        (true, _) => Linked::Listed,
        (false, true) => Linked::None,
        (false, false) => Linked::NotStated,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::domain::register::{LinkedReview, Person};
    use crate::domain::value::{Code, Ref};

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    #[test]
    fn proceedings_are_said_by_their_latest_event() {
        let today = day(3, 27);
        let base = Proceeding::default();
        for (proceeding, state) in [
            (base.clone(), "under investigation"),
            (Proceeding { charged: Some(day(1, 1)), ..base.clone() }, "charged"),
            (Proceeding { trial: Some(day(5, 1)), ..base.clone() }, "trial set"),
            (Proceeding { trial: Some(day(3, 1)), ..base.clone() }, "trial under way"),
            (Proceeding { trial: Some(day(3, 1)), verdict_date: Some(day(3, 20)), ..base.clone() }, "verdict given"),
            (Proceeding { sentence_date: Some(day(3, 20)), ..base.clone() }, "sentenced, appeal to be checked"),
            (
                Proceeding { kind: Code("inquest".into()), suspended: Some(day(2, 1)), ..base.clone() },
                "inquest suspended",
            ),
            (Proceeding { concluded: Some(day(3, 1)), ..base.clone() }, "concluded"),
            (Proceeding { no_charge: Fact::Yes, ..base }, "no charge"),
        ] {
            assert_eq!(summary(&proceeding, today).state, state);
        }
        let set = Proceeding { trial: Some(day(5, 1)), ..Proceeding::default() };
        assert_eq!(summary(&set, today).text, "trial set; trial 1 May 2026 (in 35 days)");
    }

    #[test]
    fn a_hold_binds_its_person_from_its_first_day_until_it_is_lifted() {
        let mut dossier = sample::decided(day(1, 5));
        dossier.holds = vec![Hold {
            person: Some(Ref::new(7, "")),
            started: Some(day(2, 1)),
            lifted: Some(day(3, 1)),
            ..Hold::default()
        }];
        let bound = |person, on| holds(&dossier, person, on).count();
        assert_eq!([bound(Some(7), day(1, 31)), bound(Some(7), day(2, 1)), bound(Some(7), day(3, 1))], [0, 1, 0]);
        assert_eq!((bound(Some(8), day(2, 1)), bound(None, day(2, 1))), (0, 0));
    }

    #[test]
    fn nobody_charged_is_open_to_a_letter_before_the_verdict_and_an_appeal_is_asked_after() {
        let mut dossier = sample::decided(day(1, 5));
        dossier.people = vec![
            Person { id: 7, role: Code("perpetrator".into()), ..Person::default() },
            Person { id: 8, role: Code("victim_family".into()), ..Person::default() },
        ];
        let charged = Proceeding { kind: Code("criminal".into()), charged: Some(day(1, 9)), ..Proceeding::default() };
        let said = |proceeding: &Proceeding, person| {
            let dossier = Dossier { proceedings: vec![proceeding.clone()], ..dossier.clone() };
            before_court(&dossier, person, day(3, 27)).map(|bar| (bar.text, bar.is_open))
        };
        let trial = Proceeding { trial: Some(day(5, 11)), ..charged.clone() };
        let open = "This person is charged and no verdict is on file; the trial is set for 11 May 2026";
        assert_eq!(said(&trial, 7), Some((open.to_owned(), true)));
        assert_eq!((said(&trial, 8), said(&Proceeding { no_charge: Fact::Yes, ..charged.clone() }, 7)), (None, None));
        let of_another = Proceeding { person: Some(Ref::new(9, "")), ..charged.clone() };
        assert_eq!(said(&of_another, 7), None);
        let sentenced = Proceeding { sentence_date: Some(day(3, 2)), appeal_until: Some(day(3, 30)), ..charged };
        assert_eq!(said(&sentenced, 7).map(|found| found.1), Some(false));
        assert_eq!(said(&Proceeding { appeal_checked: Some(day(3, 20)), ..sentenced }, 7), None);
    }

    #[test]
    fn no_linked_review_must_be_stated() {
        let mut dossier = sample::noticed(day(1, 5));
        assert_eq!(linked(&dossier), Linked::NotStated);
        dossier.case.linked_stated = Fact::Yes;
        assert_eq!(linked(&dossier), Linked::None);
        dossier.linked = vec![LinkedReview { kind: Code("sar".into()), ..LinkedReview::default() }];
        assert_eq!(linked(&dossier), Linked::Listed);
    }
}
