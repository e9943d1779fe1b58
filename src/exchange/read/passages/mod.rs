//! Every piece of text a file holds, wherever it hides: body, headers, footers, notes, comments, tracked deletions,
//! text boxes, picture descriptions, links, properties. For looking for what must not leave the house.
//! Must not know what is being looked for. Text is as stored, with the runs of a paragraph joined.

mod codes;
mod leaves;
mod looks;
mod markup;
mod other;
mod walk;

use std::collections::HashSet;

use self::leaves::leaves;
use self::walk::Walk;
use super::package::Package;
use super::sniff::{Kind, sniff};
use super::{docx, open_bytes, text};
use crate::error::Result;
use crate::exchange::sheet::address::letters;

/// One piece of text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The part of the file: `word/header1.xml`; empty for a plain text.
    pub part: String,
    /// The place in words a person can follow: `table 2, row 3, cell 1`, `footnote 4`, `tracked deletion, paragraph 9`.
    pub place: String,
    pub text: String,
}

/// All text of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passages {
    pub passages: Vec<Passage>,
    /// Parts that may show words but hold no text to read: pictures, embedded files, macros.
    pub unread: Vec<String>,
    /// Some of these may show words a reader sees, so that the file cannot be called clean.
    pub doubtful: bool,
}

/// Files within files within files.
const DEEPEST: usize = 3;

/// Parts of a document or workbook that hold settings of looks only.
const LOOKS: [&str; 7] = [
    "styleswitheffects.xml",
    "fonttable.xml",
    "websettings.xml",
    "[content_types].xml",
    "calcchain.xml",
    "tablestyles.xml",
    "manifest.rdf",
];

/// Read all text of a .docx, .xlsx, .ods or plain text file, and of such files in it. Errors: what
/// [`super::open_bytes`] refuses.
pub fn passages(bytes: &[u8]) -> Result<Passages> {
    within(bytes, 0)
}

fn within(bytes: &[u8], depth: usize) -> Result<Passages> {
    let mut out = Passages::default();
    match sniff(bytes)? {
        Kind::Text => {
            let text = text::decode(bytes).text;
            out.passages.push(Passage { part: String::new(), place: "text".to_owned(), text });
        }
        Kind::Docx => parts(bytes, &mut out, &HashSet::new(), depth)?,
        Kind::Xlsx | Kind::Ods => {
            cells(bytes, &mut out)?;
            let seen = out.passages.iter().map(|passage| passage.text.clone()).collect();
            parts(bytes, &mut out, &seen, depth)?;
        }
    }
    Ok(out)
}

/// Sheet names and what the cells show.
fn cells(bytes: &[u8], out: &mut Passages) -> Result<()> {
    for sheet in open_bytes("", bytes)?.sheets {
        let mut put =
            |place: String, text: String| out.passages.push(Passage { part: sheet.name.clone(), place, text });
        put("sheet name".to_owned(), sheet.name.clone());
        for row in &sheet.rows {
            for (cell, column) in row.cells.iter().zip(0..) {
                if !cell.value.is_empty() {
                    put(format!("cell {}{}", letters(column), row.number), cell.value.shown());
                }
            }
        }
    }
    Ok(())
}

/// The XML parts one by one. Text already seen in the cells is not given twice.
fn parts(bytes: &[u8], out: &mut Passages, seen: &HashSet<String>, depth: usize) -> Result<()> {
    let mut package = Package::open(bytes)?;
    for part in package.names().to_vec() {
        let lower = part.to_lowercase();
        let file = lower.rsplit('/').next().unwrap_or_default();
        if file.is_empty() || LOOKS.contains(&file) || lower.contains("/theme/") || lower == "mimetype" {
            continue;
        }
        if file.ends_with(".rels") {
            links(&mut package, &part, out)?;
        } else if !(file.ends_with(".xml") || file.ends_with(".vml")) {
            other::other(&mut package, &part, depth, out)?;
        } else if let Some(text) = package.text(&part)? {
            let found = if looks::is_looks(&lower) {
                looks::names(&part, &text)?
            } else if lower.starts_with("word/") && !lower.contains("/charts/") {
                Walk::document(&part).run(&text)?
            } else if file == "content.xml" || file == "styles.xml" {
                Walk::open_document(&part).run(&text)?
            } else {
                leaves(&part, &text)?
            };
            out.passages.extend(found.into_iter().filter(|passage| !seen.contains(&passage.text)));
        }
    }
    Ok(())
}

/// Addresses a part links to outside the file: web pages, mail addresses, templates on somebody's disk.
fn links(package: &mut Package<'_>, rels: &str, out: &mut Passages) -> Result<()> {
    let owner = rels.replace("_rels/", "");
    let owner = owner.strip_suffix(".rels").unwrap_or(&owner);
    for relation in package.relations(owner)? {
        if relation.external {
            let place = format!("link ({})", relation.kind);
            out.passages.push(Passage { part: rels.to_owned(), place, text: relation.target });
        }
    }
    Ok(())
}

/// The text of a letter. A paragraph of a Word file is one; in a plain text an empty line parts them.
pub fn letter(bytes: &[u8]) -> Result<String> {
    let parted = if sniff(bytes)? == Kind::Docx { "\n\n" } else { "\n" };
    Ok(lines(bytes)?.join(parted))
}

/// The paragraphs of a letter: a .docx as Word shows it, or the lines of a plain text.
pub fn lines(bytes: &[u8]) -> Result<Vec<String>> {
    match sniff(bytes)? {
        Kind::Docx => Ok(docx::paragraphs(bytes)?.into_iter().map(|paragraph| paragraph.text).collect()),
        Kind::Text => Ok(text::decode(bytes).text.lines().map(str::to_owned).collect()),
        _ => Err(super::refuse("This is a table, not a letter", "Name the letter as a .docx or a plain text")),
    }
}

#[cfg(test)]
mod tests;
