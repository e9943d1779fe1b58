//! An agency that ended or merged while it owed a return.

use super::super::super::date::Date;
use super::super::super::register::{Agency, Return, Succession};
use super::super::super::value::Ref;
use super::state::outstanding;

/// Who took over, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takeover {
    /// One successor, or several when the agency was split: then a person chooses.
    pub to: Vec<Ref>,
    pub text: String,
}

/// Who owes a return now that its agency has ended; none while it stands, or when nothing is owed. Follows mergers of
/// mergers.
pub fn successor(owed: &Return, agencies: &[Agency], successions: &[Succession], today: Date) -> Option<Takeover> {
    let from = owed.agency.as_ref().filter(|_| outstanding(owed))?;
    let has_ended = |id| {
        let ended = agencies.iter().find(|agency| agency.id == id).and_then(|agency| agency.ended.as_ref());
        ended.and_then(|ended| ended.start).is_some_and(|start| start <= today)
    };
    if !has_ended(from.id) {
        return None;
    }
    let mut to: Vec<Ref> = Vec::new();
    let mut seen = vec![from.id];
    let mut open = vec![from.id];
    while let Some(id) = open.pop() {
        let next = successions.iter().filter(|row| row.from.as_ref().is_some_and(|from| from.id == id));
        for row in next.filter_map(|row| row.to.as_ref()) {
            if seen.contains(&row.id) {
                continue;
            }
            seen.push(row.id);
            if has_ended(row.id) {
                open.push(row.id);
            } else {
                to.push(row.clone());
            }
        }
    }
    let names: Vec<&str> = to.iter().map(|agency| agency.label.as_str()).collect();
    let text = match names.as_slice() {
        [] => {
            format!("{} has ended and nobody is recorded as having taken over; ask who holds its records.", from.label)
        }
        [one] => format!(
            "{} became {one}; confirm the contact there, and keep the old name on what was already sent.",
            from.label
        ),
        several => format!(
            "{} was split between {}; choose who owes this return.",
            from.label,
            super::super::wording::list(several)
        ),
    };
    Some(Takeover { to, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::LooseDate;

    fn agency(id: i64, ended: Option<Date>) -> Agency {
        Agency { id, ended: ended.map(LooseDate::day), ..Agency::default() }
    }

    fn row(from: i64, to: i64) -> Succession {
        Succession {
            from: Some(Ref::new(from, format!("Agency {from}"))),
            to: Some(Ref::new(to, format!("Agency {to}"))),
            ..Succession::default()
        }
    }

    #[test]
    fn a_return_follows_its_agency_through_mergers() {
        let ended = Some(Date::constant(2022, 7, 1));
        let today = Date::constant(2026, 3, 27);
        let agencies = [agency(1, ended), agency(2, ended), agency(3, None), agency(4, None), agency(5, ended)];
        let rows = [row(1, 2), row(2, 3), row(2, 1)];
        let owed = |id| Return { agency: Some(Ref::new(id, format!("Agency {id}"))), ..Return::default() };
        let found = successor(&owed(1), &agencies, &rows, today).unwrap();
        assert_eq!(found.to, [Ref::new(3, "")]);
        assert!(found.text.starts_with("Agency 1 became Agency 3"));
        let split = successor(&owed(1), &agencies, &[row(1, 3), row(1, 4)], today).unwrap();
        assert_eq!(split.to.len(), 2);
        assert!(successor(&owed(5), &agencies, &rows, today).unwrap().text.contains("nobody is recorded"));
        assert_eq!(successor(&owed(3), &agencies, &rows, today), None);
        assert_eq!(successor(&owed(1), &agencies, &rows, Date::constant(2022, 6, 30)), None, "not ended yet");
    }
}
