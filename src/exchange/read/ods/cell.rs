//! One cell of an OpenDocument sheet. Must not know where it stands.

use jiff::civil::{Date, DateTime, Time};

use super::super::xml::{Node, Tag, Xml};
use super::styles::Styles;
use crate::error::Result;
use crate::exchange::sheet::serial::{Epoch, time_cell};
use crate::exchange::sheet::{Cell, CellValue, Shows};

/// How an error in a formula is shown.
const ERRORS: &[&str] = &["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "Err:"];

/// After the opening tag of a cell: what it holds.
pub fn read(xml: &mut Xml<'_>, tag: &Tag<'_>, styles: &Styles) -> Result<Cell> {
    let mut kind = String::new();
    let mut told = String::new();
    let (mut style, mut formula) = (None, false);
    for (key, value) in tag.attrs() {
        match key {
            "value-type" => kind = value.into_owned(),
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => told = value.into_owned(),
            "style-name" => style = Some(value),
            "formula" => formula = true,
            _ => {}
        }
    }
    let said = text(xml)?;
    let counted = said.is_some();
    let text = said.unwrap_or_default();
    let fill = style.as_ref().and_then(|style| styles.fill(style));
    let struck = style.as_ref().is_some_and(|style| styles.strikes(style));
    let value = match kind.as_str() {
        "date" => dated(&told, style.map(|style| styles.shows(&style)).unwrap_or_default()),
        "time" => clocked(&told),
        "boolean" => Some(CellValue::Bool(told == "true")),
        // A formula's truth is stored as a number and only shown as a word.
        "float" if text == "TRUE" || text == "FALSE" => Some(CellValue::Bool(text == "TRUE")),
        "float" | "percentage" | "currency" => told.parse().ok().map(CellValue::Number),
        _ if formula && ERRORS.iter().any(|error| text.starts_with(error)) => Some(CellValue::Error(text.clone())),
        _ if text.is_empty() => Some(CellValue::text(told)),
        _ => None,
    };
    let value = value.unwrap_or_else(|| CellValue::text(text));
    // What a formula came to may be no text at all: then the cell is as good as blank.
    formula &= !(counted && value.is_empty());
    let struck = struck && !value.is_empty();
    Ok(Cell { value, fill, merged_from: None, formula, struck })
}

/// The paragraphs of a cell as lines, without its comment and drawings; none where there is no paragraph.
fn text(xml: &mut Xml<'_>) -> Result<Option<String>> {
    let mut out = String::new();
    let mut inside = 0usize;
    let mut first = true;
    xml.each_inside(|xml, node| {
        match node {
            Node::Open(tag) => match tag.name() {
                "annotation" | "frame" | "custom-shape" | "table" | "ruby-text" | "detective" => xml.skip()?,
                "p" | "h" => {
                    if !std::mem::take(&mut first) {
                        out.push('\n');
                    }
                    inside += 1;
                }
                "s" => {
                    let count = tag.attr("c").and_then(|count| count.parse().ok()).unwrap_or(1usize);
                    out.extend(std::iter::repeat_n(' ', count.min(1000)));
                }
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                _ => {}
            },
            Node::Close(end) if matches!(end.name(), "p" | "h") => inside = inside.saturating_sub(1),
            Node::Text(text) if inside > 0 => out.push_str(&text),
            Node::Close(_) | Node::Text(_) | Node::Done => {}
        }
        Ok(())
    })?;
    Ok((!first).then_some(out))
}

fn dated(told: &str, shows: Shows) -> Option<CellValue> {
    let (day, rest) = told.split_once('T').unwrap_or((told, ""));
    let date: Date = day.parse().ok()?;
    if rest.is_empty() {
        return Some(CellValue::Date { date, time: None, shows });
    }
    let time = told.parse::<DateTime>().ok()?.time();
    // A whole day in a column formatted with hours is a day typed without a time, not midnight.
    let time = if time == Time::midnight() { None } else { Some(time) };
    Some(CellValue::Date { date, time, shows })
}

/// `PT20H15M00S`, hours, minutes and seconds of any length.
fn clocked(told: &str) -> Option<CellValue> {
    let mut seconds = 0.0;
    let mut number = String::new();
    for character in told.strip_prefix("PT")?.chars() {
        let unit = match character {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            digit => {
                number.push(if digit == ',' { '.' } else { digit });
                continue;
            }
        };
        seconds += unit * std::mem::take(&mut number).parse::<f64>().ok()?;
    }
    time_cell(seconds / 86_400.0, Epoch::From1900)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn cell(text: &str) -> Cell {
        let mut xml = Xml::new(text);
        match xml.next().unwrap() {
            Node::Open(tag) => read(&mut xml, &tag, &Styles::default()).unwrap(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let value = |text: &str| cell(text).value;
        let day = CellValue::Date { date: date(2020, 2, 7), time: Some(time(9, 5, 0, 0)), shows: Shows::Day };
        assert_eq!(value(r#"<c office:value-type="date" office:date-value="2020-02-07T09:05:00"/>"#), day);
        let evening = CellValue::Time(time(20, 15, 0, 0));
        assert_eq!(value(r#"<c office:value-type="time" office:time-value="PT20H15M00.000S"/>"#), evening);
        assert_eq!(value(r#"<c office:value-type="float" office:value="0.5"/>"#), CellValue::Number(0.5));
        assert_eq!(value(r#"<c office:value-type="boolean" office:boolean-value="true"/>"#), CellValue::Bool(true));
        let error = r##"<c table:formula="of:=NA()" office:value-type="string"><text:p>#N/A</text:p></c>"##;
        assert_eq!(cell(error).value, CellValue::Error("#N/A".into()));
        assert!(cell(error).formula);
    }

    #[test]
    fn a_formula_that_came_to_no_text_is_a_blank_cell_and_one_never_worked_out_is_not() {
        assert!(!cell(r#"<c table:formula="of:=IF(1=2;1;&quot;&quot;)"><text:p/></c>"#).formula);
        assert!(cell(r#"<c table:formula="of:=[.A1]"/>"#).formula);
    }

    #[test]
    fn lines_and_spaces_are_kept_and_the_comment_is_not_the_value() {
        let text = r#"<c office:value-type="string"><office:annotation><text:p>aside</text:p></office:annotation>
            <text:p>a<text:s text:c="2"/>b</text:p><text:p><text:span>c</text:span></text:p></c>"#;
        assert_eq!(cell(text).value, CellValue::text("a  b\nc"));
    }
}
