//! Rules about the case: completion, closing, publication, legal basis, and what is never taken out of the lists.

use super::super::super::change::Change;
use super::super::super::date::Date;
use super::super::super::register::Case;
use super::super::{clock, decision, publication, wording};
use super::{Refusal, Write};

pub(super) fn closes(write: &Write<'_>) -> bool {
    write.sets("case", "closed").is_some() || write.sets_code("case", "stage", &["closed"])
}

/// E07: a report that goes out was completed on a day, and from that day the law's clock for the Commissioner runs.
pub fn completed(write: &Write<'_>) -> Vec<Refusal> {
    let field = if write.sets("case", "submitted").is_some() {
        "submitted"
    } else if write.sets("submission", "sent").is_some() {
        "sent"
    } else {
        return Vec::new();
    };
    if write.after.case.completed.is_some() {
        return Vec::new();
    }
    let text = "Record first the day the report was completed (\"Report completed\" on the case): from it the Domestic Abuse \
                Commissioner is owed the report.";
    let mut refusal = write.refusal("E07", field, text.to_owned(), false);
    refusal.mark = "law s.9(3B),(3C)";
    vec![refusal]
}

/// Whether a case is of the kind that a partnership decides on; other reviews are only kept beside them.
fn is_decided_here(case: &Case) -> bool {
    case.review_type.0.is_empty() || ["dhr", "susr"].iter().any(|code| case.review_type.is(code))
}

/// E01, E02 and E07: what must be done before a case is closed.
pub fn closing(write: &Write<'_>) -> Vec<Refusal> {
    if !closes(write) {
        return Vec::new();
    }
    let (case, mut found) = (&write.after.case, Vec::new());
    if !write.after.is_review() && !write.after.is_refused() && is_decided_here(case) {
        let text = "Nobody has decided whether to review. Record the decision, yes or no, before the case is closed.";
        found.push(write.refusal("E01", "closed", text.to_owned(), false));
    }
    if write.after.is_refused() {
        let reasons =
            decision::current(write.after).is_some_and(|row| !row.reasons.is_empty()) || !case.reasons.is_empty();
        let mut lacks = Vec::new();
        if case.home_office_told.is_none() {
            lacks.push("the Home Office has not been told");
        }
        if !reasons {
            lacks.push("the reasons are not written down");
        }
        if case.family_told.is_none() {
            lacks.push("the family has not been told");
        }
        if !lacks.is_empty() {
            let text = format!("A decision not to review opens duties of its own: {}.", wording::list(&lacks));
            found.push(write.refusal("E02", "closed", text, false));
        }
    }
    if let Some(law) = clock::commissioner(write.after).filter(|_| case.dac_sent.is_none())
        && clock::report_ready(case).is_some()
    {
        // Out already with nothing on file: whether the law asked it then is not known (?), and a reason is enough.
        let is_old = clock::is_out(write.after) && clock::is_commissioner_doubtful(write.after);
        let text = if is_old {
            "Nothing on file says that the Domestic Abuse Commissioner was sent the report; whether the law asked it of a \
             report of that day is not known here."
        } else {
            "The Domestic Abuse Commissioner has not been sent the report, which the law requires."
        };
        let mut refusal = write.refusal("E07", "closed", text.to_owned(), is_old);
        refusal.mark = law.mark;
        found.push(refusal);
    }
    found
}

/// E03, E05, E06, E07, E08 and E10 at publication: the gate, item by item.
pub fn publication(write: &Write<'_>) -> Vec<Refusal> {
    let mut found = Vec::new();
    let is_out = write.sets("case", "published").is_some()
        || write.sets_code("case", "stage", &["published"])
        || write.sets_code("case", "publication", &["published"]);
    if is_out {
        let gate = publication::gate(write.after, write.after.case.published).into_iter();
        // Of a report that came out long ago the papers are not here yet; whether it was cleared is asked all the same.
        for item in gate.filter(|item| !write.is_new_case() || item.code == "G1") {
            let code = match item.code {
                "G1" => "E06",
                "G2" => "E08",
                "G3" => "E03",
                "G4" => "E10",
                "G5" => "E05",
                "G9" => "E07",
                other => other,
            };
            let needs_reason = item.needs_reason();
            if item.refuses() || needs_reason {
                let mut refusal =
                    write.refusal(code, "published", format!("{}: {}.", item.code, item.lacks()), needs_reason);
                refusal.mark = item.mark;
                found.push(refusal);
            }
        }
    }
    if write.sets("case", "publication_planned").is_some() && write.after.case.cleared.is_none() {
        let text = "There is no clearance date yet, and nothing is published before it.";
        found.push(write.refusal("E06", "publication_planned", text.to_owned(), true));
    }
    if write.sets_code("case", "publication", &["withheld"])
        || write.sets_code("case", "stage", &["publication_withheld"])
    {
        let lacks = publication::withheld_lacks(write.after);
        if !lacks.is_empty() {
            let text = format!("A report is withheld only with {} on file.", wording::list(&lacks));
            found.push(write.refusal("withheld", "publication", text, false));
        }
    }
    found
}

/// The day section 9 of the Act of 2004 came into force (source: CPS).
const SECTION_9: Date = jiff::civil::date(2011, 4, 13);

/// E18: warn when law, name and facts do not fit. A person decides; nothing is worked out silently.
pub fn legal_basis(write: &Write<'_>) -> Vec<Refusal> {
    let fields = ["legal_basis", "review_label", "jurisdiction", "kinds", "outcome", "date_of_death"];
    if !write.is("case") || !fields.iter().any(|field| write.touches(field)) {
        return Vec::new();
    }
    let case = &write.after.case;
    let mut refusals = Vec::new();
    let mut texts = Vec::new();
    if case.legal_basis.is("S8A_DARDR") {
        texts.push("Section 8A was not known to be in force when this program was made; check that it is.");
        let criteria = decision::current(write.after).map(|row| &row.criteria);
        if criteria.is_some_and(|own| own.has("household") && !own.has("relative") && !own.has("partner")) {
            texts.push("A link by household alone may not be covered by section 8A; take legal advice.");
        }
    }
    if case.review_label.is("susr") && !case.jurisdiction.is("wales") {
        texts.push("A single unified safeguarding review is Welsh; the case is not marked as in Wales.");
    }
    if case.kinds.has("child_under_16")
        && !case.kinds.has("multiple_victims")
        && case.legal_basis.is("S9_DHR")
        && write.after.is_review()
    {
        texts.push("The law covers people aged 16 or over; a child under 16 alone is a child practice review.");
    }
    let death = case.date_of_death.as_ref().and_then(|date| date.end);
    if let Some(day) = death.filter(|day| *day < SECTION_9 && case.legal_basis.is("S9_DHR")) {
        let text = format!(
            "Section 9 came into force on {}; a death on {} is not one it speaks of. Check the legal basis.",
            wording::day(SECTION_9),
            wording::day(day)
        );
        let mut refusal = write.refusal("E18", "date_of_death", text, true);
        refusal.mark = "law s.9; source: CPS";
        refusals.push(refusal);
    }
    refusals.extend(texts.into_iter().map(|text| write.refusal("E18", "legal_basis", text.to_owned(), true)));
    refusals
}

/// A decision against a review is never taken out of the lists: the Home Office can still direct one. Nor is an agreed
/// change of a date that stands.
pub fn archived(write: &Write<'_>) -> Vec<Refusal> {
    let Change::Archive { id, .. } = write.change else { return Vec::new() };
    let is_moved = |dossier: &super::Dossier| {
        dossier.due_changes.iter().any(|own| own.id == *id && own.state.is("agreed") && own.new_due.is_some())
    };
    match write.change.entity().name {
        "case" if write.before.is_refused() => {}
        "decision" => {}
        "due_change" if is_moved(write.before) => {
            let text = "The record of a moved date is kept: without it nothing on file says who agreed the date.";
            return vec![write.refusal("E09", "", text.to_owned(), false)];
        }
        _ => return Vec::new(),
    }
    let text = "A decision whether to review is kept: a review can still be directed, and the history must stand.";
    vec![write.refusal("E02", "", text.to_owned(), false)]
}
