//! Understanding a line: a number, a word of plain mode's own, or a command by its name, label, hint or synonym.

use crate::app::command::{COMMANDS, Cmd, Command, Scope};
use crate::domain::entity::Entity;
use crate::domain::field::Field;
use crate::domain::find::score;
use crate::domain::register::ENTITIES;

/// Words only plain mode has: what the screen does with the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    Set,
    List,
    Next,
    Repeat,
    Fields,
    Tab,
    Drop,
    Retry,
    Why,
    Standing,
    Open,
    Unmark,
    Drafts,
}

/// The word, what it is, and its sentence for help.
pub const OWN: [(&str, Own, &str); 15] = [
    ("open", Own::Open, "Opens a number of the last list, or what the words after it find."),
    ("set", Own::Set, "Sets a field: set and its name, then the value."),
    ("list", Own::List, "Lists a kind of record, such as list agencies; in a case, those of the case."),
    ("next", Own::Next, "Says the next rows."),
    ("more", Own::Next, "Says the next rows."),
    ("repeat", Own::Repeat, "Says the last answer again."),
    ("fields", Own::Fields, "Says every field of the record that is filled; fields all says the empty ones too."),
    ("read", Own::Fields, "Says every field of the record that is filled; read all says the empty ones too."),
    ("tab", Own::Tab, "Goes to a tab of the case, by name or number."),
    ("drop", Own::Drop, "Drops a draft by its number on Today."),
    ("why", Own::Why, "Says why a line of Today is there, by its number."),
    ("standing", Own::Standing, "Says how the case stands: its clocks, what is owed and what is next."),
    ("unmark", Own::Unmark, "Takes the marks away again: all of them, or those of the numbers after it."),
    ("drafts", Own::Drafts, "Goes to the text you were typing and did not save, on Today."),
    ("retry", Own::Retry, "Tries again to save what could not be saved."),
];

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    Nothing,
    Number(usize),
    Own(Own, &'a str),
    Command(Cmd, &'a str),
    Unknown(&'a str),
}

/// Reads a line at a place with these scopes.
pub fn read<'a>(line: &'a str, scopes: &[Scope]) -> Said<'a> {
    let line = line.trim();
    if line.is_empty() {
        return Said::Nothing;
    }
    if let Ok(number) = line.trim_end_matches('.').parse() {
        return Said::Number(number);
    }
    let ends: Vec<usize> =
        line.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([line.len()]).collect();
    for (words, end) in ends.iter().enumerate().rev() {
        let (phrase, rest) = line.split_at(*end);
        let phrase = phrase.trim().to_lowercase();
        if words == 0 {
            if let Some((_, own, _)) = OWN.iter().find(|(word, ..)| *word == phrase) {
                return Said::Own(*own, rest.trim());
            }
            if phrase == "exit" || phrase == "bye" {
                return Said::Command(Cmd::Quit, rest.trim());
            }
        }
        if let Some(command) = best(&phrase, scopes) {
            return Said::Command(command.id, rest.trim());
        }
    }
    Said::Unknown(line)
}

/// The command a phrase names: those of this place first, then by how plainly it was named.
fn best(phrase: &str, scopes: &[Scope]) -> Option<&'static Command> {
    let place = |command: &Command| {
        let own = scopes.iter().position(|scope| *scope == command.scope);
        match own {
            Some(at) => (false, at),
            None => (command.scope != Scope::Everywhere, scopes.len()),
        }
    };
    let fitting = COMMANDS.iter().filter_map(|command| Some((rank(command, phrase)?, command)));
    fitting
        .min_by_key(|(rank, command)| {
            let (elsewhere, at) = place(command);
            (elsewhere, *rank, at)
        })
        .map(|(_, command)| command)
}

fn rank(command: &Command, phrase: &str) -> Option<u8> {
    if command.name == phrase || command.label.to_lowercase() == phrase {
        return Some(0);
    }
    let label_begins = phrase.contains(' ') && command.label.to_lowercase().starts_with(phrase);
    if label_begins || command.name.split('.').next_back() == Some(phrase) {
        return Some(1);
    }
    if command.hint.split('/').any(|hint| hint.to_lowercase() == phrase) {
        return Some(2);
    }
    // A word as short as "no" is no name for anything.
    command.synonyms.split(' ').any(|word| word == phrase && word.len() > 2).then_some(3)
}

/// Whether a line is a bare word or number of the conversation: never a reason, whatever was asked.
pub fn is_bare_word(line: &str, scopes: &[Scope]) -> bool {
    matches!(read(line, scopes), Said::Number(_) | Said::Own(_, "") | Said::Command(_, ""))
}

/// Whether an answer was more likely meant to do something: a bare word of the conversation, or one with what it takes.
pub fn is_meant_as_command(line: &str, asked: &'static Entity) -> bool {
    match read(line, &[]) {
        Said::Own(Own::Set, rest) => !rest.is_empty() && field(asked, rest).is_ok(),
        Said::Command(Cmd::Add, rest) | Said::Own(Own::List, rest) if !rest.is_empty() => entity(rest).is_some(),
        Said::Own(Own::Open, rest) => rest.is_empty() || rest.parse::<usize>().is_ok(),
        Said::Number(_) | Said::Nothing => false,
        _ => is_bare_word(line, &[]),
    }
}

/// A word near to one that was not understood.
pub fn nearest(word: &str) -> Option<&'static str> {
    let word = word.split_whitespace().next()?.to_lowercase();
    // No word is longer; a pasted page would take long to compare.
    if word.len() > 24 {
        return None;
    }
    let verbs = COMMANDS.iter().filter_map(|command| command.name.split('.').next_back());
    let own = OWN.iter().map(|(word, ..)| *word);
    verbs
        .chain(own)
        .map(|known| (strsim::osa_distance(known, &word), known))
        .filter(|(far, known)| *far <= 1.max(known.len() / 4))
        .min()
        .map(|(_, known)| known)
}

/// Why a command that only makes sense with a cursor is not spoken, and what to say instead.
pub fn instead(command: Cmd) -> Option<&'static str> {
    Some(match command {
        Cmd::Up | Cmd::Down | Cmd::PageUp | Cmd::PageDown | Cmd::First | Cmd::Last => "say a number, or next",
        Cmd::NextPane | Cmd::PreviousPane | Cmd::Jump => "say the name of a tab or list",
        Cmd::NextTab | Cmd::PreviousTab => "say tab and its name or number",
        Cmd::NextCase | Cmd::PreviousCase => "say back, and the number of the case",
        Cmd::GroupBy | Cmd::Columns | Cmd::Preview => "lists here are spoken row by row; narrow and sort shape them",
        Cmd::CopyValue | Cmd::CopyRow | Cmd::CopyTable | Cmd::CopyJson => "what is said can be copied as it stands",
        Cmd::Hide | Cmd::Suspend => "this is done by the shell here",
        Cmd::LayPlan => "leave and say dhr plan REF --lay in the shell",
        Cmd::Decide => "say plan, the number of decisions, and add",
        Cmd::MoveDue => "leave and say dhr clocks REF --move CODE DATE in the shell",
        Cmd::Direct => "leave and say dhr clocks REF --directed DATE in the shell",
        Cmd::MoveEvent => "leave and say dhr plan REF --shift trial NEW in the shell",
        Cmd::AskAll => "leave and say dhr returns REF --ask AGENCIES in the shell",
        Cmd::QaLetter => "leave and say dhr qa REF --letter FILE in the shell; a dash reads what is pasted",
        Cmd::AnswerPoint => "say set response, set page, set done by, set checked by, then set state",
        Cmd::Milestone => "leave and say dhr family REF --mark CODE in the shell",
        Cmd::Lanes => "leave and say dhr chronology REF in the shell, with --gaps or --same",
        Cmd::OwnEditor => "long text is said line by line here",
        Cmd::ImportChronology => "leave and say dhr import FILE --as chronology --case REF in the shell",
        Cmd::TagEvent
        | Cmd::QueryAgency
        | Cmd::SameIncident
        | Cmd::LinkFinding
        | Cmd::HideRow
        | Cmd::Sequence
        | Cmd::NumberAfresh
        | Cmd::GapDays
        | Cmd::Mentions
        | Cmd::NextMention
        | Cmd::PreviousMention => "say the number of the event and set its fields, or add query, tag or same incident",
        Cmd::Import => "leave and say dhr import FILE in the shell",
        _ => return None,
    })
}

/// The field a text begins with, and the rest of the text; `field=value` is heard too, as the command line writes it.
pub fn field<'a>(entity: &'static Entity, text: &'a str) -> Result<(&'static Field, &'a str), String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("Say which field, such as set due.".to_owned());
    }
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || *c == '=')
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    for end in ends.iter().rev() {
        let (phrase, rest) = text.split_at(*end);
        let same = |word: &str| word.eq_ignore_ascii_case(phrase.trim());
        let named = |field: &&Field| same(field.label) || same(field.name);
        let also = |field: &&Field| field.aliases.iter().any(|alias| same(alias));
        let fields = entity.fields;
        if let Some(field) = fields.iter().find(named).or_else(|| fields.iter().find(also)) {
            let rest = rest.trim();
            return Ok((field, rest.strip_prefix('=').unwrap_or(rest).trim()));
        }
    }
    let near: Vec<&Field> = entity.fields.iter().filter(|field| score(text, field.label).is_some()).collect();
    match near.as_slice() {
        [only] => Ok((only, "")),
        [] => Err(format!("There is no field called \"{text}\" here. Say fields all to hear them.")),
        many => {
            let labels: Vec<&str> = many.iter().take(6).map(|field| field.label).collect();
            Err(format!("Several fields fit: {}. Say one of them in full.", labels.join(", ")))
        }
    }
}

/// The kind of record a name means.
pub fn entity(name: &str) -> Option<&'static Entity> {
    let name = name.trim();
    let same = |word: &str| word.eq_ignore_ascii_case(name);
    let exact = ENTITIES.iter().find(|entity| same(entity.name) || same(entity.label) || same(entity.plural));
    let returns = || ENTITIES.iter().find(|entity| entity.name == "return" && (same("imr") || same("imrs")));
    let begins = |entity: &&&Entity| entity.plural.to_lowercase().starts_with(&name.to_lowercase());
    let only = || {
        let mut fitting = ENTITIES.iter().filter(begins);
        fitting.next().filter(|_| fitting.next().is_none())
    };
    exact.or_else(returns).or_else(only).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_known_by_label_name_hint_and_synonym() {
        let record = [Scope::Fields, Scope::Record];
        assert_eq!(read("chase", &record), Said::Command(Cmd::Chase, ""));
        assert_eq!(read("Log a chase", &record), Said::Command(Cmd::Chase, ""));
        assert_eq!(read("remind", &record), Said::Command(Cmd::Chase, ""));
        assert_eq!(read("record.chase", &record), Said::Command(Cmd::Chase, ""));
        assert_eq!(read("date 14 April", &record), Said::Command(Cmd::DueDate, "14 April"));
    }

    #[test]
    fn a_field_is_set_as_it_is_said_or_as_the_command_line_writes_it() {
        let cases = crate::domain::register::cases();
        for said in ["title Ash", "Title Ash", "title=Ash", "title = Ash"] {
            assert_eq!(field(cases, said).map(|(field, rest)| (field.name, rest)), Ok(("title", "Ash")), "{said}");
        }
        assert_eq!(field(cases, "report due 1=2").map(|(_, rest)| rest), Ok("1=2"));
    }

    #[test]
    fn the_same_word_means_what_fits_the_place() {
        assert_eq!(read("history", &[Scope::Fields, Scope::Record]), Said::Command(Cmd::RecordHistory, ""));
        assert_eq!(read("history", &[Scope::Today]), Said::Command(Cmd::GoHistory, ""));
        assert_eq!(read("back", &[]), Said::Command(Cmd::Back, ""));
        assert_eq!(read("quit", &[]), Said::Command(Cmd::Quit, ""));
        assert_eq!(read("exit", &[]), Said::Command(Cmd::Quit, ""));
    }

    #[test]
    fn a_number_may_end_in_a_full_stop_and_a_slip_is_guessed() {
        assert_eq!(read(" 2. ", &[]), Said::Number(2));
        assert_eq!(read("hlep", &[]), Said::Unknown("hlep"));
        assert_eq!(nearest("hlep"), Some("help"));
        assert_eq!(nearest("zzzzzz"), None);
    }

    #[test]
    fn every_spoken_command_is_reached_by_its_label() {
        // Open is a word of plain mode's own, which takes a number.
        for command in COMMANDS.iter().filter(|command| command.id != Cmd::Open) {
            let said = read(command.label, &[command.scope]);
            let Said::Command(id, "") = said else { panic!("{}: {said:?}", command.label) };
            assert_eq!(id, command.id, "{}", command.label);
        }
    }
}
