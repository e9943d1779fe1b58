//! What the register already shows to be done, so that a plan laid out late does not begin with steps long behind it.

use super::super::super::date::Date;
use super::super::super::register::Return;
use super::super::super::value::Fact;
use super::super::{Dossier, decision};

/// Something the register can show, by the word a template names it with.
#[derive(Debug)]
pub struct Proof {
    pub code: &'static str,
    /// The day it was done, when the register shows it.
    pub on: fn(&Dossier) -> Option<Date>,
}

macro_rules! proofs {
    ($( $code:literal: $on:expr; )+) => { &[ $( Proof { code: $code, on: $on } ),+ ] };
}

/// Every word a template may use under "proved_by", the milestones FM1 to FM16 besides.
pub static PROOFS: &[Proof] = proofs! {
    "notified": |own| own.case.notified;
    "scoping_asked": |own| all(own, &["scoping"], |owed| owed.asked);
    "scoping_in": |own| all(own, &["scoping"], |owed| owed.received);
    "consideration": |own| held(own, "consideration");
    "decided": decision::first_decided;
    "home_office_told": |own| own.case.home_office_told;
    "family_told": |own| own.case.family_told;
    "records_secured": |own| own.case.secure_records;
    "coroner_told": |own| letter(own, "L9");
    "police_told": |own| letter(own, "L10");
    "panel_1": |own| held(own, "panel_1");
    "panel_2": |own| held(own, "panel_2");
    "panel_3": |own| held(own, "panel_3");
    "final_panel": |own| held(own, "final");
    "post_qa": |own| held(own, "post_qa");
    "imr_asked": |own| all(own, &["imr"], |owed| owed.asked);
    "imr_in": |own| all(own, &["imr"], |owed| owed.received);
    "completed": |own| own.case.completed;
    "submitted": |own| own.case.submitted;
    "commissioner_sent": |own| own.case.dac_sent;
    "letter": |own| own.qa_letters.iter().filter_map(|letter| letter.dated).min();
    "letter_answered": |own| own.qa_letters.iter().filter_map(|letter| letter.answered).max();
    "published": |own| own.case.published;
    "pdf_returned": |own| own.case.pdf_returned;
    "closed": |own| own.case.closed;
};

/// Whether a template may name it.
pub fn is_known(code: &str) -> bool {
    PROOFS.iter().any(|proof| proof.code == code) || super::super::super::vocabulary::MILESTONE.find(code).is_some()
}

/// The day on which all of these were done; none while one of them is not shown, or when there are none.
pub fn proved(codes: &[String], dossier: &Dossier) -> Option<Date> {
    let mut last = None;
    for code in codes {
        let on = match PROOFS.iter().find(|proof| proof.code == code) {
            Some(proof) => (proof.on)(dossier)?,
            None => milestone(dossier, code)?,
        };
        last = last.max(Some(on));
    }
    last
}

fn held(dossier: &Dossier, kind: &str) -> Option<Date> {
    dossier.meetings.iter().filter(|meeting| meeting.kind.is(kind)).filter_map(|meeting| meeting.held).min()
}

fn letter(dossier: &Dossier, kind: &str) -> Option<Date> {
    dossier.letters.iter().filter(|letter| letter.kind.is(kind)).filter_map(|letter| letter.sent).min()
}

/// The day the last return of these kinds reached a point; none while one has not, or when none was asked for.
fn all(dossier: &Dossier, kinds: &[&str], on: fn(&Return) -> Option<Date>) -> Option<Date> {
    let mut last = None;
    for owed in dossier.returns.iter().filter(|owed| kinds.contains(&owed.kind.0.as_str())) {
        last = last.max(Some(on(owed)?));
    }
    last
}

/// The day the last family that may be reached came to a milestone.
fn milestone(dossier: &Dossier, code: &str) -> Option<Date> {
    let mut last = None;
    let plans = dossier.contact_plans.iter().filter(|plan| plan.stopped.is_none() && plan.do_not_contact != Fact::Yes);
    for plan in plans {
        let own = dossier
            .milestones
            .iter()
            .find(|own| own.kind.is(code) && own.plan.as_ref().is_some_and(|owner| owner.id == plan.id));
        last = last.max(Some(own?.done?));
    }
    last
}
