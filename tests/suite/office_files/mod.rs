//! Files made by real office programs, and damaged ones, through the readers.

mod bounds;
mod fixtures;
mod mutated;
mod refusals;

use std::path::PathBuf;

use dhr::exchange::read::open;
use dhr::exchange::sheet::Workbook;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

fn book(name: &str) -> Workbook {
    open(&path(name)).unwrap()
}

/// A zip file with these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The least workbook around one worksheet part.
fn workbook_around(sheet: &[u8]) -> Vec<u8> {
    let book = br#"<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let rels = br#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    zipped(&[("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels), ("xl/worksheets/sheet1.xml", sheet)])
}
