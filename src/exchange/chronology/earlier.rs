//! Which earlier file of an agency a file is a corrected copy of. Only that file's rows are replaced: an agency may send
//! several files, and none of them ever takes away what another brought.

use std::collections::BTreeMap;

use super::Vanished;
use super::matching::{pair, pair_alike};
use crate::domain::register::Event;
use crate::error::{Error, Result};

/// Of a file of the same name so many of the events must be found again, one in so many (practice: ours).
const SAME_NAME: usize = 5;
/// Of a file of another name.
const OTHER_NAME: usize = 2;
/// And not fewer than these.
const FEWEST: usize = 2;

/// A file of the agency that the register holds events of.
struct Group {
    /// As it was called; empty for events whose file is not known.
    name: String,
    events: usize,
    /// How many of them are in the new file.
    there: usize,
}

/// What the register holds of the agency, by file, beside a new file.
pub(super) struct Earlier {
    /// What the new file is called.
    name: String,
    /// The file it is a copy of, as [`key`] gives it.
    copy_of: Option<String>,
    /// Whether what that file had and this one has not is taken away.
    takes_away: bool,
    /// Files that stay as they are.
    others: Vec<Group>,
}

/// The file an event came in; none for what was typed by hand.
fn key(event: &Event) -> Option<String> {
    event.row.map(|_| event.file.trim().to_lowercase())
}

impl Earlier {
    /// Judge which file `name`, with these rows, replaces. An error when the person said that it replaces one and it cannot
    /// be told which.
    pub(super) fn of(held: &[Event], new: &[&Event], name: &str, vanished: Vanished) -> Result<Self> {
        let mut groups: BTreeMap<String, Vec<&Event>> = BTreeMap::new();
        for event in held {
            if let Some(key) = key(event) {
                groups.entry(key).or_default().push(event);
            }
        }
        let mut groups: Vec<(String, Group)> = groups
            .into_iter()
            .map(|(key, events)| {
                let there = pair(&events, new).iter().filter(|found| found.is_some()).count();
                let name = events.first().map_or_else(String::new, |event| event.file.trim().to_owned());
                (key, Group { name, events: events.len(), there })
            })
            .collect();
        let own = name.trim().to_lowercase();
        let at = choose(&groups, &own, vanished)?;
        let copy_of = at.filter(|at| *at < groups.len()).map(|at| groups.remove(at).0);
        let others = groups.into_iter().map(|(_, group)| group).collect();
        Ok(Self { name: name.to_owned(), copy_of, takes_away: vanished != Vanished::Keep, others })
    }

    /// For each new row its place in `held`: freely within the file that is replaced, elsewhere only where date and words
    /// are the same.
    pub(super) fn pair(&self, held: &[Event], new: &[&Event]) -> Vec<Option<usize>> {
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..held.len()).partition(|at| held.get(*at).is_some_and(|event| self.is_copied(event)));
        let events = |places: &[usize]| places.iter().filter_map(|at| held.get(*at)).collect::<Vec<&Event>>();
        let place = |found: Option<usize>, places: &[usize]| found.and_then(|at| places.get(at)).copied();
        let mut out: Vec<Option<usize>> =
            pair(&events(&own), new).into_iter().map(|found| place(found, &own)).collect();
        let rest: Vec<usize> = (0..new.len()).filter(|at| out.get(*at) == Some(&None)).collect();
        let left: Vec<&Event> = rest.iter().filter_map(|at| new.get(*at)).copied().collect();
        for (at, found) in rest.into_iter().zip(pair_alike(&events(&others), &left)) {
            if let Some(slot) = out.get_mut(at) {
                *slot = place(found, &others);
            }
        }
        out
    }

    /// Whether an event that the new file does not have is taken away.
    pub(super) fn replaces(&self, event: &Event) -> bool {
        self.takes_away && self.is_copied(event)
    }

    /// Whether an event is of the file this one is a copy of.
    pub(super) fn is_copied(&self, event: &Event) -> bool {
        self.copy_of.is_some() && self.copy_of == key(event)
    }

    /// What the new file is called.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a file of this name is the new one, or the one it is a copy of.
    pub(super) fn is_file(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        name == self.name.trim().to_lowercase() || self.copy_of.as_ref() == Some(&name)
    }

    /// Whether what the new file does not have any more goes.
    pub(super) const fn takes_away(&self) -> bool {
        self.takes_away
    }

    /// What stays of other files, and how to say that one of them is meant.
    pub(super) fn notes(&self) -> Vec<String> {
        let left: Vec<&Group> = self.others.iter().filter(|group| group.there < group.events).collect();
        let events: usize = left.iter().map(|group| group.events - group.there).sum();
        if left.is_empty() {
            return Vec::new();
        }
        let names: Vec<String> = left.iter().map(|group| group.words()).collect();
        let names = names.join(", ");
        vec![if self.copy_of.is_some() {
            format!("{events} earlier events of this agency ({names}) are of another file and stay")
        } else {
            format!(
                "{events} earlier events of this agency ({names}) are not in this file and stay: it looks like a second \
                 file; if it is a corrected copy, say that it replaces the earlier one (--replaces, or r on the screen)"
            )
        }]
    }
}

impl Group {
    fn words(&self) -> String {
        let name = if self.name.is_empty() { "a file whose name is not known" } else { &self.name };
        format!("{} from {name}", self.events - self.there)
    }

    fn shares(&self, one_in: usize) -> bool {
        self.there > 0 && self.there * one_in >= self.events
    }
}

/// The place of the group that is replaced.
fn choose(groups: &[(String, Group)], own: &str, vanished: Vanished) -> Result<Option<usize>> {
    let same = groups.iter().position(|(key, _)| key == own);
    if vanished == Vanished::Archive {
        return match (same, groups) {
            (Some(at), _) => Ok(Some(at)),
            (None, [_]) => Ok(Some(0)),
            (None, []) => Ok(None),
            (None, many) => told_apart(many).map(Some),
        };
    }
    if let Some(at) = same.filter(|at| groups.get(*at).is_some_and(|(_, group)| group.shares(SAME_NAME))) {
        return Ok(Some(at));
    }
    let like = |(_, group): &(String, Group)| group.there >= FEWEST && group.shares(OTHER_NAME);
    let mut alike = groups.iter().enumerate().filter(|(_, group)| like(group));
    // Two that are both much alike: nothing is sure.
    Ok(alike.next().map(|(at, _)| at).filter(|_| alike.next().is_none()))
}

/// The one of several files that shares the most with the new one.
fn told_apart(groups: &[(String, Group)]) -> Result<usize> {
    let most = groups.iter().map(|(_, group)| group.there).max().unwrap_or_default();
    let mut best = groups.iter().enumerate().filter(|(_, (_, group))| group.there == most && most > 0);
    match (best.next(), best.next()) {
        (Some((at, _)), None) => Ok(at),
        _ => {
            let names: Vec<&str> = groups.iter().map(|(_, group)| group.name.as_str()).collect();
            Err(Error::user("It cannot be told which earlier file of the agency this one replaces")
                .safe("Nothing was changed")
                .next(format!("Give it the name of the one it replaces: {}", names.join(", "))))
        }
    }
}
