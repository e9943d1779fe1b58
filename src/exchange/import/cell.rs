//! One cell to one value of a field. What does not fit is kept as words with the reason. Must not know rows or the
//! register.

use super::date;
use super::draft::Taken;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::field::{Field, Kind};
use crate::domain::value::{Ref, Value, parse};
use crate::domain::vocabulary::List;
use crate::exchange::sheet::{Cell, CellValue};

/// The text of a cell on one line.
pub fn line(value: &CellValue) -> String {
    value.shown().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why a cell says nothing although something should stand there.
pub fn unread(cell: &Cell) -> Option<&'static str> {
    match &cell.value {
        CellValue::Empty if cell.formula => Some("a formula that was never worked out; open and save the file first"),
        CellValue::Error(_) => Some("the cell shows an error"),
        _ => None,
    }
}

/// Read a cell for a field that is neither a target, a status nor a name of another record.
pub fn take(entity: &'static Entity, field: &'static Field, cell: &Cell, today: Date) -> Taken {
    if let Some(why) = unread(cell) {
        return Taken::default().because(why.to_owned());
    }
    if cell.value.is_empty() {
        return Taken::default();
    }
    let text = line(&cell.value);
    match field.kind {
        Kind::Text => Taken::of(Value::text(text)),
        Kind::Long => Taken::of(Value::text(cell.value.shown().trim())),
        Kind::Date | Kind::Loose => date::take(entity, field, &cell.value, today),
        Kind::Choices(list) => {
            let whole = list.find(&text).map(|term| Value::Codes(vec![term.code.to_owned()]));
            whole.map_or_else(|| several(field, &cell.value.shown(), today), Taken::of)
        }
        Kind::Choice(list) if !list.open && list.find(&text).is_none() => {
            part_of(list, &text).unwrap_or_else(|| one(field, &text, today))
        }
        _ => one(field, &text, today),
    }
}

fn one(field: &'static Field, text: &str, today: Date) -> Taken {
    let nobody = |_: &str, _: &str| -> Result<Ref, String> { Err("this is looked up elsewhere".to_owned()) };
    match parse(field, text, today, &nobody) {
        Ok(value) => Taken::of(value),
        Err(why) => Taken::default().because(without_the_words(&why, text)).kept(),
    }
}

/// "On hold - trial": one term with more said beside it, which is kept.
fn part_of(list: &'static List, text: &str) -> Option<Taken> {
    let parts = text.split(['-', '\u{2013}', '\u{2014}', '(', ')', ':', ',', ';']);
    let mut terms: Vec<_> = parts.filter(|part| !part.trim().is_empty()).filter_map(|part| list.find(part)).collect();
    terms.dedup_by_key(|term| term.code);
    let [term] = terms.as_slice() else { return None };
    let why = format!("taken as \"{}\"; the words were kept in the remarks", term.label);
    Some(Taken::of(Value::code(term.code)).noting(why).kept())
}

/// Terms one after another: with semicolons or on lines, otherwise with commas.
fn several(field: &'static Field, text: &str, today: Date) -> Taken {
    let plain = one(field, text, today);
    if plain.value.is_some() || !text.contains(',') {
        return plain;
    }
    let with_commas = one(field, &text.replace(',', ";"), today);
    if with_commas.value.is_some() { with_commas } else { plain }
}

/// The reason without the words it is about: the report shows those beside it.
fn without_the_words(why: &str, text: &str) -> String {
    let rest = why.strip_prefix(&format!("\"{text}\"")).unwrap_or(why).trim_start_matches([':', ' ']);
    if rest.starts_with("is ") { format!("this {rest}") } else { rest.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::Case;

    static CASE: Entity = Case::ENTITY;

    fn taken(name: &str, text: &str) -> Taken {
        take(&CASE, CASE.field(name).unwrap(), &Cell::of(CellValue::text(text)), Date::constant(2026, 3, 27))
    }

    #[test]
    fn a_word_that_is_no_term_is_kept_with_the_reason() {
        let stage = taken("stage", "waiting for Bob");
        assert!(stage.value.is_none() && stage.keep);
        assert!(stage.why[0].0.starts_with("this is not in the list"), "{:?}", stage.why);
        assert_eq!(taken("stage", "On hold").value, Some(Value::code("paused")));
        let more = taken("stage", "On hold - until the trial is over");
        assert!(more.value == Some(Value::code("paused")) && more.keep && !more.why[0].1, "{more:?}");
        assert_eq!(taken("stage", "Draft - with panel").value, None, "two terms at once are not decided");
    }

    #[test]
    fn several_terms_stand_apart_by_semicolon_or_comma() {
        let want = Some(Value::Codes(vec!["intimate_partner".into(), "victim_suicide".into()]));
        assert_eq!(taken("category", "Intimate partner; Suicide").value, want);
        assert_eq!(taken("category", "Intimate partner, Suicide").value, want);
    }

    #[test]
    fn an_error_in_a_cell_is_no_text() {
        let cell = Cell::of(CellValue::Error("#N/A".into()));
        let title = take(&CASE, CASE.field("title").unwrap(), &cell, Date::constant(2026, 3, 27));
        assert!(title.value.is_none() && !title.why.is_empty());
    }
}
