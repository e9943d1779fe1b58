//! dhr-query(7): what a list can be asked, on screen after / and on the command line. Its examples are checked
//! against the language itself.

use super::page::Page;

/// A query and what it finds.
const EXAMPLES: [(&str, &str); 8] = [
    ("open sort:agreed_due", "Cases that have not ended, the first due first."),
    ("due<today -stage:closed", "What is overdue, apart from closed cases."),
    ("stage:paused,closed", "Either stage, by code or by word."),
    ("lead:me", "Cases you lead."),
    ("agreed_due:none", "Cases with no agreed date."),
    ("submitted=2026-03", "Reports sent in March 2026."),
    ("csp:northmere cols:reference,stage,csp", "A partnership, with these columns."),
    ("\"not known\" limit:20", "The first twenty with these words together."),
];

pub fn page() -> Page {
    let mut page = Page::new("dhr-query", 7, "what can be asked of a list");
    page.heading("Description");
    page.text(
        "The text after / in the workbench, of a saved view, and after dhr cases, actions, list and export. Parts \
         stand in any order with blanks between; all of them must hold. In a shell, quote what holds <, >, ! or *.",
    );
    page.heading("Words");
    page.item("word", "Found in titles, references and the columns of the list; case and accents do not matter.");
    page.item("\"two words\"", "Found together.");
    page.item("-word, !word", "Not found. On the command line write !word, or put -- before the words.");
    page.heading("Fields");
    page.item("field:value", "The field holds it. A beginning of the field's name is enough where only one has it.");
    page.item("field:a,b", "Either of them.");
    page.item("field:!value, -field:value", "It does not.");
    page.item("field:none, field:any", "Nothing is recorded; something is.");
    page.item("field<value, <=, >, >=", "Dates, numbers and amounts compared.");
    page.item("dates", "today, tomorrow, +7, -2w, +1m, fri, week, next month, 27 mar 2026, mar 2026, 2026-03, 2026.");
    page.item("me", "You, in fields that hold people or posts.");
    page.heading("Standing words");
    page.item("open", "Nothing has ended the record.");
    page.item("overdue", "Something it owes was due before today.");
    page.item("mine", "You lead the case or hold the post.");
    page.item("due", "Any day by which something is still owed.");
    page.item("case, id", "The reference of its case; its own number.");
    page.heading("The list itself");
    page.item("sort:field,-field", "The order; - runs downwards.");
    page.item("group:field", "Groups, on screen.");
    page.item("cols:field,field", "The columns.");
    page.item("limit:20", "The first twenty.");
    page.heading("Examples");
    for (query, finds) in EXAMPLES {
        page.item(query, finds);
    }
    page.heading("See also");
    page.text("dhr(1), dhr-fields(7)");
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{query, register};

    #[test]
    fn every_example_can_be_asked() {
        for (text, _) in EXAMPLES {
            assert_eq!(query::parse(text, register::cases()).1, [], "{text}");
        }
    }
}
