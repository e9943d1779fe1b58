//! The tree of a document part: paragraphs, tables, cells in them. Must not know which part it is or what comes of it.

use super::super::limits::COLUMNS;
use super::super::xml::{Node, Tag, Xml};
use super::numbering::Item;
use super::paragraph;
use crate::error::Result;
use crate::exchange::sheet::Rgb;

/// A paragraph or a table.
#[derive(Debug)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// The style's identifier, such as `Heading1`; empty for the plain one.
    pub style: String,
    /// Line breaks as `\n`, tabs kept.
    pub text: String,
    /// The list it is an item of.
    pub item: Item,
}

#[derive(Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
}

#[derive(Debug, Default)]
pub struct Row {
    pub hidden: bool,
    /// Grid columns left free before the first cell.
    pub before: usize,
    pub cells: Vec<TableCell>,
}

impl Row {
    /// The cells' texts with tabs between them.
    pub fn text(&self) -> String {
        self.cells.iter().map(TableCell::text).collect::<Vec<_>>().join("\t")
    }
}

#[derive(Debug)]
pub struct TableCell {
    /// Grid columns it takes, at least one.
    pub span: usize,
    pub down: Down,
    pub fill: Option<Rgb>,
    content: Vec<Block>,
}

/// A cell's part in a merge downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// Its own cell, perhaps the first of a merge.
    Own,
    /// It continues the cell above.
    Continue,
}

impl TableCell {
    /// Its paragraphs as lines; the rows of a table inside it as lines with tabs.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.content.iter().map(Block::text).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    }
}

impl Block {
    fn text(&self) -> String {
        match self {
            Block::Paragraph(paragraph) => paragraph.text.clone(),
            Block::Table(table) => table.rows.iter().map(Row::text).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// The blocks of a whole part.
pub fn read(text: &str) -> Result<Vec<Block>> {
    let mut xml = Xml::new(text);
    let mut out = Vec::new();
    loop {
        match xml.next()? {
            Node::Open(tag) if matches!(tag.name(), "body" | "hdr" | "ftr") => inside(&mut xml, &mut out, None)?,
            Node::Done => return Ok(out),
            _ => {}
        }
    }
}

/// After an opening tag: the blocks up to its end. `cell` is where a table cell's own properties go.
pub fn inside(xml: &mut Xml<'_>, out: &mut Vec<Block>, mut cell: Option<&mut TableCell>) -> Result<()> {
    let mut prompt = false;
    xml.each_inside(|xml, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "p" => paragraph::read(xml, out)?,
            "tbl" => out.push(Block::Table(table(xml)?)),
            "tcPr" => match cell.as_deref_mut() {
                Some(cell) => properties(xml, cell)?,
                None => xml.skip()?,
            },
            "sdtPr" => prompt = is_prompt(xml)?,
            "sdtContent" if std::mem::take(&mut prompt) => xml.skip()?,
            "sectPr" | "Fallback" | "del" | "moveFrom" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })
}

/// After `sdtPr`: whether the form field still shows its prompt ("Click or tap to enter text").
pub fn is_prompt(xml: &mut Xml<'_>) -> Result<bool> {
    let mut prompt = false;
    xml.each_inside(|_, node| {
        if let Node::Open(tag) = node {
            prompt |= tag.name() == "showingPlcHdr" && tag.flag("val", true);
        }
        Ok(())
    })?;
    Ok(prompt)
}

fn count(tag: &Tag<'_>) -> usize {
    tag.attr("val").and_then(|value| value.parse().ok()).unwrap_or(0).min(COLUMNS)
}

fn table(xml: &mut Xml<'_>) -> Result<Table> {
    let mut table = Table::default();
    xml.each_inside(|xml, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "tr" => table.rows.extend(row(xml)?),
            "tblPr" | "tblGrid" | "sdtPr" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(table)
}

/// A row; none when its deletion is tracked.
fn row(xml: &mut Xml<'_>) -> Result<Option<Row>> {
    let mut row = Row::default();
    let mut deleted = false;
    let mut prompt = false;
    xml.each_inside(|xml, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "trPr" => xml.each_inside(|_, node| {
                let Node::Open(tag) = node else { return Ok(()) };
                match tag.name() {
                    "gridBefore" => row.before = count(&tag),
                    "hidden" => row.hidden = tag.flag("val", true),
                    "del" => deleted = true,
                    _ => {}
                }
                Ok(())
            })?,
            "tc" => {
                let mut cell = TableCell { span: 1, down: Down::Own, fill: None, content: Vec::new() };
                let mut content = Vec::new();
                inside(xml, &mut content, Some(&mut cell))?;
                if !std::mem::take(&mut prompt) {
                    cell.content = content;
                }
                row.cells.push(cell);
            }
            "sdtPr" => prompt = is_prompt(xml)?,
            "tblPrEx" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(if deleted { None } else { Some(row) })
}

/// After `tcPr`: span, merge and fill.
fn properties(xml: &mut Xml<'_>, cell: &mut TableCell) -> Result<()> {
    xml.each_inside(|_, node| {
        let Node::Open(tag) = node else { return Ok(()) };
        match tag.name() {
            "gridSpan" => cell.span = count(&tag).max(1),
            "vMerge" if tag.attr("val").is_none_or(|value| value != "restart") => cell.down = Down::Continue,
            "shd" => cell.fill = tag.attr("fill").and_then(|hex| Rgb::from_hex(&hex)),
            _ => {}
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &str) -> Vec<Row> {
        let part = format!("<w:document><w:body><w:tbl><w:tblPr/>{rows}</w:tbl></w:body></w:document>");
        match read(&part).unwrap().pop() {
            Some(Block::Table(table)) => table.rows,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_row_whose_deletion_is_tracked_is_gone() {
        let rows = table(
            "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>old</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>new</w:t></w:r></w:p></w:tc></w:tr>",
        );
        assert_eq!(rows.iter().map(Row::text).collect::<Vec<_>>(), ["new"]);
    }

    #[test]
    fn an_unfilled_form_cell_keeps_its_column_and_stays_empty() {
        let rows = table(
            r#"<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>
            <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Choose a date</w:t></w:r></w:p></w:tc>
            </w:sdtContent></w:sdt><w:tc><w:p><w:r><w:t>seen</w:t></w:r></w:p></w:tc></w:tr>"#,
        );
        let row = rows.first().unwrap();
        assert_eq!((row.before, row.text().as_str()), (1, "\tseen"));
        assert_eq!(row.cells.first().map(|cell| cell.span), Some(2));
    }
}
