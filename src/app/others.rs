//! Who else is typing in the same record or case: one quiet line, and where somebody types, for them to see the same.

use super::scene::{Line, Role};
use crate::domain::entity::Entity;
use crate::domain::journal::Here;
use crate::domain::value::Id;

/// Where the person at the keyboard is typing.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub entity: &'static Entity,
    pub id: Id,
    /// The field, by name; what is being added; empty in a form between two fields.
    pub field: String,
}

/// The line that says who else is typing; `field` is the label of the one being typed in here.
pub fn line(here: &[Here], user: &str, field: Option<&str>) -> Option<Line> {
    let clash = here.iter().find(|one| one.kind.is_empty() && field.is_some_and(|label| label == one.field));
    let one = clash.or_else(|| here.first())?;
    let role = if clash.is_some() { Role::Warning } else { Role::Changed };
    Some(Line::of(format!(" + {}", sentence(one, here.len(), user, clash.is_some())), role))
}

/// "priya.shah is typing here: Title", for the message line and for plain mode.
pub fn sentence(one: &Here, count: usize, user: &str, clash: bool) -> String {
    let who = if one.who == user { "you, in another window," } else { &one.who };
    let who = match count {
        0 | 1 => who.to_owned(),
        2 => format!("{who} and 1 other"),
        more => format!("{who} and {} others", more - 1),
    };
    let verb = if count > 1 || one.who == user { "are" } else { "is" };
    let place = [one.kind.as_str(), one.field.as_str()].into_iter().filter(|part| !part.is_empty());
    let place = place.collect::<Vec<_>>().join(", ");
    match (clash, place.is_empty()) {
        (true, _) => format!("{who} {verb} typing in this field too: {place}"),
        (false, true) => format!("{who} {verb} typing here"),
        (false, false) => format!("{who} {verb} typing here: {place}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(who: &str, kind: &str, field: &str) -> Here {
        Here { who: who.to_owned(), field: field.to_owned(), kind: kind.to_owned() }
    }

    #[test]
    fn the_same_field_is_said_first_and_plainly() {
        let all = [here("priya", "Action", "Owner"), here("sam", "", "Title")];
        let text = |field| line(&all, "amara", field).unwrap();
        assert_eq!(
            text(Some("Title")),
            Line::of(" + sam and 1 other are typing in this field too: Title", Role::Warning)
        );
        assert_eq!(text(None).text(), " + priya and 1 other are typing here: Action, Owner");
        assert_eq!(line(&[], "amara", None), None);
        let own = [here("amara", "", "")];
        assert_eq!(line(&own, "amara", None).unwrap().text(), " + you, in another window, are typing here");
    }
}
