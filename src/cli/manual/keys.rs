//! dhr-keys(7): every command of the workbench with its keys.

use super::page::Page;
use crate::app::command::{COMMANDS, Scope};

const SCOPES: [Scope; 10] = [
    Scope::Everywhere,
    Scope::List,
    Scope::Record,
    Scope::Fields,
    Scope::Case,
    Scope::Chronology,
    Scope::Form,
    Scope::Today,
    Scope::History,
    Scope::Typing,
];

pub fn page() -> Page {
    let mut page = Page::new("dhr-keys", 7, "the keys and commands of the workbench");
    page.heading("Description");
    page.text(
        "Each command has a name, by which the table [keys] of config.toml gives it another key: \"list.narrow\" = \
         \"i\". The same list, narrowed to the screen in front of you, is behind ? in the workbench; : runs a command \
         by its words.",
    );
    page.text(
        "In the middle of a text the keys belong to the text: program.redraw, program.suspend and text.editor, which \
         work there too, can only have a Ctrl key that means nothing to it (Ctrl-G, Ctrl-L, Ctrl-O, Ctrl-Q, Ctrl-Z). \
         A line of config.toml that gives them another is refused, and named.",
    );
    for scope in SCOPES {
        let mut commands = COMMANDS.iter().filter(|command| command.scope == scope).peekable();
        if commands.peek().is_some() {
            page.heading(scope.label());
        }
        for command in commands {
            let keys = if command.keys.is_empty() { "(no key)".to_owned() } else { command.keys.join(", ") };
            page.item(format!("{keys}  {}", command.label), format!("{} Name: {}.", command.help, command.name));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_on_the_page() {
        let page = page().roff();
        for command in COMMANDS {
            let name = command.name.replace('-', "\\-");
            assert!(page.contains(&name), "{} has a scope the page does not list", command.name);
        }
    }
}
