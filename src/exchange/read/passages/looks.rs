//! The parts that say how things look: the names people gave their styles, the words of number formats and of lists.

use super::super::xml::{Node, Xml};
use super::Passage;
use super::codes::quoted;
use crate::error::Result;

/// Whether a part of a Word document or a workbook only holds looks. An OpenDocument keeps its page headers there, and
/// is read whole.
pub fn is_looks(lower: &str) -> bool {
    matches!(lower, "word/styles.xml" | "word/numbering.xml" | "word/glossary/styles.xml" | "xl/styles.xml")
}

/// What of them is in words of the people who wrote it.
pub fn names(part: &str, text: &str) -> Result<Vec<Passage>> {
    let mut xml = Xml::new(text);
    let mut out = Vec::new();
    let mut put = |place: &str, text: &str| {
        if text.chars().any(char::is_alphabetic) {
            out.push(Passage { part: part.to_owned(), place: place.to_owned(), text: text.to_owned() });
        }
    };
    let mut own = false;
    loop {
        match xml.next()? {
            Node::Open(tag) => {
                let value = |name: &str| tag.attr(name).unwrap_or_default().into_owned();
                match tag.name() {
                    "style" => own = tag.flag("customStyle", false),
                    "name" | "aliases" if own => put("name of a style", &value("val")),
                    "cellStyle" if tag.attr("builtinId").is_none() => put("name of a style", &value("name")),
                    "tableStyle" | "slicerStyle" => put("name of a style", &value("name")),
                    "numFmt" => put("number format", &quoted(&value("formatCode"))),
                    "lvlText" => put("list", &value("val")),
                    _ => {}
                }
            }
            Node::Done => return Ok(out),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_style_names_and_the_words_of_formats_are_found() {
        let styles = r#"<w:styles><w:style w:customStyle="1"><w:name w:val="Okonkwo quote"/></w:style>
            <w:style><w:name w:val="Grace"/></w:style></w:styles>"#;
        let found = names("word/styles.xml", styles).unwrap();
        assert_eq!(found.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(), ["Okonkwo quote"]);
        let book = r#"<styleSheet><numFmt numFmtId="164" formatCode="&quot;Okonkwo&quot; 0"/></styleSheet>"#;
        assert_eq!(names("xl/styles.xml", book).unwrap()[0].text, "Okonkwo");
    }
}
