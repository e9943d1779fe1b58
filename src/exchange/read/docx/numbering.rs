//! What a document says of its lists: the shape of each level, the lists of a shape, and the styles that put a paragraph
//! into one. Must not count.

use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::read::xml::{Node, Tag, Xml};

/// Levels a list can have.
pub const DEPTH: usize = 9;

/// Which list a paragraph is of, by the number Word gave it, and how deep. What it leaves out its style says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub list: Option<String>,
    pub level: Option<usize>,
}

/// How one level is drawn.
#[derive(Debug, Clone, Default)]
pub struct Level {
    pub start: u32,
    /// "decimal", "lowerLetter", "bullet".
    pub form: String,
    /// "%1.%2)".
    pub shape: String,
}

/// One list of a document: which shape it has, and where it begins anew.
#[derive(Debug, Clone, Default)]
pub struct List {
    pub shape: String,
    pub starts: HashMap<usize, u32>,
}

/// The lists of a document and the styles that lead to them.
#[derive(Debug, Default)]
pub struct Numbering {
    pub shapes: HashMap<String, Vec<Level>>,
    pub lists: HashMap<String, List>,
    /// What the styles of paragraphs say, each with the style it is based on.
    styles: HashMap<String, (Item, String)>,
}

impl Numbering {
    /// Reads the parts that hold the lists and the styles; either may be missing.
    pub fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self> {
        let mut found = Self::default();
        if let Some(text) = numbering {
            found.numbering(text)?;
        }
        if let Some(text) = styles {
            found.style_sheet(text)?;
        }
        Ok(found)
    }

    fn numbering(&mut self, text: &str) -> Result<()> {
        let mut xml = Xml::new(text);
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "abstractNum" => {
                    let name = value(&tag, "abstractNumId");
                    let levels = levels(&mut xml)?;
                    self.shapes.insert(name, levels);
                }
                Node::Open(tag) if tag.name() == "num" => {
                    let name = value(&tag, "numId");
                    let list = list(&mut xml)?;
                    self.lists.insert(name, list);
                }
                Node::Done => return Ok(()),
                _ => {}
            }
        }
    }

    fn style_sheet(&mut self, text: &str) -> Result<()> {
        let mut xml = Xml::new(text);
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "style" => {
                    let name = value(&tag, "styleId");
                    let (mut item, mut based) = (Item::default(), String::new());
                    xml.each_inside(|xml, node| {
                        if let Node::Open(tag) = node {
                            match tag.name() {
                                "numPr" => item = self::item(xml)?,
                                "basedOn" => based = value(&tag, "val"),
                                _ => {}
                            }
                        }
                        Ok(())
                    })?;
                    self.styles.insert(name, (item, based));
                }
                Node::Done => return Ok(()),
                _ => {}
            }
        }
    }

    /// The list and the depth of a paragraph, as it says them itself or its style does.
    pub fn of(&self, item: &Item, style: &str) -> Option<(String, usize)> {
        let Item { mut list, mut level } = item.clone();
        let mut style = style;
        for _ in 0..DEPTH {
            let Some((item, based)) = self.styles.get(style) else { break };
            list = list.or_else(|| item.list.clone());
            level = level.or(item.level);
            style = based;
        }
        // Word's way of saying that a paragraph left the list of its style.
        list.filter(|name| name != "0").map(|name| (name, level.unwrap_or(0)))
    }
}

/// After `numPr`: which list and how deep.
pub fn item(xml: &mut Xml<'_>) -> Result<Item> {
    let mut item = Item::default();
    xml.each_inside(|xml, node| {
        if let Node::Open(tag) = node {
            match tag.name() {
                "numId" => item.list = Some(value(&tag, "val")),
                "ilvl" => item.level = value(&tag, "val").parse().ok(),
                // What stood there before a tracked change.
                "numberingChange" | "ins" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok(item)
}

fn value(tag: &Tag<'_>, name: &str) -> String {
    tag.attr(name).unwrap_or_default().into_owned()
}

fn levels(xml: &mut Xml<'_>) -> Result<Vec<Level>> {
    let mut found: Vec<Level> = Vec::new();
    xml.each_inside(|_, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        if tag.name() == "lvl" {
            found.push(Level { start: 1, ..Level::default() });
        }
        match (tag.name(), found.last_mut()) {
            ("start", Some(level)) => level.start = value(&tag, "val").parse().unwrap_or(1),
            ("numFmt", Some(level)) => level.form = value(&tag, "val"),
            ("lvlText", Some(level)) => level.shape = value(&tag, "val"),
            _ => {}
        }
        Ok(())
    })?;
    found.truncate(DEPTH);
    Ok(found)
}

fn list(xml: &mut Xml<'_>) -> Result<List> {
    let mut found = List::default();
    let mut level = 0;
    xml.each_inside(|_, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "abstractNumId" => found.shape = value(&tag, "val"),
            "lvlOverride" => level = value(&tag, "ilvl").parse().unwrap_or(0),
            "startOverride" => {
                found.starts.insert(level, value(&tag, "val").parse().unwrap_or(1));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}
