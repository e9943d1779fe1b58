//! A filled letter as a Word document or plain text. Refused letters are not written.

use super::block::Block;
use super::fill::Filled;
use crate::domain::vocabulary as v;
use crate::error::Result;
use crate::exchange::write::docx::{Document, Style};

/// Columns of a letter in plain text.
const WIDE: usize = 78;

/// The letter as a Word document: the marking on every page, a warning of real names before everything.
///
/// # Errors
/// Denied when the letter was refused.
pub fn to_docx(letter: &Filled) -> Result<Vec<u8>> {
    letter.allowed()?;
    let marking = v::MARKING.label(&letter.header.marking);
    let mut document = Document::new(format!("{} {}", letter.reference, letter.header.letter))
        .header(marking)
        .footer(format!("{marking}  {}", letter.reference));
    if let Some(banner) = &letter.banner {
        document.paragraph(Style::Banner, banner);
    }
    document.paragraph(Style::Normal, &letter.head.join("\n"));
    document.paragraph(Style::Heading1, &letter.subject);
    for block in &letter.blocks {
        match block {
            Block::Heading(text) => document.paragraph(Style::Heading2, text),
            Block::Paragraph(text) => document.paragraph(Style::Normal, text),
            Block::Item(text) => document.paragraph(Style::Normal, &format!("\u{2022}\t{text}")),
            Block::Table { headings, rows } => {
                let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
                document.table(&headings, &shares(&headings, rows), rows)
            }
        };
    }
    document.paragraph(Style::Normal, &signed(letter));
    document.to_bytes()
}

/// Room for each column by its longest text, within bounds.
fn shares(headings: &[&str], rows: &[Vec<String>]) -> Vec<u32> {
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.chars().count());
        cells.chain(headings.get(at).map(|head| head.chars().count())).max().unwrap_or(1).clamp(4, 40)
    };
    (0..headings.len()).map(|at| u32::try_from(longest(at)).unwrap_or(1)).collect()
}

fn signed(letter: &Filled) -> String {
    let closing = letter.foot.first().map_or("", String::as_str);
    let rest: Vec<&str> = letter.foot.iter().skip(1).map(String::as_str).collect();
    format!("{closing}\n\n\n{}", rest.join("\n"))
}

/// The letter as plain text, 78 columns wide.
///
/// # Errors
/// Denied when the letter was refused.
pub fn to_txt(letter: &Filled) -> Result<String> {
    letter.allowed()?;
    let marking = v::MARKING.label(&letter.header.marking);
    let mut lines: Vec<String> = vec![marking.to_owned(), String::new()];
    if let Some(banner) = &letter.banner {
        lines.extend(wrapped(banner, "** ", "** "));
        lines.push(String::new());
    }
    lines.extend(letter.head.iter().flat_map(|line| wrapped(line, "", "    ")));
    lines.push(String::new());
    lines.extend(wrapped(&letter.subject, "", ""));
    lines.push("=".repeat(letter.subject.chars().count().min(WIDE)));
    let mut was_item = false;
    for block in &letter.blocks {
        let is_item = matches!(block, Block::Item(_));
        if !(is_item && was_item) {
            lines.push(String::new());
        }
        was_item = is_item;
        match block {
            Block::Heading(text) => {
                lines.extend(wrapped(text, "", ""));
                lines.push("-".repeat(text.chars().count().min(WIDE)));
                // Items stand right under their heading.
                was_item = true;
            }
            Block::Paragraph(text) => lines.extend(wrapped(text, "", "")),
            Block::Item(text) => lines.extend(wrapped(text, "- ", "  ")),
            Block::Table { headings, rows } => {
                for row in rows {
                    let pairs = headings.iter().zip(row);
                    let line: Vec<String> = match row.as_slice() {
                        [first, second] if headings.len() == 2 => vec![format!("{first}: {second}")],
                        _ => pairs.map(|(head, cell)| format!("{head}: {cell}")).collect(),
                    };
                    lines.extend(wrapped(&line.join("; "), "  ", "    "));
                }
            }
        }
    }
    lines.push(String::new());
    lines.extend(signed(letter).lines().map(str::to_owned));
    lines.push(String::new());
    lines.push(marking.to_owned());
    Ok(lines.join("\n") + "\n")
}

/// Words over lines of [`WIDE`] columns, the first behind `first`, the others behind `then`.
pub(in crate::exchange) fn wrapped(text: &str, first: &str, then: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_bare = true;
    for word in text.split_whitespace() {
        let used = line.chars().count() + usize::from(!is_bare) + word.chars().count();
        if used > WIDE && !is_bare {
            lines.push(std::mem::replace(&mut line, then.to_owned()));
            is_bare = true;
        }
        if !is_bare {
            line.push(' ');
        }
        line.push_str(word);
        is_bare = false;
    }
    lines.push(line);
    lines
}
