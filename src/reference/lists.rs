//! Lists of words other people own: the census's ethnic groups, the Home Office library's filters.

use super::rows::rows;

/// An ethnic group of Census 2021 beside the Home Office library's value, which keeps the wording of 2011.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EthnicGroup {
    pub high_level: &'static str,
    pub group: &'static str,
    /// Empty where the library has no such group (Roma).
    pub library_group: &'static str,
    pub library_value: &'static str,
}

/// The 19 groups in the census's order. The pairing with the library's values is ours.
pub fn ethnic_groups() -> impl Iterator<Item = EthnicGroup> {
    rows::<4>(include_str!("data/ethnic-groups.tsv")).map(|[high_level, group, library_group, library_value]| {
        EthnicGroup { high_level, group, library_group, library_value }
    })
}

/// A value of one of the library's filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryValue {
    /// The heading it stands under; empty where there is none.
    pub group: &'static str,
    pub value: &'static str,
}

/// The names of the library's filters.
pub const FACETS: [&str; 10] = [
    "theme",
    "carer",
    "dhr_category",
    "ethnicity",
    "mental_health_issue",
    "religion",
    "sex",
    "sexual_orientation",
    "victim_age_band",
    "vulnerability",
];

/// The values of one of the library's filters, in the library's order; nothing for an unknown filter.
pub fn library(facet: &str) -> impl Iterator<Item = LibraryValue> {
    rows::<3>(include_str!("data/library-vocabulary.tsv"))
        .filter(move |[own, ..]| *own == facet)
        .map(|[_, group, value]| LibraryValue { group, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_of_the_library_has_its_values() {
        let counts: Vec<usize> = FACETS.iter().map(|facet| library(facet).count()).collect();
        assert_eq!(counts, [120, 2, 11, 23, 11, 9, 3, 5, 7, 8]);
        assert_eq!(library("no such filter").count(), 0);
    }

    #[test]
    fn every_ethnic_group_but_roma_has_a_value_in_the_library() {
        let without: Vec<_> =
            ethnic_groups().filter(|group| group.library_value.is_empty()).map(|group| group.group).collect();
        assert_eq!(without, ["Roma"]);
        assert!(
            ethnic_groups()
                .filter(|group| group.group != "Roma")
                .all(|group| library("ethnicity").any(|value| value.value == group.library_value))
        );
    }
}
