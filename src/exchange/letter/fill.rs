//! Filling: the template with the register's words in it, as pieces, with what to know before it goes.

use std::collections::BTreeSet;

use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior};
use serde_json::Value as Json;

use super::block::{self, Block};
use super::check::{self, Refusal};
use super::input::{Input, Recipient};
use super::template::{Header, Names, Template};
use super::{address, context};
use crate::domain::date::Date;
use crate::domain::leak::{Certainty, Key, Passage, Scanner};
use crate::domain::register::Case;
use crate::error::{Error, Kind, Result};

/// A letter filled from the register, not yet a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    pub header: Header,
    pub reference: String,
    /// Date, references and reader, a line each.
    pub head: Vec<String>,
    pub subject: String,
    pub blocks: Vec<Block>,
    /// Who signs, a line each.
    pub foot: Vec<String>,
    /// "Contains real names: ..." when it does or will.
    pub banner: Option<String>,
    /// Blanks that a person fills by hand.
    pub blanks: Vec<String>,
    pub warnings: Vec<String>,
    /// Why it may not go; a letter with any is not written or recorded.
    pub refused: Vec<Refusal>,
    /// The reason for going on in spite of a refusal.
    pub went_on: Option<String>,
    pub today: Date,
    pub reply_by: Option<Date>,
    /// To whom it goes, by role or agency, as the register shows it.
    pub to_whom: String,
    pub(super) agency: Option<i64>,
    pub(super) person: Option<i64>,
    pub(super) sent_by: String,
}

impl Filled {
    /// The refusal that stops it, if one does.
    ///
    /// # Errors
    /// Denied, with the rule.
    pub fn allowed(&self) -> Result<()> {
        match self.refused.first() {
            None => Ok(()),
            Some(refusal) => Err(Error::new(Kind::Denied, format!("{}. {}", refusal.text, refusal.rule))
                .safe("No letter was written")
                .next(refusal.next)),
        }
    }

    /// Goes on in spite of the refusals that allow it; the reason is recorded with the letter.
    ///
    /// # Errors
    /// An empty reason.
    pub fn go_on(mut self, reason: &str) -> Result<Self> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Error::user("Going on needs a reason").safe("No letter was written").next("Say why"));
        }
        let (passed, kept) = self.refused.into_iter().partition(|refusal| refusal.may_go_on);
        self.refused = kept;
        let passed: Vec<Refusal> = passed;
        if !passed.is_empty() {
            self.warnings.extend(passed.into_iter().map(|refusal| format!("Passed with a reason: {}", refusal.text)));
            self.went_on = Some(reason.to_owned());
        }
        Ok(self)
    }
}

/// Fills a template.
///
/// # Errors
/// A reader or a decision it is not for; something it needs that the register does not hold, by file and line; a
/// template that cannot be read.
pub fn fill(template: &Template, input: &Input<'_>) -> Result<Filled> {
    check::fits(template, input)?;
    let words = context::of(template, input);
    needed(template, &words)?;
    let text = render(template, &words)?;
    let (subject, rest) = text.trim_start().split_once('\n').unwrap_or((text.trim(), ""));
    let blocks = block::read(rest);
    let mut found = check::check(template, input);
    let head = address::head(template, input, &words);
    let foot = address::foot(template, input);
    let texts: Vec<&str> = std::iter::once(subject)
        .chain(head.iter().map(String::as_str))
        .chain(blocks.iter().flat_map(Block::texts))
        .collect();
    let blanks = blanks(&texts);
    if template.header.names == Names::Pseudonym {
        named(input, &texts, &mut found.refused);
    } else if input.revealed.is_empty() {
        found.warnings.push(
            "This letter needs real names: dhr letter fills them in with --names, or fill the blanks by hand"
                .to_owned(),
        );
    }
    let banner = (template.header.names == Names::Real).then(|| {
        let why = template.header.why_names.trim();
        let why = if why.is_empty() { "the reader needs them" } else { why };
        format!("Contains real names: {why}. Send by secure e-mail or by hand, to the reader alone.")
    });
    Ok(Filled {
        header: template.header.clone(),
        reference: input.dossier.case.reference.clone(),
        subject: subject.trim().to_owned(),
        blanks,
        head,
        blocks,
        foot,
        banner,
        warnings: found.warnings,
        refused: found.refused,
        went_on: None,
        today: input.today,
        reply_by: context::reply_by(template, input),
        to_whom: address::to_whom(template, input),
        agency: match input.to {
            Recipient::Agency(agency) => Some(agency.id),
            _ => None,
        },
        person: match input.to {
            Recipient::Plan(plan) => plan.person.as_ref().map(|own| own.id),
            Recipient::Person(person) => Some(person.id),
            _ => None,
        },
        sent_by: input.sender.user.clone(),
    })
}

/// What the header says the register must hold.
fn needed(template: &Template, words: &Json) -> Result<()> {
    for path in &template.header.needs {
        let held = path.split('.').try_fold(words, |at, key| at.get(key));
        let is_missing = match held {
            None | Some(Json::Null | Json::Bool(false)) => true,
            Some(Json::Array(rows)) => rows.is_empty(),
            Some(_) => false,
        };
        if is_missing {
            return Err(missing(template, template.needs_line, path));
        }
    }
    Ok(())
}

fn missing(template: &Template, line: usize, path: &str) -> Error {
    let (letter, file) = (&template.header.letter, &template.file);
    let what = in_words(path);
    Error::user(format!("{letter} needs {what}, and the register does not hold it ({file}, line {line}: {path})"))
        .safe("No letter was written")
        .next(format!("Enter it {}, or choose another letter", place(path)))
}

/// The first word of a line that means something and holds nothing.
fn unheld(template: &Template, line: usize, words: &Json) -> Option<String> {
    let text = template.body.lines().nth(line.checked_sub(1)?)?;
    let ends = |c: char| c.is_whitespace() || c == '}' || c == '|';
    let paths = text.split("{{").skip(1).filter_map(|rest| rest.trim_start().split(ends).next());
    // A name that means nothing is the template's fault, and said as such.
    let holds_nothing = |path: &&str| path.split('.').try_fold(words, |at, key| at.get(key)).is_some_and(Json::is_null);
    paths.filter(|path| !path.is_empty()).find(holds_nothing).map(str::to_owned)
}

/// Where a word of a template is entered.
fn place(path: &str) -> &'static str {
    match path.split('.').next().unwrap_or_default() {
        "victims" => "on the Family tab, in the list of people",
        "actions" | "late_actions" | "all_actions" => "on the Actions tab",
        "owed" => "on the Returns tab",
        "report" => "on the Records tab, in the list of versions",
        "case" | "partnership" | "reference" | "decision" => "on the Summary tab",
        _ => "first",
    }
}

/// What a word of a template stands for, as a coordinator says it.
fn in_words(path: &str) -> String {
    match path {
        "partnership" => "the partnership that leads the review".to_owned(),
        "reference" => "the reference of the case".to_owned(),
        "recipient.agency" => "the name of the agency".to_owned(),
        "victims" => "the person who died".to_owned(),
        "actions" => "an action of this agency".to_owned(),
        "late_actions" => "an overdue action of this agency".to_owned(),
        "all_actions" => "an action of the review".to_owned(),
        "decision.reasons" => "the reasons of the decision".to_owned(),
        "owed.due" => "a return this agency was asked for, with its date".to_owned(),
        "owed.late" => "a return of this agency that is late".to_owned(),
        "report.version" => "a version of the overview report".to_owned(),
        "recipient.name" => "the reader".to_owned(),
        "case.published_or_withheld" => "the day it was published, or the reason it is withheld".to_owned(),
        path => match path.strip_prefix("case.").and_then(|field| Case::ENTITY.field(field)) {
            Some(field) => format!("\"{}\" of the case", field.label),
            None => path.to_owned(),
        },
    }
}

/// The template with the words in it. A name that means nothing, or holds nothing, is an error with its line.
fn render(template: &Template, words: &Json) -> Result<String> {
    let mut engine = Environment::new();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_formatter(|out, _, value| {
        if value.is_undefined() || value.is_none() {
            return Err(minijinja::Error::new(ErrorKind::UndefinedError, "the register does not hold this"));
        }
        // One line, and no sign that would end a cell of a table.
        let plain = value.to_string().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "/");
        out.write_str(&plain).map_err(|_| ErrorKind::WriteFailure.into())
    });
    let text = engine.render_named_str(&template.file, &template.body, Serde(words)).map_err(|error| {
        let line = error.line().unwrap_or(1);
        if error.kind() == ErrorKind::UndefinedError
            && let Some(path) = unheld(template, line, words)
        {
            return missing(template, line, &path);
        }
        let why = match error.kind() {
            ErrorKind::UndefinedError => {
                let code = template.body.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim();
                let code: String = code.chars().take(60).collect();
                format!("this letter uses a word the register does not hold: {code}")
            }
            kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned),
        };
        Error::data(format!("{}, line {line}: {why}", template.file))
            .safe("No letter was written")
            .next("Enter it on the case, or correct that line of the template")
    })?;
    Ok(text)
}

/// The blanks in square brackets, each once and without a full stop of their own. An empty box to tick is none.
fn blanks(texts: &[&str]) -> Vec<String> {
    let mut found = BTreeSet::new();
    for text in texts {
        let mut rest = *text;
        while let Some((_, after)) = rest.split_once('[') {
            let Some((inside, end)) = after.split_once(']') else { break };
            if !inside.trim().is_empty() {
                found.insert(format!("[{}]", inside.trim_end_matches('.')));
            }
            rest = end;
        }
    }
    found.into_iter().collect()
}

/// Real names in a letter that should have none: looked for when identities are given.
fn named(input: &Input<'_>, texts: &[&str], refused: &mut Vec<Refusal>) {
    if input.revealed.is_empty() {
        return;
    }
    let key: Key = address::key(input);
    let passages = texts.iter().map(|text| Passage::new("letter", *text));
    let found = Scanner::new(&key).scan(passages).into_iter().filter(|own| own.certainty == Certainty::High).count();
    if found > 0 {
        refused.push(Refusal {
            rule: check::NAMED,
            text: format!("A real name, address or date stands in the text in {found} places"),
            next: "Change the words in the register that the letter was filled from",
            may_go_on: false,
        });
    }
}
