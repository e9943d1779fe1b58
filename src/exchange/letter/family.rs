//! The update for a family in plain words: what was promised, what was done, what is late and why.
//! Nothing from a field meant for the panel, no codes, no names of staff.

use crate::domain::date::Date;
use crate::domain::process::{Dossier, clock, family, wording};
use crate::domain::register::{ContactPlan, FamilyContact, Pause};

/// The update for one family: text to be read by a person before it is given, never sent by itself.
pub fn family_update(dossier: &Dossier, plan: &ContactPlan, today: Date) -> String {
    let mut out = String::new();
    for paragraph in paragraphs(dossier, plan, today) {
        out.push_str(&paragraph);
        out.push_str("\n\n");
    }
    out.push_str(&family::update(dossier, today));
    out
}

/// What was promised and where the report stands, headings and paragraphs.
fn paragraphs(dossier: &Dossier, plan: &ContactPlan, today: Date) -> Vec<String> {
    let mut out = Vec::new();
    let promises: Vec<&FamilyContact> = dossier
        .contacts
        .iter()
        .filter(|own| own.plan.as_ref().is_some_and(|own| own.id == plan.id) && !own.promised.trim().is_empty())
        .collect();
    if !promises.is_empty() {
        out.push("What we promised you".to_owned());
        out.extend(promises.into_iter().map(|own| promise(own, today)));
    }
    let open: Vec<&Pause> = dossier.open_pauses(&today).collect();
    // A family is told of a day only where somebody set one; the rule's own was never promised to them.
    let due = dossier.case.agreed_due.map(|set| clock::due(dossier, "D5", today).unwrap_or(set));
    if let Some(late) = due.filter(|due| *due < today && dossier.case.completed.is_none()) {
        out.push("Where the report stands".to_owned());
        out.push(format!(
            "The report should have been ready by {}. It is not ready yet.{}",
            wording::day(late),
            reason(&open)
        ));
    } else if let Some(due) = due.filter(|_| dossier.case.completed.is_none()) {
        out.push("Where the report stands".to_owned());
        out.push(format!("The report is due by {}.{}", wording::day(due), reason(&open)));
    }
    out
}

fn promise(own: &FamilyContact, today: Date) -> String {
    let what = own.promised.trim().trim_end_matches('.');
    let on = own.when.map(|on| format!(" We said so on {}.", wording::day(on))).unwrap_or_default();
    let stands = match (own.promise_kept, own.promise_due) {
        (Some(kept), _) => format!("This was done on {}.", wording::day(kept)),
        (None, Some(due)) if due < today => {
            format!("This is late, and we are sorry. It was due by {}.", wording::day(due))
        }
        (None, Some(due)) => format!("You will have this by {}.", wording::day(due)),
        (None, None) => "This has not been done yet.".to_owned(),
    };
    format!("{what}.{on} {stands}")
}

/// Why it waits, in neutral words.
fn reason(pauses: &[&Pause]) -> String {
    let words: Vec<&str> = pauses
        .iter()
        .filter_map(|pause| match pause.reason.0.as_str() {
            "criminal_proceedings" => Some("the court has not finished"),
            "inquest" => Some("the coroner has not finished"),
            "other_review" => Some("another review of the same events has not finished"),
            "iopc_psd_hr" => Some("another investigation has not finished"),
            "chair_vacancy" => Some("a new chair is being found"),
            "agency_non_engagement" => Some("one service has not yet sent its part"),
            "qa_backlog" => Some("the Home Office has not yet answered"),
            "pre_election" => Some("nothing can be published just before an election"),
            _ => None,
        })
        .collect();
    if words.is_empty() { String::new() } else { format!(" Some of the work waits because {}.", wording::list(&words)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::{Code, Ref};

    #[test]
    fn promises_and_delays_are_told_in_plain_words() {
        let today = Date::constant(2026, 3, 27);
        let plan = ContactPlan { id: 4, ..ContactPlan::default() };
        let mut dossier = Dossier::default();
        dossier.case.agreed_due = Some(Date::constant(2026, 3, 2));
        dossier.contacts = vec![
            FamilyContact {
                plan: Some(Ref::new(4, "")),
                when: Some(Date::constant(2026, 2, 2)),
                promised: "Send the changed questions".into(),
                promise_due: Some(Date::constant(2026, 2, 9)),
                panel: "SECRET".into(),
                ..FamilyContact::default()
            },
            FamilyContact {
                plan: Some(Ref::new(5, "")),
                promised: "Another family".into(),
                ..FamilyContact::default()
            },
        ];
        dossier.pauses = vec![Pause {
            reason: Code("criminal_proceedings".into()),
            started: Some(today),
            remarks: "SECRET".into(),
            ..Pause::default()
        }];
        let text = family_update(&dossier, &plan, today);
        assert!(text.starts_with(
            "What we promised you\n\nSend the changed questions. We said so on 2 February 2026. This is late, and we are \
             sorry. It was due by 9 February 2026.\n\nWhere the report stands\n\nThe report should have been ready by 2 \
             March 2026. It is not ready yet. Some of the work waits because the court has not finished.\n\n"
        ), "{text}");
        assert!(!text.contains("SECRET") && !text.contains("Another family"));
    }
}
