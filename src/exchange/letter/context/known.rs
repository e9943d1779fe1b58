//! What the register knows to have been done: offered, sent, checked, signed. A letter claims nothing more than this;
//! where nothing is on file it leaves a blank for a person, or says nothing.

use serde_json::{Map, Value as Json};

use super::super::input::Input;
use super::{agency, asked_by, clocks, day};
use crate::domain::date::Date;
use crate::domain::process::publication::withheld_lacks;
use crate::domain::process::quality::why_open;
use crate::domain::process::{Dossier, family, panel};
use crate::domain::register::ContactPlan;
use crate::domain::value::Fact;

pub(super) fn add(all: &mut Map<String, Json>, input: &Input<'_>) {
    let dossier = input.dossier;
    let statutory = !dossier.case.legal_basis.is("NON_STATUTORY");
    all.insert("statutory".into(), Json::Bool(statutory));
    all.insert("died_count".into(), died(dossier).map_or(Json::Null, Json::from));
    all.insert("advocacy_offered".into(), day(advocacy_offered(dossier)));
    let first = sent(dossier, &["L7"]).filter(|on| dossier.case.decided.is_none_or(|decided| *on >= decided));
    all.insert("first_letter".into(), day(first));
    all.insert("has_family".into(), Json::Bool(bereaved(dossier).next().is_some()));
    let family_reads = dossier
        .circulations
        .iter()
        .any(|copy| copy.seat.is_none() && copy.person.is_some() && copy.sent.is_some() && copy.comments_in.is_none());
    all.insert("family_has_draft".into(), Json::Bool(family_reads));
    all.insert("names_sent".into(), day(names_sent(input)));
    all.insert("has_signed".into(), Json::Bool(has_signed(input)));
    all.insert("report_checked".into(), day(checked(dossier)));
    let open = dossier.points.iter().filter(|point| why_open(point).is_some()).count();
    all.insert("points_open".into(), Json::from(open));
    all.insert("report_due".into(), asked_by(clocks::agreed_due(input).or_else(|| clocks::first_due(input))));
    let moved = dossier.due_changes.iter().filter(|change| change.state.is("agreed") && change.new_due.is_some());
    let moved = moved.filter(|change| change.new_due == dossier.case.agreed_due).max_by_key(|change| change.agreed);
    all.insert("report_agreed".into(), day(moved.and_then(|change| change.new_due)));
    let case = &dossier.case;
    let longer = case.completed.zip(case.original_due).is_some_and(|(completed, first)| completed > first);
    all.insert("took_longer".into(), Json::Bool(longer));
    let met = dossier.meetings.iter().any(|meeting| meeting.held.is_some() && meeting.kind.0.starts_with("panel_"));
    all.insert("panel_met".into(), Json::Bool(met));
    all.insert("withheld".into(), Json::Bool(withheld_lacks(dossier).is_empty()));
}

/// How many people died; none when nobody is entered, or when several died and one is.
fn died(dossier: &Dossier) -> Option<usize> {
    let known = dossier.people.iter().filter(|person| person.role.is("victim")).count();
    let several = ["multiple_victims", "familicide"].iter().any(|kind| dossier.case.kinds.has(kind));
    Some(known).filter(|known| *known > usize::from(several))
}

/// Plans of those who lost somebody and may be reached.
fn bereaved(dossier: &Dossier) -> impl Iterator<Item = &ContactPlan> {
    dossier.contact_plans.iter().filter(|plan| {
        let open = plan.stopped.is_none() && plan.do_not_contact != Fact::Yes;
        open && (plan.side.is("victim_family") || plan.side.is("victim") || plan.side.is("child"))
    })
}

/// The day by which an advocate had been offered to every one of them; none while one was not.
fn advocacy_offered(dossier: &Dossier) -> Option<Date> {
    let offers = bereaved(dossier).map(|plan| {
        let row = family::row(dossier, plan, "FM3")?;
        row.done.filter(|_| matches!(row.state, family::State::Done | family::State::Declined | family::State::Later))
    });
    offers.collect::<Option<Vec<Date>>>()?.into_iter().max()
}

/// The last day a letter of one of these types went.
fn sent(dossier: &Dossier, kinds: &[&str]) -> Option<Date> {
    let own = dossier.letters.iter().filter(|letter| kinds.contains(&letter.kind.0.as_str()));
    own.filter_map(|letter| letter.sent).max()
}

/// The day this agency was sent the names to search for.
fn names_sent(input: &Input<'_>) -> Option<Date> {
    let own = agency(input)?.id;
    let letters = input.dossier.letters.iter().filter(|letter| {
        letter.real_names == Fact::Yes && letter.agency.as_ref().is_some_and(|agency| agency.id == own)
    });
    letters.filter_map(|letter| letter.sent).max()
}

/// Whether a member of this agency has signed the confidentiality agreement.
fn has_signed(input: &Input<'_>) -> bool {
    let own = agency(input).map(|own| own.id);
    let unsigned: Vec<i64> = panel::unsigned(input.dossier).into_iter().map(|seat| seat.id).collect();
    let mut seats = input.dossier.seats.iter().filter(|seat| seat.agency.as_ref().map(|agency| agency.id) == own);
    own.is_some() && seats.any(|seat| !unsigned.contains(&seat.id) && seat.confidentiality_signed.is_some())
}

/// The day the current version of the report was looked through for names, addresses and exact dates.
fn checked(dossier: &Dossier) -> Option<Date> {
    let report = dossier.documents.iter().find(|own| own.kind.is("OVR"))?;
    let mut own = dossier.versions.iter().filter(|own| own.document.as_ref().is_some_and(|link| link.id == report.id));
    let version = own.find(|own| own.current == Fact::Yes)?;
    let on = version.checked_for_names?;
    Some(on).filter(|on| version.made.is_none_or(|made| *on >= made) && version.scan_open.unwrap_or(0) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::register::{ContactPlan, Person};
    use crate::domain::value::{Code, Codes};

    #[test]
    fn how_many_died_is_said_only_when_it_is_known() {
        let mut dossier = Dossier::default();
        assert_eq!(died(&dossier), None, "nobody entered is not nobody who died");
        dossier.people = vec![Person { role: Code("victim".into()), ..Person::default() }];
        assert_eq!(died(&dossier), Some(1));
        dossier.case.kinds = Codes(vec!["multiple_victims".into()]);
        assert_eq!(died(&dossier), None, "several died, and one is entered");
    }

    #[test]
    fn an_advocate_was_offered_only_when_every_family_was_asked() {
        let day = Date::constant(2026, 3, 2);
        let plan = |id: i64, offered: Option<Date>| ContactPlan {
            id,
            side: Code("victim_family".into()),
            advocacy_offered: offered,
            ..ContactPlan::default()
        };
        let mut dossier = Dossier { contact_plans: vec![plan(1, Some(day)), plan(2, None)], ..Dossier::default() };
        assert_eq!(advocacy_offered(&dossier), None);
        dossier.contact_plans[1].advocacy_offered = Some(day);
        assert_eq!(advocacy_offered(&dossier), Some(day));
        dossier.contact_plans.clear();
        assert_eq!(advocacy_offered(&dossier), None, "no family on file was offered nothing");
    }
}
