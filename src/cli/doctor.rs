//! `dhr doctor`: the register, its place, the terminal, the options and what was left unsaved; each fault with the
//! command that mends it.

use serde_json::{Value as Json, json};

use super::open::{self, Desk};
use super::{print, workbench};
use crate::app::layout::{fit, wrap};
use crate::config::{self, Origin};
use crate::error::{Error, Result};
use crate::store::{self, Check, Draft, Drafts, Mode, State};
use crate::term::capability::Glyphs;
use crate::term::options::{self, capability_of};
use crate::term::screen::Depth;

pub fn run(desk: &Desk, only_drafts: bool) -> Result<()> {
    if only_drafts {
        return print_drafts(desk);
    }
    let mut checks = register(desk);
    checks.extend(terminal(desk));
    checks.extend(options(desk));
    checks.push(drafts(desk)?);
    let bad = checks.iter().filter(|check| check.state == State::Bad).count();
    if desk.json {
        let rows: Vec<Json> = checks.iter().map(object).collect();
        print::json(&json!({ "total": rows.len(), "bad": bad, "rows": rows }));
    } else {
        checks.iter().for_each(line);
    }
    match bad {
        0 => Ok(()),
        1 => Err(Error::env("One thing must be mended").next("Run the command beside it")),
        more => Err(Error::env(format!("{more} things must be mended")).next("Run the commands beside them")),
    }
}

const fn word(state: State) -> &'static str {
    match state {
        State::Ok => "ok",
        State::Warn => "warning",
        State::Bad => "bad",
    }
}

fn object(check: &Check) -> Json {
    json!({ "name": check.name, "state": word(check.state), "detail": check.detail, "fix": check.fix })
}

/// Columns before the words of a check.
const INDENT: usize = 22;

fn line(check: &Check) {
    let width = print::columns().saturating_sub(INDENT).max(20);
    let mut parts = wrap(&format!("{}.", check.detail.trim_end_matches('.')), width);
    let mend = format!("Mend: {}", check.fix);
    match (check.fix.is_empty(), check.is_command) {
        (true, _) => {}
        // A command that is broken into lines cannot be pasted.
        (false, true) => parts.push(mend),
        (false, false) => parts.extend(wrap(&mend, width)),
    }
    for (at, part) in parts.into_iter().enumerate() {
        let head = if at == 0 { format!("{}{}", fit(word(check.state), 9), check.name) } else { String::new() };
        print::line(&format!("{}{part}", fit(&head, INDENT)));
    }
}

fn check(name: &'static str, state: State, detail: impl Into<String>) -> Check {
    Check::new(name, state, detail)
}

/// What could not be had, as a check.
fn troubled(name: &'static str, error: Error) -> Check {
    Check { is_command: error.ends_in_command, ..check(name, State::Bad, error.what).fix(error.next) }
}

/// The checks of the store; a register that cannot be opened is one of them.
fn register(desk: &Desk) -> Vec<Check> {
    let found = open::register(&desk.config, Mode::ReadWrite).and_then(|store| {
        let mut checks = store.doctor(config::now())?;
        checks.extend(store.notices().iter().map(|notice| check("register", State::Warn, notice)));
        Ok(checks)
    });
    let path = desk.config.register().map_or_else(|error| error.to_string(), |path| path.display().to_string());
    let from = desk.config.origin("db").map_or_else(String::new, Origin::words);
    let mut checks = vec![check("path", State::Ok, format!("{path}, from: {from}"))];
    match found {
        Ok(found) => checks.extend(found),
        Err(error) => {
            checks.push(troubled("register", error));
            let there = desk.config.register().ok().filter(|path| path.exists());
            checks.extend(there.iter().flat_map(|path| store::around(path)));
        }
    }
    checks
}

/// What the terminal says of itself, what was made of it, and why.
fn terminal(desk: &Desk) -> Vec<Check> {
    let variable = |name: &str| match desk.config.environment.variable(name) {
        "" => format!("{name} is not set"),
        value => format!("{name}={value}"),
    };
    let chosen = |name: &str| desk.config.origin(name).map_or_else(String::new, Origin::words);
    let capability = capability_of(&desk.config);
    let term = if capability.dumb {
        Check {
            fix: "export TERM=xterm-256color, or plain = \"yes\" in the configuration".to_owned(),
            ..check("terminal", State::Warn, format!("{}: the cursor cannot be moved", variable("TERM")))
        }
    } else {
        check("terminal", State::Ok, variable("TERM"))
    };
    let size = if print::at_terminal() {
        check("size", State::Ok, format!("{} columns", print::columns()))
    } else {
        check("size", State::Ok, "Standard output is no terminal")
    };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable).join(", ");
    let glyphs = match capability.glyphs {
        Glyphs::Utf8 => "UTF-8 lines and marks",
        Glyphs::Ascii => "ASCII lines and marks",
    };
    let colours = match capability.profile.depth {
        Depth::Mono => "no colour",
        Depth::Eight => "8 colours",
        Depth::Sixteen => "16 colours",
        Depth::Indexed => "256 colours",
        Depth::True => "all colours",
    };
    let why = |option: &str, by: &str| match (desk.config.get(option), desk.config.origin(option)) {
        ("auto", _) | (_, Some(Origin::Default) | None) => by.to_owned(),
        _ => chosen(option),
    };
    vec![
        term,
        size,
        check("locale", State::Ok, locale),
        check("glyphs", State::Ok, format!("{glyphs}, from: {}", why("glyphs", "the locale and TERM"))),
        check("colour", State::Ok, format!("{colours}, from: {}", why("colour", "TERM, COLORTERM and NO_COLOR"))),
        theme(desk, &chosen("theme")),
    ]
}

/// The theme, with each of its faults, or what could not be checked.
fn theme(desk: &Desk, chosen: &str) -> Check {
    let name = desk.config.get("theme");
    match options::theme(&desk.config) {
        Err(faults) => Check {
            fix: "mend the file, or choose terminal, light, dark, contrast, colour-safe or mono".to_owned(),
            ..check("theme", State::Warn, format!("Not used, from: {chosen}: {}", faults.join("; ")))
        },
        Ok(theme) if theme.unchecked() > 0 && crate::view::THEMES.iter().all(|(known, _)| *known != name) => {
            let unchecked = theme.unchecked();
            let why = "use the terminal's own colours or background, whose contrast cannot be worked out";
            check("theme", State::Ok, format!("{name}, from: {chosen}; {unchecked} of its roles {why}"))
        }
        Ok(_) => check("theme", State::Ok, format!("{name}, from: {chosen}")),
    }
}

/// One's own keys, and what the administrator decided.
fn options(desk: &Desk) -> Vec<Check> {
    let keys = match (workbench::keymap(&desk.config), desk.config.keys.len()) {
        (Err(error), _) => troubled("keys", error),
        (Ok(_), 0) => check("keys", State::Ok, "As they come"),
        (Ok(_), _) => {
            let own: Vec<String> =
                desk.config.keys.iter().map(|(command, keys, _)| format!("{command} = {keys}")).collect();
            check("keys", State::Ok, format!("Your own: {}", own.join(", ")))
        }
    };
    let set: Vec<String> = config::OPTIONS
        .iter()
        .filter(|row| matches!(desk.config.origin(row.name), Some(Origin::Policy(..))))
        .map(|row| format!("{} = {}", row.name, desk.config.get(row.name)))
        .collect();
    let policy = if set.is_empty() { "The administrator has set nothing".to_owned() } else { set.join(", ") };
    vec![keys, check("policy", State::Ok, policy)]
}

fn read_drafts(desk: &Desk) -> Result<Vec<Draft>> {
    let folder = desk.config.register().ok().and_then(|path| desk.config.drafts_of(Some(&path)));
    Ok(folder.map(|folder| Drafts::new(folder).list()).transpose()?.unwrap_or_default())
}

fn drafts(desk: &Desk) -> Result<Check> {
    Ok(match read_drafts(desk)?.len() {
        0 => check("drafts", State::Ok, "Nothing was left unsaved"),
        count => Check {
            fix: "dhr doctor --drafts prints them; Today in the workbench opens them".to_owned(),
            ..check("drafts", State::Warn, format!("{count} left unsaved"))
        },
    })
}

/// The texts themselves, for whoever typed them.
fn print_drafts(desk: &Desk) -> Result<()> {
    let drafts = read_drafts(desk)?;
    if desk.json {
        let rows =
            drafts.iter().map(|draft| json!({ "place": draft.place, "at": draft.at.to_string(), "text": draft.text }));
        return print::rows(rows);
    }
    if drafts.is_empty() {
        return print::nothing();
    }
    for draft in drafts {
        print::line(&format!("{}  {}", crate::domain::date::wall(draft.at).strftime("%-d %b %Y %H:%M"), draft.place));
        print::indented(&draft.text, 4);
    }
    Ok(())
}
