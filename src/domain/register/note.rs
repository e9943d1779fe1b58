//! Notes.

use super::room::*;

entity! {
    /// A free note.
    Note("note", "Note", "Notes", "Anything worth keeping that has no place of its own.")
    title[subject] order["-when"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is about; empty for a general note.").list(14);
        when: Option<Date> = date("Date", "The day it is about.").list(10);
        subject: String = text("Subject", "A few words to find it by.").list(20).search();
        what: String = long("Note", "The note, in pseudonyms.").covered_when_keyed().required().list(26).alias(&["Comments", "Notes"]);
        kind: Code = choice(&v::NOTE_KIND, "Kind", "What kind of note it is.").initial("note").mark("practice");
        by: String = text("By", "Who wrote it, so that they can be asked.");
        follow_up: Option<Date> = date("Follow up", "The day to come back to it.").due("Follow up a note", "followed_up");
        followed_up: Option<Date> = date("Followed up", "The day it was followed up.");
        panel: String = long("For the panel only", "What the family must not be shown.").covered_when_keyed().panel_only();
    }
}
