use dhr::exchange::read::{open_bytes, open_bytes_watched};

use super::{workbook_around, zipped};

#[test]
fn a_zip_bomb_is_refused_before_it_grows() {
    let body = vec![b' '; 66 << 20];
    let bomb = zipped(&[("word/document.xml", &body)]);
    assert!(bomb.len() < 1 << 20);
    assert!(open_bytes("bomb.docx", &bomb).unwrap_err().what.contains("unpacks to more than 64 MB"));
}

#[test]
fn formatted_rows_without_values_are_passed_over() {
    let mut sheet = String::from("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    for number in 2..60_000 {
        sheet.push_str(&format!("<row r=\"{number}\" s=\"1\" customFormat=\"1\"><c r=\"A{number}\" s=\"1\"/></row>"));
    }
    sheet.push_str("<row r=\"60000\"><c r=\"A60000\"><v>2</v></c></row></sheetData></worksheet>");
    let book = open_bytes("long.xlsx", &workbook_around(sheet.as_bytes())).unwrap();
    let numbers: Vec<u32> = book.sheets[0].rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 60_000]);
    assert!(book.notes[0].contains("blank"));
}

#[test]
fn one_repeated_row_cannot_fill_the_memory() {
    let content = br#"<office:document-content><office:body><office:spreadsheet><table:table table:name="S">
        <table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float"
        office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table></office:spreadsheet>
        </office:body></office:document-content>"#;
    let mime: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let file = zipped(&[("mimetype", mime), ("content.xml", content)]);
    assert!(open_bytes("wide.ods", &file).unwrap_err().what.contains("which is more than is read"));
}

#[test]
fn a_value_far_to_the_right_is_noted_not_lost_in_silence() {
    let sheet = br#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData></worksheet>"#;
    let book = open_bytes("wide.xlsx", &workbook_around(sheet)).unwrap();
    assert_eq!(book.sheets[0].width(), 1);
    assert!(book.notes[0].contains("XFD1"));
}

#[test]
fn cells_without_addresses_follow_one_another() {
    let sheet = br#"<worksheet><sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>two</t></is></c></row><row><c t="b"><v>1</v></c></row></sheetData></worksheet>"#;
    let book = open_bytes("bare.xlsx", &workbook_around(sheet)).unwrap();
    let shown: Vec<String> =
        book.sheets[0].rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.value.shown())).collect();
    assert_eq!(shown, ["1", "two", "TRUE"]);
}

#[test]
fn a_long_read_can_be_stopped_and_reports_forward() {
    let rows: String = (1..5000).map(|row| format!("<row r=\"{row}\"><c><v>{row}</v></c></row>")).collect();
    let file = workbook_around(format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes());
    let mut told = Vec::new();
    let stopped = open_bytes_watched("long.xlsx", &file, &mut |done, total| {
        told.push(done);
        assert!(done <= total);
        told.len() < 3
    });
    assert!(stopped.unwrap_err().what.contains("stopped"));
    assert!(told.is_sorted() && told.len() == 3);
}
