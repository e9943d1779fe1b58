//! Word documents out: a few paragraph styles, tables whose headings repeat on every page, a marking at the head and
//! foot. Opens in Word, LibreOffice and python-docx. Must not know what the text is about.

mod parts;

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::pictured;
use crate::error::{Error, Result};

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Title,
    Heading1,
    Heading2,
    Normal,
    /// A shaded box across the page, for a warning.
    Banner,
}

impl Style {
    const fn id(self) -> &'static str {
        match self {
            Style::Title => "Title",
            Style::Heading1 => "Heading1",
            Style::Heading2 => "Heading2",
            Style::Normal => "Normal",
            Style::Banner => "Banner",
        }
    }
}

/// A document being built.
#[derive(Debug, Clone)]
pub struct Document {
    title: String,
    landscape: bool,
    header: String,
    footer: String,
    body: String,
}

impl Document {
    /// An empty A4 document, upright. The title is its only property; no author is recorded.
    pub fn new(title: impl Into<String>) -> Self {
        let (header, footer, body) = (String::new(), String::new(), String::new());
        Self { title: title.into(), landscape: false, header, footer, body }
    }

    /// Turn every page on its side.
    pub fn landscape(mut self) -> Self {
        self.landscape = true;
        self
    }

    /// Text at the head of every page, such as a marking.
    pub fn header(mut self, text: impl Into<String>) -> Self {
        self.header = text.into();
        self
    }

    /// Text at the foot of every page, before the page number.
    pub fn footer(mut self, text: impl Into<String>) -> Self {
        self.footer = text.into();
        self
    }

    /// Add a paragraph; `\n` breaks the line, tabs stay.
    pub fn paragraph(&mut self, style: Style, text: &str) -> &mut Self {
        self.body.push_str(&paragraph(style.id(), text, false));
        self
    }

    /// Start a new page.
    pub fn page_break(&mut self) -> &mut Self {
        self.body.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#);
        self
    }

    /// Add a table. `widths` are shares of the page's width by column; missing ones count as 1. A row shorter than
    /// the headings is filled up with empty cells, a longer one is cut to them.
    pub fn table(&mut self, headings: &[&str], widths: &[u32], rows: &[Vec<String>]) -> &mut Self {
        let share = |column: usize| widths.get(column).copied().unwrap_or(1).max(1);
        let all: u32 = (0..headings.len()).map(share).sum::<u32>().max(1);
        let room = if self.landscape { parts::LONG_SIDE } else { parts::SHORT_SIDE } - 2 * parts::MARGIN;
        let widths: Vec<u32> = (0..headings.len()).map(|column| room * share(column) / all).collect();
        self.body.push_str(parts::TABLE_START);
        self.body.push_str("<w:tblGrid>");
        self.body.extend(widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)));
        self.body.push_str("</w:tblGrid>");
        self.row(r#"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#, &widths, headings.iter().copied(), true);
        for row in rows {
            self.row("", &widths, row.iter().map(String::as_str), false);
        }
        // A table at the end of a document, or two in a row, need a paragraph after them.
        self.body.push_str("</w:tbl><w:p/>");
        self
    }

    fn row<'t>(&mut self, properties: &str, widths: &[u32], texts: impl Iterator<Item = &'t str>, bold: bool) {
        self.body.push_str("<w:tr>");
        self.body.push_str(properties);
        let shade = if bold { r#"<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>"# } else { "" };
        for (width, text) in widths.iter().zip(texts.chain(std::iter::repeat(""))) {
            let cell = format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>"#);
            self.body.push_str(&cell);
            for line in text.split('\n') {
                self.body.push_str(&paragraph("TableText", line, bold));
            }
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
    }

    /// The finished file. The same document always gives the same bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let section = parts::section(self.landscape);
        let document = format!("{}{}{section}</w:body></w:document>", parts::DOCUMENT_START, self.body);
        let header = parts::header(&paragraph("Header", &self.header, true));
        let footer = parts::footer(&runs(&self.footer, true));
        let core = parts::core(&escaped(&self.title));
        let files = [
            ("[Content_Types].xml", parts::CONTENT_TYPES),
            ("_rels/.rels", parts::PACKAGE_RELATIONS),
            ("docProps/core.xml", &core),
            ("word/document.xml", &document),
            ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS),
            ("word/styles.xml", parts::STYLES),
            ("word/settings.xml", parts::SETTINGS),
            ("word/header1.xml", &header),
            ("word/footer1.xml", &footer),
        ];
        pack(&files)
    }
}

fn pack(files: &[(&str, &str)]) -> Result<Vec<u8>> {
    // The zip format's own first moment: the bytes must not depend on the clock.
    let moment = DateTime::from_date_and_time(1980, 1, 1, 0, 0, 0).map_err(|error| failed().source(error))?;
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(moment);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, options).map_err(|error| failed().source(error))?;
        zip.write_all(text.as_bytes()).map_err(|error| failed().source(error))?;
    }
    Ok(zip.finish().map_err(|error| failed().source(error))?.into_inner())
}

fn failed() -> Error {
    Error::bug("The document could not be written").safe("Nothing was changed")
}

fn escaped(text: &str) -> String {
    escape(pictured(text)).into_owned()
}

fn paragraph(style: &str, text: &str, bold: bool) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, runs(text, bold))
}

/// A run with its tabs and line breaks; nothing for empty text.
fn runs(text: &str, bold: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = pictured(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut out = String::from("<w:r>");
    if bold {
        out.push_str("<w:rPr><w:b/></w:rPr>");
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                out.push_str("<w:tab/>");
            }
            out.push_str(r#"<w:t xml:space="preserve">"#);
            out.push_str(&escape(piece));
            out.push_str("</w:t>");
        }
    }
    out.push_str("</w:r>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read::{docx, open_bytes};
    use crate::exchange::sheet::CellValue;

    fn letter() -> Document {
        let mut document = Document::new("Action plan & notes").landscape().header("OFFICIAL-SENSITIVE").footer("NM1");
        document.paragraph(Style::Title, "Action plan").paragraph(Style::Banner, "Not for onward <sharing>");
        let rows = vec![vec!["1".to_owned(), "two\nlines\tand a tab \u{1b}".to_owned()], vec!["2".to_owned()]];
        document.table(&["Ref", "Action"], &[1, 4], &rows).paragraph(Style::Normal, "End");
        document
    }

    #[test]
    fn what_is_written_reads_back() {
        let bytes = letter().to_bytes().unwrap();
        let book = open_bytes("plan.docx", &bytes).unwrap();
        assert_eq!(book.sheets[0].value(2, 1), &CellValue::text("two\nlines\tand a tab ␛"));
        assert_eq!(book.sheets[0].rows.len(), 3);
        let text = docx::plain_text(&bytes).unwrap();
        assert!(text.starts_with("Action plan\nNot for onward <sharing>\nRef\tAction\n"), "{text}");
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        assert_eq!(letter().to_bytes().unwrap(), letter().to_bytes().unwrap());
    }
}
