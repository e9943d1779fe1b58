//! Agencies by name: health bodies, councils, police forces, probation, as they are and as they were.

use std::sync::OnceLock;

use crate::domain::date::Date;

use super::name::{council_place, key};
use super::rows::rows;

/// What sort of body an agency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgencyKind {
    /// Clinical commissioning group, England, 2013 to 2022.
    Ccg,
    /// Integrated care board, England, from 2022.
    Icb,
    /// Local health board, Wales.
    HealthBoard,
    /// NHS trust or foundation trust.
    Trust,
    Council,
    Police,
    Probation,
}

/// One agency as listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// The listed name. A police force has its area's name ("Cumbria").
    pub name: &'static str,
    pub kind: AgencyKind,
    pub opened: Option<Date>,
    /// The last day it existed; none while it does, or where the list does not say.
    pub closed: Option<Date>,
    /// A shorter or other name; empty if none.
    pub other_name: &'static str,
}

struct Known {
    all: Vec<Agency>,
    /// Keys and the place in `all`, in order of the key; open agencies before closed ones of the same key.
    keys: Vec<(String, usize)>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let all: Vec<Agency> = rows::<5>(include_str!("data/agencies.tsv")).filter_map(agency).collect();
        let mut keys: Vec<(String, usize)> = Vec::with_capacity(all.len() * 2);
        for (at, agency) in all.iter().enumerate() {
            keys.extend(agency_keys(agency).into_iter().map(|key| (key, at)));
        }
        keys.sort_by(|(a, at), (b, bt)| {
            let closed = |at: &usize| all.get(*at).is_some_and(|agency| agency.closed.is_some());
            (a, closed(at), at).cmp(&(b, closed(bt), bt))
        });
        keys.dedup();
        Known { all, keys }
    })
}

fn agency([name, kind, opened, closed, other_name]: [&'static str; 5]) -> Option<Agency> {
    let kind = match kind {
        "ccg" => AgencyKind::Ccg,
        "icb" => AgencyKind::Icb,
        "health-board" => AgencyKind::HealthBoard,
        "trust" => AgencyKind::Trust,
        "council" => AgencyKind::Council,
        "police" => AgencyKind::Police,
        "probation" => AgencyKind::Probation,
        _ => return None,
    };
    Some(Agency { name, kind, opened: opened.parse().ok(), closed: closed.parse().ok(), other_name })
}

/// A council is also known by its place with any word for council; a police force needs the word police, since its
/// area's name alone is as often the council's.
fn agency_keys(agency: &Agency) -> Vec<String> {
    let (name, other) = (key(agency.name), key(agency.other_name));
    match agency.kind {
        AgencyKind::Council => {
            let places = [council_place(&name), council_place(&format!("{other} council"))];
            let places = places.into_iter().flatten().map(|place| council_key(&place));
            std::iter::once(name).chain(places).collect()
        }
        AgencyKind::Police => [name, other]
            .into_iter()
            .filter(|name| !name.is_empty())
            .map(|name| if name.contains("police") { name } else { format!("{name} police") })
            .collect(),
        _ => [name, other].into_iter().filter(|name| !name.is_empty()).collect(),
    }
}

fn council_key(place: &str) -> String {
    format!("council: {place}")
}

/// Every agency on the list, in no useful order.
pub fn agencies() -> &'static [Agency] {
    &known().all
}

/// The agency of a name, whatever its case, punctuation, "NHS" or short form. A place alone ("Kent") is no agency, and
/// a council's place that two councils had is none either.
pub fn known_agency(name: &str) -> Option<&'static Agency> {
    let known = known();
    let wanted = key(name);
    let exact = known.with_key(&wanted).first();
    let place = || match known.with_key(&council_key(&council_place(&wanted)?)) {
        [only] => Some(only),
        _ => None,
    };
    let (_, at) = exact.or_else(place)?;
    known.all.get(*at)
}

impl Known {
    fn with_key(&self, key: &str) -> &[(String, usize)] {
        let from = self.keys.partition_point(|(own, _)| own.as_str() < key);
        let to = self.keys.partition_point(|(own, _)| own.as_str() <= key);
        self.keys.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> &'static str {
        known_agency(name).map_or("", |agency| agency.name)
    }

    #[test]
    fn an_agency_is_known_by_the_names_people_use() {
        for (typed, want) in [
            ("barnet clinical commissioning group", "NHS Barnet CCG"),
            ("LB Barnet", "London Borough of Barnet"),
            ("Barnet Council", "London Borough of Barnet"),
            ("Cumbria Constabulary", "Cumbria"),
            ("Metropolitan Police Service", "Metropolitan Police"),
            ("Met Police", "Metropolitan Police"),
            ("City of London Police", "London, City of"),
            ("Devon and Cornwall Police", "Devon & Cornwall"),
            ("Betsi Cadwaladr UHB", ""),
            ("Betsi Cadwaladr University Health Board", "Betsi Cadwaladr University Health Board"),
            ("North Middlesex University Hospital NHS Trust", "North Middlesex University Hospital NHS Trust"),
            ("London CRC", "London Community Rehabilitation Company"),
            ("Kent", ""),
            ("Westmarch Constabulary", ""),
            ("", ""),
        ] {
            assert_eq!(found(typed), want, "{typed}");
        }
    }

    #[test]
    fn every_row_of_the_list_is_read_and_found_by_its_own_name() {
        assert_eq!(agencies().len(), include_str!("data/agencies.tsv").lines().count());
        for agency in agencies() {
            let area = agency.kind == AgencyKind::Police && !agency.name.contains("Police");
            let name = if area { format!("{} Police", agency.name) } else { agency.name.to_owned() };
            let found = known_agency(&name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(key(found.name), key(agency.name));
        }
    }

    #[test]
    fn a_closed_council_has_its_last_day() {
        let council = known_agency("Cumbria County Council").unwrap();
        assert_eq!(council.closed, Some(Date::constant(2023, 3, 31)));
    }
}
