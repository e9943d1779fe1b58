//! Quality assurance at the Home Office: submissions, letters, and each point of a letter.

use super::room::*;

entity! {
    /// One sending of the report for quality assurance.
    Submission("submission", "Submission", "Submissions", "One sending of the report to the Home Office for quality assurance.")
    title[number, sent] order["case", "number"]
    {
        case: Option<Ref> = link("case", "Case", "The review that was sent.").required().list(14);
        number: Option<i64> = number("No.", "First, second and so on.").list(4);
        sent: Option<Date> = date("Sent", "The day it was sent.").list(10);
        panel: Option<Date> = date("QA panel", "The day the panel considers it.").list(10);
        outcome: Code = choice(&v::QA_OUTCOME, "Outcome", "What the panel said.").list(18).initial("not_considered").mark("source: Devon letters; practice");
        sent_by: String = text("Sent by", "Who sent it to the Home Office.");
        acknowledged: Option<Date> = date("Acknowledged", "The day the Home Office acknowledged it.");
        chase_due: Option<Date> = date("Ask after it on", "The day to ask the Home Office where it stands.").due("Ask the Home Office about a submission", "letter_received");
        letter_received: Option<Date> = date("Letter received", "The day the letter came.");
        contents: String = text("What was sent", "The documents that were sent.");
        family_told: Option<Date> = date("Family told", "The day the family was told it had gone.");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}

entity! {
    /// A letter from the quality assurance panel.
    QaLetter("qa_letter", "QA letter", "QA letters", "The Home Office panel's letter; each of its points is a row of its own.")
    title[dated, outcome] order["case", "-dated"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is about.").required().list(14);
        dated: Option<Date> = date("Dated", "The date on the letter.").list(10);
        outcome: Code = choice(&v::QA_OUTCOME, "Outcome", "What it allows or asks.").list(22).mark("source: Devon letters; practice");
        answer_due: Option<Date> = date("Answer due", "The day the answer or the changed report is owed.").list(10).due("Answer the QA letter", "answered").mark("?; practice");
        answered: Option<Date> = date("Answered", "The day the answer went.").list(10);
        submission: Option<Ref> = link("submission", "Submission", "The submission it answers.");
        received: Option<Date> = date("Received", "The day it arrived.");
        panel: Option<Date> = date("Panel", "The panel date it gives.");
        strengths: String = long("Strengths", "What it praises in the report.");
        asks: String = long("Standard asks", "What it asks of every report, such as a file, a link or a copy to the Commissioner.");
        final_acknowledged: Option<Date> = date("Final acknowledged", "The day the Home Office acknowledged the final version.");
        published: Fact = fact("Published with the report", "Whether the letter was published or annexed.").mark("practice");
        document: Option<Ref> = link("document", "Document", "The letter among the documents.");
    }
}

entity! {
    /// One numbered point of a letter.
    QaPoint("qa_point", "QA point", "QA points", "One numbered point of a quality assurance letter and what was done about it.")
    title[number, what] order["letter", "number"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is about.").list(14);
        letter: Option<Ref> = link("qa_letter", "Letter", "The letter it is a point of.").list(10);
        number: String = text("No.", "Its number in the letter, such as 4 or 4b.").required().list(5);
        what: String = long("Point", "What the panel asks, in its words.").required().list(28);
        state: Code = choice(&v::QA_POINT_STATE, "State", "Whether it has been answered and checked; no report goes back with open points.").list(9).initial("open").mark("practice");
        due: Option<Date> = date("Due", "The day it should be answered inside the panel.").due("Answer a QA point", "answered");
        answered: Option<Date> = date("Answered", "The day it was answered.");
        response: String = long("Response", "What was done, or why not.");
        page: String = text("Page", "The page of the report where it was done.");
        done_by: String = text("Done by", "Who did it, such as the author.");
        checked_by: String = text("Checked by", "Who checked it against the letter.");
        checked: Option<Date> = date("Checked", "The day it was checked.");
        theme: String = text("About", "What it is about, such as equality or economic abuse, for counting across reviews.").search();
    }
}
