//! Today as one person looks at it: whose lines, the first of every section, and how many there are in all.

use super::super::wording;
use super::line::{Harm, Line, Section};
use super::{next, sort};
use crate::domain::date::{Date, long};

/// Lines of a section that are shown. Nobody reads further; how many there are in all is said.
pub const EACH: usize = 100;

/// Whose lines are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Of the reviews I lead.
    Mine,
    /// Of every review that somebody leads.
    Team,
    /// Those that nobody leads too.
    All,
}

impl Whose {
    pub const fn label(self) -> &'static str {
        match self {
            Whose::Mine => "mine",
            Whose::Team => "team",
            Whose::All => "all",
        }
    }

    /// The choice a word names.
    pub fn named(word: &str) -> Option<Whose> {
        [Whose::Mine, Whose::Team, Whose::All].into_iter().find(|whose| whose.label() == word)
    }

    pub const fn next(self) -> Whose {
        match self {
            Whose::Mine => Whose::Team,
            Whose::Team => Whose::All,
            Whose::All => Whose::Mine,
        }
    }

    /// Whether a review that `lead` looks after is among them, for the person called `me`.
    pub fn shows(self, lead: &str, me: &str) -> bool {
        match self {
            Whose::Mine => lead.eq_ignore_ascii_case(me),
            Whose::Team => !lead.is_empty(),
            Whose::All => true,
        }
    }
}

/// The first lines of every section, and the number of lines each has.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    pub whose: Whose,
    /// In order: by section, then the worst to miss first.
    pub lines: Vec<Line>,
    /// Lines of each section, in the order of [`Section::ALL`].
    pub counts: [usize; Section::ALL.len()],
    /// Lines that ask for something now and are looked at by somebody else, or by nobody.
    pub beyond: usize,
    /// The register holds no review at all.
    pub is_unused: bool,
}

impl Look {
    pub fn empty(whose: Whose) -> Look {
        Look { whose, lines: Vec::new(), counts: [0; Section::ALL.len()], beyond: 0, is_unused: false }
    }

    /// Of all these lines, at most `each` of a section.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>, whose: Whose, me: &str, each: usize) -> Look {
        let mut look = Look::empty(whose);
        let (shown, others): (Vec<&Line>, Vec<&Line>) = lines.into_iter().partition(|line| whose.shows(&line.lead, me));
        others.into_iter().for_each(|line| look.add(line.section, false, 1));
        let mut shown: Vec<Line> = shown.into_iter().cloned().collect();
        sort(&mut shown);
        for line in shown {
            look.add(line.section, true, 1);
            if look.count(line.section) <= each {
                look.lines.push(line);
            }
        }
        look
    }

    /// Counts lines of a section that are shown in this look, or are somebody else's.
    pub fn add(&mut self, section: Section, is_shown: bool, lines: usize) {
        match self.counts.get_mut(section as usize) {
            Some(count) if is_shown => *count += lines,
            _ if matches!(section, Section::Overdue | Section::ThisWeek) => self.beyond += lines,
            _ => {}
        }
    }

    pub fn count(&self, section: Section) -> usize {
        self.counts.get(section as usize).copied().unwrap_or(0)
    }

    /// Lines that ask for something now: late or due this week.
    pub fn needs(&self) -> usize {
        self.count(Section::Overdue) + self.count(Section::ThisWeek)
    }

    /// A decision that is due this week, where what is late stands above it: whether to review comes first until it is
    /// decided. "First: NM-1 is to be decided by 28 March 2026, and 1 more this week."
    pub fn decide_first(&self, today: Date) -> Option<String> {
        let due = |line: &&Line| {
            line.section == Section::ThisWeek && line.harm == Harm::Decision && line.field != "attention"
        };
        let first = self.lines.iter().find(due).filter(|_| self.count(Section::Overdue) > 0)?;
        let day = today.saturating_add(jiff::Span::new().days(i32::try_from(first.days).unwrap_or(0)));
        let more = match self.lines.iter().filter(due).count() {
            0 | 1 => String::new(),
            many => format!(", and {} more this week", many - 1),
        };
        let case = first.case.reference();
        Some(format!("First: {case} is to be decided by {}{more}", wording::day(day)))
    }

    /// What comes next, for a day that asks nothing: "Next: Mon 30 March 2026, papers for panel 3 for NM-1".
    pub fn next_words(&self, today: Date) -> String {
        let Some(line) = next(&self.lines) else {
            return "Nothing that is due later is known either".to_owned();
        };
        let day = today.saturating_add(jiff::Span::new().days(i32::try_from(line.days).unwrap_or(0)));
        format!("Next: {} (in {} days), {} for {}", long(day), line.days, line.what, line.case.label)
    }

    /// Lines of a section that are not among [`Look::lines`].
    pub fn untold(&self, section: Section) -> usize {
        let told = self.lines.iter().filter(|line| line.section == section).count();
        self.count(section).saturating_sub(told)
    }
}
