//! What became of an agency: mergers, splits, new names.
//!
//! History is never renamed: a screen prints the old name with "now" and the new one. A split has several successors.
//! The newest name may stand for an older one where the health service's list has only that; see the cautions with the
//! data.

use std::sync::OnceLock;

use crate::domain::date::Date;

use super::name::key;
use super::rows::rows;

/// One step from an old body to a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    pub old: &'static str,
    pub new: &'static str,
    /// First day of the new body; none where only the month is known, see `when`.
    pub from: Option<Date>,
    /// The date as far as it is known: "2022-07-01", "2014-06".
    pub when: &'static str,
    /// "merge", "split" or "replace".
    pub how: &'static str,
    /// Where this comes from, in words.
    pub source: &'static str,
    /// Nobody has confirmed it: ask before acting on it.
    pub doubtful: bool,
    /// A share or a remark; may be empty.
    pub note: &'static str,
}

/// Rules for a whole kind of body, used when the name itself is not listed. The words must all be in the key.
const RULES: [(&str, Succession); 5] = [
    (
        "crc",
        rule("Community Rehabilitation Company (any)", "Probation Service", "2021-06-26", "merge", PROBATION, false),
    ),
    (
        "probation trust",
        rule(
            "Probation Trust (any)",
            "a Community Rehabilitation Company or the National Probation Service",
            "2014-06",
            "split",
            PROBATION,
            false,
        ),
    ),
    (
        "ccg",
        rule("Clinical Commissioning Group (any)", "an Integrated Care Board", "2022-07-01", "replace", ONS, false),
    ),
    (
        "pct",
        rule("Primary Care Trust (any)", "a Clinical Commissioning Group", "2013-04-01", "replace", UNCONFIRMED, true),
    ),
    (
        "lscb",
        rule(
            "Local Safeguarding Children Board (any)",
            "the local safeguarding partners",
            "2019-09",
            "replace",
            UNCONFIRMED,
            true,
        ),
    ),
];

const ONS: &str = "Office for National Statistics look-ups of April 2021 and July 2022";
const PROBATION: &str = "published accounts of the probation reforms";
const UNCONFIRMED: &str = "general knowledge, to be checked";

const fn rule(
    old: &'static str,
    new: &'static str,
    when: &'static str,
    how: &'static str,
    source: &'static str,
    doubtful: bool,
) -> Succession {
    Succession { old, new, from: None, when, how, source, doubtful, note: "" }
}

/// Every listed step with the key of its old name, in order of that key; shares of a split as listed, largest first.
fn listed() -> &'static [(String, Succession)] {
    static LISTED: OnceLock<Vec<(String, Succession)>> = OnceLock::new();
    LISTED.get_or_init(|| {
        let mut all: Vec<(String, Succession)> = rows::<6>(include_str!("data/successions.tsv"))
            .map(|[old, new, when, how, source, note]| {
                let (source, doubtful) = match source {
                    "ods" => ("NHS Organisation Data Service succession file of September 2022", false),
                    "ons" => (ONS, false),
                    "mysociety" => ("mySociety list of council names and codes", false),
                    "rules" => (PROBATION, false),
                    "royalfree" => ("royalfree.nhs.uk", false),
                    "press" => ("press reports", false),
                    _ => (UNCONFIRMED, true),
                };
                (key(old), Succession { old, new, from: when.parse().ok(), when, how, source, doubtful, note })
            })
            // A trust that only became a foundation trust is the same body.
            .filter(|(old, step)| *old != key(step.new))
            .collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all
    })
}

/// The bodies that followed the one of this name: none, one, or several after a split (the largest share first).
pub fn successors(name: &str) -> Vec<Succession> {
    let name = super::known_agency(name).map_or(name, |agency| agency.name);
    let wanted = key(name);
    let all = listed();
    let from = all.partition_point(|(old, _)| *old < wanted);
    let found: Vec<Succession> = all
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|(old, _)| *old == wanted)
        .map(|(_, step)| step.clone())
        .collect();
    if !found.is_empty() {
        return found;
    }
    let has = |words: &str| format!(" {wanted} ").contains(&format!(" {words} "));
    RULES
        .iter()
        .find(|(words, _)| has(words))
        .map(|(_, step)| Succession { from: step.when.parse().ok(), ..step.clone() })
        .into_iter()
        .collect()
}

/// The body that followed, or the largest of several.
pub fn successor(name: &str) -> Option<Succession> {
    successors(name).into_iter().next()
}

/// Every step from a name to what stands there now, in order; a split is followed along its largest share only.
pub fn now(name: &str) -> Vec<Succession> {
    // No chain is longer; the limit is against a circle in the data.
    const MOST: usize = 6;
    let mut steps: Vec<Succession> = Vec::new();
    let mut at = successor(name);
    while let Some(step) = at.filter(|step| steps.len() < MOST && steps.iter().all(|past| past.old != step.old)) {
        at = successor(step.new);
        steps.push(step);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(name: &str) -> Vec<String> {
        now(name).into_iter().map(|step| format!("{} {}", step.when, step.new)).collect()
    }

    #[test]
    fn a_commissioning_group_is_followed_through_both_mergers() {
        assert_eq!(
            chain("Barnet Clinical Commissioning Group").get(..2).unwrap(),
            ["2020-04-01 NHS North Central London CCG", "2022-07-01 NHS North Central London Integrated Care Board"]
        );
    }

    #[test]
    fn a_split_names_every_successor_with_its_share() {
        let found = successors("Tameside & Glossop CCG");
        let shown: Vec<_> = found.iter().map(|step| (step.new, step.note)).collect();
        assert_eq!(
            shown,
            [
                ("NHS Greater Manchester Integrated Care Board", "87% of its neighbourhoods"),
                ("NHS Derby and Derbyshire Integrated Care Board", "13% of its neighbourhoods"),
            ]
        );
    }

    #[test]
    fn probation_and_unlisted_bodies_follow_the_rule_of_their_kind() {
        assert_eq!(chain("Wales CRC"), ["2021-06-26 Probation Service"]);
        assert_eq!(chain("national probation service"), ["2021-06-26 Probation Service"]);
        assert_eq!(chain("Westmarch CCG"), ["2022-07-01 an Integrated Care Board"]);
        assert!(successor("Westmarch PCT").unwrap().doubtful);
        assert_eq!(successor("Probation Service"), None);
        assert_eq!(successor("Westmarch Constabulary"), None);
    }

    #[test]
    fn councils_and_trusts_change_on_the_first_day_of_the_new_one() {
        assert_eq!(successor("Copeland BC").and_then(|step| step.from), Some(Date::constant(2023, 4, 1)));
        assert_eq!(
            successor("bournemouth borough council").and_then(|step| step.from),
            Some(Date::constant(2019, 4, 1))
        );
        assert_eq!(successors("Cumbria County Council").len(), 2);
        assert_eq!(
            successor("Barnet Enfield & Haringey Mental Health Trust").map(|step| step.new),
            Some("North London NHS Foundation Trust")
        );
    }

    #[test]
    fn no_chain_of_the_data_goes_in_a_circle() {
        for (_, step) in listed() {
            let steps = now(step.old);
            assert!((1..6).contains(&steps.len()), "{}", step.old);
            assert!(steps.iter().all(|step| !step.when.is_empty()));
        }
    }
}
