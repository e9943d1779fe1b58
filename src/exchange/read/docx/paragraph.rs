//! One paragraph's text with its runs joined, and what hangs in it (text boxes). Must not know about tables beyond
//! handing them on.

use super::super::xml::{Node, Xml};
use super::blocks::{self, Block, Paragraph};
use super::numbering::{self, Item};
use crate::error::Result;

/// After the opening tag of a paragraph: it and then the blocks of its text boxes.
pub fn read(xml: &mut Xml<'_>, out: &mut Vec<Block>) -> Result<()> {
    let mut paragraph = Paragraph::default();
    let mut boxes = Vec::new();
    let mut in_text = false;
    let mut prompt = false;
    xml.each_inside(|xml, node| {
        match node {
            Node::Open(tag) => match tag.name() {
                "t" => in_text = true,
                "pPr" => (paragraph.style, paragraph.item) = properties(xml)?,
                "tab" | "ptab" => paragraph.text.push('\t'),
                "br" | "cr" => paragraph.text.push('\n'),
                "noBreakHyphen" => paragraph.text.push('\u{2011}'),
                "softHyphen" => paragraph.text.push('\u{ad}'),
                "sym" => paragraph.text.extend(tag.attr("char").and_then(|code| symbol(&code))),
                "txbxContent" => blocks::inside(xml, &mut boxes, None)?,
                "sdtPr" => prompt = blocks::is_prompt(xml)?,
                "sdtContent" if std::mem::take(&mut prompt) => xml.skip()?,
                "rPr" | "del" | "moveFrom" | "Fallback" | "rt" => xml.skip()?,
                _ => {}
            },
            Node::Close(end) if end.name() == "t" => in_text = false,
            Node::Text(text) if in_text => paragraph.text.push_str(&text),
            Node::Close(_) | Node::Text(_) | Node::Done => {}
        }
        Ok(())
    })?;
    out.push(Block::Paragraph(paragraph));
    out.append(&mut boxes);
    Ok(())
}

fn properties(xml: &mut Xml<'_>) -> Result<(String, Item)> {
    let (mut style, mut item) = (String::new(), Item::default());
    xml.each_inside(|xml, node| {
        if let Node::Open(tag) = node {
            match tag.name() {
                "pStyle" => style = tag.attr("val").unwrap_or_default().into_owned(),
                "numPr" => item = numbering::item(xml)?,
                // The properties before a tracked change of them.
                "pPrChange" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    })?;
    Ok((style, item))
}

/// Characters of the Wingdings font, which people use as ticks and boxes; others by their own number.
pub fn symbol(code: &str) -> Option<char> {
    let number = u32::from_str_radix(code, 16).ok()?;
    match number & 0x0fff {
        0x0fc => Some('✓'),
        0x0fb => Some('✗'),
        0x0fe => Some('☑'),
        0x0fd => Some('☒'),
        0x0a8 | 0x06f => Some('☐'),
        _ => char::from_u32(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(inner: &str) -> String {
        let part = format!("<w:document><w:body><w:p>{inner}</w:p></w:body></w:document>");
        let blocks = blocks::read(&part).unwrap();
        let texts = blocks.into_iter().map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text,
            Block::Table(_) => "(table)".to_owned(),
        });
        texts.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn runs_tabs_breaks_and_signs_are_joined() {
        let runs = r#"<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Ja</w:t></w:r><w:r><w:t>ne</w:t>
            <w:tab/><w:t xml:space="preserve">a &amp; b </w:t><w:br/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>"#;
        assert_eq!(text(runs), "Jane\ta & b \n✓");
    }

    #[test]
    fn tracked_insertions_stay_and_deletions_go() {
        let runs = r#"<w:ins w:author="x"><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r>
            </w:del><w:moveFrom><w:r><w:t>moved off</w:t></w:r></w:moveFrom>"#;
        assert_eq!(text(runs), "kept");
    }

    #[test]
    fn prompts_and_field_codes_are_no_text_and_a_box_is_read_once() {
        let runs = r#"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r>
            </w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>filled</w:t></w:r></w:sdtContent></w:sdt>
            <w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r>
            <w:t>in a box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r>
            <w:t>in a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"#;
        assert_eq!(text(runs), "filled|in a box");
    }
}
