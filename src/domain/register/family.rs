//! Families and others close to the person who died: wishes, contacts, milestones and dates to avoid.

use super::room::*;

entity! {
    /// How one person or family wishes to be in touch.
    ContactPlan("contact_plan", "Contact plan", "Contact plans", "How one family member or network wishes to be in touch; the families of victim and perpetrator have plans of their own.")
    title[name] order["case", "next_due"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        name: String = text("Plan", "A neutral name for the plan, such as Family of Adult A.").required().list(22).search();
        person: Option<Ref> = link("person", "Person", "The person it is for, or who speaks for the others.").list(14);
        next_due: Option<Date> = date("Next contact due", "The day the next contact is owed.").list(10).due("Contact with the family", "stopped").mark("practice");
        do_not_contact: Fact = fact("Do not contact", "Whether nobody may write or ring at all.").list(10).mark("practice");
        side: Code = choice(&v::ROLE, "Whose side", "Whether they are close to the victim or to the perpetrator.").mark("practice");
        safe_contact: String = long("Safe contact", "How, when and where it is safe to be in touch.").private().panel_only();
        wishes: String = long("Wishes", "What they want of the review and what they never want.");
        medium: Codes = choices(&v::CONTACT_MEDIUM, "How", "How they wish to be in touch.").mark("practice");
        rhythm_weeks: Option<i64> = number("Every how many weeks", "How often they wish to hear, in weeks; six by default.").mark("practice");
        language: String = text("Language or access", "The language or support they need.");
        advocate: Option<Ref> = link("person", "Advocate", "Their advocate, through whom they may wish to be reached.");
        advocate_service: String = text("Advocacy service", "The service the advocate belongs to.");
        advocacy_offered: Option<Date> = date("Advocacy offered", "The day an advocate was offered.").mark("source: HO 2021 note");
        advocacy_answer: Code = choice(&v::MILESTONE_ANSWER, "Advocacy answer", "What they answered when an advocate was offered.").mark("practice");
        consent: Fact = fact("Consent to be quoted", "Whether they agreed to be quoted.").mark("practice");
        suspect_or_witness: Fact = fact("Suspect or witness", "Whether any of them is a suspect or witness; the police must be asked first.").mark("practice");
        pen_portrait: String = text("Pen portrait", "Whether they were asked for a tribute, and where it is.");
        stopped: Option<Date> = date("Stopped", "The day they chose to stop, or contact ended.");
        remarks: String = long("Remarks", "Anything else a colleague must know before getting in touch.").panel_only();
    }
}

entity! {
    /// One contact.
    FamilyContact("family_contact", "Family contact", "Family contacts", "One contact with a family member, friend or their advocate.")
    title[when, medium] order["-when"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        plan: Option<Ref> = link("contact_plan", "Plan", "The contact plan it belongs to.").list(16);
        when: Option<Date> = date("Date", "The day of the contact.").list(10);
        medium: Code = choice(&v::CONTACT_MEDIUM, "How", "How it was made.").list(10).mark("practice");
        what: String = long("What", "What was said and asked.").required().list(20);
        person: Option<Ref> = link("person", "With", "With whom it was.");
        by: String = text("By", "Who made it, for the panel and the chair.");
        advocate_present: Fact = fact("Advocate present", "Whether the advocate was there.").mark("practice");
        promised: String = text("Promised", "What was promised to them, so that it is kept.");
        promise_due: Option<Date> = date("Promised by", "The day by which it was promised.").due("Promise to the family", "promise_kept");
        promise_kept: Option<Date> = date("Promise kept", "The day the promise was kept.");
        panel: String = long("For the panel only", "What the family must not be shown.").panel_only();
    }
}

entity! {
    /// One milestone of one family's part.
    Milestone("milestone", "Family milestone", "Family milestones", "One moment of a family's part in the review; the Home Office counts some of them.")
    title[kind] order["case", "plan", "kind"]
    {
        case: Option<Ref> = link("case", "Case", "The review it belongs to.").required().list(13);
        plan: Option<Ref> = link("contact_plan", "Plan", "The family member or network it is for.").list(16);
        kind: Code = choice(&v::MILESTONE, "Milestone", "Which moment it is.").required().list(22).mark("practice; source: HO Library");
        answer: Code = choice(&v::MILESTONE_ANSWER, "Answer", "What came of it.").list(10).mark("practice");
        done: Option<Date> = date("Done", "The day it was done or answered.").list(8);
        due: Option<Date> = date("Due", "The day it is owed.").due("Family milestone", "done");
        by: String = text("By", "Who did it, such as the chair or the advocate.");
        how: String = text("How", "How it was done, such as how they contributed.");
        reason: String = text("Reason", "Why it does not apply, when it does not.");
        comments: String = long("Comments and answers", "What they said of the draft, and the answer to each point.");
    }
}

entity! {
    /// A date to avoid.
    KeyDate("key_date", "Date to avoid", "Dates to avoid", "A day on which nothing should be sent, held or published, such as an anniversary.")
    title[kind, day] order["case", "day"]
    {
        case: Option<Ref> = link("case", "Case", "The review it matters to; empty for one that matters to all.").list(14);
        kind: Code = choice(&v::KEY_DATE_KIND, "Kind", "What the day is.").required().list(22).mark("practice");
        day: Option<Date> = date("Day", "The first or only day.").list(12);
        last: Option<Date> = date("Last day", "The last day, when it is a period.").list(12);
        yearly: Fact = fact("Every year", "Whether it comes again every year.").list(10);
        plan: Option<Ref> = link("contact_plan", "Plan", "Whose date it is.");
        note: String = text("Note", "What to know about it.").private();
    }
}
