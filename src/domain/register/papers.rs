//! Documents with their versions and numbered copies, and letters sent.

use super::room::*;

entity! {
    /// A document of a case, whatever its versions.
    Document("document", "Document", "Documents", "A document of the review; its versions are kept apart, and one is current.")
    title[kind, title] order["case", "kind"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(14);
        kind: Code = choice(&v::DOCUMENT_TYPE, "Document", "Which document of the checklist it is.").required().list(22).mark("practice");
        title: String = text("Title", "What it is called, in pseudonyms.").list(22).search();
        marking: Code = choice(&v::MARKING, "Marking", "How it must be handled.").list(12).initial("official_sensitive").mark("practice");
        agency: Option<Ref> = link("agency", "From", "The agency it came from, when it is one agency's.");
        held: Fact = fact("Held", "Whether a copy is held here; not held is a gap to close.").mark("practice");
        held_where: String = text("Held where", "Where it is kept, when it is not in this register.");
        due: Option<Date> = date("Due", "The day it is owed.").due("Document", "finished");
        finished: Option<Date> = date("Finished", "The day it was finished.");
        published: Option<Date> = date("Published", "The day it was published, when it may be.");
        family_may_see: Fact = fact("Family may see", "Whether the family may be given it.").mark("practice");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}

entity! {
    /// One version of a document.
    Version("version", "Version", "Versions", "One version of a document: its number, its fingerprint and where the file is.")
    title[number, made] order["document", "-made"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").list(13);
        document: Option<Ref> = link("document", "Document", "The document it is a version of.").required().list(26);
        number: String = text("Version", "The version number, such as 3 or 2.1.").required().list(8);
        made: Option<Date> = date("Date", "The day it was made.").list(10);
        current: Fact = fact("Current", "Whether it is the one to send; only one is.").list(8).mark("practice");
        by: String = text("By", "Who made this version of it.");
        path: String = text("File", "Where the file is.").private();
        hash: String = text("Fingerprint", "The SHA-256 of the file, so that a change is noticed.");
        size: Option<i64> = number("Size in bytes", "The size of the file.");
        what_changed: String = long("What changed", "What changed since the last version.");
        checked_for_names: Option<Date> = date("Checked for names", "The day it was scanned for real names and dates.").mark("practice");
        accessible: Option<Date> = date("Checked for access", "The day it was checked that everyone can read it, with a screen reader too.").mark("practice");
        marking: Code = choice(&v::MARKING, "Marking", "How this version must be handled.").initial("official_sensitive").mark("practice");
        qa_submission: Option<Ref> = link("submission", "Submission", "The submission it went with.");
        scanned: Option<Date> = date("Last scanned", "The day dhr scan last looked through this file.").mark("practice");
        scan_hash: String = text("Fingerprint scanned", "The SHA-256 of the file when it was scanned; another one asks for a new scan.");
        scan_open: Option<i64> = number("Findings standing", "How many findings stood when it was scanned.");
    }
}

entity! {
    /// A numbered copy of a version in somebody's hands.
    Circulation("circulation", "Circulation", "Circulations", "A numbered copy of a version, to whom it went and whether it came back.")
    title[copy, to_whom] order["version", "copy"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").list(14);
        version: Option<Ref> = link("version", "Version", "The version that was sent.").required().list(16);
        copy: String = text("Copy", "The number of the copy.").list(6);
        to_whom: String = text("To", "Who has it; only people who have signed.").required().list(20).search();
        sent: Option<Date> = date("Sent", "The day it was sent.").list(10);
        seat: Option<Ref> = link("seat", "Member", "The member of the panel who has it.");
        person: Option<Ref> = link("person", "Person", "The family member or advocate who has it.");
        channel: String = text("How", "How it was sent, such as secure e-mail or by hand.");
        comments_due: Option<Date> = date("Comments due", "The day comments are owed.").due("Comments on a draft", "comments_in");
        comments_in: Option<Date> = date("Comments in", "The day the comments came.");
        comments: String = long("Comments", "What they said, and the answer to each.");
        return_due: Option<Date> = date("To be returned by", "The day the copy should come back or be destroyed.").due("Copy of a draft back", "returned");
        returned: Option<Date> = date("Returned", "The day it came back or was destroyed.");
    }
}

entity! {
    /// A letter that was sent.
    Letter("letter", "Letter", "Letters", "A letter that was sent: which, to whom, when, and the reply.")
    title[kind, to_whom] order["-sent"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is about.").required().list(14);
        kind: Code = choice(&v::LETTER_TYPE, "Letter", "Which letter it is.").required().list(24).mark("practice, from Pan-Dorset, Sheffield, Barnsley");
        to_whom: String = text("To", "To whom it went, by role or agency.").list(20).search();
        sent: Option<Date> = date("Sent", "The day it went.").list(10);
        agency: Option<Ref> = link("agency", "Agency", "The agency it went to.");
        person: Option<Ref> = link("person", "Person", "The person it went to.");
        channel: String = text("How", "How it was sent.");
        real_names: Fact = fact("Real names", "Whether it held real names; only where the reader needs them.").mark("practice");
        reply_due: Option<Date> = date("Reply due", "The day a reply is owed.").due("Reply to a letter", "replied");
        replied: Option<Date> = date("Replied", "The day the reply came.");
        reply: String = long("Reply", "What they replied, in short.");
        document: Option<Ref> = link("document", "Document", "The document kept of it.");
        by: String = text("By", "Who sent it from this office.");
    }
}
