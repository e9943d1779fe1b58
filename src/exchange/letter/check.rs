//! Whether a letter may go: to this person, on this day, with this in it. Refusals name the rule; most can be passed
//! with a reason that is kept, some cannot.

use super::context;
use super::input::{Input, Recipient};
use super::template::{Supposes, Template, To};
use crate::domain::date::Date;
use crate::domain::process::family::{self, About};
use crate::domain::process::{proceeding, quality, returns, wording};
use crate::domain::value::{Fact, Id};
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};

/// Why a letter may not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The rule in a few words, with its mark.
    pub rule: &'static str,
    /// What stands against it.
    pub text: String,
    /// What to do instead.
    pub next: &'static str,
    /// Whether a person may go on with a reason that is recorded.
    pub may_go_on: bool,
}

/// What the checks found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub refused: Vec<Refusal>,
    pub warnings: Vec<String>,
}

const NOT_TO_BE_CONTACTED: &str = "People who are not to be contacted are sent nothing (practice)";
const ASK_FIRST: &str = "Suspects and witnesses are written to only after the police were asked (practice)";
const HELD: &str = "A person under a hold is not approached (practice)";
const STOPPED: &str = "Contact that a person stopped is not begun again by us (practice)";
const UNSIGNED: &str = "Drafts go only to members who have signed (practice)";
const BEFORE_TRIAL: &str = "Nobody charged is approached before the trial is over (practice; source: CPS)";
const OPEN_POINTS: &str = "No report goes back while a point of the letter is open (practice)";
const DIED: &str = "Nobody who has died is written to (practice)";
const ENDED: &str = "A letter goes to who is there now (practice)";
pub(super) const NAMED: &str = "A letter in pseudonyms holds no real name (practice)";

/// Whether the template fits reader and case.
///
/// # Errors
/// A letter for another kind of reader, or for another decision.
pub(super) fn fits(template: &Template, input: &Input<'_>) -> Result<()> {
    let refuse = |what: String, next: &str| Err(Error::user(what).safe("No letter was written").next(next));
    let (file, to) = (&template.header.letter, template.header.to);
    let is_right = match (to, input.to) {
        (To::Office, Recipient::Office) | (To::Agency, Recipient::Agency(_)) | (To::Chair, Recipient::Chair(..)) => {
            true
        }
        (_, Recipient::Plan(plan)) => to.suits_side(&plan.side.0),
        (_, Recipient::Person(person)) => to.roles().contains(&person.role.0.as_str()),
        _ => false,
    };
    if !is_right {
        return refuse(format!("{file} goes to {}", to.words()), "Choose another reader or another letter");
    }
    match template.header.decision {
        Some(Supposes::Review) if !input.dossier.is_review() => refuse(
            format!("{file} supposes a decision to review, and the decision recorded is: {}", decided(input)),
            "Record the decision, or use L5",
        ),
        Some(Supposes::NoReview) if !input.dossier.is_refused() => refuse(
            format!("{file} supposes a decision not to review, and the decision recorded is: {}", decided(input)),
            "Record the decision, or use L4",
        ),
        _ => Ok(()),
    }
}

fn decided(input: &Input<'_>) -> String {
    match input.dossier.case.outcome.0.as_str() {
        "" => "none".to_owned(),
        code => v::OUTCOME.label(code).to_lowercase(),
    }
}

pub(super) fn check(template: &Template, input: &Input<'_>) -> Findings {
    let mut found = Findings::default();
    reader(input, &mut found);
    signs(input, &mut found);
    ended(input, &mut found);
    charged(input, &mut found);
    notified(template, input, &mut found);
    resubmits(template, input, &mut found);
    other_side(template, input, &mut found);
    owed(template, input, &mut found);
    days(template, input, &mut found);
    if template.header.draft {
        signed(input, &mut found);
    }
    found
}

/// Who signs can be told and reached.
fn signs(input: &Input<'_>, found: &mut Findings) {
    let sender = input.sender;
    if !sender.user.is_empty() && sender.name == sender.user {
        let login = "It is signed with your login name; sender_name in the settings gives the name that stands there";
        found.warnings.push(login.to_owned());
    }
    if sender.phone.trim().is_empty() && sender.email.trim().is_empty() {
        let unreachable = "No telephone number or e-mail address stands under it; sender_phone and sender_email in the \
                           settings give them";
        found.warnings.push(unreachable.to_owned());
    }
}

/// The person behind the letter: contact flags, holds, wishes.
fn reader(input: &Input<'_>, found: &mut Findings) {
    let mut refuse = |rule, text: String, next, may_go_on| found.refused.push(Refusal { rule, text, next, may_go_on });
    let person: Option<Id> = match input.to {
        Recipient::Person(person) => Some(person.id),
        Recipient::Plan(plan) => {
            if plan.person.is_none() {
                if plan.do_not_contact == Fact::Yes {
                    refuse(NOT_TO_BE_CONTACTED, "Nobody in this plan is to be contacted".into(), ADVOCATE, false);
                }
                if plan.suspect_or_witness == Fact::Yes {
                    let text = "Someone in this plan is a suspect or a witness".to_owned();
                    refuse(ASK_FIRST, text, POLICE, true);
                }
                if plan.stopped.is_some_and(|stopped| stopped <= input.today) {
                    refuse(STOPPED, "Contact with this plan was stopped".into(), ADVOCATE, true);
                }
            }
            plan.person.as_ref().map(|own| own.id)
        }
        _ => None,
    };
    let Some(person) = person else { return };
    for hold in proceeding::holds(input.dossier, None, input.today) {
        let kind = v::HOLD_KIND.label(&hold.kind.0);
        let what = if hold.what.trim().is_empty() { "it does not say what is held" } else { hold.what.trim() };
        found.warnings.push(format!("{kind} that names nobody, so read it first: {what}"));
    }
    let is_flagged = input.dossier.person(person).is_some_and(|own| own.contact_flags.has("sio_hold"));
    let is_held =
        is_flagged || proceeding::holds(input.dossier, Some(person), input.today).any(|own| own.person.is_some());
    for warning in family::check(input.today, Some(person), input.dossier) {
        match warning.about {
            About::DoNotContact => refuse(NOT_TO_BE_CONTACTED, warning.text, ADVOCATE, false),
            About::Hold if is_held => refuse(HELD, warning.text, HOLDER, true),
            // A hold that names nobody binds material or everybody; a person reads it and judges.
            About::Hold => {}
            About::AskFirst => refuse(ASK_FIRST, warning.text, POLICE, true),
            About::Stopped => refuse(STOPPED, warning.text, ADVOCATE, true),
            About::Day | About::Way => found.warnings.push(warning.text),
        }
    }
}

/// A letter to somebody who is or may be before a court, or who has died.
fn charged(input: &Input<'_>, found: &mut Findings) {
    let person = match input.to {
        Recipient::Person(person) => Some(person.id),
        Recipient::Plan(plan) => plan.person.as_ref().map(|own| own.id),
        _ => None,
    };
    let died = person.and_then(|person| input.dossier.person(person));
    if died.is_some_and(|own| own.role.is("victim") || own.died_by_suicide == Fact::Yes) {
        let text = "The register says that this person has died".to_owned();
        found.refused.push(Refusal { rule: DIED, text, next: "Choose another reader", may_go_on: false });
    }
    let Some(bar) = person.and_then(|person| proceeding::before_court(input.dossier, person, input.today)) else {
        return;
    };
    if bar.is_open {
        found.refused.push(Refusal { rule: BEFORE_TRIAL, text: bar.text, next: COURT, may_go_on: true });
    } else {
        found.warnings.push(bar.text);
    }
}

/// An acknowledgment to another body than the one that told the partnership.
fn notified(template: &Template, input: &Input<'_>, found: &mut Findings) {
    let Recipient::Agency(agency) = input.to else { return };
    let notifier = input.dossier.case.notifier.trim();
    let is_other = !notifier.is_empty() && !notifier.eq_ignore_ascii_case(agency.name.trim());
    if template.header.letter == "L1" && is_other {
        found.warnings.push(format!("The case says who told the partnership: {notifier}"));
    }
}

/// The report sent again while a point is open.
fn resubmits(template: &Template, input: &Input<'_>, found: &mut Findings) {
    if template.header.letter != "L19" {
        return;
    }
    let open = quality::gate(input.dossier, quality::Statement::Resubmitted);
    if !open.is_empty() {
        let texts: Vec<String> = open.into_iter().map(|open| open.text).collect();
        let next = "Answer each point and have it checked";
        found.refused.push(Refusal { rule: OPEN_POINTS, text: texts.join("; "), next, may_go_on: false });
    }
}

/// Letters to a family are worded for those who lost somebody.
fn other_side(template: &Template, input: &Input<'_>, found: &mut Findings) {
    let Recipient::Plan(plan) = input.to else { return };
    if template.header.to == To::Family && ["perpetrator_family", "perpetrator"].contains(&plan.side.0.as_str()) {
        let words = "It is worded for the family of the person who died; read every sentence as the other family would";
        found.warnings.push(words.to_owned());
    }
}

/// A letter to a body that is no more.
fn ended(input: &Input<'_>, found: &mut Findings) {
    let Recipient::Agency(agency) = input.to else { return };
    if let Some(note) = input.dossier.agencies.note(agency.id, &input.today) {
        found.refused.push(Refusal {
            rule: ENDED,
            text: format!("{} {note}", agency.name),
            next: "Write to who took over, or say why this name is right",
            may_go_on: true,
        });
    }
}

const ADVOCATE: &str = "Write to their advocate, or to nobody";
const HOLDER: &str = "Ask whoever placed it, and record the answer";
const POLICE: &str = "Ask the police first, and record the answer";
const COURT: &str = "Ask the senior investigating officer and the Crown Prosecution Service, and record the answer";

/// A letter about a return that is in, or that asks for an answer after the decision it is for.
fn owed(template: &Template, input: &Input<'_>, found: &mut Findings) {
    if let Some(own) = context::owed(template, input).filter(|_| !template.header.about.is_empty())
        && !returns::outstanding(own)
    {
        found.warnings.push(format!("Nothing is outstanding: this return is {}", returns::stands(own)));
    }
    if let Some(due) = context::owed(template, input).and_then(|own| own.due).filter(|due| *due < input.today)
        && template.header.asks
    {
        found.warnings.push(format!("The day it asks for has passed: {}", wording::day(due)));
    }
    let case = &input.dossier.case;
    if let (Some(reply), Some(due), None) =
        (context::reply_by(template, input), context::clocks::decision_due(input), case.decided)
        && reply > due
    {
        let due = wording::day(due);
        found.warnings.push(format!("The reply is asked for by a day after the decision is due, {due}"));
    }
}

/// Dates in the letter that fall on a date to avoid. The day of writing is checked with the reader.
fn days(template: &Template, input: &Input<'_>, found: &mut Findings) {
    let case = &input.dossier.case;
    let named = |name: &String| -> Option<(&'static str, Date)> {
        match name.as_str() {
            "publication_planned" => Some(("Publication", case.publication_planned?)),
            "published" => Some(("Publication", case.published?)),
            "agreed_due" => Some(("The report", context::clocks::agreed_due(input)?)),
            _ => None,
        }
    };
    let meeting = input.meeting.and_then(|id| input.dossier.meetings.iter().find(|own| own.id == id));
    let meeting = meeting.and_then(|own| Some(("The meeting", own.when?)));
    for (what, date) in template.header.dates.iter().filter_map(named).chain(meeting) {
        found.warnings.extend(family::clashes(input.dossier, date).into_iter().map(|clash| format!("{what}: {clash}")));
    }
}

fn signed(input: &Input<'_>, found: &mut Findings) {
    let Recipient::Agency(agency) = input.to else { return };
    let has_signed = input.dossier.seats.iter().any(|seat| {
        seat.agency.as_ref().is_some_and(|own| own.id == agency.id) && seat.confidentiality_signed.is_some()
    });
    if !has_signed {
        found.refused.push(Refusal {
            rule: UNSIGNED,
            text: format!("Nobody of {} has signed the confidentiality agreement", agency.name),
            next: "Have it signed and enter the date on the seat",
            may_go_on: true,
        });
    }
}
