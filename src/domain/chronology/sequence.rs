//! Sequence numbers of the composite: whole numbers, and 1.5 for a row put between 1 and 2.

use std::fmt;

use super::{Composite, Entry};
use crate::domain::change::{Batch, Change};
use crate::domain::register::Event;
use crate::domain::value::{Id, Value};

/// A sequence number with up to three places, held in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence(u64);

impl Sequence {
    pub const fn whole(number: u32) -> Self {
        Self(number as u64 * 1000)
    }

    /// "7", "1.5", "12.125". Anything else is no sequence number.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || part.len() > 3 || !figures(whole) || !figures(part) {
            return None;
        }
        let thousandths: u64 = format!("{part:0<3}").parse().ok()?;
        Some(Self(whole.parse::<u64>().ok()? * 1000 + thousandths))
    }

    /// The roundest number between two: 1.5 between 1 and 2, 1.2 between 1 and 1.5. `None` when there is no room and
    /// the composite has to be numbered afresh.
    pub fn between(before: Self, after: Self) -> Option<Self> {
        let middle = before.0.midpoint(after.0);
        [1000, 500, 100, 10, 1]
            .iter()
            .map(|step| middle / step * step)
            .map(Self)
            .find(|found| *found > before && *found < after)
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = format!("{:03}", self.0 % 1000);
        match part.trim_end_matches('0') {
            "" => write!(f, "{}", self.0 / 1000),
            part => write!(f, "{}.{part}", self.0 / 1000),
        }
    }
}

/// What to show before each entry, in order: its own number where that is above those before it, or the next whole one;
/// "-" for a hidden one. A number that does not fit its date is not shown as if it did.
pub fn numbers(composite: &Composite) -> Vec<String> {
    let mut last = Sequence(0);
    let mut shown = |entry: &Entry| {
        if entry.hidden.is_some() {
            return "-".to_owned();
        }
        last = entry.sequence().filter(|own| *own > last).unwrap_or(Sequence((last.0 / 1000 + 1) * 1000));
        last.to_string()
    };
    composite.entries().iter().map(&mut shown).collect()
}

/// The changes that number every entry 1, 2, 3 in the order it stands. Empty when they are so numbered.
pub fn renumber(composite: &Composite) -> Batch {
    let mut batch = Batch::new("numbered the chronology afresh");
    let shown = composite.entries().iter().filter(|entry| entry.hidden.is_none());
    for (entry, number) in shown.zip(1u32..) {
        let new = Sequence::whole(number).to_string();
        if entry.event.sequence != new {
            batch.push(set(entry.id(), &entry.event.sequence, &new));
        }
    }
    batch
}

pub(super) fn set(id: Id, base: &str, new: &str) -> Change {
    Change::Set { entity: &Event::ENTITY, id, field: "sequence", base: Value::text(base), new: Value::text(new) }
}

/// The number a change of a sequence gives to this event.
pub(super) fn given(change: &Change, event: Id) -> Option<String> {
    match change {
        Change::Set { id, new, .. } if *id == event => Some(new.as_text().unwrap_or_default().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    fn between(before: &str, after: &str) -> Option<String> {
        Sequence::between(Sequence::parse(before)?, Sequence::parse(after)?).map(|found| found.to_string())
    }

    #[test]
    fn a_row_fits_between_two_others_until_there_is_no_room() {
        assert_eq!(between("1", "2").as_deref(), Some("1.5"));
        assert_eq!(between("1", "1.5").as_deref(), Some("1.2"));
        assert_eq!(between("1", "9").as_deref(), Some("5"));
        assert_eq!(between("1", "1.002").as_deref(), Some("1.001"));
        assert_eq!(between("1", "1.001"), None);
        assert_eq!(between("2", "2"), None);
    }

    #[test]
    fn numbers_read_back_and_other_text_is_none() {
        for text in ["1", "1.5", "12.125", "0", "999999999.999"] {
            assert_eq!(Sequence::parse(text).unwrap().to_string(), text);
        }
        for text in ["", ".5", "1.", "-1", "1.5.2", "one", "1.0001", "9999999999"] {
            let read = Sequence::parse(text).map(|found| found.to_string());
            assert_eq!(read, (text == "1.").then(|| "1".to_owned()), "{text}");
        }
    }

    #[test]
    fn numbering_afresh_follows_the_order_and_then_changes_nothing() {
        let mut first = entry(1, "GP", "2 Mar 2020", "a");
        first.event.sequence = "2.5".into();
        let all = composite(vec![entry(2, "GP", "3 Mar 2020", "b"), first.clone()]);
        assert_eq!(numbers(&all), ["2.5", "3"]);
        let batch = renumber(&all);
        assert_eq!(batch.changes, [set(1, "2.5", "1"), set(2, "", "2")]);
        let mut astray = entry(3, "GP", "4 Mar 2020", "c");
        astray.event.sequence = "1.5".into();
        let plain = |id, date| entry(id, "GP", date, "x");
        let rows = composite(vec![plain(1, "2 Mar 2020"), plain(2, "3 Mar 2020"), astray]);
        assert_eq!(numbers(&rows), ["1", "2", "3"], "a number that does not fit its date is not shown");
        first.event.sequence = "1".into();
        let mut second = entry(2, "GP", "3 Mar 2020", "b");
        second.event.sequence = "2".into();
        assert!(renumber(&composite(vec![second, first])).is_empty());
    }
}
