//! Rules about the case: decision, closing, publication, quality assurance, moved dates, legal basis.

use super::super::super::change::Change;
use super::super::super::value::Value;
use super::super::quality::{Statement, gate};
use super::super::{clock, decision, proceeding, publication, wording};
use super::{Refusal, Write};

/// E01, E03 and E19: what a decision needs.
pub fn decision(write: &Write<'_>) -> Vec<Refusal> {
    let (after, mut found) = (write.after, Vec::new());
    if write.sets("case", "decided").is_some() {
        if after.case.attention.is_none() {
            let text = "Record first when the death came to attention: the month for deciding runs from that day.";
            found.push(write.refusal("E01", "decided", text.to_owned(), false));
        }
        if proceeding::linked(after) == proceeding::Linked::NotStated {
            let text = "Nobody has said whether there are other reviews of the same death; none must be stated.";
            found.push(write.refusal("E19", "decided", text.to_owned(), true));
        }
    }
    let goes_public = write.sets_code("case", "stage", &["commissioned", "panel_running"]);
    if goes_public && after.case.family_told.is_none() {
        let text = "The family has not been told the decision; they must not hear it from anyone else.";
        found.push(write.refusal("E03", "stage", text.to_owned(), true));
    }
    found
}

fn closes(write: &Write<'_>) -> bool {
    write.sets("case", "closed").is_some() || write.sets_code("case", "stage", &["closed"])
}

/// E02 and E07: what must be done before a case is closed.
pub fn closing(write: &Write<'_>) -> Vec<Refusal> {
    if !closes(write) {
        return Vec::new();
    }
    let (case, mut found) = (&write.after.case, Vec::new());
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
        for item in publication::gate(write.after, write.after.case.published) {
            let code = match item.code {
                "G1" => "E06",
                "G2" => "E08",
                "G3" => "E03",
                "G4" => "E10",
                "G5" => "E05",
                "G9" => "E07",
                other => other,
            };
            let needs_reason = matches!(item.state, publication::State::Warn(_));
            if item.refuses() || needs_reason {
                let mut refusal =
                    write.refusal(code, "published", format!("{}: {}.", item.code, item.lacks()), needs_reason);
                refusal.mark = item.mark;
                found.push(refusal);
            }
        }
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

/// E08: no statement while a point is open.
pub fn quality(write: &Write<'_>) -> Vec<Refusal> {
    let says = |fields: &[&str], stages: &[&str]| {
        fields.iter().any(|field| write.sets("case", field).is_some()) || write.sets_code("case", "stage", stages)
    };
    let statement = if closes(write) && write.after.is_review() {
        Statement::Closed
    } else if says(&["cleared"], &["cleared"]) {
        Statement::Cleared
    } else if says(&["resubmitted"], &["resubmitted"]) || write.sets("qa_letter", "answered").is_some() {
        Statement::Resubmitted
    } else {
        return Vec::new();
    };
    let open = gate(write.after, statement);
    if open.is_empty() {
        return Vec::new();
    }
    let texts: Vec<String> = open.into_iter().map(|open| open.text).collect();
    let text = format!("The review cannot be called {} yet. {}.", statement.label(), texts.join(". "));
    vec![write.refusal("E08", "stage", text, false)]
}

/// E09: a date of a clock is moved only with its change on file, and a change is whole.
pub fn moved_date(write: &Write<'_>) -> Vec<Refusal> {
    let after = write.after;
    if write.is("due_change") {
        let Some(change) = after.due_changes.iter().find(|change| change.id == write.id()) else { return Vec::new() };
        let lacks = clock::gaps(change);
        if lacks.is_empty() {
            return Vec::new();
        }
        let text = format!("A moved date has to say {}.", wording::list(&lacks));
        return vec![write.refusal("E09", "agreed_by", text, false)];
    }
    let Change::Set { field: "agreed_due", base: Value::Date(old), new: Value::Date(new), .. } = write.change else {
        return Vec::new();
    };
    let on_file = after
        .due_changes
        .iter()
        .any(|change| change.new_due == Some(*new) && change.state.is("agreed") && clock::gaps(change).is_empty());
    if new <= old || on_file {
        return Vec::new();
    }
    let text = format!(
        "The report's date moves from {} to {} with no agreement on file: who agreed, when, why, the minute, and \
         whether the Home Office was told.",
        wording::day(*old),
        wording::day(*new)
    );
    vec![write.refusal("E09", "agreed_due", text, false)]
}

/// E18: warn when law, name and facts do not fit. A person decides; nothing is worked out silently.
pub fn legal_basis(write: &Write<'_>) -> Vec<Refusal> {
    let fields = ["legal_basis", "review_label", "jurisdiction", "kinds", "outcome"];
    if !write.is("case") || !fields.iter().any(|field| write.touches(field)) {
        return Vec::new();
    }
    let case = &write.after.case;
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
    texts.into_iter().map(|text| write.refusal("E18", "legal_basis", text.to_owned(), true)).collect()
}

/// A decision against a review is never taken out of the lists: the Home Office can still direct one.
pub fn archived(write: &Write<'_>) -> Vec<Refusal> {
    let Change::Archive { .. } = write.change else { return Vec::new() };
    let refused = match write.change.entity().name {
        "case" => write.after.is_refused(),
        "decision" => true,
        _ => false,
    };
    if refused {
        let text = "A decision whether to review is kept: a review can still be directed, and the history must stand.";
        return vec![write.refusal("E02", "", text.to_owned(), false)];
    }
    Vec::new()
}
