//! The panel: seats, invitations, declarations, meetings and who came.

use super::room::*;

entity! {
    /// A place on a panel and who fills it.
    Seat("seat", "Panel seat", "Panel seats", "A place on the panel and who fills it; empty seats that are needed are shown as gaps.")
    title[kind, member] order["case", "kind"]
    {
        case: Option<Ref> = link("case", "Case", "The review the panel sits for.").required().list(13);
        kind: Code = choice(&v::SEAT_KIND, "Seat", "What the seat is for; the law or the guidance expects some of them.").required().list(20).mark("practice; law");
        agency: Option<Ref> = link("agency", "Agency", "The agency that fills the seat.").list(18);
        member: String = text("Member", "The name of the member, who is named in the report.").list(14).search().alias(&["Panel member", "Name"]);
        confidentiality_signed: Option<Date> = date("Signed", "The day the member signed the confidentiality agreement; no draft goes to anyone who has not.").list(5).mark("practice");
        need: Code = choice(&v::SEAT_NEED, "Needed", "How far the seat is needed.").mark("practice");
        person: Option<Ref> = link("person", "Person", "The member in the address book.");
        post: String = text("Post", "The member's post, printed in the report; senior enough to commit the agency.");
        substitute: String = text("Substitute", "Who comes when the member cannot.").mark("practice");
        access: Code = choice(&v::ACCESS, "Access", "Which papers the member may have.").initial("full").mark("practice");
        agreement_version: String = text("Agreement version", "Which version of the confidentiality agreement was signed.");
        secure_email: Fact = fact("Secure e-mail", "Whether the member's secure e-mail was confirmed.").mark("practice");
        characteristics: Codes = choices(&v::CHARACTERISTIC, "Expertise covers", "What the member's expertise covers, not who they are.").mark("practice");
        expertise: String = text("Expertise", "What the member brings, in words.").search();
        independent: Fact = fact("Independent of the case", "Whether the member had nothing to do with the case or the staff in it.").mark("practice");
        from: Option<Date> = date("From", "The day the member joined.");
        to: Option<Date> = date("To", "The day the member left.");
        empty_reason: String = text("Why empty", "Why nobody fills the seat, when nobody does.");
    }
}

entity! {
    /// An invitation to sit on a panel and its answer.
    Invitation("invitation", "Invitation", "Invitations", "An invitation to sit on the panel and its answer; none available is an answer worth reporting.")
    title[invited] order["case", "sent"]
    {
        case: Option<Ref> = link("case", "Case", "The review the panel sits for.").required().list(13);
        seat: Option<Ref> = link("seat", "Seat", "The seat that was offered.").list(18);
        agency: Option<Ref> = link("agency", "Agency", "The body that was asked.").list(18);
        invited: String = text("Invited", "Who was asked, when the agency does not say it.").search();
        sent: Option<Date> = date("Sent", "The day the invitation went out.").list(10);
        reply_due: Option<Date> = date("Reply due", "The day by which an answer was asked for.").due("Answer to a panel invitation", "answered");
        answered: Option<Date> = date("Answered", "The day the answer came.");
        answer: Code = choice(&v::INVITE_ANSWER, "Answer", "What they said; none available is worth reporting.").list(11).mark("practice");
        reason: String = text("Reason", "Why they declined or could not.");
        paid: Fact = fact("Paid", "Whether the body is paid for its time; small ones need it.").mark("practice");
        characteristics: Codes = choices(&v::CHARACTERISTIC, "Would cover", "The characteristics the body was asked for.");
    }
}

entity! {
    /// A declaration of interest.
    Declaration("declaration", "Declaration", "Declarations", "A declaration of interest by a member or the chair, for one meeting or for the whole review.")
    title[conflict, made] order["case", "-made"]
    {
        case: Option<Ref> = link("case", "Case", "The review it concerns.").required().list(14);
        seat: Option<Ref> = link("seat", "Member", "The member who declared.").list(20);
        meeting: Option<Ref> = link("meeting", "Meeting", "The meeting at which it was made.").list(14);
        made: Option<Date> = date("Made", "The day it was made.").list(10);
        conflict: Code = choice(&v::CONFLICT, "Conflict", "What was declared; none declared is an answer too.").list(12).mark("practice");
        chair: Option<Ref> = link("chair", "Chair", "The chair who declared, when it is not a member.");
        detail: String = long("Detail", "What was said, and what was done about it.").panel_only();
        gap_years: Option<i64> = number("Gap in years", "Years since the chair or member last worked for an agency in the case.").mark("practice");
        handled: String = text("Handled", "What was agreed, such as leaving the room.");
    }
}

entity! {
    /// A meeting of the panel or about the review.
    Meeting("meeting", "Meeting", "Meetings", "A meeting of the panel or about the review, with its papers and minutes.")
    title[kind, when] order["case", "when"]
    {
        case: Option<Ref> = link("case", "Case", "The review the meeting is about.").required().list(14);
        kind: Code = choice(&v::MEETING_TYPE, "Meeting", "What kind of meeting it is; each has its own agenda.").required().list(18).mark("practice");
        when: Option<Date> = date("Date", "The day of the meeting.").list(11).due("Meeting", "held").alias(&["Meeting date"]);
        time: String = text("Time", "When it starts, such as 10:00.").list(6);
        held: Option<Date> = date("Held", "The day it was held; empty while it is only planned.").list(11);
        place: String = text("Place", "Where it is, or the kind of call.");
        papers_due: Option<Date> = date("Papers out by", "The day the papers must be out so that members can read them.").due("Papers out for the meeting", "papers_out");
        papers_out: Option<Date> = date("Papers out", "The day the papers went out.");
        minutes_due: Option<Date> = date("Minutes due", "The day the minutes should be out.").due("Minutes of the meeting", "minutes_out");
        minutes_out: Option<Date> = date("Minutes out", "The day the minutes went out.");
        chaired_by: String = text("Chaired by", "Who chaired the meeting.");
        quorate: Fact = fact("Quorate", "Whether enough members came.").mark("practice");
        agenda: String = long("Agenda", "The items of the agenda.");
        minutes: String = long("Minutes", "What was said and agreed, in pseudonyms.").panel_only();
        decisions: String = long("Decisions", "What was decided, so that it can be found again.");
        cancelled: String = text("Cancelled", "Why it was cancelled or moved, when it was.");
    }
}

entity! {
    /// One member at one meeting.
    Attendance("attendance", "Attendance", "Attendances", "Whether one member came to one meeting; the report lists members and meetings.")
    title[state] order["meeting", "seat"]
    {
        case: Option<Ref> = link("case", "Case", "The review the meeting was about.").list(13);
        meeting: Option<Ref> = link("meeting", "Meeting", "The meeting they were asked to.").required().list(20);
        seat: Option<Ref> = link("seat", "Seat", "The member or seat.").list(20);
        state: Code = choice(&v::ATTENDANCE, "Came", "Whether they came, sent someone or sent apologies.").list(14).initial("invited").mark("practice");
        who: String = text("Who came", "Who came, when it was a substitute or a guest.");
        note: String = text("Note", "Anything to note, such as part of the meeting only.");
    }
}
