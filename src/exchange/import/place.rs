//! Which case a row belongs to, and whether the end of its reference is the number of a recommendation. Must not know
//! what the row says.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::plan::Plan;
use super::reference::{is_no_case, key, likely_split, names_several, splits};
use super::{Kind, Request};
use crate::domain::fold::fold_text;
use crate::domain::record::Record;
use crate::error::{Error, Result};

/// The case of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Found<'k> {
    Known(&'k Record),
    /// Not in the register, under this reference.
    New(String),
}

/// A case, and the number of a recommendation where the reference held one.
pub type Placed<'k> = (Found<'k>, Option<String>);

/// Finds the cases of the rows of one sheet.
pub struct Places<'k> {
    known: &'k dyn Known,
    kind: Kind,
    /// The case named above the headings or by the person, who may name a new one.
    default: Option<Found<'k>>,
    /// References may end in the number of a recommendation.
    splitting: bool,
    /// Keys of references that mean a case of another reference, as the person said.
    meant: HashMap<String, String>,
    /// Keys of cases this import makes.
    made: HashSet<String>,
    /// The first reference whose end was taken for the number of a recommendation, with its two parts.
    cut: Option<(String, String, String)>,
}

impl<'k> Places<'k> {
    /// # Errors
    /// The case a person named is not there.
    pub fn new(known: &'k dyn Known, plan: &Plan<'_>, request: &Request) -> Result<Self> {
        let default = match request.case_of(&plan.sheet.name) {
            Some(name) if plan.kind == Kind::Tracker && known.cases(&key(name)).is_empty() => {
                Some(Found::New(name.trim().to_owned()))
            }
            Some(name) => Some(Found::Known(one(known, name).map_err(|why| {
                Error::user(why).safe("Nothing was changed").next("Give the reference of a case in the register")
            })?)),
            None if plan.acts() && (plan.kind == Kind::Actions || plan.reference().is_none()) => {
                named_in(known, &plan.title()).map(Found::Known)
            }
            None => None,
        };
        let has = |field: &str| plan.column("recommendation", field).is_some();
        let splitting = plan.kind != Kind::Cases && has("what") && !has("number");
        let meant = request.meant.iter().map(|(own, case)| (key(own), case.clone())).collect();
        Ok(Self { known, kind: plan.kind, default, splitting, meant, made: HashSet::new(), cut: None })
    }

    /// The case that rows without a reference belong to.
    pub fn default(&self) -> Option<&Found<'k>> {
        self.default.as_ref()
    }

    /// What to know of references that were cut in two.
    pub fn cut_words(&self) -> Option<String> {
        let (whole, case, number) = self.cut.as_ref()?;
        Some(format!(
            "the end of a reference was taken for the number of a recommendation: \"{whole}\" is case {case}, \
             recommendation {number}; look whether that is so before you bring it in"
        ))
    }

    /// The case of a reference, or why there is none.
    pub fn find(&mut self, reference: &str) -> Result<Placed<'k>, String> {
        let own = key(reference);
        if let Some(case) = self.meant.get(&own) {
            return one(self.known, case).map(|case| (Found::Known(case), None));
        }
        if own.is_empty() {
            let default = self.default.clone().map(|case| (case, None));
            return default.ok_or_else(|| "there is no reference of a case".to_owned());
        }
        if !self.known.cases(&own).is_empty() {
            return one(self.known, reference).map(|case| (Found::Known(case), None));
        }
        if let Some(case) = self.by_label(reference) {
            return Ok((Found::Known(case), None));
        }
        if self.made.contains(&own) {
            return Ok((Found::New(reference.to_owned()), None));
        }
        if is_no_case(reference) {
            return Err("this names no case".to_owned());
        }
        if names_several(reference) {
            return Err("this names several cases; each needs a row of its own".to_owned());
        }
        if self.kind != Kind::Cases
            && let Some(placed) = self.split(reference)
        {
            return placed;
        }
        match (self.kind, &self.default) {
            (Kind::Actions, Some(case)) if own.contains(|c: char| c.is_ascii_digit()) && own.len() <= 8 => {
                Ok((case.clone(), Some(reference.to_owned())))
            }
            (Kind::Actions, _) => Err("there is no such case in the register".to_owned()),
            _ => {
                let split = likely_split(reference).filter(|_| self.splitting);
                if let (Some((case, rest)), None) = (&split, &self.cut) {
                    self.cut = Some((reference.trim().to_owned(), case.clone(), rest.clone()));
                }
                let (case, number) = split.map_or((reference.to_owned(), None), |(case, rest)| (case, Some(rest)));
                self.made.insert(key(&case));
                Ok((Found::New(case), number))
            }
        }
    }

    /// A case written with its title, as lists of ours write it: "NM-DHR-01 Marenka".
    fn by_label(&self, text: &str) -> Option<&'k Record> {
        let text = text.trim();
        let breaks = text.match_indices(' ').map(|(at, _)| at);
        let mut found = breaks.filter_map(|at| {
            let (reference, title) = (text.get(..at)?, text.get(at..)?.trim());
            let cases = self.known.cases(&key(reference));
            let [case] = cases.as_slice() else { return None };
            (fold_text(case.get("title").as_text()?) == fold_text(title)).then_some(*case)
        });
        found.next()
    }

    /// A known case followed by a short number.
    fn split(&self, reference: &str) -> Option<Result<Placed<'k>, String>> {
        let short = |rest: &str| rest.len() <= 8 && rest.contains(|c: char| c.is_ascii_digit());
        for (case, rest) in splits(reference).into_iter().filter(|(_, rest)| short(rest)) {
            if self.made.contains(&key(&case)) {
                return Some(Ok((Found::New(case), Some(rest))));
            }
            if !self.known.cases(&key(&case)).is_empty() {
                return Some(one(self.known, &case).map(|case| (Found::Known(case), Some(rest))));
            }
        }
        None
    }
}

/// The one case of a reference: of several, the one written just so.
fn one<'k>(known: &'k dyn Known, reference: &str) -> Result<&'k Record, String> {
    let cases = known.cases(&key(reference));
    let written = |case: &&&Record| {
        let own = case.get("reference").as_text().unwrap_or_default();
        own.trim().eq_ignore_ascii_case(reference.trim())
    };
    let case = match cases.as_slice() {
        [] => return Err("there is no such case in the register".to_owned()),
        [only] => only,
        many => many.iter().find(written).ok_or("several cases in the register answer to this reference")?,
    };
    match &case.archived {
        Some(_) => Err("the case is archived; restore it before bringing anything in".to_owned()),
        None => Ok(case),
    }
}

/// The case named in the words above the headings, when exactly one is.
fn named_in<'k>(known: &'k dyn Known, title: &[String]) -> Option<&'k Record> {
    let mut found: Option<&Record> = None;
    for text in title {
        let words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '(' | ')')).collect();
        for window in (1..=3).flat_map(|size| words.windows(size)) {
            let text = window.join(" ");
            if !text.contains(|c: char| c.is_ascii_digit()) || says_no_case(&text) {
                continue;
            }
            if let Ok(case) = one(known, &text) {
                match found {
                    Some(other) if other.id != case.id => return None,
                    _ => found = Some(case),
                }
            }
        }
    }
    found
}

/// A bare number is no reference, and neither is a year such as 2024/25: "Action plan 2" is the second plan.
fn says_no_case(text: &str) -> bool {
    let bare = !text.contains(char::is_alphabetic);
    let runs: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect();
    match runs.as_slice() {
        [_] => bare,
        [first, second] => bare && *second == (first + 1) % 100,
        _ => false,
    }
}
