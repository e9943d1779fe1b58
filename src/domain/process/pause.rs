//! What a pause stops, and how many days it cost.
//!
//! No formal stop-clock exists: a pause is an agreed later date, so raw and adjusted time are both shown (practice).
//! Days are counted from the first day of a pause up to its end, the end itself left out; an open pause has stood still
//! up to today. How pauses move a due date is the clocks' own arithmetic.

use super::super::date::Date;
use super::super::register::Pause;
use super::wording;

/// A reason to pause: what it normally stops, and how it is said.
#[derive(Debug)]
pub struct Reason {
    /// The code in the list of reasons.
    pub code: &'static str,
    /// What it normally stops, as codes of the list of what stops; the rest carries on.
    pub stops: &'static [&'static str],
    /// "paused for ...".
    pub said: &'static str,
    pub carries_on: &'static str,
    pub ends: &'static str,
    pub mark: &'static str,
}

/// Every reason. A pause that names what it stops overrides the second column.
pub static REASONS: &[Reason] = &[
    Reason {
        code: "criminal_proceedings",
        stops: &["witness_interviews", "staff_interviews", "family_contact", "perpetrator_contact", "drafting"],
        said: "trial",
        carries_on: "decision, Home Office notice, panel, terms of reference, chronology, paper IMRs, early learning",
        ends: "verdict or sentence; check for an appeal",
        mark: "practice; source: CPS heading",
    },
    Reason {
        code: "inquest",
        // The source says "sometimes" of report and publication. A due date is not moved on a "sometimes": our default
        // is publication alone, and a person adds the report to the pause where that was agreed.
        stops: &["publication"],
        said: "the inquest",
        carries_on: "the report, unless the pause says that it stops too, and most work; the coroner may want the report",
        ends: "the inquest is concluded",
        mark: "practice; source: Staffordshire SAB (\"sometimes\")",
    },
    Reason {
        code: "other_review",
        stops: &["witness_interviews", "staff_interviews"],
        said: "another review",
        carries_on: "the joint plan; only duplicate interviews stop",
        ends: "the joint report or decision",
        mark: "source: Staffordshire SAB",
    },
    Reason {
        code: "iopc_psd_hr",
        stops: &["staff_interviews"],
        said: "police complaints, standards or staffing proceedings",
        carries_on: "everything but interviews of named staff",
        ends: "their outcome",
        mark: "practice ?",
    },
    Reason {
        code: "chair_vacancy",
        stops: &["all"],
        said: "want of a chair",
        carries_on: "administration",
        ends: "a new chair",
        mark: "practice",
    },
    Reason {
        code: "family_not_ready",
        stops: &["family_contact", "publication"],
        said: "the family",
        carries_on: "everything but family contact and the publication date",
        ends: "the family's choice",
        mark: "practice",
    },
    Reason {
        code: "agency_non_engagement",
        stops: &["imr"],
        said: "an agency that has not replied",
        carries_on: "everything but that agency's IMR; escalate",
        ends: "its return",
        mark: "source: Sheffield heading",
    },
    Reason {
        code: "qa_backlog",
        stops: &["publication"],
        said: "the Home Office's queue",
        carries_on: "actions and learning",
        ends: "the quality assurance letter",
        mark: "source: Devon letters",
    },
    Reason {
        code: "pre_election",
        stops: &["publication"],
        said: "the pre-election period",
        carries_on: "everything but publication",
        ends: "polling day",
        mark: "practice ?",
    },
];

/// The rule for a reason; none for "other" or a word of the user's own, which stop only what the pause says.
pub fn reason(code: &str) -> Option<&'static Reason> {
    REASONS.iter().find(|reason| reason.code == code)
}

/// Whether a pause stops work of any of these kinds. Work that names no kind is stopped by nothing: decision, notices
/// and what the law asks carry on.
pub fn stops(pause: &Pause, kinds: &[&str]) -> bool {
    if kinds.is_empty() {
        return false;
    }
    let hit = |code: &str| code == "all" || kinds.contains(&code);
    if pause.stops.0.is_empty() {
        reason(&pause.reason.0).is_some_and(|reason| reason.stops.iter().any(|code| hit(code)))
    } else {
        pause.stops.0.iter().any(|code| hit(code))
    }
}

/// Whether what a pause stops is a person's choice that nobody has made: the source leaves it open (an inquest stops
/// the report "sometimes"), and only our default stands.
pub fn is_open_choice(pause: &Pause) -> bool {
    pause.reason.is("inquest") && pause.stops.0.is_empty()
}

/// How a pause is said: "trial".
pub fn said(pause: &Pause) -> &str {
    match reason(&pause.reason.0) {
        Some(reason) => reason.said,
        None if pause.reason.0.is_empty() || pause.reason.is("other") => "another reason",
        None => &pause.reason.0,
    }
}

/// The kinds of work a pause stops: those it names itself, else those its reason normally stops.
pub fn stopped(pause: &Pause) -> Vec<&str> {
    if pause.stops.0.is_empty() {
        reason(&pause.reason.0).map_or_else(Vec::new, |reason| reason.stops.to_vec())
    } else {
        pause.stops.0.iter().map(String::as_str).collect()
    }
}

/// What carries on in a pause. The words of the reason hold only for what the reason normally stops: a pause that names
/// what it stops leaves the rest running.
pub fn carries_on(pause: &Pause) -> Option<&'static str> {
    match reason(&pause.reason.0) {
        Some(reason) if pause.stops.0.is_empty() || same(&pause.stops.0, reason.stops) => Some(reason.carries_on),
        _ if pause.stops.has("all") => Some("administration"),
        _ if pause.stops.0.is_empty() => None,
        _ => Some("everything else"),
    }
}

fn same(named: &[String], usual: &[&str]) -> bool {
    named.len() == usual.len() && named.iter().all(|code| usual.contains(&code.as_str()))
}

/// Days that stood still between two dates under the pauses that stop these kinds of work, none counted twice.
pub fn stood_still<'a>(pauses: impl IntoIterator<Item = &'a Pause>, kinds: &[&str], from: Date, until: Date) -> i64 {
    let mut runs: Vec<(Date, Date)> = pauses
        .into_iter()
        .filter(|pause| stops(pause, kinds))
        .filter_map(|pause| Some((pause.started?, pause.ended.unwrap_or(until).min(until))))
        .collect();
    runs.sort_unstable();
    let (mut covered, mut days) = (from, 0);
    for (start, end) in runs {
        let start = start.max(covered);
        if end > start {
            days += wording::between(start, end);
            covered = end;
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::super::super::value::{Code, Codes};
    use super::super::super::vocabulary as v;
    use super::*;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2026, month, day)
    }

    fn pause(id: i64, reason: &str, from: Date, to: Option<Date>) -> Pause {
        Pause { id, reason: Code(reason.into()), started: Some(from), ended: to, ..Pause::default() }
    }

    #[test]
    fn every_reason_of_the_list_but_other_has_its_rule() {
        for term in v::PAUSE_REASON.terms {
            assert_eq!(reason(term.code).is_none(), term.code == "other", "{}", term.code);
        }
        for code in REASONS.iter().flat_map(|reason| reason.stops) {
            assert!(v::PAUSE_STOPS.terms.iter().any(|term| term.code == *code), "{code}");
        }
    }

    #[test]
    fn overlapping_pauses_are_counted_once() {
        let pauses = [
            pause(1, "criminal_proceedings", day(1, 1), Some(day(1, 31))),
            pause(2, "chair_vacancy", day(1, 21), Some(day(2, 10))),
            pause(3, "inquest", day(1, 5), Some(day(1, 9))),
        ];
        assert_eq!(stood_still(&pauses, &["drafting"], day(1, 1), day(6, 1)), 40);
        assert_eq!(stood_still(&pauses, &["drafting"], day(1, 11), day(2, 1)), 21, "from the start to the end asked");
    }

    #[test]
    fn an_open_pause_has_stood_still_up_to_today() {
        let pauses = [pause(1, "inquest", day(3, 1), None)];
        assert_eq!(stood_still(&pauses, &["publication"], day(1, 1), day(3, 11)), 10);
    }

    #[test]
    fn what_carries_on_never_contradicts_what_stops() {
        let family = pause(1, "family_not_ready", day(1, 1), None);
        assert_eq!(carries_on(&family), Some("everything but family contact and the publication date"));
        let draft = Pause { stops: Codes(vec!["drafting".into()]), ..family.clone() };
        assert_eq!((stopped(&draft), carries_on(&draft)), (vec!["drafting"], Some("everything else")));
        let same = Pause { stops: Codes(vec!["publication".into(), "family_contact".into()]), ..family };
        assert_eq!(carries_on(&same), Some("everything but family contact and the publication date"));
        assert_eq!(carries_on(&pause(2, "other", day(1, 1), None)), None, "nobody said what it stops");
    }

    #[test]
    fn a_pause_stops_only_what_it_stops() {
        let trial = pause(1, "criminal_proceedings", day(1, 1), None);
        assert!(stops(&trial, &["drafting"]) && !stops(&trial, &["imr"]) && !stops(&trial, &[]));
        let own = Pause { stops: Codes(vec!["imr".into()]), ..trial };
        assert!(stops(&own, &["imr"]) && !stops(&own, &["drafting"]), "what the pause itself says comes first");
        assert!(stops(&pause(2, "chair_vacancy", day(1, 1), None), &["imr"]));
    }

    #[test]
    fn what_an_inquest_stops_is_a_persons_choice_and_publication_by_default() {
        let inquest = pause(1, "inquest", day(1, 1), None);
        assert!(is_open_choice(&inquest));
        assert!(stops(&inquest, &["publication"]) && !stops(&inquest, &["drafting"]));
        let agreed = Pause { stops: Codes(vec!["drafting".into()]), ..inquest };
        assert!(!is_open_choice(&agreed) && stops(&agreed, &["drafting"]) && !stops(&agreed, &["publication"]));
    }
}
