//! Chairs: the register of them, what each has shown, and quotes and appointments.

use super::room::*;

entity! {
    /// A chair or author. Chairs serve all cases.
    Chair("chair", "Chair", "Chairs", "A person who can chair or write a review, with what has been checked and agreed.")
    title[name] order["name"]
    {
        name: String = text("Name", "The chair's name, which is printed in the report.").required().list(24).search().alias(&["Chair", "Chair name", "Author"]);
        specialism: String = text("Specialism", "What the chair knows best.").list(20).search();
        qualification: String = text("Qualification", "The qualification held, such as the Level 3 certificate.").list(16).mark("source: AAFDA");
        qualification_expires: Option<Date> = date("Qualification expires", "The day the qualification has to be renewed.").list(10).due("Renew a chair's qualification", "qualification_renewed");
        organisation: String = text("Organisation", "The firm or body the chair works through.").search();
        person: Option<Ref> = link("person", "Address", "The chair in the address book.");
        qualification_date: Option<Date> = date("Qualified", "The day the qualification was gained.");
        qualification_renewed: Option<Date> = date("Qualification renewed", "The day the qualification was renewed.");
        qualification_evidence: String = text("Evidence", "Where the certificate can be seen.");
        online_learning: Option<Date> = date("Online learning", "The day the Home Office's online learning was finished.").mark("source: HO e-learning");
        code_version: String = text("Code accepted", "Which version of your own code of conduct was accepted; there is no national one.").mark("practice");
        code_accepted: Option<Date> = date("Code accepted on", "The day the code was accepted.");
        past_employers: String = long("Past employers", "Former employers with the year each ended; the gap must be stated in the report.").mark("practice");
        conflicts: String = long("Conflicts", "Any interest that could be thought to sway the chair.");
        independent: Fact = fact("Independent", "Whether the chair is no employee or associate of the partnership or its agencies.").mark("practice");
        characteristics: Codes = choices(&v::CHARACTERISTIC, "Expertise covers", "The characteristics the chair's expertise covers.").mark("practice");
        available_from: Option<Date> = date("Available from", "The day from which the chair can take another review.");
        live_reviews: Option<i64> = number("Live reviews", "How many reviews the chair has in hand, here and elsewhere.").mark("source: gov.scot");
        day_rate: Option<i64> = money("Day rate", "What a day costs.");
        fixed_fee: Option<i64> = money("Fixed fee", "What a whole review costs, when it is a fixed price.");
        cap: Option<i64> = money("Cap", "The most that may be charged.");
        dbs: Option<Date> = date("DBS", "The date of the criminal record check.");
        dbs_due: Option<Date> = date("DBS to be renewed", "The day the check should be renewed.").due("Renew a chair's DBS check", "dbs_renewed");
        dbs_renewed: Option<Date> = date("DBS renewed", "The day the check was renewed.");
        insurance: Option<Date> = date("Insurance until", "The day the insurance ends.");
        ico: Option<Date> = date("ICO registration until", "The day the data protection registration ends.");
        data_agreement: Option<Date> = date("Data agreement", "The day the data agreement was signed.");
        past_reviews: String = long("Past reviews", "Reviews chaired here and what quality assurance said of them.");
        concerns: String = long("Concerns", "Concerns raised about the chair's work, with dates.").panel_only();
        feedback: String = long("Feedback", "What panels and families said at the end.").panel_only();
    }
}

entity! {
    /// One criterion and the proof that a chair meets it.
    Competence("competence", "Competence", "Competences", "One thing a chair should know or hold, and the proof of it.")
    title[criterion] order["chair", "criterion"]
    {
        chair: Option<Ref> = link("chair", "Chair", "The chair it is about.").required().list(20);
        criterion: Code = choice(&v::CHAIR_CHECK, "Criterion", "What is checked, from the list of expectations of a chair.").required().list(22).mark("practice");
        state: Code = choice(&v::CHECK_STATE, "State", "Whether there is proof; not evidenced is shown before an appointment.").list(14).initial("not_evidenced").mark("practice");
        when: Option<Date> = date("Date", "The day of the proof.").list(10);
        evidence: String = text("Evidence", "What proves it, and where it can be seen.").search();
        verified_by: String = text("Verified by", "Who saw the proof.");
        expires: Option<Date> = date("Expires", "The day the proof runs out.").due("Renew a chair's evidence", "renewed");
        renewed: Option<Date> = date("Renewed", "The day it was renewed.");
    }
}

entity! {
    /// A quote of a chair for a review, and the appointment that may follow.
    Quote("quote", "Quote", "Quotes", "A chair's quote for a review, and the appointment that may follow.")
    title[role, state] order["case", "received"]
    {
        case: Option<Ref> = link("case", "Case", "The review it is for.").required().list(14);
        chair: Option<Ref> = link("chair", "Chair", "The chair who quoted.").required().list(20);
        role: String = text("For", "Whether as chair, author or both.").list(10);
        amount: Option<i64> = money("Amount", "What was quoted for the whole review.").list(10);
        state: Code = choice(&v::QUOTE_STATE, "State", "What became of it.").list(12).initial("asked").mark("practice");
        asked: Option<Date> = date("Asked", "The day the chair was asked.");
        due: Option<Date> = date("Due", "The day quotes close.").due("Quote from a chair", "received");
        received: Option<Date> = date("Received", "The day the quote came.");
        days: Option<i64> = number("Days", "How many days were quoted.");
        day_rate: Option<i64> = money("Day rate", "The rate quoted for a day.");
        qa_included: Fact = fact("QA changes included", "Whether changes after quality assurance are in the price.").mark("practice");
        evaluation: String = long("Evaluation", "How it compared with the others.").panel_only();
        appointed: Option<Date> = date("Appointed", "The day the chair was appointed.");
        contract_signed: Option<Date> = date("Contract signed", "The day the contract was signed.");
        independence_statement: Option<Date> = date("Independence stated", "The day the independence statement was signed.");
        ended: Option<Date> = date("Ended", "The day the appointment ended.");
        ended_reason: String = text("Why ended", "Why it ended before the review did.");
        days_used: Option<i64> = number("Days used", "How many of the days have been used.");
        check_in_due: Option<Date> = date("Check-in due", "The day to ask panel and family how it is going.").due("Check in on the chair", "check_in");
        check_in: Option<Date> = date("Check-in held", "The day that was asked.");
    }
}
