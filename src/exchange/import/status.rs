//! The state of an action as a plan writes it: a word, a letter, a tick or only the fill of the cell. A plain Green is
//! never believed unasked. Must not know where the cell stands.
//!
//! Words: practice (published action plans); see the RAG list.

use super::Green;
use super::colour::{self, Named};
use crate::domain::vocabulary::{ACTION_PROGRESS, RAG, squeeze};
use crate::exchange::sheet::{Cell, CellValue};

const NO_STATUS: &str = "this is not one of the words for a status";

/// What a status cell says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// A code of the RAG list.
    pub rag: Option<&'static str>,
    /// A code of the list of progress stages, where the words are one of those.
    pub progress: Option<&'static str>,
    /// Green and nothing more.
    pub plain_green: bool,
    pub why: Option<String>,
    /// The words fit nothing and are to be kept as text.
    pub keep: bool,
    /// Open and no more is said: that is what an action without a state is.
    pub open: bool,
}

/// Words for an action under way that are no colour.
const UNDER_WAY: [&str; 9] = [
    "partially",
    "partly",
    "partial",
    "ongoing",
    "started",
    "underway",
    "inhand",
    "partiallycomplete",
    "partlycomplete",
];

/// Words that say only that an action is not done.
const OPEN: [&str; 9] =
    ["open", "outstanding", "no", "incomplete", "notcomplete", "notcompleted", "notyet", "live", "stillopen"];

/// The stages an action does not come back from.
pub const OVER: [&str; 6] =
    ["done_awaiting_evidence", "evidenced", "embedded", "superseded", "not_achievable", "withdrawn"];

/// Whether a cell can be a status at all.
pub fn is_status(cell: &Cell) -> bool {
    let status = read(cell, None);
    status.rag.is_some() || status.progress.is_some() || status.plain_green || status.open
}

/// Whether a cell says yes or no: whether something was done, never when.
pub fn is_yes_or_no(cell: &Cell) -> bool {
    yes(cell).is_some()
}

fn yes(cell: &Cell) -> Option<bool> {
    match &cell.value {
        CellValue::Bool(said) => Some(*said),
        CellValue::Text(text) => match squeeze(text).as_str() {
            "y" | "yes" | "true" => Some(true),
            "n" | "no" | "false" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a cell can be the status beside a rating.
pub fn is_stage(cell: &Cell) -> bool {
    let status = stage(cell);
    status.progress.is_some() || status.open
}

/// A status that stands beside a rating of its own: how far the action has come, and never its colour.
pub fn stage(cell: &Cell) -> Status {
    let text = cell.value.shown();
    let words = squeeze(&text);
    let of = |code: &'static str| Status { progress: Some(code), ..Status::default() };
    if words.is_empty() {
        return Status::default();
    }
    // A yes beside a rating is no yellow.
    let yes = yes(cell);
    if yes == Some(false) || OPEN.contains(&words.as_str()) {
        return Status { open: true, ..Status::default() };
    }
    if let Some(term) = ACTION_PROGRESS.find(&text) {
        return of(term.code);
    }
    if UNDER_WAY.contains(&words.as_str()) {
        return of("on_track");
    }
    let rag = if yes.is_some() { Some("blue") } else { from_words(&text, &words, Some(Green::OnTrack)).rag };
    match rag {
        Some("blue") => Status {
            why: Some("taken as done, awaiting evidence: nothing here shows the proof".to_owned()),
            ..of("done_awaiting_evidence")
        },
        Some("green") => of("on_track"),
        Some("amber") => of("at_risk"),
        _ => Status { why: Some(NO_STATUS.to_owned()), keep: true, ..Status::default() },
    }
}

/// Read a status cell.
pub fn read(cell: &Cell, green: Option<Green>) -> Status {
    let text = cell.value.shown();
    let words = squeeze(&text);
    let fill = cell.fill.and_then(colour::name);
    if words.is_empty() {
        return from_fill(fill, green);
    }
    // A date or a number says nothing of the state; the colour under it may.
    if matches!(cell.value, CellValue::Text(_) | CellValue::Bool(_)) {
        let status = from_words(&text, &words, green);
        if status.rag.is_some() || status.plain_green || status.progress.is_some() || status.open {
            return against_fill(status, fill);
        }
        if status.why.is_some() {
            return status;
        }
    }
    let why = NO_STATUS.to_owned();
    let coloured = from_fill(fill, green);
    let why = match coloured.rag {
        Some(_) => format!("{why}; the colour of the cell was used"),
        None => why,
    };
    Status { why: Some(coloured.why.unwrap_or(why)), keep: true, ..coloured }
}

fn from_fill(fill: Option<Named>, green: Option<Green>) -> Status {
    match fill {
        None => Status::default(),
        Some(Named::Green) => plain(green),
        Some(Named::Other) => {
            Status { why: Some("the colour of the cell is none of a RAG".to_owned()), ..Status::default() }
        }
        Some(named) => Status { rag: RAG.find(named.word()).map(|term| term.code), ..Status::default() },
    }
}

fn plain(green: Option<Green>) -> Status {
    let why = green.is_none().then(|| {
        "Green means complete in some plans and on track in others: nobody has said which, so the RAG is left empty"
            .to_owned()
    });
    Status { rag: green.map(Green::rag), plain_green: true, why, ..Status::default() }
}

fn from_words(text: &str, words: &str, green: Option<Green>) -> Status {
    if matches!(words, "green" | "g") {
        return plain(green);
    }
    if let Some(term) = RAG.find(text) {
        return Status { rag: Some(term.code), ..Status::default() };
    }
    if OPEN.contains(&words) {
        return Status { open: true, ..Status::default() };
    }
    if UNDER_WAY.contains(&words) {
        return progress("on_track");
    }
    if let Some(term) = ACTION_PROGRESS.find(text) {
        return progress(term.code);
    }
    // "Green - on track", "Red / Amber", "Complete (blue)".
    let parts = text.split(['-', '\u{2013}', '\u{2014}', '/', '(', ')', ':', ',', ';', '\n']);
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_green = |part: &&str| matches!(squeeze(part).as_str(), "green" | "g");
    let mut codes: Vec<&'static str> =
        parts.iter().filter(|part| !is_green(part)).filter_map(|part| RAG.find(part)).map(|term| term.code).collect();
    codes.dedup();
    let green_too = parts.iter().any(is_green);
    match codes.as_slice() {
        [] if green_too => plain(green),
        // Green with a word that says which of the two it is.
        [only @ ("blue" | "green")] => Status { rag: Some(only), ..Status::default() },
        [only] if !green_too => Status { rag: Some(only), ..Status::default() },
        [] => Status::default(),
        _ => Status {
            why: Some("this says two states at once; neither was chosen".to_owned()),
            keep: true,
            ..Status::default()
        },
    }
}

fn progress(code: &'static str) -> Status {
    let stage = ACTION_PROGRESS.label(code);
    let why = Some(format!("this is no colour: the progress stage is set to \"{stage}\" and the RAG is left empty"));
    Status { progress: Some(code), why, ..Status::default() }
}

/// A word wins over the colour under it; a colour that contradicts it is pointed out.
fn against_fill(mut status: Status, fill: Option<Named>) -> Status {
    let (Some(rag), Some(fill)) = (status.rag, fill) else { return status };
    let fits = fill.word() == rag || matches!((fill, rag), (Named::Green, "blue") | (Named::Other | Named::Grey, _));
    if !fits && status.why.is_none() {
        status.why = Some(format!(
            "the word says one thing and the colour of the cell ({}) another; the word was used",
            fill.word()
        ));
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::Rgb;

    fn word(text: &str) -> Status {
        read(&Cell::of(CellValue::text(text)), Some(Green::OnTrack))
    }

    #[test]
    fn words_letters_and_ticks_are_read() {
        for (text, want) in [
            ("Complete", "blue"),
            ("\u{2713}", "blue"),
            ("B", "blue"),
            ("G", "green"),
            ("AMBER", "amber"),
            ("Yellow", "amber"),
            ("r", "red"),
            ("Overdue", "red"),
            ("Not started", "grey"),
            ("Green - complete", "blue"),
            ("Green (on track)", "green"),
            ("Red: overdue", "red"),
        ] {
            assert_eq!(word(text).rag, Some(want), "{text}");
        }
    }

    #[test]
    fn ongoing_is_a_stage_and_not_a_colour() {
        let ongoing = word("Ongoing");
        assert_eq!((ongoing.rag, ongoing.progress), (None, Some("on_track")));
        assert_eq!(word("Superseded").rag, Some("grey"));
    }

    #[test]
    fn an_open_action_is_one_without_a_state() {
        for text in ["Open", "Outstanding", "No", "Not yet"] {
            let status = word(text);
            assert!(status.open && !status.keep && status.why.is_none() && status.rag.is_none(), "{text}");
        }
    }

    #[test]
    fn a_status_beside_a_rating_is_a_stage() {
        let stage = |text: &str| super::stage(&Cell::of(CellValue::text(text)));
        for (text, want) in [
            ("Closed", "done_awaiting_evidence"),
            ("Yes", "done_awaiting_evidence"),
            ("Y", "done_awaiting_evidence"),
            ("Complete", "evidenced"),
            ("In progress", "on_track"),
            ("Delayed", "at_risk"),
            ("Withdrawn", "withdrawn"),
        ] {
            assert_eq!(stage(text).progress, Some(want), "{text}");
        }
        assert!(stage("N").open && stage("No").open, "no is an answer");
        assert!(stage("Open").open && stage("see minutes").keep);
    }

    #[test]
    fn two_colours_at_once_are_not_decided() {
        assert_eq!(word("Red/Amber").rag, None);
        assert!(word("Red/Amber").keep && word("Amber/Green").keep);
        assert!(word("see minutes of March").keep);
    }

    #[test]
    fn green_is_not_believed_unasked() {
        let green = Cell::of(CellValue::text("Green"));
        let asked = read(&green, None);
        assert!(asked.plain_green && asked.rag.is_none() && asked.why.is_some());
        assert_eq!(read(&green, Some(Green::Complete)).rag, Some("blue"));
        let filled = Cell { fill: Some(Rgb(0, 176, 80)), ..Cell::default() };
        assert!(read(&filled, None).plain_green);
        assert_eq!(read(&filled, Some(Green::OnTrack)).rag, Some("green"));
    }

    #[test]
    fn a_fill_speaks_when_there_is_no_word_and_is_pointed_out_when_it_disagrees() {
        let red = Some(Rgb(255, 0, 0));
        assert_eq!(read(&Cell { fill: red, ..Cell::default() }, None).rag, Some("red"));
        let both = read(&Cell { fill: red, ..Cell::of(CellValue::text("Complete")) }, None);
        assert_eq!(both.rag, Some("blue"));
        assert!(both.why.is_some());
        assert_eq!(read(&Cell::default(), None), Status::default());
    }
}
