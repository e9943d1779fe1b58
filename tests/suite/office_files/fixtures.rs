use dhr::exchange::read::{docx, passages::passages};
use dhr::exchange::sheet::{CellValue, Format, Rgb, Row, Sheet, Shows};
use jiff::civil::{date, time};

use super::{book, path};

fn shown(sheet: &Sheet, number: u32) -> Vec<String> {
    sheet.row(number).unwrap().cells.iter().map(|cell| cell.value.shown()).collect()
}

#[test]
fn the_police_sample_reads_as_its_readme_says() {
    let book = book("samples/police-chronology.xlsx");
    let sheet = &book.sheets[0];
    assert_eq!((book.format, sheet.name.as_str(), sheet.rows.len()), (Format::Xlsx, "IMR chronology", 15));
    assert_eq!(shown(sheet, 3), ["Event date", "Event time", "Summary of contact", "Record", "Person", "Comment"]);
    assert_eq!(sheet.value(4, 0), &CellValue::Date { date: date(2020, 2, 7), time: None, shows: Shows::Day });
    assert_eq!(sheet.value(4, 1), &CellValue::Time(time(20, 15, 0, 0)));
    let both = CellValue::Date { date: date(2020, 11, 3), time: Some(time(22, 40, 0, 0)), shows: Shows::Day };
    assert_eq!(sheet.value(8, 0), &both);
    assert_eq!(sheet.value(14, 0), &CellValue::text("30/02/2021"));
    assert!(sheet.row(10).unwrap().is_blank());
}

#[test]
fn the_gp_sample_reads_as_its_readme_says() {
    let book = book("samples/gp-chronology.docx");
    let sheet = &book.sheets[0];
    assert_eq!((book.format, book.sheets.len(), sheet.rows.len()), (Format::Docx, 1, 11));
    assert_eq!(shown(sheet, 8), ["05/11/2020", "14.20", "Seen alone. Discloses threats. Referred.", "EMIS"]);
}

#[test]
fn the_action_plan_sample_reads_as_its_readme_says() {
    let book = book("samples/action-plan.csv");
    let sheet = &book.sheets[0];
    assert_eq!((book.format, sheet.rows.len(), sheet.width()), (Format::Csv, 11, 9));
    assert_eq!(sheet.value(9, 2), &CellValue::text("Publish two pages, bilingual"));
    assert_eq!(sheet.value(11, 5), &CellValue::text("01/10/2022, then every 6 months"));
}

/// What the tracker holds, whichever program wrote it.
fn check_tracker(name: &str) {
    let book = book(name);
    let names: Vec<_> = book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("Cover", false), ("Tracker", false), ("Lists", true)], "{name}");
    let sheet = &book.sheets[1];
    assert_eq!(sheet.hidden_columns, [6], "{name}");
    // Headings in two merged rows under a merged title.
    assert_eq!(sheet.row(1).unwrap().cells[5].merged_from, Some((1, 0)), "{name}");
    assert!(sheet.row(2).unwrap().is_blank(), "{name}");
    assert_eq!(sheet.value_through_merge(4, 0), &CellValue::text("Review"), "{name}");
    assert_eq!(sheet.value_through_merge(3, 2), &CellValue::text("Dates"), "{name}");
    // A reference merged over two rows, the second of them hidden.
    assert_eq!(sheet.value_through_merge(7, 0), &CellValue::text("NM2"), "{name}");
    let hidden: Vec<u32> = sheet.rows.iter().filter(|row| row.hidden).map(|row| row.number).collect();
    assert_eq!(hidden, [7], "{name}");
    let fills: Vec<_> = (5..=8).map(|number| sheet.row(number).unwrap().cells[3].fill).collect();
    let (red, amber, green) = (Rgb(255, 0, 0), Rgb(255, 192, 0), Rgb(0, 176, 80));
    assert_eq!(fills, [Some(red), Some(amber), Some(green), Some(amber)], "{name}");
    let moment = CellValue::Date { date: date(2019, 3, 6), time: Some(time(14, 30, 0, 0)), shows: Shows::Day };
    assert_eq!(sheet.value(5, 2), &moment, "{name}");
    assert_eq!(sheet.value(7, 2), &CellValue::Time(time(20, 15, 0, 0)), "{name}");
    assert_eq!(sheet.value(5, 4), &CellValue::Bool(true), "{name}");
    assert_eq!(sheet.value(5, 5), &CellValue::text("First line\nSecond line"), "{name}");
    assert_eq!(sheet.value(6, 5), &CellValue::text("Seen alone twice"), "{name}");
    let month = CellValue::Date { date: date(2020, 3, 1), time: None, shows: Shows::Month };
    assert_eq!(sheet.value(5, 6), &month, "{name}");
    assert_eq!(sheet.value(6, 6), &CellValue::Number(0.5), "{name}");
    assert_eq!(sheet.value(8, 2), &CellValue::Error("#N/A".to_owned()), "{name}");
    assert!(sheet.row(8).unwrap().cells[1].formula, "{name}");
}

#[test]
fn one_tracker_reads_the_same_from_three_programs() {
    check_tracker("sheets/tracker.xlsx");
    check_tracker("sheets/tracker-libreoffice.xlsx");
    check_tracker("sheets/tracker.ods");
}

#[test]
fn an_escape_sequence_in_a_cell_keeps_its_bytes() {
    assert_eq!(book("sheets/tracker.xlsx").sheets[1].value(7, 5), &CellValue::text("\u{1b}[31m red"));
}

#[test]
fn dates_counted_from_1904_are_the_days_meant() {
    let book = book("sheets/mac-1904.xlsx");
    let day = CellValue::Date { date: date(2020, 2, 7), time: None, shows: Shows::Day };
    assert_eq!(book.sheets[0].value(2, 0), &day);
    let moment = CellValue::Date { date: date(2020, 2, 7), time: Some(time(9, 5, 0, 0)), shows: Shows::Day };
    assert_eq!(book.sheets[0].value(3, 0), &moment);
}

#[test]
fn tables_of_a_document_read_the_same_from_two_programs() {
    for name in ["sheets/school-chronology.docx", "sheets/school-chronology-libreoffice.docx"] {
        let book = book(name);
        assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Table 1", "Table 2"]);
        let sheet = &book.sheets[1];
        assert_eq!(sheet.row(2).unwrap().cells[3].merged_from, Some((2, 0)), "{name}");
        assert_eq!(sheet.value_through_merge(4, 0), &CellValue::text("4 March 2019"), "{name}");
        assert_eq!(sheet.value(3, 1), &CellValue::text("Absent\nNo call home"), "{name}");
        assert_eq!(sheet.row(3).unwrap().cells[3].fill, Some(Rgb(255, 192, 0)), "{name}");
        assert_eq!(sheet.value(6, 1), &CellValue::text("Spoke to mother"), "{name}");
        assert_eq!(sheet.value(6, 2), &CellValue::text("in\tside"), "{name}");
    }
}

#[test]
fn a_text_table_in_windows_1252_with_semicolons_is_read() {
    let book = book("sheets/health.csv");
    let sheet = &book.sheets[0];
    assert_eq!(shown(sheet, 2), ["12/03/2019", "Visit; “well”", "Line one\nLine two"]);
    assert_eq!(shown(sheet, 4), ["c. May 2019", "Café – no reply", ""]);
    assert_eq!(sheet.rows.iter().map(|row: &Row| row.number).collect::<Vec<_>>(), [1, 2, 4, 5]);
    assert!(book.notes[0].contains("Windows-1252"));
}

#[test]
fn a_letter_is_read_as_paragraphs_without_its_deletions() {
    let text = docx::plain_text(&std::fs::read(path("sheets/letter.docx")).unwrap()).unwrap();
    assert!(
        text.starts_with("Dear Chair\nThank you for the report. It was read by all.\nSee the address.\n"),
        "{text}"
    );
    assert!(!text.contains("Fern"), "{text}");
}

#[test]
fn every_hidden_corner_of_a_document_is_searched() {
    let found = passages(&std::fs::read(path("sheets/letter.docx")).unwrap()).unwrap();
    for (word, place) in [
        ("Alder", "property title"),
        ("Bramble", "property creator"),
        ("Cedar", "header"),
        ("Dogwood", "footer"),
        ("Elder", "author"),
        ("Fern", "tracked deletion"),
        ("Gorse", "footnote"),
        ("Hazel", "author"),
        ("Ivy", "comment"),
        ("juniper", "link"),
        ("Larch", "text box"),
    ] {
        let hit = found.passages.iter().find(|passage| passage.text.contains(word));
        assert!(hit.is_some_and(|hit| hit.place.contains(place)), "{word}: {hit:?}");
    }
}

#[test]
fn every_hidden_corner_of_a_workbook_is_searched() {
    let found = passages(&std::fs::read(path("sheets/health.xlsx")).unwrap()).unwrap();
    for word in ["Café", "Cedar", "Juniper", "Maple Reader", "Bramble"] {
        assert!(found.passages.iter().any(|passage| passage.text.contains(word)), "{word}");
    }
}

#[test]
fn the_properties_and_pages_of_a_pdf_are_searched() {
    let found = dhr::exchange::read::pdf::read(&std::fs::read(path("sheets/letter.pdf")).unwrap()).unwrap();
    let has = |place: &str, text: &str| found.passages.iter().any(|own| own.place == place && own.text.contains(text));
    assert!(has("properties: author", "Bramble Author") && has("properties: title", "Alder"), "{found:?}");
    assert!(found.passages.iter().any(|own| own.place == "page 1") && found.doubtful.is_empty(), "{found:?}");
}

/// The least letter around these paragraphs, with the lists and styles Word keeps in parts of their own.
fn letter_of(paragraphs: &[(Option<(u8, u8)>, &str)]) -> Vec<u8> {
    let mut body = String::new();
    for (item, text) in paragraphs {
        let list = item.map_or_else(String::new, |(list, level)| {
            format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>"#)
        });
        body += &format!("<w:p>{list}<w:r><w:t>{text}</w:t></w:r></w:p>");
    }
    let lists = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
        <w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        </w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61623;"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let rels = r#"<Relationships><Relationship Id="r1" Type="x/numbering" Target="numbering.xml"/></Relationships>"#;
    super::zipped(&[
        ("word/document.xml", format!("<w:document><w:body>{body}</w:body></w:document>").as_bytes()),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
        ("word/numbering.xml", lists.as_bytes()),
    ])
}

#[test]
fn the_numbers_and_bullets_word_draws_itself_are_points_with_their_sub_points() {
    use dhr::domain::process::quality::read;
    let points = |paragraphs: &[(Option<(u8, u8)>, &str)]| {
        let text = dhr::exchange::read::passages::letter(&letter_of(paragraphs)).unwrap();
        read(&text).points.into_iter().map(|point| format!("{}|{}", point.number, point.text)).collect::<Vec<_>>()
    };
    let numbered = points(&[
        (None, "Dear Priya,"),
        (None, "Areas for final development:"),
        (Some((1, 0)), "Define coercive control."),
        (Some((1, 0)), "The equality section is thin:"),
        (Some((1, 1)), "disability is not considered;"),
        (Some((1, 1)), "age is named but not analysed."),
        (Some((1, 0)), "A tribute would help the reader."),
        (None, "Yours sincerely,"),
    ]);
    let wanted = [
        "1|Define coercive control.",
        "2|The equality section is thin:",
        "2a|disability is not considered;",
        "2b|age is named but not analysed.",
        "3|A tribute would help the reader.",
    ];
    assert_eq!(numbered, wanted);
    let bulleted = points(&[
        (None, "Dear Priya,"),
        (None, "The panel asks for these changes:"),
        (Some((2, 0)), "Please define coercive control."),
        (Some((2, 0)), "Please look again at the equality section:"),
        (Some((2, 1)), "disability;"),
        (Some((2, 0)), "Please bring the action plan up to date."),
    ]);
    let wanted = [
        "1|Please define coercive control.",
        "2|Please look again at the equality section:",
        "2a|disability;",
        "3|Please bring the action plan up to date.",
    ];
    assert_eq!(bulleted, wanted);
}
