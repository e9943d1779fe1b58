//! The agency or chair a cell names: the register's own by any name it had, otherwise added, with what is publicly
//! known of its end. An old name is kept: history is never renamed. Must not know rows.

use super::join::Joiner;
use super::known::{agency_key, listed_key};
use crate::domain::date::{Date, LooseDate, long, parse};
use crate::domain::entity::Entity;
use crate::domain::register::{Agency, Chair, Succession};
use crate::domain::value::{Id, Ref, Value};
use crate::reference::{self, known_agency, successors};

static AGENCY: Entity = Agency::ENTITY;
static SUCCESSION: Entity = Succession::ENTITY;
static CHAIR: Entity = Chair::ENTITY;

/// What a name came to.
#[derive(Debug, Clone, Default)]
pub struct Meant {
    pub link: Option<Ref>,
    pub why: Vec<String>,
    /// The words say more than the link does and are to be kept.
    pub keep: bool,
}

/// Words that stand where a name should and are none.
fn is_nobody(name: &str) -> bool {
    let key = agency_key(name);
    let words = [
        "tbc",
        "tba",
        "tbd",
        "n/a",
        "na",
        "none",
        "vacant",
        "unknown",
        "not known",
        "to be confirmed",
        "to be agreed",
        "to be appointed",
        "not yet appointed",
        "all",
        "all agencies",
        "all partners",
        "various",
        "multi agency",
        "multi-agency",
        "all panel members",
        "not appointed",
        "not yet known",
    ];
    words.iter().any(|word| agency_key(word) == key)
}

impl Joiner<'_> {
    /// The agency already there, in the register or made by this import.
    pub(super) fn agency_there(&self, name: &str) -> Option<Ref> {
        let made = self.agencies.get(&agency_key(name));
        let listed = || self.agencies.get(&listed_key(known_agency(name)?.name));
        made.or_else(listed).cloned().or_else(|| {
            let record = self.known.agency(name)?;
            Some(Ref::new(record.id, record.get("name").as_text().unwrap_or_default()))
        })
    }

    /// Several agencies in one cell, when at least one of them is known.
    fn apart<'n>(&self, name: &'n str) -> Option<Vec<&'n str>> {
        let parts: Vec<&str> =
            name.split(['/', ';', ',', '\n', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
        (parts.len() > 1 && parts.iter().any(|part| self.agency_there(part).is_some())).then_some(parts)
    }

    /// The agency a cell would come to, when it is there already.
    pub(super) fn agency_of_cell(&self, name: &str) -> Option<Id> {
        let whole = self.agency_there(name);
        let first = || self.apart(name).and_then(|parts| self.agency_there(parts.first()?));
        whole.or_else(first).map(|link| link.id)
    }

    /// The agency of a cell, added where it is missing.
    pub(super) fn agency(&mut self, name: &str) -> Meant {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_nobody(&name) {
            return Meant { why: vec!["no one agency is named; the words are kept".into()], keep: true, link: None };
        }
        if self.agency_there(&name).is_none()
            && let Some(parts) = self.apart(&name)
            && let Some(first) = parts.first()
        {
            let mut meant = self.agency(first);
            meant.why.insert(
                0,
                format!("several agencies stand in one cell: {first} leads, the others are kept in the remarks"),
            );
            meant.keep = true;
            return meant;
        }
        match self.agency_there(&name) {
            Some(link) => {
                let ended = self.ended(&link, &name);
                if ended.is_none() && agency_key(&name) != agency_key(&link.label) {
                    self.taken_for.insert(name, link.label.clone());
                }
                Meant { link: Some(link), why: ended.into_iter().collect(), keep: false }
            }
            None => self.add_agency(&name),
        }
    }

    /// Agencies found under another name than the register's, such as "Police": a person looks whether it is that one.
    pub(super) fn agencies_taken_for(&self) -> Option<String> {
        let taken: Vec<String> =
            self.taken_for.iter().map(|(name, agency)| format!("\"{name}\" was taken for {agency}")).collect();
        (!taken.is_empty()).then(|| taken.join("; "))
    }

    /// What is to be said of an agency that has ended.
    fn ended(&self, link: &Ref, name: &str) -> Option<String> {
        let record = self.known.agency(name).filter(|record| record.id == link.id);
        let ended = record.and_then(|record| match record.get("ended") {
            Value::Loose(date) => Some(date.to_string()),
            _ => None,
        });
        let now = self.known.successors(link.id);
        let public: Vec<_> = successors(name).into_iter().filter(|step| !step.doubtful).collect();
        if ended.is_none() && now.is_empty() && public.is_empty() {
            return None;
        }
        let now = if now.is_empty() { last_names(&public) } else { now };
        let when = ended.map(|date| format!(" ({date})")).unwrap_or_default();
        let became = if now.is_empty() { String::new() } else { format!(" and is now {}", now.join(", ")) };
        Some(format!("{} has ended{when}{became}; the old name is kept", link.label))
    }

    fn add_agency(&mut self, name: &str) -> Meant {
        let steps: Vec<reference::Succession> = successors(name).into_iter().filter(|step| !step.doubtful).collect();
        let mut values = vec![("name", Value::text(name))];
        let ended = steps.first().and_then(last_day);
        if let Some(ended) = ended {
            values.push(("ended", Value::from(LooseDate::day(ended))));
        }
        let link = self.add(&AGENCY, values, name);
        self.agencies.insert(agency_key(name), link.clone());
        if let Some(listed) = known_agency(name) {
            self.agencies.entry(listed_key(listed.name)).or_insert_with(|| link.clone());
        }
        let mut why = vec!["not among the agencies; it was added".to_owned()];
        for step in &steps {
            self.add_succession(&link, step);
        }
        if let Some(first) = steps.first() {
            let names = last_names(&steps).join(", ");
            let about = parse(first.when).map_or_else(|_| first.when.to_owned(), |when| when.to_string());
            let when = ended.map_or_else(|| format!("in {about}"), |day| format!("on {}", long(day)));
            why.push(format!("it ended {when} and is now {names}; the old name is kept"));
        }
        Meant { link: Some(link), why, keep: false }
    }

    /// What became of it, where the new body has a name of its own.
    fn add_succession(&mut self, from: &Ref, step: &reference::Succession) {
        if step.new.starts_with("a ") || step.new.starts_with("an ") || step.new.starts_with("the local") {
            return;
        }
        let to = match self.agency_there(step.new) {
            Some(link) => link,
            None => {
                let on: Vec<_> = successors(step.new).into_iter().filter(|next| !next.doubtful).collect();
                let mut values = vec![("name", Value::text(step.new))];
                values.extend(parse(step.when).ok().map(|began| ("began", Value::from(began))));
                let ended = on.first().and_then(last_day).map(LooseDate::day);
                values.extend(ended.map(|ended| ("ended", Value::from(ended))));
                let link = self.add(&AGENCY, values, step.new);
                self.agencies.insert(agency_key(step.new), link.clone());
                // What followed may have ended itself; a body made here once is not followed again.
                for next in &on {
                    self.add_succession(&link, next);
                }
                link
            }
        };
        let mut values = vec![
            ("from", Value::Link(from.clone())),
            ("to", Value::Link(to)),
            ("how", Value::code(step.how)),
            ("source", Value::text(step.source)),
            ("note", Value::text(step.note)),
        ];
        values.extend(parse(step.when).ok().map(|when| ("when", Value::from(when))));
        self.add(&SUCCESSION, values, "");
    }

    /// The chair of a cell, added where it is missing.
    pub(super) fn chair(&mut self, name: &str) -> Meant {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_nobody(&name) {
            return Meant { why: vec!["nobody is named; the words are kept".into()], keep: true, link: None };
        }
        if let Some(link) = self.chair_there(&name) {
            return Meant { link: Some(link), ..Meant::default() };
        }
        let link = self.add(&CHAIR, vec![("name", Value::text(name.clone()))], &name);
        self.chairs.insert(agency_key(&name), link.clone());
        Meant { link: Some(link), why: vec!["not among the chairs; it was added".into()], keep: false }
    }

    pub(super) fn chair_there(&self, name: &str) -> Option<Ref> {
        let known = || self.known.chair(name).map(|record| Ref::new(record.id, name));
        self.chairs.get(&agency_key(name)).cloned().or_else(known)
    }
}

/// What stands today at the end of each of these steps, the public record followed to where it ends.
fn last_names(steps: &[reference::Succession]) -> Vec<String> {
    let end = |step: &reference::Succession| {
        let on = reference::now(step.new).into_iter().take_while(|next| !next.doubtful).last();
        on.map_or(step.new, |last| last.new).to_owned()
    };
    let mut names: Vec<String> = Vec::new();
    for name in steps.iter().map(end) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The last day of a body whose successor began on a known day.
fn last_day(step: &reference::Succession) -> Option<Date> {
    step.from.and_then(|from| from.yesterday().ok())
}
