//! People: one row for each person on a case or in the address book, with what is known of them; the names by which
//! they could be recognised are rows of their own, held apart.

use super::room::*;

entity! {
    /// Anyone on a case, or a professional in the address book.
    Person("person", "Person", "People", "Anyone on a case, or a professional in the address book; several people may share a role.")
    title[role, pseudonym] order["case", "role", "pseudonym"]
    {
        case: Option<Ref> = link("case", "Case", "The review this person belongs to; empty for someone in the address book only.").list(14);
        role: Code = choice(&v::ROLE, "Role", "What part the person has in the review; it decides what can be recorded and sent.").required().list(12).mark("practice").alias(&["Person type"]);
        pseudonym: String = text("Name to use", "The pseudonym or role code shown everywhere, such as Adult A; for a professional, the working name.").list(18).search().alias(&["Pseudonym", "Known as", "Shown as"]);
        role_code: String = text("Role code", "A short code for chronologies, such as V or P1.").list(6).alias(&["Code"]);
        agency: Option<Ref> = link("agency", "Agency", "The agency a professional works for.").list(16);
        post_title: String = text("Post", "The post a professional holds.").search().alias(&["Job title", "Position"]);
        work_email: String = text("Work e-mail", "Where to write to a professional; secure e-mail only.").private().alias(&["Email", "E-mail"]);
        work_phone: String = text("Work telephone", "Where to ring a professional.").private().alias(&["Phone", "Telephone"]);
        pseudonym_agreed: Fact = fact("Pseudonym agreed", "Whether the family chose or agreed the pseudonym; they normally do.").mark("practice");
        contact_flags: Codes = choices(&v::CONTACT_FLAG, "Contact flags", "What to know before anyone writes or rings; a flag stops letters that should not go out.").mark("practice");
        contact_note: String = long("Safe contact", "How the person can be reached safely, and how not.").private().panel_only();
        notice_kind: String = text("Privacy notice", "Which privacy notice the person was sent.").mark("practice");
        notice_sent: Option<Date> = date("Notice sent", "The day the privacy notice was sent; living people in the file are owed one.").mark("source: Leicester notice");
        age: Option<i64> = number("Age", "Age at the death; for a perpetrator, at the fatal incident.").mark("source: HO Library").alias(&["Age at death", "age_at_death", "age_at_fatal_incident", "Victim age", "Perpetrator age"]);
        age_band: Code = choice(&v::AGE_BAND, "Age band", "The band as counted nationally, when the exact age is not known.").mark("source: HO Library");
        sex: Code = choice(&v::SEX, "Sex", "As the national library records it.").mark("source: HO Library").alias(&["Gender", "sex_of_victim", "Victim sex"]);
        gender_identity_differs: Fact = fact("Gender identity differs", "Whether the person's gender identity differed from birth.").mark("source: HO Library");
        sexual_orientation: Code = choice(&v::SEXUAL_ORIENTATION, "Sexual orientation", "As the national library records it; not known is not other.").mark("source: HO Library");
        religion: Code = choice(&v::RELIGION, "Religion", "As the national library records it.").mark("source: HO Library").alias(&["victim_religion"]);
        ethnicity: Code = choice(&v::ETHNICITY, "Ethnicity", "As the national library records it; not known is not other.").mark("source: ONS Census 2021, HO Library, DHRD").alias(&["victim_ethnicity", "Ethnic group"]);
        nationality: Code = choice(&v::NATIONALITY, "Nationality", "As the national library records it.").mark("source: HO Library; full list ?");
        first_language: String = text("First language", "The language the person spoke at home; it decides whether interpreters are needed.").mark("practice");
        disabled: Fact = fact("Disabled", "Whether the person had a disability, for the equality section.").mark("law");
        previous_offending: Fact = fact("Previous offending", "Whether the person had offended before.").mark("source: HO Library").alias(&["prev_offence_history"]);
        immigration_involvement: Fact = fact("Immigration involvement", "Whether immigration services were involved with the person.").mark("source: HO Library");
        died_by_suicide: Fact = fact("Died by suicide", "Whether the person died by suicide; asked of a perpetrator too.").mark("source: HO Library").alias(&["victim_suicide"]);
        vulnerable: Fact = fact("Any vulnerability", "Whether any vulnerability was found: no and not asked are different answers.").mark("source: HO Library");
        vulnerabilities: Codes = choices(&v::VULNERABILITY, "Vulnerabilities", "Every vulnerability that was found.").mark("source: HO Library");
        mental_ill_health: Fact = fact("Any mental ill-health", "Whether any mental ill-health was found: no and not asked are different answers.").mark("source: HO Library").alias(&["victim_mental_health_issues"]);
        mental_health: Codes = choices(&v::MENTAL_HEALTH, "Mental health", "Every condition that was found.").mark("source: HO Library");
        carer: Fact = fact("Was a carer", "Whether the person cared for someone.").mark("source: HO Library").alias(&["victim_carer_responsibilities", "perpetrator_carer_responsibilities", "Was the victim a carer?"]);
        carer_for_other: Fact = fact("Carer for the other", "Whether the victim cared for the perpetrator, or the perpetrator for the victim.").mark("source: HO Library").alias(&["perpetrator_carer_for_victim", "Were they a carer for the perpetrator/s?"]);
        carer_assessed: Fact = fact("Carer assessed", "Whether the person's needs as a carer were assessed.").mark("source: HO Library");
        earlier_abuse: Fact = fact("Abused before", "Whether the victim had been abused by someone before.").mark("source: HO Library");
        marac_referred: Fact = fact("Referred to MARAC", "Whether the victim was referred to MARAC at any time.").mark("source: HO Library");
        marac_heard: Fact = fact("Heard at MARAC", "Whether MARAC heard the case before the death.").mark("source: HO Library");
        known_abuser: Fact = fact("Known as an abuser", "Whether anyone knew the perpetrator as a domestic abuser.").mark("source: HO Library");
        known_to: Codes = choices(&v::KNOWN_TO, "Known as an abuser to", "Everyone who knew the perpetrator as a domestic abuser.").mark("source: HO Library");
        interventions: Codes = choices(&v::INTERVENTION, "Interventions", "What the perpetrator attended or was supervised by.").mark("source: HO Library");
        heard_in_court: Fact = fact("Heard in court", "Whether the perpetrator's case was heard in court.").mark("source: HO Library");
        life_sentence: Fact = fact("Life sentence", "Whether a life sentence was given.").mark("source: HO Library");
        verdict: Code = choice(&v::VERDICT, "Verdict", "What the court found; the proceedings hold the dates.").mark("source: HO Library, DHRD").alias(&["court_verdict"]);
        child_shared: Code = choice(&v::SHARED_PARENTS, "Shared parental responsibility", "For a child under 18: who shared parental responsibility.").mark("source: HO Library");
        child_with_victim: Fact = fact("Living with victim", "Whether the child lived with the victim, adult children included.").mark("source: HO Library");
        child_with_perpetrator: Fact = fact("Living with perpetrator", "Whether the child lived with the perpetrator, adult children included.").mark("source: HO Library");
        child_present: Fact = fact("Present at homicide", "Whether the child was there, adult children included.").mark("source: HO Library").alias(&["children_present"]);
        child_protection: Fact = fact("Child protection before", "Whether the child was subject to child protection or domestic abuse before.").mark("source: HO Library");
        child_removed: Fact = fact("Removed into care", "Whether the child was removed into care.").mark("source: HO Library");
        child_address: Fact = fact("Address same as victim", "Whether the child's primary address was the victim's.").mark("source: HO Library");
        coded_by: String = text("Coded by", "Who filled in these facts, so that they can be asked.").mark("practice");
        coded: Option<Date> = date("Coded", "The day these facts were filled in.").mark("practice");
        coded_sure: Code = choice(&v::SURENESS, "How sure", "How sure the coder was.").mark("practice");
        remarks: String = long("Remarks", "Anything else about the person, in pseudonyms.");
    }
}

entity! {
    /// One thing by which a person could be recognised: the pseudonym key, a row for each name or address.
    Identity("identity", "Identity", "Identities", "Real names, dates of birth and addresses, held apart from the case and hidden until revealed.")
    title[kind] order["person", "kind"]
    {
        case: Option<Ref> = link("case", "Case", "The review the person belongs to.");
        person: Option<Ref> = link("person", "Person", "The person this identifies.").required().list(24);
        kind: Code = choice(&v::IDENTITY_KIND, "Kind", "What the value is: a name, an address, a number.").required().list(20).initial("name").mark("practice");
        value: String = text("Value", "The name, address or number itself; shown only when revealed and never exported.").required().private();
        from: Option<LooseDate> = loose("From", "When it began to be true, such as a move or a change of name.").private();
        to: Option<LooseDate> = loose("To", "When it ceased to be true.").private();
        note: String = text("Note", "Anything needed to read the value rightly.").private();
    }
}

entity! {
    /// What one person was to another.
    Relationship("relationship", "Relationship", "Relationships", "What one person was to another, and the abuse between them.")
    title[kind] order["case", "victim"]
    {
        case: Option<Ref> = link("case", "Case", "The review both people belong to.").required().list(14);
        victim: Option<Ref> = link("person", "Person", "The person the word describes; in a homicide, the victim.").required().list(18);
        other: Option<Ref> = link("person", "To whom", "The person they were this to; in a homicide, the perpetrator.").required().list(18);
        kind: Code = choice(&v::RELATIONSHIP, "Relationship", "What the first person was to the second, in the Home Office's words.").list(20).mark("source: HO Library").alias(&["relationship_to_perpetrator"]);
        lived_together: Fact = fact("Same household", "Whether they lived in the same household; the law asks it.").mark("law s.5(4)");
        began: Option<LooseDate> = loose("Began", "When the relationship began, as far as it is known.");
        ended: Option<LooseDate> = loose("Ended", "When the relationship ended, as far as it is known.");
        coercive_control: Fact = fact("Coercive control", "Whether there was coercive or controlling behaviour.").mark("source: HO Library").alias(&["coercive_control"]);
        economic_abuse: Fact = fact("Economic abuse", "Whether there was economic abuse.").mark("source: HO Library").alias(&["economic_abuse"]);
        faith_based_abuse: Fact = fact("Faith-based abuse", "Whether there was faith-based abuse.").mark("source: HO Library").alias(&["faith_based_marriage"]);
        forced_marriage: Fact = fact("Forced marriage", "Whether there was a forced marriage.").mark("source: HO Library").alias(&["forced_marriage"]);
        honour_based_abuse: Fact = fact("Honour-based abuse", "Whether there was honour-based violence or abuse.").mark("source: HO Library").alias(&["honour_based_violence"]);
        physical_abuse: Fact = fact("Physical abuse", "Whether there was physical abuse before the death.").mark("source: HO Library").alias(&["physical_abuse"]);
        psychological_abuse: Fact = fact("Psychological abuse", "Whether there was psychological or emotional abuse.").mark("source: HO Library").alias(&["emotional_abuse"]);
        separation: Fact = fact("Separation", "Whether they had separated or were about to.").mark("source: HO Library").alias(&["separation"]);
        sexual_abuse: Fact = fact("Sexual abuse", "Whether there was sexual abuse.").mark("source: HO Library").alias(&["sexual_abuse"]);
        stalking: Fact = fact("Stalking", "Whether there was stalking of any kind.").mark("source: HO Library").alias(&["stalking"]);
        stalking_physical: Fact = fact("Physical stalking", "Whether there was stalking in person.").mark("source: HO Library");
        stalking_digital: Fact = fact("Digital stalking", "Whether there was stalking by telephone or online.").mark("source: HO Library");
        other_abuse: String = text("Other factors", "Any other aggravating factor, in words.").mark("source: HO Library");
        abuse_types: Codes = choices(&v::ABUSE_TYPE, "Abuse under the 2021 Act", "Every kind of abuse the Domestic Abuse Act 2021 names that was found.").mark("law ?");
        remarks: String = long("Remarks", "Anything else about the relationship, in pseudonyms.");
    }
}

entity! {
    /// The death of one victim.
    Death("death", "Death", "Deaths", "The death of one victim; one row for each person who died.")
    title[when] order["case", "when"]
    {
        case: Option<Ref> = link("case", "Case", "The review of this death.").required().list(14);
        person: Option<Ref> = link("person", "Victim", "The person who died.").list(18);
        when: Option<LooseDate> = loose("Date of death", "As exactly as it is known; reports show the month and year only.").list(14).alias(&["Date of death", "death_date"]);
        location_type: Code = choice(&v::LOCATION_TYPE, "Kind of place", "The kind of place, as the national library records it.").list(14).mark("source: HO Library, DHRD").alias(&["location_of_death"]);
        method: Code = choice(&v::METHOD, "Cause of death", "How the person died, in the Home Office's words.").list(10).mark("source: HO Library").alias(&["cause_of_death", "Method"]);
        suicide: Fact = fact("Died by suicide", "Whether the person died by suicide.").mark("source: HO Library");
        place: String = text("Place", "Where the person died.").private();
        cause_known: Fact = fact("Cause known", "Whether the cause of death has been established; a decision may have to wait for it.");
        neglect: Fact = fact("Neglect", "Whether neglect is thought to have led to the death.").mark("law s.9(1)");
        raw_cause: String = text("Cause as imported", "The cause in the words of the file it came from, when they fit no term.");
        remarks: String = long("Remarks", "Anything else about the death that the review needs.").private();
    }
}
