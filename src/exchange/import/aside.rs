//! Rows below the headings that are no rows of the list: blank ones, headings, totals, lines across the columns, and
//! lines that name the case of the rows below. Must not know drafts or the register.

use super::heading::LONGEST_HEADING;
use super::names;
use super::plan::Plan;
use super::reference::leading_case;
use crate::exchange::sheet::{Cell, CellValue, Row};

/// What such a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// It holds nothing to bring in, for this reason.
    Nothing(&'static str),
    /// The headings of the sheet again.
    Headings,
    /// The same headings in another order: those of another table.
    OtherHeadings,
    /// The rows below are of the case of this reference.
    Case(String),
}

/// What a row is, if it is no row of the list.
pub fn aside(row: &Row, plan: &Plan<'_>) -> Option<Aside> {
    let filled: Vec<(usize, &Cell)> = row.cells.iter().enumerate().filter(|(_, cell)| !cell.value.is_empty()).collect();
    let Some((column, first)) = filled.first().copied() else {
        let uncounted = row.cells.iter().any(|cell| cell.formula);
        return (!uncounted).then_some(Aside::Nothing("a blank row"));
    };
    if let Some(case) = names_a_case(&filled, plan) {
        return Some(Aside::Case(case));
    }
    if let Some(headings) = headings(&filled, plan) {
        return Some(headings);
    }
    if is_total(column, &filled, plan) {
        return Some(Aside::Nothing("a row of totals"));
    }
    let across = row.cells.get(column + 1).and_then(|cell| cell.merged_from) == Some((row.number, column));
    if filled.len() == 1 && across && matches!(first.value, CellValue::Text(_)) {
        return Some(Aside::Nothing("a line across the columns"));
    }
    None
}

/// The case a line by itself names, where no column says which case a row is of.
fn names_a_case(filled: &[(usize, &Cell)], plan: &Plan<'_>) -> Option<String> {
    match filled {
        [(_, Cell { value: CellValue::Text(text), .. })] if plan.acts() && plan.reference().is_none() => {
            leading_case(text)
        }
        _ => None,
    }
}

/// Whether a row repeats the headings, where they stand or in another order.
fn headings(filled: &[(usize, &Cell)], plan: &Plan<'_>) -> Option<Aside> {
    let own = |column: usize| plan.headings.shown.get(column).map(|text| names::plain(text)).unwrap_or_default();
    // Text of megabytes is read no further: it is no heading.
    let said = filled.iter().filter_map(|(column, cell)| {
        let shown = cell.value.shown();
        (shown.len() <= LONGEST_HEADING).then(|| (*column, names::plain(&shown)))
    });
    let said: Vec<(usize, String)> = said.filter(|(_, text)| !text.is_empty()).collect();
    let in_place = said.iter().filter(|(column, text)| *text == own(*column)).count();
    if in_place >= 2 && in_place * 2 > filled.len() {
        return Some(Aside::Headings);
    }
    let anywhere = |text: &String| (0..plan.headings.shown.len()).any(|column| own(column) == *text);
    let known = said.iter().filter(|(_, text)| anywhere(text)).count();
    (known >= 3 && known * 3 >= filled.len() * 2).then_some(Aside::OtherHeadings)
}

fn is_total(column: usize, filled: &[(usize, &Cell)], plan: &Plan<'_>) -> bool {
    let Some((_, first)) = filled.first() else { return false };
    let said = first.value.shown().trim().trim_end_matches(':').to_lowercase();
    let total = ["total", "totals", "grand total", "sub-total", "subtotal", "sub total"].contains(&said.as_str())
        || said.starts_with("total ")
        || said.starts_with("grand total");
    let is_number = |cell: &Cell| match &cell.value {
        CellValue::Text(text) => !text.contains(char::is_alphabetic),
        _ => true,
    };
    let rest_are_numbers = filled.iter().skip(1).all(|(_, cell)| is_number(cell));
    let for_a_reference = plan.reference().is_some_and(|mapped| mapped.column == column) && !said.contains(' ');
    total && (rest_are_numbers || for_a_reference)
}
