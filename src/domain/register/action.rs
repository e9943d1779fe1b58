//! Actions, what was reported of them, the proof, and what they cost.

use super::room::*;

entity! {
    /// What one agency undertook to do.
    Action("action", "Action", "Actions", "What one agency undertook to do, by when, and the proof that it was done.")
    title[number, what] order["due", "number"]
    {
        number: String = text("No.", "The case and a number, stable for life.").list(5).alias(&["Action No", "Action number", "Action ref", "Rec", "Rec No", "Recommendation number"]);
        due: Option<Date> = date("Due", "The day it is owed; it is overdue after this day.").list(11).due("Action", "completed").alias(&["Target Date", "Target", "Timescale", "Deadline", "By when", "Due date"]);
        case: Option<Ref> = link("case", "Case", "The review it comes from.").required().list(14).alias(&["Ref", "DHR", "DHR ref", "Case ref", "Reference", "Review"]);
        what: String = long("Action", "What will be done, beginning with a verb.").required().list(21).alias(&["Action to take", "Action", "Action required", "Actions to be taken", "Specific action"]);
        agency: Option<Ref> = link("agency", "Lead agency", "The one agency that leads.").list(13).alias(&["Lead Agency", "Lead", "Agency", "Lead organisation", "Responsible agency"]);
        rag: Code = choice(&v::RAG, "RAG", "Blue complete and signed off, green on track, amber at risk, red off track, grey not started.").list(5).initial("grey").mark("practice").alias(&["RAG", "RAG rating", "Status", "Completed?", "RAG status", "BRAG"]);
        recommendation: Option<Ref> = link("recommendation", "Recommendation", "The recommendation it carries out.").alias(&["Recommendation"]);
        owner: Option<Ref> = link("post", "Owner post", "The post that answers for it; a post stays when its holder leaves.");
        owner_text: String = text("Owner as written", "The owner in the words of the plan, until a post is chosen.").search().alias(&["Owner", "Lead officer", "Responsible officer", "Lead person"]);
        progress: Code = choice(&v::ACTION_PROGRESS, "Progress stage", "How far it has come; done without proof is not yet evidenced.").further(14).initial("not_started").mark("practice; source: council trackers");
        priority: Code = choice(&v::PRIORITY, "Priority", "How urgent it is, in the plan's own terms.").mark("source: Powys/SWAP, Sheffield");
        target: String = text("Target as written", "The target in the words of the plan, such as Q3 2020/21 or ongoing.");
        target_kind: Code = choice(&v::TARGET_KIND, "Kind of target", "What kind of target those words are.").mark("practice");
        original_due: Option<Date> = date("First due", "The first date set; never changed, so that slipping can be seen.");
        milestones: String = long("Milestones", "Key steps achieved so far.").alias(&["Key milestones achieved in enacting recommendation", "Key milestones", "Milestones"]);
        latest: String = long("Latest update", "What was last reported.").alias(&["Progress", "Update", "Progress update", "Monitoring", "Comments", "Evidence"]);
        updated: Option<Date> = date("Updated", "The day it was last reported on; older than 90 days is a warning.").alias(&["Last updated", "Date of update"]);
        updated_by: String = text("Updated by", "Who reported it, so that they can be asked.");
        update_due: Option<Date> = date("Update due", "The day the next report on it is owed.").due("Update on an action", "completed").mark("practice ?");
        completed: Option<Date> = date("Agency says done", "The day the agency says it was done, which is a claim.").alias(&["Completion date", "Date of completion and Outcome", "Date completed", "Date of completion"]);
        signed_off: Option<Date> = date("Signed off", "The day the partnership agreed that it was done, which is a decision.").alias(&["CSP signed off", "Sign off date"]);
        signed_off_by: String = text("Signed off by", "The board and minute that signed it off.");
        signoff_level: Code = choice(&v::SIGNOFF_LEVEL, "Sign-off level", "Who has to agree that it is done.").mark("practice");
        outcome: String = long("Outcome", "What changed because of it.").alias(&["Outcome"]);
        embedded: Option<Date> = date("Found embedded", "The day a later check found that it still works.");
        embedded_due: Option<Date> = date("Check embedded by", "The day to check that it still works.").due("Check that an action is embedded", "embedded");
        ended_reason: String = text("Why ended", "Why it was superseded, withdrawn or not achievable; bad actions end honestly.");
        ended: Option<Date> = date("Ended", "The day it was ended without being done.");
        superseded_by: Option<Ref> = link("action", "Superseded by", "The action that took its place.");
        tracker_state: Code = choice(&v::TRACKER_STATE, "In council papers", "How it stands in the papers for the board.").mark("source: North Devon");
        accountable_board: String = text("Accountable board", "The board that answers for it, apart from the doer.");
        depends_on: String = text("Depends on", "What has to happen first.");
        in_power: Fact = fact("Within owner's power", "Whether the owner can do it without anyone else's leave.").mark("practice");
        capacity: Fact = fact("Capacity confirmed", "Whether the owner has the people and time for it.").mark("practice");
        measure: String = text("Measure", "How one will know that it made a difference.");
        early: Fact = fact("Early learning", "Whether it began before the report was finished.");
        blocked: String = text("Blocked by", "What is in the way, when the owner says it is blocked.");
        tell_family_due: Option<Date> = date("Tell family by", "The day to tell the family how it stands.").due("Tell the family about an action", "family_told");
        family_told: Option<Date> = date("Family told", "The day the family was told how it stands.");
        plain_words: String = long("In plain words", "How it is put to the family and the public.");
        remarks: String = long("Remarks", "Anything else about it.").panel_only();
    }
}

entity! {
    /// One report on an action.
    ActionUpdate("action_update", "Action update", "Action updates", "One report on an action, kept as it was given.")
    title[when] order["-when"]
    {
        case: Option<Ref> = link("case", "Case", "The review the action comes from.").list(13);
        action: Option<Ref> = link("action", "Action", "The action it reports on.").required().list(12);
        when: Option<Date> = date("Date", "The day of the report.").list(10);
        what: String = long("Update", "What was reported, as it was given.").required().list(28);
        rag: Code = choice(&v::RAG, "RAG", "The colour the agency gave.").list(6).mark("practice");
        progress: Code = choice(&v::ACTION_PROGRESS, "Progress", "How far the agency says it has come.").mark("practice; source: council trackers");
        by: String = text("By", "Who reported it, so that they can be asked.");
        agency: Option<Ref> = link("agency", "Agency", "The agency that reported it.");
        quarter: String = text("Period", "The quarter or meeting it was for.");
        confirmed: Fact = fact("Confirmed", "Whether the report was checked.");
    }
}

entity! {
    /// Proof that an action was done.
    Evidence("evidence", "Evidence", "Evidence", "Proof that an action was done; an action is not complete without it.")
    title[kind, what] order["action"]
    {
        case: Option<Ref> = link("case", "Case", "The review the action comes from.").list(13);
        action: Option<Ref> = link("action", "Action", "The action it proves.").required().list(14);
        kind: Code = choice(&v::EVIDENCE_KIND, "Kind", "What kind of proof it is.").list(12).mark("practice");
        what: String = text("Evidence", "What it is and what it shows.").required().list(30).search();
        place: String = text("Where", "The file, address or minute where it can be found.");
        received: Option<Date> = date("Received", "The day it came.");
        accepted: Option<Date> = date("Accepted", "The day it was found good enough.");
        accepted_by: String = text("Accepted by", "Who found it good enough.");
        document: Option<Ref> = link("document", "Document", "The document of the case, when it is one.");
    }
}

entity! {
    /// What an action costs and who pays.
    Resource("resource", "Resource line", "Resource lines", "What an action costs, who is needed and who pays; an action without one is not agreed.")
    title[what] order["action"]
    {
        case: Option<Ref> = link("case", "Case", "The review the action comes from.").list(13);
        action: Option<Ref> = link("action", "Action", "The action it is for.").required().list(14);
        what: String = text("What", "What is needed, in a few words.").list(22).search();
        amount: Option<i64> = money("Amount", "What it costs, in pounds.").list(10);
        funding: Code = choice(&v::FUNDING, "Funding", "Whether it is paid for.").list(10).initial("unfunded").mark("practice");
        people: String = text("People needed", "Who has to do it, and how much of their time.");
        funder: Option<Ref> = link("agency", "Funder", "Which body pays for it.");
        confirmed_by: String = text("Confirmed by", "Who confirmed the money.");
        confirmed: Option<Date> = date("Confirmed", "The day the money was confirmed.");
        recurring: Fact = fact("Every year", "Whether it costs the same every year.");
    }
}
