//! The composite as a Word document: on its side, headings on every page, the marking at head and foot.

use super::table::{marks, shown_date, shown_time};
use super::{Numbered, scope_mark};
use crate::domain::chronology::Scope;
use crate::error::Result;
use crate::exchange::write::docx::{Document, Style};

const HEADINGS: [&str; 7] =
    ["No.", "Date and time", "Agency", "Person", "Event and response", "Source", "Comment and marks"];
const WIDTHS: [u32; 7] = [2, 6, 5, 4, 18, 6, 9];

/// The document. `marking` is such as OFFICIAL-SENSITIVE; empty for none. Errors: the file could not be put together.
pub fn docx(rows: &[Numbered<'_>], scope: Scope, title: &str, marking: &str) -> Result<Vec<u8>> {
    let mut document = Document::new(title).landscape().header(marking).footer(marking);
    document.paragraph(Style::Title, title);
    let body: Vec<Vec<String>> = rows
        .iter()
        .map(|(number, entry)| {
            let event = &entry.event;
            let place = scope_mark(entry, scope);
            let place = if place.is_empty() { String::new() } else { format!("({place} the review period)") };
            vec![
                number.clone(),
                lines([shown_date(entry), shown_time(entry), place]),
                entry.agency().to_owned(),
                event.subject.clone(),
                lines([event.what.clone(), event.response.clone()]),
                event.source.clone(),
                lines([event.comment.clone(), marks(entry, scope), entry.labels().collect::<Vec<_>>().join("; ")]),
            ]
        })
        .collect();
    document.table(&HEADINGS, &WIDTHS, &body);
    document.to_bytes()
}

fn lines<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
