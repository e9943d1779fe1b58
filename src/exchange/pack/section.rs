//! The sections of a pack. Members are named, as they are in the report; nobody on the case is.

use super::{Section, agenda as items};
use crate::domain::date::Date;
use crate::domain::process::{Dossier, family, panel, returns, wording};
use crate::domain::register::{Meeting, Seat};
use crate::domain::value::{Fact, Id};
use crate::domain::vocabulary as v;

/// The meeting held before this one.
pub(super) fn last<'a>(dossier: &'a Dossier, meeting: &Meeting, today: Date) -> Option<&'a Meeting> {
    let at = meeting.when.unwrap_or(today);
    let before = dossier.meetings.iter().filter(|own| own.id != meeting.id && own.held.is_some_and(|held| held < at));
    before.max_by_key(|own| own.held)
}

pub(super) fn agenda(meeting: &Meeting) -> Section {
    let own = pieces(&meeting.agenda);
    let items = if meeting.kind.0.is_empty() {
        own
    } else if own.is_empty() {
        items::items(&meeting.kind.0).iter().map(|item| (*item).to_owned()).collect()
    } else {
        own
    };
    Section { heading: "Agenda", items, nothing: "No meeting is set; add one on the Panel tab" }
}

/// Lines, or what stands between semicolons, of a text.
fn pieces(text: &str) -> Vec<String> {
    text.split(['\n', ';']).map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// "Dora Lisle (police, Esterdale Constabulary)".
fn member(seat: &Seat) -> String {
    let kind = v::SEAT_KIND.label(&seat.kind.0);
    let agency = seat.agency.as_ref().map(|own| own.label.as_str()).unwrap_or(kind);
    if seat.member.trim().is_empty() { agency.to_owned() } else { format!("{}, {agency}", seat.member.trim()) }
}

fn sits(seat: &Seat, at: Option<Date>) -> bool {
    let filled = !seat.member.trim().is_empty() || seat.person.is_some();
    filled && at.is_none_or(|at| seat.from.is_none_or(|from| from <= at) && seat.to.is_none_or(|to| to >= at))
}

pub(super) fn attendance(dossier: &Dossier, meeting: &Meeting, last: Option<&Meeting>) -> Section {
    let at = meeting.held.or(meeting.when);
    let state = |seat: Id, of: Id| {
        let own = dossier.attendance.iter().find(|own| {
            own.seat.as_ref().is_some_and(|own| own.id == seat) && own.meeting.as_ref().is_some_and(|own| own.id == of)
        });
        own.map(|own| v::ATTENDANCE.label(&own.state.0).to_lowercase())
    };
    let rows = dossier.seats.iter().filter(|seat| sits(seat, at)).map(|seat| {
        let now = state(seat.id, meeting.id).unwrap_or_else(|| "not yet invited".to_owned());
        let then = last.and_then(|last| state(seat.id, last.id)).map(|then| format!("; last time {then}"));
        format!("{}: {now}{}", member(seat), then.unwrap_or_default())
    });
    Section { heading: "Attendance and apologies", items: rows.collect(), nothing: NOBODY }
}

/// What is said where the register holds no member of the panel: nobody named is not the same as nobody missing.
const NOBODY: &str = "No member of the panel is in the register; enter them on the Panel tab";

/// Whether any member of the panel is in the register.
pub(super) fn has_members(dossier: &Dossier) -> bool {
    dossier.seats.iter().any(|seat| sits(seat, None))
}

pub(super) fn undeclared(dossier: &Dossier, meeting: &Meeting) -> Section {
    let mut items: Vec<String> =
        panel::undeclared(dossier, meeting).into_iter().map(|seat| format!("{}: interests", member(seat))).collect();
    items.extend(
        panel::unsigned(dossier).into_iter().map(|seat| format!("{}: confidentiality, so no drafts", member(seat))),
    );
    let nothing = if has_members(dossier) {
        "Every member has declared and signed"
    } else {
        "No member is in the register, so nobody is known to have declared or signed"
    };
    Section { heading: "Declarations missing", items, nothing }
}

pub(super) fn papers(dossier: &Dossier, meeting: &Meeting) -> Section {
    let mut items: Vec<String> = Vec::new();
    match (meeting.papers_out, meeting.papers_due) {
        (Some(out), _) => items.push(format!("Papers went out on {}", wording::day(out))),
        (None, Some(due)) => items.push(format!("Papers are to be out by {}", wording::day(due))),
        (None, None) => {}
    }
    const SHOWN: [&str; 9] = ["TOR", "CHR", "IMR", "SUM", "OVR", "EXE", "APL", "QAL", "QAR"];
    for document in dossier.documents.iter().filter(|own| SHOWN.contains(&own.kind.0.as_str())) {
        let of =
            |own: &&crate::domain::register::Version| own.document.as_ref().is_some_and(|own| own.id == document.id);
        let current = dossier.versions.iter().filter(of).find(|own| own.current == Fact::Yes);
        let current = current.or_else(|| dossier.versions.iter().filter(of).max_by_key(|own| own.made));
        let version = current.map_or_else(
            || "no version filed".to_owned(),
            |own| {
                let made = own.made.map(|made| format!(" of {}", wording::day(made))).unwrap_or_default();
                format!("version {}{made}", own.number)
            },
        );
        items.push(format!("{}: {version}", v::DOCUMENT_TYPE.label(&document.kind.0)));
    }
    Section { heading: "Papers and versions", items, nothing: "No paper is filed" }
}

pub(super) fn outstanding(dossier: &Dossier, today: Date) -> Section {
    let mut open: Vec<_> = dossier.returns.iter().filter(|own| returns::outstanding(own)).collect();
    open.sort_by_key(|own| (std::cmp::Reverse(returns::days_late(own, today)), own.due));
    let rows = open.into_iter().map(|own| {
        let named = |agency| dossier.agencies.named(agency, &today);
        let agency = own.agency.as_ref().map_or_else(|| "No agency".to_owned(), named);
        let kind = v::RETURN_KIND.label(&own.kind.0);
        let due = if own.received.is_some() { own.revision_due } else { own.due };
        let what = if returns::is_revised(own) { "revision due" } else { "due" };
        let due = due.map_or_else(|| "no date".to_owned(), |due| format!("{what} {}", wording::day(due)));
        let late = returns::days_late(own, today).map(|late| format!(", {} late", wording::days(late)));
        let chased =
            own.chased.filter(|count| *count > 0).map(|count| format!(", chased {}", wording::counted(count, "time")));
        let state = returns::stands(own);
        format!("{agency}, {kind}: {due}{}{}; {state}", late.unwrap_or_default(), chased.unwrap_or_default())
    });
    let nothing = if dossier.returns.is_empty() {
        "No return has been asked for"
    } else {
        "Every return that was asked for is in"
    };
    Section { heading: "Returns outstanding", items: rows.collect(), nothing }
}

pub(super) fn from_last(dossier: &Dossier, last: Option<&Meeting>, today: Date) -> Section {
    let mut items = Vec::new();
    if let Some(last) = last {
        items.extend(pieces(&last.decisions).into_iter().map(|piece| format!("Agreed: {piece}")));
        if last.minutes_out.is_none() {
            items.push("The minutes are not out".to_owned());
        }
    }
    let open = dossier.steps.iter().filter(|own| own.done.is_none() && !own.state.is("not_needed"));
    let mut due: Vec<_> = open.filter_map(|own| Some((own.due.filter(|due| *due <= today)?, own))).collect();
    due.sort_by_key(|(due, own)| (*due, own.id));
    items.extend(due.into_iter().map(|(due, own)| format!("Not done: {}, due {}", own.what, wording::day(due))));
    let early = dossier.actions.iter().filter(|own| own.early == Fact::Yes && own.completed.is_none());
    items.extend(early.map(|own| format!("Early learning: {}", own.what)));
    let nothing =
        if last.is_some() { "Nothing is open from the last meeting" } else { "No earlier meeting is in the register" };
    Section { heading: "Actions from last time", items, nothing }
}

/// Wishes first, then where each family stands. Safe contact, remarks and panel notes stay out.
pub(super) fn family(dossier: &Dossier, today: Date) -> Section {
    let mut items = Vec::new();
    for plan in &dossier.contact_plans {
        if plan.do_not_contact == Fact::Yes {
            items.push(format!("{}: not to be contacted", plan.name));
        }
        if !plan.wishes.trim().is_empty() {
            items.push(format!("{} wishes: {}", plan.name, plan.wishes.trim()));
        }
    }
    for plan in dossier.contact_plans.iter().filter(|plan| plan.do_not_contact != Fact::Yes) {
        let owed = family::next(dossier, plan).map(|row| format!("next milestone: {}", wording::small(row.label)));
        let due = family::next_contact(dossier, plan)
            .map(|(due, _)| format!("next contact {} ({})", wording::day(due), wording::distance(due, today)));
        let parts: Vec<String> = [owed, due].into_iter().flatten().collect();
        if !parts.is_empty() {
            items.push(format!("{}: {}", plan.name, parts.join("; ")));
        }
    }
    items.extend(family::plan_gaps(dossier).into_iter().map(str::to_owned));
    Section { heading: "Family position", items, nothing: "No family has a contact plan" }
}

pub(super) fn gaps(dossier: &Dossier) -> Section {
    const HEADING: &str = "Gaps on the panel";
    if dossier.seats.is_empty() {
        return Section { heading: HEADING, items: Vec::new(), nothing: NOBODY };
    }
    let mut gaps = panel::gaps(dossier);
    gaps.sort_by_key(|gap| !gap.required);
    let mut items: Vec<String> =
        gaps.into_iter().map(|gap| if gap.required { format!("Required: {}", gap.text) } else { gap.text }).collect();
    let excused = dossier.seats.iter().filter(|seat| !sits(seat, None) && !seat.empty_reason.trim().is_empty());
    items.extend(excused.map(|seat| {
        format!("Empty with a reason: {}. {}", v::SEAT_KIND.label(&seat.kind.0), seat.empty_reason.trim())
    }));
    Section { heading: HEADING, items, nothing: "No seat that is needed is empty" }
}

pub(super) fn equality(dossier: &Dossier) -> Section {
    let blank = panel::blank_equality(dossier);
    let is_whole = blank.len() == 2 * panel::NINE.len();
    let whole = is_whole.then(|| "None of the nine is recorded as considered, for either person".to_owned());
    let rows = [("victim", "The person who died"), ("perpetrator", "The other person")].into_iter().filter_map(
        |(who, said)| {
            let own: Vec<String> = blank
                .iter()
                .filter(|(_, of)| *of == who)
                .map(|(characteristic, _)| v::CHARACTERISTIC.label(characteristic).to_lowercase())
                .collect();
            (!own.is_empty()).then(|| format!("{said}: {}", wording::list(&own)))
        },
    );
    Section {
        heading: "Equality: characteristics not yet considered",
        items: whole.map_or_else(|| rows.collect(), |whole| vec![whole]),
        nothing: "All nine have been considered",
    }
}
