//! What is kept: reasons to keep a file longer, and the local library of reviews.

use super::room::*;

entity! {
    /// A reason not to dispose of a file.
    RetentionHold("retention_hold", "Retention hold", "Retention holds", "A reason not to dispose of a file yet, such as an appeal or an inquiry.")
    title[reason, started] order["case", "-started"]
    {
        case: Option<Ref> = link("case", "Case", "The review whose file is kept.").required().list(14);
        reason: Code = choice(&v::RETENTION_REASON, "Reason", "Why it is kept.").required().list(20).mark("practice");
        started: Option<Date> = date("From", "The day the reason arose.").list(10);
        check_on: Option<Date> = date("Check on", "The day to ask whether it still holds.").list(10).due("Check a reason to keep a file", "ended");
        ended: Option<Date> = date("Ended", "The day the reason ended.").list(10);
        asked_by: String = text("Asked by", "Who asked for it.");
        note: String = long("Note", "What has to be kept, and for whom.");
    }
}

entity! {
    /// A review in the local library, your own or a national row.
    LibraryEntry("library_entry", "Library entry", "Library entries", "A published review in the local library, your own or taken over from the national one.")
    title[title] order["-year", "title"]
    {
        title: String = text("Title", "The title as the library gives it.").required().list(28).search().alias(&["DHR Title", "title"]);
        csp: String = text("Partnership", "The partnership as the library names it.").list(20).search().alias(&["CSP", "csp"]);
        year: Option<i64> = number("Year of death", "The year of the death.").list(6);
        kind: Code = choice(&v::REVIEW_TYPE, "Type", "What kind of review it is.").list(10).initial("dhr").mark("practice; source: Pennine, South Glos");
        region: Code = choice(&v::REGION, "Region", "The region as the library names it.").mark("source: HO Library, DHRD").alias(&["CSP Region", "region"]);
        own_case: Option<Ref> = link("case", "Own review", "The review in this register, when it is one of your own.");
        date_of_death: Option<LooseDate> = loose("Date of death", "As the library gives it.").mark("source: HO Library").alias(&["Date of death", "death_date"]);
        uploaded: Option<LooseDate> = loose("Uploaded", "When the library took it in.").mark("source: HO Library").alias(&["Uploaded on", "upload_date"]);
        published: Option<LooseDate> = loose("Published", "When it came out locally.");
        url: String = text("Web address", "Where it can be read.").alias(&["report_url", "URL"]);
        file: String = text("File", "Where your own copy is.");
        document_number: String = text("Library number", "The number of the document in the data it came from.").alias(&["document_id"]);
        incident_number: String = text("Incident number", "The number of the incident in the data it came from.").alias(&["incident_id"]);
        categories: Codes = choices(&v::CATEGORY, "Categories", "The Home Office's categories.").mark("source: HO Library").alias(&["DHR category"]);
        library_themes: Codes = choices(&v::LIBRARY_THEME, "Library theme tags", "The library's own tags, word for word.").mark("source: HO Library");
        themes: Codes = choices(&v::THEME, "Themes", "Your own themes, so that lessons are found across reviews.").mark("practice");
        family_part: Codes = choices(&v::FAMILY_PART, "Family's part", "How the family took part, as the library counts it.").mark("source: HO Library");
        read_only: Fact = fact("National metadata", "Whether the row came from the national data and is not to be changed.").mark("practice");
        licence: String = text("Licence and source", "Under what licence the row came and how to cite it.");
        lessons: String = long("Lessons", "What is worth knowing from it.");
    }
}
