//! `dhr scan`: what in a file could still tell who somebody of a case is.

use std::ops::ControlFlow;

use serde_json::{Value as Json, json};

use super::arguments::Scan as Asked;
use super::import::bar;
use super::open::Desk;
use super::typed::Typed;
use super::{print, record};
use crate::config;
use crate::domain::leak::{Certainty, Dismissal, Finding, Passage, Scanner, apply_dismissals};
use crate::error::{Error, Result};
use crate::exchange::read::{self, passages};
use crate::store::Store;
use crate::term::key::key;

/// Before the number of a case and the mark of a finding: why it is harmless.
const DISMISSED: &str = "leak.dismissed/";

/// Where a plain text is; its findings are told by their lines as well.
const TEXT: &str = "text";

pub fn run(desk: &Desk, asked: &Asked) -> Result<()> {
    let store = desk.store()?;
    let case = record::review(&store, &asked.case)?;
    let scanner = Scanner::new(&key(&store, &case)?.scan());
    let scanner = if asked.all { scanner.with_unlisted() } else { scanner };
    let (texts, unread) = texts(asked)?;
    let all = texts.len() as u64;
    let lines = lines(&texts);
    let found = scanner.scan_watched(texts, |progress| {
        if progress.passages % 64 == 0 {
            bar("Looking through passage", progress.passages as u64, all);
        }
        ControlFlow::Continue(())
    });
    bar("", 0, 0);
    let mut found = found.unwrap_or_default();
    for finding in found.iter_mut().filter(|finding| finding.where_ == TEXT) {
        let line = lines.partition_point(|start| *start <= finding.offset);
        finding.where_ = format!("{TEXT}, line {line}");
    }
    let under = format!("{DISMISSED}{}/", case.id);
    dismiss(&store, asked, &under, &found)?;
    let dismissals: Vec<Dismissal> = store
        .remembered_under(&under)?
        .into_iter()
        .map(|(fingerprint, kept)| {
            let kept: Json = serde_json::from_str(&kept).unwrap_or_default();
            Dismissal { fingerprint, reason: kept.get("why").and_then(Json::as_str).unwrap_or_default().to_owned() }
        })
        .collect();
    let (standing, dismissed) = apply_dismissals(found, &dismissals);
    if desk.json {
        print::json(&report(asked, &standing, &dismissed, &unread));
    } else {
        told(asked, &standing, &dismissed, &unread);
    }
    let firm = standing.iter().filter(|finding| finding.certainty > Certainty::Low).count();
    if firm == 0 {
        return Ok(());
    }
    Err(Error::denied(match firm {
        1 => "One finding stands".to_owned(),
        many => format!("{many} findings stand"),
    })
    .safe("The file was only read")
    .next("Put pseudonyms in their place, or dismiss what is harmless with --dismiss MARK --why REASON"))
}

/// Where the lines of a plain text start, in characters.
fn lines(texts: &[Passage]) -> Vec<usize> {
    let text = texts.iter().find(|passage| passage.where_ == TEXT).map_or("", |passage| passage.text.as_str());
    let ends = text.chars().enumerate().filter(|(_, c)| *c == '\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// All text of the file, its name first, and the parts that hold no text to read.
fn texts(asked: &Asked) -> Result<(Vec<Passage>, Vec<String>)> {
    let bytes = read::load(&asked.file)?;
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Error::data("A PDF cannot be scanned: its text cannot be read reliably")
            .safe("Nothing was changed")
            .next("Scan the document it was made from, or save its text as .txt and scan that"));
    }
    let read = passages::passages(&bytes)?;
    let name = Passage::new("file name", read::name_of(&asked.file));
    let place = |passage: passages::Passage| {
        // A document has one body; the part is worth naming where a reader has several, as with sheets.
        let plain = passage.part.is_empty() || passage.part.starts_with("word/");
        let place = if plain { passage.place } else { format!("{}, {}", passage.part, passage.place) };
        Passage::new(place, passage.text)
    };
    Ok((std::iter::once(name).chain(read.passages.into_iter().map(place)).collect(), read.unread))
}

/// Remembers what the person judged harmless, with who did and when.
fn dismiss(store: &Store, asked: &Asked, under: &str, found: &[Finding]) -> Result<()> {
    if asked.dismiss.is_empty() {
        return Ok(());
    }
    let why = Typed::default().maybe(asked.why.as_deref())?.unwrap_or_default();
    if why.trim().is_empty() {
        return Err(Error::user("A reason is needed").safe("Nothing was dismissed").next("Say it with --why"));
    }
    for mark in &asked.dismiss {
        if !found.iter().any(|finding| finding.fingerprint() == *mark) {
            return Err(Error::nothing(format!("There is no finding {mark} in this file"))
                .safe("Nothing was dismissed")
                .next("Take the mark from the list that dhr scan prints"));
        }
    }
    let kept = json!({ "why": why.trim(), "by": store.who().name, "at": config::now().to_string() }).to_string();
    asked.dismiss.iter().try_for_each(|mark| store.remember(&format!("{under}{mark}"), &kept))
}

fn with_mark(finding: &Finding) -> Json {
    let mut json = serde_json::to_value(finding).unwrap_or_default();
    if let Some(object) = json.as_object_mut() {
        object.insert("fingerprint".into(), finding.fingerprint().into());
    }
    json
}

fn report(asked: &Asked, standing: &[Finding], dismissed: &[(Finding, String)], unread: &[String]) -> Json {
    let dismissed: Vec<Json> = dismissed
        .iter()
        .map(|(finding, reason)| {
            let mut json = with_mark(finding);
            if let Some(object) = json.as_object_mut() {
                object.insert("reason".into(), reason.as_str().into());
            }
            json
        })
        .collect();
    json!({
        "findings": standing.iter().map(with_mark).collect::<Vec<_>>(),
        "dismissed": dismissed,
        "file": read::name_of(&asked.file),
        "counts": { "high": count(standing, Certainty::High), "medium": count(standing, Certainty::Medium), "low": count(standing, Certainty::Low) },
        "unread": unread,
    })
}

fn count(findings: &[Finding], certainty: Certainty) -> usize {
    findings.iter().filter(|finding| finding.certainty == certainty).count()
}

fn told(asked: &Asked, standing: &[Finding], dismissed: &[(Finding, String)], unread: &[String]) {
    let firm = |finding: &&Finding| asked.all || finding.certainty > Certainty::Low;
    for finding in standing.iter().filter(firm) {
        let person = if finding.person.is_empty() { "nobody in the key" } else { &finding.person };
        print::line(&format!(
            "{}  {} of {person}: \"{}\"  ({})",
            finding.certainty.label(),
            finding.kind,
            finding.text.split_whitespace().collect::<Vec<_>>().join(" "),
            finding.where_
        ));
        print::indented(&finding.context, 4);
        print::line(&format!("    {}; mark {}", finding.rule, finding.fingerprint()));
    }
    for (finding, reason) in dismissed.iter().filter(|_| asked.all) {
        print::line(&format!("dismissed  \"{}\"  ({}): {reason}", finding.text, finding.where_));
    }
    if !unread.is_empty() {
        print::indented(&format!("Not read, look at them yourself: {}", unread.join(", ")), 0);
    }
    let of = |certainty| count(standing, certainty);
    let more = if of(Certainty::Low) > 0 && !asked.all { " (--all shows those of low certainty)" } else { "" };
    print::line(&format!(
        "{} of high certainty, {} of medium, {} of low, {} dismissed{more}",
        of(Certainty::High),
        of(Certainty::Medium),
        of(Certainty::Low),
        dismissed.len()
    ));
}
