//! The pseudonym key of a case, put together from its people and the rows by which they could be recognised. It is made
//! when it is needed and written nowhere.

use std::collections::HashSet;

use crate::domain::leak::{EntryKind, Key, KeyEntry, held};
use crate::domain::listing::{Archived, Listing};
use crate::domain::pseudonym::{Bearer, Form, Member, PseudonymKey, Sex};
use crate::domain::record::Record;
use crate::domain::register::{self, Case, Chair, Death, Identity, Person, Seat};
use crate::domain::value::Id;
use crate::domain::vocabulary;
use crate::error::{Error, Result};
use crate::store::Store;

/// Everyone of a case with their real forms, and the names that may stand.
#[derive(Debug)]
pub struct CaseKey {
    members: Vec<Member>,
    /// Days on which somebody died: looked for in a text that is to leave, left as they are in a chronology.
    deaths: Vec<KeyEntry>,
    /// The case's own reference: looked for in a file, left in a list whose rows are told by it.
    own_reference: Option<KeyEntry>,
    /// Other references of the case and places of death: looked for, never replaced.
    held: Vec<KeyEntry>,
    allowed: Vec<String>,
}

/// The key of a case. Refuses a case without any real name, of which nothing could be found.
pub fn key(store: &Store, case: &Record) -> Result<CaseKey> {
    let rows = |name: &str| match register::entity(name) {
        Some(entity) => store.rows(&Listing { archived: Archived::Show, ..Listing::of(entity) }.case(Some(case.id))),
        None => Ok(Vec::new()),
    };
    let identities: Vec<Identity> = rows("identity")?.iter().map(Identity::from).collect();
    let deaths: Vec<Death> = rows("death")?.iter().map(Death::from).collect();
    let own_case = Case::from(case);
    let mut found = CaseKey {
        members: Vec::new(),
        deaths: Vec::new(),
        own_reference: held::own_reference(&own_case),
        held: held::references(&own_case),
        allowed: Vec::new(),
    };
    let mut taken = HashSet::new();
    for record in rows("person")? {
        let person = Person::from(&record);
        let own = |link: &Option<crate::domain::value::Ref>| link.as_ref().is_some_and(|link| link.id == person.id);
        let forms: Vec<Form> = identities
            .iter()
            .filter(|identity| own(&identity.person) && !identity.value.trim().is_empty())
            .map(|identity| Form::new(EntryKind::of_identity(&identity.kind.0), identity.value.trim()))
            .collect();
        let pseudonym = called(&person, &mut taken);
        let days = deaths.iter().filter(|death| own(&death.person)).filter_map(|death| {
            let when = death.when.as_ref()?;
            when.start.filter(|start| when.end == Some(*start))
        });
        let days = days.map(|day| KeyEntry::new(&*pseudonym, EntryKind::DateOfDeath, day.to_string()));
        found.deaths.extend(days);
        found.held.extend(
            deaths.iter().filter(|death| own(&death.person)).filter_map(|death| held::place(&pseudonym, &death.place)),
        );
        found.allowed.extend([person.pseudonym.clone(), person.role_code.clone()]);
        if !forms.is_empty() {
            let code = Some(person.role_code.trim()).filter(|code| !code.is_empty() && *code != pseudonym);
            let codes = code.map(str::to_owned).into_iter().collect();
            found.members.push(Member { codes, bearer: bearer(&person), ..Member::new(pseudonym, forms) });
        }
    }
    found
        .deaths
        .extend(held::day_of_death(&own_case).filter(|day| found.deaths.iter().all(|own| own.value != day.value)));
    let nobody = deaths.iter().filter(|death| death.person.is_none());
    found.held.extend(nobody.filter_map(|death| held::place(held::THIS_CASE, &death.place)));
    found.allowed.extend(named(store, case, &rows("seat")?)?);
    found.allowed.retain(|name| !name.trim().is_empty());
    if found.members.is_empty() {
        return Err(Error::denied("The key of this case holds no real name, so there is nothing to look for")
            .safe("Nothing was changed")
            .next("Add the names first: dhr add identity case=REF person=PSEUDONYM kind=name value=-"));
    }
    Ok(found)
}

/// The chair, the author and the members of the panel, who are named in a report.
fn named(store: &Store, case: &Record, seats: &[Record]) -> Result<Vec<String>> {
    let mut names: Vec<String> = seats.iter().map(Seat::from).flat_map(|seat| [seat.member, seat.substitute]).collect();
    let case = Case::from(case);
    for link in [case.chair, case.author].into_iter().flatten() {
        if let Some(chair) = register::entity("chair").map(|entity| store.get(entity, link.id)).transpose()?.flatten() {
            names.push(Chair::from(&chair).name);
        }
    }
    Ok(names)
}

/// What of a person a title before a shared name can rule out. The age is that at the death, so nobody under sixteen
/// then was grown before.
fn bearer(person: &Person) -> Bearer {
    let sex = match person.sex.0.as_str() {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    };
    Bearer { sex, child: person.age.is_some_and(|age| age < 16) }
}

/// What a person is called in place of the real name: never twice the same.
fn called(person: &Person, taken: &mut HashSet<String>) -> String {
    let role = vocabulary::ROLE.label(&person.role.0);
    let own = [person.pseudonym.trim(), person.role_code.trim(), role].into_iter().find(|name| !name.is_empty());
    let own = own.unwrap_or("Person").to_owned();
    let mut name = own.clone();
    let mut number: Id = 2;
    while !taken.insert(name.clone()) {
        name = format!("{own} {number}");
        number += 1;
    }
    name
}

impl CaseKey {
    /// Without the days on which somebody died: in a chronology they stand in every row of that day, as all days do.
    pub fn without_deaths(mut self) -> Self {
        self.deaths.clear();
        self.without_own_reference()
    }

    /// Without the case's own reference: a list gives it in every row.
    pub fn without_own_reference(mut self) -> Self {
        self.own_reference = None;
        self
    }

    /// To look for what was missed.
    pub fn scan(self) -> Key {
        let entries = self.members.iter().flat_map(|member| {
            let form = |form: &Form| KeyEntry::new(&*member.pseudonym, form.kind, &*form.value);
            member.forms.iter().map(form)
        });
        let entries = entries.chain(self.deaths).chain(self.held).chain(self.own_reference).collect();
        let allowed = self.members.iter().map(|member| member.pseudonym.clone()).chain(self.allowed).collect();
        Key { entries, allowed }
    }

    /// To switch between names and pseudonyms.
    pub fn pseudonyms(self) -> PseudonymKey {
        PseudonymKey::new(self.members, &self.allowed)
    }
}
