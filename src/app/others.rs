//! Who else has the same case open or types in it, in quiet words; and where one is oneself, for them to see the same.

use super::scene::{Line, Role};
use crate::domain::entity::Entity;
use crate::domain::journal::Here;
use crate::domain::record::Record;
use crate::domain::register;
use crate::domain::value::Id;

/// Where the person at the keyboard is.
#[derive(Debug, Clone, PartialEq)]
pub enum Where {
    Typing(Place),
    /// Looking at this case, or at something of it.
    Open(Id),
}

/// Where something is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub entity: &'static Entity,
    pub id: Id,
    /// The field, by name; what is being added; empty in a form between two fields.
    pub field: String,
}

impl Place {
    /// Where colleagues see somebody who fills in a record: on it, or on the case to which it is being added.
    pub fn of_form(record: &Record, field: &str) -> Option<Place> {
        if record.id != 0 {
            return Some(Place { entity: record.entity, id: record.id, field: field.to_owned() });
        }
        let id = record.case().filter(|id| *id != 0)?;
        let field = format!("new {}", record.entity.label.to_lowercase());
        Some(Place { entity: register::cases(), id, field })
    }
}

/// The line that says who else is typing; `field` is the label of the one being typed in here.
pub fn line(here: &[Here], user: &str, field: Option<&str>) -> Option<Line> {
    let (text, is_clash) = typing(here, user, field)?;
    Some(Line::of(format!(" + {text}"), if is_clash { Role::Warning } else { Role::Changed }))
}

/// "priya.shah is typing in Title", and whether that is the very field being typed in here.
pub fn typing(here: &[Here], user: &str, field: Option<&str>) -> Option<(String, bool)> {
    let typing: Vec<&Here> = here.iter().filter(|one| one.is_typing).collect();
    let clash = typing.iter().find(|one| one.kind.is_empty() && field.is_some_and(|label| label == one.field));
    let one = clash.or_else(|| typing.first())?;
    Some((sentence(one, typing.len(), user, clash.is_some()), clash.is_some()))
}

fn sentence(one: &Here, count: usize, user: &str, is_clash: bool) -> String {
    let who = if one.who == user { "you, in another window," } else { &one.who };
    let who = match count {
        0 | 1 => who.to_owned(),
        2 => format!("{who} and 1 other"),
        more => format!("{who} and {} others", more - 1),
    };
    let verb = if count > 1 || one.who == user { "are" } else { "is" };
    let place = [one.kind.as_str(), one.field.as_str()].into_iter().filter(|part| !part.is_empty());
    let place = place.collect::<Vec<_>>().join(", ");
    match (is_clash, place.is_empty()) {
        (true, _) => format!("{who} {verb} typing in this field too: {place}"),
        (false, true) => format!("{who} {verb} typing here"),
        (false, false) if place.starts_with("new ") => format!("{who} {verb} typing a {place}"),
        (false, false) => format!("{who} {verb} typing in {place}"),
    }
}

/// Who else has it open, in ever fewer words; none where nobody has.
pub fn also_open(here: &[Here], user: &str) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for one in here {
        let name = if one.who == user { "your other window" } else { &one.who };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let Some(first) = names.first() else { return Vec::new() };
    let mut forms = vec![format!("also open: {}", names.join(", "))];
    match names.len() - 1 {
        0 => forms.push("1 other here".to_owned()),
        more => {
            forms.push(format!("also open: {first} and {more} more"));
            forms.push(format!("{} others here", more + 1));
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(who: &str, kind: &str, field: &str) -> Here {
        Here { who: who.to_owned(), is_typing: true, field: field.to_owned(), kind: kind.to_owned() }
    }

    fn open(who: &str) -> Here {
        Here { is_typing: false, ..here(who, "", "") }
    }

    #[test]
    fn the_same_field_is_said_first_and_plainly() {
        let all = [here("priya", "Action", "Owner"), here("sam", "", "Title")];
        let text = |field| line(&all, "amara", field).unwrap();
        assert_eq!(
            text(Some("Title")),
            Line::of(" + sam and 1 other are typing in this field too: Title", Role::Warning)
        );
        assert_eq!(text(None).text(), " + priya and 1 other are typing in Action, Owner");
        assert_eq!(line(&[], "amara", None), None);
        let own = [here("amara", "", "")];
        assert_eq!(line(&own, "amara", None).unwrap().text(), " + you, in another window, are typing here");
    }

    #[test]
    fn who_only_looks_is_not_said_to_type() {
        assert_eq!(line(&[open("priya")], "amara", Some("")), None);
        let all = [open("sam"), here("priya", "", "new note")];
        assert_eq!(line(&all, "amara", None).unwrap().text(), " + priya is typing a new note");
    }

    #[test]
    fn whoever_has_it_open_is_named_once_and_in_fewer_words_where_there_is_no_room() {
        let all = [open("priya"), here("priya", "", "Title"), open("amara"), open("tom")];
        let said = also_open(&all, "amara");
        assert_eq!(said, ["also open: priya, your other window, tom", "also open: priya and 2 more", "3 others here"]);
        assert_eq!(also_open(&all[..2], "amara"), ["also open: priya", "1 other here"]);
        assert_eq!(also_open(&[], "amara"), [""; 0]);
    }
}
