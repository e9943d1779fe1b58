//! The review itself. Victims and everyone else are persons of their own: a case has no victim fields.

use super::room::*;

entity! {
    /// A review, from the notification of a death to the end of its retention.
    Case("case", "Case", "Cases", "A review, from the notification of a death to its closure.")
    title[reference, title] order["-reference"]
    {
        reference: String = text("Reference", "Your own number for the review; everything else is filed under it.").required().unique().list(14).search()
            .alias(&["DHR ref", "DHR reference", "DHR", "DHR No", "DHR number", "Ref", "Ref.", "Reference number", "Case ref", "Case reference", "Case number", "DARDR ref", "Local ref", "ID"]);
        stage: Code = choice(&v::STAGE, "Stage", "Where the review stands now; the lists and counts follow it.").list(14).initial("notified").mark("practice")
            .alias(&["Status", "Case status", "DHR status", "Current status", "Current stage", "Progress", "Position"]);
        title: String = text("Title", "A neutral working title or the pseudonym, never the real name of anyone.").list(20).search()
            .alias(&["Case name", "Pseudonym", "Case title", "DHR name", "Victim pseudonym", "Case"]);
        agreed_due: Option<Date> = date("Report due", "The date panel and partnership agreed for the report; the report is late after this day.").list(11).due("Overview report to the Home Office", "submitted").mark("practice; source: QES page restates six months")
            .alias(&["Due date", "Agreed due date", "Report due", "Target date", "Revised due date", "Extension date", "Deadline", "Current due", "6 month date"]);
        lead: String = text("Lead", "The user name of the coordinator who looks after the review, so that Today can show what is theirs.").list(11).user()
            .alias(&["Lead officer", "Coordinator", "DHR coordinator", "Case lead", "Officer", "Lead coordinator", "Owner"]);
        next_step: String = text("Next step", "The next thing that has to happen, in a few words, so that a colleague can carry on.").further(24).search()
            .alias(&["Next action", "Next steps", "Actions outstanding"]);
        review_label: Code = choice(&v::REVIEW_LABEL, "What we call it", "The name printed on letters and reports; it does not change the law the review is held under.").initial("dhr").mark("practice")
            .alias(&["Label", "Review label"]);
        legal_basis: Code = choice(&v::LEGAL_BASIS, "Legal basis", "The law the review is held under; it decides who must be sent the report.").initial("S9_DHR").mark("law; practice");
        review_type: Code = choice(&v::REVIEW_TYPE, "Type of review", "What kind of review it is, so that other reviews can be kept in the same library.").initial("dhr").mark("practice; source: Pennine, South Glos")
            .alias(&["Review type", "Type"]);
        jurisdiction: Code = choice(&v::JURISDICTION, "Jurisdiction", "England or Wales; in Wales the stages and the people to notify differ.").initial("england").mark("law");
        csp: String = text("Partnership", "The community safety partnership that leads; one register can serve several.").search().mark("source: HO Library, DHRD")
            .alias(&["CSP", "Community Safety Partnership", "Lead CSP", "Area", "Borough", "District", "Local authority"]);
        other_csps: String = text("Other partnerships", "Other partnerships with a part in the review, with a semicolon between them.").alias(&["Other CSPs", "Other CSP"]);
        region: Code = choice(&v::REGION, "Region", "The region as the national library names it, for national counts.").mark("source: HO Library, DHRD").alias(&["CSP region"]);
        police_force: String = text("Police force", "The force that covers the place of death, for letters and national counts.").mark("source: HO Library").alias(&["Force"]);
        home_office_ref: String = text("Home Office reference", "The number the Home Office gave, to quote in every letter to it.").search().alias(&["HO ref", "HO reference", "HO number", "Home Office ref"]);
        police_ref: String = text("Police reference", "The force's own number for the investigation.").private().alias(&["Police ref", "Crime number", "Crime ref", "Operation name"]);
        coroner_ref: String = text("Coroner's reference", "The coroner's own number for the inquest.").private().alias(&["Coroner ref", "Coroner reference"]);
        sab_ref: String = text("Adult or child review reference", "The number of a safeguarding adults or child practice review of the same death.").search().alias(&["SAB ref", "SAR ref", "CSPR ref"]);
        category: Codes = choices(&v::CATEGORY, "Home Office category", "Every category that fits, in the Home Office's words; it counts reviews by them.").mark("source: HO Library").alias(&["DHR category", "Category", "Case category"]);
        qa_victim_type: Code = choice(&v::QA_VICTIM_TYPE, "Type in yearly analysis", "How the Home Office's yearly analysis would count the review.").mark("source: HO analyses");
        kinds: Codes = choices(&v::CASE_KIND, "Kind of case", "Every kind that fits; each changes what the review has to do.").mark("practice").alias(&["Case type", "Type of case", "Type of death", "Homicide type"]);
        death_type: Code = choice(&v::DEATH_TYPE, "Police project type", "How the police's national project counts the death.").mark("?");
        complexity: Codes = choices(&v::COMPLEXITY, "Complexity", "What makes the review harder; each flag adds steps to the work plan.").mark("practice");
        date_of_death: Option<LooseDate> = loose("Date of death", "As exactly as it is known; reports show the month and year only.").alias(&["DOD", "Date of incident", "Death date", "Date of homicide", "Incident date"]);
        attention: Option<Date> = date("Came to attention", "The day the death came to the partnership's attention; the month for deciding runs from it.").mark("practice").alias(&["Date came to attention", "Date of referral", "Referral date", "Referral received", "Date aware"]);
        notified: Option<Date> = date("Notified", "The day the written notification arrived.").mark("source: HO e-learning").alias(&["Notification date", "Date of notification", "Date notified", "Notification received", "Notification"]);
        notifier: String = text("Notified by", "Who told the partnership of the death; it may be an agency or the family.").alias(&["Notifier", "Referred by", "Referring agency", "Referrer"]);
        acknowledged: Option<Date> = date("Acknowledged", "The day the notification was acknowledged, to show that it was logged.").mark("practice");
        decision_due: Option<Date> = date("Decision due", "One calendar month after the death came to attention; the partnership must have decided by then.").due("Decide whether to review", "decided").mark("practice; source: QES page restates one month")
            .alias(&["Decision deadline", "1 month date", "Decision by"]);
        decided: Option<Date> = date("Decided", "The day the chair of the partnership decided; six months for the report run from it.").alias(&["Decision date", "Date of decision", "Date decided", "DHR agreed date"]);
        outcome: Code = choice(&v::OUTCOME, "Decision", "What was decided; a decision not to review must be told to the Home Office as well.").mark("practice; law (direction)").alias(&["Outcome", "Decision outcome", "DHR decision", "Proceed?", "DHR Y/N", "Criteria met"]);
        reasons: String = long("Reasons", "Why it was decided so, and who disagreed; the Home Office checks a decision not to review.").alias(&["Decision reasons", "Rationale", "Reason for decision", "Decision rationale"]);
        home_office_told_due: Option<Date> = date("Home Office to be told by", "The day by which the Home Office should know the decision, whichever way it went.").due("Tell the Home Office the decision", "home_office_told").mark("practice");
        home_office_told: Option<Date> = date("Home Office told", "The day the decision was sent to the Home Office, whichever way it went.").alias(&["HO notified", "Home Office notified", "HO informed", "Date HO notified", "HO notification"]);
        family_told_due: Option<Date> = date("Family to be told by", "The day by which the family should know the decision, before they can hear it from anyone else.").due("Tell the family the decision", "family_told").mark("practice");
        family_told: Option<Date> = date("Family told", "The day the family was told the decision; they must not hear it from the press.").alias(&["Family notified", "Family informed", "Date family informed"]);
        secure_records: Option<Date> = date("Records secured", "The day agencies were asked to secure their records.").mark("practice").alias(&["Records secured date", "Secure letters sent"]);
        commenced: Option<Date> = date("Commenced", "The day the review began; report templates also count six months from it.").alias(&["Start date", "Date commenced", "Commencement date", "Review started"]);
        chair: Option<Ref> = link("chair", "Chair", "The independent chair, from the chair register.").further(18).alias(&["DHR chair", "Independent chair", "Chair/Author", "Chair name", "Chair and author"]);
        author: Option<Ref> = link("chair", "Author", "Who writes the report, when that is not the chair.").alias(&["Report author", "Overview author", "Author name"]);
        scope_from: Option<LooseDate> = loose("Period from", "The start of the period the review looks at, as the terms of reference say.").alias(&["Scope from", "Scoping period from", "Review period from"]);
        scope_to: Option<LooseDate> = loose("Period to", "The end of the period the review looks at.").alias(&["Scope to", "Scoping period to", "Review period to"]);
        original_due: Option<Date> = date("Report first due", "Six calendar months after the decision; never changed, so that the delay can be shown.").mark("practice; source: QES page restates six months").alias(&["Original due date", "Original deadline", "Statutory due date"]);
        completed: Option<Date> = date("Report completed", "The day the partnership signed the report off; the Commissioner must be sent it from then on.").alias(&["CSP sign off", "Signed off", "Report completed date", "Date completed", "Date signed off"]);
        submitted: Option<Date> = date("Submitted", "The day the report first went to the Home Office for quality assurance.").further(11).alias(&["Submitted to HO", "Submitted to Home Office", "Date submitted", "Submission date", "Sent to HO", "Submitted to QA", "HO submission"]);
        qa_meeting: Option<Date> = date("QA panel", "The day the Home Office panel considers the report.").alias(&["QA date", "QA panel date", "HO panel date", "QA meeting"]);
        qa_outcome: Code = choice(&v::QA_OUTCOME, "QA outcome", "What the latest letter said; a report may not be published before it is cleared.").alias(&["QA result", "HO outcome", "QA feedback"]);
        resubmission_due: Option<Date> = date("Resubmission due", "The day the answer to the quality assurance letter is owed; leave it empty when the letter has a row of its own.").due("Answer the QA letter", "resubmitted").mark("?; practice").alias(&["Resubmit by"]);
        resubmitted: Option<Date> = date("Resubmitted", "The day the changed report went back to the Home Office.").alias(&["Date resubmitted", "Resubmission date"]);
        cleared: Option<Date> = date("Cleared", "The day of the letter that allows publication; nothing is published before it.").alias(&["Clearance date", "Approval date", "HO approval", "HO approved", "Date approved"]);
        publication: Code = choice(&v::PUBLICATION_STATE, "Publication", "Whether the report is out, planned or held back.").initial("not_yet").mark("practice").alias(&["Publication status", "Published?", "Published Y/N"]);
        publication_planned: Option<Date> = date("Publication planned", "The day the family and agencies were told the report will come out.").due("Publish the report", "published").alias(&["Planned publication", "Publication due", "Planned publication date"]);
        published: Option<Date> = date("Published", "The day the report came out on the partnership's page.").alias(&["Publication date", "Date published", "Date of publication"]);
        url: String = text("Web address", "Where the published report can be read.").alias(&["URL", "Link", "Web link", "Report link", "Website link", "Published link"]);
        withheld_reason: String = long("Why withheld", "Why the report is not published and who agreed that.").alias(&["Reason withheld", "Reason not published"]);
        withheld_agreed_by: String = text("Withholding agreed by", "Who agreed that the report is not published.");
        dac_due: Option<Date> = date("Commissioner to be sent it by", "A day by which the Commissioner should have the report; the law says as soon as reasonably practicable.").due("Send the report to the Commissioner", "dac_sent").mark("law");
        dac_sent: Option<Date> = date("Commissioner sent it", "The day the Domestic Abuse Commissioner was sent the report, which the law requires.").mark("law").alias(&["DAC", "DAC sent", "Sent to DAC", "DAC copy"]);
        pdf_due: Option<Date> = date("PDF and link due", "A day by which the Home Office should have the published file and its address.").due("Send the PDF and link to the Home Office", "pdf_returned").mark("practice");
        pdf_returned: Option<Date> = date("PDF and link sent", "The day the published file and its address went to the Home Office.").alias(&["PDF returned", "PDF sent to HO", "Link sent to HO"]);
        library_confirmed: Option<Date> = date("In national library", "The day you saw the report in the national library.").mark("source: HO Library").alias(&["HO library", "Library confirmed", "In library"]);
        family_part: Codes = choices(&v::FAMILY_PART, "Family's part", "How the family took part, in the words the Home Office counts.").mark("source: HO Library").alias(&["Family involvement"]);
        linked_stated: Fact = fact("Other reviews looked for", "Whether someone checked for other reviews of the same death; none must be stated, not assumed.").mark("practice");
        lga_state: Code = choice(&v::LGA_STATE, "LGA survey state", "How the review would be counted in the national survey of councils.").mark("source: LGA 2024");
        early_learning: String = long("Early learning", "What was acted on before the report was finished.");
        closed: Option<Date> = date("Closed", "The day the partnership closed the review, with every action done or ended.").alias(&["Date closed", "Closure date", "Closed date"]);
        retention_review: Option<Date> = date("Retention review", "The day to look again at whether the file must be kept.").due("Review whether to keep the file", "disposed").mark("?");
        disposed: Option<Date> = date("Disposed of", "The day the file was disposed of under the council's schedule.");
        remarks: String = long("Remarks", "Anything else a colleague should know about the review.").alias(&["Comments", "Comment", "Notes", "Update", "Latest update", "Narrative", "Summary"]);
    }
}
