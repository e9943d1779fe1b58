//! All requests of a case in one step.

use super::super::super::calendar::{Holidays, Span, due};
use super::super::super::change::Batch;
use super::super::super::date::Date;
use super::super::super::value::{Ref, Value};
use super::super::clock::{CLOCKS, Length, Subject};
use super::super::{Dossier, wording};

/// The batch that asks agencies for returns: one row each, with its due date. Without a span the default of the kind is
/// taken. An agency already asked for the same kind is left out.
///
/// # Errors
/// In words: nobody to ask, or a date outside the calendar. Nothing is half done.
pub fn request(
    dossier: &Dossier,
    wanted: &[(Ref, String)],
    asked: Date,
    span: Option<Span>,
    holidays: &Holidays,
) -> Result<Batch, String> {
    let entity = super::super::super::register::entity("return").ok_or("there is no list of returns")?;
    let open: Vec<&(Ref, String)> = wanted
        .iter()
        .filter(|(agency, kind)| {
            !dossier.returns.iter().any(|owed| owed.agency.as_ref() == Some(agency) && owed.kind.is(kind))
        })
        .collect();
    if open.is_empty() {
        return Err("nobody is left to ask: every agency chosen has been asked for this already".to_owned());
    }
    let mut batch =
        Batch::new(format!("asked for {}", wording::counted(i64::try_from(open.len()).unwrap_or(i64::MAX), "return")));
    for (agency, kind) in open {
        let length = span.or_else(|| default(kind)).ok_or("no length of time is known for this kind of return")?;
        let day = due(asked, length, false, holidays)?.due;
        batch.add(
            entity,
            vec![
                ("case", Value::Link(dossier.link())),
                ("agency", Value::Link(agency.clone())),
                ("kind", Value::code(kind.clone())),
                ("stage", Value::code("requested")),
                ("asked", asked.into()),
                ("due", day.into()),
                ("original_due", day.into()),
            ],
        );
    }
    Ok(batch)
}

/// The default time for a kind of return, as the clocks say.
fn default(kind: &str) -> Option<Span> {
    CLOCKS.iter().find_map(|clock| match (&clock.subject, clock.length) {
        (Subject::Return(kinds, _), Length::Span(text)) if kinds.contains(&kind) => Span::parse(text).ok(),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;
    use crate::domain::register::Return;
    use crate::domain::value::Code;

    #[test]
    fn all_requests_of_a_case_are_one_step_and_nobody_is_asked_twice() {
        let mut dossier = sample::decided(Date::constant(2026, 1, 5));
        dossier.returns = vec![Return { agency: Some(Ref::new(1, "")), kind: Code("imr".into()), ..Return::default() }];
        let wanted = [
            (Ref::new(1, "A"), "imr".to_owned()),
            (Ref::new(2, "B"), "imr".to_owned()),
            (Ref::new(1, "A"), "scoping".to_owned()),
        ];
        let asked = Date::constant(2026, 1, 12);
        let none = Holidays::default();
        let batch = request(&dossier, &wanted, asked, None, &none).unwrap();
        assert_eq!((batch.changes.len(), batch.label.as_str()), (2, "asked for 2 returns"));
        let after = dossier.after(&batch);
        assert_eq!(after.returns[1].due, Some(Date::constant(2026, 3, 2)));
        assert_eq!(after.returns[2].due, Some(Date::constant(2026, 1, 26)));
        let own = request(&dossier, &wanted[1..2], asked, Some(Span::parse("4w").unwrap()), &none).unwrap();
        assert_eq!(dossier.after(&own).returns[1].due, Some(Date::constant(2026, 2, 9)));
        assert!(request(&dossier, &wanted[..1], asked, None, &none).unwrap_err().contains("already"));
    }
}
