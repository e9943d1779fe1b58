//! The numbers, letters and bullets that Word draws before the paragraphs of a list. They stand nowhere in the text: a
//! paragraph only says which list it is of and how deep. Counts them, level by level. Must not know what a list says.

use std::collections::{HashMap, HashSet};

use super::blocks::Paragraph;
use super::numbering::{DEPTH, Level, Numbering};
use super::numeral::figure;
use crate::error::Result;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub struct Lists {
    said: Numbering,
    /// Lists of which a paragraph was seen.
    begun: HashSet<String>,
    /// Lists of one shape count on together.
    counts: HashMap<String, [u32; DEPTH]>,
}

impl Lists {
    /// Reads the parts that hold the lists and the styles; either may be missing.
    pub fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self> {
        Ok(Self { said: Numbering::read(numbering, styles)?, ..Self::default() })
    }

    /// What Word draws before a paragraph, set in by its depth: "2. ", "  b) ", "• "; empty outside lists. Counts on, so
    /// every paragraph is asked for once and in order.
    pub fn before(&mut self, paragraph: &Paragraph) -> String {
        self.drawn(paragraph).unwrap_or_default()
    }

    fn drawn(&mut self, paragraph: &Paragraph) -> Option<String> {
        let (name, level) = self.said.of(&paragraph.item, &paragraph.style)?;
        let list = self.said.lists.get(&name)?;
        let levels = self.said.shapes.get(&list.shape)?;
        let own = levels.get(level)?;
        let count = self.counts.entry(list.shape.clone()).or_default();
        if self.begun.insert(name) {
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

#[cfg(test)]
mod tests {
    use super::super::numbering::Item;
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
}
