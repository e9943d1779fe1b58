//! Agencies, what became of them, and the posts that own things so that a leaver leaves nothing behind.

use super::room::*;

entity! {
    /// An organisation. Agencies serve all cases.
    Agency("agency", "Agency", "Agencies", "An organisation that takes part in reviews; ended ones keep their name and point to their successors.")
    title[name] order["name"]
    {
        name: String = text("Name", "The name as it was when it took part; history is never renamed.").required().list(34).search().alias(&["Agency", "Agency name", "Organisation"]);
        short: String = text("Short name", "A short name for lists and columns.").list(10).search().alias(&["Abbreviation"]);
        sector: Code = choice(&v::SECTOR, "Sector", "The sector it belongs to, for counting recommendations.").list(16).mark("source: HALT/DAC sector reports");
        ended: Option<LooseDate> = loose("Ended", "The day it ceased to exist; its open actions then need a new owner.").list(11);
        began: Option<LooseDate> = loose("Began", "The day it came into being.");
        listed: Code = choice(&v::LISTED, "Listed body", "Whether the law lists it; bodies not listed take part by invitation.").mark("law");
        code: String = text("Official code", "The national code, when it has one.");
        other_names: String = text("Other names", "Other spellings and former names, with a semicolon between them, so that it is found by any.").search();
        area: String = text("Area", "The area it serves.");
        remit: String = text("Remit or expertise", "Whom it speaks for or what it knows; used to match a panel to a case.").search().mark("practice");
        characteristics: Codes = choices(&v::CHARACTERISTIC, "Covers", "The characteristics its remit covers; a panel is matched to the case by them.").mark("practice");
        by_and_for: Fact = fact("By and for", "Whether it is run by and for the community it serves.");
        contact: Option<Ref> = link("person", "Contact", "The person to write to first.");
        email: String = text("E-mail", "The secure mailbox for reviews.").private();
        phone: String = text("Telephone", "The number to ring about reviews.").private();
        chief_officer: String = text("Chief officer", "To whom an overdue return is escalated.").private();
        contact_confirmed: Option<Date> = date("Contact confirmed", "The day the contact was last confirmed.");
        contact_due: Option<Date> = date("Confirm contact by", "The day to confirm the contact again, as after a merger.").due("Confirm the agency's contact", "contact_confirmed");
        remarks: String = long("Remarks", "Anything else about the agency.");
    }
}

entity! {
    /// One agency becoming another.
    Succession("succession", "Succession", "Successions", "One agency becoming another, so that open actions follow and closed ones keep the old name.")
    title[how, when] order["when"]
    {
        from: Option<Ref> = link("agency", "From", "The agency that ended.").required().list(24);
        to: Option<Ref> = link("agency", "To", "The agency that took over.").required().list(24);
        when: Option<LooseDate> = loose("When", "The first day of the new agency.").list(12).alias(&["date"]);
        how: Code = choice(&v::SUCCESSION_KIND, "How", "Whether it was replaced, merged or split.").list(10).initial("replace").mark("practice");
        share: String = text("Share", "What part went to this successor, when it was split.");
        source: String = text("Source", "Where this was read.");
        note: String = text("Note", "Anything needed to follow the change.");
    }
}

entity! {
    /// A post that owns things, with its holder and dates.
    Post("post", "Post", "Posts", "A post that owns actions, with its holder and dates; actions stay with the post when the holder leaves.")
    title[name] order["name"]
    {
        name: String = text("Post", "The name of the post, such as VAWG lead.").required().list(24).search().alias(&["Owner post", "Role"]);
        agency: Option<Ref> = link("agency", "Agency", "The agency the post belongs to.").list(22);
        holder: Option<Ref> = link("person", "Holder", "Who holds the post now.").list(16);
        user: String = text("User name", "The user name of the holder on this computer, when they have one, so that Today is theirs.").list(8);
        held_from: Option<Date> = date("Held from", "The day the holder began.");
        held_to: Option<Date> = date("Held to", "The day the holder left; the open items then need handing over.");
        accountable_board: String = text("Accountable board", "The board that answers for what the post does.");
        handover: String = long("Handover", "What the next holder needs to know.");
    }
}
