//! The zip file around .xlsx, .ods and .docx: parts by name, inflated within the limits, and the relations that join
//! them. Must not know what a part means.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{PART_BYTES, PARTS, RATIO, RATIO_FROM, TOTAL_BYTES, too_big};
use super::xml::{Node, Xml};
use super::{damaged, refuse};
use crate::error::{Error, Result};

/// An opened zip file.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Tidied name to place in the zip.
    index: HashMap<String, usize>,
    /// Names as the zip holds them, in its order.
    names: Vec<String>,
    inflated: u64,
}

/// One relation of a part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub id: String,
    /// The last word of the type: `worksheet`, `officeDocument`, `hyperlink`.
    pub kind: String,
    /// A part's name, or the address when external.
    pub target: String,
    pub external: bool,
}

/// Part names differ in case, slashes and a leading slash between programs.
fn tidy(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

impl<'a> Package<'a> {
    /// Open the directory of the zip. Errors: damaged or cut off.
    pub fn open(bytes: &'a [u8]) -> Result<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| cut_off().source(error))?;
        if zip.len() > PARTS {
            return Err(too_big("more than ten thousand parts"));
        }
        let names: Vec<String> = zip.file_names_raw().map(|raw| String::from_utf8_lossy(raw).into_owned()).collect();
        let index = names.iter().enumerate().map(|(at, name)| (tidy(name), at)).collect();
        Ok(Self { zip, index, names, inflated: 0 })
    }

    /// The parts' names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn has(&self, name: &str) -> bool {
        self.index.contains_key(&tidy(name))
    }

    /// A part's bytes; `None` when there is no such part.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(at) = self.index.get(&tidy(name)).copied() else { return Ok(None) };
        let part = self.zip.by_index(at).map_err(zip_error)?;
        let packed = part.compressed_size().max(1);
        let room = PART_BYTES.min(TOTAL_BYTES.saturating_sub(self.inflated));
        let mut out = Vec::new();
        part.take(room + 1).read_to_end(&mut out).map_err(|error| damaged().source(error))?;
        let length = out.len() as u64;
        if length > room || (length > RATIO_FROM && length / packed > RATIO) {
            return Err(too_big("a sheet or a text that unpacks to more than 64 MB"));
        }
        self.inflated += length;
        Ok(Some(out))
    }

    /// An XML part as text; `None` when there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        super::text::xml_part(bytes).map(Some)
    }

    /// An XML part that has to be there.
    pub fn need(&mut self, name: &str) -> Result<String> {
        self.text(name)?.ok_or_else(damaged)
    }

    /// The relations of a part (the package's own when the name is empty). None recorded is an empty list.
    pub fn relations(&mut self, part: &str) -> Result<Vec<Relation>> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        let Some(text) = self.text(&rels)? else { return Ok(Vec::new()) };
        let mut xml = Xml::new(&text);
        let mut out = Vec::new();
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "Relationship" => {
                    let attr = |name| tag.attr(name).unwrap_or_default();
                    let external = attr("TargetMode") == "External";
                    let target = attr("Target");
                    let target = if external { target.into_owned() } else { resolve(folder, &target) };
                    let kind = attr("Type").rsplit('/').next().unwrap_or_default().to_owned();
                    out.push(Relation { id: attr("Id").into_owned(), kind, target, external });
                }
                Node::Done => return Ok(out),
                _ => {}
            }
        }
    }
}

/// A target relative to the folder of the part that names it.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn zip_error(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => protected(),
        other => damaged().source(other),
    }
}

/// The refusal of a file that only opens with a password.
pub fn protected() -> Error {
    refuse(
        "This file is protected with a password, so it cannot be read",
        "Ask the sender for a copy without a password, sent by a safe way, or open it and save it without one",
    )
}

fn cut_off() -> Error {
    refuse(
        "This file is damaged or was cut off on its way: its contents cannot be unpacked",
        "Ask the sender to send it again, or open it in its own program and save it afresh",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_against_the_folder_of_their_part() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("", "../../word/document.xml"), "word/document.xml");
    }
}
