//! The target date of an action as plans write it: a date, a period, words instead of a date, or an old and a new one.
//!
//! Kinds: practice (published action plans).

use super::token::{Tok, tokens};
use super::{DateError, LooseDate, Precision, parse};

/// What sort of target was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    Day,
    Month,
    Season,
    /// `Q3 2020/21`, the year starting in April.
    FinancialQuarter,
    /// Any other period: a term, a year, a calendar quarter, a range.
    Period,
    /// "Within 6 months of publication": no date until that happens.
    Relative,
    /// "Ongoing", "BAU"; a review date may stand beside it.
    Ongoing,
    /// "01/10/2022, then every 6 months".
    Repeating,
    Immediate,
    ToBeAgreed,
    /// "Complete" in the date cell, perhaps with the date it was.
    SaysComplete,
    /// An old target and a new one.
    Revised,
    /// Nothing was written.
    None,
}

impl TargetKind {
    /// The name used in JSON and in the register.
    pub const fn code(self) -> &'static str {
        match self {
            TargetKind::Day => "day",
            TargetKind::Month => "month",
            TargetKind::Season => "season",
            TargetKind::FinancialQuarter => "financial-quarter",
            TargetKind::Period => "period",
            TargetKind::Relative => "relative",
            TargetKind::Ongoing => "ongoing",
            TargetKind::Repeating => "repeating",
            TargetKind::Immediate => "immediate",
            TargetKind::ToBeAgreed => "to-be-agreed",
            TargetKind::SaysComplete => "says-complete",
            TargetKind::Revised => "revised",
            TargetKind::None => "none",
        }
    }
}

/// A target as written. `date` is the one that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub kind: TargetKind,
    pub date: Option<LooseDate>,
    pub revised_from: Option<LooseDate>,
    pub raw: String,
}

impl Target {
    /// The last day on which it is in time: the end of the month for a month. `None` where no date was given, and for
    /// targets that say they are complete.
    pub fn due(&self) -> Option<super::Date> {
        match self.kind {
            TargetKind::SaysComplete => None,
            _ => self.date.as_ref().and_then(|date| date.end),
        }
    }
}

/// Words that stand for a kind of target, longest first where one begins another.
const WORDS: [(TargetKind, &[&str]); 4] = [
    (TargetKind::Ongoing, &["on-going", "ongoing", "on going", "continuous", "continuing", "bau", "business as usual"]),
    (
        TargetKind::Immediate,
        &["with immediate effect", "immediately", "immediate", "asap", "a.s.a.p", "as soon as possible", "now"],
    ),
    (
        TargetKind::ToBeAgreed,
        &[
            "tbc",
            "tba",
            "tbd",
            "t.b.c",
            "to be agreed",
            "to be confirmed",
            "to be determined",
            "to be decided",
            "not yet agreed",
            "not agreed",
            "not set",
            "to be set",
        ],
    ),
    (
        TargetKind::SaysComplete,
        &["completed", "complete", "done", "closed", "achieved", "implemented", "actioned", "\u{2713}", "\u{2714}"],
    ),
];

/// Words between an old target and the new one: the new one follows.
const THEN_NEW: [&str; 8] =
    ["revised to", "extended to", "changed to", "moved to", "now", "revised", "extended", "new date"];
/// The old one follows.
const THEN_OLD: [&str; 6] = ["previously", "originally", "original", "formerly", "was", "revised from"];

/// Read a target. An empty text is [`TargetKind::None`].
///
/// # Errors
/// A date that does not exist, or text that is neither a date nor one of the usual words.
pub fn parse_target(text: &str) -> Result<Target, DateError> {
    let made = |kind, date| Target { kind, date, revised_from: None, raw: text.to_owned() };
    let plain = text.trim();
    if plain.chars().all(|char| !char.is_alphanumeric() && !matches!(char, '\u{2713}' | '\u{2714}')) {
        return Ok(made(TargetKind::None, None));
    }
    let lower = plain.to_lowercase();
    if let Some((old, new)) = revision(&lower) {
        let (old, new) = (parse_by(&old)?, parse_by(&new)?);
        return Ok(Target {
            kind: TargetKind::Revised,
            date: Some(new),
            revised_from: Some(old),
            raw: text.to_owned(),
        });
    }
    for (kind, words) in WORDS {
        if let Some(rest) = words.iter().find_map(|word| lower.strip_prefix(word)).filter(|rest| ends_word(rest)) {
            return Ok(made(kind, date_within(rest)));
        }
    }
    if let Some(date) = repeating(&lower) {
        return Ok(made(TargetKind::Repeating, date));
    }
    if is_relative(&lower) {
        return Ok(made(TargetKind::Relative, None));
    }
    let date = parse_by(&lower).map(|date| date.with_raw(plain))?;
    let kind = match date.precision {
        Precision::Day | Precision::Minute => TargetKind::Day,
        Precision::Month => TargetKind::Month,
        Precision::Season => TargetKind::Season,
        Precision::Quarter if super::show::two_years_written(plain) => TargetKind::FinancialQuarter,
        Precision::Undated => return Ok(made(TargetKind::None, None)),
        _ => TargetKind::Period,
    };
    Ok(made(kind, Some(date)))
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// A date after "by", "end of": for a target both mean the end of what follows.
fn parse_by(text: &str) -> Result<LooseDate, DateError> {
    let text = text.trim_matches(|char: char| char.is_whitespace() || ",;:.-()[]>\u{2192}".contains(char));
    let mut body = text;
    for lead in ["by ", "due ", "before ", "no later than ", "the end of ", "end of ", "end "] {
        body = body.strip_prefix(lead).unwrap_or(body);
    }
    parse(body).map(|date| date.with_raw(text))
}

/// A date somewhere in what stands after a word: "ongoing, review March 2023".
fn date_within(rest: &str) -> Option<LooseDate> {
    let start = rest.char_indices().filter(|(at, char)| {
        let fresh = rest.get(..*at).is_none_or(|before| !before.ends_with(char::is_alphanumeric));
        fresh && char.is_alphanumeric()
    });
    start
        .filter_map(|(at, _)| rest.get(at..))
        .find_map(|tail| parse_by(tail).ok().filter(|date| date.precision != Precision::Undated))
}

/// The old and the new date of a revised target.
fn revision(lower: &str) -> Option<(String, String)> {
    let cut = |words: &[&str]| {
        words.iter().find_map(|word| {
            lower.match_indices(word).find_map(|(at, _)| {
                let (before, after) = (lower.get(..at)?, lower.get(at + word.len()..)?);
                let apart = !before.ends_with(char::is_alphanumeric) && ends_word(after);
                (apart && has_figure(before) && has_figure(after)).then(|| (before.to_owned(), after.to_owned()))
            })
        })
    };
    if let Some((new, old)) = cut(&THEN_OLD) {
        return Some((old, new));
    }
    let stripped =
        |old: String| THEN_OLD.iter().find_map(|word| old.strip_prefix(word)).map_or(old.clone(), str::to_owned);
    cut(&THEN_NEW)
        .or_else(|| lower.split_once('\u{2192}').or_else(|| lower.split_once("->")).map(|(a, b)| (a.into(), b.into())))
        .map(|(old, new)| (stripped(old), new))
}

fn has_figure(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
}

/// "01/10/2022, then every 6 months", "quarterly from April 2022".
fn repeating(lower: &str) -> Option<Option<LooseDate>> {
    const EVERY: [&str; 9] =
        ["every", "annually", "annual", "yearly", "quarterly", "monthly", "weekly", "six-monthly", "bi-annually"];
    let (word, at) = EVERY.iter().filter_map(|word| lower.find(word).map(|at| (word, at))).min_by_key(|(_, at)| *at)?;
    let before = lower.get(..at)?.trim_end().trim_end_matches("then").trim_end_matches("and").trim();
    if let Ok(date) = parse_by(before)
        && date.precision != Precision::Undated
    {
        return Some(Some(date));
    }
    Some(
        lower.get(at + word.len()..).and_then(|rest| rest.split_once("from")).and_then(|(_, rest)| parse_by(rest).ok()),
    )
}

/// "Within 6 months of publication", "3 months from HO letter", "six weeks after sign-off".
fn is_relative(lower: &str) -> bool {
    const COUNTS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "eighteen"];
    let found = tokens(lower);
    let mut words = found.iter().map(|spaced| &spaced.tok).filter(|tok| !matches!(tok, Tok::Mark(_))).peekable();
    let within = words.next_if(|tok| matches!(tok, Tok::Word(word) if word == "within" || word == "in")).is_some();
    let counted = match words.next() {
        Some(Tok::Num { .. }) => true,
        Some(Tok::Word(word)) => COUNTS.contains(&word.as_str()),
        _ => false,
    };
    let mut rest = words.map(|tok| match tok {
        Tok::Word(word) => word.as_str(),
        _ => "",
    });
    let unit = rest.find(|word| !matches!(*word, "working" | "calendar"));
    let is_unit = matches!(unit, Some("day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"));
    counted
        && is_unit
        && (within || rest.next().is_none_or(|word| matches!(word, "of" | "from" | "after" | "following" | "post")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_plans_write_them() {
        for (text, kind, due) in [
            ("Dec 2021", "month", "2021-12-31"),
            ("Dec-21", "month", "2021-12-31"),
            ("March 22", "month", "2022-03-31"),
            ("Q3 2020/21", "financial-quarter", "2020-12-31"),
            ("Q3 20-21", "financial-quarter", "2020-12-31"),
            ("Q4 2022/23", "financial-quarter", "2023-03-31"),
            ("31/03/22", "day", "2022-03-31"),
            ("31.3.22", "day", "2022-03-31"),
            ("31st March 2022", "day", "2022-03-31"),
            ("by end of March 2022", "month", "2022-03-31"),
            ("Ongoing", "ongoing", ""),
            ("On-going", "ongoing", ""),
            ("Continuous", "ongoing", ""),
            ("BAU", "ongoing", ""),
            ("Ongoing - review March 2023", "ongoing", "2023-03-31"),
            ("Immediate", "immediate", ""),
            ("Immediately", "immediate", ""),
            ("ASAP", "immediate", ""),
            ("With immediate effect", "immediate", ""),
            ("TBC", "to-be-agreed", ""),
            ("To be agreed", "to-be-agreed", ""),
            ("Complete", "says-complete", ""),
            ("Completed", "says-complete", ""),
            ("Within 6 months of publication", "relative", ""),
            ("3 months from HO letter", "relative", ""),
            ("Spring 2019", "season", "2019-05-31"),
            ("Spring term 2023", "period", "2023-04-15"),
            ("2021", "period", "2021-12-31"),
            ("30/09/2018 (revised 31/12/2018)", "revised", "2018-12-31"),
            ("31/12/2018 (was 30/09/2018)", "revised", "2018-12-31"),
            ("originally 30/09/2018, now March 2019", "revised", "2019-03-31"),
            ("30/09/2018 \u{2192} 31/12/2018", "revised", "2018-12-31"),
            ("01/10/2022, then every 6 months", "repeating", "2022-10-01"),
            ("Quarterly", "repeating", ""),
            ("", "none", ""),
            ("-", "none", ""),
        ] {
            let target = parse_target(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let found = target.due().map(|day| day.to_string()).unwrap_or_default();
            assert_eq!((target.kind.code(), found.as_str()), (kind, due), "{text}");
            assert_eq!(target.raw, text);
        }
    }

    #[test]
    fn the_old_target_is_kept_beside_the_new() {
        let target = parse_target("30/09/2018 (revised 31/12/2018)").unwrap();
        assert_eq!(target.revised_from.map(|date| date.to_string()).as_deref(), Some("30 September 2018"));
        assert_eq!(target.date.map(|date| date.to_string()).as_deref(), Some("31 December 2018"));
    }

    #[test]
    fn a_target_that_is_no_date_is_refused_rather_than_dropped() {
        assert!(parse_target("31/04/2022").unwrap_err().to_string().contains("does not exist"));
        assert!(parse_target("when funding allows").is_err());
    }
}
