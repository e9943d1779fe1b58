//! dhr-fields(7): every kind of record and every field, with what it means and where it comes from.

use super::page::Page;
use crate::domain::field::{Field, Kind};
use crate::domain::register;
use crate::domain::vocabulary::{LISTS, List};
use crate::exchange::chronology::export::KEYS;

pub fn page() -> Page {
    let mut page = Page::new("dhr-fields", 7, "the records of the register, their fields and lists");
    page.heading("Description");
    page.text(
        "Each part is a kind of record, under the word the command line knows it by. Each field is named as in \
         queries, exports and JSON, with its label on screen, what it holds and what it means. A mark says where it \
         comes from: law, practice, a source, or ? where nobody could be asked.",
    );
    page.heading("Records");
    for entity in register::ENTITIES {
        page.part(format!("{} ({})", entity.name, entity.plural));
        page.text(entity.help);
        for field in entity.fields {
            page.item(field.name, meaning(field));
        }
    }
    page.heading("Lists");
    page.text("The terms of each list: the code, and the label on screen. Exports and queries take either.");
    for list in LISTS {
        page.part(format!("{} ({})", list.name, list.label));
        let mark = if list.mark.is_empty() { String::new() } else { format!("Mark: {}.", list.mark) };
        let open = if list.open { " Other words are kept as they are." } else { "" };
        page.text(format!("{mark}{open}"));
        for term in list.terms {
            page.item(term.code, term.label);
        }
    }
    page.heading("Events as JSON");
    page.text(
        "dhr chronology REF --json gives case, anonymised, total, rows and, under pseudonyms, left: what may be a name \
         and was left. Each row is an event with these keys, always all of them. They are written for other programs; \
         what dhr reads in again is the .xlsx, .docx or .csv of the same rows.",
    );
    for (key, says) in KEYS {
        page.item(*key, format!("{says}."));
    }
    page
}

fn meaning(field: &Field) -> String {
    let mut text = format!("{}: {}. {}", field.label, kind(field.kind), field.help);
    let marks = [
        (field.required, "Needed."),
        (field.private, "Private."),
        (field.covered, "Shown under pseudonyms."),
        (field.panel_only, "For the panel only."),
    ];
    for (_, word) in marks.iter().filter(|(holds, _)| *holds) {
        text.push_str(&format!(" {word}"));
    }
    if !field.mark.is_empty() {
        text.push_str(&format!(" Mark: {}.", field.mark));
    }
    text
}

fn kind(kind: Kind) -> String {
    let of = |list: &List| format!("list {}", list.name);
    match kind {
        Kind::Text => "one line".to_owned(),
        Kind::Long => "text".to_owned(),
        Kind::Number => "whole number".to_owned(),
        Kind::Money => "pounds (pence in JSON)".to_owned(),
        Kind::Date => "day".to_owned(),
        Kind::Loose => "date as far as it is known".to_owned(),
        Kind::Choice(list) => format!("one of {}", of(list)),
        Kind::Choices(list) => format!("any of {}", of(list)),
        Kind::Fact => "yes, no, not known or not recorded".to_owned(),
        Kind::Link(entity) => format!("a record of {entity}"),
    }
}
