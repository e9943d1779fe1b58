//! Parts of an office file that are no XML: pictures, embedded files, web pages brought in whole. Their names can tell
//! somebody, and what of them cannot be read is said.

use super::super::package::Package;
use super::super::text;
use super::{DEEPEST, Passage, Passages, markup, within};
use crate::error::Result;

/// Parts no reader sees words in.
const SILENT: [&str; 6] = ["printersettings", "thumbnail", ".odttf", ".fntdata", "configurations2", "mimetype"];

/// Reads one such part as far as it goes.
pub fn other(package: &mut Package<'_>, part: &str, depth: usize, out: &mut Passages) -> Result<()> {
    let lower = part.to_lowercase();
    let name = part.rsplit('/').next().unwrap_or(part);
    out.passages.push(Passage { part: part.to_owned(), place: "name of a part".to_owned(), text: name.to_owned() });
    let bytes = package.bytes(part)?.unwrap_or_default();
    if [".html", ".htm", ".xhtml"].iter().any(|ending| lower.ends_with(ending)) {
        let page = markup::words(&text::decode(&bytes).text);
        out.passages.push(Passage { part: part.to_owned(), place: "page brought in".to_owned(), text: page });
        return Ok(());
    }
    if lower.ends_with(".txt") {
        let text = text::decode(&bytes).text;
        out.passages.push(Passage { part: part.to_owned(), place: "text brought in".to_owned(), text });
        return Ok(());
    }
    if bytes.starts_with(b"PK")
        && depth < DEEPEST
        && let Ok(inner) = within(&bytes, depth + 1)
    {
        let place = |own: Passage| {
            let place = if own.part.is_empty() { own.place } else { format!("{}, {}", own.part, own.place) };
            Passage { part: part.to_owned(), place: format!("embedded file, {place}"), text: own.text }
        };
        out.passages.extend(inner.passages.into_iter().map(place));
        out.unread.extend(inner.unread.into_iter().map(|own| format!("{part}: {own}")));
        out.doubtful |= inner.doubtful;
        return Ok(());
    }
    out.unread.push(part.to_owned());
    out.doubtful |= !SILENT.iter().any(|silent| lower.contains(silent));
    Ok(())
}
