//! Help: what can be said here, and what one word does.

use super::talk::Talk;
use super::word::{self, OWN, Said};
use crate::app::command::{COMMANDS, Cmd, Command, Group, command};

/// The word a command is best said with.
fn word_of(row: &Command) -> Option<&'static str> {
    match row.id {
        Cmd::TodayView => Some("mine, team, all"),
        Cmd::Revert => Some("undo this"),
        _ => row.name.split('.').next_back(),
    }
}

impl Talk {
    /// `help`: the words that do something here. `help WORD`: what it does.
    pub(super) fn help(&mut self, rest: &str) {
        if rest.is_empty() { self.help_here() } else { self.help_on(rest) }
    }

    fn help_here(&mut self) {
        self.tell("Say a number to open what it was said with.");
        for group in Group::ALL {
            let rows = COMMANDS.iter().filter(|row| row.group == group && self.reason_against(row.id).is_none());
            let words: Vec<&str> = rows.filter_map(word_of).collect();
            if !words.is_empty() {
                let label = super::today::capital(&group.label().to_lowercase());
                self.tell(format!("{label}: {}.", words.join(", ")));
            }
        }
        let own: Vec<&str> = OWN.iter().map(|(word, ..)| *word).collect();
        self.tell(format!("Also: {}.", own.join(", ")));
        self.tell("Say help and a word to hear what it does.");
    }

    fn help_on(&mut self, text: &str) {
        let scopes = self.places.last().map(super::place::Place::scopes).unwrap_or_default();
        match word::read(text, &scopes) {
            Said::Own(own, _) => {
                if let Some((word, _, help)) = OWN.iter().find(|(_, known, _)| *known == own) {
                    self.tell(format!("{word}: {help}"));
                }
            }
            Said::Command(id, _) => {
                let Some(row) = command(id) else { return };
                self.tell(format!("{}: {}", row.label, row.help));
                if !row.synonyms.is_empty() {
                    let also: Vec<&str> = row.synonyms.split(' ').collect();
                    self.tell(format!("Also: {}.", also.join(", ")));
                }
                if let Some(reason) = self.reason_against(id) {
                    self.tell(format!("Not here now: {reason}."));
                }
            }
            _ => self.tell(format!(
                "\"{}\" is no word I know. Say help to hear what can be said here.",
                crate::app::layout::clip(text, 40)
            )),
        }
    }

    /// Help in the middle of a question.
    pub(super) fn help_on_answers(&mut self) {
        let long = self.asking.as_ref().is_some_and(super::ask::Asking::is_long);
        if long {
            self.tell("Every line is added to the text. A full stop alone ends it; begin a line with two for one.");
            self.tell(
                ".read says the text, .clear empties it, .skip and .save are for forms, .cancel leaves; it is kept.",
            );
        } else {
            self.tell("Say the value, or its number when there are numbers. repeat says the question again.");
            self.tell("clear empties the field, cancel leaves and keeps what you typed as a draft.");
            self.tell("In a form skip leaves a field as it is, back goes to the one before, and save saves.");
            self.tell("Begin with an equals sign and a space to have any word taken as text.");
        }
    }
}
