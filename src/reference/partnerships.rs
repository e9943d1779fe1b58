//! Community safety partnerships with their councils, police force area and region.

use std::sync::OnceLock;

use super::name::key;
use super::rows::rows;
use super::{AgencyKind, agencies};

/// One partnership. The list of December 2024 still has districts that merged since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    pub name: &'static str,
    /// Its councils, parted by "; ".
    pub councils: &'static str,
    /// Police force area.
    pub police: &'static str,
    pub region: &'static str,
    /// Why it is not on the national list; empty for those that are.
    pub note: &'static str,
    /// How the Home Office library writes it, where that differs; otherwise empty.
    pub library_name: &'static str,
}

/// Every partnership: 314 on the national list, and seven that run reviews without being on it.
pub fn partnerships() -> &'static [Partnership] {
    static ALL: OnceLock<Vec<Partnership>> = OnceLock::new();
    ALL.get_or_init(|| {
        let all = rows::<6>(include_str!("data/partnerships.tsv"));
        all.map(|[name, councils, police, region, note, library_name]| {
            let councils = if councils.is_empty() && note.is_empty() { name } else { councils };
            Partnership { name, councils, police, region, note, library_name }
        })
        .collect()
    })
}

/// The partnership of a name, with or without "CSP", "Community Safety Partnership" or "Safer".
pub fn partnership(name: &str) -> Option<&'static Partnership> {
    let wanted = place(name);
    if wanted.is_empty() {
        return None;
    }
    partnerships()
        .iter()
        .find(|one| [one.name, one.library_name].iter().any(|own| !own.is_empty() && place(own) == wanted))
}

/// The place alone, its words in order, so that "Bristol, City of" is "City of Bristol".
fn place(name: &str) -> String {
    const SORT: [&str; 8] = ["csp", "community", "safety", "partnership", "safer", "stronger", "board", "council"];
    let key = key(name);
    let mut words: Vec<&str> = key.split(' ').filter(|word| !SORT.contains(word)).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The names of the 43 police force areas.
pub fn police_forces() -> impl Iterator<Item = &'static str> {
    agencies().iter().filter(|agency| agency.kind == AgencyKind::Police).map(|agency| agency.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partnerships_are_found_by_their_names_and_the_librarys() {
        let found = |name| partnership(name).map_or("", |one| one.name);
        assert_eq!(found("bristol"), "Bristol, City of");
        assert_eq!(found("City of Bristol CSP"), "Bristol, City of");
        assert_eq!(found("Durham Community Safety Partnership"), "County Durham");
        assert_eq!(found("Westmarch"), "");
        assert_eq!(found("Community Safety Partnership"), "");
        assert!(partnership("Norfolk").is_some_and(|one| one.note.contains("county-wide")));
    }

    #[test]
    fn every_partnership_has_a_known_police_force_and_a_region() {
        let forces: Vec<&str> = police_forces().collect();
        assert_eq!(forces.len(), 43);
        assert_eq!(partnerships().iter().filter(|one| one.note.is_empty()).count(), 314);
        for one in partnerships() {
            assert!(forces.contains(&one.police) && !one.region.is_empty(), "{}", one.name);
            assert!(partnership(one.name).is_some_and(|found| found.police == one.police), "{}", one.name);
        }
    }
}
