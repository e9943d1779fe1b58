//! The running of a review in time: the decision, pauses, moved dates and the work plan.

use super::room::*;

entity! {
    /// The record of the decision whether to review.
    Decision("decision", "Decision", "Decisions", "The decision whether to review: the test applied, the reasons, who disagreed and who was told.")
    title[outcome, decided] order["case", "-decided"]
    {
        case: Option<Ref> = link("case", "Case", "The review decided on.").required().list(14);
        decided: Option<Date> = date("Decided", "The day it was decided.").list(10);
        outcome: Code = choice(&v::OUTCOME, "Outcome", "What was decided; even a no must be told to the Home Office.").required().list(26).mark("practice; law (direction)");
        decided_by: String = text("Decided by", "Who decided, normally the chair of the partnership.").list(18);
        meeting: Option<Ref> = link("meeting", "Meeting", "The meeting at which it was considered.");
        criteria: Codes = choices(&v::CRITERIA, "Criteria met", "Every part of the legal test that was found to be met.").mark("law; practice");
        legal_basis: Code = choice(&v::LEGAL_BASIS, "Law applied", "The law whose test was applied.").mark("law; practice");
        criteria_note: String = long("How the criteria were met", "The facts set against the test.");
        reasons: String = long("Reasons", "Why it was decided so.");
        dissent: String = long("Dissent", "Who disagreed, and why.").panel_only();
        parallel: String = long("Other processes considered", "Other reviews that were considered, and what was agreed.");
        linked_none: Fact = fact("No other review", "Whether it was stated that there is no other review.").mark("practice");
        advice: String = long("Advice", "Legal or police advice that was taken.").panel_only();
        review_on: Option<Date> = date("Look again on", "The day to look again, as when a cause of death is awaited.").due("Look again at a decision", "reviewed");
        reviewed: Option<Date> = date("Looked at again", "The day it was looked at again.");
        home_office_told: Option<Date> = date("Home Office told", "The day the Home Office was told.");
        home_office_reply: String = text("Home Office reply", "What the Home Office answered; it can direct a review.");
        directed: Option<Date> = date("Directed", "The day of a direction to hold a review.").mark("law s.9(2)");
        minute: String = text("Minute", "Where the decision is minuted.");
    }
}

entity! {
    /// An agreed pause.
    Pause("pause", "Pause", "Pauses", "An agreed pause: what stops, what carries on, who agreed and who was told.")
    title[reason, started] order["case", "-started"]
    {
        case: Option<Ref> = link("case", "Case", "The review that pauses.").required().list(14);
        reason: Code = choice(&v::PAUSE_REASON, "Reason", "Why it pauses; time lost is shown by reason.").required().list(22).mark("practice");
        started: Option<Date> = date("From", "The day it began.").list(10);
        expected_end: Option<Date> = date("Expected to", "The day it is expected to end.").list(10).due("End of a pause", "ended");
        ended: Option<Date> = date("Ended", "The day it ended; empty while it lasts.").list(10);
        stops: Codes = choices(&v::PAUSE_STOPS, "What stops", "What stops; the rest carries on. Empty: what the reason normally stops (an inquest: publication alone).").mark("practice");
        agreed_by: String = text("Agreed by", "Who agreed it; a pause is an agreed later date.");
        minute: String = text("Minute", "Where the agreement is minuted.");
        home_office_told: Option<Date> = date("Home Office told", "The day the Home Office was told.");
        family_told: Option<Date> = date("Family told", "The day the family was told.");
        agency: Option<Ref> = link("agency", "Agency", "The agency whose work stops, when it is one.");
        check_on: Option<Date> = date("Check on", "The day to check whether it still holds.").due("Check on a pause", "ended");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}

entity! {
    /// A date that was moved, and who agreed.
    DueChange("due_change", "Moved date", "Moved dates", "A date that was moved: from when to when, why, and who agreed.")
    title[what, new_due] order["-agreed"]
    {
        case: Option<Ref> = link("case", "Case", "The review it concerns.").required().list(14);
        what: String = text("What", "Which date was moved.").required().list(20).search();
        old_due: Option<Date> = date("Old date", "The date that stood before.").list(10);
        new_due: Option<Date> = date("New date", "The date that stands now.").list(10);
        agreed: Option<Date> = date("Agreed", "The day it was agreed.").list(10);
        state: Code = choice(&v::DUE_CHANGE_STATE, "State", "Whether it was asked for, agreed or refused, or only moved.").initial("agreed").mark("practice");
        action: Option<Ref> = link("action", "Action", "The action whose date was moved.");
        owed: Option<Ref> = link("return", "Return", "The return whose date was moved.");
        asked: Option<Date> = date("Asked", "The day it was asked for.");
        asked_by: String = text("Asked by", "Who asked for it.");
        agreed_by: String = text("Agreed by", "Who agreed it, such as panel and partnership.");
        minute: String = text("Minute", "Where the agreement is minuted.");
        why: String = long("Why", "Why it was moved.");
        home_office_told: Fact = fact("Home Office told", "Whether the Home Office was told.").mark("practice");
    }
}

entity! {
    /// A step of the work plan of one review.
    Step("step", "Work-plan step", "Work-plan steps", "A step of the review's own work plan; changing the template never changes it.")
    title[code, what] order["case", "due", "code"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        code: String = text("Code", "The code of the step, such as W12, by which others depend on it.").list(5);
        what: String = text("Step", "What has to be done.").required().list(28).search();
        due: Option<Date> = date("Due", "The day it should be done.").list(10).due("Step of the work plan", "done");
        state: Code = choice(&v::STEP_STATE, "State", "How far it has come.").list(11).initial("waiting").mark("practice");
        done: Option<Date> = date("Done", "The day it was done.");
        owner: String = text("Owner", "Who does it: coordinator, chair, author, agencies, partnership.");
        post: Option<Ref> = link("post", "Post", "The post that answers for it.");
        planned: Option<Date> = date("First planned", "The date the plan first gave, for plan against actual.");
        starts: Option<Date> = date("Starts", "The day it should begin.");
        depends_on: String = text("Depends on", "The codes of the steps before it, with a semicolon between them.");
        waits_for: String = text("Waits for", "What outside the plan it waits for, such as the QA letter.");
        timing: String = text("Counted from", "The event its date is counted from and how far, such as decision +6w; kept here so that a changed template leaves it alone.").mark("practice");
        stopped_by: Codes = choices(&v::PAUSE_STOPS, "Stopped by", "The kinds of pause that stop it; any other pause leaves it running.").mark("practice");
        paused_by: Option<Ref> = link("pause", "Paused by", "The pause that holds it.");
        evidence: String = text("Evidence", "The documents that show it was done.");
        from_flag: Code = choice(&v::COMPLEXITY, "Added because of", "The complexity that added it to the plan.").mark("practice");
        not_needed_reason: String = text("Why not needed", "Why it is not needed in this review.");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}
