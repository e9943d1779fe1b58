//! What a pause stops, and how many days it cost.
//!
//! No formal stop-clock exists: a pause is an agreed later date, so raw and adjusted time are both shown (practice).
//! Days are counted from the first day of a pause up to its end, the end itself left out; an open pause is counted to
//! today. Two pauses at once are counted once, for the one that began first.

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

/// A stretch of time lost to one cause, not counted under any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    pub said: String,
    pub days: i64,
    /// The first day counted.
    pub from: Date,
    /// The day after the last counted.
    pub to: Date,
    pub open: bool,
}

/// Days lost between two dates to the pauses that stop these kinds of work, in order, none counted twice.
pub fn lost<'a>(pauses: impl IntoIterator<Item = &'a Pause>, kinds: &[&str], from: Date, today: Date) -> Vec<Lost> {
    let mut runs: Vec<(Date, Date, &Pause)> = pauses
        .into_iter()
        .filter(|pause| stops(pause, kinds))
        .filter_map(|pause| Some((pause.started?, pause.ended.unwrap_or(today).min(today), pause)))
        .collect();
    runs.sort_by_key(|(start, end, pause)| (*start, *end, pause.id));
    let mut covered = from;
    let mut lost = Vec::new();
    for (start, end, pause) in runs {
        let start = start.max(covered);
        if end <= start {
            continue;
        }
        covered = end;
        lost.push(Lost {
            said: said(pause).to_owned(),
            days: wording::between(start, end),
            from: start,
            to: end,
            open: pause.ended.is_none(),
        });
    }
    lost
}

/// "45 days paused for trial and 14 days paused for want of a chair"; two pauses for one cause are added up.
pub fn in_words(lost: &[Lost]) -> String {
    let mut sums: Vec<(&str, i64, usize, bool)> = Vec::new();
    for one in lost {
        match sums.iter_mut().find(|(said, ..)| *said == one.said) {
            Some((_, days, times, open)) => {
                *days += one.days;
                *times += 1;
                *open |= one.open;
            }
            None => sums.push((&one.said, one.days, 1, one.open)),
        }
    }
    let parts: Vec<String> = sums
        .iter()
        .map(|(said, days, times, open)| {
            let twice = match times {
                1 => String::new(),
                2 => " in two pauses".to_owned(),
                more => format!(" in {more} pauses"),
            };
            let so_far = if *open { ", so far" } else { "" };
            format!("{} paused{twice} for {said}{so_far}", wording::days(*days))
        })
        .collect();
    wording::list(&parts)
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
        let lost = lost(&pauses, &["drafting"], day(1, 1), day(6, 1));
        assert_eq!(lost.iter().map(|one| one.days).collect::<Vec<_>>(), [30, 10]);
        assert_eq!(in_words(&lost), "30 days paused for trial and 10 days paused for want of a chair");
    }

    #[test]
    fn an_open_pause_is_counted_to_today() {
        let pauses = [pause(1, "inquest", day(3, 1), None)];
        let lost = lost(&pauses, &["publication"], day(1, 1), day(3, 11));
        assert_eq!(in_words(&lost), "10 days paused for the inquest, so far");
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

    #[test]
    fn two_pauses_for_one_cause_are_added_up() {
        let pauses = [
            pause(1, "criminal_proceedings", day(1, 1), Some(day(1, 31))),
            pause(2, "criminal_proceedings", day(3, 1), Some(day(3, 16))),
        ];
        let lost = lost(&pauses, &["drafting"], day(1, 1), day(6, 1));
        assert_eq!(in_words(&lost), "45 days paused in two pauses for trial");
    }
}
