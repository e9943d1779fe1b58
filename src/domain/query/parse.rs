//! Text to query. What cannot be taken becomes a problem with its place; the rest of the query stands.

use super::super::entity::Entity;
use super::super::field::{Field, Kind};
use super::name::{CASE, DUE, ID, MINE, Meaning, OPEN, OVERDUE, flag, meaning};
use super::token::{Token, tokens};
use super::value::{Refusal, read};
use super::{Op, Operand, Problem, Query, Term, Word, when};

/// Reads a query for lists of `entity`.
pub fn parse(text: &str, entity: &Entity) -> (Query, Vec<Problem>) {
    let mut reading = Reading { entity, query: Query::default(), problems: Vec::new() };
    let tokens = tokens(text);
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        let taken = reading.take(token, after);
        rest = after.get(taken..).unwrap_or_default();
    }
    (reading.query, reading.problems)
}

struct Reading<'a> {
    entity: &'a Entity,
    query: Query,
    problems: Vec<Problem>,
}

/// `name`, comparison and what follows.
struct Clause {
    name: String,
    op: Op,
    negated: bool,
    value: Token,
}

impl Reading<'_> {
    /// Takes one piece and answers how many of the pieces after it belong to it.
    fn take(&mut self, token: &Token, after: &[Token]) -> usize {
        let (negated, bare) = negation(token);
        if let Some(mut clause) = clause(&bare) {
            clause.negated ^= negated;
            return self.clause(clause, after);
        }
        let text = bare.text();
        let text = text.trim();
        if text.is_empty() {
            return 0;
        }
        match flag(text, self.entity).filter(|_| bare.is_bare()) {
            Some(field) => {
                self.query.terms.push(Term { field, op: Op::Is, values: vec![Operand::Text("yes".into())], negated });
            }
            None => self.query.words.push(Word { text: text.to_owned(), negated }),
        }
        0
    }

    fn clause(&mut self, clause: Clause, after: &[Token]) -> usize {
        let at = clause.value.at.clone();
        let field = match meaning(&clause.name, self.entity) {
            Meaning::Field(field) => field,
            Meaning::Several(names) => {
                let why = format!("\"{}\" could be {}", clause.name, names.join(" or "));
                self.problem(&at, (why, names.first().map(|name| format!("{name}:"))));
                return 0;
            }
            Meaning::Unknown(near) => {
                let why = format!("There is no field \"{}\" in {}", clause.name, self.entity.plural.to_lowercase());
                self.problem(&at, (why, near.map(|name| format!("{name}:"))));
                return 0;
            }
            setting => {
                self.setting(&setting, &clause.value);
                return 0;
            }
        };
        let kind = kind(self.entity.field(field), field);
        let (value, taken) = match kind {
            Kind::Date | Kind::Loose => joined(&clause.value, after),
            _ => (clause.value, 0),
        };
        let values = value.parts();
        if values.iter().all(|part| part.text().trim().is_empty() && part.is_bare()) {
            self.problem(&at, (format!("\"{}\" needs a value", clause.name), None));
            return 0;
        }
        if clause.op != Op::Is && values.len() > 1 {
            self.problem(&at, ("A comparison takes one value".into(), None));
            return taken;
        }
        let mut known = Vec::new();
        for part in values.iter().filter(|part| !part.text().trim().is_empty()) {
            match read_extra(field, self.entity, part).unwrap_or_else(|| read(kind, clause.op, part)) {
                Ok(value) if !known.contains(&value) => known.push(value),
                Ok(_) => {}
                Err(refusal) => self.problem(&at, refusal),
            }
        }
        if !known.is_empty() {
            self.query.terms.push(Term { field, op: clause.op, values: known, negated: clause.negated });
        }
        taken
    }

    /// `sort:`, `group:`, `cols:`, `limit:`.
    fn setting(&mut self, setting: &Meaning, value: &Token) {
        if *setting == Meaning::Limit {
            match value.text().trim().parse() {
                Ok(limit) => self.query.limit = Some(limit),
                Err(_) => self.problem(&value.at, ("\"limit\" needs a number".into(), Some("limit:20".into()))),
            }
            return;
        }
        for part in value.parts() {
            let (descending, bare) = part.strip('-').map_or((false, part.clone()), |bare| (true, bare));
            let name = bare.text();
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            let Meaning::Field(field) = meaning(name, self.entity) else {
                let near = match meaning(name, self.entity) {
                    Meaning::Unknown(near) => near.map(str::to_owned),
                    Meaning::Several(names) => names.first().map(|name| (*name).to_owned()),
                    _ => None,
                };
                self.problem(&value.at, (format!("There is no one field \"{name}\""), near));
                continue;
            };
            let is_flag = matches!(field, OPEN | OVERDUE | MINE) && self.entity.field(field).is_none();
            if is_flag || (*setting != Meaning::Sort && descending) {
                self.problem(&value.at, (format!("\"{}\" cannot stand here", part.text()), None));
                continue;
            }
            match setting {
                Meaning::Sort if self.query.sort.iter().all(|(own, _)| *own != field) => {
                    self.query.sort.push((field, descending));
                }
                Meaning::Group => self.query.group = Some(field),
                Meaning::Columns => {
                    let columns = self.query.columns.get_or_insert_default();
                    if !columns.contains(&field) {
                        columns.push(field);
                    }
                }
                _ => {}
            }
        }
    }

    fn problem(&mut self, at: &std::ops::Range<usize>, (why, suggestion): Refusal) {
        self.problems.push(Problem { at: at.clone(), why, suggestion });
    }
}

/// The kind a term on this field is read by; the words beside the fields have their own.
fn kind(field: Option<&Field>, name: &str) -> Kind {
    match (field, name) {
        (Some(field), _) => field.kind,
        (None, DUE) => Kind::Date,
        (None, ID) => Kind::Number,
        _ => Kind::Text,
    }
}

/// `open:`, `overdue:` and `mine:` take yes or no.
fn read_extra(field: &str, entity: &Entity, part: &Token) -> Option<Result<Operand, Refusal>> {
    if entity.field(field).is_some() || field == DUE || field == ID {
        return None;
    }
    if field == CASE {
        return Some(Ok(Operand::Text(part.text().trim().to_owned())));
    }
    let text = part.text().trim().to_lowercase();
    Some(match text.as_str() {
        "y" | "yes" => Ok(Operand::Text("yes".into())),
        "n" | "no" => Ok(Operand::Text("no".into())),
        _ => Err((format!("\"{field}\" is yes or no"), Some(format!("{field}:yes")))),
    })
}

/// An unquoted `-` or `!` before something turns it round.
fn negation(token: &Token) -> (bool, Token) {
    match token.strip('-').or_else(|| token.strip('!')) {
        Some(rest) if !rest.chars.is_empty() => (true, rest),
        _ => (false, token.clone()),
    }
}

/// Cuts `name:value`, `name<value`, `name>=value`. The name begins with a letter and is not quoted; anything else with
/// a colon in it, such as a time of day, is a word.
fn clause(token: &Token) -> Option<Clause> {
    let (name, rest) = token.cut(|c| matches!(c, ':' | '<' | '>' | '='))?;
    let text = name.text();
    let named = name.is_bare()
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if !named {
        return None;
    }
    let sign = |token: &Token, signs: &str| signs.chars().try_fold(token.clone(), |rest, c| rest.strip(c));
    let (op, value) =
        [("<=", Op::AtMost), (">=", Op::AtLeast), ("<", Op::Less), (">", Op::More), (":", Op::Is), ("=", Op::Is)]
            .into_iter()
            .find_map(|(signs, op)| sign(&rest, signs).map(|value| (op, value)))?;
    let (negated, value) = match value.strip('!') {
        Some(value) if op == Op::Is => (true, value),
        _ => (false, value),
    };
    Some(Clause { name: text, op, negated, value })
}

/// A date in several words without quotes takes the words that belong to it.
fn joined(value: &Token, after: &[Token]) -> (Token, usize) {
    let rest: Vec<String> = after.iter().map_while(|token| token.is_bare().then(|| token.text())).take(2).collect();
    let taken = if value.is_bare() { when::reach(&value.text(), &rest) } else { 0 };
    let mut whole = value.clone();
    for token in after.iter().take(taken) {
        whole.chars.push((' ', false));
        whole.chars.extend(token.chars.iter().copied());
        whole.at.end = token.at.end;
    }
    (whole, taken)
}
