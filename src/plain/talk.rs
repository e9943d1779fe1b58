//! The conversation: a line or a reply in, lines and effects out.

use std::collections::BTreeMap;

use super::ask::Asking;
use super::change::Sent;
use super::marks::Gathering;
use super::place::{Place, Target};
use super::today::Today;
use super::word::{self, Own, Said};
use crate::app::command::InShell;
use crate::app::context::Context;
use crate::app::effect::Effect;
use crate::app::layout::clip;
use crate::app::others::Where;
use crate::app::reply::Reply;
use crate::domain::fold::clean_for_screen;

/// As much of what was not understood as is said back, in columns.
const HEARD: usize = 40;

/// What comes out, in this order.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    /// A line to say: without line breaks, escapes or direction marks.
    Line(String),
    /// Something asked of the world; its reply goes to [`Talk::reply`] before the next line.
    Effect(Box<Effect>),
}

/// The workbench as a conversation.
pub struct Talk {
    pub(super) cx: Context,
    /// Today at the bottom, never empty.
    pub(super) places: Vec<Place>,
    pub(super) asking: Option<Asking>,
    /// What the numbers heard since the last list mean.
    pub(super) heard: BTreeMap<usize, Target>,
    pub(super) sent: Option<Sent>,
    /// Marked records being read.
    pub(super) gathering: Option<Gathering>,
    /// Words being looked for.
    pub(super) finding: Option<String>,
    /// The rows asked for are a next page.
    pub(super) paging: bool,
    /// Where colleagues hear this person is.
    pub(super) here: Option<Where>,
    out: Vec<Out>,
    /// The last answer, for repeat.
    last: Vec<String>,
    quitting: bool,
}

impl Talk {
    /// A conversation that begins with Today.
    pub fn new(cx: Context) -> (Self, Vec<Out>) {
        let mut talk = Self {
            cx,
            places: vec![Place::Today(Today::default())],
            asking: None,
            heard: BTreeMap::new(),
            sent: None,
            gathering: None,
            finding: None,
            paging: false,
            here: None,
            out: Vec::new(),
            last: Vec::new(),
            quitting: false,
        };
        if !talk.cx.banner.is_empty() {
            let banner = talk.cx.banner.clone();
            talk.tell(format!("{}.", super::today::capital(&banner)));
        }
        talk.read_place();
        let out = talk.take();
        (talk, out)
    }

    pub fn is_quitting(&self) -> bool {
        self.quitting
    }

    /// Takes a line as it was typed.
    pub fn say(&mut self, line: &str) -> Vec<Out> {
        let line = line.trim_end_matches(['\r', '\n']);
        let as_text = self.asking.as_ref().is_some_and(Asking::is_long);
        if !as_text && line.trim().eq_ignore_ascii_case("repeat") {
            return self.last.iter().cloned().map(Out::Line).collect();
        }
        self.last.clear();
        if self.asking.is_some() {
            self.answer(line);
        } else {
            self.obey(line);
        }
        self.take()
    }

    /// Takes what the world answered.
    pub fn reply(&mut self, reply: &Reply) -> Vec<Out> {
        match reply {
            Reply::Saved { .. }
            | Reply::Conflicts { .. }
            | Reply::Refused { .. }
            | Reply::Undone { .. }
            | Reply::Failed(_)
            | Reply::Done(_) => self.changed_reply(reply),
            Reply::Choices { .. } => self.answered(reply),
            Reply::Others { here, .. } => self.hear_who_is_here(here),
            _ => self.came(reply),
        }
        self.take()
    }

    /// Somebody else changed the register: an open record is read again, and it is said when it moved.
    pub fn register_changed(&mut self) -> Vec<Out> {
        if let Some(Place::Record(opened)) = self.places.last_mut() {
            opened.watching = true;
        }
        self.read_again();
        self.take()
    }

    /// The input ended: what was being typed is kept.
    pub fn end(&mut self) -> Vec<Out> {
        self.leave_question();
        self.keep_sent_as_draft();
        self.quitting = true;
        self.take()
    }

    pub(super) fn quit(&mut self) {
        self.keep_sent_as_draft();
        self.quitting = true;
        self.tell("Goodbye.");
    }

    /// Says a line, cleaned.
    pub(super) fn tell(&mut self, text: impl AsRef<str>) {
        let text = clean_for_screen(text.as_ref()).into_owned();
        self.last.push(text.clone());
        self.out.push(Out::Line(text));
    }

    pub(super) fn tell_all(&mut self, lines: Vec<String>) {
        for line in lines {
            self.tell(line);
        }
    }

    pub(super) fn want(&mut self, effect: Effect) {
        self.out.push(Out::Effect(Box::new(effect)));
    }

    fn take(&mut self) -> Vec<Out> {
        self.say_where();
        std::mem::take(&mut self.out)
    }

    /// Does what a line says.
    pub(super) fn obey(&mut self, line: &str) {
        let scopes = self.places.last().map(Place::scopes).unwrap_or_default();
        if self.go_to_tab(line, false) || self.open_list_of_tab(line) || self.show_whose(line) {
            return;
        }
        match word::read(line, &scopes) {
            Said::Nothing => self.tell("Say a number, a word, or help."),
            Said::Number(number) => self.open_number(number),
            Said::Command(command, rest) => self.run(command, rest),
            Said::Own(own, rest) => self.own(own, rest),
            Said::Unknown(text) if matches!(text.to_lowercase().as_str(), "yes" | "no" | "save") => {
                self.tell("No question is open. Say help to hear what can be said here.");
            }
            Said::Unknown(text) => {
                if let Some(one) = text.split_whitespace().next().and_then(InShell::named) {
                    let line = self.with_reference(one.line);
                    return self.tell(format!("{}: leave and say {line} in the shell. {}", one.label, one.help));
                }
                let near = word::nearest(text).map_or_else(String::new, |near| format!(" Did you mean {near}?"));
                let text = clip(text, HEARD);
                let find = if near.is_empty() && text.contains(|c: char| c.is_ascii_digit()) && !text.contains(' ') {
                    format!(" To look for it, say find {text}.")
                } else {
                    String::new()
                };
                self.tell(format!(
                    "\"{text}\" was not understood.{near}{find} Say help to hear what can be said here."
                ));
            }
        }
    }

    fn own(&mut self, own: Own, rest: &str) {
        match own {
            Own::Set => self.set(rest),
            Own::List => self.list(rest),
            Own::Next => self.next_page(),
            Own::Fields => self.say_fields(rest.eq_ignore_ascii_case("all")),
            Own::Tab => {
                if !self.go_to_tab(rest, true) {
                    self.tell("Open a case first; then say tab and its name or number.");
                }
            }
            Own::Drop => self.drop_draft(rest),
            Own::Retry => self.retry(),
            Own::Why => self.say_why(rest),
            Own::Open => self.open_said(rest),
            Own::Unmark => self.unmark(rest),
            Own::Drafts => self.go_home(None),
            Own::Standing => self.want_standing(),
            // Repeat is taken before a line gets here; with more words after it, it means nothing.
            Own::Repeat => self.tell("Say repeat alone to hear the last answer again."),
        }
    }
}
