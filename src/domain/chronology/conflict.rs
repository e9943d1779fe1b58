//! Two accounts of one incident side by side, and where they cannot both be right. Which one is, is for the panel.

use super::Entry;
use super::likeness::squeezed;
use crate::domain::date::LooseDate;

/// Minutes by which two clocks may differ without contradicting each other.
const CLOCKS_DIFFER: i32 = 60;

/// One line of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: &'static str,
    pub first: String,
    pub second: String,
    /// The two are not told alike.
    pub differs: bool,
    /// The two cannot both be right.
    pub conflict: bool,
}

/// Two accounts of one incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    pub lines: Vec<Line>,
}

impl Accounts {
    pub fn conflict(&self) -> bool {
        self.lines.iter().any(|line| line.conflict)
    }

    /// Where they cannot both be right, in words; empty when they can.
    pub fn why(&self) -> String {
        let told = self.lines.iter().filter(|line| line.conflict);
        told.map(|line| format!("{}: {} or {}", line.label, line.first, line.second)).collect::<Vec<_>>().join("; ")
    }
}

/// Put two accounts side by side.
pub fn side_by_side(a: &Entry, b: &Entry) -> Accounts {
    let plain = |label, first: &str, second: &str| Line {
        label,
        first: first.to_owned(),
        second: second.to_owned(),
        differs: squeezed(first) != squeezed(second),
        conflict: false,
    };
    let (one, two) = (&a.event, &b.event);
    let lines = vec![
        Line { differs: false, ..plain("Agency", a.agency(), b.agency()) },
        dates(one.when.as_ref(), two.when.as_ref()),
        times(a, b),
        plain("About", &one.subject, &two.subject),
        plain("What", &one.what, &two.what),
        plain("Response", &one.response, &two.response),
        Line { differs: false, ..plain("Source", &one.source, &two.source) },
    ];
    Accounts { lines: lines.into_iter().filter(|line| !(line.first.is_empty() && line.second.is_empty())).collect() }
}

fn dates(first: Option<&LooseDate>, second: Option<&LooseDate>) -> Line {
    let shown = |date: Option<&LooseDate>| {
        date.map(|date| LooseDate { time: None, ..date.clone() }.to_string()).unwrap_or_default()
    };
    let dated = |date: &&LooseDate| date.start.is_some() || date.end.is_some();
    let conflict = match (first.filter(dated), second.filter(dated)) {
        (Some(first), Some(second)) => !first.overlaps(second),
        _ => false,
    };
    let (first, second) = (shown(first), shown(second));
    Line { label: "Date", differs: first != second, first, second, conflict }
}

fn times(a: &Entry, b: &Entry) -> Line {
    let time = |entry: &Entry| entry.event.when.as_ref().and_then(|when| when.time);
    let shown = |entry: &Entry| time(entry).map_or_else(|| entry.event.time.clone(), |time| time.to_string());
    let apart = time(a).zip(time(b)).map_or(0, |(one, two)| {
        let minutes = |time: crate::domain::date::ClockTime| i32::from(time.hour()) * 60 + i32::from(time.minute());
        (minutes(one) - minutes(two)).abs()
    });
    let (first, second) = (shown(a), shown(b));
    Line { label: "Time", differs: first != second, first, second, conflict: apart > CLOCKS_DIFFER }
}

#[cfg(test)]
mod tests {
    use super::super::sample::entry;
    use super::*;

    #[test]
    fn dates_that_cannot_both_be_right_are_a_conflict() {
        let police = entry(1, "Police", "7 Feb 2020 20:15", "Neighbour reports shouting.");
        let accounts = side_by_side(&police, &entry(2, "GP", "9 Feb 2020", "Shouting reported."));
        assert!(accounts.conflict());
        assert_eq!(accounts.why(), "Date: 7 February 2020 or 9 February 2020");
        let looser = side_by_side(&police, &entry(2, "GP", "February 2020", "Shouting reported."));
        assert!(!looser.conflict());
        assert!(looser.lines.iter().any(|line| line.label == "What" && line.differs));
        assert!(!side_by_side(&police, &entry(2, "GP", "undated", "Shouting.")).conflict());
    }

    #[test]
    fn clocks_may_differ_a_little_but_not_by_hours() {
        let police = entry(1, "Police", "7 Feb 2020 20:15", "x");
        let near = side_by_side(&police, &entry(2, "GP", "7 Feb 2020 20:40", "x"));
        assert!(!near.conflict() && near.lines.iter().any(|line| line.label == "Time" && line.differs));
        let far = side_by_side(&police, &entry(2, "GP", "7 Feb 2020 09:00", "x"));
        assert_eq!(far.why(), "Time: 20:15 or 09:00");
    }

    #[test]
    fn spelling_alone_is_no_difference_and_empty_lines_are_left_out() {
        let accounts =
            side_by_side(&entry(1, "Police", "2020", "Call to 999."), &entry(2, "GP", "2020", "call to 999"));
        assert!(accounts.lines.iter().all(|line| !line.differs && line.label != "Response"), "{accounts:?}");
    }
}
