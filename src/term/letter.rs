//! Letters and the register: who signs them, and the letter that goes with a chase.

use super::template;
use crate::app::chaser::{Chaser, Letter, Wanted};
use crate::config::Config;
use crate::domain::calendar::Holidays;
use crate::domain::change::Batch;
use crate::domain::date::Date;
use crate::domain::listing::Listing;
use crate::domain::process::{Dossier, returns};
use crate::domain::record::Record;
use crate::domain::register::{self, Agency, Identity, Return};
use crate::domain::value::{Id, Ref, Value};
use crate::domain::vocabulary as v;
use crate::error::{Error, Result};
use crate::exchange::letter::{Filled, Input, Names, Recipient, Sender, fill, record_into, to_docx, to_txt};
use crate::store::Store;

/// Who signs a letter, by the options.
pub fn sender(config: &Config) -> Sender {
    let user = config.user();
    let own = |name: &str| config.get(name).trim().to_owned();
    let name = Some(own("sender_name")).filter(|name| !name.is_empty()).unwrap_or_else(|| user.clone());
    Sender {
        name,
        post: own("sender_post"),
        phone: own("sender_phone"),
        email: own("sender_email"),
        user,
        ..Sender::default()
    }
}

/// What a letter is filled with besides the register.
#[derive(Clone, Copy)]
pub struct Hand<'a> {
    pub sender: &'a Sender,
    pub today: Date,
    pub holidays: &'a Holidays,
}

/// A chased record with its review and the agency that owes it now.
struct Owed {
    dossier: Dossier,
    record: Record,
    agency: Option<Agency>,
    takeover: Option<String>,
}

/// What there is to know before a chase is logged.
pub fn chaser(store: &Store, config: &Config, wanted: Wanted, hand: Hand<'_>) -> Result<Chaser> {
    let owed = owed(store, wanted, hand.today)?;
    let above = (wanted.entity.name == "return")
        .then(|| {
            let chased = Return { last_chased: Some(hand.today), ..Return::from(&owed.record) };
            returns::escalation(&chased, owed.agency.as_ref(), &hand.today)
        })
        .flatten();
    let letter = filled(store, config, &owed, wanted, hand).and_then(|filled| shown(&filled));
    Ok(Chaser {
        wanted,
        above: above.map(|found| (found.to.clone(), found.why(hand.today))),
        takeover: owed.takeover,
        letter: letter.map_err(|error| error.to_string()),
    })
}

/// The letter of a chase, recorded in the step of the chase; its name and its bytes as a Word file.
pub fn add_letter(
    store: &Store,
    config: &Config,
    batch: &mut Batch,
    wanted: Wanted,
    hand: Hand<'_>,
) -> Result<(String, Vec<u8>)> {
    let owed = owed(store, wanted, hand.today)?;
    let filled = filled(store, config, &owed, wanted, hand)?;
    record_into(batch, &filled, &owed.dossier, "")?;
    let blanks = match filled.blanks.len() {
        0 => String::new(),
        1 => ", 1 blank left to fill by hand".to_owned(),
        count => format!(", {count} blanks left to fill by hand"),
    };
    batch.label = format!("{} with letter {}{blanks}", batch.label, filled.header.letter);
    let name = format!("{}-{}-{}", filled.reference, filled.header.letter, hand.today);
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    Ok((name.chars().map(safe).collect(), to_docx(&filled)?))
}

fn owed(store: &Store, wanted: Wanted, today: Date) -> Result<Owed> {
    let gone = || Error::nothing("It is not there any more").safe("Nothing was changed").next("Redraw with Ctrl-L");
    let record = store.get(wanted.entity, wanted.id)?.ok_or_else(gone)?;
    let dossier = record.case().map(|case| store.dossier(case)).transpose()?.flatten().ok_or_else(gone)?;
    let named = record.get("agency").as_link();
    let agency = named.map(|id| agency(store, id)).transpose()?.flatten();
    let (agency, takeover) = match taken_over(&dossier, &record, today) {
        None => (agency, None),
        Some((to, text)) => match to.as_slice() {
            [only] => (self::agency(store, only.id)?, Some(text)),
            _ => (None, Some(text)),
        },
    };
    Ok(Owed { dossier, record, agency, takeover })
}

fn agency(store: &Store, id: Id) -> Result<Option<Agency>> {
    let Some(entity) = register::entity("agency") else { return Ok(None) };
    Ok(store.get(entity, id)?.map(|record| (&record).into()))
}

/// Who took over from the agency that was asked, and what to do about it.
fn taken_over(dossier: &Dossier, record: &Record, today: Date) -> Option<(Vec<Ref>, String)> {
    // An action is owed like a return; what matters is who owes it.
    let owed = match record.entity.name {
        "return" => Return::from(record),
        _ => match record.get("agency") {
            Value::Link(agency) => Return { agency: Some(agency.clone()), ..Return::default() },
            _ => return None,
        },
    };
    let takeover = returns::successor(&owed, &dossier.agencies, today)?;
    Some((takeover.to, takeover.text))
}

fn filled(store: &Store, config: &Config, owed: &Owed, wanted: Wanted, hand: Hand<'_>) -> Result<Filled> {
    let none = |why: &str| Error::user(why).safe("The chase can be logged without one");
    let agency = owed.agency.as_ref().ok_or_else(|| none("There is no letter: no single agency owes this"))?;
    let kind = owed.record.get("kind").as_text().unwrap_or_default();
    let code = match (wanted.entity.name, kind, wanted.escalates) {
        ("action", _, false) => "L23",
        ("action", _, true) => "L24",
        (_, "scoping" | "nil_return", _) => "L3",
        (_, "imr" | "chronology" | "short_report", false) => "L14",
        (_, "imr" | "chronology" | "short_report", true) => "L15",
        _ => return Err(none("There is no letter for this kind of return")),
    };
    let template = template::letter(config, code)?;
    let identities = identities(store, owed.dossier.case.id)?;
    let mut input = Input::new(&owed.dossier, Recipient::Agency(agency), hand.today, hand.holidays, hand.sender);
    input.owed = (wanted.entity.name == "return").then_some(wanted.id);
    // A letter in pseudonyms is looked through for the names; it is never given them.
    if template.header.names == Names::Pseudonym {
        input.revealed = &identities;
    }
    fill(&template, &input)
}

/// The real names and other private marks of the people of a case.
pub fn identities(store: &Store, case: Id) -> Result<Vec<Identity>> {
    let Some(entity) = register::entity("identity") else { return Ok(Vec::new()) };
    Ok(store.rows(&Listing::of(entity).case(Some(case)))?.iter().map(Identity::from).collect())
}

fn shown(filled: &Filled) -> Result<Letter> {
    let lines = to_txt(filled)?.lines().map(str::to_owned).collect();
    let blanks = filled.blanks.iter().map(|blank| format!("Left to fill by hand: {blank}"));
    Ok(Letter {
        code: filled.header.letter.clone(),
        label: v::LETTER_TYPE.label(&filled.header.letter).to_owned(),
        to_whom: filled.to_whom.clone(),
        lines,
        notes: filled.warnings.iter().cloned().chain(blanks).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Environment;

    #[test]
    fn a_letter_is_signed_with_the_options_and_by_the_user_where_no_name_is_set() {
        let environment = Environment { login: "amara.okoro".to_owned(), ..Environment::default() };
        let flags = [("sender_post", "Review coordinator".to_owned()), ("sender_phone", " 01632 960101 ".to_owned())];
        let own = sender(&Config::load(environment.clone(), &flags).unwrap());
        assert_eq!((own.name.as_str(), own.post.as_str()), ("amara.okoro", "Review coordinator"));
        assert_eq!((own.phone.as_str(), own.email.as_str()), ("01632 960101", ""));
        let named = sender(&Config::load(environment, &[("sender_name", "Amara Okoro".to_owned())]).unwrap());
        assert_eq!((named.name.as_str(), named.user.as_str()), ("Amara Okoro", "amara.okoro"));
    }
}
