//! What the options make of the terminal: what it can show, in which colours, what is allowed, and the list to open on.

use super::capability::{self, Capability, Glyphs};
use super::screen::Depth;
use crate::app::allowed::Allowed;
use crate::app::command::Cmd;
use crate::app::screen::list::ListScreen;
use crate::config::Config;
use crate::view::Theme;

/// What the terminal can do, with the person's own words about it.
pub fn capability_of(config: &Config) -> Capability {
    let environment = capability::Environment {
        term: config.environment.variable("TERM").to_owned(),
        colorterm: config.environment.variable("COLORTERM").to_owned(),
        no_color: config.environment.variable("NO_COLOR").to_owned(),
        lc_all: config.environment.variable("LC_ALL").to_owned(),
        lc_ctype: config.environment.variable("LC_CTYPE").to_owned(),
        lang: config.environment.variable("LANG").to_owned(),
    };
    let mut capability = capability::decide(&environment);
    match config.get("glyphs") {
        "utf8" => capability.glyphs = Glyphs::Utf8,
        "ascii" => capability.glyphs = Glyphs::Ascii,
        _ => {}
    }
    if config.get("colour") == "no" {
        capability.profile.depth = Depth::Mono;
    }
    capability
}

/// The theme of the options. One with a fault is left alone, and the terminal's own colours are used; what is wrong
/// with it comes along.
pub(super) fn theme_of(config: &Config, capability: &Capability) -> (Theme, Option<String>) {
    let (theme, faulty) = match theme(config) {
        Ok(theme) => (theme, None),
        Err(faults) => {
            let more = match faults.len() {
                0 | 1 => String::new(),
                more => format!(" ({} more: dhr doctor)", more - 1),
            };
            let first = faults.into_iter().next().unwrap_or_default();
            let plain = Theme::named("terminal").and_then(std::result::Result::ok);
            (plain.unwrap_or_default(), Some(format!("Theme not used: {first}{more}")))
        }
    };
    (if capability.profile.depth == Depth::Mono { theme.without_colour() } else { theme }, faulty)
}

/// The theme of the options, or each of its faults with file and line.
///
/// # Errors
/// The faults, in words.
pub fn theme(config: &Config) -> std::result::Result<Theme, Vec<String>> {
    let name = config.get("theme");
    if let Some(theme) = Theme::named(name) {
        return theme.map_err(|faults| faults.into_iter().map(|fault| fault.what).collect());
    }
    let text = std::fs::read_to_string(name).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "is neither a theme that comes along nor a file",
            std::io::ErrorKind::PermissionDenied => "may not be read by you",
            std::io::ErrorKind::InvalidData => "is not text",
            _ => "cannot be read",
        };
        vec![format!("{name} {why}")]
    })?;
    Theme::read(&text).map_err(|faults| {
        faults.into_iter().map(|fault| format!("{name}, line {}: {}", fault.line, fault.what)).collect()
    })
}

/// What the administrator's policy and the register allow.
pub fn allowed(config: &Config, read_only: bool) -> Allowed {
    Allowed {
        clipboard: config.is_on("clipboard"),
        export: config.is_on("export"),
        reveal: config.is_on("reveal"),
        suspend: config.is_on("suspend"),
        editor: config.is_on("editor"),
        write: !read_only,
    }
}

/// The list to open on, when it is not Today.
pub(super) fn start_of(config: &Config) -> Option<ListScreen> {
    match config.get("start") {
        "cases" => ListScreen::main(Cmd::GoCases),
        "actions" => ListScreen::main(Cmd::GoActions),
        _ => None,
    }
}
