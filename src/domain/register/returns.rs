//! What agencies owe a review, and the chasing of it.

use super::room::*;

entity! {
    /// An IMR, chronology, short report or nil return of one agency.
    Return("return", "Return", "Returns", "What one agency owes the review: an IMR, a chronology, a short report or a nil return.")
    title[kind, agency] order["case", "due"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is for.").required().list(13);
        agency: Option<Ref> = link("agency", "Agency", "The agency that owes it.").list(18).alias(&["Agency", "Organisation"]);
        kind: Code = choice(&v::RETURN_KIND, "Return", "What was asked for.").required().list(11).initial("imr").mark("practice").alias(&["Type"]);
        stage: Code = choice(&v::RETURN_STAGE, "Stage", "How far it has come.").list(11).initial("requested").mark("practice").alias(&["Status"]);
        due: Option<Date> = date("Due", "The day it is owed.").list(8).due("Return from an agency", "received").mark("practice ?").alias(&["Due date", "Deadline"]);
        chased: Option<i64> = number("Chased", "How many times it was chased.").list(6);
        asked: Option<Date> = date("Asked", "The day the agency was asked.").alias(&["Requested", "Date requested"]);
        original_due: Option<Date> = date("First due", "The first date given, kept when it is moved.");
        acknowledged: Option<Date> = date("Acknowledged", "The day the agency acknowledged the request.");
        author_name: String = text("Author", "Who writes it; independent of the case and of the line management in it.");
        author_named: Option<Date> = date("Author named", "The day the author was named.");
        author_independent: Fact = fact("Author independent", "Whether the author had no part in the case and manages nobody who had.").mark("practice");
        assisted_by: String = text("Assisted by", "Who helps the author, as with small providers.");
        draft_due: Option<Date> = date("Draft due", "The day the draft chronology is owed for the midpoint check.").due("Draft from an agency", "draft");
        draft: Option<Date> = date("Draft received", "The day the draft came.");
        received: Option<Date> = date("Received", "The day it came.").alias(&["Date received", "Returned"]);
        presented: Option<Date> = date("Presented", "The day the panel heard and challenged it.");
        revision_due: Option<Date> = date("Revision due", "The day the revised version is owed.").due("Revised return from an agency", "final_received");
        final_received: Option<Date> = date("Final received", "The day the final version came.");
        signed_off: Option<Date> = date("Signed off", "The day a senior officer of the agency signed it off.");
        signed_off_by: String = text("Signed off by", "The senior officer who signed it off.");
        last_chased: Option<Date> = date("Last chased", "The day it was last chased.");
        next_chase: Option<Date> = date("Chase next", "The day to chase it again.").due("Chase an agency's return", "received");
        escalated: Option<Date> = date("Escalated", "The day it was escalated.");
        escalated_to: String = text("Escalated to", "The chief officer it was escalated to.");
        contact: Fact = fact("Had contact", "Whether the agency had any contact with the people in the case.");
        staff_feedback: Fact = fact("Staff told", "Whether the staff concerned were given feedback.").mark("practice");
        quality: String = long("Panel's questions", "What the panel asked of the author.").panel_only();
        good_practice: String = long("Good practice", "Good practice the return reports.");
        remarks: String = long("Remarks", "Anything else about the return.").alias(&["Comments", "Notes"]);
    }
}

entity! {
    /// One reminder sent or call made.
    Chase("chase", "Chaser", "Chasers", "One reminder about a return or an action, so that the chasing can be shown.")
    title[kind, when] order["-when"]
    {
        case: Option<Ref> = link("case", "Case", "The review it was about.").list(13);
        when: Option<Date> = date("Date", "The day it was sent or made.").list(10);
        kind: Code = choice(&v::CHASE_KIND, "Kind", "What was done to chase it.").list(14).initial("reminder").mark("practice");
        owed: Option<Ref> = link("return", "Return", "The return it was about.").list(20);
        action: Option<Ref> = link("action", "Action", "The action it was about.").list(12);
        agency: Option<Ref> = link("agency", "Agency", "The agency that was chased.");
        to_whom: String = text("To", "To whom it went.");
        by: String = text("By", "Who sent it or rang.");
        reply: String = text("Reply", "What they answered, in short.");
        promised: Option<Date> = date("Promised for", "The day they promised it for.");
    }
}
