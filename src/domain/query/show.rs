//! Query to text: the canonical spelling, which reads back as the same query.

use std::fmt;

use super::token::is_quote;
use super::{Op, Operand, Query, Term, Word};

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.words.iter().map(word).collect();
        parts.extend(self.terms.iter().map(term));
        if !self.sort.is_empty() {
            let fields: Vec<String> =
                self.sort.iter().map(|(field, down)| format!("{}{field}", if *down { "-" } else { "" })).collect();
            parts.push(format!("sort:{}", fields.join(",")));
        }
        parts.extend(self.group.map(|field| format!("group:{field}")));
        parts.extend(self.columns.as_ref().map(|fields| format!("cols:{}", fields.join(","))));
        parts.extend(self.limit.map(|limit| format!("limit:{limit}")));
        f.write_str(&parts.join(" "))
    }
}

fn word(word: &Word) -> String {
    let sign = if word.negated { "-" } else { "" };
    let lower = word.text.to_lowercase();
    let plain = !word.text.starts_with(['-', '!'])
        && !word.text.contains([':', '<', '>', '='])
        && !matches!(lower.as_str(), super::OPEN | super::OVERDUE | super::MINE);
    format!("{sign}{}", if plain { spaced(&word.text) } else { quoted(&word.text) })
}

fn term(term: &Term) -> String {
    let values: Vec<String> = term.values.iter().map(operand).collect();
    let (before, after) = match (term.negated, term.op) {
        (true, Op::Is) => ("", "!"),
        (true, _) => ("-", ""),
        (false, _) => ("", ""),
    };
    format!("{before}{}{}{after}{}", term.field, term.op.sign(), values.join(","))
}

fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Missing => "missing".into(),
        Operand::Present => "any".into(),
        Operand::Me => "me".into(),
        Operand::Text(text) => {
            let reserved =
                ["missing", "none", "any", "present", "me"].iter().any(|word| text.eq_ignore_ascii_case(word));
            let plain = !reserved && !text.starts_with(['!', '=']) && !text.contains(',');
            if plain { spaced(text) } else { quoted(text) }
        }
    }
}

fn spaced(text: &str) -> String {
    if text.contains(char::is_whitespace) { quoted(text) } else { text.chars().filter(|c| !is_quote(*c)).collect() }
}

/// Quotes cannot be said inside quotes; a text read from a query never holds one.
fn quoted(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !is_quote(*c)).collect();
    format!("\"{bare}\"")
}
