//! Findings and recommendations.

use super::room::*;

entity! {
    /// Something the review found.
    Finding("finding", "Finding", "Findings", "Something the review found; recommendations answer findings.")
    title[number, what] order["case", "number"]
    {
        case: Option<Ref> = link("case", "Case", "The review that found it.").required().list(14);
        number: String = text("No.", "Its number in the report.").list(5);
        what: String = long("Finding", "What was found, in the words of the report.").required().list(40);
        kind: Code = choice(&v::FINDING_KIND, "Kind", "A gap, a lesson, good practice or a barrier.").list(11).mark("practice");
        themes: Codes = choices(&v::THEME, "Themes", "Every theme that fits, so that it is found across reviews.").mark("practice");
        agency: Option<Ref> = link("agency", "Agency", "The agency it concerns, when it is one.");
        event: Option<Ref> = link("event", "Event", "The event it rests on.");
        owed: Option<Ref> = link("return", "From return", "The return it came from.");
        why: String = long("Why it happened", "The reasons found, without hindsight.").panel_only();
        page: String = text("Page", "The page of the report.");
    }
}

entity! {
    /// A recommendation, stable in its number for life.
    Recommendation("recommendation", "Recommendation", "Recommendations", "What the review says should change, to whom it is addressed and what became of it.")
    title[number, what] order["case", "number"]
    {
        case: Option<Ref> = link("case", "Case", "The review that makes it.").required().list(14);
        number: String = text("No.", "Its number in the report; it never changes.").list(5).alias(&["Ref", "No.", "Rec", "Rec No", "Recommendation number", "Recommendation No"]);
        what: String = long("Recommendation", "The recommendation in the words of the report.").required().list(32).alias(&["Recommendation", "Recommendations"]);
        addressee: Option<Ref> = link("agency", "Addressed to", "The agency that has to act.").list(11).alias(&["Addressee"]);
        progress: Code = choice(&v::ACTION_PROGRESS, "Progress", "How far it has come, as its actions show.").list(8).initial("not_started").mark("practice; source: council trackers");
        kind: Code = choice(&v::RECOMMENDATION_KIND, "Kind", "For one agency or for several.").mark("practice");
        from_return: Option<Ref> = link("return", "From IMR", "The agency's own review it came from, for a single-agency one.");
        level: Code = choice(&v::LEVEL, "Level", "How wide it reaches: an agency, the area, the region or the nation.").mark("practice; source: South Lakeland").alias(&["Scope", "Scope of recommendation i.e. local or regional", "Scope of recommendation"]);
        sector: Code = choice(&v::SECTOR, "Sector", "The sector it is addressed to.").mark("source: HALT/DAC sector reports");
        department: Code = choice(&v::DEPARTMENT, "Department", "For a national one: the department that owns the matter, not the Home Office by default.").mark("practice");
        ho_addressees: Codes = choices(&v::HO_ADDRESSEE, "Home Office addressees", "To whom the Home Office would count it.").mark("source: HO Library");
        finding: Option<Ref> = link("finding", "Finding", "The finding it answers.");
        themes: Codes = choices(&v::THEME, "Themes", "Every theme that fits, so that it is found across reviews.").mark("practice").alias(&["Theme"]);
        sub_themes: Codes = choices(&v::SUB_THEME, "Sub-themes", "Finer themes, when they help.").mark("practice");
        ho_themes: Codes = choices(&v::HO_THEME, "Home Office themes", "The themes the Home Office counts.").mark("source: HO Library");
        mechanisms: Codes = choices(&v::MECHANISM, "How it would work", "By what means it would change anything.").mark("practice (adapted, unvalidated)");
        strength: Code = choice(&v::STRENGTH, "Strength", "How strong a means it is; strength is needed but not enough.").mark("source: AHRQ CANDOR App. H; adapted, unvalidated");
        strength_suggested: Code = choice(&v::STRENGTH, "Suggested strength", "What the wording suggested, kept beside the person's own grade.").mark("practice");
        strength_reason: String = text("Why this strength", "Why the grade differs from the one suggested.");
        specific: Code = choice(&v::SMART_RESULT, "Specific", "Whether it says exactly what must change.").mark("practice");
        measurable: Code = choice(&v::SMART_RESULT, "Measurable", "Whether one could tell that it was done.").mark("practice");
        achievable: Code = choice(&v::SMART_RESULT, "Achievable", "Whether its owner has the power and the means.").mark("practice");
        relevant: Code = choice(&v::SMART_RESULT, "Relevant", "Whether it answers the finding.").mark("practice");
        timed: Code = choice(&v::SMART_RESULT, "Timed", "Whether it says by when.").mark("practice");
        outcome_not_output: Code = choice(&v::SMART_RESULT, "Outcome, not output", "Whether it asks for a change in lives rather than a paper.").mark("practice");
        response: Code = choice(&v::RESPONSE, "Response", "What the addressee answered.").initial("not_answered").mark("practice");
        response_reason: String = text("Reason", "Why it was rejected or taken in part.");
        response_due: Option<Date> = date("Response due", "The day the addressee should have answered.").due("Response to a recommendation", "responded");
        responded: Option<Date> = date("Responded", "The day the addressee answered.");
        national_sent_to: String = text("Sent to", "For a national one: to whom it was sent.");
        national_sent: Option<Date> = date("Sent", "The day it was sent to the department.");
        national_acknowledged: Option<Date> = date("Acknowledged", "The day the department acknowledged it.");
        national_reply: String = long("Department's reply", "What the department replied.");
        reply_shared_chair: Option<Date> = date("Reply to chair", "The day the reply was shared with the chair.");
        reply_shared_family: Option<Date> = date("Reply to family", "The day the reply was shared with the family.");
        national_grade: Code = choice(&v::NATIONAL_GRADE, "Commissioner's grade", "How the Commissioner graded it.").mark("source: Guardian on DAC 2025");
        sought_by_family: Fact = fact("Sought by family", "Whether the family asked for it.").mark("source: AAFDA");
        shared_with_family: Option<Date> = date("Shared with family", "The day the family saw it.").mark("source: AAFDA");
        early: Fact = fact("Early learning", "Whether it was acted on before the report.");
        repeats: Option<Ref> = link("recommendation", "Repeats", "An earlier recommendation that said the same; a repeat is a finding in itself.").mark("practice");
        repeat_confirmed_by: String = text("Repeat confirmed by", "Who confirmed that it is a repeat.");
        page: String = text("Page", "The page of the report.");
        remarks: String = long("Remarks", "Anything else about it.");
    }
}
