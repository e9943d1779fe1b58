//! Walks one XML part and gives its paragraphs and the texts kept in attributes, each with its place.
//! Must not know about other parts.

use std::collections::HashSet;

use super::super::docx::symbol;
use super::super::xml::{Node, Tag, Xml};
use super::Passage;
use crate::error::Result;

/// A paragraph being gathered.
#[derive(Default)]
struct Gathered {
    text: String,
    code: String,
    /// What stood there before the changes, piece by piece, and whether the piece was taken out.
    before: Vec<(String, bool)>,
}

impl Gathered {
    fn stood(&mut self, text: &str, is_deleted: bool) {
        match self.before.last_mut() {
            Some((piece, last)) if *last == is_deleted => piece.push_str(text),
            _ => self.before.push((text.to_owned(), is_deleted)),
        }
    }

    /// What was deleted, each piece with the rest of the words it began or ended in.
    fn deleted(&self) -> String {
        let mut out = String::new();
        for (at, (piece, _)) in self.before.iter().enumerate().filter(|(_, (_, is_deleted))| *is_deleted) {
            let kept = |at: Option<usize>| at.and_then(|at| self.before.get(at)).map_or("", |(text, _)| text.as_str());
            let (head, tail) = (kept(at.checked_sub(1)), kept(Some(at + 1)));
            let from = head.trim_end_matches(char::is_alphanumeric).len();
            let tail: String = tail.chars().take_while(|c| c.is_alphanumeric()).collect();
            if !out.is_empty() {
                out.push('\n');
            }
            if piece.starts_with(char::is_alphanumeric) {
                out.push_str(head.get(from..).unwrap_or_default());
            }
            out.push_str(piece);
            if piece.ends_with(char::is_alphanumeric) {
                out.push_str(&tail);
            }
        }
        out
    }
}

/// A walk through a part made of paragraphs.
pub struct Walk<'p> {
    part: &'p str,
    /// In a Word document only `t` elements are text; in an OpenDocument everything inside a paragraph is.
    bare_text: bool,
    /// `header`, `footnote 3`; empty in the body.
    room: String,
    paragraphs: u32,
    tables: u32,
    /// For each table around the current place: its number, row and cell.
    at: Vec<(u32, u32, u32)>,
    boxes: u32,
    deletions: u32,
    insertions: u32,
    /// Texts of the picture being described twice, for new programs and for old ones.
    twice: HashSet<String>,
    alternatives: u32,
    fallback: u32,
    said: HashSet<String>,
    out: Vec<Passage>,
}

impl<'p> Walk<'p> {
    /// A part of a Word document.
    pub fn document(part: &'p str) -> Self {
        let file = part.rsplit('/').next().unwrap_or_default();
        let named = ["header", "footer", "glossary", "diagram"].into_iter().find(|name| part.contains(name));
        let room = if file == "document.xml" && !part.contains("glossary") { None } else { named };
        Self {
            part,
            bare_text: false,
            room: room.unwrap_or_default().to_owned(),
            paragraphs: 0,
            tables: 0,
            at: Vec::new(),
            boxes: 0,
            deletions: 0,
            insertions: 0,
            twice: HashSet::new(),
            alternatives: 0,
            fallback: 0,
            said: HashSet::new(),
            out: Vec::new(),
        }
    }

    /// A part of an OpenDocument file.
    pub fn open_document(part: &'p str) -> Self {
        Self { bare_text: true, ..Self::document(part) }
    }

    /// All passages of the part.
    pub fn run(mut self, text: &str) -> Result<Vec<Passage>> {
        let mut xml = Xml::new(text);
        // The first stands for text outside any paragraph.
        let mut open = vec![Gathered::default()];
        let mut in_text: Option<&'static str> = None;
        loop {
            match xml.next()? {
                Node::Open(tag) => {
                    match tag.name() {
                        "t" => in_text = Some(if self.deletions > 0 { "deleted" } else { "text" }),
                        "delText" => in_text = Some("deleted"),
                        "instrText" | "delInstrText" => in_text = Some("code"),
                        "p" | "h" => {
                            self.paragraphs += u32::from(self.at.is_empty() && self.boxes == 0);
                            open.push(Gathered::default());
                        }
                        _ => self.enter(&tag, open.last_mut()),
                    }
                    self.attributes(&tag);
                }
                Node::Close(end) => match end.name() {
                    "t" | "delText" | "instrText" | "delInstrText" => in_text = None,
                    "p" | "h" => {
                        if open.len() > 1
                            && let Some(done) = open.pop()
                        {
                            self.emit(done);
                        }
                    }
                    name => self.leave(name),
                },
                Node::Text(text) => {
                    let inside = open.len() > 1;
                    if let Some(paragraph) = open.last_mut() {
                        match in_text {
                            Some("deleted") => paragraph.stood(&text, true),
                            Some("code") => paragraph.code.push_str(&text),
                            Some(_) => {
                                paragraph.text.push_str(&text);
                                if self.insertions == 0 {
                                    paragraph.stood(&text, false);
                                }
                            }
                            None if self.bare_text && inside => paragraph.text.push_str(&text),
                            None => {}
                        }
                    }
                }
                Node::Done => break,
            }
        }
        open.into_iter().for_each(|rest| self.emit(rest));
        Ok(self.out)
    }

    fn enter(&mut self, tag: &Tag<'_>, paragraph: Option<&mut Gathered>) {
        let deleted = self.deletions > 0;
        let add = |sign: char| {
            if let Some(paragraph) = paragraph {
                paragraph.stood(sign.encode_utf8(&mut [0; 4]), deleted);
                if !deleted {
                    paragraph.text.push(sign);
                }
            }
        };
        match tag.name() {
            "tab" if tag.attr("pos").is_none() => add('\t'),
            "br" | "cr" | "line-break" => add('\n'),
            "s" if self.bare_text => add(' '),
            "noBreakHyphen" => add('\u{2011}'),
            "softHyphen" => add('\u{ad}'),
            "sym" => {
                if let Some(sign) = tag.attr("char").and_then(|code| symbol(&code)) {
                    add(sign);
                }
            }
            "tbl" | "table" => {
                self.tables += 1;
                self.at.push((self.tables, 0, 0));
            }
            "tr" | "table-row" => {
                if let Some((_, row, cell)) = self.at.last_mut() {
                    (*row, *cell) = (*row + 1, 0);
                }
            }
            "tc" | "table-cell" => {
                if let Some((.., cell)) = self.at.last_mut() {
                    *cell += 1;
                }
            }
            "txbxContent" => self.boxes += 1,
            "del" | "moveFrom" => self.deletions += 1,
            "ins" | "moveTo" => self.insertions += 1,
            "AlternateContent" => {
                self.twice.clear();
                self.alternatives += 1;
            }
            "Fallback" => self.fallback += 1,
            name @ ("footnote" | "endnote" | "comment") => {
                self.room = format!("{name} {}", tag.attr("id").unwrap_or_default());
                self.paragraphs = 0;
            }
            "annotation" => "comment".clone_into(&mut self.room),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "tbl" | "table" => {
                self.at.pop();
            }
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "del" | "moveFrom" => self.deletions = self.deletions.saturating_sub(1),
            "ins" | "moveTo" => self.insertions = self.insertions.saturating_sub(1),
            "AlternateContent" => self.alternatives = self.alternatives.saturating_sub(1),
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "footnote" | "endnote" | "comment" | "annotation" => self.room.clear(),
            _ => {}
        }
    }

    /// Texts kept in attributes: descriptions, names of people who changed something, names of fields and marks.
    fn attributes(&mut self, tag: &Tag<'_>) {
        let (keys, what): (&[&str], &str) = match tag.name() {
            "docPr" | "cNvPr" | "shape" | "rect" | "oval" | "group" | "imagedata" => {
                (&["name", "descr", "title", "alt"], "picture name or description")
            }
            "textpath" => (&["string"], "picture text"),
            "hyperlink" => (&["tooltip", "anchor", "docLocation"], "link"),
            "listItem" => (&["displayText", "value"], "drop-down list"),
            "listEntry" | "helpText" | "statusText" | "default" => (&["val"], "form field"),
            "attr" => (&["name", "val"], "smart tag"),
            "permStart" => (&["ed"], "permission"),
            "presenceInfo" => (&["userId"], "author of a change or comment"),
            "query" | "connectString" | "dataSource" => (&["val"], "mail merge"),
            "comment" | "ins" | "del" | "moveFrom" | "moveTo" | "person" | "cellIns" | "cellDel" => {
                (&["author", "initials"], "author of a change or comment")
            }
            name if name.ends_with("Change") => (&["author"], "author of a change or comment"),
            "bookmarkStart" => (&["name"], "bookmark"),
            "docVar" => (&["name", "val"], "document variable"),
            "alias" | "tag" | "name" => (&["val"], "form field"),
            "fldSimple" => (&["instr"], "field code"),
            "tblCaption" | "tblDescription" => (&["val"], "table description"),
            _ => return,
        };
        for key in keys {
            if let Some(text) = tag.attr(key) {
                // An author is named at every change: once is enough.
                if !text.trim().is_empty() && self.said.insert(format!("{what}\0{text}")) {
                    self.out.push(Passage {
                        part: self.part.to_owned(),
                        place: what.to_owned(),
                        text: text.into_owned(),
                    });
                }
            }
        }
    }

    fn place(&self) -> String {
        let inside = match self.at.last() {
            Some((table, row, cell)) => format!("table {table}, row {row}, cell {cell}"),
            None if self.boxes > 0 => "text box".to_owned(),
            None => format!("paragraph {}", self.paragraphs),
        };
        if self.room.is_empty() { inside } else { format!("{}, {inside}", self.room) }
    }

    fn emit(&mut self, done: Gathered) {
        let place = self.place();
        let deleted = done.deleted();
        let texts = [(done.text, ""), (deleted, "tracked deletion, "), (done.code, "field code, ")];
        for (text, what) in texts {
            // The older half of a picture is only worth giving where it differs.
            if text.trim().is_empty() || (self.fallback > 0 && self.twice.contains(&text)) {
                continue;
            }
            if self.alternatives > 0 {
                self.twice.insert(text.clone());
            }
            self.out.push(Passage { part: self.part.to_owned(), place: format!("{what}{place}"), text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<(String, String)> {
        let part = format!("<w:document><w:body>{body}</w:body></w:document>");
        let passages = Walk::document("word/document.xml").run(&part).unwrap();
        passages.into_iter().map(|passage| (passage.place, passage.text)).collect()
    }

    fn pair(place: &str, text: &str) -> (String, String) {
        (place.to_owned(), text.to_owned())
    }

    #[test]
    fn runs_are_joined_and_places_can_be_followed() {
        let body = "<w:p><w:r><w:t>Ja</w:t></w:r><w:r><w:t>ne</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr>
            <w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Doe</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        assert_eq!(found(body), [pair("paragraph 1", "Jane"), pair("table 1, row 2, cell 2", "Doe")]);
    }

    #[test]
    fn tracked_deletions_authors_and_descriptions_are_found() {
        let body = r#"<w:p><w:del w:author="A. Clerk"><w:r><w:delText>Jane</w:delText></w:r></w:del>
            <w:ins w:author="A. Clerk"><w:r><w:t>the victim</w:t></w:r></w:ins>
            <w:r><w:drawing><wp:docPr descr="Photograph of Jane"/></w:drawing></w:r>
            <w:r><w:instrText>HYPERLINK "mailto:jane@example.org"</w:instrText></w:r></w:p>"#;
        assert_eq!(
            found(body),
            [
                pair("author of a change or comment", "A. Clerk"),
                pair("picture name or description", "Photograph of Jane"),
                pair("paragraph 1", "the victim"),
                pair("tracked deletion, paragraph 1", "Jane"),
                pair("field code, paragraph 1", "HYPERLINK \"mailto:jane@example.org\""),
            ]
        );
    }

    #[test]
    fn a_word_partly_deleted_is_given_whole() {
        let body = r#"<w:p><w:r><w:t xml:space="preserve">Then Okon</w:t></w:r><w:del><w:r><w:delText>kwo</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t> left </w:t></w:r><w:del><w:r><w:delText>Whit</w:delText></w:r></w:del>
            <w:r><w:t>tle</w:t></w:r></w:p>"#;
        assert_eq!(found(body)[1], pair("tracked deletion, paragraph 1", "Okonkwo\nWhittle"));
    }

    #[test]
    fn names_of_pictures_lists_and_fields_are_found() {
        let body = r#"<w:p><wp:docPr name="Sian Okonkwo"/><pic:cNvPr name="Okonkwo-bruise.jpg"/>
            <w:listItem w:displayText="Okonkwo" w:value="1"/><w:ffData><w:name w:val="Marsh"/><w:helpText w:val="about Okonkwo"/>
            <w:ddList><w:listEntry w:val="Whittle"/></w:ddList></w:ffData><w:smartTagPr><w:attr w:name="n" w:val="Okonkwo"/></w:smartTagPr></w:p>"#;
        let places = ["picture name or description", "picture name or description", "drop-down list", "drop-down list"];
        let more = ["form field", "form field", "form field", "smart tag", "smart tag"];
        let wanted: Vec<&str> = places.into_iter().chain(more).collect();
        assert_eq!(found(body).iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn a_box_told_twice_is_given_once_unless_the_tellings_differ() {
        let box_of = |text: &str| format!("<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>");
        let both = |one: &str, two: &str| {
            let (one, two) = (box_of(one), box_of(two));
            format!(
                "<w:p><mc:AlternateContent><mc:Choice>{one}</mc:Choice><mc:Fallback>{two}</mc:Fallback>\
                </mc:AlternateContent></w:p>"
            )
        };
        assert_eq!(found(&both("Jane", "Jane")), [pair("text box", "Jane")]);
        assert_eq!(found(&both("A", "Jane")), [pair("text box", "A"), pair("text box", "Jane")]);
    }
}
