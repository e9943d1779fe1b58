//! A theme: one style a role, read from a TOML file and checked: every role there, none unknown, all readable.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};

use serde::Deserialize;
use toml::Spanned;

use super::contrast;
use crate::app::scene::Role;

/// The themes that come with the program: name and text.
pub const THEMES: &[(&str, &str)] = &[
    ("terminal", include_str!("../../themes/terminal.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("dark", include_str!("../../themes/dark.toml")),
    ("contrast", include_str!("../../themes/contrast.toml")),
    ("colour-safe", include_str!("../../themes/colour-safe.toml")),
    ("mono", include_str!("../../themes/mono.toml")),
];

/// Text has at least this contrast with its background.
const ENOUGH: f64 = 4.5;
/// What only stands beside text: lines, and words that are offered or out of use.
const ENOUGH_BESIDE: f64 = 3.0;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
    /// Roles whose contrast cannot be worked out, as one of the two colours is the terminal's own.
    unknown: usize,
}

/// What is wrong with a theme file, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The background of the terminals it is meant for, to work the contrast out against.
    background: Option<Spanned<String>>,
    roles: Option<BTreeMap<Spanned<String>, Spanned<toml::Value>>>,
}

impl Theme {
    /// A theme that comes with the program.
    pub fn named(name: &str) -> Option<Result<Theme, Vec<Fault>>> {
        THEMES.iter().find(|(known, _)| *known == name).map(|(_, text)| Theme::read(text))
    }

    /// Reads a theme file: every role has a style, and what can be worked out can be read.
    ///
    /// # Errors
    /// Every fault with its line.
    pub fn read(text: &str) -> Result<Theme, Vec<Fault>> {
        let line_at = |at: usize| text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
        let fault = |line: usize, what: String| Fault { line, what };
        let file: File = toml::from_str(text).map_err(|error| {
            vec![fault(error.span().map_or(1, |span| line_at(span.start)), error.message().to_owned())]
        })?;
        let Some(roles) = file.roles else { return Err(vec![fault(1, "it has no [roles] table".to_owned())]) };
        let mut faults = Vec::new();
        let background = file.background.and_then(|word| {
            let known = colour(word.get_ref()).and_then(contrast::rgb);
            if known.is_none() {
                let what = format!("background: \"{}\" is not #rrggbb or a number from 16 to 255", word.get_ref());
                faults.push(fault(line_at(word.span().start), what));
            }
            known
        });
        let mut theme = Theme { styles: BTreeMap::new(), unknown: 0 };
        let table = text.lines().position(|line| line.trim() == "[roles]").map_or(1, |at| at + 1);
        for (name, value) in &roles {
            let line = line_at(name.span().start);
            match read_role(name.get_ref(), value.get_ref()) {
                Ok((role, style)) => {
                    theme.styles.insert(role, style);
                    match contrast_of(style, background) {
                        Some(ratio) if ratio < enough(role) => faults.push(fault(
                            line,
                            format!(
                                "{}: its contrast is {:.1} to 1, and {} is the least",
                                role.name(),
                                (ratio * 10.0).floor() / 10.0,
                                enough(role)
                            ),
                        )),
                        Some(_) => {}
                        None => theme.unknown += 1,
                    }
                }
                Err(what) => faults.push(fault(line, what)),
            }
        }
        let missing = Role::ALL.into_iter().filter(|role| !roles.keys().any(|name| name.get_ref() == role.name()));
        let missing: Vec<&str> = missing.map(Role::name).collect();
        if !missing.is_empty() {
            faults.push(fault(table, format!("it has no style for {}", missing.join(", "))));
        }
        faults.sort_by_key(|fault| fault.line);
        if faults.is_empty() { Ok(theme) } else { Err(faults) }
    }

    /// How many roles cannot be checked for contrast: they use the terminal's own colours.
    pub fn unchecked(&self) -> usize {
        self.unknown
    }

    pub fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }

    /// The same without colours: attributes only, for NO_COLOR and monochrome terminals.
    pub fn without_colour(mut self) -> Self {
        for style in self.styles.values_mut() {
            style.fg = None;
            style.bg = None;
        }
        self
    }
}

fn read_role(name: &str, value: &toml::Value) -> Result<(Role, Style), String> {
    let role = Role::ALL.into_iter().find(|role| role.name() == name).ok_or_else(|| {
        let near = Role::ALL
            .into_iter()
            .map(Role::name)
            .max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
        format!("there is no role \"{name}\"; the nearest is \"{}\"", near.unwrap_or_default())
    })?;
    let words = value.as_str().ok_or_else(|| format!("the style of \"{name}\" is not a text"))?;
    Ok((role, style(words).map_err(|why| format!("{name}: {why}"))?))
}

const fn enough(role: Role) -> f64 {
    match role {
        Role::Rule | Role::Ghost | Role::Archived => ENOUGH_BESIDE,
        _ => ENOUGH,
    }
}

/// The contrast of a style, where both of its colours are known. Reversing them changes nothing.
fn contrast_of(style: Style, background: Option<contrast::Rgb>) -> Option<f64> {
    let front = contrast::rgb(style.fg?)?;
    let back = match style.bg {
        Some(back) => contrast::rgb(back)?,
        None => background?,
    };
    Some(contrast::ratio(front, back))
}

/// "bold red on black", "reverse", "#ffb000", "244".
fn style(words: &str) -> Result<Style, String> {
    let mut style = Style::default();
    let mut on_background = false;
    for word in words.split_whitespace() {
        let modifier = match word {
            "bold" => Some(Modifier::BOLD),
            "dim" => Some(Modifier::DIM),
            "italic" => Some(Modifier::ITALIC),
            "underline" => Some(Modifier::UNDERLINED),
            "reverse" => Some(Modifier::REVERSED),
            _ => None,
        };
        match (word, modifier) {
            ("on", _) => on_background = true,
            (_, Some(modifier)) => style = style.add_modifier(modifier),
            (word, None) => {
                let colour = colour(word).ok_or_else(|| format!("\"{word}\" is neither a colour nor an attribute"))?;
                style = if on_background { style.bg(colour) } else { style.fg(colour) };
                on_background = false;
            }
        }
    }
    Ok(style)
}

fn colour(word: &str) -> Option<Color> {
    let named = match word {
        "default" => Color::Reset,
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "grey" | "gray" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        _ => {
            if let Some(hex) = word.strip_prefix('#').filter(|hex| hex.len() == 6) {
                let number = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
                let [_, red, green, blue] = number;
                return Some(Color::Rgb(red, green, blue));
            }
            return word.parse::<u8>().ok().map(Color::Indexed);
        }
    };
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_that_comes_along_styles_every_role_that_means_something() {
        for (name, text) in THEMES {
            let theme = Theme::read(text).unwrap_or_else(|why| panic!("{name}: {why:?}"));
            for role in [Role::Current, Role::Overdue, Role::Soon, Role::Error, Role::TabOn, Role::Key] {
                assert_ne!(theme.style(role), Style::default(), "{name}: {}", role.name());
            }
        }
    }

    #[test]
    fn the_selection_is_visible_without_colour() {
        for (name, text) in THEMES {
            let theme = Theme::read(text).unwrap().without_colour();
            assert!(!theme.style(Role::Current).add_modifier.is_empty(), "{name}");
            assert!(!theme.style(Role::TabOn).add_modifier.is_empty(), "{name}");
        }
    }

    /// A theme file with every role, but for these lines.
    fn file(head: &str, lines: &[(&str, &str)]) -> String {
        let style = |role: Role| lines.iter().find(|(name, _)| *name == role.name()).map_or("bold", |(_, words)| words);
        let roles: String =
            Role::ALL.into_iter().map(|role| format!("{} = \"{}\"\n", role.name(), style(role))).collect();
        format!("{head}[roles]\n{roles}")
    }

    fn faults(text: &str) -> Vec<String> {
        let faults = Theme::read(text).unwrap_err();
        faults.into_iter().map(|fault| format!("line {}: {}", fault.line, fault.what)).collect()
    }

    #[test]
    fn a_wrong_theme_names_the_line_the_role_and_the_word() {
        let text = file("", &[("overdue", "redd")]);
        assert_eq!(faults(&text), ["line 10: overdue: \"redd\" is neither a colour nor an attribute"]);
        let text = file("", &[]).replace("overdue", "overdeu");
        assert_eq!(
            faults(&text),
            [
                "line 1: it has no style for overdue",
                "line 10: there is no role \"overdeu\"; the nearest is \"overdue\""
            ]
        );
        assert_eq!(faults("# nothing"), ["line 1: it has no [roles] table"]);
        assert!(faults("[roles]\nkey = ")[0].starts_with("line 2"));
        assert!(faults("nothing = 1")[0].contains("nothing"));
    }

    #[test]
    fn too_little_contrast_is_named_with_its_ratio_where_it_can_be_worked_out() {
        let text = file("", &[("soon", "#777777 on #888888")]);
        assert_eq!(faults(&text), ["line 11: soon: its contrast is 1.2 to 1, and 4.5 is the least"]);
        let text = file("background = \"#ffffff\"\n", &[("rule", "252"), ("key", "bold 25")]);
        assert_eq!(faults(&text), ["line 7: rule: its contrast is 1.5 to 1, and 3 is the least"]);
        assert_eq!(faults(&file("background = \"red\"\n", &[])).len(), 1);
        // The terminal's own colours look as their owner has set them.
        let theme = Theme::read(&file("", &[("soon", "yellow on black")])).unwrap();
        assert_eq!(theme.unchecked(), Role::ALL.len());
    }

    #[test]
    fn what_comes_along_can_be_read() {
        for (name, text) in THEMES {
            let theme = Theme::read(text).unwrap_or_else(|why| panic!("{name}: {why:?}"));
            for role in Role::ALL {
                let style = theme.style(role);
                match (*name, style.fg) {
                    // Made for one background, and checked against it when it was read.
                    ("light" | "dark", Some(_)) => assert!(text.contains("background = "), "{name}"),
                    // Made for both: against either it has the contrast of large or bold text.
                    ("colour-safe", Some(colour)) => {
                        let worst = |back| contrast::rgb(colour).map_or(21.0, |front| contrast::ratio(front, back));
                        assert!(worst([0; 3]).min(worst([255; 3])) >= ENOUGH_BESIDE, "{name}: {}", role.name());
                    }
                    ("contrast", Some(front)) => {
                        assert!([Color::White, Color::LightYellow, Color::LightCyan].contains(&front), "{name}");
                        assert_eq!(style.bg, Some(Color::Black), "{name}: {}", role.name());
                    }
                    ("mono", front) => assert_eq!(front, None, "{name}"),
                    _ => {}
                }
            }
        }
    }
}
