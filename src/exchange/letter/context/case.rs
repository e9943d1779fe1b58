//! The review itself: what it is called, its dates, the decision, what runs beside it.

use serde_json::{Map, Value as Json};

use super::super::input::Input;
use super::{asked_by, clocks, day, object, text};
use crate::domain::date::LooseDate;
use crate::domain::process::{Dossier, decision, pause, plan, proceeding, wording};
use crate::domain::register::{Case, Pause};
use crate::domain::vocabulary as v;

pub(super) fn add(all: &mut Map<String, Json>, input: &Input<'_>, with_names: bool) {
    let dossier = input.dossier;
    let case = &dossier.case;
    let private = |value: &str| if with_names { text(value) } else { Json::Null };
    let suicide = is_suicide(dossier);
    let label = input.label.unwrap_or_else(|| v::REVIEW_LABEL.label(&case.review_label.0));
    let (long, short) = called(label, suicide);
    all.insert("reference".into(), text(&case.reference));
    all.insert("partnership".into(), if case.csp.is_empty() { Json::Null } else { text(&case.csp) });
    all.insert("label".into(), text(&short));
    all.insert("review".into(), text(&long));
    all.insert("a_review".into(), text(&format!("a {long} ({short})")));
    all.insert("a_review_plainly".into(), text(&format!("a {long}")));
    all.insert("law".into(), text(law(case)));
    all.insert("is_review".into(), Json::Bool(dossier.is_review()));
    all.insert("died".into(), text(&case.date_of_death.as_ref().map(month).unwrap_or_default()));
    all.insert("period".into(), text(&period(case)));
    let out = case.published.is_some() || case.publication.is("withheld") || !case.withheld_reason.is_empty();
    all.insert(
        "case".into(),
        object([
            ("attention", day(case.attention)),
            ("notified", day(case.notified)),
            ("decision_due", asked_by(clocks::decision_due(input).filter(|_| case.decided.is_none()))),
            ("decided", day(case.decided)),
            ("family_told", day(case.family_told)),
            ("original_due", day(clocks::first_due(input))),
            ("agreed_due", day(clocks::agreed_due(input))),
            ("completed", day(case.completed)),
            ("submitted", day(case.submitted)),
            ("cleared", day(case.cleared)),
            ("publication_planned", asked_by(case.publication_planned)),
            ("published", day(case.published)),
            ("published_or_withheld", Json::Bool(out)),
            ("closed", day(case.closed)),
            ("retention_review", day(case.retention_review)),
            ("url", text(&case.url)),
            ("title", text(&case.title)),
            ("notifier", text(&case.notifier)),
            ("police_force", text(&case.police_force)),
            ("home_office_ref", text(&case.home_office_ref)),
            ("police_ref", private(&case.police_ref)),
            ("coroner_ref", private(&case.coroner_ref)),
        ]),
    );
    let own = decision::current(dossier);
    let reasons = own.map(|own| own.reasons.as_str()).filter(|own| !own.is_empty()).unwrap_or(&case.reasons);
    let criteria = own.map(|own| own.criteria.0.as_slice()).unwrap_or_default();
    all.insert(
        "decision".into(),
        object([
            ("outcome", text(v::OUTCOME.label(&case.outcome.0))),
            ("by", text(own.map_or("", |own| &own.decided_by))),
            ("reasons", text(reasons)),
            ("parallel", text(own.map_or("", |own| &own.parallel))),
            ("criteria", criteria.iter().map(|code| text(v::CRITERIA.label(code))).collect()),
        ]),
    );
    let linked = dossier.linked.iter().filter(|row| !row.joint.is("none")).map(|row| {
        object([
            ("kind", text(v::REVIEW_TYPE.label(&row.kind.0))),
            ("lead", text(&row.lead_body)),
            ("joined", text(&v::LINK_JOINT.label(&row.joint.0).to_lowercase())),
        ])
    });
    all.insert("linked".into(), linked.collect());
    all.insert("linked_none".into(), Json::Bool(proceeding::linked(dossier) == proceeding::Linked::None));
    all.insert("chair".into(), text(case.chair.as_ref().map_or("", |chair| &chair.label)));
    all.insert("pauses".into(), dossier.pauses.iter().filter_map(paused).collect());
    all.insert("family_part".into(), case.family_part.0.iter().map(|code| text(v::FAMILY_PART.label(code))).collect());
}

/// Whether the review is of a death by suicide: then no letter speaks of homicide.
fn is_suicide(dossier: &Dossier) -> bool {
    plan::flags(dossier).iter().any(|flag| flag == "suicide")
        || dossier.case.qa_victim_type.is("suicide")
        || dossier.case.kinds.has("victim_suicide")
        || dossier.case.category.has("victim_suicide")
}

/// What a review is called in full and in short.
fn called(label: &str, suicide: bool) -> (String, String) {
    let long = match (label, suicide) {
        ("DHR", false) => "domestic homicide review",
        ("DARDR", _) => "domestic abuse related death review",
        ("SUSR", _) => "single unified safeguarding review",
        _ => "review",
    };
    (long.to_owned(), label.to_owned())
}

/// Law: the section under which the review is held.
fn law(case: &Case) -> &'static str {
    match case.legal_basis.0.as_str() {
        "S8A_DARDR" => "section 8A of the Domestic Violence, Crime and Victims Act 2004",
        "NON_STATUTORY" => "local agreement, and not under statute",
        _ => "section 9 of the Domestic Violence, Crime and Victims Act 2004",
    }
}

/// The month and year alone (practice: no exact dates in what is passed on).
fn month(date: &LooseDate) -> String {
    let whole =
        date.start.zip(date.end).filter(|(start, end)| (start.year(), start.month()) == (end.year(), end.month()));
    match (whole, date.start) {
        (Some((start, _)), _) => start.strftime("%B %Y").to_string(),
        (None, Some(start)) => start.year().to_string(),
        (None, None) => String::new(),
    }
}

/// "from January 2020 to June 2025".
fn period(case: &Case) -> String {
    let end = |date: &Option<LooseDate>| date.as_ref().map(month).unwrap_or_default();
    match (end(&case.scope_from), end(&case.scope_to)) {
        (from, to) if !from.is_empty() && !to.is_empty() => format!("from {from} to {to}"),
        (from, _) if !from.is_empty() => format!("from {from}"),
        (_, to) if !to.is_empty() => format!("up to {to}"),
        _ => String::new(),
    }
}

/// "Paused for trial, 3 March 2025 to 4 April 2026".
fn paused(own: &Pause) -> Option<Json> {
    let from = wording::day(own.started?);
    let to = own.ended.map_or_else(|| format!("since {from}"), |end| format!("{from} to {}", wording::day(end)));
    Some(Json::String(format!("Paused for {}, {to}", pause::said(own))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;

    #[test]
    fn a_death_by_suicide_is_never_called_a_homicide() {
        assert_eq!(called("DHR", true).0, "review");
        assert_eq!(called("DHR", false).0, "domestic homicide review");
        assert_eq!(called("DARDR", true).0, "domestic abuse related death review");
        assert_eq!(called("Light touch", false), ("review".into(), "Light touch".into()));
    }

    #[test]
    fn a_date_of_death_is_given_by_month() {
        let exact = LooseDate::day(Date::constant(2025, 6, 9));
        assert_eq!(month(&exact), "June 2025");
        let case = Case { scope_from: Some(exact), ..Case::default() };
        assert_eq!(period(&case), "from June 2025");
    }
}
