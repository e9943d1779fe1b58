//! The texts of parts that are not made of paragraphs: properties, charts, comments of a workbook, remembered values.
//! Must not know about other parts.

use super::super::xml::{Node, Xml};
use super::Passage;
use super::codes::{page_text, quoted};
use crate::error::Result;

/// Attributes that can hold words.
const WORDY: [&str; 13] = [
    "v",
    "name",
    "descr",
    "title",
    "alt",
    "author",
    "prompt",
    "promptTitle",
    "tooltip",
    "display",
    "displayName",
    "userId",
    "caption",
];

/// Elements inside a stretch of rich text; they do not end it.
const RUNS: [&str; 10] = ["r", "t", "rPr", "b", "sz", "color", "rFont", "family", "i", "u"];

/// The headers and footers of the pages of a sheet.
const PAGE: [&str; 6] = ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];

/// The texts of a part of any other kind (properties, charts, comments of a workbook, remembered values of a pivot
/// table): one for each stretch of text, and the attributes that can hold words.
pub fn leaves(part: &str, text: &str) -> Result<Vec<Passage>> {
    let mut xml = Xml::new(text);
    let mut out: Vec<Passage> = Vec::new();
    let kinds = [("docProps", "property"), ("omment", "comment"), ("charts", "chart")];
    let kind = kinds.into_iter().find(|(start, _)| part.contains(start)).map_or("", |(_, kind)| kind);
    let cells = part.contains("/worksheets/");
    // Data somebody's program keeps in the file: nobody knows which of it is words.
    let every = part.to_lowercase().starts_with("customxml/");
    let mut cell = String::new();
    let mut put = |place: String, text: &str| {
        // Numbers and truth values are no words, and cells are read as cells.
        if cells && matches!(place.as_str(), "v" | "f" | "is") {
            return;
        }
        if text.chars().any(char::is_alphabetic) || text.trim().len() >= 6 {
            let place = if place == "t" || place == "text" { String::new() } else { place };
            let place = format!("{kind} {place}").trim().to_owned();
            out.push(Passage { part: part.to_owned(), place, text: text.to_owned() });
        }
    };
    let mut gathered = String::new();
    let mut name = String::new();
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                // Runs of rich text belong together up to the end of their paragraph or item.
                if !RUNS.contains(&tag.name()) {
                    put(name.clone(), &std::mem::take(&mut gathered));
                }
                tag.name().clone_into(&mut name);
                if cells && tag.name() == "c" {
                    cell = tag.attr("r").unwrap_or_default().into_owned();
                }
                for (key, value) in tag.attrs() {
                    if every || WORDY.contains(&key) {
                        put(format!("{} {key}", tag.name()), &value);
                    }
                }
            }
            Node::Text(text) => gathered.push_str(&text),
            Node::Close(end) => {
                if cells && end.name() == "f" {
                    put(format!("formula in {cell}"), &quoted(&std::mem::take(&mut gathered)));
                } else if cells && PAGE.contains(&end.name()) {
                    put(name.clone(), page_text(&std::mem::take(&mut gathered)).trim());
                } else if !RUNS.contains(&end.name()) {
                    put(name.clone(), &std::mem::take(&mut gathered));
                }
            }
            Node::Done => return Ok(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_and_rich_comments_are_found_whole() {
        let found = leaves("docProps/core.xml", "<c><dc:creator>Jane Doe</dc:creator><x>12</x></c>").unwrap();
        assert_eq!((found[0].place.as_str(), found[0].text.as_str()), ("property creator", "Jane Doe"));
        assert_eq!(found.len(), 1);
        let rich = "<comment><text><r><rPr><b/></rPr><t>Ja</t></r><r><t>ne</t></r></text></comment>";
        assert_eq!(leaves("xl/comments1.xml", rich).unwrap()[0].text, "Jane");
        let own = leaves("customXml/item9.xml", "<r><a who=\"Jane\"/></r>").unwrap();
        assert_eq!((own[0].place.as_str(), own[0].text.as_str()), ("a who", "Jane"));
    }

    #[test]
    fn formulas_and_page_headers_are_read_without_their_codes() {
        let sheet =
            "<s><c r=\"B2\"><f>IF(A1=\"Jane\",1,0)</f><v>1</v></c><oddHeader>&amp;LDoe&amp;CPM4 7QT</oddHeader></s>";
        let found = leaves("xl/worksheets/sheet1.xml", sheet).unwrap();
        let found: Vec<_> = found.iter().map(|own| (own.place.as_str(), own.text.as_str())).collect();
        assert_eq!(found, [("formula in B2", "Jane"), ("oddHeader", "Doe\n\nPM4 7QT")]);
    }
}
