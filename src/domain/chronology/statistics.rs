//! Figures by agency: what it sent, how exactly it was dated, where it is silent.

use super::{Composite, Entry, gaps, is_open};
use crate::domain::date::{Date, Place, Precision};
use crate::domain::value::{Fact, Ref};

/// One agency's figures. The rows `before + within + after + across + unknown` are all of its rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// `None` for rows without an agency.
    pub agency: Option<Ref>,
    pub rows: usize,
    pub events: usize,
    pub author_notes: usize,
    /// Stated periods without contact.
    pub no_contact: usize,
    pub undated: usize,
    /// Dated, but not to a day.
    pub loose: usize,
    pub before: usize,
    pub within: usize,
    pub after: usize,
    pub across: usize,
    pub unknown: usize,
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// Days of its longest gap.
    pub longest_gap: Option<i32>,
    pub abuse: usize,
    pub without_source: usize,
    pub tagged: usize,
    pub linked: usize,
    pub open_queries: usize,
}

/// The figures of each agency by name, then of rows without one.
pub fn figures(composite: &Composite) -> Vec<Figures> {
    let own = |id| composite.entries().iter().filter(move |entry| entry.agency_id() == id).collect::<Vec<_>>();
    let named = composite.agencies().into_iter().map(|agency| (Some(agency.id), Some(agency)));
    let all = named.chain([(None, None)]);
    let figures = all.map(|(id, agency)| Figures { agency, ..of(&own(id), composite) });
    figures.filter(|figures| figures.rows > 0).collect()
}

fn of(entries: &[&Entry], composite: &Composite) -> Figures {
    let mut figures = Figures { rows: entries.len(), ..Figures::default() };
    for entry in entries {
        let event = &entry.event;
        match event.kind.0.as_str() {
            "author_note" => figures.author_notes += 1,
            "no_contact" => figures.no_contact += 1,
            _ => figures.events += 1,
        }
        let precision = event.when.as_ref().map_or(Precision::Undated, |when| when.precision);
        match precision {
            Precision::Undated => figures.undated += 1,
            Precision::Day | Precision::Minute => {}
            _ => figures.loose += 1,
        }
        match entry.place(composite.scope) {
            Place::Before => figures.before += 1,
            Place::Within => figures.within += 1,
            Place::After => figures.after += 1,
            Place::Across => figures.across += 1,
            Place::Unknown => figures.unknown += 1,
        }
        if let Some((start, end)) = entry.interval() {
            figures.first = Some(figures.first.map_or(start, |first| first.min(start)));
            figures.last = Some(figures.last.map_or(end, |last| last.max(end)));
        }
        figures.abuse += usize::from(event.abuse == Fact::Yes);
        figures.without_source += usize::from(event.source.is_empty());
        figures.tagged += usize::from(!entry.tags.is_empty());
        figures.linked += usize::from(!entry.same.is_empty());
        figures.open_queries += entry.queries.iter().filter(|query| is_open(query)).count();
    }
    figures.longest_gap = gaps(entries.iter().copied(), 1).iter().map(|gap| gap.days).max();
    figures
}

#[cfg(test)]
mod tests {
    use super::super::sample::{composite, entry};
    use super::*;

    #[test]
    fn every_row_is_counted_once_beside_the_scope() {
        let mut no_source = entry(4, "Police", "2020", "x");
        no_source.event.source = String::new();
        no_source.event.agency = None;
        let all = composite(vec![
            entry(1, "GP", "1 Jan 2018", "x"),
            entry(2, "GP", "11 Jan 2018", "x"),
            entry(3, "Police", "undated", "x"),
            no_source,
        ]);
        let found = figures(&all);
        let names: Vec<_> = found.iter().map(|one| one.agency.as_ref().map(|agency| agency.label.as_str())).collect();
        assert_eq!(names, [Some("GP"), Some("Police"), None]);
        assert_eq!((found[0].rows, found[0].before, found[0].longest_gap), (2, 2, Some(9)));
        assert_eq!((found[1].undated, found[1].unknown, found[1].first), (1, 1, None));
        assert_eq!((found[2].loose, found[2].without_source, found[2].within), (1, 1, 1));
        for one in found {
            assert_eq!(one.before + one.within + one.after + one.across + one.unknown, one.rows);
        }
    }
}
