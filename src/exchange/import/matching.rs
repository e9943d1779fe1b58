//! Which action of the register a row is: by its words, then by its number, or only something like one. Must not know
//! how changes are written.

use std::collections::{HashMap, HashSet};

use super::draft::Draft;
use super::reference::number_key;
use crate::domain::fold::fold_text;
use crate::domain::record::Record;
use crate::domain::value::Id;

/// How like two actions of one case have to be before a person is asked.
const LIKE: f64 = 0.92;
/// Texts of one case compared letter by letter; a case has a hundred actions, not thousands.
const COMPARED: usize = 20_000;
/// Pairs of one text compared with each other; more are taken in order.
const PAIRS: usize = 4096;

/// What a row is to the register.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Match<'k> {
    New,
    Is(&'k Record),
    Like(&'k Record),
}

/// Words alone, so that case, spaces and stops make no difference. A text without any stays as it is.
pub fn words(text: &str) -> String {
    let words: String = fold_text(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if words.is_empty() { text.trim().to_owned() } else { words }
}

fn text_of(record: &Record) -> &str {
    record.get("what").as_text().unwrap_or_default()
}

/// What each row is, by its place.
pub type Matches<'k> = HashMap<usize, Match<'k>>;

/// Match the rows of one case with its actions; false when there were too many to look for every likeness. `rows` are
/// (place, draft); `equal` counts the fields that agree.
pub fn within_case<'k>(
    rows: &[(usize, &Draft)],
    there: &'k [Record],
    claimed: &HashSet<Id>,
    equal: &dyn Fn(&Draft, &Record) -> usize,
) -> (Matches<'k>, bool) {
    let free: Vec<&'k Record> = there.iter().filter(|record| !claimed.contains(&record.id)).collect();
    let mut matched: Matches<'k> = HashMap::new();
    let mut taken: HashSet<Id> = HashSet::new();
    by_words(rows, &free, equal, &mut matched, &mut taken);
    by_number(rows, &free, &mut matched, &mut taken);
    let all = by_likeness(rows, &free, &mut matched, &taken);
    (matched, all)
}

fn by_words<'k>(
    rows: &[(usize, &Draft)],
    free: &[&'k Record],
    equal: &dyn Fn(&Draft, &Record) -> usize,
    matched: &mut HashMap<usize, Match<'k>>,
    taken: &mut HashSet<Id>,
) {
    let mut by_text: HashMap<String, Vec<&'k Record>> = HashMap::new();
    for record in free {
        by_text.entry(words(text_of(record))).or_default().push(record);
    }
    let mut groups: HashMap<String, Vec<(usize, &Draft)>> = HashMap::new();
    for (at, draft) in rows {
        groups.entry(words(draft.action.text("what"))).or_default().push((*at, draft));
    }
    for (text, group) in groups {
        let Some(records) = by_text.get(&text).filter(|_| !text.is_empty()) else { continue };
        let pairs = group.iter().flat_map(|row| records.iter().map(move |record| (*row, *record)));
        let mut pairs: Vec<(usize, usize, &'k Record)> = if group.len() * records.len() > PAIRS {
            group.iter().zip(records).map(|((at, _), record)| (0, *at, *record)).collect()
        } else {
            pairs.map(|((at, draft), record)| (equal(draft, record), at, record)).collect()
        };
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.id.cmp(&b.2.id)));
        for (_, at, record) in pairs {
            if !matched.contains_key(&at) && taken.insert(record.id) {
                matched.insert(at, Match::Is(record));
            }
        }
    }
}

/// A number says which action it is only where it is used once in the file and once in the register.
fn by_number<'k>(
    rows: &[(usize, &Draft)],
    free: &[&'k Record],
    matched: &mut HashMap<usize, Match<'k>>,
    taken: &mut HashSet<Id>,
) {
    let mut in_file: HashMap<String, usize> = HashMap::new();
    let number = |draft: &Draft| number_key(draft.action.text("number"));
    for (_, draft) in rows {
        *in_file.entry(number(draft)).or_default() += 1;
    }
    let mut in_register: HashMap<String, Option<&'k Record>> = HashMap::new();
    for record in free {
        let own = number_key(record.get("number").as_text().unwrap_or_default());
        in_register.entry(own).and_modify(|one| *one = None).or_insert(Some(record));
    }
    for (at, draft) in rows {
        let own = number(draft);
        if own.is_empty() || matched.contains_key(at) || in_file.get(&own) != Some(&1) {
            continue;
        }
        if let Some(Some(record)) = in_register.get(&own)
            && taken.insert(record.id)
        {
            matched.insert(*at, Match::Is(record));
        }
    }
}

fn by_likeness<'k>(
    rows: &[(usize, &Draft)],
    free: &[&'k Record],
    matched: &mut HashMap<usize, Match<'k>>,
    taken: &HashSet<Id>,
) -> bool {
    let compared = std::cell::Cell::new(0usize);
    let left = free.iter().filter(|record| !taken.contains(&record.id));
    let left: Vec<(&'k Record, String, [i32; 36])> = left
        .map(|record| {
            let text = words(text_of(record));
            let letters = count(&text);
            (*record, text, letters)
        })
        .collect();
    for (at, draft) in rows.iter().filter(|_| !left.is_empty()) {
        if matched.contains_key(at) {
            continue;
        }
        let own = words(draft.action.text("what"));
        let letters = count(&own);
        let best = left
            .iter()
            .take_while(|_| compared.get() < COMPARED)
            .filter(|(_, text, theirs)| may_be_like(&own, &letters, text, theirs))
            .inspect(|_| compared.set(compared.get() + 1))
            .map(|(record, text, _)| (strsim::normalized_levenshtein(&own, text), *record))
            .filter(|(like, _)| *like > LIKE)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        matched.insert(*at, best.map_or(Match::New, |(_, record)| Match::Like(record)));
    }
    compared.get() < COMPARED
}

/// How often each letter and figure occurs.
fn count(text: &str) -> [i32; 36] {
    let mut counts = [0; 36];
    for char in text.chars() {
        if let Some(slot) = char.to_digit(36).and_then(|digit| counts.get_mut(digit as usize)) {
            *slot += 1;
        }
    }
    counts
}

/// Whether so few letters differ that the texts can be as like as [`LIKE`] asks: each edit puts at most two counts out.
fn may_be_like(own: &str, letters: &[i32; 36], text: &str, theirs: &[i32; 36]) -> bool {
    let longest = own.len().max(text.len());
    let apart: i32 = letters.iter().zip(theirs).map(|(a, b)| (a - b).abs()).sum();
    let edits = longest as f64 * (1.0 - LIKE);
    !own.is_empty()
        && own.len().abs_diff(text.len()) as f64 <= edits.max(1.0) * 4.0
        && f64::from(apart) <= edits * 2.0 + 1.0
}
