//! What runs beside a review: other reviews, court and inquest, holds, and the equality grid.

use super::room::*;

entity! {
    /// Another review or process of the same death.
    LinkedReview("linked_review", "Linked review", "Linked reviews", "Another review or process of the same death, and what was agreed with it.")
    title[kind, status] order["case", "kind"]
    {
        case: Option<Ref> = link("case", "Case", "The review it runs beside.").required().list(14);
        kind: Code = choice(&v::REVIEW_TYPE, "Review", "What kind of review it is.").required().list(24).mark("practice; source: Pennine, South Glos");
        joint: Code = choice(&v::LINK_JOINT, "Joined", "How it is joined; none must be stated.").list(12).mark("practice");
        status: String = text("Status", "Where it stands, as last heard.").list(16);
        lead_body: String = text("Lead body", "Which body leads it.");
        agency: Option<Ref> = link("agency", "Agency", "The agency that leads it.");
        contact: Option<Ref> = link("person", "Contact", "The person to ask about it.");
        reference: String = text("Reference", "Its own number, to quote in letters.").search();
        other_case: Option<Ref> = link("case", "Held here as", "The other review, when it is in this register too.");
        began: Option<LooseDate> = loose("Began", "When it began, as far as it is known.");
        findings_due: Option<Date> = date("Findings due", "The day its findings are expected.").due("Findings of a linked review", "findings_in");
        findings_in: Option<Date> = date("Findings in", "The day its findings came.");
        lead_agreed_by: String = text("Lead agreed by", "Who agreed which review leads.");
        tor_shared: Fact = fact("Terms of reference shared", "Whether the terms of reference were shared.").mark("practice");
        chronology_shared: Fact = fact("Chronology shared", "Whether one chronology is used.").mark("practice");
        restrictions: String = long("Restrictions", "What may not be shared or done because of it.").panel_only();
        recommendations: String = long("Recommendations", "What it recommended, such as a coroner's report to prevent deaths.");
    }
}

entity! {
    /// Court or coroner's proceedings.
    Proceeding("proceeding", "Proceedings", "Proceedings", "Court or coroner's proceedings, with the dates a review waits for.")
    title[kind, status] order["case", "trial"]
    {
        case: Option<Ref> = link("case", "Case", "The review it concerns.").required().list(14);
        kind: Code = choice(&v::PROCEEDING_KIND, "Kind", "What kind of proceedings they are.").required().list(14).initial("criminal").mark("practice");
        person: Option<Ref> = link("person", "Person", "The person they concern.").list(16);
        status: String = text("Status", "Where they stand, as last heard.").list(14);
        trial: Option<Date> = date("Trial or hearing", "The first day of the trial or hearing.").list(11).due("Trial or inquest begins", "concluded");
        court: String = text("Court", "Which court or coroner.").private();
        charged: Option<Date> = date("Charged", "The day of the charge.");
        charge: String = text("Charge", "What the charge is.");
        no_charge: Fact = fact("No charge", "Whether it was decided not to charge.");
        opened: Option<Date> = date("Opened", "The day an inquest was opened.");
        suspended: Option<Date> = date("Suspended", "The day an inquest was suspended.");
        verdict_date: Option<Date> = date("Verdict on", "The day of the verdict or conclusion.");
        verdict: Code = choice(&v::VERDICT, "Verdict", "What the court found.").mark("source: HO Library, DHRD");
        sentence_date: Option<Date> = date("Sentenced on", "The day of the sentence.");
        sentence: String = text("Sentence", "What the sentence is.");
        conclusion: String = text("Conclusion", "What the coroner concluded.");
        pfd: Fact = fact("Prevention of deaths report", "Whether the coroner made a report to prevent future deaths.").mark("source: Staffordshire SAB");
        appeal_until: Option<Date> = date("Appeal until", "The last day for an appeal.").due("Check for an appeal", "appeal_checked");
        appeal_checked: Option<Date> = date("Appeal checked", "The day someone checked for an appeal.");
        appeal: String = text("Appeal", "What became of an appeal.");
        concluded: Option<Date> = date("Concluded", "The day all of it was over.");
        check_due: Option<Date> = date("Ask again on", "The day to ask where they stand.").due("Ask about proceedings", "concluded");
        disclosure_officer: Option<Ref> = link("person", "Disclosure officer", "Who must be told what material is held.");
        material: String = long("Material held", "Material of the review that may have to be disclosed, and who holds it.").panel_only();
        remarks: String = long("Remarks", "Anything else about them.");
    }
}

entity! {
    /// A hold on contact with a person or on use of material.
    Hold("hold", "Hold", "Holds", "Advice or an order not to speak to someone or use something; shown before any contact is logged.")
    title[kind, started] order["case", "-started"]
    {
        case: Option<Ref> = link("case", "Case", "The review it binds.").required().list(14);
        person: Option<Ref> = link("person", "Person", "The person nobody may approach.").list(18);
        kind: Code = choice(&v::HOLD_KIND, "Kind", "Who asked for it.").required().list(16).initial("sio").mark("practice");
        started: Option<Date> = date("From", "The day it began.").list(10);
        lifted: Option<Date> = date("Lifted", "The day it was lifted; empty while it binds.").list(10);
        asked_by: String = text("Asked by", "Who asked for it.");
        what: String = long("What is held", "What may not be done while it lasts.");
        check_on: Option<Date> = date("Check on", "The day to ask whether it still binds.").due("Check on a hold", "lifted");
        lifted_by: String = text("Lifted by", "Who lifted it, so that it can be proved.");
    }
}

entity! {
    /// One cell of the equality grid.
    Equality("equality", "Equality", "Equality grid", "One characteristic of victim, perpetrator or children: whether it mattered and what was found.")
    title[characteristic, who] order["case", "characteristic", "who"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(14);
        characteristic: Code = choice(&v::CHARACTERISTIC, "Characteristic", "Which characteristic it is.").required().list(20).mark("law; practice");
        who: Code = choice(&v::EQUALITY_WHO, "Whose", "About whom it is.").list(12).initial("victim").mark("practice");
        relevant: Fact = fact("Relevant", "Whether it mattered in this case.").list(8).mark("practice");
        considered: Fact = fact("Considered", "Whether the panel considered it.").list(8).mark("practice");
        analysed: Fact = fact("Analysed", "Whether it was carried into the analysis.").list(6).mark("practice");
        found: String = long("What was found", "What was found, in the words of the report.");
        page: String = text("Page", "Where it is in the report.");
        stages: Codes = choices(&v::EQUALITY_STAGE, "Looked at when", "Every stage at which it was looked at.").mark("practice");
        expertise: String = text("Expertise used", "Who on the panel or outside covered it.");
    }
}
