//! The scan itself: passages through every search, then one list without doubles. Holds no state between scans.

use super::finding::{Certainty, Finding, FoundKind};
use super::key::Key;
use super::lexicon::Lexicon;
use super::phrases::Met;
use super::raw::Raw;
use super::token::{self, Gap, Token};
use super::{dates, names, unlisted};
use crate::domain::fold::{clean_for_screen, fold};
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// A piece of a document that reads as one: a paragraph with its runs put together, a cell, a property, the file name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it is, in a reader's words: "body, paragraph 14", "header", "properties: title", "file name".
    pub where_: String,
    pub text: String,
}

impl Passage {
    pub fn new(where_: impl Into<String>, text: impl Into<String>) -> Self {
        Self { where_: where_.into(), text: text.into() }
    }
}

/// How far a scan has come; handed out at every passage and inside long ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub passages: usize,
    pub bytes: usize,
    pub findings: usize,
}

/// A key made ready; scans any number of documents.
#[derive(Debug)]
pub struct Scanner {
    lexicon: Lexicon,
    unlisted: bool,
}

/// A text longer than this is searched piece by piece, so that a scan can be stopped; pieces end between lines.
const PIECE: usize = 64 * 1024;

impl Scanner {
    pub fn new(key: &Key) -> Self {
        Self { lexicon: Lexicon::new(key), unlisted: false }
    }

    /// Look as well for postcodes, e-mail addresses, telephone and NHS numbers that the key does not list.
    pub fn with_unlisted(mut self) -> Self {
        self.unlisted = true;
        self
    }

    /// Every finding, in the order of the document, without doubles.
    pub fn scan(&self, passages: impl IntoIterator<Item = Passage>) -> Vec<Finding> {
        self.scan_watched(passages, |_| ControlFlow::Continue(())).unwrap_or_default()
    }

    /// The same, telling how far it is. `None` when the watcher broke it off.
    pub fn scan_watched(
        &self,
        passages: impl IntoIterator<Item = Passage>,
        mut watch: impl FnMut(Progress) -> ControlFlow<()>,
    ) -> Option<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut seen = names::Seen::default();
        let mut bytes = 0;
        for (index, passage) in passages.into_iter().enumerate() {
            let mut chars_before = 0;
            for piece in pieces(&passage.text) {
                if watch(Progress { passages: index, bytes, findings: findings.len() }).is_break() {
                    return None;
                }
                self.piece(&passage.where_, index, piece, chars_before, &mut seen, &mut findings);
                bytes += piece.len();
                if piece.len() < passage.text.len() {
                    chars_before += piece.chars().count();
                }
            }
        }
        Some(findings)
    }

    fn piece(
        &self,
        where_: &str,
        passage: usize,
        text: &str,
        chars_before: usize,
        seen: &mut names::Seen,
        out: &mut Vec<Finding>,
    ) {
        let folded = fold(text);
        let tokens = token::tokenise(&folded, text);
        let mut raws = self.search(&tokens, seen);
        for (at, token) in tokens.iter().enumerate() {
            if matches!(token.gap, Gap::Hyphenated | Gap::Glued)
                && let Some((window, place)) = token::joined(&tokens, at, at.saturating_sub(9), at + 9)
                && let Some(whole) = window.get(place)
            {
                let (start, end) = (whole.start, whole.end);
                raws.extend(self.search(&window, seen).into_iter().filter(|raw| raw.start < end && raw.end > start));
            }
        }
        if self.unlisted {
            unlisted::find(&folded.text, &tokens, &mut raws);
        }
        let mut standing = settle(raws);
        standing.retain(|raw| !self.is_allowed(&tokens, raw));
        let mut counted = (0, chars_before);
        for raw in standing {
            let range = folded.source_range(raw.start..raw.end);
            counted.1 += text.get(counted.0..range.start).unwrap_or_default().chars().count();
            counted.0 = range.start;
            let found = text.get(range.clone()).unwrap_or_default();
            let mut people = raw.whose.iter().filter_map(|id| self.lexicon.people.get(usize::from(*id)).cloned());
            out.push(Finding {
                where_: where_.to_owned(),
                offset: counted.1,
                length: found.chars().count(),
                text: found.to_owned(),
                person: people.next().unwrap_or_default(),
                also: people.collect(),
                kind: raw.kind,
                certainty: raw.certainty,
                sentence: sentence(text, &range).to_owned(),
                context: context_line(text, range),
                rule: raw.rule,
                passage,
            });
        }
    }

    fn search(&self, tokens: &[Token<'_>], seen: &mut names::Seen) -> Vec<Raw> {
        let mut raws = Vec::new();
        names::find(&self.lexicon, tokens, seen, &mut raws);
        let mut met = Vec::new();
        let mut buffer = String::new();
        for at in 0..tokens.len() {
            self.lexicon.phrases.at(tokens, at, &mut met);
            self.lexicon.codes.at(tokens, at, &mut buffer, &mut met);
            if !self.lexicon.days.is_empty() {
                self.days(tokens, at, &mut raws);
            }
        }
        raws.extend(met.into_iter().filter_map(|Met { start, end, mark }| {
            let (start, end) = span(tokens, start, end)?;
            Some(Raw::listed(start, end, vec![mark.person], mark.kind, mark.certainty, mark.rule))
        }));
        raws
    }

    fn days(&self, tokens: &[Token<'_>], at: usize, raws: &mut Vec<Raw>) {
        for reading in dates::readings(tokens.get(at..).unwrap_or_default()) {
            for (person, kind, day) in &self.lexicon.days {
                if !reading.is(*day) {
                    continue;
                }
                let Some((start, end)) = span(tokens, at, at + reading.tokens) else { continue };
                let (certainty, rule) = match (reading.year, reading.american) {
                    (None, _) => (Certainty::Medium, "day and month without the year"),
                    (_, true) if reading.day != reading.month => (Certainty::Medium, "date, month before day"),
                    _ => (Certainty::High, "date in another form"),
                };
                raws.push(Raw::listed(start, end, vec![*person], *kind, certainty, rule));
            }
        }
    }

    /// Whether the finding lies wholly inside a name that may stand.
    fn is_allowed(&self, tokens: &[Token<'_>], raw: &Raw) -> bool {
        let at = tokens.partition_point(|token| token.start < raw.start);
        let mut met = Vec::new();
        for start in at.saturating_sub(6)..=at {
            self.lexicon.allowed.at(tokens, start, &mut met);
        }
        met.iter()
            .filter(|met| met.mark.certainty == Certainty::High)
            .filter_map(|met| span(tokens, met.start, met.end))
            .any(|(start, end)| start <= raw.start && raw.end <= end)
    }
}

fn span(tokens: &[Token<'_>], start: usize, end: usize) -> Option<(usize, usize)> {
    Some((tokens.get(start)?.start, tokens.get(end.checked_sub(1)?)?.end))
}

/// A text cut at line breaks, or at spaces, into pieces of about [`PIECE`] bytes; a text without either is one piece.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let wanted = text.as_bytes().get(PIECE..).unwrap_or_default();
        // A blank line or a full stop before a line break: no name or number goes on across it.
        let cut = wanted
            .windows(2)
            .position(|pair| matches!(pair, b"\n\n" | b".\n"))
            .map(|at| at + 2)
            .or_else(|| wanted.windows(2).position(|pair| pair == b". ").map(|at| at + 2));
        let (piece, after) = cut.and_then(|at| text.split_at_checked(PIECE + at)).unwrap_or((text, ""));
        rest = (!after.is_empty()).then_some(after);
        Some(piece)
    })
}

/// Sort, and keep of findings that lie inside one another the telling one.
fn settle(mut raws: Vec<Raw>) -> Vec<Raw> {
    raws.sort_by_key(|raw| (raw.start, Reverse(raw.end), Reverse(raw.certainty), raw.kind));
    let mut kept: Vec<Raw> = Vec::new();
    for raw in raws {
        let mut inside = false;
        for outer in kept.iter_mut().rev().take(8) {
            if outer.end < raw.end || outer.start > raw.start {
                continue;
            }
            let same = outer.start == raw.start && outer.end == raw.end;
            let unlisted = matches!(raw.kind, FoundKind::Unlisted(_));
            let shared = raw.whose.iter().any(|person| outer.whose.contains(person));
            // The same words may be one person's alias and another's forename.
            if same && !unlisted {
                let more: Vec<u16> = raw.whose.iter().copied().filter(|id| !outer.whose.contains(id)).collect();
                outer.whose.extend(more);
            }
            if same || unlisted || shared || outer.certainty >= raw.certainty {
                outer.certainty = outer.certainty.max(if unlisted { outer.certainty } else { raw.certainty });
                inside = true;
                break;
            }
        }
        if !inside {
            kept.push(raw);
        }
    }
    kept
}

/// The sentence around a place in a text, never past the line it begins and ends in, nor out of a cell in quotation marks:
/// so it is the same in a text table and in a document.
fn sentence<'t>(text: &'t str, range: &std::ops::Range<usize>) -> &'t str {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let start = ["\n", ",\""].iter().filter_map(|end| before.rfind(end).map(|at| at + end.len())).max().unwrap_or(0);
    let start = stops(before).map(|(_, next)| next).filter(|next| *next > start).last().unwrap_or(start);
    let line = ["\n", "\","].iter().filter_map(|end| after.find(end)).min().unwrap_or(after.len());
    let end = stops(after).map(|(stop, _)| stop).next().map_or(line, |stop| stop.min(line));
    text.get(start..range.end + end).unwrap_or_default()
}

/// Where a full stop ends a sentence, and where the next thing begins.
fn stops(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(['.', '!', '?']).map(|(at, mark)| (at, at + mark.len())).filter(|(_, next)| {
        let following = text.get(*next..).and_then(|rest| rest.chars().next());
        following.is_none_or(|c| !c.is_alphanumeric())
    })
}

/// One line around a place in a text, cut at words, safe to show.
fn context_line(text: &str, range: std::ops::Range<usize>) -> String {
    const AROUND: usize = 48;
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let lead = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
    let head = before.get(lead..).unwrap_or_default();
    let head = if lead > 0 { head.find(' ').and_then(|at| head.get(at..)).unwrap_or(head) } else { head };
    let tail_end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let tail = after.get(..tail_end).unwrap_or_default();
    let tail =
        if tail_end < after.len() { tail.rfind(' ').and_then(|at| tail.get(..at)).unwrap_or(tail) } else { tail };
    let line = format!("{head}{}{tail}", text.get(range).unwrap_or_default());
    clean_for_screen(&line).split_whitespace().collect::<Vec<_>>().join(" ")
}
