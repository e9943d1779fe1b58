//! Every command, declared once: dispatch, the hint bar, `?`, which-key, `:`, plain mode, `dhr-keys(7)` and the check
//! of a person's own bindings all read [`COMMANDS`].

mod keymap;
mod shell;
mod table;

pub use keymap::{Keymap, Match, works_in_text};
pub use shell::{IN_SHELL, InShell};
pub use table::{COMMANDS, Cmd};

use super::allowed::Allowed;

/// Where a command makes sense. A screen names the scopes it has; the first that knows a key wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A screen that is a palette, a picker or a question: it reads its keys itself.
    Typing,
    /// A list of records.
    List,
    /// One record, or the current row of a list.
    Record,
    /// The fields of one record.
    Fields,
    /// A form being filled in.
    Form,
    /// A case with tabs.
    Case,
    /// The composite chronology of a case.
    Chronology,
    Today,
    History,
    Everywhere,
}

impl Scope {
    pub const fn label(self) -> &'static str {
        match self {
            Scope::Typing => "While typing",
            Scope::List => "In a list",
            Scope::Record => "On a record",
            Scope::Fields => "On the fields of a record",
            Scope::Form => "In a form",
            Scope::Case => "In a case",
            Scope::Chronology => "In the composite chronology",
            Scope::Today => "On Today",
            Scope::History => "In the history",
            Scope::Everywhere => "Everywhere",
        }
    }
}

/// Under which heading help lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Move,
    Change,
    See,
    Go,
    Program,
}

impl Group {
    pub const ALL: [Group; 5] = [Group::Move, Group::Change, Group::See, Group::Go, Group::Program];

    pub const fn label(self) -> &'static str {
        match self {
            Group::Move => "MOVE",
            Group::Change => "CHANGE",
            Group::See => "SEE",
            Group::Go => "GO",
            Group::Program => "PROGRAM",
        }
    }
}

/// One command.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    pub id: Cmd,
    /// Stable name for key overrides: `noun.verb`.
    pub name: &'static str,
    /// Chords, each a list of key names with blanks between; the first is the one hints show.
    pub keys: &'static [&'static str],
    /// One or two words for the hint bar.
    pub hint: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub scope: Scope,
    pub group: Group,
    pub synonyms: &'static str,
    /// Changes the register (or leaves it): never on a key that a split arrow could send.
    pub consequential: bool,
}

impl Command {
    /// Why it cannot run where these scopes hold; `None` when it can. Whoever shows the place may know more reasons.
    pub fn reason_against(&self, scopes: &[Scope], allowed: &Allowed) -> Option<String> {
        if self.scope != Scope::Everywhere && !scopes.contains(&self.scope) {
            return Some(format!("{} only", self.scope.label().to_lowercase()));
        }
        if self.consequential && !allowed.write {
            return Some("the register is open read-only".to_owned());
        }
        if self.id == Cmd::OwnEditor && !allowed.editor {
            return Some("switched off by your settings (editor = no) or by the administrator".to_owned());
        }
        let forbidden = match self.id {
            Cmd::Suspend => !allowed.suspend,
            Cmd::Reveal => !allowed.reveal,
            Cmd::Export => !allowed.export,
            Cmd::CopyValue | Cmd::CopyRow | Cmd::CopyTable | Cmd::CopyJson => !allowed.clipboard,
            _ => false,
        };
        if forbidden {
            return Some("the administrator's policy forbids it".to_owned());
        }
        None
    }
}

/// The row of a command.
pub fn command(id: Cmd) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chord_means_two_things_in_one_scope() {
        for (at, one) in COMMANDS.iter().enumerate() {
            for other in COMMANDS.iter().skip(at + 1).filter(|other| other.scope == one.scope) {
                for key in one.keys {
                    assert!(!other.keys.contains(key), "{} and {} share {key}", one.name, other.name);
                    for longer in other.keys {
                        assert!(!longer.starts_with(&format!("{key} ")), "{key} of {} hides {longer}", one.name);
                        assert!(!key.starts_with(&format!("{longer} ")), "{longer} of {} hides {key}", other.name);
                    }
                }
            }
        }
    }

    #[test]
    fn keys_that_terminals_mangle_are_never_bound() {
        for command in COMMANDS {
            for chord in command.keys {
                for key in chord.split(' ') {
                    assert!(
                        !["[", "O", "Ctrl-H", "Ctrl-I", "Ctrl-J", "Ctrl-M"].contains(&key),
                        "{}: {key}",
                        command.name
                    );
                    assert!(!key.starts_with("Alt"), "{}: {key}", command.name);
                    assert!(!["#", "~", "`", "\\", "|", "x"].contains(&key), "{}: {key}", command.name);
                    if command.consequential {
                        let last_bytes = ["A", "B", "C", "D", "F", "H", "P", "Q", "R", "S", "Z"];
                        assert!(!last_bytes.contains(&key), "{}: a split arrow could send {key}", command.name);
                    }
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_a_label_and_a_sentence() {
        for command in COMMANDS {
            assert!(command.name.contains('.'), "{}", command.name);
            assert!(!command.label.is_empty() && command.help.ends_with('.'), "{}", command.name);
            assert_eq!(COMMANDS.iter().filter(|other| other.name == command.name).count(), 1, "{}", command.name);
        }
    }
}
