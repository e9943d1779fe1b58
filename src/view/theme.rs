//! A theme: one style a role, read from a TOML file. A role left out keeps the style of the terminal theme.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};

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

#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// A theme that comes with the program.
    pub fn named(name: &str) -> Option<Result<Theme, String>> {
        THEMES.iter().find(|(known, _)| *known == name).map(|(_, text)| Theme::read(text))
    }

    /// Reads a theme file. The error names the role and what is wrong with it.
    pub fn read(text: &str) -> Result<Theme, String> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
        let mut styles = BTreeMap::new();
        let roles = table.get("roles").and_then(toml::Value::as_table).ok_or("it has no [roles] table")?;
        for (name, value) in roles {
            let role = Role::ALL.into_iter().find(|role| role.name() == name).ok_or_else(|| {
                let near = Role::ALL
                    .into_iter()
                    .map(Role::name)
                    .max_by(|a, b| strsim::jaro_winkler(a, name).total_cmp(&strsim::jaro_winkler(b, name)));
                format!("there is no role \"{name}\"; the nearest is \"{}\"", near.unwrap_or_default())
            })?;
            let words = value.as_str().ok_or_else(|| format!("the style of \"{name}\" is not a text"))?;
            styles.insert(role, style(words).map_err(|why| format!("{name}: {why}"))?);
        }
        Ok(Theme { styles })
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
            let theme = Theme::read(text).unwrap_or_else(|why| panic!("{name}: {why}"));
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

    #[test]
    fn a_wrong_theme_names_the_role_and_the_word() {
        assert!(Theme::read("[roles]\noverdeu = \"red\"").unwrap_err().contains("overdue"));
        assert!(Theme::read("[roles]\noverdue = \"redd\"").unwrap_err().contains("redd"));
        assert!(Theme::read("nothing = 1").unwrap_err().contains("[roles]"));
    }
}
