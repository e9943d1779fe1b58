//! An agency that ended or merged while it owed a return.

use super::super::super::date::Date;
use super::super::super::register::Return;
use super::super::super::value::Ref;
use super::super::became::Agencies;
use super::state::outstanding;

/// Who took over, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takeover {
    /// One successor, or several when the agency was split: then a person chooses.
    pub to: Vec<Ref>,
    pub text: String,
}

/// Who owes a return now that its agency has ended; none while it stands, or when nothing is owed.
pub fn successor(owed: &Return, agencies: &Agencies, today: Date) -> Option<Takeover> {
    let from = owed.agency.as_ref().filter(|_| outstanding(owed))?;
    let to = agencies.became(from.id, &today)?.to;
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
    use crate::domain::register::{Agency, Succession};

    #[test]
    fn a_return_follows_its_agency_and_a_return_that_is_in_does_not() {
        let ended = LooseDate::day(Date::constant(2022, 7, 1));
        let today = Date::constant(2026, 3, 27);
        let old = [1, 5].map(|id| Agency { id, ended: Some(ended.clone()), ..Agency::default() });
        let row = |to: i64| Succession {
            from: Some(Ref::new(1, "Agency 1")),
            to: Some(Ref::new(to, format!("Agency {to}"))),
            ..Succession::default()
        };
        let owed = |id| Return { agency: Some(Ref::new(id, format!("Agency {id}"))), ..Return::default() };
        let all = Agencies::of(&old, &[row(3)]);
        let found = successor(&owed(1), &all, today).unwrap();
        assert_eq!(found.to, [Ref::new(3, "")]);
        assert!(found.text.starts_with("Agency 1 became Agency 3"));
        assert_eq!(successor(&owed(1), &Agencies::of(&old, &[row(3), row(4)]), today).unwrap().to.len(), 2);
        assert!(successor(&owed(5), &all, today).unwrap().text.contains("nobody is recorded"));
        assert_eq!(successor(&owed(3), &all, today), None);
        assert_eq!(successor(&Return { received: Some(today), ..owed(1) }, &all, today), None);
    }
}
