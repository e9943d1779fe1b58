//! The numbers, letters and bullets that Word draws before the paragraphs of a list. They stand nowhere in the text: a
//! paragraph only says which list it is of and how deep; the shape is in another part. Must not know what a list says.

use std::collections::HashMap;

use super::blocks::Paragraph;
use crate::error::Result;
use crate::exchange::read::xml::{Node, Tag, Xml};

/// Levels a list can have.
const DEPTH: usize = 9;

/// Which list a paragraph is of, by the number Word gave it, and how deep. What it leaves out its style says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub list: Option<String>,
    pub level: Option<usize>,
}

/// How one level is drawn.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    /// "decimal", "lowerLetter", "bullet".
    form: String,
    /// "%1.%2)".
    shape: String,
}

/// One list of a document: which shape it has, and where it begins anew.
#[derive(Debug, Clone, Default)]
struct List {
    shape: String,
    starts: HashMap<usize, u32>,
    begun: bool,
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub struct Lists {
    shapes: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    /// What the styles of paragraphs say, each with the style it is based on.
    styles: HashMap<String, (Item, String)>,
    /// Lists of one shape count on together.
    counts: HashMap<String, [u32; DEPTH]>,
}

impl Lists {
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

    /// What Word draws before a paragraph, set in by its depth: "2. ", "  b) ", "• "; empty outside lists. Counts on, so
    /// every paragraph is asked for once and in order.
    pub fn before(&mut self, paragraph: &Paragraph) -> String {
        self.drawn(paragraph).unwrap_or_default()
    }

    fn drawn(&mut self, paragraph: &Paragraph) -> Option<String> {
        let (name, level) = self.of(paragraph)?;
        let list = self.lists.get_mut(&name)?;
        let levels = self.shapes.get(&list.shape)?;
        let own = levels.get(level)?;
        let count = self.counts.entry(list.shape.clone()).or_default();
        if !std::mem::replace(&mut list.begun, true) {
            for (at, start) in &list.starts {
                if let Some(count) = count.get_mut(*at) {
                    *count = start.saturating_sub(1);
                }
            }
        }
        for (at, count) in count.iter_mut().enumerate() {
            let start = levels.get(at).map_or(1, |level| level.start);
            match at.cmp(&level) {
                // A list that begins below its first level has that level's first number above it.
                std::cmp::Ordering::Less => *count = (*count).max(start),
                std::cmp::Ordering::Equal => *count = (*count).max(start.saturating_sub(1)) + 1,
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        if paragraph.text.trim().is_empty() {
            return None;
        }
        let indent = "  ".repeat(level);
        if own.form == "bullet" {
            return Some(format!("{indent}• "));
        }
        let label = label(own, levels, count);
        (!label.is_empty()).then(|| format!("{indent}{label} "))
    }

    /// The list and the depth, as the paragraph says them or its style does.
    fn of(&self, paragraph: &Paragraph) -> Option<(String, usize)> {
        let Item { mut list, mut level } = paragraph.item.clone();
        let mut style = paragraph.style.as_str();
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

/// "3." of "%1.", "b)" of "%2)", "1.2" of "%1.%2". A number that Word draws bare gets a full stop, so that it is not
/// read as the first word of the sentence.
fn label(own: &Level, levels: &[Level], counts: &[u32; DEPTH]) -> String {
    let mut drawn = own.shape.clone();
    for (at, (level, count)) in levels.iter().zip(counts).enumerate() {
        drawn = drawn.replace(&format!("%{}", at + 1), &figure(&level.form, *count));
    }
    let drawn = drawn.trim();
    if drawn.ends_with(|c: char| c.is_alphanumeric()) { format!("{drawn}.") } else { drawn.to_owned() }
}

/// A number in the form of its level.
fn figure(form: &str, count: u32) -> String {
    match form {
        "lowerLetter" | "upperLetter" => letters(count),
        "lowerRoman" | "upperRoman" => roman(count),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// "a" to "z", then "aa", as Word goes on.
fn letters(count: u32) -> String {
    let at = count.saturating_sub(1);
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    std::iter::repeat_n(letter, usize::try_from(at / 26 + 1).unwrap_or(1).min(4)).collect()
}

fn roman(count: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut left = count.min(399);
    let mut drawn = String::new();
    for (worth, figure) in FIGURES {
        while left >= worth {
            drawn.push_str(figure);
            left -= worth;
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBERING: &str = r#"<w:numbering>
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61623;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num></w:numbering>"#;

    const STYLES: &str = r#"<w:styles><w:style w:styleId="Points"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Deeper"><w:basedOn w:val="Points"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;

    fn drawn(paragraphs: &[(&str, Option<&str>, Option<usize>, &str)]) -> Vec<String> {
        let mut lists = Lists::read(Some(NUMBERING), Some(STYLES)).unwrap();
        let paragraph = |(style, list, level, text): &(&str, Option<&str>, Option<usize>, &str)| Paragraph {
            style: (*style).to_owned(),
            text: (*text).to_owned(),
            item: Item { list: list.map(str::to_owned), level: *level },
        };
        paragraphs.iter().map(|own| lists.before(&paragraph(own))).collect()
    }

    #[test]
    fn a_list_is_counted_by_level_and_a_new_sub_list_begins_again() {
        let one = |level| ("", Some("1"), Some(level), "text");
        let found = drawn(&[one(0), one(0), one(1), one(1), one(2), one(0), one(1)]);
        assert_eq!(found, ["1. ", "2. ", "  a) ", "  b) ", "    i. ", "3. ", "  a) "]);
    }

    #[test]
    fn lists_of_one_shape_count_on_unless_they_say_that_they_begin_again() {
        let of = |list| ("", Some(list), None, "text");
        assert_eq!(drawn(&[of("1"), of("1"), of("3"), of("3"), of("1")]), ["1. ", "2. ", "1. ", "2. ", "3. "]);
    }

    #[test]
    fn bullets_bare_numbers_and_numbers_of_two_levels_are_drawn_so_that_they_are_read() {
        let found = drawn(&[
            ("", Some("2"), Some(0), "text"),
            ("", Some("4"), Some(0), "text"),
            ("", Some("4"), Some(1), "text"),
            ("", None, None, "text"),
        ]);
        assert_eq!(found, ["• ", "3. ", "  3.1. ", ""]);
    }

    #[test]
    fn the_style_says_what_the_paragraph_leaves_out_and_may_be_overruled() {
        let found = drawn(&[
            ("Points", None, None, "text"),
            ("Deeper", None, None, "text"),
            ("Points", Some("0"), None, "text"),
            ("Points", None, None, ""),
            ("Points", None, None, "after an empty one"),
            ("Unknown", Some("77"), None, "text"),
        ]);
        assert_eq!(found, ["1. ", "  a) ", "", "", "3. ", ""]);
    }

    #[test]
    fn letters_and_roman_numbers_go_on() {
        assert_eq!((letters(1), letters(26), letters(27)), ("a".into(), "z".into(), "aa".into()));
        assert_eq!((roman(4), roman(9), roman(14)), ("iv".into(), "ix".into(), "xiv".into()));
    }
}
