//! The timeline: events with dates as loose as they are known, queries about them, and rows that are one incident.

use super::room::*;

entity! {
    /// One row of a timeline.
    Event("event", "Event", "Events", "One thing that happened, in the lives looked at or in the review itself, with its source.")
    title[when, what] order["when", "sequence"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required();
        when: Option<LooseDate> = loose("When", "As exactly as it is known: a day, a month, about a date, a range.").list(17).alias(&["Start Date", "Date", "Date of Event", "Date & Time", "When", "Date of contact", "Incident date/time"]);
        what: String = long("What", "What happened, in pseudonyms or role codes.").covered().required().list(34).alias(&["Event", "Brief details of event / contact", "Contact / significant event", "Significant event", "Summary of contact", "Details of contact"]);
        source: String = text("Source", "Where it was read; every event needs a source.").covered().list(12).search().alias(&["Source of Information", "Source of evidence", "Record", "Where recorded"]);
        agency: Option<Ref> = link("agency", "Agency", "The agency that reported it.").list(8).alias(&["Agency"]);
        ends: Option<LooseDate> = loose("Ends", "When it ended, when it lasted.").alias(&["End Date"]);
        time: String = text("Time", "The time of day, when it is known.").alias(&["Start Time", "Time"]);
        end_time: String = text("End time", "The time it ended, when it is known.").alias(&["End Time"]);
        sequence: String = text("Sequence", "Order beside the other numbered events, as far as the date allows; 1.5 stands between 1 and 2.");
        reference: String = text("Event reference", "The reference or number the agency gave the row.").covered_when_keyed().alias(&["Event Ref"]);
        row: Option<i64> = number("Row", "The row of the file it was imported from.");
        subject: String = text("About", "Whom it concerns, by role code.").covered().search().alias(&["Person", "Subject", "V / P / Both", "Re"]);
        response: String = long("Response", "What the agency did or decided.").covered().alias(&["Response", "Decision", "Action taken", "Outcome"]);
        comment: String = long("Author's comment", "What the author of the return says about it.").covered().panel_only().alias(&["Comment", "IMR author comment", "Analysis", "Agency comments", "Missed opportunity / good practice"]);
        kind: Code = choice(&v::EVENT_KIND, "Kind", "An event, an author's note, or a stated period without contact.").initial("event").mark("source: Chronolator");
        view: Code = choice(&v::EVENT_VIEW, "Timeline", "Whether it belongs to the review itself or to the chronology of lives.").initial("chronology").mark("practice");
        in_scope: Fact = fact("In scope", "Whether it lies within the terms of reference.").mark("practice");
        abuse: Fact = fact("Sign of abuse", "Whether it shows abuse or its signs.").mark("practice");
        restricted: Fact = fact("Restricted", "Whether it may not be shared beyond the panel.").mark("practice");
        stage: Code = choice(&v::EIGHT_STAGES, "Stage of eight", "Which of the eight stages it belongs to.").mark("source: BBC 28 Aug 2019");
        risk_factors: Codes = choices(&v::RISK_FACTOR, "Risk factors", "Every risk factor it shows.").mark("source: Ontario DVDRC");
        owed: Option<Ref> = link("return", "From return", "The return it came with.");
        file: String = text("File", "The file it was imported from.").covered();
        sheet: String = text("Table", "The table or sheet of that file.").covered_when_keyed();
    }
}

entity! {
    /// A question to an agency about an event.
    EventQuery("event_query", "Query", "Queries", "A question to an agency about an event, and its answer.")
    title[agency, question] order["case", "due"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        event: Option<Ref> = link("event", "Event", "The event it asks about.").list(14);
        agency: Option<Ref> = link("agency", "Agency", "The agency that was asked.").list(12);
        question: String = long("Question", "What was asked of the agency.").covered_when_keyed().required().list(22);
        due: Option<Date> = date("Due", "The day an answer is owed.").list(8).due("Answer to a query", "answered");
        asked: Option<Date> = date("Asked", "The day it was asked.");
        answered: Option<Date> = date("Answered", "The day the answer came.");
        answer: String = long("Answer", "What they answered, in their words.").covered_when_keyed();
        state: Code = choice(&v::QUERY_STATE, "State", "Whether it is still open.").initial("open").mark("practice");
        raised_by: String = text("Raised by", "Who raised it, such as the chair.");
    }
}

entity! {
    /// Two events that are one incident seen twice.
    SameIncident("same_incident", "Same incident", "Same incidents", "Two events that are one incident seen by two agencies, and where they differ.")
    title[note] order["event"]
    {
        case: Option<Ref> = link("case", "Case", "The review both belong to.").list(14);
        event: Option<Ref> = link("event", "Event", "The first of the two events.").required().list(20);
        other: Option<Ref> = link("event", "Same as", "The other of the two events.").required().list(20);
        conflict: Fact = fact("They differ", "Whether the two accounts disagree.").list(8);
        note: String = text("Note", "Where the accounts differ, and what the panel made of it.").covered_when_keyed();
        confirmed_by: String = text("Confirmed by", "Who confirmed that it is one incident.");
    }
}

entity! {
    /// A word tied to an event or finding.
    Tag("tag", "Tag", "Tags", "A word of your own tied to an event, finding or recommendation, to find it again.")
    title[word] order["word"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is used in.").list(14);
        word: String = text("Tag", "The word to find it by.").required().list(20).search();
        event: Option<Ref> = link("event", "Event", "The event it is tied to.").list(20);
        finding: Option<Ref> = link("finding", "Finding", "The finding it is tied to.").list(16);
        recommendation: Option<Ref> = link("recommendation", "Recommendation", "The recommendation it is tied to.");
    }
}

entity! {
    /// A row of an agency's file that was not taken as an event.
    UnreadRow("unread_row", "Row needing attention", "Rows needing attention", "A row of an agency's file that could not be taken as an event, kept as it stood. Add the event by hand, or have the file corrected and import it again; archive the row once it is settled.")
    title[why] order["case", "agency", "row"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        agency: Option<Ref> = link("agency", "Agency", "The agency that sent the file.").list(14);
        why: String = text("Why", "Why it could not be taken.").required().list(26);
        row: Option<i64> = number("Row", "The row of the file.").list(5);
        text: String = long("As it stood", "Every cell of the row under its heading.").covered();
        file: String = text("File", "The file it is of.").covered_when_keyed().list(12);
        sheet: String = text("Table", "The table or sheet of that file.").covered_when_keyed();
    }
}
