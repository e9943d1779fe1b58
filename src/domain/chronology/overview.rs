//! The lanes and what stands out under them, in words: where nothing is recorded, and what may be one incident told by
//! two agencies. Worked out from what is in memory, so that it is there at once.

use super::{Entry, Gap, LanePicture, PAIRS, Suggestion, Whole, gaps};
use crate::domain::date::long;
use crate::domain::pseudonym::PseudonymKey;
use crate::domain::value::Id;

/// A stretch this long without a record is drawn, and listed, as a gap (practice: ours).
pub const SILENCE: i32 = 90;
/// Lanes drawn at the most, and facts of each sort told under them; the command line tells all.
const LANES: usize = 60;
const TOLD: usize = 30;
/// Words of an event that are told.
const WORDS: usize = 10;

/// The picture, and under it each heading with its facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    pub picture: Vec<String>,
    pub below: Vec<(String, Vec<String>)>,
}

/// The overview of all events, in lines of at most `columns`. What is drawn is read over a shoulder: under pseudonyms
/// always, wherever there is a key.
pub fn overview(whole: &Whole, key: Option<&PseudonymKey>, columns: usize, unicode: bool) -> Overview {
    if whole.entries().is_empty() {
        return Overview::default();
    }
    let shown = |text: &str| key.map_or_else(|| text.to_owned(), |key| key.anonymise(text).text);
    let picture = LanePicture::filling(whole.composite(), columns, SILENCE, &shown).to_lines(columns, LANES, unicode);
    let silent = gaps(whole.composite().surely_dated(), SILENCE);
    let pairs = whole.waiting();
    let told = |id: Id| whole.entry(id).map_or_else(String::new, |entry| in_words(entry, &shown));
    let pair = |pair: &Suggestion| format!("{} / {}", told(pair.event), told(pair.other));
    let mut below = vec![
        (format!("NOTHING RECORDED FOR {SILENCE} DAYS OR MORE"), silent.iter().take(TOLD).map(gap_in_words).collect()),
        ("PERHAPS ONE INCIDENT TOLD BY TWO AGENCIES".to_owned(), pairs.iter().take(TOLD).map(pair).collect::<Vec<_>>()),
    ];
    for (_, facts) in below.iter_mut().filter(|(_, facts)| facts.is_empty()) {
        facts.push("none".to_owned());
    }
    let more = silent.len().saturating_sub(TOLD) + pairs.len().saturating_sub(TOLD);
    if let (Some((_, facts)), true) = (below.last_mut(), more > 0) {
        let or = if pairs.len() >= PAIRS { " or" } else { "" };
        facts.push(format!("and {more}{or} more: dhr chronology with --gaps or --same lists them"));
    }
    Overview { picture, below }
}

fn gap_in_words(gap: &Gap) -> String {
    let stated = if gap.stated { "; an agency says there was no contact" } else { "" };
    format!("{} days between {} and {}{stated}", gap.days, long(gap.from), long(gap.to))
}

fn in_words(entry: &Entry, shown: &dyn Fn(&str) -> String) -> String {
    let when = entry.event.when.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string);
    let what = shown(&entry.event.what);
    let words: Vec<&str> = what.split_whitespace().take(WORDS).collect();
    format!("{when}, {}: {}", shown(entry.agency()), words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::sample::entry;
    use super::super::{News, Parts};
    use super::*;
    use crate::domain::leak::EntryKind;
    use crate::domain::pseudonym::{Form, Member};

    fn whole() -> Whole {
        let events = [
            entry(1, "Police", "7 Feb 2020 20:15", "Neighbour reports Ada Quellington shouting. Officers attend."),
            entry(
                2,
                "Quellington Medical Practice",
                "w/c 3 Feb 2020",
                "Police attended after neighbours reported Quellington shouting.",
            ),
            entry(3, "GP", "9 Dec 2020", "Repeat prescription."),
        ];
        let events = events.into_iter().map(|entry| (entry.event, None)).collect();
        Whole::new(News { events, parts: Parts::default(), ..News::default() })
    }

    fn said(overview: &Overview) -> String {
        let below = overview.below.iter().flat_map(|(heading, facts)| [heading].into_iter().chain(facts));
        overview.picture.iter().chain(below).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn gaps_and_offers_stand_under_the_lanes() {
        let said = said(&overview(&whole(), None, 78, false));
        assert!(
            said.contains("303 days between") && said.contains("7 February 2020 20:15, Police: Neighbour"),
            "{said}"
        );
        assert_eq!(overview(&Whole::default(), None, 78, false), Overview::default());
    }

    #[test]
    fn no_real_name_is_drawn_where_there_is_a_key() {
        let key =
            PseudonymKey::new(vec![Member::new("Fern", vec![Form::new(EntryKind::FullName, "Ada Quellington")])], &[]);
        let said = said(&overview(&whole(), Some(&key), 78, false));
        assert!(said.contains("Fern") && !said.contains("Quellington"), "{said}");
    }
}
