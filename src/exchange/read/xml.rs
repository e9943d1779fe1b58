//! The one file that knows the XML crate: a pull reader over a part already in memory, by local names only
//! (programs choose their own prefixes). Refuses document types and entities: office programs write neither, and
//! both are ways to make a small file grow. Must not know what any element means.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use super::{damaged, refuse};
use crate::error::Result;

/// Elements inside elements: an office file needs some tens. Readers of nested tables recurse, so this bounds them.
const DEPTH: usize = 200;

/// What comes next. An empty element opens and closes.
#[derive(Debug)]
pub enum Node<'a> {
    Open(Tag<'a>),
    Close(End<'a>),
    /// A stretch of text; one text may come in several.
    Text(Cow<'a, str>),
    Done,
}

/// An opening tag.
#[derive(Debug)]
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// All attributes by local name. The office programs' private copies of standard ones (`calcext:`) are left out.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        all.flatten().filter_map(|attribute| {
            let (local, prefix) = attribute.key.decompose();
            let private = prefix.is_some_and(|prefix| matches!(prefix.into_inner(), "calcext" | "loext" | "xmlns"));
            if private { None } else { Some((local.into_inner(), plain(attribute.value))) }
        })
    }

    /// The attribute of this local name.
    pub fn attr(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attrs().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Whether an attribute says yes, as the office formats spell it. A missing one is `missing`.
    pub fn flag(&self, name: &str, missing: bool) -> bool {
        self.attr(name).map_or(missing, |value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }
}

fn plain(raw: Cow<'_, str>) -> Cow<'_, str> {
    if !raw.contains('&') {
        return raw;
    }
    match unescape(&raw) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => raw,
    }
}

/// A closing tag.
#[derive(Debug)]
pub struct End<'a>(BytesEnd<'a>);

impl End<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// A part being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// Bytes read so far.
    pub fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next node. Errors: XML that does not hold together, ends early, nests absurdly or declares entities.
    pub fn next(&mut self) -> Result<Node<'a>> {
        loop {
            return match self.reader.read_event().map_err(|error| damaged().source(error))? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH { Err(damaged()) } else { Ok(Node::Open(Tag(tag))) }
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Ok(Node::Close(End(tag)))
                }
                Event::Text(text) => Ok(Node::Text(text.xml10_content())),
                Event::CData(text) => Ok(Node::Text(text.xml10_content())),
                Event::GeneralRef(name) => match reference(&name) {
                    Some(text) => Ok(Node::Text(text)),
                    None => Err(entities()),
                },
                Event::DocType(_) => Err(entities()),
                Event::Eof if self.depth > 0 => Err(damaged()),
                Event::Eof => Ok(Node::Done),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
        }
    }

    /// After an opening tag: everything up to its end is passed over.
    pub fn skip(&mut self) -> Result<()> {
        self.each_inside(|_, _| Ok(()))
    }

    /// After an opening tag: call for every node up to its end.
    pub fn each_inside(&mut self, mut on: impl FnMut(&mut Self, Node<'a>) -> Result<()>) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        loop {
            match self.next()? {
                Node::Done => return Ok(()),
                Node::Close(_) if self.depth <= outside => return Ok(()),
                node => on(self, node)?,
            }
        }
    }
}

/// The five entities every XML knows, and characters by number.
fn reference<'a>(name: &quick_xml::events::BytesRef<'a>) -> Option<Cow<'a, str>> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Some(Cow::Owned(character.to_string()));
    }
    quick_xml::escape::resolve_predefined_entity(name).map(Cow::Borrowed)
}

fn entities() -> crate::error::Error {
    refuse(
        "This file defines its own XML entities, which no office program does",
        "Do not open it elsewhere; ask the sender to save it again as .xlsx or .docx",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<String> {
        let mut xml = Xml::new(text);
        let mut out = String::new();
        loop {
            match xml.next()? {
                Node::Open(tag) => out.push_str(&format!("<{}>", tag.name())),
                Node::Close(end) => out.push_str(&format!("</{}>", end.name())),
                Node::Text(text) => out.push_str(&text),
                Node::Done => return Ok(out),
            }
        }
    }

    #[test]
    fn prefixes_empties_and_references_read_alike() {
        assert_eq!(all("<x:a><b/>1 &lt; 2 &#65;\r\n</x:a>").unwrap(), "<a><b></b>1 < 2 A\n</a>");
    }

    #[test]
    fn a_document_type_and_entities_are_refused() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbb">]><a>&b;</a>"#;
        assert!(all(bomb).unwrap_err().what.contains("entities"));
        assert!(all("<a>&b;</a>").unwrap_err().what.contains("entities"));
    }

    #[test]
    fn a_part_that_ends_early_is_damaged() {
        assert!(all("<a><b>").unwrap_err().what.contains("damaged"));
        assert!(all(&"<a>".repeat(100_000)).is_err());
    }
}
