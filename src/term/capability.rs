//! Decides from the environment what the terminal can do. Nothing is asked of the terminal: an answer that never comes
//! would hold up the start. Must not read the environment itself.

use super::screen::{Depth, Profile};

/// The environment variables that matter, as they were found; empty counts as unset.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `TERM`
    pub term: String,
    /// `COLORTERM`
    pub colorterm: String,
    /// `NO_COLOR`
    pub no_color: String,
    /// `LC_ALL`
    pub lc_all: String,
    /// `LC_CTYPE`
    pub lc_ctype: String,
    /// `LANG`
    pub lang: String,
}

/// Which characters our own lines and marks are made of. Text people typed is shown as it is in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyphs {
    Utf8,
    Ascii,
}

/// What the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    pub glyphs: Glyphs,
    pub profile: Profile,
    /// The cursor cannot be moved: only plain mode works.
    pub dumb: bool,
}

/// Terminals without colour.
const MONOCHROME: [&str; 8] = ["vt100", "vt102", "vt220", "vt320", "vt420", "vt510", "vt52", "dumb"];
/// Terminals that draw anything but ASCII badly whatever the locale says.
const ASCII_ONLY: [&str; 7] = ["linux", "vt100", "vt102", "vt220", "dumb", "ansi", "cons25"];
/// Terminals, by the start of their name, that have all of ECMA-48 we use.
const FULL: [&str; 20] = [
    "xterm",
    "tmux",
    "linux",
    "putty",
    "rxvt",
    "vt220",
    "vt320",
    "vt420",
    "vt510",
    "alacritty",
    "foot",
    "kitty",
    "wezterm",
    "gnome",
    "vte",
    "konsole",
    "st",
    "mintty",
    "contour",
    "iterm",
];
/// Those that show a frame at once between mode 2026 on and off; the others ignore it, at 16 bytes.
const SYNC: [&str; 9] =
    ["tmux", "xterm-kitty", "kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "mintty"];

/// What a terminal of this environment can do.
pub fn decide(environment: &Environment) -> Capability {
    let term = environment.term.to_ascii_lowercase();
    let starts = |names: &[&str]| names.iter().any(|name| starts_with_name(&term, name));
    let dumb = matches!(term.as_str(), "" | "dumb" | "unknown" | "network" | "dialup");
    let depth = depth(&term, environment);
    let full = starts(&FULL) || starts(&["screen"]);
    let profile = if full { Profile::ecma48(depth) } else { Profile::conservative(depth) };
    let profile = Profile {
        // GNU screen has never promised ECH.
        erase_cells: profile.erase_cells && !starts(&["screen"]),
        sync: starts(&SYNC),
        ..profile
    };
    let utf8 = speaks_utf8(environment) && !dumb && !starts(&ASCII_ONLY);
    Capability { glyphs: if utf8 { Glyphs::Utf8 } else { Glyphs::Ascii }, profile, dumb }
}

/// `xterm` and `xterm-256color`, but not `xtermish`; a name that ends in a version may go on (`screen.xterm`).
fn starts_with_name(term: &str, name: &str) -> bool {
    term.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn depth(term: &str, environment: &Environment) -> Depth {
    let bare = |names: &[&str]| names.iter().any(|name| starts_with_name(term, name));
    // An emulator that calls itself vt220 but has colour says so in COLORTERM or in the name.
    if !environment.no_color.is_empty() || term.ends_with("-m") || term.ends_with("-mono") {
        Depth::Mono
    } else if matches!(environment.colorterm.to_ascii_lowercase().as_str(), "truecolor" | "24bit")
        || term.ends_with("-direct")
    {
        // screen passes neither on.
        if starts_with_name(term, "screen") { Depth::Indexed } else { Depth::True }
    } else if term.contains("256") {
        Depth::Indexed
    } else if bare(&MONOCHROME) || term.is_empty() {
        Depth::Mono
    } else if bare(&["linux", "screen", "ansi", "cons25"]) {
        Depth::Eight
    } else if bare(&FULL) {
        Depth::Sixteen
    } else {
        Depth::Eight
    }
}

/// The first of the three that is set decides, as in every other program.
fn speaks_utf8(environment: &Environment) -> bool {
    let locale =
        [&environment.lc_all, &environment.lc_ctype, &environment.lang].into_iter().find(|value| !value.is_empty());
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(term: &str) -> Capability {
        decide(&Environment { term: term.to_owned(), lang: "en_GB.UTF-8".to_owned(), ..Environment::default() })
    }

    #[test]
    fn each_terminal_gets_what_it_has() {
        use Depth::{Eight, Indexed, Mono, Sixteen};
        use Glyphs::{Ascii, Utf8};
        // name, glyphs, colours, scroll region, ECH, mode 2026, dumb
        for (term, glyphs, depth, scroll, erase, sync, dumb) in [
            ("xterm-256color", Utf8, Indexed, true, true, false, false),
            ("xterm", Utf8, Sixteen, true, true, false, false),
            ("xterm-kitty", Utf8, Sixteen, true, true, true, false),
            ("screen", Utf8, Eight, true, false, false, false),
            ("screen-256color", Utf8, Indexed, true, false, false, false),
            ("screen.xterm-256color", Utf8, Indexed, true, false, false, false),
            ("tmux", Utf8, Sixteen, true, true, true, false),
            ("tmux-256color", Utf8, Indexed, true, true, true, false),
            ("linux", Ascii, Eight, true, true, false, false),
            ("vt100", Ascii, Mono, false, false, false, false),
            ("vt220", Ascii, Mono, true, true, false, false),
            ("putty", Utf8, Sixteen, true, true, false, false),
            ("putty-256color", Utf8, Indexed, true, true, false, false),
            ("stranger", Utf8, Eight, false, false, false, false),
            ("dumb", Ascii, Mono, false, false, false, true),
            ("", Ascii, Mono, false, false, false, true),
        ] {
            let got = of(term);
            let profile = got.profile;
            assert_eq!(
                (got.glyphs, profile.depth, profile.scroll, profile.erase_cells, profile.sync, got.dumb),
                (glyphs, depth, scroll, erase, sync, dumb),
                "{term}"
            );
        }
    }

    #[test]
    fn the_locale_decides_about_utf8_in_the_usual_order() {
        for (lc_all, lc_ctype, lang, want) in [
            ("", "", "C", Glyphs::Ascii),
            ("", "", "", Glyphs::Ascii),
            ("", "", "cy_GB.utf8", Glyphs::Utf8),
            ("C", "", "en_GB.UTF-8", Glyphs::Ascii),
            ("", "en_GB.UTF-8", "C", Glyphs::Utf8),
            ("C.UTF-8", "", "C", Glyphs::Utf8),
        ] {
            let environment = Environment {
                term: "xterm".to_owned(),
                lc_all: lc_all.to_owned(),
                lc_ctype: lc_ctype.to_owned(),
                lang: lang.to_owned(),
                ..Environment::default()
            };
            assert_eq!(decide(&environment).glyphs, want, "{lc_all:?} {lc_ctype:?} {lang:?}");
        }
    }

    #[test]
    fn no_colour_means_attributes_only_and_true_colour_must_be_announced() {
        let environment = Environment { term: "xterm-256color".to_owned(), ..Environment::default() };
        let no_color = Environment { no_color: "1".to_owned(), ..environment.clone() };
        assert_eq!(decide(&no_color).profile.depth, Depth::Mono);
        let truecolor = Environment { colorterm: "truecolor".to_owned(), ..environment };
        assert_eq!(decide(&truecolor).profile.depth, Depth::True);
    }
}
