//! What a letter is filled from. Must not know how any of it was read.

use crate::domain::calendar::Holidays;
use crate::domain::date::Date;
use crate::domain::process::Dossier;
use crate::domain::register::{Agency, Chair, ContactPlan, Identity, Person};
use crate::domain::value::Id;

/// To whom a letter goes.
#[derive(Debug, Clone, Copy)]
pub enum Recipient<'a> {
    /// The office the template names, such as the Home Office.
    Office,
    Agency(&'a Agency),
    /// A family or network, by its contact plan.
    Plan(&'a ContactPlan),
    /// Somebody on the case, or their advocate.
    Person(&'a Person),
    /// A chair, and as what: "chair", "author".
    Chair(&'a Chair, &'a str),
}

/// Who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    pub name: String,
    pub post: String,
    pub team: String,
    pub phone: String,
    pub email: String,
    /// The user name on this computer, for the record.
    pub user: String,
}

/// Everything a letter is filled from.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub dossier: &'a Dossier,
    pub to: Recipient<'a>,
    pub today: Date,
    pub holidays: &'a Holidays,
    pub sender: &'a Sender,
    /// What the review is called, when it is not what the case says: DHR, DARDR, SUSR.
    pub label: Option<&'a str>,
    /// Identities somebody revealed for this letter; a template in pseudonyms is never given them.
    pub revealed: &'a [Identity],
    /// The return the letter is about, when the agency owes several.
    pub owed: Option<Id>,
    /// The meeting the letter is about; the next one otherwise.
    pub meeting: Option<Id>,
    /// The day by which a reply is asked, when it is not the template's.
    pub reply_by: Option<Date>,
}

impl<'a> Input<'a> {
    /// An input with nothing chosen beyond what every letter needs.
    pub fn new(
        dossier: &'a Dossier,
        to: Recipient<'a>,
        today: Date,
        holidays: &'a Holidays,
        sender: &'a Sender,
    ) -> Self {
        Self {
            dossier,
            to,
            today,
            holidays,
            sender,
            label: None,
            revealed: &[],
            owed: None,
            meeting: None,
            reply_by: None,
        }
    }
}
