//! What became of agencies: an old name stands as it was, with who is there now beside it (practice).

use std::collections::HashMap;

use super::super::date::LooseDate;
use super::super::register::{Agency, Succession};
use super::super::value::{Id, Ref};
use super::day::Now;
use super::wording;

/// Agencies that ended, and the rows that say who took over. Empty when nothing is known of any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agencies {
    ended: HashMap<Id, LooseDate>,
    steps: HashMap<Id, Vec<Succession>>,
}

/// An agency that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Became {
    /// The year it ended, when it is known.
    pub year: Option<i16>,
    /// One successor; several when it was split; none when nobody is recorded.
    pub to: Vec<Ref>,
}

impl Agencies {
    pub fn of(agencies: &[Agency], successions: &[Succession]) -> Self {
        let mut own = Self::default();
        agencies.iter().for_each(|agency| own.agency(agency));
        successions.iter().for_each(|step| own.step(step.clone()));
        own
    }

    pub(super) fn agency(&mut self, agency: &Agency) {
        if let Some(ended) = &agency.ended {
            self.ended.insert(agency.id, ended.clone());
        }
    }

    pub(super) fn step(&mut self, step: Succession) {
        if let Some(from) = step.from.as_ref().map(|from| from.id) {
            self.steps.entry(from).or_default().push(step);
        }
    }

    /// Whether it has ended by a day: as its own date says, or because a succession has happened.
    fn has_ended(&self, agency: Id, today: &dyn Now) -> bool {
        let is_past = |date: &LooseDate| date.start.is_none_or(|start| today.has_come(start));
        match self.ended.get(&agency) {
            Some(ended) => is_past(ended),
            None => self.happened(agency, today).next().is_some(),
        }
    }

    fn happened<'a>(&'a self, agency: Id, today: &'a dyn Now) -> impl Iterator<Item = &'a Succession> {
        let steps = self.steps.get(&agency).map(Vec::as_slice).unwrap_or_default();
        steps.iter().filter(move |step| {
            step.when.as_ref().and_then(|when| when.start).is_none_or(|start| today.has_come(start))
        })
    }

    /// What became of an agency; none while it stands. Follows mergers of mergers.
    pub fn became(&self, agency: Id, today: &dyn Now) -> Option<Became> {
        if !self.has_ended(agency, today) {
            return None;
        }
        let since =
            self.ended.get(&agency).or_else(|| self.happened(agency, today).find_map(|step| step.when.as_ref()));
        let year = since.and_then(|since| since.start).map(|start| start.year());
        let mut to: Vec<Ref> = Vec::new();
        let (mut seen, mut open) = (vec![agency], vec![agency]);
        while let Some(id) = open.pop() {
            for next in self.steps.get(&id).into_iter().flatten().filter_map(|step| step.to.as_ref()) {
                if seen.contains(&next.id) {
                    continue;
                }
                seen.push(next.id);
                if self.has_ended(next.id, today) { open.push(next.id) } else { to.push(next.clone()) }
            }
        }
        Some(Became { year, to })
    }

    /// "ended 2021, now Probation Service, Esterdale"; none while it stands.
    pub fn note(&self, agency: Id, today: &dyn Now) -> Option<String> {
        Some(self.became(agency, today)?.note())
    }

    /// "NHS Northmere CCG (now NHS Esterdale ICB)"; the name alone while it stands.
    pub fn named(&self, agency: &Ref, today: &dyn Now) -> String {
        let Some(became) = self.became(agency.id, today) else { return agency.label.clone() };
        if became.to.is_empty() {
            return format!("{} ({})", agency.label, became.note());
        }
        format!("{} (now {})", agency.label, became.names())
    }

    /// Every agency that has ended by a day, with what became of it.
    pub fn notes(&self, today: &dyn Now) -> Vec<(Id, String)> {
        let mut ids: Vec<Id> = self.ended.keys().chain(self.steps.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| Some((id, self.note(id, today)?))).collect()
    }
}

impl Became {
    fn names(&self) -> String {
        wording::list(&self.to.iter().map(|to| to.label.as_str()).collect::<Vec<_>>())
    }

    fn note(&self) -> String {
        let ended = self.year.map_or_else(|| "ended".to_owned(), |year| format!("ended {year}"));
        match self.to.as_slice() {
            [] => format!("{ended}; nobody is recorded as having taken over"),
            [_] => format!("{ended}, now {}", self.names()),
            _ => format!("{ended}, split between {}", self.names()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::date::Date;
    use super::*;

    fn agency(id: Id, ended: Option<Date>) -> Agency {
        Agency { id, ended: ended.map(LooseDate::day), ..Agency::default() }
    }

    fn row(from: Id, to: Id, when: Option<Date>) -> Succession {
        Succession {
            from: Some(Ref::new(from, format!("Agency {from}"))),
            to: Some(Ref::new(to, format!("Agency {to}"))),
            when: when.map(LooseDate::day),
            ..Succession::default()
        }
    }

    #[test]
    fn an_agency_is_followed_through_mergers_splits_and_dead_ends() {
        let ended = Some(Date::constant(2022, 7, 1));
        let today = Date::constant(2026, 3, 27);
        let agencies = [agency(1, ended), agency(2, ended), agency(3, None), agency(4, None), agency(5, ended)];
        let all = Agencies::of(&agencies, &[row(1, 2, ended), row(2, 3, ended), row(2, 1, ended)]);
        assert_eq!(all.note(1, &today).as_deref(), Some("ended 2022, now Agency 3"));
        assert_eq!(all.note(5, &today).as_deref(), Some("ended 2022; nobody is recorded as having taken over"));
        assert_eq!((all.note(3, &today), all.note(1, &Date::constant(2022, 6, 30))), (None, None));
        let split = Agencies::of(&agencies, &[row(1, 3, None), row(1, 4, None)]);
        assert_eq!(split.note(1, &today).as_deref(), Some("ended 2022, split between Agency 3 and Agency 4"));
        assert_eq!(all.named(&Ref::new(1, "Agency 1"), &today), "Agency 1 (now Agency 3)");
        assert_eq!(all.named(&Ref::new(3, "Agency 3"), &today), "Agency 3");
    }

    #[test]
    fn a_succession_alone_says_that_an_agency_ended() {
        let when = Date::constant(2021, 6, 26);
        let all = Agencies::of(&[agency(1, None), agency(3, None)], &[row(1, 3, Some(when))]);
        assert_eq!(all.note(1, &Date::constant(2021, 6, 25)), None, "not yet");
        assert_eq!(all.note(1, &when).as_deref(), Some("ended 2021, now Agency 3"));
    }
}
