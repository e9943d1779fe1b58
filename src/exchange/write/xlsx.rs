//! Excel workbooks out: bold headings that stay in view, widths that fit, dates as dates, text as text.
//! Must not know what the values mean.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Table, guarded};
use crate::error::{Error, Result};
use crate::exchange::sheet::{CellValue, Shows};

/// Excel holds this many characters in a cell and no more.
const LONGEST: usize = 32_767;
const CUT: &str = " [cut: a cell holds no more]";
/// Column widths in characters.
const WIDTHS: (usize, usize) = (8, 60);
const NAME: usize = 31;

/// The tables as sheets of one workbook. `marking` (such as OFFICIAL-SENSITIVE) is printed at the head and foot of
/// every page. Text longer than a cell holds is cut and says so. Errors: more rows than a sheet has.
pub fn xlsx(tables: &[Table], title: &str, marking: Option<&str>) -> Result<Vec<u8>> {
    write(tables, title, marking).map_err(|error| {
        Error::data("The workbook could not be written")
            .safe("Nothing was changed")
            .next("Export fewer rows")
            .source(error)
    })
}

struct Formats {
    heading: Format,
    text: Format,
    day: Format,
    moment: Format,
    month: Format,
    year: Format,
    time: Format,
}

fn write(tables: &[Table], title: &str, marking: Option<&str>) -> Result<Vec<u8>, XlsxError> {
    let top = || Format::new().set_align(FormatAlign::Top);
    let formats = Formats {
        heading: top().set_bold().set_text_wrap(),
        text: top().set_text_wrap(),
        day: top().set_num_format("dd/mm/yyyy"),
        moment: top().set_num_format("dd/mm/yyyy hh:mm"),
        month: top().set_num_format("mmmm yyyy"),
        year: top().set_num_format("yyyy"),
        time: top().set_num_format("hh:mm"),
    };
    let mut book = Workbook::new();
    // A fixed moment, so that the same register gives the same file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let mut names = Vec::new();
    for table in tables {
        let sheet = book.add_worksheet();
        let name = sheet_name(&table.name, &names);
        sheet.set_name(&name)?;
        names.push(name.to_lowercase());
        if let Some(marking) = marking {
            let marking = marking.replace('&', "&&");
            sheet.set_header(format!("&C{marking}"));
            sheet.set_footer(format!("&C{marking}&RPage &P of &N"));
        }
        sheet.set_landscape().set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
        fill(sheet, table, &formats)?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    let mut widths: Vec<usize> = Vec::new();
    for (heading, column) in table.headings.iter().zip(0u16..) {
        sheet.write_string_with_format(0, column, fitting(heading), &formats.heading)?;
        widths.push(widest(heading) + 2);
    }
    for (row, number) in table.rows.iter().zip(1u32..) {
        for (value, column) in row.iter().zip(0u16..) {
            put(sheet, number, column, value, formats)?;
            let width = widest(&value.shown());
            match widths.get_mut(usize::from(column)) {
                Some(known) => *known = width.max(*known),
                None => widths.push(width),
            }
        }
    }
    for (width, column) in widths.into_iter().zip(0u16..) {
        let width = u16::try_from(width.clamp(WIDTHS.0, WIDTHS.1) + 1).unwrap_or(u16::MAX);
        sheet.set_column_width(column, f64::from(width))?;
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &CellValue, formats: &Formats) -> Result<(), XlsxError> {
    match value {
        CellValue::Empty => {}
        CellValue::Text(text) | CellValue::Error(text) => {
            sheet.write_string_with_format(row, column, fitting(text), &formats.text)?;
        }
        CellValue::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        CellValue::Bool(truth) => {
            sheet.write_boolean(row, column, *truth)?;
        }
        CellValue::Time(time) => {
            let clock = (time.hour().unsigned_abs().into(), time.minute().unsigned_abs(), time.second().unsigned_abs());
            let time = ExcelDateTime::from_hms(clock.0, clock.1, f64::from(clock.2))?;
            sheet.write_datetime_with_format(row, column, &time, &formats.time)?;
        }
        // Excel knows no day before 1900.
        CellValue::Date { date, .. } if date.year() < 1900 => {
            sheet.write_string_with_format(row, column, value.shown(), &formats.text)?;
        }
        CellValue::Date { date, time, shows } => {
            let day = ExcelDateTime::from_ymd(
                date.year().unsigned_abs(),
                date.month().unsigned_abs(),
                date.day().unsigned_abs(),
            )?;
            let (moment, format) = match (time, shows) {
                (Some(time), _) => {
                    let (hour, minute) = (time.hour().unsigned_abs().into(), time.minute().unsigned_abs());
                    (day.and_hms(hour, minute, f64::from(time.second()))?, &formats.moment)
                }
                (None, Shows::Day) => (day, &formats.day),
                (None, Shows::Month) => (day, &formats.month),
                (None, Shows::Year) => (day, &formats.year),
            };
            sheet.write_datetime_with_format(row, column, &moment, format)?;
        }
    }
    Ok(())
}

/// Guarded, and cut to what a cell holds.
fn fitting(text: &str) -> String {
    let text = guarded(text);
    if text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let room = LONGEST - CUT.len();
    let mut used = 0;
    let kept = text.chars().take_while(|character| {
        used += character.len_utf16();
        used <= room
    });
    kept.chain(CUT.chars()).collect()
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// A name Excel takes: short, without its forbidden signs, not one of those taken.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let allowed = wanted.chars().map(|sign| if "[]:*?/\\".contains(sign) || sign.is_control() { ' ' } else { sign });
    let plain: String = allowed.collect();
    let plain = plain.trim().trim_matches('\'');
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "Sheet" } else { plain };
    let short = |room: usize| plain.chars().take(room).collect::<String>().trim_end().to_owned();
    let mut name = short(NAME.min(24));
    let mut number = 2;
    while taken.contains(&name.to_lowercase()) {
        name = format!("{} {number}", short(NAME - 8));
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read::open_bytes;
    use jiff::civil::{date, time};

    #[test]
    fn every_kind_of_value_reads_back_as_it_was() {
        let row = vec![
            CellValue::text("two\nlines \u{1b}[31m"),
            CellValue::Number(-1.5),
            CellValue::Bool(true),
            CellValue::Date { date: date(2021, 6, 14), time: None, shows: Shows::Day },
            CellValue::Date { date: date(2021, 6, 14), time: Some(time(7, 5, 0, 0)), shows: Shows::Day },
            CellValue::Date { date: date(2020, 3, 1), time: None, shows: Shows::Month },
            CellValue::Time(time(20, 15, 0, 0)),
            CellValue::Empty,
            CellValue::text("=1+1"),
        ];
        let headings = vec!["A heading".to_owned()];
        let table = Table { name: "Actions: all/open".into(), headings, rows: vec![row.clone()] };
        let bytes = xlsx(&[table.clone(), table], "Actions", Some("OFFICIAL-SENSITIVE")).unwrap();
        let book = open_bytes("out.xlsx", &bytes).unwrap();
        assert_eq!(book.sheets.len(), 2);
        assert_eq!(book.sheets[0].name, "Actions  all open");
        let cells = &book.sheets[0].rows[1].cells;
        for (cell, written) in cells.iter().zip(&row).take(8) {
            assert_eq!(&cell.value, written);
        }
        assert_eq!(cells[8].value, CellValue::text("'=1+1"));
        assert!(!cells[8].formula);
    }

    #[test]
    fn text_past_the_limit_of_a_cell_is_cut_and_says_so() {
        let cut = fitting(&"ab😀".repeat(20_000));
        assert!(cut.encode_utf16().count() <= LONGEST);
        assert!(cut.ends_with(CUT));
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let table = Table { rows: vec![vec![CellValue::text("a")]], ..Table::default() };
        let bytes = || xlsx(std::slice::from_ref(&table), "t", None).unwrap();
        assert_eq!(bytes(), bytes());
    }
}
