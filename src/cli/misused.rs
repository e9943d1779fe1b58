//! A command that cannot be read, told like every other error: what is wrong with it, that nothing was changed, and
//! where to look. The parser's own words are for people who write programs.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::Error;

/// What the parser said, in our words; `verb` is the one that was meant, when there is one.
pub fn told(error: &clap::Error, verb: Option<&str>) -> Error {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let bare = |name: &str| name.replace(['<', '>'], "").replace("...", "");
    let named =
        |name: &str| bare(if name.starts_with('-') { name.split(' ').next().unwrap_or_default() } else { name });
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("There is no verb \"{}\"", text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => {
            let missing = text(ContextKind::InvalidArg);
            let missing: Vec<String> = missing.split(", ").map(bare).collect();
            let is = if missing.len() > 1 { "are" } else { "is" };
            format!("{} {is} missing", missing.join(" and "))
        }
        ErrorKind::InvalidUtf8 => "What was typed is not text this program can read: it is not UTF-8".to_owned(),
        ErrorKind::UnknownArgument => format!("\"{argument}\" is not understood here"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{} is given nothing", named(&argument)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\"{value}\" is not what {} takes", named(&argument))
        }
        ErrorKind::ArgumentConflict if text(ContextKind::PriorArg) == argument => {
            format!("{} is given twice", named(&argument))
        }
        ErrorKind::ArgumentConflict => {
            format!("{} cannot go with {}", named(&argument), named(&text(ContextKind::PriorArg)))
        }
        _ => {
            let said = error.to_string();
            said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        }
    };
    Error::user(what).safe("Nothing was changed").next(next(error, &text, verb))
}

/// What would have been understood: the nearest word, the values there are, and the page of the verb.
fn next(error: &clap::Error, text: &dyn Fn(ContextKind) -> String, verb: Option<&str>) -> String {
    let mut ways = Vec::new();
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().map(text).find(|near| !near.is_empty()) {
        ways.push(format!("perhaps {} was meant", near.replace(", ", " or ")));
    }
    let values = text(ContextKind::ValidValue);
    if !values.is_empty() {
        ways.push(format!("it takes {values}"));
    }
    let usage = text(ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim().lines().next().unwrap_or_default().to_owned();
    // The words of a list may begin with the sign for leaving out.
    if let (ErrorKind::UnknownArgument, Some(verb @ ("cases" | "actions" | "list" | "export"))) = (error.kind(), verb)
        && text(ContextKind::InvalidArg).chars().nth(1).is_some_and(|second| second != '-')
    {
        ways.push(format!("to leave out what matches, put -- before the words: dhr {verb} -- -stage:closed"));
    }
    let page = verb.map_or_else(|| "dhr --help".to_owned(), |verb| format!("dhr {verb} --help"));
    match (error.kind(), verb) {
        (ErrorKind::MissingRequiredArgument, Some(_)) => {
            ways.push(format!("the whole is: {usage}; {page} explains it"))
        }
        _ => ways.push(format!("{page} says what there is")),
    }
    let ways = ways.join("; ");
    let mut chars = ways.chars();
    // A word to be typed keeps its letters.
    match chars.next() {
        Some(first) if !ways.starts_with("dhr ") => first.to_uppercase().chain(chars).collect(),
        _ => ways,
    }
}
