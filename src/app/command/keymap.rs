//! From keys to commands: the chords of [`COMMANDS`](super::COMMANDS), with a person's own bindings laid over them.

use std::str::FromStr;

use super::{COMMANDS, Cmd, Command, Scope};
use crate::app::edit;
use crate::app::key::{Key, KeyCode};

/// One chord of one command.
#[derive(Debug, Clone)]
struct Binding {
    chord: Vec<Key>,
    command: &'static Command,
}

/// What a sequence of keys means so far.
#[derive(Debug, Clone, PartialEq)]
pub enum Match {
    Command(Cmd),
    /// More keys may follow: each with what it would do.
    Prefix(Vec<(Key, &'static str)>),
    Nothing,
}

/// All bindings.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = COMMANDS
            .iter()
            .flat_map(|command| {
                command.keys.iter().filter_map(|chord| parse(chord).ok()).map(move |chord| (command, chord))
            })
            .map(|(command, chord)| Binding { chord, command })
            .collect();
        Self { bindings }
    }
}

/// Reads "g t" or "Ctrl-L".
pub fn parse(chord: &str) -> Result<Vec<Key>, String> {
    chord
        .split(' ')
        .filter(|name| !name.is_empty())
        .map(|name| Key::from_str(name).map_err(|error| error.to_string()))
        .collect()
}

/// Why a key is never bound, whoever wants it: a terminal could send it for something else.
fn refused(key: Key, consequential: bool) -> Option<&'static str> {
    match (key.code, key.ctrl) {
        (KeyCode::Char('[' | 'O'), false) => Some("a split arrow key could send it"),
        (KeyCode::Char('A'..='D' | 'F' | 'H' | 'P'..='S' | 'Z'), false) if consequential => {
            Some("the end of a split arrow or function key could send it, and this command changes the register")
        }
        (KeyCode::Char('h' | 'i' | 'j' | 'm'), true) => Some("it is Backspace, Tab or Enter to a terminal"),
        (KeyCode::Esc, _) => Some("it always leaves"),
        _ => None,
    }
}

/// Whether a command is on its key while a text is typed.
pub fn works_in_text(command: &Command) -> bool {
    command.scope == Scope::Typing || matches!(command.id, Cmd::Redraw | Cmd::Suspend)
}

impl Keymap {
    /// Binds a command to another chord instead of its own; the error names what is wrong.
    pub fn rebind(&mut self, name: &str, chord: &str) -> Result<(), String> {
        let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
            let near = COMMANDS
                .iter()
                .map(|command| (strsim::jaro_winkler(command.name, name), command.name))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(String::new(), |(_, near)| format!("; the nearest is \"{near}\""));
            return Err(format!("there is no command \"{name}\"{near}"));
        };
        let chord = parse(chord)?;
        if chord.is_empty() {
            return Err(format!("\"{name}\" is given no key"));
        }
        if let Some(why) = chord.iter().find_map(|key| refused(*key, command.consequential)) {
            return Err(format!("\"{name}\" cannot have that key: {why}"));
        }
        if works_in_text(command) && !command.keys.iter().any(|own| parse(own).is_ok_and(|own| own == chord)) {
            if let [_, _, ..] = chord.as_slice() {
                return Err(format!("\"{name}\" works in the middle of a text and takes one key, not several"));
            }
            if chord.iter().any(|key| edit::is_own(*key)) {
                return Err(format!(
                    "\"{name}\" works in the middle of a text, where that key writes, moves, deletes or saves; \
                     Ctrl-G, Ctrl-L, Ctrl-O, Ctrl-Q and Ctrl-Z are free"
                ));
            }
        }
        if let Some(taken) = self.bindings.iter().find(|binding| {
            binding.command.scope == command.scope
                && binding.command.id != command.id
                && (binding.chord.starts_with(&chord) || chord.starts_with(&binding.chord))
        }) {
            return Err(format!("that key already means \"{}\"", taken.command.label));
        }
        self.bindings.retain(|binding| binding.command.id != command.id);
        self.bindings.push(Binding { chord, command });
        Ok(())
    }

    /// What `keys` mean on a screen with these scopes, the more particular scope first.
    pub fn find(&self, keys: &[Key], scopes: &[Scope]) -> Match {
        for scope in scopes {
            let exact = self.bindings.iter().find(|binding| binding.command.scope == *scope && binding.chord == keys);
            if let Some(binding) = exact {
                return Match::Command(binding.command.id);
            }
        }
        let mut next: Vec<(Key, &'static str)> = Vec::new();
        for scope in scopes {
            for binding in self.bindings.iter().filter(|binding| binding.command.scope == *scope) {
                if let Some(key) = binding.chord.strip_prefix(keys).and_then(|rest| rest.first())
                    && !next.iter().any(|(known, _)| known == key)
                {
                    next.push((*key, binding.command.hint));
                }
            }
        }
        if next.is_empty() || keys.is_empty() { Match::Nothing } else { Match::Prefix(next) }
    }

    /// The chord shown for a command: its first one.
    pub fn chord(&self, command: Cmd) -> Option<String> {
        let binding = self.bindings.iter().find(|binding| binding.command.id == command)?;
        Some(binding.chord.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(chord: &str) -> Vec<Key> {
        parse(chord).unwrap()
    }

    #[test]
    fn a_prefix_offers_what_may_follow() {
        let map = Keymap::default();
        assert_eq!(map.find(&keys("g t"), &[Scope::List, Scope::Everywhere]), Match::Command(Cmd::GoToday));
        let Match::Prefix(next) = map.find(&keys("g"), &[Scope::Everywhere]) else { panic!("g is a prefix") };
        assert!(next.iter().any(|(key, label)| key.to_string() == "c" && *label == "Cases"));
        assert_eq!(map.find(&keys("x"), &[Scope::List, Scope::Everywhere]), Match::Nothing);
    }

    #[test]
    fn the_particular_scope_wins() {
        let map = Keymap::default();
        assert_eq!(map.find(&keys("u"), &[Scope::History, Scope::Everywhere]), Match::Command(Cmd::Revert));
        assert_eq!(map.find(&keys("u"), &[Scope::List, Scope::Everywhere]), Match::Command(Cmd::Undo));
    }

    #[test]
    fn what_works_in_the_middle_of_a_text_cannot_have_a_key_of_the_text() {
        for command in ["program.redraw", "program.suspend", "text.editor"] {
            for chord in ["Ctrl-S", "Ctrl-A", "Ctrl-U", "Ctrl-C", "Ctrl-W", "x", "Enter", "g r"] {
                let refused = Keymap::default().rebind(command, chord).unwrap_err();
                assert!(refused.contains("in the middle of a text"), "{command} {chord}: {refused}");
            }
            Keymap::default().rebind(command, "Ctrl-G").unwrap();
        }
        assert!(Keymap::default().rebind("program.redraw", "Ctrl-E").is_err());
        Keymap::default().rebind("text.editor", "Ctrl-E").unwrap();
        Keymap::default().rebind("list.narrow", "Ctrl-S").unwrap();
    }

    #[test]
    fn an_override_is_checked_and_named() {
        let mut map = Keymap::default();
        assert!(map.rebind("list.opne", "i").unwrap_err().contains("list.open"));
        assert!(map.rebind("list.narrow", "s").unwrap_err().contains("Sort by"));
        assert!(map.rebind("list.narrow", "[").unwrap_err().contains("split arrow"));
        assert!(map.rebind("record.archive", "A").unwrap_err().contains("changes the register"));
        assert!(map.rebind("list.narrow", "Ctrl-J").unwrap_err().contains("Enter"));
        map.rebind("list.narrow", "i").unwrap();
        assert_eq!(map.find(&keys("i"), &[Scope::List]), Match::Command(Cmd::Narrow));
        assert_eq!(map.find(&keys("/"), &[Scope::List]), Match::Nothing);
        assert_eq!(map.chord(Cmd::Narrow).as_deref(), Some("i"));
    }
}
