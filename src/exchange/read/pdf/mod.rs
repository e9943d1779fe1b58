//! The text of a PDF for the scan: its pages, and what it says outside them. Objects and fonts come from `lopdf`, which
//! was tried with several hundred thousand damaged files and never broke off; how letters become words is ours.
//!
//! A page counts as read only when every letter on it is certain. One that is a picture, whose fonts do not say what
//! their signs mean, or whose words fall apart is named, and the file is then never called clean.

mod font;
mod outside;
mod page;
mod standard;

use lopdf::{Document, LoadOptions};

use self::page::Walk;
use super::limits::too_big;
use super::passages::Passage;
use super::refuse;
use crate::error::{Error, Result};

/// Bytes of a PDF, of one packed part of it, and of the drawing of all its pages.
const FILE: usize = 64 << 20;
const PART: usize = 16 << 20;
const DRAWING: usize = 64 << 20;
const PAGES: usize = 5_000;

/// What a PDF gave.
#[derive(Debug, Default)]
pub struct Pdf {
    pub passages: Vec<Passage>,
    /// Parts that may show words but hold no text to read.
    pub unread: Vec<String>,
    /// Pages that could not be read with certainty, counted from one, and why.
    pub doubtful: Vec<(usize, &'static str)>,
}

impl Pdf {
    /// Whether it may show words that are in no passage.
    pub fn is_doubtful(&self) -> bool {
        !self.unread.is_empty()
    }
}

/// Whether these bytes are a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.windows(5).any(|window| window == b"%PDF-")
}

/// All text of a PDF. Errors: protected with a password, damaged, without pages, larger than is read.
pub fn read(bytes: &[u8]) -> Result<Pdf> {
    if bytes.len() > FILE {
        return Err(too_big("more than 64 MB"));
    }
    let options = LoadOptions { max_decompressed_size: Some(PART), ..LoadOptions::default() };
    let loaded = Document::load_mem_with_options(bytes, options);
    let locked = bytes.windows(8).any(|window| window == b"/Encrypt");
    let doc = match loaded {
        Ok(doc) if !doc.is_encrypted() => doc,
        Err(_) if !locked => return Err(damaged()),
        _ => {
            return Err(refuse(
                "This PDF is protected with a password, so its text cannot be read",
                "Save it without the password, or scan the document it was made from",
            ));
        }
    };
    let pages: Vec<_> = doc.page_iter().take(PAGES + 1).collect();
    match pages.len() {
        0 => return Err(damaged()),
        more if more > PAGES => return Err(too_big("more than 5,000 pages")),
        _ => {}
    }
    let (passages, unread) = outside::outside(&doc);
    let mut out = Pdf { passages, unread, doubtful: Vec::new() };
    let mut left = DRAWING;
    for (id, number) in pages.into_iter().zip(1..) {
        let (page, rest) = Walk::new(&doc, left).page(id);
        left = rest.saturating_sub(256);
        out.doubtful.extend(page.doubt().map(|why| (number, why)));
        if !page.text.trim().is_empty() {
            out.passages.push(Passage { part: String::new(), place: format!("page {number}"), text: page.text });
        }
    }
    let mut reasons: Vec<&str> = out.doubtful.iter().map(|(_, why)| *why).collect();
    reasons.sort_unstable();
    reasons.dedup();
    for reason in reasons {
        let pages: Vec<usize> = out.doubtful.iter().filter(|(_, why)| *why == reason).map(|(page, _)| *page).collect();
        out.unread.push(format!("{reason} on {}", numbered(&pages)));
    }
    Ok(out)
}

fn damaged() -> Error {
    refuse(
        "This PDF is damaged: its contents do not hold together",
        "Save it afresh, or scan the document it was made from",
    )
}

/// `page 3`, `pages 3 to 5 and 9`.
fn numbered(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let shown: Vec<String> = runs
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} to {last}") })
        .collect();
    format!("{} {}", if pages.len() == 1 { "page" } else { "pages" }, shown.join(", "))
}

#[cfg(test)]
mod tests;
