//! What a heading may be called: the register's own labels and aliases, and the words that only an import meets. Says
//! how well a heading fits a field; must not know rows.
//!
//! Headings of action plans: practice (the 2016 template and published plans, unconfirmed).

use std::cell::RefCell;
use std::collections::HashMap;

use super::Kind;
use super::goal::{Goal, goals};
use crate::domain::process::clock::BY_THE_CLOCK;
use crate::domain::vocabulary::squeeze;

/// Headings beside the register's own aliases, and how sure each is. Above 1 it is preferred to a field's own alias.
const EXTRA: [(&str, &str, f64); 139] = [
    ("action.case", "DHR", 1.1),
    ("action.case", "DHR ref", 1.1),
    ("action.case", "DHR reference", 1.1),
    ("action.case", "DHR No", 1.1),
    ("action.case", "DHR number", 1.1),
    ("action.case", "Case", 1.1),
    ("action.case", "Case ref", 1.1),
    ("action.case", "Case reference", 1.1),
    ("action.case", "Case number", 1.1),
    ("action.case", "Review", 1.1),
    ("action.case", "Review ref", 1.1),
    ("case.reference", "Ref", 1.1),
    ("case.reference", "Reference", 1.1),
    ("case.reference", "DHR", 1.1),
    ("case.reference", "Review", 1.1),
    ("case.reference", "Review ref", 1.1),
    ("recommendation.number", "Rec", 1.1),
    ("recommendation.number", "Rec No", 1.1),
    ("recommendation.number", "Rec number", 1.1),
    ("recommendation.number", "Rec ref", 1.1),
    ("recommendation.number", "Recommendation number", 1.1),
    ("recommendation.number", "Recommendation No", 1.1),
    ("recommendation.number", "Recommendation ref", 1.1),
    ("recommendation.what", "Report recommendation", 1.0),
    ("action.number", "No", 1.0),
    ("action.number", "Number", 0.95),
    ("action.number", "Action number", 1.1),
    ("action.number", "Action No", 1.1),
    ("action.agency", "Lead agency", 1.1),
    ("action.agency", "Lead organisation", 1.1),
    ("action.agency", "Responsible agency", 1.1),
    ("action.agency", "Agency", 1.05),
    ("action.agency", "Lead body", 1.0),
    ("action.agency", "Organisation", 1.0),
    ("action.agency", "Partner agency", 1.0),
    ("action.agency", "Lead agency/agencies", 1.0),
    ("action.owner_text", "Lead officer", 1.1),
    ("action.owner_text", "Owner", 1.1),
    ("action.owner_text", "Officer", 1.1),
    ("action.owner_text", "Action owner", 1.0),
    ("action.owner_text", "Responsible person", 1.0),
    ("action.owner_text", "Person responsible", 1.0),
    ("action.owner_text", "Responsible lead", 1.0),
    ("action.owner_text", "Named lead", 1.0),
    ("action.owner_text", "By whom", 1.0),
    ("action.owner_text", "Who", 1.0),
    ("action.owner_text", "Lead", 0.9),
    ("action.due", "Completion date", 0.99),
    ("action.due", "Timescales", 1.0),
    ("action.due", "Target completion date", 1.0),
    ("action.due", "Revised date", 1.2),
    ("action.due", "Revised target date", 1.2),
    ("action.due", "Revised target", 1.2),
    ("action.due", "Revised due date", 1.2),
    ("action.due", "Revised deadline", 1.2),
    ("action.due", "Revised timescale", 1.2),
    ("action.due", "Revised completion date", 1.2),
    ("action.due", "New target date", 1.2),
    ("action.due", "New date", 1.2),
    ("action.due", "Extended to", 1.2),
    ("action.due", "Moved to", 1.2),
    ("action.due", "Extension date", 1.2),
    ("action.due", "Extended date", 1.2),
    ("action.original_due", "Original date", 1.1),
    ("action.original_due", "Original due date", 1.1),
    ("action.original_due", "Original target date", 1.1),
    ("action.original_due", "Original target", 1.1),
    ("action.original_due", "Original deadline", 1.1),
    ("action.original_due", "Original timescale", 1.1),
    ("action.original_due", "Initial target date", 1.1),
    ("action.completed", "Completed", 1.0),
    ("action.completed", "Date achieved", 1.0),
    ("action.completed", "Actual completion date", 1.0),
    ("action.completed", "Completed on", 1.0),
    ("action.completed", "Date closed", 1.0),
    ("action.completed", "Closed date", 1.0),
    ("action.completed", "Closed", 0.95),
    ("action.rag", "RAG", 1.1),
    ("action.rag", "BRAG", 1.1),
    ("action.rag", "RAG rating", 1.1),
    ("action.rag", "RAG status", 1.1),
    ("action.rag", "Action status", 1.0),
    ("action.rag", "Current status", 1.0),
    ("action.rag", "Rating", 1.0),
    ("action.rag", "Complete?", 0.95),
    ("action.progress", "Status", 0.9),
    ("action.progress", "Action status", 0.9),
    ("action.progress", "Current status", 0.9),
    ("action.progress", "State", 0.9),
    ("action.progress", "Completed?", 0.9),
    ("action.progress", "Complete?", 0.9),
    ("action.progress", "Done?", 0.9),
    ("action.progress", "Implemented?", 0.9),
    ("action.progress", "Open/closed", 0.9),
    ("action.latest", "Status", 0.72),
    ("action.latest", "Current status", 0.72),
    ("action.latest", "Status update", 1.0),
    ("action.latest", "Latest position", 1.0),
    ("action.latest", "Current position", 1.0),
    ("action.latest", "Action taken", 1.0),
    ("action.remarks", "Notes", 0.95),
    ("action.remarks", "Comment", 0.95),
    ("action.remarks", "Further comments", 0.95),
    ("case.reference", "Case", 1.02),
    ("case.stage", "Where are we now", 1.0),
    ("case.notified", "Date CSP informed", 1.0),
    ("case.notified", "CSP notified", 1.0),
    ("case.date_of_death", "Death", 0.95),
    ("case.date_of_death", "Date of death/incident", 1.0),
    ("action.what", "Task", 1.0),
    ("action.what", "Tasks", 1.0),
    ("action.what", "What we will do", 1.0),
    ("action.what", "What will we do", 1.0),
    ("action.what", "What will be done", 1.0),
    ("action.what", "Agreed action", 1.0),
    ("action.what", "Activity", 0.95),
    ("action.owner_text", "Officer lead", 1.1),
    ("action.owner_text", "Lead name", 1.0),
    ("action.owner_text", "Responsible", 0.95),
    ("action.owner_text", "Assigned to", 1.0),
    ("action.due", "Date due", 1.0),
    ("action.due", "To be completed by", 1.0),
    ("action.rag", "State", 0.95),
    ("action.progress", "Signed off", 0.85),
    ("action.progress", "Done", 0.9),
    ("action.progress", "Completed Y/N", 1.0),
    ("action.latest", "Progress so far", 1.0),
    ("action.latest", "Progress to date", 1.0),
    ("action.latest", "Progress / update", 1.0),
    ("case.attention", "Date referred", 1.0),
    ("case.attention", "Date referred to CSP", 1.0),
    ("case.attention", "Referred to CSP", 1.0),
    ("case.attention", "Date of referral to CSP", 1.0),
    ("case.submitted", "To Home Office", 0.95),
    ("case.submitted", "Sent to Home Office", 1.0),
    ("case.submitted", "Date sent to Home Office", 1.0),
    ("case.submitted", "Date to Home Office", 1.0),
    ("case.submitted", "To HO", 0.95),
    ("case.submitted", "Date sent to HO", 1.0),
];

/// Headings of columns that name a person or say where they live. They are never brought in unless chosen by hand.
const PERSONAL: [&str; 22] = [
    "victim",
    "victims",
    "victim name",
    "name of victim",
    "victims name",
    "name",
    "full name",
    "deceased",
    "deceased name",
    "name of deceased",
    "person who died",
    "perpetrator",
    "perpetrators",
    "perpetrator name",
    "name of perpetrator",
    "suspect",
    "subject",
    "date of birth",
    "dob",
    "victim dob",
    "address",
    "family",
];

/// Words of a heading that speak of the review and not of an action.
const OF_THE_CASE: [&str; 32] = [
    "author",
    "case",
    "chair",
    "commissioner",
    "coroner",
    "csp",
    "dac",
    "dardr",
    "death",
    "decided",
    "decision",
    "dhr",
    "died",
    "dod",
    "ho",
    "home",
    "homicide",
    "incident",
    "inquest",
    "notification",
    "notified",
    "notifier",
    "overview",
    "pseudonym",
    "publication",
    "published",
    "qa",
    "referral",
    "referred",
    "report",
    "review",
    "stage",
];

/// How sure a second column of dates is the first date, beside one that fits better.
const SECOND_DATE: f64 = 0.8;

/// Below this a likeness is chance.
const LIKE: f64 = 0.82;

/// A heading made comparable: letters and figures only.
pub fn plain(heading: &str) -> String {
    if heading.trim() == "#" {
        return "no".to_owned();
    }
    squeeze(heading).chars().filter(|c| !matches!(c, '?' | '*' | ':' | ';' | ',' | '#' | '(' | ')' | '!')).collect()
}

/// Whether a column under this heading names or places a person.
pub fn is_personal(heading: &str) -> bool {
    let wanted = plain(heading);
    PERSONAL.iter().any(|word| plain(word) == wanted)
}

/// Whether the dates below this heading are those a register of ours worked out itself.
pub fn is_by_the_clock(heading: &str) -> bool {
    plain(heading).ends_with(&plain(BY_THE_CLOCK))
}

fn words_of(heading: &str) -> Vec<String> {
    heading.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
}

/// Whether a heading speaks of the review itself. Where the rows are actions, "Status" or "Target date" do not.
pub fn speaks_of_the_case(heading: &str) -> bool {
    words_of(heading).iter().any(|word| OF_THE_CASE.contains(&word.as_str()))
}

/// Whether a heading says which of two dates of an action it is.
pub fn says_which_date(heading: &str) -> bool {
    let which =
        ["original", "first", "initial", "revised", "new", "moved", "extended", "extension", "latest", "current"];
    words_of(heading).iter().any(|word| which.contains(&word.as_str()))
}

/// Every name of every goal.
pub struct Names {
    pub goals: Vec<Goal>,
    by_name: HashMap<String, Vec<(usize, f64)>>,
    /// What was said of a heading before: each row is tried by itself and with the next, and all of them again.
    asked: RefCell<HashMap<String, Vec<Fit>>>,
}

/// How well a heading fits a goal, and whether by its very name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    pub goal: usize,
    pub score: f64,
    pub exact: bool,
}

impl Names {
    pub fn new(kind: Kind) -> Self {
        let goals = goals(kind);
        let mut by_name: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
        let mut note = |name: &str, at: usize, score: f64| {
            let name = plain(name);
            if name.is_empty() {
                return;
            }
            let list = by_name.entry(name).or_default();
            match list.iter_mut().find(|(own, _)| *own == at) {
                Some((_, best)) => *best = best.max(score),
                None => list.push((at, score)),
            }
        };
        for (at, goal) in goals.iter().enumerate() {
            for name in goal.field.aliases.iter().chain([&goal.field.label]) {
                note(name, at, 1.0);
            }
        }
        for (name, heading, score) in EXTRA {
            if let Some(at) = goals.iter().position(|goal| goal.name() == name) {
                note(heading, at, score);
            }
        }
        let at = |name: &str| goals.iter().position(|goal| goal.name() == name);
        if let (Some(due), Some(first)) = (at("action.due"), at("action.original_due")) {
            for list in
                by_name.values_mut().filter(|list| list.iter().any(|(goal, score)| *goal == due && *score < 1.2))
            {
                if !list.iter().any(|(goal, _)| *goal == first) {
                    list.push((first, SECOND_DATE));
                }
            }
        }
        Self { goals, by_name, asked: RefCell::default() }
    }

    /// Every goal a heading may mean. Without one of that name, those of a name like it.
    pub fn fits(&self, heading: &str) -> Vec<Fit> {
        if let Some(said) = self.asked.borrow().get(heading) {
            return said.clone();
        }
        let fits = self.worked_out(heading);
        self.asked.borrow_mut().insert(heading.to_owned(), fits.clone());
        fits
    }

    fn worked_out(&self, heading: &str) -> Vec<Fit> {
        let wanted = plain(heading);
        if wanted.is_empty() || is_personal(heading) || is_by_the_clock(heading) {
            return Vec::new();
        }
        let bare = without_brackets(heading).map(|bare| plain(&bare));
        let bare = bare.or_else(|| numbered(&wanted)).or_else(|| without_yes_or_no(heading).map(|bare| plain(&bare)));
        let exact = self.by_name.get(&wanted).or_else(|| bare.as_ref().and_then(|bare| self.by_name.get(bare)));
        if let Some(exact) = exact.cloned().or_else(|| self.two_names(heading)) {
            return exact.iter().map(|(goal, score)| Fit { goal: *goal, score: *score, exact: true }).collect();
        }
        let length = wanted.chars().count();
        if !(5..=60).contains(&length) {
            return Vec::new();
        }
        let mut found: HashMap<usize, f64> = HashMap::new();
        for (name, goals) in &self.by_name {
            // A name this much shorter or longer cannot be as like as LIKE asks.
            if name.len() < 5 || name.len().abs_diff(wanted.len()) * 5 > name.len().max(wanted.len()) {
                continue;
            }
            let like = strsim::normalized_damerau_levenshtein(name, &wanted);
            if like >= LIKE {
                for (goal, score) in goals {
                    let best = found.entry(*goal).or_default();
                    *best = best.max(like * score.min(1.0) * 0.9);
                }
            }
        }
        let mut fits: Vec<Fit> = found.into_iter().map(|(goal, score)| Fit { goal, score, exact: false }).collect();
        fits.sort_by_key(|fit| fit.goal);
        fits
    }

    /// "Notes / comments": two names of one field.
    fn two_names(&self, heading: &str) -> Option<Vec<(usize, f64)>> {
        let mut parts = heading.split(['/', '&']).flat_map(|part| part.split(" and ")).map(plain);
        let mut common = self.by_name.get(&parts.next()?)?.clone();
        let rest: Vec<String> = parts.collect();
        for part in &rest {
            let theirs = self.by_name.get(part)?;
            common.retain(|(goal, _)| theirs.iter().any(|(own, _)| own == goal));
        }
        (!rest.is_empty() && !common.is_empty()).then_some(common)
    }

    /// The likeliest of several ways to read a heading: one that is a name, otherwise one that is like a name.
    pub fn reading<'w>(&self, ways: &'w [String]) -> Option<(&'w str, Vec<Fit>)> {
        let all = || ways.iter().map(|way| (way.as_str(), self.fits(way))).filter(|(_, fits)| !fits.is_empty());
        all().find(|(_, fits)| fits.iter().any(|fit| fit.exact)).or_else(|| all().next())
    }

    /// The best score of a heading, for finding the heading row.
    pub fn best(&self, heading: &str) -> f64 {
        let known = if is_personal(heading) || is_by_the_clock(heading) { 0.5 } else { 0.0 };
        self.fits(heading).into_iter().map(|fit| fit.score.min(1.0)).fold(known, f64::max)
    }
}

/// "Target date (revised)" without what is in brackets.
fn without_brackets(heading: &str) -> Option<String> {
    let (before, rest) = heading.split_once('(')?;
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    Some(format!("{before} {after}"))
}

/// "Comments 2" without its number: several columns of comments go together.
fn numbered(plain: &str) -> Option<String> {
    let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let comments = ["comment", "comments", "note", "notes", "update", "updates"].contains(&bare);
    (comments && bare.len() < plain.len()).then(|| bare.to_owned())
}

/// "Completed? Y/N" without what may be answered.
fn without_yes_or_no(heading: &str) -> Option<String> {
    let plain = heading.trim().to_lowercase();
    let ends = ["y/n", "(y/n)", "yes/no", "(yes/no)", "yes / no", "y / n", "y or n", "yes or no"];
    let end = ends.iter().find(|end| plain.ends_with(*end) && plain.len() > end.len())?;
    plain.get(..plain.len() - end.len()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(kind: Kind, heading: &str) -> String {
        let names = Names::new(kind);
        let fits = names.fits(heading);
        let best = fits.iter().max_by(|a, b| a.score.total_cmp(&b.score).then(b.goal.cmp(&a.goal)));
        best.map(|fit| names.goals[fit.goal].name()).unwrap_or_default()
    }

    #[test]
    fn headings_of_published_plans_find_their_field() {
        for (heading, want) in [
            ("Ref", "action.case"),
            ("DHR", "action.case"),
            ("Rec No", "recommendation.number"),
            ("Recommendation", "recommendation.what"),
            ("Scope of recommendation i.e. local or regional", "recommendation.level"),
            ("Action to take", "action.what"),
            ("Lead Agency", "action.agency"),
            ("Lead officer", "action.owner_text"),
            ("Key milestones achieved in enacting recommendation", "action.milestones"),
            ("Target Date", "action.due"),
            ("By when?", "action.due"),
            ("RAG rating", "action.rag"),
            ("Recomendation", "recommendation.what"),
            ("Target date (as agreed)", "action.due"),
            ("Task", "action.what"),
            ("#", "action.number"),
            ("Comments 2", "action.latest"),
            ("Officer lead", "action.owner_text"),
            ("Completed? Y/N", "action.progress"),
            ("Progress / update", "action.latest"),
            ("Favourite colour", ""),
        ] {
            assert_eq!(best(Kind::Actions, heading), want, "{heading}");
        }
        assert_eq!(best(Kind::Tracker, "Ref"), "case.reference");
        assert_eq!(best(Kind::Cases, "Status"), "case.stage");
        assert_eq!(best(Kind::Cases, "Notes / comments"), "case.remarks");
        assert_eq!(best(Kind::Cases, "Report due (by the clock)"), "");
        assert_eq!(best(Kind::Cases, "Date referred to CSP"), "case.attention");
        assert_eq!(best(Kind::Tracker, "Status"), "action.rag");
    }

    #[test]
    fn a_column_of_names_is_never_taken_by_itself() {
        for heading in ["Victim", "Name of victim", "DOB", "Perpetrator(s)"] {
            assert_eq!(best(Kind::Tracker, heading), "", "{heading}");
        }
    }

    #[test]
    fn every_extra_heading_belongs_to_a_field_that_exists() {
        for (name, heading, _) in EXTRA {
            let known = [Kind::Tracker, Kind::Cases, Kind::Actions]
                .into_iter()
                .any(|kind| goals(kind).iter().any(|goal| goal.name() == name));
            assert!(known, "{name} for {heading}");
        }
    }
}
