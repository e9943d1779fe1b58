//! Looking through what is to leave: every piece of its text, against the people of one case, less what a person has
//! judged harmless before.

use std::ops::ControlFlow;

use serde_json::{Value as Json, json};

use super::key::key;
use crate::config;
use crate::domain::leak::{Certainty, Dismissal, Finding, Passage, Scanner, apply_dismissals};
use crate::domain::record::Record;
use crate::domain::register;
use crate::error::{Error, Result};
use crate::exchange::read::{passages, pdf};
use crate::store::Store;

/// Before the number of a case and the mark of a finding: why it is harmless.
const DISMISSED: &str = "leak.dismissed/";

/// Where a plain text is; its findings are told by their lines as well.
const TEXT: &str = "text";

/// All text of a file.
#[derive(Debug, Default)]
pub struct Text {
    pub passages: Vec<Passage>,
    /// Parts that hold no text to read.
    pub unread: Vec<String>,
    /// Some of it is text that could not be read with certainty, so that it cannot be called clean.
    pub doubtful: bool,
}

/// What was found in a text.
#[derive(Debug, Default)]
pub struct Looked {
    pub standing: Vec<Finding>,
    /// With the reason each was dismissed for.
    pub dismissed: Vec<(Finding, String)>,
    /// Names that may stand, and are a real name in the key as well.
    pub clashes: Vec<String>,
}

impl Looked {
    /// How many findings stand in the way: all, or where those of low certainty were let pass, the others.
    pub fn in_the_way(&self, despite_low: bool) -> usize {
        self.standing.len() - if despite_low { self.count(Certainty::Low) } else { 0 }
    }

    /// The refusal while findings stand; none when nothing does.
    pub fn stands(&self, despite_low: bool) -> Option<Error> {
        let all = self.in_the_way(despite_low);
        let low = if despite_low { 0 } else { self.count(Certainty::Low) };
        let what = match all {
            0 => return None,
            1 => "One finding stands".to_owned(),
            many => format!("{many} findings stand"),
        };
        Some(Error::denied(match low {
            0 => what,
            low if low == all => format!("{what}, of low certainty"),
            low => format!("{what}, {low} of them of low certainty"),
        }))
    }

    /// Whether a mark is of one of these, standing or dismissed.
    pub fn holds(&self, mark: &str) -> bool {
        let dismissed = self.dismissed.iter().map(|(finding, _)| finding);
        self.standing.iter().chain(dismissed).any(|finding| finding.fingerprint() == mark)
    }

    /// Joins what another case's people gave for the same text; the same words are told once.
    pub fn add(&mut self, other: Looked) {
        let place = |finding: &Finding| (finding.passage, finding.offset, finding.length);
        let known: Vec<_> = self.standing.iter().map(place).collect();
        self.standing.extend(other.standing.into_iter().filter(|finding| !known.contains(&place(finding))));
        self.dismissed.extend(other.dismissed);
        self.clashes.extend(other.clashes);
    }

    pub fn count(&self, certainty: Certainty) -> usize {
        self.standing.iter().filter(|finding| finding.certainty == certainty).count()
    }
}

impl Text {
    /// The text of a file and its name. Errors: what the readers refuse.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self> {
        let name = (!name.is_empty()).then(|| Passage::new("file name", name));
        if pdf::is_pdf(bytes) {
            let read = pdf::read(bytes)?;
            let doubtful = read.is_doubtful();
            let found = read.passages.into_iter().map(|passage| Passage::new(passage.place, passage.text));
            return Ok(Self { passages: name.into_iter().chain(found).collect(), unread: read.unread, doubtful });
        }
        let read = passages::passages(bytes)?;
        let place = |passage: passages::Passage| {
            // A document has one body; the part is worth naming where a reader has several, as with sheets.
            let plain = passage.part.is_empty() || passage.part.starts_with("word/");
            let place = if plain { passage.place } else { format!("{}, {}", passage.part, passage.place) };
            Passage::new(place, passage.text)
        };
        Ok(Self {
            passages: name.into_iter().chain(read.passages.into_iter().map(place)).collect(),
            unread: read.unread,
            doubtful: read.doubtful,
        })
    }

    /// Every text anywhere in JSON, each told by its row and its name.
    pub fn of_json(json: &Json) -> Self {
        let mut passages = Vec::new();
        strings(json, "", &mut passages);
        Self { passages, ..Self::default() }
    }
}

fn strings(json: &Json, place: &str, into: &mut Vec<Passage>) {
    match json {
        Json::String(text) if !text.is_empty() => into.push(Passage::new(place, text.as_str())),
        Json::Array(all) if place == "rows" => {
            all.iter().zip(1..).for_each(|(one, number)| strings(one, &format!("row {number}"), into));
        }
        Json::Array(all) => all.iter().for_each(|one| strings(one, place, into)),
        Json::Object(all) => all.iter().for_each(|(name, one)| {
            strings(one, &if place.is_empty() { name.clone() } else { format!("{place}, {name}") }, into);
        }),
        _ => {}
    }
}

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Everything in the key.
    Key,
    /// As well what has the shape of a telephone number and the like and is not in the key.
    KeyAndShapes,
    /// Everything in the key but the case's own reference, by which the rows of a list are told.
    List,
    /// Everything in the key but days of death, which a chronology is made of.
    Chronology,
}

/// Looks for the people of a case; `tell` hears how many passages are done, of how many.
pub fn look(
    store: &Store,
    case: &Record,
    text: &Text,
    wanted: Wanted,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<Looked> {
    let key = key(store, case)?;
    let key = match wanted {
        Wanted::Chronology => key.without_deaths(),
        Wanted::List => key.without_own_reference(),
        Wanted::Key | Wanted::KeyAndShapes => key,
    };
    let key = key.scan();
    let scanner = Scanner::new(&key);
    let scanner = if wanted == Wanted::KeyAndShapes { scanner.with_unlisted() } else { scanner };
    let all = text.passages.len() as u64;
    let found = scanner.scan_watched(text.passages.iter().cloned(), |progress| {
        if progress.passages % 64 == 0 {
            tell(progress.passages as u64, all);
        }
        ControlFlow::Continue(())
    });
    let mut found = found.unwrap_or_default();
    let lines = lines(&text.passages);
    for finding in found.iter_mut().filter(|finding| finding.where_ == TEXT) {
        let line = lines.partition_point(|start| *start <= finding.offset);
        finding.where_ = format!("{TEXT}, line {line}");
    }
    let (standing, dismissed) = apply_dismissals(found, &dismissals(store, case)?);
    let clashes = key.clashes().into_iter().map(str::to_owned).collect();
    Ok(Looked { standing, dismissed, clashes })
}

/// Where the lines of a plain text start, in characters.
fn lines(texts: &[Passage]) -> Vec<usize> {
    let text = texts.iter().find(|passage| passage.where_ == TEXT).map_or("", |passage| passage.text.as_str());
    let ends = text.chars().enumerate().filter(|(_, c)| *c == '\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// What people have judged harmless in a case.
fn dismissals(store: &Store, case: &Record) -> Result<Vec<Dismissal>> {
    let kept = store.remembered_under(&format!("{DISMISSED}{}/", case.id))?;
    let read = |(fingerprint, kept): (String, String)| {
        let kept: Json = serde_json::from_str(&kept).unwrap_or_default();
        Dismissal { fingerprint, reason: kept.get("why").and_then(Json::as_str).unwrap_or_default().to_owned() }
    };
    Ok(kept.into_iter().map(read).collect())
}

/// Remembers that findings of a case are harmless, with who said so and when. Each mark must be of a finding of `found`;
/// those dismissed leave what stands.
pub fn dismiss(store: &Store, case: &Record, marks: &[String], why: &str, found: &mut Looked) -> Result<()> {
    if why.trim().is_empty() {
        return Err(Error::user("A reason is needed").safe("Nothing was dismissed").next("Say it with --why"));
    }
    if let Some(mark) = marks.iter().find(|mark| !found.holds(mark)) {
        return Err(Error::nothing(format!("There is no finding {mark} here"))
            .safe("Nothing was dismissed")
            .next("Take the mark from the list of findings"));
    }
    let did = |mark: &String| format!("judged the finding {mark} harmless");
    marks
        .iter()
        .try_for_each(|mark| store.log_done(register::cases(), case.id, &did(mark), Some(why.trim()), config::now()))?;
    let kept = json!({ "why": why.trim(), "by": store.who().name, "at": config::now().to_string() }).to_string();
    marks.iter().try_for_each(|mark| store.remember(&format!("{DISMISSED}{}/{mark}", case.id), &kept))?;
    let reason = |mark: &String| Dismissal { fingerprint: mark.clone(), reason: why.trim().to_owned() };
    let dismissals: Vec<Dismissal> = marks.iter().map(reason).collect();
    let (standing, dismissed) = apply_dismissals(std::mem::take(&mut found.standing), &dismissals);
    found.standing = standing;
    found.dismissed.extend(dismissed);
    Ok(())
}
